"""A bundle's voice as it comes back from its files."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from helpers import tampering
from helpers.spoken_session import RATE_HZ, SECOND_NS, Tape, record
from trajectory_recorder.bundle import Bundle
from trajectory_recorder.bundle.voice import narration, voice_blocks
from trajectory_recorder.errors import DamagedBundle

VOICE = "trajrec/voice"


@pytest.fixture(scope="module")
def tape() -> Tape:
    pcm = np.random.default_rng(1).integers(-9_000, 9_000, 20 * RATE_HZ, dtype=np.int16)
    return Tape(pcm, drift_ppm=-300, hole_at=7 * RATE_HZ + 13, hole_ns=2 * SECOND_NS)


@pytest.fixture(scope="module")
def recorded(tape: Tape, tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    return record(tmp_path_factory.mktemp("recorded"), tape, file_bytes=500_000)


@pytest.fixture
def bundle(recorded: Bundle, tmp_path: Path) -> Bundle:
    """The test's own."""
    return Bundle(Path(shutil.copytree(recorded.root, tmp_path / recorded.root.name)))


def test_every_sample_comes_back_at_its_time(bundle: Bundle, tape: Tape) -> None:
    assert len(narration(bundle)) > 2
    done = 0
    for at_ns, pcm in voice_blocks(bundle):
        assert np.array_equal(pcm, tape.pcm[done : done + len(pcm)])
        assert abs(at_ns - tape.session_ns(done)) < 30_000  # what a block of 50 ms drifts
        done += len(pcm)
    assert done == len(tape.pcm)


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ({"path": "data/narration-99.mka"}, "is not among the files"),
        ({"path": "../outside.mka"}, "is not among the files"),
        ({"path": "data/events.mcap"}, "is not among the files"),
        ({"pts_ns": 7}, "does not hold the voice"),
        ({"samples": 7}, "does not hold the voice"),
    ],
)
def test_events_that_lie_are_told(bundle: Bundle, fields: dict[str, object], what: str) -> None:
    def change(found: list[tampering.Message]) -> list[tampering.Message]:
        (place, *_) = [number for number, it in enumerate(found) if it.topic == VOICE][5:]
        return [*found[:place], tampering.with_fields(found[place], **fields), *found[place + 1 :]]

    tampering.edit_events(bundle.root, change)
    with pytest.raises(DamagedBundle, match=what):
        list(voice_blocks(bundle))


def test_a_file_is_not_read_twice(bundle: Bundle) -> None:
    def swap(found: list[tampering.Message]) -> list[tampering.Message]:
        voice = [it for it in found if it.topic == VOICE]
        return [*found, tampering.with_fields(voice[-1], path="data/narration.mka")]

    tampering.edit_events(bundle.root, swap)
    with pytest.raises(DamagedBundle, match="is not among the files"):
        list(voice_blocks(bundle))


def test_a_damaged_file_is_told(bundle: Bundle) -> None:
    path = bundle.root / "data" / "narration-1.mka"
    path.write_bytes(path.read_bytes()[:1000])
    with pytest.raises(DamagedBundle, match=r"narration-1\.mka"):
        list(voice_blocks(bundle))
