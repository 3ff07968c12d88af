"""`README.md`: what a dataset is, how it was chosen and what it lacks, for people.

Names and titles come from strangers and are shown as text. What is not known is not told.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from trajectory_recorder.export.cards.front_matter import front_matter
from trajectory_recorder.export.cards.markdown import plain, table
from trajectory_recorder.export.cards.outcome import Outcome
from trajectory_recorder.wire.catalogue import Facts
from trajectory_recorder.wire.exports import FORMATS

DATA_CARD = "README.md"
_HOUR_NS = 3_600_000_000_000
# A card is for reading; `snapshot.json` has them all.
_MOST_ROWS = 50


def data_card(outcome: Outcome) -> str:
    """The whole card."""
    words = FORMATS[outcome.request.format]
    sections: list[Iterable[str]] = [
        front_matter(outcome),
        [f"# {words.title}", "", words.sentence, ""],
        _holds(outcome),
        _chosen(outcome),
        _files(outcome),
        _tasks(outcome),
        _counted("Quality", "verdict of the checks", outcome, _quality),
        _counted("Applications", "application", outcome, _applications),
        _counted("Consent", "agreed to", outcome, _consents),
        _lacks(outcome),
    ]
    return "\n".join(line for section in sections for line in section)


def _holds(outcome: Outcome) -> list[str]:
    rows = []
    for split in outcome.splits:
        facts = [it.catalogued.facts for it in outcome.recordings if it.split == split]
        people = {it.contributor for it in facts if it.contributor is not None}
        tasks = {it.task.key for it in facts if it.task is not None}
        rows.append((split, len(facts), _hours(facts), len(tasks), len(people) or "not known"))
    counted = [f"- {plain(name)}: {count}" for name, count in sorted(outcome.counts.items())]
    heads = ("split", "recordings", "hours", "tasks", "contributors")
    return ["## What it holds", "", *table(heads, rows), *counted, ""]


def _chosen(outcome: Outcome) -> list[str]:
    request, snapshot = outcome.request, outcome.snapshot
    where = plain(snapshot.where) if snapshot.where else "every recording that may be taken"
    lines = [f"- condition: {where}", f"- purpose: {plain(snapshot.purpose)}", f"- snapshot: {snapshot.id}"]
    if request.split is not None:
        shares = ", ".join(f"{plain(name)} {share:g}" for name, share in request.split.shares.items())
        lines.append(f"- split by {request.split.by}: {shares}; seed {request.split.seed}")
    left_out = Counter(it.reason for it in snapshot.left_out)
    skipped = Counter(outcome.skipped.values())
    return [
        "## How it was chosen",
        "",
        *lines,
        "",
        *table(("left out because", "recordings"), left_out.most_common(_MOST_ROWS)),
        *table(("could not be converted because", "recordings"), skipped.most_common(_MOST_ROWS)),
    ]


def _files(outcome: Outcome) -> list[str]:
    lines = ["## Files", ""]
    kinds = [it for it in outcome.resources if it.paths]
    rows = [(it.name, it.description, it.media_type, len(it.paths), _or_none(it.rows)) for it in kinds]
    lines += table(("name", "what it is", "type", "files", "rows"), rows)
    for it in kinds:
        if it.fields:
            fields = [(field.name, field.type, field.unit, field.description) for field in it.fields]
            lines += [f"### {plain(it.name)}", "", *table(("field", "type", "unit", "what it is"), fields)]
    return lines


def _tasks(outcome: Outcome) -> list[str]:
    by_task: dict[str, list[Facts]] = {}
    for it in outcome.recordings:
        if it.catalogued.facts.task is not None:
            by_task.setdefault(it.catalogued.facts.task.key, []).append(it.catalogued.facts)
    rows = [(key, _title(facts[0]), len(facts), _hours(facts)) for key, facts in sorted(by_task.items())]
    lines = table(("task", "title", "recordings", "hours"), rows[:_MOST_ROWS])
    more = [f"And {len(rows) - _MOST_ROWS} more tasks.", ""] if len(rows) > _MOST_ROWS else []
    return ["## Tasks", "", *lines, *more] if rows else []


def _counted(head: str, column: str, outcome: Outcome, names: Callable[[Facts], Iterable[str]]) -> list[str]:
    """How many recordings have what; nothing where nothing is known."""
    counts = Counter(name for it in outcome.recordings for name in names(it.catalogued.facts))
    rows = sorted(counts.items(), key=lambda it: (-it[1], it[0]))[:_MOST_ROWS]
    return [f"## {head}", "", *table((column, "recordings"), rows)] if rows else []


def _quality(facts: Facts) -> Iterable[str]:
    return (facts.quality.verdict,) if facts.quality else ()


def _applications(facts: Facts) -> Iterable[str]:
    return dict.fromkeys(facts.applications or ())


def _consents(facts: Facts) -> Iterable[str]:
    if facts.consent is None:
        return ("not known",)
    return (f"version {facts.consent.version}: {', '.join(facts.consent.uses)}",)


def _lacks(outcome: Outcome) -> list[str]:
    rows = sorted((loss.what, loss.why, count) for loss, count in outcome.lost.items())
    heads = ("what the format can't hold", "why", "how often")
    return [
        "## What it lacks",
        "",
        "- A value that is not known is null or absent; none was made up.",
        "- People withdraw recordings later: look with `trajectory-recorder exported` whether any of these were.",
        "- Recordings show what their contributors chose to record; they stand for no population.",
        "",
        *table(heads, rows),
    ]


def _hours(facts: Iterable[Facts]) -> float:
    return round(sum(it.duration_ns for it in facts) / _HOUR_NS, 2)


def _title(facts: Facts) -> str:
    return (facts.task.title or "") if facts.task else ""


def _or_none(rows: int | None) -> Any:  # noqa: ANN401 - a cell
    return "" if rows is None else rows
