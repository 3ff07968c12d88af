"""A transcript beside a bundle: none, one, one without words, an old one and a damaged one."""

import dataclasses
import errno
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from helpers import tampering
from helpers.narration import narrate
from helpers.scripted_transcriber import PlaceTranscriber
from helpers.spoken_session import RATE_HZ, SECOND_NS, Tape, record
from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.bundle.spoken import speech_spans
from trajectory_recorder.bundle.transcribing import NoVoice, transcribe
from trajectory_recorder.bundle.transcript import Transcript, read_transcript, write_transcript
from trajectory_recorder.bundle.voice import narration
from trajectory_recorder.errors import Cancelled, DamagedBundle
from trajectory_recorder.events import Gap, GapReason
from trajectory_recorder.speech import Model, Word
from trajectory_recorder.tasks import Task

WORDS = (Word(5, 9, " So", 0.5), Word(9, 9, " what", 1.0))


@pytest.fixture
def bundle(tmp_path: Path) -> Bundle:
    return record(tmp_path, Tape(np.zeros(RATE_HZ, np.int16)))


def transcript(bundle: Bundle, words: tuple[Word, ...] = WORDS) -> Transcript:
    return Transcript("scripted", "1", Model("tiny", "0" * 64), "en", narration(bundle), words)


def test_times_are_those_of_the_session(tmp_path: Path) -> None:
    told = narrate(tmp_path, [0.5, 0.6, 1, 0.5], typing=False)
    hole_at = round((sum(told.spoken[1]) / 2) * RATE_HZ)  # amid a sentence
    tape = Tape(told.pcm, drift_ppm=250, hole_at=hole_at, hole_ns=4 * SECOND_NS)
    pause_ns = tape.session_ns(round(sum(told.spoken[2]) / 2 * RATE_HZ))
    pause = Gap("*", pause_ns, pause_ns, GapReason.PAUSE, removed_ns=60 * SECOND_NS)
    bundle = record(tmp_path / "bundles", tape, [(pause_ns, pause)], file_bytes=100_000)
    assert len(narration(bundle)) > 2
    shares: list[float] = []
    found = transcribe(
        bundle, PlaceTranscriber(tape), name="places", task=Task(lambda _, share: shares.append(share))
    )
    assert shares == sorted(shares)
    spans = speech_spans(bundle)
    spoken_ns = sum(it.to_ns - it.from_ns for it in spans)
    assert sum(word.to_ns - word.from_ns for word in found.words) > 0.85 * spoken_ns
    for word in found.words:
        # A packet's time is that of its block; within one, samples go by 48 kHz.
        assert abs(word.from_ns - tape.session_ns(int(word.text))) < 50_000
        assert abs(word.to_ns - word.from_ns - SECOND_NS // 10) < 100_000
        assert any(it.from_ns <= word.from_ns <= word.to_ns <= it.to_ns for it in spans)


def test_none_and_an_empty_one_are_not_the_same(bundle: Bundle) -> None:
    assert read_transcript(bundle) is None
    write_transcript(bundle, transcript(bundle, ()))
    found = read_transcript(bundle)
    assert found is not None
    assert found.words == ()


def test_it_comes_back_and_the_bundle_stays_valid(bundle: Bundle) -> None:
    path = write_transcript(bundle, transcript(bundle))
    assert path == bundle.root / "derived" / "transcript.json"
    assert read_transcript(Bundle(bundle.root)) == transcript(bundle)
    write_transcript(bundle, transcript(bundle, WORDS[:1]))
    assert read_transcript(bundle) == transcript(bundle, WORDS[:1])
    assert list(path.parent.iterdir()) == [path]
    assert verify(bundle.root) == []


def test_one_of_another_voice_is_none(bundle: Bundle, caplog: pytest.LogCaptureFixture) -> None:
    write_transcript(bundle, transcript(bundle))
    other = dataclasses.replace(transcript(bundle), narration={"data/narration.mka": "0" * 64})
    write_transcript(bundle, other)
    assert read_transcript(bundle) is None
    assert "made from another voice" in caplog.text
    write_transcript(bundle, transcript(bundle))
    tampering.edit_manifest(bundle.root, lambda it: it["files"].pop())
    assert read_transcript(Bundle(bundle.root)) is None


def change(edit: Callable[[dict[str, Any]], None]) -> Callable[[bytes], bytes]:
    def changed(data: bytes) -> bytes:
        document = json.loads(data)
        edit(document)
        return json.dumps(document).encode()

    return changed


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: len(data) // 2],
        lambda _: b"",
        lambda _: b"[" * 100_000,
        lambda _: b"\xff\xfe",
        lambda data: data.replace(b" So", b"\xff\xff"),
        change(lambda it: it.pop("words")),
        change(lambda it: it["words"][0].update(from_ns=10)),
        change(lambda it: it["words"][1].update(from_ns=4)),
        change(lambda it: it["words"][0].update(from_ns=-1)),
        change(lambda it: it["words"][0].update(from_ns=0.5)),
        change(lambda it: it["words"][0].update(confidence=1.5)),
        change(lambda it: it["words"][0].update(text=7)),
        change(lambda it: it.update(model="tiny")),
    ],
)
def test_a_damaged_one_is_told(bundle: Bundle, damage: Callable[[bytes], bytes]) -> None:
    path = write_transcript(bundle, transcript(bundle))
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(DamagedBundle, match=r"transcript\.json .*remove it, or run transcribe again"):
        read_transcript(bundle)


def test_what_is_no_plain_file_is_not_opened(bundle: Bundle) -> None:
    path = write_transcript(bundle, transcript(bundle))
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(DamagedBundle, match="no plain file"):
        read_transcript(bundle)
    path.unlink()
    path.symlink_to("/etc/hostname")
    with pytest.raises(DamagedBundle, match="symbolic link"):
        read_transcript(bundle)
    path.unlink()
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(DamagedBundle, match="no plain file of at most"):
        read_transcript(bundle)


def test_nothing_is_written_through_a_link(bundle: Bundle, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (bundle.root / "derived").symlink_to(outside)
    with pytest.raises(DamagedBundle, match="symbolic link"):
        write_transcript(bundle, transcript(bundle))
    assert list(outside.iterdir()) == []


def test_a_full_disk_leaves_the_older_one(bundle: Bundle, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_transcript(bundle, transcript(bundle))

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_transcript(bundle, transcript(bundle, ()))
    assert read_transcript(bundle) == transcript(bundle)
    assert list(path.parent.iterdir()) == [path]


def test_a_bundle_without_voice_is_not_transcribed(tmp_path: Path) -> None:
    tape = Tape(np.zeros(0, np.int16))
    with pytest.raises(NoVoice, match="holds no voice"):
        transcribe(record(tmp_path, tape, duration_ns=1), PlaceTranscriber(tape), name="places", task=Task())


def test_it_can_be_cancelled(tmp_path: Path) -> None:
    tape = Tape(narrate(tmp_path, [0.5, 0.5], typing=False).pcm)
    bundle = record(tmp_path / "bundles", tape)
    task = Task(lambda doing, _: task.cancel() if doing == "transcribing" else None)
    with pytest.raises(Cancelled):
        transcribe(bundle, PlaceTranscriber(tape), name="places", task=task)
