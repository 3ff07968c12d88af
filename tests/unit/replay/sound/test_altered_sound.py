from pathlib import Path

import numpy as np
import pytest

from helpers.replayed import MS, no_voice, voice
from trajectory_recorder.media.voice import RATE_HZ, Pcm, VoiceFile
from trajectory_recorder.replay.media_files import LocalMedia
from trajectory_recorder.replay.playing.alteration import Added, Alteration
from trajectory_recorder.replay.sound.altered_sound import AlteredSound
from trajectory_recorder.replay.sound.voice_sound import VoiceSound
from trajectory_recorder.replay.timeline.timeline import Span

RECORDED = np.full(2 * RATE_HZ, 1000, np.int16)
SPOKEN = np.full(RATE_HZ // 2, 300, np.int16)


@pytest.fixture
def recorded(tmp_path: Path) -> VoiceSound:
    return VoiceSound(voice(tmp_path, {0: RECORDED}), LocalMedia(tmp_path))


@pytest.fixture
def spoken(tmp_path: Path) -> Path:
    path = tmp_path / "spoken.mka"
    with path.open("xb", buffering=0) as file:
        written = VoiceFile(file)
        for packet in [*written.encode(SPOKEN, session_ns=100 * MS), *written.flush()]:
            written.write(packet)
        written.close()
    return path


def heard(sound: AlteredSound, from_ms: int, to_ms: int) -> Pcm:
    """Read in blocks, as a loudspeaker asks for it."""
    blocks = [sound.read(at_ms * MS, RATE_HZ // 50) for at_ms in range(from_ms, to_ms, 20)]
    return np.concatenate(blocks)


def levels(sound: Pcm, *edges_ms: int) -> list[set[int]]:
    parts = np.split(sound, [it * RATE_HZ // 1000 for it in edges_ms])
    return [set(it.tolist()) for it in parts]


def test_it_is_silent_in_spans_wherever_blocks_begin(recorded: VoiceSound) -> None:
    silent = (Span(333 * MS, 555 * MS), Span(1000 * MS, 1001 * MS))
    sound = AlteredSound(recorded, Alteration(silent=silent))
    assert levels(heard(sound, 0, 1100), 333, 555, 1000, 1001) == [{1000}, {0}, {1000}, {0}, {1000}]
    recorded.close()


def test_what_was_added_is_heard_at_its_place_beside_the_voice_and_up_to_its_end(
    recorded: VoiceSound, spoken: Path
) -> None:
    # Its file's times begin at 100 ms, and it lasts longer than it may be heard.
    added = (Added(1000 * MS, 1400 * MS, spoken),)
    sound = AlteredSound(recorded, Alteration(silent=(Span(1200 * MS, 3000 * MS),), added=added))
    assert levels(heard(sound, 900, 1500), 100, 300, 500) == [{1000}, {1300}, {300}, {0}]
    assert not sound.problem
    recorded.close()


def test_what_was_added_is_heard_where_nothing_was_recorded(tmp_path: Path, spoken: Path) -> None:
    none = VoiceSound(no_voice(), LocalMedia(tmp_path))
    sound = AlteredSound(none, Alteration(added=(Added(0, 600 * MS, spoken),)))
    assert levels(heard(sound, 0, 700), 500) == [{300}, {0}]


def test_an_added_voice_that_is_gone_is_told_and_silent(recorded: VoiceSound, tmp_path: Path) -> None:
    sound = AlteredSound(recorded, Alteration(added=(Added(0, 600 * MS, tmp_path / "gone.mka"),)))
    assert set(sound.read(0, 960).tolist()) == {1000}
    assert "gone.mka" in sound.problem
    recorded.close()
