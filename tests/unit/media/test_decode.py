from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from bench_parts.footage import Footage, Part
from bench_parts.trial_encoding import Candidate, encode

from helpers.damaged_packets import blank_packets, scratch_packet
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.media import decode, sparing
from trajectory_recorder.media.encoding import software
from trajectory_recorder.media.sparing import SparingDecoder
from trajectory_recorder.media.video import VideoFile
from trajectory_recorder.settings import Quality

MS = 1_000_000


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """For each packet that is decoded, how many wait then."""
    waiting: list[int] = []
    real = SparingDecoder._decoded

    def noted(decoder: SparingDecoder, packet: Any) -> list[av.VideoFrame]:
        if packet is not None:
            waiting.append(len(decoder._waiting))
        return real(decoder, packet)

    monkeypatch.setattr(SparingDecoder, "_decoded", noted)
    return waiting


@pytest.mark.parametrize(
    ("from_ms", "first"), [(0, 0), (39, 0), (40, 1), (1990, 49), (2000, 50), (3990, 99), (9000, 99)]
)
def test_decoding_begins_with_the_frame_that_is_shown(small_video: Path, from_ms: int, first: int) -> None:
    shown = list(decode.frames(small_video, from_ns=from_ms * MS))
    assert [pts_ns // (40 * MS) for pts_ns, _ in shown] == list(range(first, 100))
    assert all(abs(rgb.mean() - 2 * pts_ns / (40 * MS)) < 6 for pts_ns, rgb in shown)


@pytest.mark.parametrize("numbers", [[0], [99], [59, 60], [3, 3, 7, 61, 98], list(range(100)), []])
def test_asked_pictures_are_those_that_the_file_shows(small_video: Path, numbers: list[int]) -> None:
    shown = dict(decode.frames(small_video))
    got = list(decode.pictures_at(small_video, [number * 40 * MS for number in reversed(numbers)]))
    assert [pts_ns // (40 * MS) for pts_ns, _ in got] == sorted(set(numbers))
    assert all(np.array_equal(rgb, shown[pts_ns]) for pts_ns, rgb in got)


def test_reading_ends_with_the_last_asked_picture(small_video: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = []
    real = SparingDecoder.take

    def noted(decoder: SparingDecoder, packet: Any, *, wanted: bool) -> Iterator[av.VideoFrame]:
        taken.append(packet)
        return real(decoder, packet, wanted=wanted)

    monkeypatch.setattr(SparingDecoder, "take", noted)
    assert len(list(decode.pictures_at(small_video, [0, 40 * MS]))) == 2
    assert len(taken) < 10


def test_only_what_leads_to_an_asked_picture_is_decoded(small_video: Path, decoded: list[int]) -> None:
    for asked, count in (([70], 11), ([2], 3), ([2, 62], 6), ([59], 60), ([], 0)):
        decoded.clear()
        assert len(list(decode.pictures_at(small_video, [it * 40 * MS for it in asked]))) == len(asked)
        assert len(decoded) == count


def test_of_a_group_without_an_end_only_so_much_waits(
    small_video: Path, decoded: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sparing, "_MOST_WAITING", 10)
    ((_, rgb),) = decode.pictures_at(small_video, [55 * 40 * MS])
    assert abs(rgb.mean() - 110) < 4
    assert max(decoded) == 10


def test_what_is_not_in_the_file_does_not_come(small_video: Path) -> None:
    got = [pts_ns for pts_ns, _ in decode.pictures_at(small_video, [-1, 41 * MS, 80 * MS, 2**70])]
    assert got == [80 * MS]


def test_a_damaged_picture_takes_only_the_rest_of_its_group(small_video: Path) -> None:
    shown = dict(decode.frames(small_video))
    blank_packets(small_video, {20})
    got = dict(decode.pictures_at(small_video, [it * 40 * MS for it in (5, 19, 20, 21, 59, 60, 99)]))
    assert [pts_ns // (40 * MS) for pts_ns in got] == [5, 19, 60, 99]
    assert all(np.array_equal(rgb, shown[pts_ns]) for pts_ns, rgb in got.items())


def test_no_picture_is_made_up(tmp_path: Path) -> None:
    path = tmp_path / "noise.mkv"
    random = np.random.default_rng(1)
    with path.open("xb", buffering=0) as file:
        video = VideoFile(file, width_px=320, height_px=240, fps=25)
        for number in range(8):
            pixels = random.integers(0, 256, (240, 320, 4), dtype=np.uint8)
            video.write(video.encode(pixels, 0, 0, session_ns=number * 40 * MS))
        video.close()
    shown = dict(decode.frames(path))
    scratch_packet(path, 5)
    got = dict(decode.pictures_at(path, shown))
    assert list(got) == list(shown)[:5]
    assert all(np.array_equal(rgb, shown[pts_ns]) for pts_ns, rgb in got.items())


def test_a_torn_file_gives_what_it_has(small_video: Path, tmp_path: Path) -> None:
    torn = tmp_path / "torn.mkv"
    content = small_video.read_bytes()
    torn.write_bytes(content[: len(content) // 2])
    got = [pts_ns // (40 * MS) for pts_ns, _ in decode.pictures_at(torn, [0, 40 * MS, 99 * 40 * MS])]
    assert got == [0, 1]


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
    with pytest.raises(DamagedBundle, match="nonsense can't be decoded"):
        list(decode.pictures_at(path, [0]))


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
    for _ in range(50):
        changed = bytearray(whole)
        for at in random.integers(0, len(whole), 4):
            changed[at] = int(random.integers(0, 256))
        path.write_bytes(changed)
        try:
            outcomes.add(sum(1 for _ in decode.frames(path)) > 0)
            outcomes.add(sum(1 for _ in decode.pictures_at(path, [0, 1200 * MS, 3960 * MS])) > 0)
        except DamagedBundle:
            outcomes.add(False)
    assert outcomes == {True, False}


def test_brightness_is_that_of_the_same_pictures(small_video: Path) -> None:
    asked = [0, 61 * 40 * MS]
    shown = dict(decode.pictures_at(small_video, asked))
    found = dict(decode.luma_at(small_video, asked))
    assert list(found) == asked
    for pts_ns, luma in found.items():
        assert luma.shape == shown[pts_ns].shape[:2]
        # 16 to 235 stands for 0 to 255; the pictures are grey.
        assert luma.mean() == pytest.approx(16 + shown[pts_ns].mean() * 219 / 255, abs=2)


@pytest.mark.parametrize("quality", list(Quality))
def test_a_key_frame_tells_how_coarsely_it_is_encoded(tmp_path: Path, quality: Quality) -> None:
    encoding = software(quality)
    chance = np.random.default_rng(1)
    parts = [
        Part(number * 1_000 * MS, 0, 0, chance.integers(0, 256, (48, 64, 4), np.uint8)) for number in range(3)
    ]
    path = tmp_path / "a.mkv"
    encode(Footage("noise", 64, 48, parts), Candidate("it", encoding, keyframe_frames=1), path)
    found = decode.quantizers(path, [0, 2_000 * MS])
    assert found == [int(encoding.options["qp"])] * 2
