"""Opens a recording for its replay, sealed or recovered, as far as it can be read."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from trajectory_recorder.bundle import Bundle, layout
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.replay.index import Index
from trajectory_recorder.replay.media_files import LocalMedia, MediaFiles
from trajectory_recorder.replay.recording import Recording
from trajectory_recorder.replay.timeline import bounds
from trajectory_recorder.replay.timeline.beside import Beside, read_beside
from trajectory_recorder.replay.timeline.building import build
from trajectory_recorder.replay.timeline.event_stream import EventStream
from trajectory_recorder.replay.timeline.media_damage import media_damages
from trajectory_recorder.replay.timeline.notes import media_paths
from trajectory_recorder.replay.timeline.timeline import Damage, Timeline
from trajectory_recorder.tasks import Task


def open_recording(root: Path, *, media: MediaFiles | None = None, task: Task | None = None) -> Recording:
    """Open the recording in a bundle's folder.

    Args:
        root: The folder, with the manifest, the events and what was made from them.
        media: Where its pictures and voice are; None where they are in the folder, too. Of media elsewhere
            nothing is asked.
        task: Told of the progress.

    Raises:
        NotABundle: There is none, or it was never sealed.
        NewerFormat: A later version of this program wrote it.
        Cancelled: `task` was cancelled.
    """
    task = task or Task()
    title = root.name.removesuffix(layout.SUFFIX)
    try:
        bundle = Bundle(root)
    except DamagedBundle as error:
        timeline = _without_manifest(root, error, task)
        return Recording(title, root, None, timeline, media or LocalMedia(root))
    timeline = _with_manifest(bundle, task)
    if media is None:
        sizes = {it.path: it.bytes for it in bundle.manifest.files}
        timeline = _damaged(timeline, media_damages(root, timeline, sizes))
    return Recording(title, root, bundle.manifest, timeline, media or LocalMedia(root))


def _with_manifest(bundle: Bundle, task: Task) -> Timeline:
    manifest = bundle.manifest
    digest = sha256((bundle.root / layout.MANIFEST).read_bytes()).hexdigest()
    index = Index(bundle.root, digest)
    timeline = index.read()
    if timeline is not None:
        return timeline
    duration_ns = min(max(manifest.duration_ns, 0), bounds.LONGEST_NS)
    stream = EventStream(bundle.path(layout.EVENTS), manifest.clock.start_utc_ns, duration_ns, task)
    beside = read_beside(bundle, manifest_sha256=digest)
    listed = media_paths(it.path for it in manifest.files)
    with _uncollected():
        timeline = build(stream, beside, listed, crashed=manifest.recovered is not None)
        index.write(timeline)
    return timeline


def _without_manifest(root: Path, error: DamagedBundle, task: Task) -> Timeline:
    """The events tell when the recording began, and the folder which files there are."""
    stream = EventStream(layout.resolve(root, layout.EVENTS), None, None, task)
    data = root / layout.DATA
    listed = (
        media_paths(f"{layout.DATA}/{it.name}" for it in data.iterdir()) if data.is_dir() else frozenset()
    )
    timeline = build(stream, Beside(None, ()), listed)
    told = f"{error.message}: what the checks found is not known, and neither is whether anything is missing"
    return _damaged(timeline, [Damage(0, timeline.duration_ns, "", told)])


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let Python look for no cycles. Events hold none, and the more of them there are, the longer each look takes:
    a sixth of the time in all."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _damaged(timeline: Timeline, more: list[Damage]) -> Timeline:
    damages = sorted((*timeline.damages, *more), key=lambda it: it.from_ns)
    return replace(timeline, damages=tuple(damages))
