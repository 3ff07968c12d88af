"""Makes a new sealed bundle of one and a list of edits.

The bundle that it is made from is only read. All streams are told side by side in the order of time, so that
memory is bounded however long the recording is. What was derived from the recording stays behind: it may
tell what was taken out.
"""

import heapq
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path
from typing import Any

import msgspec

from trajectory_recorder.bundle import Bundle, BundleWriter, SessionInfo, layout
from trajectory_recorder.bundle.manifest import Manifest, Parent, new_bundle_id
from trajectory_recorder.errors import MachineError, OutputUnusable
from trajectory_recorder.events import AddedVoiceEvent, NoteEvent, VoiceEvent
from trajectory_recorder.media.video import EncoderFailed
from trajectory_recorder.redaction.edits import Edit, Narrate
from trajectory_recorder.redaction.narration import narration
from trajectory_recorder.redaction.place import made_in, placed, tidy
from trajectory_recorder.redaction.plan import Plan, plan, with_forgotten
from trajectory_recorder.redaction.recording import Recording, read
from trajectory_recorder.redaction.story import Told, story
from trajectory_recorder.redaction.video import Work, video
from trajectory_recorder.redaction.voice import voice
from trajectory_recorder.tasks import Task

# Of the progress: looking whether the recording is whole takes about a third.
_VERIFIED = 0.3
_EVENTS_PER_REPORT = 200


def apply(bundle: Bundle, edits: Sequence[Edit], output: Path, *, task: Task | None = None) -> Path:
    """Make a new sealed bundle in which the edits are carried out, and every stretch that was to be forgotten is.

    Args:
        bundle: A sealed bundle, from anywhere.
        edits: In any order; times are the bundle's.
        output: The folder that the new bundle goes into; it is made where missing.
        task: Told of the progress. Where it is cancelled nothing is left.

    Returns:
        The folder of the new bundle.

    Raises:
        UsageError: The edits make no sense for this recording, or `output` is no folder for bundles.
        DamagedBundle: The bundle is not whole and valid.
        OutputUnusable: `output` is full or can't be written to.
        MachineError: No encoder works here.
        Cancelled: `task` was cancelled.
    """
    made = make(bundle, edits, output, task=task)
    return made.root


@dataclass(frozen=True, slots=True)
class Made:
    """A new bundle, and how many frames of it were copied and encoded anew."""

    root: Path
    work: Work


def make(bundle: Bundle, edits: Sequence[Edit], output: Path, *, task: Task | None = None) -> Made:
    """As `apply`, and tell what it took."""
    task = task or Task()
    recording = read(bundle, _part(task, 0, _VERIFIED))
    edits = with_forgotten(recording, edits)
    planned = plan(recording, edits)
    tidy(output)
    work = Work()
    with made_in(output, recording.manifest.clock.start_utc_ns) as root:
        _require_room(root, recording.manifest)
        try:
            _write(_Making(recording, planned, edits, _part(task, _VERIFIED, 1), work), root)
        except EncoderFailed as error:
            raise MachineError(f"The picture can't be encoded: {error}", "try on another computer") from error
    return Made(placed(root), work)


@dataclass(frozen=True, slots=True)
class _Making:
    recording: Recording
    plan: Plan
    edits: Sequence[Edit]
    task: Task
    work: Work = field(default_factory=Work)


def _write(making: _Making, root: Path) -> None:
    manifest = making.recording.manifest
    writer = BundleWriter(root, _session(making))
    try:
        for stream in manifest.streams:
            writer.tally.expect(stream.name)
        duration_ns = making.plan.times.duration_ns
        for number, (at_ns, event) in enumerate(heapq.merge(*_streams(making, writer), key=itemgetter(0))):
            if number % _EVENTS_PER_REPORT == 0:
                making.task.progress("writing the new recording", at_ns / duration_ns)
            writer.add(at_ns, event)
        making.task.progress("sealing", 1)
        writer.seal(duration_ns=duration_ns, ended=manifest.ended, recovery=manifest.recovered)
    except BaseException:
        writer.abandon()
        raise


def _streams(making: _Making, writer: BundleWriter) -> Iterator[Iterator[Told]]:
    """All that the new bundle tells, each stream in the order of its times."""
    recording, planned = making.recording, making.plan
    yield story(recording, planned)
    yield _notes(planned)
    for display_id in sorted(recording.video_displays):
        yield video(recording, planned, display_id, writer=writer, work=making.work)
    yield voice(recording, planned, kind=VoiceEvent, writer=writer)
    yield voice(recording, planned, kind=AddedVoiceEvent, writer=writer)
    for number, edit in enumerate(planned.narrations, _first_free(recording.manifest)):
        yield narration(edit, planned, number=number, writer=writer)


def _notes(planned: Plan) -> Iterator[Told]:
    after = planned.times.after
    for it in planned.notes:
        yield after(it.from_ns), NoteEvent(after(it.from_ns), after(it.to_ns), it.text)


def _first_free(manifest: Manifest) -> int:
    """The number of the first narration that is added now."""
    taken = {it.path for it in manifest.files}
    number = 1
    while layout.added_narration_path(number) in taken:
        number += 1
    return number


def _session(making: _Making) -> SessionInfo:
    manifest = making.recording.manifest
    return SessionInfo(
        new_bundle_id(),
        manifest.recorder,
        manifest.os,
        manifest.clock.start_utc_ns,
        manifest.clock.start_monotonic_ns,
        manifest.clock.resolution_ns,
        manifest.settings,
        manifest.task,
        manifest.sync,
        Parent(
            manifest.bundle_id,
            making.recording.manifest_sha256,
            tuple(_told(it) for it in making.edits),
        ),
    )


def _told(edit: Edit) -> dict[str, Any]:
    """An edit as the manifest names it, without anything of this machine."""
    fields: dict[str, Any] = msgspec.to_builtins(edit)
    if isinstance(edit, Narrate):
        del fields["path"]
    return fields


def _require_room(root: Path, manifest: Manifest) -> None:
    """Raises OutputUnusable where the disk clearly has no room for as much again."""
    needed, free = sum(it.bytes for it in manifest.files), shutil.disk_usage(root).free
    if free < needed:
        raise OutputUnusable(
            f"{root.parent.parent} has {free // 10**6} MB left, and the new recording may take {needed // 10**6} MB",
            "make room, or choose another folder",
        )


def _part(task: Task, from_share: float, to_share: float) -> Task:
    """A task that is a part of another one."""
    return Task(lambda doing, share: task.progress(doing, from_share + share * (to_share - from_share)))
