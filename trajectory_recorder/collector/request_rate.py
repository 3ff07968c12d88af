"""How many requests one token may make, counted by each replica for itself.

A bucket for each token holds as many requests as a minute allows, and fills evenly: a burst is fine, and a
steady stream of more is not. It goes by the endpoint's clock.
"""

import math
import threading
from datetime import datetime

from trajectory_recorder.collector.problems import Problem

_MINUTE_S = 60
# Tokens that were not used for a minute have a full bucket, which need not be kept.
_TIDIED_AT = 10_000


class RequestRate:
    """Buckets of requests by token.

    Args:
        per_minute: How many requests a token may make in a minute.
    """

    def __init__(self, per_minute: int) -> None:
        self._per_minute = per_minute
        self._buckets: dict[str, tuple[float, datetime]] = {}
        self._lock = threading.Lock()

    def spend(self, token: str, now: datetime) -> None:
        """Count a request of a token.

        Raises:
            Problem: 429, with the seconds until the next may come.
        """
        with self._lock:
            left = self._left(token, now)
            if left >= 1:
                self._buckets[token] = (left - 1, now)
            if len(self._buckets) > _TIDIED_AT:
                self._buckets = {it: at for it, at in self._buckets.items() if not self._is_full(it, now)}
        if left < 1:
            wait_s = math.ceil((1 - left) * _MINUTE_S / self._per_minute)
            raise Problem(
                429,
                "too_many_requests",
                f"this token may make {self._per_minute} requests a minute",
                remedy=f"wait {wait_s} s",
                headers={"Retry-After": str(wait_s)},
            )

    def _left(self, token: str, now: datetime) -> float:
        left, at = self._buckets.get(token, (float(self._per_minute), now))
        passed_s = max(0.0, (now - at).total_seconds())
        return min(self._per_minute, left + passed_s * self._per_minute / _MINUTE_S)

    def _is_full(self, token: str, now: datetime) -> bool:
        return self._left(token, now) >= self._per_minute
