import pytest

from trajectory_recorder.events import ClockAnchor, GapReason
from trajectory_recorder.recording.clock_watch import ClockWatch

SECOND = 1_000_000_000
BOOTED = 50 * SECOND


def at(
    monotonic_s: float, *, utc_step_s: float = 0, slept_s: float = 0, boottime: bool = True
) -> ClockAnchor:
    """A reading at a time after the first, on a machine that slept and whose clock was set."""
    monotonic_ns = int(monotonic_s * SECOND)
    return ClockAnchor(
        monotonic_ns,
        monotonic_ns,
        int((1_800_000_000 + monotonic_s + utc_step_s + slept_s) * SECOND),
        BOOTED + monotonic_ns + int(slept_s * SECOND) if boottime else None,
    )


@pytest.mark.parametrize(
    ("reading", "reasons"),
    [
        (at(0.25), []),
        (at(0.25, utc_step_s=0.05), []),
        (at(0.25, utc_step_s=3600), [GapReason.CLOCK_STEP]),
        (at(0.25, utc_step_s=-3600), [GapReason.CLOCK_STEP]),
        (at(0.25, slept_s=60), [GapReason.SUSPEND]),
        (at(0.25, slept_s=60, utc_step_s=-5), [GapReason.SUSPEND, GapReason.CLOCK_STEP]),
        (at(5), [GapReason.SOURCE_STALLED]),
        # Without a clock that goes on while asleep, sleep can't be told from a step.
        (at(0.25, slept_s=60, boottime=False), [GapReason.CLOCK_STEP]),
    ],
)
def test_jumps_are_told_apart(reading: ClockAnchor, reasons: list[GapReason]) -> None:
    assert [gap.reason for gap in ClockWatch(at(0)).compare(reading)] == reasons


def test_each_jump_is_told_once() -> None:
    watch = ClockWatch(at(0))
    (slept,) = watch.compare(at(0.25, slept_s=60))
    assert slept.removed_ns == 60 * SECOND
    assert slept.from_ns == slept.to_ns == SECOND // 4
    assert watch.compare(at(0.5, slept_s=60)) == []
    (frozen,) = watch.compare(at(9.5, slept_s=60))
    assert (frozen.from_ns, frozen.to_ns) == (SECOND // 2, int(9.5 * SECOND))
    assert "9.0 s" in frozen.detail
