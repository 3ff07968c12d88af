"""An outlet before another one, for sources that stand around a source: it passes everything on."""

from trajectory_recorder.capture.source import Captured, Outlet


class PassingOn(Outlet):
    """Passes on what it is told. Who changes something on the way overrides it.

    Args:
        outlet: Takes everything.
    """

    def __init__(self, outlet: Outlet) -> None:
        self._outlet = outlet

    def ready(self) -> None:
        self._outlet.ready()

    def wait_for_start(self) -> bool:
        return self._outlet.wait_for_start()

    def emit(self, stamp_ns: int, captured: Captured) -> None:
        self._outlet.emit(stamp_ns, captured)

    def looked(self, stamp_ns: int) -> None:
        self._outlet.looked(stamp_ns)

    @property
    def stopping(self) -> bool:
        return self._outlet.stopping

    def wait(self, seconds: float) -> bool:
        return self._outlet.wait(seconds)
