"""Records where the recorded area is, so that a reader can tell black from what was kept out."""

from trajectory_recorder.capture._os.polling import emit_changes
from trajectory_recorder.capture.area.area import Area, AreaOpener
from trajectory_recorder.capture.source import Outlet
from trajectory_recorder.events import AreaEvent, StreamName

_PERIOD_S = 0.1


class AreaSource:
    """Says which part of the desktop is recorded, ten times a second where it changed.

    Where all of the desktop may be recorded, it says nothing before something is excluded.

    Args:
        opener: Opens the area.
    """

    stream: str = StreamName.AREA

    def __init__(self, opener: AreaOpener) -> None:
        self._opener = opener
        self._told = False

    def run(self, outlet: Outlet) -> None:
        """Look until the outlet says to stop.

        Raises:
            MachineError: The window system can't be reached.
            DeviceLost: It went away.
        """
        with self._opener() as area:
            emit_changes(outlet, lambda: self._read(area), period_s=_PERIOD_S)

    def _read(self, area: Area) -> AreaEvent | None:
        if not self._told and area.whole():
            return None
        self._told = True
        return AreaEvent(area.visible(), area.focused())
