"""What a player was last told to do, for the threads that do it. It decodes and sounds nothing.

Its lock is held for moments only: a window's thread may call everything here.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from trajectory_recorder.replay.playing.alteration import UNALTERED, Alteration
from trajectory_recorder.replay.playing.clock import PlayClock


@dataclass(frozen=True, slots=True)
class Wish:
    """The pictures of a session time are wanted: the frames themselves, or the key frames before them."""

    at_ns: int
    exactly: bool


class Transport:
    """Clock, wishes and switches. Any thread may use it.

    While a wish is open the clock stands still at its place, so that playing goes on with its picture. It runs
    backwards only while it is asked to play so: whatever ends that leaves it at the rate of before. Turning
    around is a wish, too, for pictures that wait are those of the other way.

    Args:
        clock: Where to begin.
        displays: The displays that are shown at first.
        read_monotonic: The clock behind the play clock, in nanoseconds.
    """

    def __init__(
        self, clock: PlayClock, *, displays: tuple[int, ...], read_monotonic: Callable[[], int]
    ) -> None:
        self._changed = threading.Condition()
        self._read = read_monotonic
        self._wish: Wish | None = Wish(clock.from_ns, exactly=True)
        self.clock = clock
        self.playing = False
        self.displays = displays
        self.muted = False
        self.volume = 1.0
        self.alteration = UNALTERED
        self.closing = False
        self.version = 0
        self._exactly = True

    def position(self) -> int:
        """Session time now."""
        return self.clock.position(self._read())

    # --- what callers want ---

    def play(self) -> None:
        """Go on, forwards; from the beginning where it stands at the end."""
        with self._changed:
            self.playing = True
            turns = self.clock.is_backwards
            if turns:
                self.clock = self.clock.forwards(now_ns=self._read())
            if self.clock.ended:
                self._want(0, exactly=True)
            elif turns or not self._exactly:
                self._want(self.position(), exactly=True)
            elif self._wish is None:
                self.clock = self.clock.started(now_ns=self._read())
            self._tell()

    def play_backwards(self, speed: float) -> None:
        """Go back, so many times as fast as it was recorded.

        Raises:
            ValueError: It is slower than 0.25 or faster than 10.
        """
        with self._changed:
            was_backwards, clock = self.clock.is_backwards, self.clock.backwards(speed, now_ns=self._read())
            self.playing = True
            if was_backwards:
                self.clock = clock
                self._tell()
            else:
                self._turn(clock)

    def set_rate(self, rate: float) -> None:
        """Go forwards at another rate, now or when it plays.

        Raises:
            ValueError: It is slower than 0.25 or faster than 10.
        """
        with self._changed:
            was_backwards, clock = self.clock.is_backwards, self.clock.at_rate(rate, now_ns=self._read())
            if was_backwards:
                self._turn(clock)
            else:
                self.clock = clock
                self._tell()

    def pause(self) -> None:
        """Stand still here."""
        with self._changed:
            was_playing = self.playing
            self._stand()
            if was_playing and self._wish is None:
                # Faster than recorded, the newest picture is not always the one of here.
                self._want(self.position(), exactly=True)
            self._tell()

    def want(self, at_ns: int, *, exactly: bool) -> None:
        """Go to a time; of several calls the last one counts."""
        with self._changed:
            self._want(at_ns, exactly=exactly)

    def stand_at(self, at_ns: int) -> None:
        """Go to a time, and stand still there."""
        with self._changed:
            self._stand()
            self._want(at_ns, exactly=True)

    def change(self, change: Callable[[PlayClock, int], PlayClock]) -> None:
        """Make another clock of the clock and the monotonic time."""
        with self._changed:
            self.clock = change(self.clock, self._read())
            self._tell()

    def show(self, displays: tuple[int, ...]) -> None:
        """Show these displays, from here."""
        with self._changed:
            self.displays = displays
            self._want(self.position(), exactly=True)

    def sound(self, *, muted: bool, volume: float) -> None:
        """Whether the voice is heard, and how loud."""
        with self._changed:
            self.muted, self.volume = muted, volume
            self._tell()

    def alter(self, alteration: Alteration) -> None:
        """Play it otherwise than it is."""
        with self._changed:
            self.alteration = alteration
            self.clock = self.clock.leaving_out(alteration.cuts, now_ns=self._read())
            self._tell()

    def close(self) -> None:
        """Let all threads end."""
        with self._changed:
            self.closing = True
            self._tell()

    # --- what threads do ---

    def open_wish(self) -> Wish | None:
        """What is wanted and not there yet."""
        return self._wish

    @property
    def busy(self) -> bool:
        """Whether anything is wanted or played."""
        return self._wish is not None or self.clock.running

    def fulfilled(self, wish: Wish) -> None:
        """Its pictures were shown; if nothing else is wanted by now, playing goes on."""
        with self._changed:
            if self._wish is not wish:
                return
            self._wish = None
            if self.playing and wish.exactly:
                self.clock = self.clock.started(now_ns=self._read())
            self._tell()

    def hold(self, at_ns: int) -> None:
        """What was to be shown at a time is not there yet: go back to it, and on with it."""
        with self._changed:
            if self._wish is None:
                self._want(self.clock.sooner(at_ns, self.position()), exactly=True)

    def set_back(self, at_ns: int) -> None:
        """Pictures came late: let the clock run from the time of the newest."""
        with self._changed:
            if self.clock.running:
                self.clock = self.clock.set_back(at_ns, now_ns=self._read())
                self._tell()

    def end(self) -> None:
        """Stop where the clock runs to, if it is there."""
        with self._changed:
            if self._wish is None and self.clock.has_arrived(now_ns=self._read()):
                self.clock = self.clock.stopped(now_ns=self._read())
                self._stand()
                self._tell()

    def wait(self, until_ns: int | None, *, seen: int) -> None:
        """Wait for a monotonic time or a change since this `version`."""
        with self._changed:
            if self.version == seen and not self.closing:
                timeout_s = None if until_ns is None else max(0, until_ns - self._read()) / 1e9
                self._changed.wait(timeout_s)

    def _stand(self) -> None:
        self.playing = False
        if self.clock.is_backwards:
            self._turn(self.clock.forwards(now_ns=self._read()))

    def _turn(self, turned: PlayClock) -> None:
        self.clock = turned
        self._want(self.position(), exactly=True)

    def _want(self, at_ns: int, *, exactly: bool) -> None:
        now_ns = self._read()
        self.clock = self.clock.stopped(now_ns=now_ns).moved(at_ns, now_ns=now_ns)
        self._wish = Wish(self.clock.from_ns, exactly=exactly)
        self._exactly = exactly
        self._tell()

    def _tell(self) -> None:
        self.version += 1
        self._changed.notify_all()
