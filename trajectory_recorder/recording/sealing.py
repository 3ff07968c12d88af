"""Ends a recording's bundle: seals what was written, or recovers it where writing failed."""

import logging
from dataclasses import dataclass
from pathlib import Path

from trajectory_recorder.bundle import BundleWriter, Manifest
from trajectory_recorder.errors import OutputUnusable, TrajectoryError
from trajectory_recorder.recording import recovery
from trajectory_recorder.recording.pipeline import Pipeline
from trajectory_recorder.recording.states import EndReason

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a session that ended: its bundle and what its manifest says."""

    root: Path
    manifest: Manifest
    warning: str = ""


def seal_what_was_written(
    pipeline: Pipeline, bundle: BundleWriter, *, end_ns: int, reason: EndReason
) -> Outcome:
    """Seal a bundle whose pipeline has finished, once all that was taken is known to be in it.

    Args:
        pipeline: Everything went through it.
        bundle: Closed by this, whatever comes.
        end_ns: Session time at the end.
        reason: Why it ended.

    Raises:
        OutputUnusable: The bundle can't be sealed here and now; `recover` can do it later.
    """
    error = pipeline.error
    if error is None:
        _compare_counts(pipeline, bundle)
        try:
            # A device's clock may place its last sound a moment after ours stopped.
            duration_ns = max(end_ns, bundle.tally.last_ns)
            return Outcome(bundle.root, bundle.seal(duration_ns=duration_ns, ended=str(reason)))
        except OSError as failure:
            error = failure
    # Writing failed under way: seal what reached the disk, as after a crash.
    log.error("sealing %s from what reached the disk: %s", bundle.root, error)
    bundle.abandon()
    try:
        manifest = recovery.recover(bundle.root, ended=str(EndReason.DISK_FULL))
    except (TrajectoryError, OSError) as failure:
        raise OutputUnusable(
            f"writing to {bundle.root} failed ({error}) and so did sealing it ({failure})",
            f"nothing that is there was lost. Make room, then {_recover_hint(bundle.root)}",
        ) from failure
    return Outcome(bundle.root, manifest, f"writing failed: {error}")


def _compare_counts(pipeline: Pipeline, bundle: BundleWriter) -> None:
    written = pipeline.written
    missing = {
        kind.__name__: count - written[kind]
        for kind, count in pipeline.accepted.items()
        if count != written[kind]
    }
    if missing:
        bundle.abandon()
        raise OutputUnusable(
            f"{bundle.root} lacks events that were taken: {missing}", _recover_hint(bundle.root)
        )


def _recover_hint(root: Path) -> str:
    return f"run: trajectory-recorder recover {root}"
