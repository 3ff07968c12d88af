"""The thread that shows pictures: decodes what is wanted, and while playing a little ahead of the clock.

Whatever it is asked meanwhile, it finishes the picture that it is at, shows it, and goes on with what is wanted
then: there is never a backlog.
"""

import threading
from collections.abc import Callable

from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import EndpointError
from trajectory_recorder.replay.pictures.picture import Picture
from trajectory_recorder.replay.pictures.previews import Previews
from trajectory_recorder.replay.pictures.screen_pictures import ScreenPictures
from trajectory_recorder.replay.playing.backward_reel import ROOM_BYTES, BackwardReel
from trajectory_recorder.replay.playing.clock import PlayClock
from trajectory_recorder.replay.playing.darkroom import Darkroom
from trajectory_recorder.replay.playing.reel import Reel
from trajectory_recorder.replay.playing.transport import Transport, Wish
from trajectory_recorder.replay.recording import Recording

_LATE_NS = 500_000_000
"""Forwards and not faster than it was recorded, no frame is left out: pictures that come so late stop the clock
instead."""

_PAUSES_NS = tuple(seconds * 1_000_000_000 for seconds in (0.5, 1, 2, 4, 8))


class Projector:
    """Shows pictures until it is closed.

    Args:
        recording: Its pictures.
        transport: What to show.
        previews: Small pictures for what passes by.
        on_picture: Takes each picture, on this thread.
        on_news: Called on this thread when something may have changed.
    """

    def __init__(
        self,
        recording: Recording,
        transport: Transport,
        previews: Previews,
        *,
        on_picture: Callable[[Picture], None],
        on_news: Callable[[], None],
    ) -> None:
        self._tracks = {track.display_id: track for track in recording.timeline.screens}
        self._media = recording.media
        self._transport = transport
        self._previews = previews
        self._on_picture = on_picture
        self._on_news = on_news
        self._reels: dict[int, Reel | BackwardReel] = {}
        self._threaded: tuple[tuple[int, ...], bool] | None = None
        self._failures = 0
        self._waiting_for = ""
        self._thread = threading.Thread(target=self._run, name="projector", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def join(self, timeout_s: float) -> None:
        """Wait for the end, after the transport was closed."""
        self._thread.join(timeout_s)

    @property
    def problem(self) -> str:
        """What keeps pictures from being shown as recorded, or an empty string."""
        problems = (reel.problem for reel in tuple(self._reels.values()))
        return self._waiting_for or next(filter(None, problems), "")

    def _run(self) -> None:
        self._darkroom = Darkroom()
        while not self._transport.closing:
            seen = self._transport.version
            try:
                wait_until_ns = self._do_next()
                self._failures, self._waiting_for = 0, ""
            except EndpointError as error:
                wait_until_ns = self._later(error)
                seen = self._transport.version
            self._on_news()
            if wait_until_ns != 0:
                self._transport.wait(wait_until_ns, seen=seen)
        self._darkroom.close()
        for reel in self._reels.values():
            reel.pictures.close()

    def _do_next(self) -> int | None:
        """Do one thing; returns until when there is nothing else to do, 0 for not at all, None for ever."""
        wish = self._transport.open_wish()
        if wish is not None:
            self._fulfil(wish)
            return 0
        if self._transport.clock.running:
            return self._play_on()
        return None

    def _later(self, error: EndpointError) -> int:
        """Note that the network failed; returns when to try again."""
        self._waiting_for = f"waiting for the network: {error.message}"
        pause_ns = _PAUSES_NS[min(self._failures, len(_PAUSES_NS) - 1)]
        self._failures += 1
        return monotonic_ns() + int(pause_ns)

    # --- one picture of each display ---

    def _fulfil(self, wish: Wish) -> None:
        self._thread_reels(self._transport.displays, backwards=self._transport.clock.is_backwards)
        for reel in self._reels.values():
            picture = reel.show(wish.at_ns, exactly=wish.exactly)
            if picture is not None:
                self._on_picture(picture)
        self._transport.fulfilled(wish)

    def _thread_reels(self, displays: tuple[int, ...], *, backwards: bool) -> None:
        if self._threaded == (displays, backwards):
            return
        self._threaded = displays, backwards
        pictures = {display_id: reel.pictures for display_id, reel in self._reels.items()}
        self._reels = {}
        for display_id in displays:
            if display_id in self._tracks:
                track = self._tracks[display_id]
                own = pictures.pop(display_id, None) or ScreenPictures(track, self._media, self._previews)
                room_bytes = ROOM_BYTES // len(displays)
                self._reels[display_id] = BackwardReel(own, room_bytes=room_bytes) if backwards else Reel(own)
        for left in pictures.values():
            left.close()

    # --- playing ---

    def _play_on(self) -> int | None:
        self._show_due()
        if self._decode_one():
            return 0
        clock = self._transport.clock
        if clock.has_arrived(now_ns=monotonic_ns()):
            self._transport.end()
            return 0
        due_ns = self._due_ns(clock)
        return clock.due_ns(clock.goal_ns) if due_ns is None else due_ns

    def _due_ns(self, clock: PlayClock) -> int | None:
        """The monotonic time of the first picture that waits; None without any."""
        waiting = [reel.due_ns for reel in self._reels.values() if reel.due_ns is not None]
        return min((clock.due_ns(it) for it in waiting), default=None)

    def _show_due(self) -> None:
        clock = self._transport.clock
        for reel in self._reels.values():
            for picture in reel.take_due(clock.position(monotonic_ns()), every=clock.speed <= 1):
                self._on_picture(picture)

    def _decode_one(self) -> bool:
        """Decode what is due first; tells whether there was anything to decode."""
        clock, now_ns = self._transport.clock, monotonic_ns()
        wanted = [
            (clock.due_ns(reel.comes_at_ns(index)), display_id, index)
            for display_id, reel in self._reels.items()
            if (index := reel.next_index(clock, now_ns=now_ns)) is not None
        ]
        if not wanted:
            return False
        _, display_id, index = min(wanted)
        reel = self._reels[display_id]
        at_ns = reel.comes_at_ns(index)
        try:
            self._decode(reel, index)
        except EndpointError:
            self._transport.hold(at_ns)
            raise
        if 0 < clock.rate <= 1 and clock.position(monotonic_ns()) - at_ns > _LATE_NS * clock.rate:
            self._transport.set_back(at_ns)
        return True

    def _decode(self, reel: Reel | BackwardReel, index: int) -> None:
        self._darkroom.decode(lambda: reel.decode(index), meanwhile=self._show_meanwhile)

    def _show_meanwhile(self) -> float | None:
        """Show what is due while another picture is decoded; returns in how many seconds to come again."""
        clock = self._transport.clock
        # After a leap, those that wait are pictures of before.
        if self._transport.open_wish() is not None or not clock.running:
            return None
        self._show_due()
        due_ns = self._due_ns(clock)
        return None if due_ns is None else max(0, due_ns - monotonic_ns()) / 1e9
