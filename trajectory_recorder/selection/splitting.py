"""Parts recordings so that one contributor's, or one task's, are never in two parts.

Each group draws a number from its own name and the seed alone; the shares say which part such a number belongs to. So
a group stays where it is, whatever else comes or goes, and no order matters. The price: shares are met on average
over groups, and not exactly where there are few of them, or where some have many recordings.
"""

import hashlib
import re
from fractions import Fraction
from itertools import accumulate

import msgspec

from trajectory_recorder.errors import UsageError
from trajectory_recorder.wire.catalogue import Facts
from trajectory_recorder.wire.exports import SPLIT_NAME, SplitRule

UNSPLIT = "train"
"""The one part where none were asked for; loaders expect that name."""

_NAME = re.compile(SPLIT_NAME)
_DRAWN_BYTES = 16
_DRAWN = 1 << (8 * _DRAWN_BYTES)


class Splitter:
    """Says which part a recording is in.

    Args:
        rule: Without one, all are in `UNSPLIT`.

    Raises:
        UsageError: A part has a name that can't be one.
    """

    def __init__(self, rule: SplitRule | None) -> None:
        shares = rule.shares if rule is not None else {UNSPLIT: 1.0}
        for name in shares:
            require_name(name)
        self._rule = rule
        self.names = tuple(shares)
        self._ends = _ends(shares)

    def split(self, facts: Facts) -> str:
        """The part that this recording is in, which is that of all others of its group."""
        if self._rule is None:
            return UNSPLIT
        drawn = Fraction(_draw(self._rule, group(facts, self._rule)), _DRAWN)
        return next(name for name, end in zip(self.names, self._ends, strict=True) if drawn < end)


def require_name(name: str) -> None:
    """Refuse a name that can't be a split's.

    Raises:
        UsageError: It says which.
    """
    if not _NAME.fullmatch(name):
        remedy = "use small letters, digits and _, as in train, test"
        raise UsageError(f"{name[:80]!r} is no name of a split", remedy)


def group(facts: Facts, rule: SplitRule) -> str | None:
    """What must stay together. None is a group, too: nobody knows that those without a name are of different people.

    Tasks of the same key in two projects count as one, since they may be.
    """
    if rule.by == "contributor":
        return facts.contributor
    return facts.task.key if facts.task is not None else None


def _ends(shares: dict[str, float]) -> tuple[Fraction, ...]:
    """Where each part ends between 0 and 1, exactly, so that it is the same on every machine."""
    weights = [Fraction(it) for it in shares.values()]
    total = sum(weights)
    return tuple(it / total for it in accumulate(weights))


def _draw(rule: SplitRule, name: str | None) -> int:
    digest = hashlib.sha256(msgspec.json.encode((rule.seed, rule.by, name))).digest()
    return int.from_bytes(digest[:_DRAWN_BYTES], "big")
