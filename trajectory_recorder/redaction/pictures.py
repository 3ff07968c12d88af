"""What one display shows, after the edits: a list of pictures with their times, each from one of the recording's.

It decides which picture is shown when and what is painted over it, and touches no pixel.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from trajectory_recorder.events import Display, FrameEvent, Rectangle
from trajectory_recorder.redaction.plan import Plan, within
from trajectory_recorder.redaction.recording import Recording


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture is shown: all black, or with areas covered, from the picture's own corner."""

    black: bool = False
    covered: tuple[Rectangle, ...] = ()

    @property
    def is_plain(self) -> bool:
        return not self.black and not self.covered


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture to show: when, in new time, and how; `is_own` says that it is the frame's own time."""

    at_ns: int
    look: Look
    is_own: bool


class Shots:
    """Feed it a display's frames in their order; it tells what is to be shown of each.

    Args:
        recording: What is edited.
        plan: How.
        display_id: The display.
    """

    def __init__(self, recording: Recording, plan: Plan, display_id: int) -> None:
        self._plan = plan
        self._display_id = display_id
        self._borders_ns = plan.borders_ns(display_id)
        self._places = recording.places(display_id)
        self._shown: tuple[int, Look] | None = None

    def of(self, number: int, frame: FrameEvent, from_ns: int, to_ns: int) -> Iterator[Shot]:
        """What is to be shown while a frame is the newest one.

        Args:
            number: The frame's; a black picture is like any other.
            frame: The frame.
            from_ns: Its time.
            to_ns: The next one's time, or the end.
        """
        for at_ns in (from_ns, *self._between(from_ns, to_ns)):
            if self._plan.times.is_cut(at_ns):
                continue
            look = self._look(frame, from_ns, at_ns)
            what = (-1 if look.black else number), look
            if what != self._shown:
                self._shown = what
                yield Shot(self._plan.times.after(at_ns), look, at_ns == from_ns)

    def _between(self, from_ns: int, to_ns: int) -> list[int]:
        first = bisect_right(self._borders_ns, from_ns)
        behind = bisect_right(self._borders_ns, to_ns - 1)
        return self._borders_ns[first:behind]

    def _look(self, frame: FrameEvent, taken_ns: int, at_ns: int) -> Look:
        if at_ns in self._plan.blank:
            return Look(black=True)
        covered = self._plan.covered(self._display_id, at_ns)
        if not covered:
            return Look()
        display = self._place_of(frame, taken_ns)
        if display is None:
            return Look(black=True)  # Where the areas lie in it can't be known.
        areas = (within(it, display) for it in covered)
        return Look(covered=tuple(_to_edge(it, frame) for it in areas if it is not None))

    def _place_of(self, frame: FrameEvent, taken_ns: int) -> Display | None:
        """Where the display lay when a frame was taken: the newest place of the frame's size, or the next."""
        size = frame.width_px, frame.height_px
        fitting = [(at_ns, it) for at_ns, it in self._places if (it.width_px, it.height_px) == size]
        before = bisect_right(fitting, taken_ns, key=lambda it: it[0])
        return fitting[max(0, before - 1)][1] if fitting else None


def _to_edge(area: Rectangle, frame: FrameEvent) -> Rectangle:
    """The video repeats an odd picture's last row and column: what reaches them reaches its edge."""
    right, bottom = area.x_px + area.width_px, area.y_px + area.height_px
    more_x = frame.coded_width_px - right if right >= frame.width_px else 0
    more_y = frame.coded_height_px - bottom if bottom >= frame.height_px else 0
    return Rectangle(area.x_px, area.y_px, area.width_px + more_x, area.height_px + more_y)
