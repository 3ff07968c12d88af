"""Where the focus was at which time, as far as that can be told afterwards. Pure.

Changes of focus are told late where the recorder was held up, and then several at once: where the
focus is can only be asked for now, so what lay between is unknown, and counts as elsewhere.
"""

from collections import deque
from dataclasses import dataclass

_KEPT = 64
_TIMES = 1 << 32  # milliseconds of the X server wrap around
# What has no time of its own happened this long ago at most, unless everything was held up.
_UNDATED_NS = 300_000_000


@dataclass(frozen=True, slots=True)
class _Change:
    server_ms: int
    noticed_ns: int
    inside: bool


class FocusHistory:
    """Whether the focus was in the recorded area.

    Args:
        inside: Whether it is at the beginning.
    """

    def __init__(self, *, inside: bool) -> None:
        self._before = inside
        self._changes: deque[_Change] = deque()

    def changed(
        self, server_times_ms: list[int], now_ns: int, *, inside: bool, between: bool = False
    ) -> None:
        """Take note of changes that were told since the last call, in their order.

        Args:
            server_times_ms: When they happened.
            now_ns: The present.
            inside: Whether it is inside now.
            between: Whether it was all the time between them, for certain.
        """
        for number, server_ms in enumerate(server_times_ms, 1):
            is_last = number == len(server_times_ms)
            self._changes.append(_Change(server_ms, now_ns, inside=inside if is_last else between))
        while len(self._changes) > _KEPT:
            self._before = self._changes.popleft().inside

    def at(self, server_ms: int) -> bool:
        """Whether it was inside at a time of the server; the present is `changed`'s to tell."""
        inside = self._before
        for change in self._changes:
            if (server_ms - change.server_ms) % _TIMES >= _TIMES // 2:
                break
            inside = change.inside
        return inside

    def is_last(self, server_ms: int) -> bool:
        """Whether nothing has changed after a time of the server."""
        return not self._changes or (server_ms - self._changes[-1].server_ms) % _TIMES < _TIMES // 2

    def lately(self, now_ns: int) -> bool:
        """Whether it was inside, as far as it changed, all the time in which something that has no
        time of its own can have happened."""
        older = [it for it in self._changes if now_ns - it.noticed_ns > _UNDATED_NS]
        recent = list(self._changes)[len(older) :]
        before = older[-1].inside if older else self._before
        return not recent or (before and all(it.inside for it in recent))
