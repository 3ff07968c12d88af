"""What the checks and a transcriber left beside a bundle, and what is told where that can't be used."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from helpers.person_at_work import PersonAtWork
from helpers.spoken_session import RATE_HZ, Tape, record
from helpers.synthetic_session import SECOND_NS
from trajectory_recorder.bundle import Bundle, layout
from trajectory_recorder.bundle.transcript import Transcript, write_transcript
from trajectory_recorder.bundle.voice import narration
from trajectory_recorder.quality.finding import Finding, Severity
from trajectory_recorder.quality.looking import Judged
from trajectory_recorder.quality.report import document, keep, report
from trajectory_recorder.replay.opening import open_recording
from trajectory_recorder.replay.timeline.timeline import Remark, Spoken, Timeline
from trajectory_recorder.speech import Model, Word


@pytest.fixture
def bundle(tmp_path: Path) -> Bundle:
    """Ten seconds of silence and a click at 5 s."""
    person = PersonAtWork().rests(5000).clicks()
    return record(tmp_path, Tape(np.zeros(10 * RATE_HZ, np.int16)), person.events)


def checked(bundle: Bundle, **other: Any) -> None:
    """Keep a report with two findings beside it, as `check` does."""
    findings = [
        Judged("idle", Finding(Severity.NOTE, 6 * SECOND_NS, 7 * SECOND_NS, "Nothing happens", "Cut it out")),
        Judged(
            "black",
            Finding(Severity.FAIL, 2 * SECOND_NS, 90 * SECOND_NS, "It is dark", "", stream="screen/0"),
        ),
    ]
    made = report(findings, bundle_id="x", duration_ns=1, policy=("office", 1), measures={})
    digest = sha256((bundle.root / layout.MANIFEST).read_bytes()).hexdigest()
    keep(bundle.root, {**document(made, manifest_sha256=digest, recorder="1"), **other})


def transcribed(bundle: Bundle, *words: Word, voice: dict[str, str] | None = None) -> None:
    made_from = narration(bundle) if voice is None else voice
    write_transcript(bundle, Transcript("scripted", "1", Model("m", "0" * 64), "en", made_from, words))


def opened(bundle: Bundle) -> Timeline:
    return open_recording(bundle.root).timeline


def notes(timeline: Timeline) -> list[tuple[str, str]]:
    """The remarks about the whole: check and message."""
    assert all(it.severity == "note" for it in timeline.remarks)
    assert {(it.from_ns, it.to_ns) for it in timeline.remarks} <= {(0, timeline.duration_ns)}
    return [(it.check, it.message) for it in timeline.remarks]


def test_findings_are_remarks_by_time_and_within_the_recording(bundle: Bundle) -> None:
    transcribed(bundle)
    checked(bundle)
    assert opened(bundle).remarks == (
        Remark(2 * SECOND_NS, 10 * SECOND_NS, "fail", "black", "It is dark", "", "screen/0"),
        Remark(6 * SECOND_NS, 7 * SECOND_NS, "note", "idle", "Nothing happens", "Cut it out", ""),
    )


def test_a_report_of_another_state_is_left_aside(bundle: Bundle) -> None:
    transcribed(bundle)
    checked(bundle, manifest_sha256="0" * 64)
    assert opened(bundle).remarks == ()


@pytest.mark.parametrize(
    "other",
    [{"findings": [{"check": 5}]}, {"format": "other"}, {"format_version": "2.0"}, {"findings": None}],
)
def test_a_report_that_can_not_be_read_is_told(bundle: Bundle, other: dict[str, Any]) -> None:
    transcribed(bundle)
    checked(bundle, **other)
    ((check, message),) = notes(opened(bundle))
    assert check == "quality"
    assert "is no quality report" in message


def test_a_report_of_a_later_version_may_say_more(bundle: Bundle) -> None:
    transcribed(bundle)
    checked(bundle, format_version="1.7", mood="good")
    assert len(opened(bundle).remarks) == 2


def test_words_are_what_was_said_around_a_step(bundle: Bundle) -> None:
    transcribed(
        bundle,
        Word(SECOND_NS, 2 * SECOND_NS, " I press", 0.9),
        Word(2 * SECOND_NS, 3 * SECOND_NS, " it.", 0.9),
    )
    timeline = opened(bundle)
    assert timeline.spoken == (Spoken(SECOND_NS, 3 * SECOND_NS, "I press it."),)
    assert timeline.remarks == ()
    said = timeline.steps[-2].said
    assert said is not None
    assert said.before.text == "I press it."


def test_a_transcript_of_another_voice_is_none(bundle: Bundle) -> None:
    transcribed(bundle, Word(1, 2, " old", 0.9), voice={"data/narration.mka": "0" * 64})
    timeline = opened(bundle)
    assert timeline.spoken == ()
    assert [check for check, _ in notes(timeline)] == ["speech"]


def test_a_transcript_that_can_not_be_read_is_told(bundle: Bundle) -> None:
    path = bundle.path(layout.TRANSCRIPT)
    path.parent.mkdir()
    path.write_text(json.dumps({"words": 5}))
    assert [check for check, _ in notes(opened(bundle))] == ["transcript", "speech"]
