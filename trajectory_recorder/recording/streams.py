"""The streams of a session: starts, stops and asks all supervised sources together."""

import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from trajectory_recorder.capture.source import Source
from trajectory_recorder.clock import SessionClock, monotonic_ns
from trajectory_recorder.errors import Cancelled, MachineError
from trajectory_recorder.events import Event, StreamHealth, StreamState
from trajectory_recorder.recording.sources import is_required
from trajectory_recorder.recording.supervisor import JOIN_S, Supervisor, Timed

log = logging.getLogger(__name__)

_READY_NS = 10_000_000_000
# Who gave a recording up waits no longer for devices that hang; the process ends after it anyway.
_HURRIED_JOIN_S = 0.2


@dataclass(frozen=True, slots=True)
class Record:
    """An event about a stream that is to be written."""

    session_ns: int
    event: Event
    stream: str


class Streams:
    """The supervisors of a session, by their streams' names.

    Args:
        clock: The session's.
        gate: Set while session time runs; sources wait for it.
        deliver: Takes what is captured.
    """

    def __init__(self, clock: SessionClock, gate: threading.Event, deliver: Callable[[Timed], None]) -> None:
        self._clock = clock
        self._gate = gate
        self._deliver = deliver
        # Replaced and never changed, so that any thread may go through it.
        self._supervisors: dict[str, Supervisor] = {}

    def add(self, source: Source) -> None:
        """Take a source on; it is not started yet."""
        supervisor = Supervisor(source, clock=self._clock, gate=self._gate, deliver=self._deliver)
        self._supervisors = {**self._supervisors, source.stream: supervisor}

    def __iter__(self) -> Iterator[str]:
        return iter(self._supervisors)

    def __contains__(self, stream: str) -> bool:
        return stream in self._supervisors

    def __getitem__(self, stream: str) -> Supervisor:
        return self._supervisors[stream]

    def start(self, *, required: bool, cancelled: threading.Event) -> None:
        """Open every device, and wait until each delivers or has failed, 10 s at most.

        Args:
            required: Whether the failure of a device that a session can't do without is an error.
            cancelled: Ends the wait.

        Raises:
            MachineError: Such a device failed.
            Cancelled: `cancelled` was set.
        """
        for supervisor in self._supervisors.values():
            supervisor.start()
        deadline_ns = monotonic_ns() + _READY_NS
        for stream, supervisor in self._supervisors.items():
            if supervisor.wait_until_ready(deadline_ns, cancelled):
                continue
            if cancelled.is_set():
                raise Cancelled("the recording was given up before it began; nothing is left of it")
            failure = supervisor.failure
            log.warning("the %s stream is not ready: %s", stream, failure)
            if required and is_required(stream):
                if isinstance(failure, MachineError):
                    raise failure
                raise MachineError(f"the {stream} stream did not start within {_READY_NS // 10**9} s")

    def stop(self, state: StreamState, *, hurried: bool = False) -> None:
        """End every run, and wait for each at most 2 s, or hardly at all when `hurried`."""
        patience_s = _HURRIED_JOIN_S if hurried else JOIN_S
        # Asked all at once, so that slow ones end side by side.
        stoppers = [
            threading.Thread(target=supervisor.stop, args=(state, patience_s), name=f"stop {stream}")
            for stream, supervisor in self._supervisors.items()
        ]
        for thread in stoppers:
            thread.start()
        for thread in stoppers:
            thread.join()

    def watch(self, now_stamp_ns: int) -> list[Record]:
        """Look after every source; returns what is to be written about them."""
        return [
            Record(at_ns, event, stream)
            for stream, supervisor in self._supervisors.items()
            for at_ns, event in supervisor.watch(now_stamp_ns)
        ]

    def finish_records(self, end_ns: int) -> list[Record]:
        """What is to be written about every source now that all have stopped."""
        return [
            Record(at_ns, event, stream)
            for stream, supervisor in self._supervisors.items()
            for at_ns, event in supervisor.finish_records(end_ns)
        ]

    def health(self) -> tuple[StreamHealth, ...]:
        """How every stream is doing now; safe from any thread."""
        now = monotonic_ns()
        return tuple(supervisor.health(now) for supervisor in self._supervisors.values())
