"""When clicks sounded, as the sound system's opinions of all blocks tell it."""

import random

import pytest

from trajectory_recorder.calibration.speaker import when_heard

BLOCK, RATE_HZ = 480, 48_000
ORIGIN_NS = 5_000_000_000_000


def blocks(seconds: float, *, scatter_ns: int = 0, drift: float = 0.0) -> list[tuple[int, int]]:
    chance = random.Random(3)
    count = round(seconds * RATE_HZ / BLOCK)
    return [
        (
            first,
            ORIGIN_NS + round(first * 1e9 / RATE_HZ * (1 + drift)) + chance.randint(-scatter_ns, scatter_ns),
        )
        for first in range(0, count * BLOCK, BLOCK)
    ]


def test_the_scatter_of_single_opinions_does_not_matter() -> None:
    clicks = list(range(96_000, 480_000, 30_000))
    heard = when_heard(blocks(11, scatter_ns=1_500_000), clicks)
    for click, sample in zip(heard, clicks, strict=True):
        assert click.at_ns == pytest.approx(ORIGIN_NS + sample * 1e9 / RATE_HZ, abs=300_000)
        assert 1_000_000 < click.uncertainty_ns < 2_000_000


def test_a_device_that_drifts_is_followed() -> None:
    late = 590 * RATE_HZ
    [click] = when_heard(blocks(600, drift=1e-4), [late])
    assert click.at_ns == pytest.approx(ORIGIN_NS + late * 1e9 / RATE_HZ * (1 + 1e-4), abs=100_000)


def test_near_an_interruption_the_time_is_uncertain() -> None:
    torn = [(first, at_ns + (70_000_000 if first >= 5 * RATE_HZ else 0)) for first, at_ns in blocks(10)]
    before, near, after = when_heard(torn, [2 * RATE_HZ, 5 * RATE_HZ, 8 * RATE_HZ])
    assert (before.at_ns - ORIGIN_NS, before.uncertainty_ns) == (2_000_000_000, 0)
    assert (after.at_ns - ORIGIN_NS, after.uncertainty_ns) == (8_070_000_000, 0)
    assert near.uncertainty_ns > 30_000_000
