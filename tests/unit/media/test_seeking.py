import io
from pathlib import Path

import av
import numpy as np
import pytest

from helpers.damaged_packets import blank_packets
from trajectory_recorder.errors import DamagedBundle, Unreachable
from trajectory_recorder.media import seeking
from trajectory_recorder.media.bgra import BgraConverter
from trajectory_recorder.media.seeking import Decoded, Seeker

MS = 1_000_000
GROUP = 60


class Unplugged(io.BytesIO):
    """A file at an endpoint that stops to answer."""

    answers = True

    def read(self, size: int | None = -1, /) -> bytes:
        if not self.answers:
            raise Unreachable("the endpoint does not answer")
        return super().read(size)


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The time stamps of pictures as they are decoded, in ms."""
    taken: list[int] = []
    real = Seeker._take

    def noted(seeker: Seeker, frames: list[av.VideoFrame]) -> None:
        taken.extend(frame.pts or 0 for frame in frames)
        real(seeker, frames)

    monkeypatch.setattr(Seeker, "_take", noted)
    return taken


def ask(seeker: Seeker, number: int) -> int | None:
    """Ask for a frame by its number; returns which one came."""
    key = number // GROUP * GROUP
    found = seeker.at(number * 40 * MS, key_ns=key * 40 * MS)
    return None if found is None else shown(found)


def shown(found: Decoded) -> int:
    """The number of a frame by its grey, which its time stamp agrees with."""
    grey = BgraConverter().convert(found.frame, width_px=64, height_px=48)[..., :3].mean()
    number = found.pts_ns // (40 * MS)
    assert abs(grey - 2 * number) < 6
    return number


@pytest.mark.parametrize("single", [False, True])
def test_pictures_come_in_any_order(small_video: Path, single: bool) -> None:  # noqa: FBT001
    seeker = Seeker(small_video.open("rb"), "small", single=single)
    order = np.random.default_rng(3).integers(0, 100, 60).tolist()
    if single:
        order = [number // GROUP * GROUP for number in order]
    for number in (*order, 99, 0, 98, 99, 59, 60, 61, 60):
        if not single or number % GROUP == 0:
            assert ask(seeker, number) == number
    seeker.close()


def test_going_on_decodes_each_picture_once(small_video: Path, decoded: list[int]) -> None:
    seeker = Seeker(small_video.open("rb"), "small")
    assert [ask(seeker, number) for number in range(0, 100, 7)] == list(range(0, 100, 7))
    assert len(decoded) == len(set(decoded)) <= 100
    seeker.close()


def test_going_back_by_single_pictures_costs_nothing(small_video: Path, decoded: list[int]) -> None:
    seeker = Seeker(small_video.open("rb"), "small")
    ask(seeker, 50)
    decoded.clear()
    assert [ask(seeker, number) for number in range(49, -1, -1)] == list(range(49, -1, -1))
    assert not decoded
    seeker.close()


def test_what_is_kept_is_bounded(
    small_video: Path, decoded: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    seeker = Seeker(small_video.open("rb"), "small")
    first = seeker.at(0, key_ns=0)
    assert first is not None
    size = first.nbytes
    monkeypatch.setattr(seeking, "_KEPT_BYTES", 10 * size)
    for number in range(100):
        assert ask(seeker, number) == number
        assert len(seeker._kept) <= 10
        assert seeker._kept_bytes <= 10 * size
    decoded.clear()
    assert ask(seeker, 10) == 10
    assert decoded[0] == 0
    seeker.close()


def test_a_key_frame_alone_is_one_picture_to_decode(small_video: Path, decoded: list[int]) -> None:
    seeker = Seeker(small_video.open("rb"), "small", single=True)
    assert [ask(seeker, number) for number in (60, 0, 60)] == [60, 0, 60]
    assert decoded == [2400, 0, 2400]
    seeker.close()


def test_before_a_damaged_picture_the_newest_good_one_comes(small_video: Path) -> None:
    blank_packets(small_video, {20, 70})
    seeker = Seeker(small_video.open("rb"), "small")
    assert [ask(seeker, number) for number in (5, 19, 20, 21, 59, 25)] == [5, 19, 19, 19, 19, 19]
    assert [ask(seeker, number) for number in (60, 69, 99, 61)] == [60, 69, 69, 61]
    seeker.close()


def test_without_its_key_frame_nothing_of_a_group_comes(small_video: Path) -> None:
    blank_packets(small_video, {60})
    for single in (False, True):
        seeker = Seeker(small_video.open("rb"), "small", single=single)
        assert seeker.at(60 * 40 * MS, key_ns=60 * 40 * MS) is None
        assert ask(seeker, 0) == 0
        seeker.close()


def test_what_is_not_in_the_file_is_the_one_before(small_video: Path) -> None:
    seeker = Seeker(small_video.open("rb"), "small")
    found = seeker.at(41 * MS, key_ns=0)
    assert found is not None
    assert shown(found) == 1
    found = seeker.at(10_000 * MS, key_ns=60 * 40 * MS)
    assert found is not None
    assert shown(found) == 99
    assert seeker.at(10_000 * MS, key_ns=9_000 * MS) is None
    assert ask(seeker, 3) == 3
    seeker.close()


@pytest.mark.parametrize("cut", [400, 20_000])
def test_a_torn_file_gives_what_it_has(small_video: Path, cut: int) -> None:
    content = small_video.read_bytes()
    seeker = Seeker(io.BytesIO(content[: max(2_000, len(content) - cut)]), "torn")
    came = [ask(seeker, number) for number in (0, 1, 99)]
    assert came[:2] == [0, 1]
    assert came[2] is None or came[2] > 1
    seeker.close()


@pytest.mark.parametrize("content", [b"", b"no media", bytes(5000)])
def test_no_media_is_damage_and_the_file_is_closed(content: bytes) -> None:
    file = io.BytesIO(content)
    with pytest.raises(DamagedBundle, match="nonsense can't be decoded"):
        Seeker(file, "nonsense")
    assert file.closed


def test_a_voice_is_no_picture(small_voice: Path) -> None:
    file = small_voice.open("rb")
    with pytest.raises(DamagedBundle, match="voice holds no video"):
        Seeker(file, "voice")
    assert file.closed


def test_a_network_that_fails_is_told_as_such(small_video: Path) -> None:
    file = Unplugged(small_video.read_bytes() * 1)
    file.answers = False
    with pytest.raises(Unreachable):
        Seeker(file, "small")


def test_flipped_bytes_raise_nothing_but_damage(small_video: Path) -> None:
    whole = small_video.read_bytes()
    random = np.random.default_rng(5)
    outcomes = set()
    for _ in range(60):
        changed = bytearray(whole)
        for at in random.integers(0, len(whole), 4):
            changed[at] = int(random.integers(0, 256))
        try:
            seeker = Seeker(io.BytesIO(bytes(changed)), "flipped")
        except DamagedBundle:
            outcomes.add("unusable")
            continue
        for number in (99, 0, 61):
            try:
                found = seeker.at(number * 40 * MS, key_ns=number // GROUP * GROUP * 40 * MS)
                outcomes.add("nothing" if found is None else "picture")
                assert found is None or found.pts_ns <= number * 40 * MS
            except DamagedBundle:
                outcomes.add("damage")
        seeker.close()
    assert "picture" in outcomes
