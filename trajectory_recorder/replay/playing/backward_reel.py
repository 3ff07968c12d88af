"""One display's frames while playing backwards: which comes next, and those that are decoded and wait for their time.

Frames can be decoded forwards alone. So a stretch of them is decoded from its key frame and then taken from its
end; while that goes on, the stretch before it is decoded. What frames have in common is kept once. Of a group that
doesn't fit into memory nevertheless the last frames are kept, and it is decoded once more for those before. The
clock waits for none: what would come late is left out.
"""

from collections import deque
from collections.abc import Callable, Iterator
from itertools import takewhile

from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.replay.pictures.negative import Negative
from trajectory_recorder.replay.pictures.picture import Picture
from trajectory_recorder.replay.pictures.screen_pictures import ScreenPictures
from trajectory_recorder.replay.playing.clock import PlayClock
from trajectory_recorder.replay.playing.pace import GUESSES, LEAST_APART_NS, Pace
from trajectory_recorder.replay.playing.stretch import Stretch
from trajectory_recorder.replay.playing.waiting import Waiting

ROOM_BYTES = 120_000_000
"""Of decoded frames of all displays: forty of 1920x1080 of which none has anything in common with another."""

_MOST_STRETCHES = 2
"""That are decoded, beside the one that is being decoded: more would only be thrown away at a seek."""


class BackwardReel:
    """Where a replay is in one display's frames. Use it from one thread; while that shows what is due, another may
    `decode`.

    Args:
        pictures: The display's.
        room_bytes: What decoded frames may take: half of it those that are there, half a stretch that is decoded.
        read_monotonic: Tells how long decoding takes, in nanoseconds.
    """

    def __init__(
        self,
        pictures: ScreenPictures,
        *,
        room_bytes: int = ROOM_BYTES,
        read_monotonic: Callable[[], int] = monotonic_ns,
    ) -> None:
        self.pictures = pictures
        self._track = pictures.track
        self._room_bytes = room_bytes // 2
        self._read = read_monotonic
        self._waiting = Waiting()
        self._pace = Pace()
        self._last = -1
        self._taken: deque[Stretch] = deque()
        self._coming: Stretch | None = None

    def show(self, at_ns: int, *, exactly: bool) -> Picture | None:
        """The picture at a time, with which playing goes on; those before it are there then, too.

        Args:
            at_ns: Session time.
            exactly: Whether it is the frame itself, or the key frame before it.

        Raises:
            EndpointError: It lies at an endpoint that can't be asked now.
        """
        self._waiting.clear()
        self._taken.clear()
        self._coming = None
        index = self._track.shown(at_ns)
        self._last = -1 if index is None else index
        if index is None:
            self._waiting.problem = ""
            return None
        shown = (
            self.pictures.developed(self._last_of_group(index)) if exactly else self.pictures.preview(index)
        )
        self._waiting.problem = shown.problem
        return shown.picture

    def next_index(self, clock: PlayClock, *, now_ns: int) -> int | None:
        """Which frame to decode next; None where enough are decoded, and before the first.

        As fast as recorded or slower it is for every frame that is not jumped over, faster for those that a screen
        can show; but for none that would come late.

        Args:
            clock: The play clock.
            now_ns: Monotonic time.
        """
        self._leave_out(clock, clock.position(now_ns))
        if self._taken and not self._waiting.are_enough:
            return self._taken[0].kept[-1]
        if self._coming is None:
            self._coming = self._stretch_before(clock, now_ns)
        if self._coming is None or self._coming.is_decoded:
            return None
        return self._coming.next

    def decode(self, index: int) -> None:
        """Decode a frame that `next_index` told, for its time.

        Raises:
            EndpointError: It lies at an endpoint that can't be asked now.
        """
        if self._taken and index in self._taken[0].kept:
            shown = self.pictures.developed(self._taken[0].take())
            self._waiting.add(shown, comes_at_ns=self._ends_ns(index))
            self._last = index
        elif self._coming is not None:
            self._decode_one_of(self._coming)

    def comes_at_ns(self, index: int) -> int:
        """The session time for which a frame is decoded."""
        coming = self._coming
        return self._ends_ns(coming.last if coming is not None and index <= coming.last else index)

    @property
    def due_ns(self) -> int | None:
        """The session time of the first that waits."""
        return self._waiting.due_ns

    @property
    def problem(self) -> str:
        """What keeps the picture that is shown from being as recorded, or an empty string."""
        return self._waiting.problem

    def take_due(self, position_ns: int, *, every: bool) -> list[Picture]:
        """The pictures whose time has come: every one, or the newest only."""
        return self._waiting.take(lambda comes_at_ns: comes_at_ns >= position_ns, every=every)

    # --- stretches ---

    def _last_of_group(self, index: int) -> Negative:
        """A frame; those of its group before it are there afterwards, as far as there is room."""
        key = self._key(index)
        stretch = Stretch(self.pictures, key=key, wanted=range(key, index + 1), room_bytes=self._room_bytes)
        while not stretch.is_decoded:
            self._decode_one_of(stretch)
        self._taken.append(stretch)
        return stretch.take()

    def _decode_one_of(self, stretch: Stretch) -> None:
        index, began_ns = stretch.next, self._read()
        stretch.decode()
        self._pace.learn(1, self._read() - began_ns, key=bool(self._track.keyframe[index]))

    def _leave_out(self, clock: PlayClock, at_ns: int) -> None:
        """Let go of what is decoded and not to be shown: jumped over, too near to the last one, or late."""
        if self._coming is not None:
            self._coming.end_at(self._shown(at_ns))
            self._take_on(self._coming)
        following = self._before(self._last, clock)
        while self._taken:
            stretch = self._taken[0]
            while (kept := stretch.kept) and (following is None or kept[-1] > following):
                stretch.take()
            # Of several that are late the last one comes nevertheless: where all are, it is better than none.
            while len(kept := stretch.kept) > 1 and at_ns <= self._ends_ns(kept[-2]):
                stretch.take()
            if kept:
                return
            self._taken.popleft()

    def _take_on(self, coming: Stretch) -> None:
        """Make way for another one to be decoded after one that is; with a short one so early that it is there in
        time."""
        nbytes = coming.nbytes + sum(it.nbytes for it in self._taken)
        has_room = not self._taken or (len(self._taken) < _MOST_STRETCHES and nbytes <= self._room_bytes)
        if coming.is_decoded and has_room:
            self._coming = None
            if coming.kept:
                self._taken.append(coming)

    def _stretch_before(self, clock: PlayClock, now_ns: int) -> Stretch | None:
        """What is to be decoded before the frames that are; None before the first."""
        following = self._before(self._taken[-1].kept[0] if self._taken else self._last, clock)
        if following is None:
            return None
        last = self._in_time(following, clock, now_ns)
        key = self._key(last)
        wanted = takewhile(lambda index: index >= key, self._back_from(last, clock))
        return Stretch(self.pictures, key=key, wanted=wanted, room_bytes=self._room_bytes)

    # --- which frames ---

    def _back_from(self, index: int, clock: PlayClock) -> Iterator[int]:
        following: int | None = index
        while following is not None:
            yield following
            following = self._before(following, clock)

    def _before(self, index: int, clock: PlayClock) -> int | None:
        """The frame that is shown after one; None after the last."""
        if index < 0:
            return None
        at_ns = int(self._track.at_ns[index]) - 1
        if clock.speed > 1:
            at_ns = min(at_ns, max(self._ends_ns(index) - round(LEAST_APART_NS * clock.speed), 0))
        jumped = clock.taken.over(at_ns)
        if jumped is not None:
            at_ns = max(jumped.from_ns - 1, 0)
        return self._track.shown(at_ns)

    def _in_time(self, index: int, clock: PlayClock, now_ns: int) -> int:
        """The first frame from one back that is decoded when it is due, or a key frame where one comes sooner."""
        key = self._key_in_time(index, clock, now_ns)
        for _ in range(GUESSES):
            took_ns = self._pace.single_ns + (index - self._key(index)) * self._pace.frame_ns
            later = self._shown(clock.position(now_ns + round(took_ns)))
            if later >= index:
                return max(index, key)
            index = later
        return key

    def _key_in_time(self, index: int, clock: PlayClock, now_ns: int) -> int:
        at_most = min(index, self._shown(clock.position(now_ns + round(self._pace.single_ns))))
        return self._key(at_most)

    def _key(self, index: int) -> int:
        """The key frame that a frame builds on; itself where there is none."""
        key = self._track.key(index)
        return index if key is None else key

    def _shown(self, at_ns: int) -> int:
        return self._track.shown(at_ns) or 0

    def _ends_ns(self, index: int) -> int:
        """The last session time at which a frame is shown, where it is seen first."""
        after = min(index + 1, len(self._track.at_ns) - 1)
        return max(int(self._track.at_ns[after]) - 1, int(self._track.at_ns[index]))
