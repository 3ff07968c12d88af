"""From a spoken session to its transcript and the reasoning trace, by the real commands."""

import json
import os
import shutil
import signal
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from helpers import tiny_whisper
from helpers.command_line import Terminal, run, run_all
from helpers.narration import narrate
from helpers.person_at_work import PersonAtWork
from helpers.spoken_session import RATE_HZ, SECOND_NS, Tape, record
from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.bundle.spoken import speech_spans
from trajectory_recorder.bundle.transcript import read_transcript
from trajectory_recorder.events import SpeechEvent


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_whisper.build(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Somebody clicks now and then, and explains it."""
    folder = tmp_path_factory.mktemp("spoken")
    narration = narrate(folder, [1, 0.6, 2.5, 4, 1.5, 1])
    tape = Tape(narration.pcm, hole_at=8 * RATE_HZ, hole_ns=SECOND_NS)
    person = PersonAtWork()
    for _ in range(3):
        person.rests(5_000).clicks()
    return record(folder, tape, person.events, file_bytes=200_000).root


@pytest.fixture
def bundle(spoken: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(spoken, tmp_path / spoken.name))


def actions(bundle: Path) -> list[dict[str, Any]]:
    told = run(os.environ, "actions", str(bundle), "--json")
    assert told.code == 0, told.err
    found: list[dict[str, Any]] = json.loads(told.out)["actions"]
    return found


def test_a_session_is_transcribed_and_traced(bundle: Path, model: Path) -> None:
    for row in actions(bundle):
        assert [part["text"] for part in row["said"].values()] == [None, None, None]
    told = run(os.environ, "transcribe", str(bundle), "--model", str(model), "--json")
    assert told.code == 0, told.err
    transcript = read_transcript(Bundle(bundle))
    assert transcript is not None
    assert json.loads(told.out) == {
        "transcript": str(bundle / "derived" / "transcript.json"),
        "language": "en",
        "words": len(transcript.words),
    }
    assert (transcript.transcriber, transcript.model.name) == ("faster-whisper", "tiny")
    assert transcript.words
    assert all(a.from_ns <= b.from_ns for a, b in pairwise(transcript.words))
    spans = speech_spans(Bundle(bundle))
    for word in transcript.words:
        assert any(it.from_ns <= word.from_ns <= word.to_ns <= it.to_ns for it in spans)
    assert verify(bundle) == []

    rows = actions(bundle)
    deeds = [row["said"] for row in rows if row["kind"] != "wait"]
    assert len(deeds) == 3
    assert len(rows) > 3
    # Once: before and during each deed, and after the last one.
    once = [part for it in deeds for part in (it["before"], it["during"])] + [deeds[-1]["after"]]
    everything = "".join(word.text for word in transcript.words)
    assert " ".join(part["text"] for part in once).split() == everything.split()
    heard_ns = sum(it["to_ns"] - it["from_ns"] for part in once for it in part["spans"])
    assert heard_ns == sum(it.to_ns - it.from_ns for it in spans)
    for before, after in pairwise(deeds):
        assert before["after"] == after["before"]


def test_the_command_says_what_it_wrote(bundle: Path, model: Path) -> None:
    told = run(os.environ, "transcribe", str(bundle), "--model", str(model), "--language", "en")
    assert told.code == 0, told.err
    assert told.out.startswith(f"{bundle / 'derived' / 'transcript.json'}: ")
    assert told.out.endswith(" words in en\n")


def test_what_can_not_be_done_is_said(bundle: Path, model: Path, tmp_path: Path) -> None:
    mute = record(tmp_path / "mute", Tape(np.zeros(0, np.int16)), duration_ns=1).root
    command = ("transcribe", str(bundle), "--model", str(model))
    nowhere, unknown, language, voiceless = run_all(
        os.environ,
        [
            ("transcribe", str(bundle), "--model", "large-v3"),
            (*command, "--transcriber", "faster-whisperer"),
            (*command, "--language", "xx"),
            ("transcribe", str(mute), "--model", str(model)),
        ],
    )
    assert (nowhere.code, unknown.code, language.code, voiceless.code) == (2, 2, 2, 1)
    assert "large-v3 is no folder" in nowhere.err
    assert "did you mean 'faster-whisper'?" in unknown.err
    assert "does not know the language 'xx'" in language.err
    assert "holds no voice" in voiceless.err
    assert not (bundle / "derived").exists()


def test_an_interrupt_leaves_no_half_file(model: Path, tmp_path: Path) -> None:
    seconds = 600
    noise = np.random.default_rng(1).integers(-9_000, 9_000, seconds * RATE_HZ, dtype=np.int16)
    said = (seconds * SECOND_NS, SpeechEvent(0, seconds * SECOND_NS, 0.9))
    root = record(tmp_path, Tape(noise), [said]).root
    with Terminal(os.environ, "transcribe", str(root), "--model", str(model)) as terminal:
        terminal.wait_for("(transcribing)")
        os.kill(terminal.pid, signal.SIGINT)
        assert terminal.finish() == 130
    assert not (root / "derived").exists()


def test_a_damaged_transcript_is_told(bundle: Path) -> None:
    (bundle / "derived").mkdir()
    (bundle / "derived" / "transcript.json").write_text("{")
    told = run(os.environ, "actions", str(bundle), "--jsonl")
    assert told.code == 1
    assert "is no transcript" in told.err
