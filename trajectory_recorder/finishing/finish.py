"""Carries out what the expert asked for while recording: to forget stretches, wherever they lie.

The recording without them is made first, and then the one with them goes at once. Whoever is killed between
may call this again.
"""

import secrets
import shutil
from pathlib import Path

from trajectory_recorder.bundle import Bundle, layout
from trajectory_recorder.bundle import manifest as manifests
from trajectory_recorder.bundle.checksums import hash_file
from trajectory_recorder.bundle.forgetting import is_pending
from trajectory_recorder.bundle.seal import sync_folder
from trajectory_recorder.errors import BundleError, OutputUnusable
from trajectory_recorder.events import Forget
from trajectory_recorder.redaction import Cut, apply
from trajectory_recorder.redaction.time_map import union
from trajectory_recorder.tasks import Task

_FORGOTTEN = ".forgotten-"


def find_unfinished(folder: Path) -> list[Path]:
    """List the sealed bundles at or directly in `folder` that hold what was to be forgotten, sorted by name."""
    candidates = [folder, *(sorted(folder.iterdir()) if folder.is_dir() else [])]
    return [path for path in candidates if (path / layout.MANIFEST).is_file() and _is_unfinished(path)]


def finish(root: Path, *, task: Task | None = None) -> Path | None:
    """Forget what the expert asked to be forgotten in a sealed recording, and delete the recording with it.

    Args:
        root: The bundle's folder. The new one goes beside it.
        task: Told of the progress. Where it is cancelled nothing has changed.

    Returns:
        The folder of the recording that is left: `root` where nothing was to be forgotten, None where all was.

    Raises:
        BundleError: There is no sealed bundle, or it is damaged; nothing has changed.
        OutputUnusable: The disk is full or can't be written to.
        Cancelled: `task` was cancelled.
    """
    _sweep(root.parent)
    bundle = Bundle(root)
    if not is_pending(bundle.manifest):
        return root
    left = _without_forgotten(bundle, task or Task())
    _delete(root)
    return left


def _is_unfinished(root: Path) -> bool:
    try:
        return is_pending(manifests.read(root))
    except BundleError:
        return False  # Others tell what is wrong with it.


def _without_forgotten(bundle: Bundle, task: Task) -> Path | None:
    duration_ns = bundle.manifest.duration_ns
    spans = union((max(0, it.from_ns), min(it.to_ns, duration_ns)) for _, it in bundle.events_of(Forget))
    if spans == [(0, duration_ns)]:
        return None
    cuts = [Cut(*span) for span in spans]
    # Somebody may have been killed just before the last step.
    return _made_before(bundle, cuts) or apply(bundle, cuts, bundle.root.parent, task=task)


def _made_before(bundle: Bundle, cuts: list[Cut]) -> Path | None:
    """A recording that was made of this one by the same cuts alone."""
    sha256 = hash_file(bundle.root / layout.MANIFEST)[1]
    told = [{"kind": "cut", "from_ns": it.from_ns, "to_ns": it.to_ns} for it in cuts]
    for other in sorted(bundle.root.parent.glob(f"*{layout.SUFFIX}")):
        try:
            parent = manifests.read(other).parent
        except BundleError:
            continue  # It is something else.
        if parent is not None and parent.manifest_sha256 == sha256 and list(parent.edits) == told:
            return other
    return None


def _delete(root: Path) -> None:
    """It is no bundle any more from the first moment, and gone at the last."""
    doomed = root.with_name(f"{_FORGOTTEN}{secrets.token_hex(6)}")
    try:
        root.rename(doomed)
        shutil.rmtree(doomed)
        sync_folder(doomed.parent)
    except OSError as error:
        raise OutputUnusable(
            f"What was to be forgotten can't be deleted: {error.filename}: {error.strerror}",
            "close what has it open, and delete it yourself",
        ) from error


def _sweep(folder: Path) -> None:
    """Delete what a killed process was deleting."""
    for doomed in folder.glob(f"{_FORGOTTEN}*"):
        shutil.rmtree(doomed, ignore_errors=True)
