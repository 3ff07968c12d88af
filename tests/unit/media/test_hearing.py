import io
from pathlib import Path

import numpy as np
import pytest

from helpers.damaged_packets import blank_packets
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.media import decode
from trajectory_recorder.media.hearing import VoiceSeeker


def test_packets_come_in_any_order(small_voice: Path) -> None:
    every = dict(decode.samples(small_voice))
    seeker = VoiceSeeker(small_voice.open("rb"), "voice")
    stamps = list(every)
    for number in (*np.random.default_rng(1).integers(0, len(stamps), 40).tolist(), *range(len(stamps))):
        pcm = seeker.packet(stamps[number])
        assert pcm is not None
        assert np.array_equal(pcm, every[stamps[number]])
    seeker.close()


def test_what_is_not_there_is_none_and_disturbs_nothing(small_voice: Path) -> None:
    every = dict(decode.samples(small_voice))
    seeker = VoiceSeeker(small_voice.open("rb"), "voice")
    first, second, *_, last = every
    for stamp in (first, first + 1, second, second + 7, last, last + 1, 1 << 60, first):
        pcm = seeker.packet(stamp)
        assert (pcm is not None) == (stamp in every)
        assert pcm is None or np.array_equal(pcm, every[stamp])
    seeker.close()


def test_a_damaged_packet_is_none_and_its_neighbours_are_not(small_voice: Path) -> None:
    every = dict(decode.samples(small_voice))
    blank_packets(small_voice, {5}, kind="audio")
    seeker = VoiceSeeker(small_voice.open("rb"), "voice")
    came = [seeker.packet(stamp) for stamp in every]
    assert [number for number, pcm in enumerate(came) if pcm is None] == [5]
    assert all(
        pcm is None or np.array_equal(pcm, every[stamp]) for stamp, pcm in zip(every, came, strict=True)
    )
    seeker.close()


def test_a_torn_file_gives_what_it_has(small_voice: Path) -> None:
    every = list(decode.samples(small_voice))
    content = small_voice.read_bytes()
    seeker = VoiceSeeker(io.BytesIO(content[: len(content) // 2]), "torn")
    came = [seeker.packet(stamp) is not None for stamp, _ in every]
    assert came == sorted(came, reverse=True)
    assert 0 < sum(came) < len(every)
    seeker.close()


def test_a_video_is_no_voice(small_video: Path) -> None:
    with pytest.raises(DamagedBundle, match="holds no audio"):
        VoiceSeeker(small_video.open("rb"), "small")
