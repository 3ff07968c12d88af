import numpy as np
import pytest

from trajectory_recorder.media.voice import RATE_HZ
from trajectory_recorder.replay.sound.feed import Feed

SECOND = 1_000_000_000
BLOCK = 960
BLOCK_NS = BLOCK * SECOND // RATE_HZ
START_NS = 7 * SECOND


def ramp(first: int, count: int = BLOCK) -> np.ndarray:
    return np.arange(first, first + count).astype(np.int16)


def fed(blocks: int) -> Feed:
    feed = Feed()
    for number in range(blocks):
        feed.put(START_NS + number * BLOCK_NS, ramp(1 + number * BLOCK))
    return feed


@pytest.mark.parametrize("count", [960, 100, 2000])
def test_what_is_due_comes_as_it_was_put_in(count: int) -> None:
    feed = fed(10)
    came = [
        feed.take(count, START_NS + number * count * SECOND // RATE_HZ)
        for number in range(10 * BLOCK // count)
    ]
    sound = np.concatenate(came)
    assert np.array_equal(sound, ramp(1, len(sound)))


def test_before_its_time_there_is_silence() -> None:
    feed = fed(2)
    assert not feed.take(BLOCK, START_NS - SECOND).any()
    sound = feed.take(2 * BLOCK, START_NS - 1 * BLOCK_NS - 10 * BLOCK_NS // 20)
    assert not sound[: BLOCK + 480].any()
    assert np.array_equal(sound[BLOCK + 480 :], ramp(1, BLOCK - 480))


def test_what_is_late_is_left_out() -> None:
    for late in (5 * BLOCK, 5 * BLOCK + 480, 2 * BLOCK - 1):
        feed = fed(10)
        sound = feed.take(BLOCK, START_NS + late * SECOND // RATE_HZ)
        assert np.array_equal(sound, ramp(1 + late))


def test_behind_the_last_there_is_silence() -> None:
    feed = fed(1)
    sound = feed.take(2 * BLOCK, START_NS)
    assert np.array_equal(sound[:BLOCK], ramp(1))
    assert not sound[BLOCK:].any()
    assert not feed.take(BLOCK, START_NS + 2 * BLOCK_NS).any()


@pytest.mark.parametrize("drift_ppm", [-400, 400])
def test_a_device_that_runs_at_another_rate_is_followed_sample_by_sample(drift_ppm: int) -> None:
    feed = fed(3000)
    off_ns = []
    largest = 0
    last = 0
    for number in range(2900):
        heard_ns = START_NS + round(number * BLOCK_NS * (1 + drift_ppm / 1e6))
        sound = feed.take(BLOCK, heard_ns).astype(np.int64)
        steps = np.diff(np.concatenate(([last], sound))) % 65536
        largest = max(largest, int(steps.max()))
        last = int(sound[-1])
        due_ns = feed._blocks[0][0] if feed._blocks else 0
        off_ns.append(due_ns - heard_ns - BLOCK_NS)
    assert abs(np.array(off_ns)).max() < 3_000_000
    assert largest == (2 if drift_ppm > 0 else 1)


def test_the_volume_holds_for_what_is_waiting() -> None:
    feed = fed(2)
    feed.volume = 0.5
    assert np.array_equal(feed.take(BLOCK, START_NS), ramp(1) // 2)
    feed.volume = 0.0
    assert not feed.take(BLOCK, START_NS + BLOCK_NS).any()


def test_what_is_cleared_does_not_come() -> None:
    feed = fed(2)
    feed.clear()
    assert not feed.take(BLOCK, START_NS).any()
