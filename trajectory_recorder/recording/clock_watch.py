"""Tells from readings of all clocks what happened between them: sleep, a set clock, a frozen process."""

from trajectory_recorder.events import ALL_STREAMS, ClockAnchor, Gap, GapReason

# A reading takes microseconds, so a smaller step would be seen too; this is far above what time
# synchronization slews between two readings.
_STEP_NS = 100_000_000
# Readings come four times a second: after this long without one the whole process did not run.
_FROZEN_NS = 2_000_000_000


def slept_ns(before: ClockAnchor, after: ClockAnchor) -> int:
    """How long the machine slept between two readings; 0 where its clocks can't tell."""
    if before.boottime_ns is None or after.boottime_ns is None:
        return 0
    return after.boottime_ns - before.boottime_ns - (after.monotonic_ns - before.monotonic_ns)


class ClockWatch:
    """Compares each reading with the one before.

    Args:
        first: What to compare the next one with.
    """

    def __init__(self, first: ClockAnchor) -> None:
        self._last = first

    def compare(self, anchor: ClockAnchor) -> list[Gap]:
        """Take a reading; returns a gap for everything that happened since the last."""
        before, self._last = self._last, anchor
        passed_ns = anchor.monotonic_ns - before.monotonic_ns
        asleep_ns = slept_ns(before, anchor)
        stepped_ns = anchor.utc_ns - before.utc_ns - passed_ns - asleep_ns
        now_ns = anchor.session_ns
        gaps = []
        if passed_ns > _FROZEN_NS:
            detail = f"the recorder did not run for {passed_ns / 1e9:.1f} s"
            gaps.append(Gap(ALL_STREAMS, before.session_ns, now_ns, GapReason.SOURCE_STALLED, detail))
        if asleep_ns > _STEP_NS:
            detail = f"the machine slept for {asleep_ns / 1e9:.1f} s"
            gaps.append(Gap(ALL_STREAMS, now_ns, now_ns, GapReason.SUSPEND, detail, asleep_ns))
        if abs(stepped_ns) > _STEP_NS:
            detail = (
                f"the system's clock was set by {stepped_ns / 1e9:+.1f} s; session times are not affected"
            )
            gaps.append(Gap(ALL_STREAMS, now_ns, now_ns, GapReason.CLOCK_STEP, detail))
        return gaps
