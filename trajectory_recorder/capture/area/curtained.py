"""An area of which nothing is left while the curtain is drawn."""

from collections.abc import Iterator
from contextlib import contextmanager

from trajectory_recorder.capture.area.area import Area, AreaOpener
from trajectory_recorder.capture.curtain import Curtain
from trajectory_recorder.events import Rectangle


def behind(curtain: Curtain, opener: AreaOpener) -> AreaOpener:
    """What opens an area behind the curtain."""

    @contextmanager
    def open_behind() -> Iterator[Area]:
        with opener() as area:
            yield _Curtained(area, curtain)

    return open_behind


class _Curtained(Area):
    def __init__(self, area: Area, curtain: Curtain) -> None:
        self._area = area
        self._curtain = curtain

    def visible(self) -> tuple[Rectangle, ...]:
        # Asked only after the area: what is drawn meanwhile hides this answer, too.
        visible = self._area.visible()
        return () if self._curtain.drawn else visible

    def whole(self) -> bool:
        whole = self._area.whole()
        return whole and not self._curtain.drawn

    def focused(self, device_ms: int | None = None) -> bool:
        focused = self._area.focused(device_ms)
        return focused and not self._curtain.drawn

    def holds(self, window_id: int) -> bool:
        held = self._area.holds(window_id)
        return held and not self._curtain.drawn

    def excluded_in_front(self) -> bool:
        return self._area.excluded_in_front()
