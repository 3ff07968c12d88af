"""When to look next: an even cadence that neither drifts nor bursts. It never sleeps itself."""

_SECOND_NS = 1_000_000_000


class Pacer:
    """Deadlines `1/per_second` apart, and room for one extra look between two of them.

    While looks keep up, deadlines count from the first one, so that lateness doesn't add up. After
    a look that came a whole interval late or more, the missed deadlines are dropped and counting
    begins anew from that look.

    A look before its deadline is an extra one: it moves no deadline, and there may be one half an
    interval after the last look, so that all looks together are at most twice as many.

    Args:
        per_second: Looks per second at most.
        now_ns: The first deadline.
    """

    def __init__(self, per_second: int, now_ns: int) -> None:
        self.pace(per_second)
        self.due_ns = self.extra_due_ns = now_ns

    def pace(self, per_second: int) -> None:
        """Look so often from the present deadline on."""
        self._interval_ns = _SECOND_NS // per_second

    def looked(self, stamp_ns: int, *, intervals: float = 1.0) -> None:
        """Note that a look was taken at this time.

        Args:
            stamp_ns: The time.
            intervals: How far the next deadline is away. A look that found nothing needs no whole
                interval after it, and one that had nothing to read none at all.
        """
        self.extra_due_ns = stamp_ns + self._interval_ns // 2
        if stamp_ns < self.due_ns or not intervals:
            return
        step_ns = int(self._interval_ns * intervals)
        in_step = self.due_ns + step_ns
        self.due_ns = in_step if in_step > stamp_ns else stamp_ns + step_ns
