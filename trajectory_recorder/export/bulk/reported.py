"""All reports of an export in the order of its snapshot, out of the order in which they come."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from trajectory_recorder.export.bulk.lines import Lines
from trajectory_recorder.export.bulk.reports import Member, Report


class Reported:
    """The reports so far, in files.

    Args:
        folder: Of this machine; empty.
        count: How many recordings there are.
    """

    def __init__(self, folder: Path, count: int) -> None:
        self._folder = folder
        self._lines = Lines(folder / "reports.jsonl", Report)
        self._place: list[int | None] = [None] * count

    def add(self, report: Report) -> None:
        """Take a report; the one of a recording that is here already is not taken again."""
        if self._place[report.index] is None:
            self._place[report.index] = len(self._lines)
            self._lines.append(report)

    def is_there(self, index: int) -> bool:
        """Whether a recording has one."""
        return self._place[index] is not None

    def missing(self) -> list[int]:
        """The recordings without one, in their order."""
        return [index for index, place in enumerate(self._place) if place is None]

    def __iter__(self) -> Iterator[Report]:
        """In the order of the snapshot."""
        return (self._lines[place] for place in self._place if place is not None)

    def converted(self) -> Iterator[Report]:
        """Without those that were left out."""
        return (it for it in self if it.skipped is None)

    def members(self) -> Lines[Member]:
        """The converted ones, each with what was counted before it, and the numbers of its values."""
        before: Counter[str] = Counter()
        seen: dict[str, dict[str, int]] = {}
        members = Lines(self._folder / "members.jsonl", Member)
        for position, it in enumerate(self.converted()):
            members.append(
                Member(
                    index=it.index,
                    name=it.name,
                    split=it.split,
                    position=position,
                    counts=it.counts,
                    before=dict(before),
                    notes=it.notes,
                    numbers={name: _number(seen, name, value) for name, value in it.values.items()},
                )
            )
            before.update(it.counts)
        return members

    def close(self) -> None:
        self._lines.close()


def _number(seen: dict[str, dict[str, int]], name: str, value: str) -> int:
    """The number of a value among those under its name, by their first appearance."""
    known = seen.setdefault(name, {})
    return known.setdefault(value, len(known))
