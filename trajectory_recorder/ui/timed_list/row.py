"""What a row of a list says. Knows no Qt."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from trajectory_recorder.replay.remarks import Mark
from trajectory_recorder.times import moment
from trajectory_recorder.ui.remark_words import REMARK_WORDS


@dataclass(frozen=True, slots=True)
class ListRow:
    """Something at a time: its `title`, below it the `detail`, and beside it what is to be known of it.

    `number` is shown before the time where it is not empty; `label` is a word that somebody gave it.
    """

    from_ns: int
    to_ns: int
    title: str
    detail: str = ""
    number: str = ""
    marks: tuple[Mark, ...] = ()
    label: str = ""

    @property
    def spoken(self) -> str:
        """All of it in a sentence, for those who can't see it."""
        told = (
            self.number,
            moment(self.from_ns),
            self.title,
            self.detail,
            *(str(REMARK_WORDS[it]) for it in self.marks),
            self.label,
        )
        return ", ".join(it for it in told if it)


def begun_last(rows: Sequence[ListRow], at_ns: int) -> int | None:
    """The place of the row that began last at a time; None before the first."""
    index = bisect_right(rows, at_ns, key=lambda it: it.from_ns)
    return index - 1 if index else None
