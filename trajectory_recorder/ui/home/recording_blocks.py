"""What is told of the chosen recording, as blocks to read from top to bottom. Knows no Qt."""

import datetime as dt
from collections.abc import Iterator

from trajectory_recorder.library import Condition
from trajectory_recorder.times import length
from trajectory_recorder.ui import wording
from trajectory_recorder.ui.home.blocks import Block, Facts, Heading, Point, State, Title, Words
from trajectory_recorder.ui.home.feedback_blocks import feedback_blocks
from trajectory_recorder.ui.home.recording import Recording
from trajectory_recorder.ui.home.recording_standing import standing_of
from trajectory_recorder.ui.home.standing import Mood, Standing
from trajectory_recorder.ui.home.words import size, when
from trajectory_recorder.ui.language import translate
from trajectory_recorder.wire.states import SubmissionState

# More are read beside the recording itself, where their places are.
_MOST_FINDINGS = 5
_MOODS = {"fail": Mood.BAD, "warn": Mood.LOOK, "note": Mood.QUIET}


def recording_blocks(recording: Recording, now: dt.datetime) -> tuple[Block, ...]:
    """All that is told of it."""
    return tuple(_blocks(recording, now))


def _blocks(recording: Recording, now: dt.datetime) -> Iterator[Block]:
    yield Title(recording.title or translate("Recordings", "Without a task"))
    yield State(standing_of(recording))
    yield Facts(tuple(_facts(recording, now)))
    if recording.feedback is not None:
        rubric = recording.task.task.rubric if recording.task is not None else ()
        yield from feedback_blocks(recording.feedback, rubric)
    yield from _findings(recording)


def _facts(recording: Recording, now: dt.datetime) -> Iterator[tuple[str, str]]:
    item = recording.item
    yield translate("Recordings", "Recorded"), when(item.begun_utc_ns, now)
    if item.duration_ns is not None:
        yield translate("Recordings", "Length"), length(item.duration_ns)
    yield translate("Recordings", "Size"), size(item.bytes)
    if item.quality is not None:
        yield translate("Recordings", "Checks"), _score(item.quality.score)
    submission = recording.submission
    if submission is not None and submission.state is not SubmissionState.UPLOADING:
        sent = when(int(submission.created_at.timestamp()) * 1_000_000_000, now)
        yield translate("Recordings", "Submitted"), f"{sent}, {submission.project}"
    yield translate("Recordings", "Folder"), str(item.root)


def _score(score: int) -> str:
    return translate("Recordings", "{score} of 100").format(score=score)


def _findings(recording: Recording) -> Iterator[Block]:
    quality = recording.item.quality
    if quality is None or recording.item.condition is not Condition.SEALED:
        return
    found = [it.finding for it in quality.findings if it.finding.severity != "note"]
    if not found:
        return
    yield Heading(translate("Recordings", "What the checks found"))
    worst_first = sorted(found, key=lambda it: it.severity != "fail")
    for finding in worst_first[:_MOST_FINDINGS]:
        sign = Standing(finding.severity, _MOODS[finding.severity])
        yield Point(wording.sentence(finding.message), wording.sentence(finding.suggestion), sign)
    if (more := len(found) - _MOST_FINDINGS) > 0:
        yield Words(translate("Recordings", "And {count} more.").format(count=more), faint=True)
