"""What a session has from its beginning on, and what it writes about itself."""

from dataclasses import dataclass

import msgspec

from trajectory_recorder.bundle import BundleWriter, SessionInfo
from trajectory_recorder.bundle.manifest import SyncCertificate, Task, new_bundle_id
from trajectory_recorder.clock import SessionClock
from trajectory_recorder.recording import host
from trajectory_recorder.recording.caretaker import Caretaker
from trajectory_recorder.recording.pipeline import Pipeline
from trajectory_recorder.recording.streams import Streams
from trajectory_recorder.settings import RecordSettings


def begin_time(
    clock: SessionClock, settings: RecordSettings, *, task: Task | None, sync: SyncCertificate | None
) -> SessionInfo:
    """Let session time begin; returns what a bundle says about the session from its start."""
    stamp_ns = clock.start()
    return SessionInfo(
        new_bundle_id(),
        host.recorder(),
        host.operating_system(),
        clock.start_utc_ns,
        stamp_ns,
        host.clock_resolution_ns(),
        msgspec.to_builtins(settings),
        task,
        sync,
    )


@dataclass(frozen=True, slots=True)
class Running:
    """The parts of a session that has begun."""

    bundle: BundleWriter
    pipeline: Pipeline
    caretaker: Caretaker

    def record_clocks(self, clock: SessionClock) -> None:
        """Record what all clocks say; call it while time runs, for session time stands still after it."""
        anchor = clock.anchor()
        self.pipeline.record(anchor.session_ns, anchor)

    def record_what_ended(self, streams: Streams, end_ns: int) -> None:
        """Record what is open about streams that have all stopped, and what full queues lost."""
        for record in streams.finish_records(end_ns):
            self.pipeline.record(record.session_ns, record.event, record.stream)
        for stream, gap in self.pipeline.take_lost():
            self.pipeline.record(end_ns, gap, stream)
