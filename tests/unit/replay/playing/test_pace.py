import pytest

from helpers.replayed import MS
from trajectory_recorder.replay.playing.pace import Pace


def test_it_learns_what_decoding_takes() -> None:
    pace = Pace()
    for frames_ms in (4, 4):
        pace.learn(4, 4 * frames_ms * MS, key=False)
        assert pace.frame_ns == pytest.approx(4 * MS)
    pace.learn(1, 50 * MS, key=True)
    assert pace.key_ns == pace.single_ns == 50 * MS
    pace.learn(1, 100 * MS, key=True)
    assert 50 * MS < pace.key_ns < 100 * MS
    assert pace.frame_ns == pytest.approx(4 * MS)


def test_frames_that_a_key_frame_is_the_last_of_tell_of_each() -> None:
    pace = Pace()
    pace.learn(4, 40 * MS, key=True)
    pace.learn(0, 40 * MS, key=False)
    assert (pace.frame_ns, pace.key_ns, pace.single_ns) == (10 * MS, 0, 10 * MS)
