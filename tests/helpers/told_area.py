"""A recorded area that is where a test says."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from trajectory_recorder.capture.area import Area
from trajectory_recorder.events import Rectangle


class ToldArea(Area):
    """An area whose rectangles a function tells anew at every question.

    Its one window has the number 7, and the focus while `has_focus` is set and before `lost_at_ms`.
    """

    def __init__(self, tell: Callable[[], tuple[Rectangle, ...]]) -> None:
        self._tell = tell
        self.has_focus = True
        self.lost_at_ms = 0

    @contextmanager
    def open(self) -> Iterator[Area]:
        """The area itself, as an opener gives it."""
        yield self

    def visible(self) -> tuple[Rectangle, ...]:
        return self._tell()

    def whole(self) -> bool:
        return False

    def excluded_in_front(self) -> bool:
        return not self.has_focus

    def focused(self, device_ms: int | None = None) -> bool:
        return self.has_focus if device_ms is None else self.has_focus or device_ms < self.lost_at_ms

    def holds(self, window_id: int) -> bool:
        return window_id == 7
