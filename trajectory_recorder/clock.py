"""One monotonic clock per session, in integer nanoseconds.

Everything is stamped with `monotonic_ns` where it happens; `SessionClock` turns such a stamp into
session time, which starts at 0, runs with the monotonic clock and stands still while paused. It
reads no wall clock except to take anchors, so a step of the system's time never moves an event.
"""

import sys
import time
from bisect import bisect_right
from collections.abc import Callable

from trajectory_recorder.events import ClockAnchor

# perf_counter is CLOCK_MONOTONIC on Linux (the X server's and PulseAudio's clock too), mach time
# on macOS and QueryPerformanceCounter on Windows, where time.monotonic ticks at 16 ms before 3.13.
monotonic_ns: Callable[[], int] = time.perf_counter_ns

# Reading all clocks takes microseconds.
_CLOSE_NS = 1_000_000
_READINGS = 5


if sys.platform == "win32":

    def boottime_ns() -> int | None:
        """Read the clock that also counts time asleep; this system has none."""
        return None

else:
    if sys.platform == "linux":
        _BOOTTIME = time.CLOCK_BOOTTIME
    else:
        # There mach time, which perf_counter reads, stands still while asleep, and this one doesn't.
        _BOOTTIME = time.CLOCK_MONOTONIC

    def boottime_ns() -> int | None:
        """Read the clock that also counts time asleep, in nanoseconds."""
        return time.clock_gettime_ns(_BOOTTIME)


class SessionClock:
    """Maps monotonic stamps to session time, with pauses taken out.

    Args:
        read_monotonic: The clock that stamps are taken from, in nanoseconds.
        read_utc: The wall clock, in nanoseconds since 1970.
        read_boottime: The clock that goes on while asleep, or None.

    One thread starts, pauses and resumes; any thread may convert.
    """

    def __init__(
        self,
        *,
        read_monotonic: Callable[[], int] = monotonic_ns,
        read_utc: Callable[[], int] = time.time_ns,
        read_boottime: Callable[[], int | None] = boottime_ns,
    ) -> None:
        self._read_monotonic = read_monotonic
        self._read_utc = read_utc
        self._read_boottime = read_boottime
        # One entry per stretch of running time: (its first stamp, session time at that stamp).
        # Appended to only, and read as one tuple, so that readers need no lock.
        self._stretches: tuple[tuple[int, int], ...] = ()
        self._stopped_at: int | None = None
        self._pauses: tuple[tuple[int, int], ...] = ()
        self.start_utc_ns = 0

    @property
    def running(self) -> bool:
        """Whether session time is passing now."""
        return bool(self._stretches) and self._stopped_at is None

    @property
    def stopped_at_ns(self) -> int | None:
        """The stamp at which session time last stopped; None while it runs or never did."""
        return self._stopped_at

    def start(self) -> int:
        """Begin session time, or let it go on after a pause; returns the stamp of that moment."""
        stamp_ns = self._read_monotonic()
        if self.running:
            raise RuntimeError("the session clock is running already")
        if not self._stretches:
            self.start_utc_ns = self._read_utc()
            self._stretches = ((stamp_ns, 0),)
            return stamp_ns
        paused_at = self._stopped_at
        assert paused_at is not None  # noqa: S101 - follows from not running with a stretch
        stamp, session = self._stretches[-1]
        self._pauses = (*self._pauses, (paused_at, stamp_ns))
        self._stretches = (*self._stretches, (stamp_ns, session + paused_at - stamp))
        self._stopped_at = None
        return stamp_ns

    def stop(self) -> int:
        """Let session time stand still, for a pause or at the end; returns the stamp."""
        if not self.running:
            raise RuntimeError("the session clock is not running")
        self._stopped_at = self._read_monotonic()
        return self._stopped_at

    def session_ns(self, stamp_ns: int) -> int | None:
        """Convert a monotonic stamp; None for one from before the start or from within a pause."""
        stretches, stopped_at = self._stretches, self._stopped_at
        position = bisect_right(stretches, (stamp_ns, sys.maxsize)) - 1
        if position < 0 or (stopped_at is not None and stamp_ns > stopped_at):
            return None
        first_stamp, session = stretches[position]
        if position < len(self._pauses) and stamp_ns > self._pauses[position][0]:
            return None
        return session + stamp_ns - first_stamp

    def clip(self, from_ns: int, to_ns: int) -> tuple[int, int] | None:
        """Cut a span of stamps to the newest stretch of running time; None if nothing is left."""
        stretches, stopped_at = self._stretches, self._stopped_at
        if not stretches:
            return None
        first = max(from_ns, stretches[-1][0])
        last = to_ns if stopped_at is None else min(to_ns, stopped_at)
        return (first, last) if first < last else None

    def now_ns(self) -> int:
        """Session time at this moment; while stopped, the time at which it stopped."""
        return self._session_ns_at(self._read_monotonic())

    def anchor(self) -> ClockAnchor:
        """Read all clocks as closely together as this process can.

        A busy machine may stop it between two readings, which would look as if a clock had been set;
        so it reads them again until they are close, five times at most, and takes the closest.
        """
        closest: tuple[int, ClockAnchor] | None = None
        for _ in range(_READINGS):
            stamp_ns = self._read_monotonic()
            utc_ns, slept_ns = self._read_utc(), self._read_boottime()
            took_ns = self._read_monotonic() - stamp_ns
            if closest is None or took_ns < closest[0]:
                closest = took_ns, ClockAnchor(self._session_ns_at(stamp_ns), stamp_ns, utc_ns, slept_ns)
            if took_ns <= _CLOSE_NS:
                break
        assert closest is not None  # noqa: S101 - it has been read at least once
        return closest[1]

    def _session_ns_at(self, stamp_ns: int) -> int:
        if not self._stretches:
            return 0
        first_stamp, session = self._stretches[-1]
        return session + (stamp_ns if self._stopped_at is None else self._stopped_at) - first_stamp
