import resource
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from helpers.pictured_session import PATH, PicturedSession
from helpers.spoken_session import Tape, record
from trajectory_recorder.errors import DamagedBundle, OutputUnusable
from trajectory_recorder.media import mp4, scan

MS = 1_000_000
VOICE = "data/narration.mka"
SIMPLE_BLOCK, VOID = 0xA3, 0xEC


@pytest.fixture(scope="module")
def filmed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hundred pictures, quickly one after the other and after long rests, from 20 ms on."""
    session = PicturedSession()
    for number in range(99):
        session.rests(4_000 if number % 20 == 19 else 1)
        session.changes()
    return session.seal(tmp_path_factory.mktemp("filmed")).root / PATH


@pytest.fixture
def video(filmed: Path, tmp_path: Path) -> Path:
    """The same, the test's own."""
    return Path(shutil.copy(filmed, tmp_path))


@pytest.fixture
def tape() -> Tape:
    """Five seconds of noise with two seconds of nothing in them."""
    noise = np.random.default_rng(7).integers(-3000, 3000, 240_000).astype(np.int16)
    return Tape(noise, hole_at=100_000, hole_ns=2_000 * MS)


def copied(copy: Any, source: Path, destination: Path) -> mp4.Copy:
    with source.open("rb") as file:
        result: mp4.Copy = copy(file, destination, name=source.name)
    return result


def packets(path: Path) -> list[tuple[int, bytes]]:
    """Time in ns and content of each packet, as libav reads a file."""
    with av.open(str(path)) as file:
        return [
            (round(packet.pts * packet.time_base * 1_000_000_000), bytes(packet))
            for packet in file.demux(file.streams[0])
            if packet.size
        ]


def test_pictures_keep_their_bytes_and_their_times(video: Path, tmp_path: Path) -> None:
    copy = copied(mp4.copy_video, video, tmp_path / "copy.mp4")
    recorded, written = packets(video), packets(tmp_path / "copy.mp4")
    assert len(written) == 100
    assert [data for _, data in written] == [data for _, data in recorded]
    first_ns = recorded[0][0]
    assert first_ns == 20 * MS
    assert [at_ns for at_ns, _ in written] == [at_ns - first_ns for at_ns, _ in recorded]
    assert list(copy.place_ns) == [at_ns for at_ns, _ in written]
    assert list(copy.pts_ns) == [packet.pts_ns for packet in scan.packets(video)]
    assert copy.end_ns > copy.place_ns[-1]
    assert copy.left_out == 0


def test_the_index_comes_first(video: Path, tmp_path: Path) -> None:
    copied(mp4.copy_video, video, tmp_path / "copy.mp4")
    written = (tmp_path / "copy.mp4").read_bytes()
    assert 0 < written.index(b"moov") < written.index(b"mdat")


def test_sound_has_no_holes_and_says_where_it_went(tape: Tape, tmp_path: Path) -> None:
    source = record(tmp_path, tape).root / VOICE
    copy = copied(mp4.copy_voice, source, tmp_path / "copy.mp4")
    recorded, written = packets(source), packets(tmp_path / "copy.mp4")
    assert [data for _, data in written] == [data for _, data in recorded]
    assert copy.end_ns == len(tape.pcm) * 1_000_000_000 // 48_000
    assert list(copy.pts_ns) == [at_ns for at_ns, _ in recorded]
    apart_ns = [pts - place for pts, place in zip(copy.pts_ns, copy.place_ns, strict=True)]
    assert round(apart_ns[0] / MS) == 0
    assert round(apart_ns[-1] / MS) == 2_000
    with av.open(str(tmp_path / "copy.mp4")) as file:
        heard = np.concatenate([frame.to_ndarray()[0] for frame in file.decode(audio=0)])
    assert np.array_equal(heard, tape.pcm)


def test_what_comes_before_a_torn_end_is_copied(video: Path, tmp_path: Path) -> None:
    whole = packets(video)
    torn = tmp_path / "torn.mkv"
    content = video.read_bytes()
    torn.write_bytes(content[: content.index(whole[60][1]) + 20])
    copy = copied(mp4.copy_video, torn, tmp_path / "copy.mp4")
    assert len(copy.pts_ns) >= 60
    assert packets(tmp_path / "copy.mp4")[:60] == [(at_ns - 20 * MS, data) for at_ns, data in whole[:60]]


def test_pictures_without_a_key_frame_are_left_out(video: Path, tmp_path: Path) -> None:
    """The first block becomes one that readers skip."""
    content = bytearray(video.read_bytes())
    content[content.rindex(SIMPLE_BLOCK, 0, content.index(packets(video)[0][1]))] = VOID
    damaged = tmp_path / "damaged.mkv"
    damaged.write_bytes(content)
    keys = [number for number, packet in enumerate(scan.packets(video)) if packet.keyframe]
    copy = copied(mp4.copy_video, damaged, tmp_path / "copy.mp4")
    assert copy.left_out == keys[1] - 1
    assert len(copy.pts_ns) == 100 - keys[1]


@pytest.mark.parametrize("content", [b"", b"no video at all" * 100])
def test_what_is_no_media_file_is_damaged(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "source").write_bytes(content)
    with pytest.raises(DamagedBundle, match="source"):
        copied(mp4.copy_video, tmp_path / "source", tmp_path / "copy.mp4")


def test_sound_is_no_video(tape: Tape, tmp_path: Path) -> None:
    source = record(tmp_path, tape).root / VOICE
    with pytest.raises(DamagedBundle, match=r"narration\.mka holds no video in h264"):
        copied(mp4.copy_video, source, tmp_path / "copy.mp4")
    assert not (tmp_path / "copy.mp4").exists()


@pytest.mark.parametrize("share", [0.01, 0.5, 0.99])
def test_a_disk_that_is_full_is_told(video: Path, tmp_path: Path, share: float) -> None:
    copied(mp4.copy_video, video, tmp_path / "whole.mp4")
    room = int((tmp_path / "whole.mp4").stat().st_size * share)
    with files_up_to(room), pytest.raises(OutputUnusable, match=r"copy\.mp4 can't be written"):
        copied(mp4.copy_video, video, tmp_path / "copy.mp4")
    assert not (tmp_path / "copy.mp4").exists()


@contextmanager
def files_up_to(count: int) -> Iterator[None]:
    """No file may become longer than this, as on a disk without room."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (count, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
