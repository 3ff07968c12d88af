"""What lies beside a recording's content: what the checks found, what was said, and whether it was made from another
recording; each with what to tell where it can't be used or was never made.

Such a note is a remark of its own, so that whoever reviews knows what is not known.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from trajectory_recorder.bundle import Bundle
from trajectory_recorder.bundle.edit_kinds import edit_kinds
from trajectory_recorder.bundle.manifest import Manifest
from trajectory_recorder.bundle.quality_report import Reported, read_quality_report
from trajectory_recorder.bundle.transcript import read_transcript
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.events import StreamName
from trajectory_recorder.replay.timeline import bounds
from trajectory_recorder.replay.timeline.timeline import Remark
from trajectory_recorder.speech import Word

_MOST_REMARKS = 20_000

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Beside:
    """What was made from a bundle: `words` is None where nobody transcribed it."""

    words: tuple[Word, ...] | None
    remarks: tuple[Remark, ...]


def read_beside(bundle: Bundle, *, manifest_sha256: str) -> Beside:
    """Read what lies beside a bundle's content; what can't be used is told by a remark."""
    notes = list(_edited(bundle.manifest))

    def tried(check: str, read: Callable[[], Read]) -> Read | None:
        try:
            return read()
        except DamagedBundle as error:
            notes.append(note(bundle.manifest.duration_ns, check, error.message, error.remedy))
            return None

    transcript = tried("transcript", lambda: read_transcript(bundle))
    reported = tried("quality", lambda: read_quality_report(bundle.root, manifest_sha256=manifest_sha256))
    found = [
        _remark(it, bundle.manifest.duration_ns)
        for it in (reported.findings if reported else ())[:_MOST_REMARKS]
    ]
    return Beside(None if transcript is None else transcript.words, (*notes, *found))


def note(ends_ns: int, check: str, message: str, suggestion: str, stream: str = "") -> Remark:
    """A remark about the whole recording that no check made."""
    return Remark(0, max(0, ends_ns), "note", check, bounds.text(message), suggestion, stream)


def nobody_listened(ends_ns: int) -> Remark:
    """What to tell where it isn't known when somebody spoke."""
    message = "Nobody listened for speech while this was recorded, and it was not transcribed"
    return note(ends_ns, "speech", message, "Run transcribe to find what was said", StreamName.VOICE)


def _edited(manifest: Manifest) -> Iterator[Remark]:
    if manifest.parent is not None:
        message = f"Edited: made from another recording; {edit_kinds(manifest.parent)}"
        yield note(manifest.duration_ns, "edits", message, "")


def _remark(reported: Reported, ends_ns: int) -> Remark:
    found = reported.finding
    from_ns = min(max(found.from_ns, 0), max(0, ends_ns))
    to_ns = min(max(found.to_ns, from_ns), max(0, ends_ns))
    texts = (bounds.text(it) for it in (reported.check, found.message, found.suggestion, found.stream))
    return Remark(from_ns, to_ns, found.severity, *texts)
