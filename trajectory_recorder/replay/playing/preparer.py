"""The thread that makes previews while nobody asks for anything else."""

import threading

from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import EndpointError
from trajectory_recorder.replay.pictures.previews import Previews
from trajectory_recorder.replay.playing.transport import Transport

_QUIET_NS = 500_000_000


class Preparer:
    """Prepares until all is done or it is closed.

    Args:
        previews: What to make.
        transport: Tells whether anything is asked for.
    """

    def __init__(self, previews: Previews, transport: Transport) -> None:
        self._previews = previews
        self._transport = transport
        self._thread = threading.Thread(target=self._run, name="preparer", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def join(self, timeout_s: float | None) -> None:
        """Wait until all is made, or for the end after the transport was closed."""
        self._thread.join(timeout_s)

    def _run(self) -> None:
        seen, more = -1, True
        try:
            while more and not self._transport.closing:
                if self._quiet_since(seen):
                    more = self._previews.prepare()
                    continue
                seen = self._transport.version
                until_ns = None if self._transport.busy else monotonic_ns() + _QUIET_NS
                self._transport.wait(until_ns, seen=seen)
        except EndpointError:
            # They are for speed alone: nothing is missing without them.
            return
        finally:
            self._previews.close()

    def _quiet_since(self, seen: int) -> bool:
        return self._transport.version == seen and not self._transport.busy
