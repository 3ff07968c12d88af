"""Notes what the pictures of actions need, while the events of a recording pass by: the arrangement of
displays at any time, and the size of every frame. It keeps nothing else of them.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from trajectory_recorder.events import Display, DisplaysEvent, Event, FrameEvent

Frame = tuple[str, int]
"""A frame of the recording: the path of its file, and its time stamp there in ns."""

Size = tuple[int, int]
"""Width and height in pixels, of the display and not of the video."""


class Frames:
    """The frames of a recording; `size_px` has the size of each."""

    def __init__(self) -> None:
        self.size_px: dict[Frame, Size] = {}
        self._arranged: list[tuple[int, tuple[Display, ...]]] = []

    def noting(self, events: Iterable[tuple[int, Event]]) -> Iterator[tuple[int, Event]]:
        """Pass all events on, and note what they tell."""
        for at_ns, event in events:
            if isinstance(event, FrameEvent):
                self.size_px[event.path, event.pts_ns] = event.width_px, event.height_px
            elif isinstance(event, DisplaysEvent):
                self._arranged.append((at_ns, event.displays))
            yield at_ns, event

    def display(self, display_id: int | None, at_ns: int) -> Display | None:
        """A display as it was arranged at a session time."""
        return next((it for it in self.displays(at_ns) if it.display_id == display_id), None)

    def displays(self, at_ns: int) -> tuple[Display, ...]:
        """All displays at a session time; none before they were told."""
        index = bisect_right(self._arranged, at_ns, key=lambda it: it[0])
        return self._arranged[index - 1][1] if index else ()
