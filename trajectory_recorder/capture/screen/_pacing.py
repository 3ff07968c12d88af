"""When to look next: an even cadence that neither drifts nor bursts. It never sleeps itself."""

_SECOND_NS = 1_000_000_000


class Pacer:
    """Deadlines `1/per_second` apart.

    While looks keep up, deadlines count from the first one, so that lateness doesn't add up. After
    a look that came a whole interval late or more, the missed deadlines are dropped and counting
    begins anew from that look.

    Args:
        per_second: Looks per second at most.
        now_ns: The first deadline.
    """

    def __init__(self, per_second: int, now_ns: int) -> None:
        self.interval_ns = _SECOND_NS // per_second
        self.due_ns = now_ns

    def looked(self, stamp_ns: int) -> None:
        """Note that the look for the present deadline was taken at this time."""
        in_step = self.due_ns + self.interval_ns
        self.due_ns = in_step if in_step > stamp_ns else stamp_ns + self.interval_ns
