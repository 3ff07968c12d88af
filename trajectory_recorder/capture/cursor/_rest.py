"""How long to rest after a change, so that an animated pointer does not fill the session.

A hand that moves over windows changes the image a few times in a row and then rests; a spinner
changes it twenty times a second for as long as it spins. So a few changes come through as they
are, and lasting ones at five a second. This never sleeps itself.
"""

_AT_ONCE = 10
_EVERY_NS = 200_000_000


class Rest:
    """A bucket of `_AT_ONCE` changes that fills up at one for every `_EVERY_NS`."""

    def __init__(self) -> None:
        self._empty_ns = 0

    def after_change(self, stamp_ns: int) -> float:
        """Take note of a change at this time; returns the seconds until the next may be looked at."""
        self._empty_ns = max(self._empty_ns, stamp_ns - _AT_ONCE * _EVERY_NS) + _EVERY_NS
        return max(self._empty_ns - stamp_ns, 0) / 1e9
