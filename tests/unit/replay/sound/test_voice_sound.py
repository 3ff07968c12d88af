from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import numpy as np
import numpy.typing as npt
import pytest

from helpers.damaged_packets import blank_packets
from helpers.replayed import MS, narrated, no_voice, voice
from trajectory_recorder.errors import Unreachable
from trajectory_recorder.media.voice import RATE_HZ
from trajectory_recorder.replay.media_files import LocalMedia
from trajectory_recorder.replay.sound.voice_sound import VoiceSound

# From 0 to 2 s, and from 3.5 s to 5 s.
FIRST = np.random.default_rng(1).normal(0, 2000, 2 * RATE_HZ).astype(np.int16)
SECOND = np.random.default_rng(2).normal(0, 2000, 3 * RATE_HZ // 2).astype(np.int16)
WHOLE = np.concatenate((FIRST, np.zeros(3 * RATE_HZ // 2, np.int16), SECOND, np.zeros(RATE_HZ, np.int16)))


def expected(at_ms: int, samples: int) -> npt.NDArray[np.int16]:
    padded = np.concatenate((np.zeros(RATE_HZ, np.int16), WHOLE))
    first = at_ms * RATE_HZ // 1000 + RATE_HZ
    return padded[first : first + samples]


def test_sound_lies_at_its_session_time_and_gaps_are_silent(tmp_path: Path) -> None:
    track = voice(tmp_path, {0: FIRST, 3500: SECOND})
    sound = VoiceSound(track, LocalMedia(tmp_path))
    places = [0, 20, 40, 1990, 2000, 3490, 3500, 3510, 4990, 5100, 60, -500, 130]
    for at_ms in places:
        assert np.array_equal(sound.read(at_ms * MS, 960), expected(at_ms, 960)), at_ms
        assert not sound.problem
    assert np.array_equal(sound.read(1900 * MS, 2 * RATE_HZ), expected(1900, 2 * RATE_HZ))
    sound.close()


def test_it_is_read_without_a_seam(tmp_path: Path) -> None:
    sound = VoiceSound(voice(tmp_path, {0: FIRST}), LocalMedia(tmp_path))
    blocks = [sound.read(at_ms * MS + 7_001, 960) for at_ms in range(0, 1900, 20)]
    assert np.array_equal(np.concatenate(blocks), FIRST[: len(blocks) * 960])
    sound.close()


def test_a_voice_that_was_added_is_heard_beside_the_other(tmp_path: Path) -> None:
    both = narrated(tmp_path, voice(tmp_path, {0: FIRST}), {500: SECOND})
    sound = VoiceSound(both, LocalMedia(tmp_path))
    heard = sound.read(0, 3 * RATE_HZ)
    expected_sound = np.zeros(3 * RATE_HZ, np.int32)
    expected_sound[: len(FIRST)] += FIRST
    expected_sound[RATE_HZ // 2 :][: len(SECOND)] += SECOND
    assert np.array_equal(heard, expected_sound.clip(-32_767, 32_767))
    assert not sound.problem
    sound.close()


def test_a_damaged_packet_is_silence_and_told(tmp_path: Path) -> None:
    track = voice(tmp_path, {0: FIRST})
    blank_packets(tmp_path / track.paths[0], {3}, kind="audio")
    sound = VoiceSound(track, LocalMedia(tmp_path))
    silent = []
    for number, at_ns in enumerate(track.at_ns.tolist()):
        pcm = sound.read(at_ns, 480)
        if not pcm.any():
            silent.append(number)
            assert "narration.mka is damaged here" in sound.problem
        else:
            assert not sound.problem
    assert silent == [3]
    sound.close()


@pytest.mark.parametrize("harm", ["missing", "nonsense", "empty"])
def test_an_unusable_file_is_silence_and_told(tmp_path: Path, harm: str) -> None:
    track = voice(tmp_path, {0: FIRST})
    path = tmp_path / track.paths[0]
    path.unlink()
    if harm != "missing":
        path.write_bytes(b"" if harm == "empty" else b"nonsense" * 100)
    sound = VoiceSound(track, LocalMedia(tmp_path))
    assert not sound.read(500 * MS, 960).any()
    assert "narration.mka" in sound.problem
    sound.close()


def test_samples_that_are_claimed_and_not_there_are_told(tmp_path: Path) -> None:
    track = voice(tmp_path, {0: FIRST})
    sound = VoiceSound(replace(track, samples=track.samples + 1), LocalMedia(tmp_path))
    assert not sound.read(0, 960).any()
    assert sound.problem
    sound.close()


def test_where_nobody_spoke_is_silence(tmp_path: Path) -> None:
    sound = VoiceSound(no_voice(), LocalMedia(tmp_path))
    assert not sound.read(0, 960).any()
    sound.close()


def test_a_network_that_fails_is_told_as_such_and_tried_again(tmp_path: Path) -> None:
    class Wavering(LocalMedia):
        answers = False

        def open(self, path: str) -> BinaryIO:
            if not self.answers:
                raise Unreachable("no answer")
            return super().open(path)

    media = Wavering(tmp_path)
    sound = VoiceSound(voice(tmp_path, {0: FIRST}), media)
    with pytest.raises(Unreachable):
        sound.read(0, 960)
    media.answers = True
    assert np.array_equal(sound.read(0, 960), FIRST[:960])
    sound.close()
