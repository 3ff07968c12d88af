"""The loop of every source that can only find changes by looking again.

It emits what it read when that differs from the last reading and says that it looked otherwise. It
knows no device: the reading is given to it.
"""

from collections.abc import Callable

from trajectory_recorder.capture.source import Outlet
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.events import Event


def emit_changes(outlet: Outlet, read: Callable[[], Event | None], *, period_s: float) -> None:
    """Read every `period_s` seconds until the source shall stop; the first reading is emitted too.

    An event is stamped before it is read: what it says was true no earlier than that. While there is
    none, as at the beginning, that is no change.
    """
    outlet.ready()
    if not outlet.wait_for_start():
        return
    last: Event | None = None
    while not outlet.stopping:
        stamp_ns = monotonic_ns()
        event = read()
        if event is None or event == last:
            outlet.looked(stamp_ns)
        else:
            outlet.emit(stamp_ns, event)
            last = event
        outlet.wait(period_s)
