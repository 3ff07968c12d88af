"""Where the pictures of a recording show secrets or personal data, as far as a reader can read them.

Reading takes seconds for a full picture. So of each few seconds one picture is read, the last one, and of that
only what became another one since. A place counts as showing it from the picture before on, if that was not
read, to the next one that was read and no longer shows it. What is there for less than that may be missed, and
so is what the reader misreads: people have to look, too. What was read is never told.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from trajectory_recorder.bundle import Bundle
from trajectory_recorder.events import Display, DisplaysEvent, FrameEvent, Rectangle
from trajectory_recorder.media import decode
from trajectory_recorder.quality.detectors import PERSONAL, SECRETS
from trajectory_recorder.quality.written import Written
from trajectory_recorder.reading import Area, Line, Reader
from trajectory_recorder.tasks import Task

# Twelve pictures in a minute of recording. Judgement: what somebody reads or types is there for longer.
_ONE_IN_NS = 5_000_000_000
# The reader's boxes are tight, and letters have soft edges.
_PADDING_PX = 6
_DETECTORS = (*SECRETS, *PERSONAL)

_Frames = Sequence[tuple[int, FrameEvent]]


@dataclass(frozen=True, slots=True)
class Shown:
    """`what` is shown on a display from `from_ns` to `to_ns`; `area` is in pixels of the virtual desktop."""

    what: str
    from_ns: int
    to_ns: int
    display_id: int
    area: Rectangle


def on_screen(bundle: Bundle, load: Callable[[], Reader], *, task: Task | None = None) -> list[Shown]:
    """Read a bundle's pictures, and look for secrets and personal data in them, by time.

    Args:
        bundle: A sealed bundle.
        load: Loads the reader; called where there are pictures.
        task: Told of the progress.

    Raises:
        DamagedBundle: Its events or pictures can't be read.
        ReaderUnavailable: As `load` does.
        Cancelled: `task` was cancelled.
    """
    task = task or Task()
    frames: dict[int, list[tuple[int, FrameEvent]]] = {}
    displays: list[tuple[int, DisplaysEvent]] = []
    for at_ns, event in bundle.events():
        if isinstance(event, FrameEvent):
            frames.setdefault(event.display_id, []).append((at_ns, event))
        elif isinstance(event, DisplaysEvent):
            displays.append((at_ns, event))
    if not frames:
        return []
    task.progress("loading the reader", 0.0)
    reader = load()
    found: list[Shown] = []
    for display_id, listed in frames.items():
        watch = _Watch(display_id, displays, [at_ns for at_ns, _ in listed], bundle.manifest.duration_ns)
        for at_ns, frame, lines in _read(bundle, listed, Written(reader), task):
            watch.see(at_ns, frame, lines)
        found += watch.ended()
    return sorted(found, key=lambda it: (it.from_ns, it.display_id, it.area.y_px, it.area.x_px))


def _read(
    bundle: Bundle, frames: _Frames, written: Written, task: Task
) -> Iterator[tuple[int, FrameEvent, Sequence[Line]]]:
    chosen = _chosen(frames)
    done = 0
    for path, group in groupby(chosen, key=lambda it: it[1].path):
        by_pts = {frame.pts_ns: (at_ns, frame) for at_ns, frame in group}
        for pts_ns, picture in decode.pictures_at(bundle.path(path), by_pts):
            task.progress("reading the pictures", done / len(chosen))
            at_ns, frame = by_pts[pts_ns]
            written.see(picture[: frame.height_px, : frame.width_px])
            yield at_ns, frame, written.lines
            done += 1


def _chosen(frames: _Frames) -> _Frames:
    """The last frame of each few seconds."""
    return [list(group)[-1] for _, group in groupby(frames, key=lambda it: it[0] // _ONE_IN_NS)]


class _Watch:
    """Follows what is shown on one display from one read picture to the next."""

    def __init__(
        self,
        display_id: int,
        displays: Sequence[tuple[int, DisplaysEvent]],
        frames_ns: Sequence[int],
        ends_ns: int,
    ) -> None:
        self._display_id = display_id
        self._displays = displays
        self._frames_ns = frames_ns
        self._ends_ns = ends_ns
        self._unread_from_ns = 0
        self._open: dict[tuple[str, Rectangle], int] = {}
        self._closed: list[Shown] = []

    def see(self, at_ns: int, frame: FrameEvent, lines: Sequence[Line]) -> None:
        """Take what is written in the next picture that was read."""
        now = {
            (what, self._placed(at_ns, frame, line.area)) for line in lines for what in _disclosed(line.text)
        }
        still = {known: self._same(known, now) for known in self._open}
        for known, same in still.items():
            if same is None:
                self._close(known, at_ns)
        taken = {it for it in still.values() if it is not None}
        for it in now - taken:
            self._open[it] = min(self._unread_from_ns, at_ns)
        after = bisect_right(self._frames_ns, at_ns)
        self._unread_from_ns = self._frames_ns[after] if after < len(self._frames_ns) else self._ends_ns

    def ended(self) -> list[Shown]:
        """All that was found."""
        for known in list(self._open):
            self._close(known, self._ends_ns)
        return self._closed

    def _close(self, known: tuple[str, Rectangle], at_ns: int) -> None:
        from_ns = self._open.pop(known)
        if at_ns > from_ns:
            self._closed.append(Shown(known[0], from_ns, at_ns, self._display_id, known[1]))

    @staticmethod
    def _same(known: tuple[str, Rectangle], now: set[tuple[str, Rectangle]]) -> tuple[str, Rectangle] | None:
        """The same thing at the same place, which a line has that is read again a little smaller or larger."""
        return next(
            (it for it in now if it[0] == known[0] and _holds(known[1], it[1], by_px=_PADDING_PX // 2)), None
        )

    def _placed(self, at_ns: int, frame: FrameEvent, area: Area) -> Rectangle:
        wide = area.wider(_PADDING_PX, width_px=frame.width_px, height_px=frame.height_px)
        display = self._display(at_ns)
        x_px, y_px = (display.x_px, display.y_px) if display is not None else (0, 0)
        return Rectangle(x_px + wide.left, y_px + wide.top, wide.right - wide.left, wide.bottom - wide.top)

    def _display(self, at_ns: int) -> Display | None:
        """The display as it was arranged at a time."""
        told = [it for since_ns, it in self._displays if since_ns <= at_ns] or [
            it for _, it in self._displays
        ]
        known = told[-1].displays if told else ()
        return next((it for it in known if it.display_id == self._display_id), None)


def _disclosed(text: str) -> Iterator[str]:
    return (it.name for it in _DETECTORS if any(it.find(text)))


def _holds(outer: Rectangle, inner: Rectangle, *, by_px: int) -> bool:
    """Whether one rectangle lies in another one, or beyond it by so much at most."""
    return (
        outer.x_px - by_px <= inner.x_px
        and outer.y_px - by_px <= inner.y_px
        and inner.x_px + inner.width_px <= outer.x_px + outer.width_px + by_px
        and inner.y_px + inner.height_px <= outer.y_px + outer.height_px + by_px
    )
