from pathlib import Path

import numpy as np
import pytest

from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.media import decode

MS = 1_000_000


@pytest.mark.parametrize(
    ("from_ms", "first"), [(0, 0), (39, 0), (40, 1), (1990, 49), (2000, 50), (3990, 99), (9000, 99)]
)
def test_decoding_begins_with_the_frame_that_is_shown(small_video: Path, from_ms: int, first: int) -> None:
    shown = list(decode.frames(small_video, from_ns=from_ms * MS))
    assert [pts_ns // (40 * MS) for pts_ns, _ in shown] == list(range(first, 100))
    assert all(abs(rgb.mean() - 2 * pts_ns / (40 * MS)) < 6 for pts_ns, rgb in shown)


def test_seeking_works_without_an_index(small_video: Path, tmp_path: Path) -> None:
    torn = tmp_path / "torn.mkv"
    torn.write_bytes(small_video.read_bytes()[:-400])
    pts_ns, rgb = next(decode.frames(torn, from_ns=2500 * MS))
    assert pts_ns == 2480 * MS
    assert abs(rgb.mean() - 124) < 4


@pytest.mark.parametrize("content", [b"", b"no media", bytes(5000)])
def test_no_media_is_damage(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "nonsense"
    path.write_bytes(content)
    with pytest.raises(DamagedBundle, match="nonsense can't be decoded"):
        list(decode.frames(path))
    with pytest.raises(DamagedBundle, match="nonsense can't be decoded"):
        list(decode.samples(path))


def test_voice_is_no_picture_and_the_other_way_round(small_video: Path, small_voice: Path) -> None:
    with pytest.raises(DamagedBundle, match="holds no video"):
        list(decode.frames(small_voice))
    with pytest.raises(DamagedBundle, match="holds no audio"):
        list(decode.samples(small_video))


def test_a_missing_file_is_an_oserror(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(decode.frames(tmp_path / "nowhere.mkv"))


def test_flipped_bytes_raise_nothing_but_damage(small_video: Path, tmp_path: Path) -> None:
    whole = small_video.read_bytes()
    random = np.random.default_rng(11)
    path = tmp_path / "flipped"
    outcomes = set()
    for _ in range(120):
        changed = bytearray(whole)
        for at in random.integers(0, len(whole), 4):
            changed[at] = int(random.integers(0, 256))
        path.write_bytes(changed)
        try:
            outcomes.add(sum(1 for _ in decode.frames(path)) > 0)
        except DamagedBundle:
            outcomes.add(False)
    assert outcomes == {True, False}
