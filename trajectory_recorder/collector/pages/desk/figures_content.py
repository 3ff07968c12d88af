"""Pages of figures on what was recorded: its quality, why it was held back, and the room that it takes."""

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Any

from markupsafe import Markup

from trajectory_recorder.collector.figures.quality import Quality
from trajectory_recorder.collector.figures.reasons import Reasons
from trajectory_recorder.collector.figures.storage import Share, Storage
from trajectory_recorder.collector.pages.desk.figures_shown import Part, Shown, megabytes, number
from trajectory_recorder.collector.pages.plots import Axes, Series, across, bars, lines

Drawn = Callable[[str, Axes, Sequence[Series]], Markup]


def quality_shown(of: Quality, along: str) -> Shown:
    """Verdicts and scores of the checks, and what they found."""
    checked, failed = (sum(getattr(it, name) for it in of.over_time) for name in ("checked", "failed"))
    share = round(100 * failed / checked, 1) if checked else None
    numbers = (
        ("Recordings checked", number(checked)),
        ("Failed", number(failed)),
        ("Share failing", number(share, "%")),
    )
    return Shown(numbers, (_verdicts(of, along), _means(of, along), _scores(of), _findings(of)))


def _verdicts(of: Quality, along: str) -> Part:
    names = ("Pass", "Warn", "Fail", "Not checked to the end")
    rows = [
        (it.bucket, it.passed, it.warned, it.failed, it.unknown, _share(it.failed, it.checked))
        for it in of.over_time
    ]
    plot = _over_time(
        bars, "Recordings by verdict of the checks", along, "recordings", names=names, rows=rows
    )
    return Part("verdicts", "Verdicts", ("From", *names, "Share failing (%)"), rows, plot, names)


def _share(of: int, whole: int) -> float | None:
    return round(100 * of / whole, 1) if whole else None


def _means(of: Quality, along: str) -> Part:
    names = ("Mean score",)
    rows = [(it.bucket, it.mean_score) for it in of.over_time]
    plot = _over_time(lines, "Mean score of the checks", along, "score, 0 to 100", names=names, rows=rows)
    return Part("mean", "Mean score", ("From", *names), rows, plot, names, with_marks=True)


def _scores(of: Quality) -> Part:
    names = ("Recordings",)
    rows = [(f"{it.at_least} to {it.at_most}", it.recordings) for it in of.scores]
    axes = Axes([str(row[0]) for row in rows], "score", "recordings")
    plot = bars("Recordings by score", axes, [Series(names[0], [row[1] for row in rows])], gap=0.04)
    return Part("scores", "Distribution of scores", ("Score", *names), rows, plot, names)


def _findings(of: Quality) -> Part:
    rows = [(_words(it.check), it.severity, it.recordings, it.findings) for it in of.findings]
    named = [f"{row[0]} ({row[1]})" for row in rows]
    plot = _ranked("What the checks found most", named, "recordings", [row[2] for row in rows])
    columns = ("Check", "Severity", "Recordings", "Findings in all")
    return Part("findings", "Most frequent findings", columns, rows, plot, ("Recordings",))


def reasons_shown(of: Reasons, along: str) -> Shown:
    """How often recordings were held back, and what for."""
    fields = ("quarantined", "changes_requested", "rejected")
    names = ("Quarantined", "Changes requested", "Rejected")
    rows = [(it.bucket, *(getattr(it, field) for field in fields)) for it in of.over_time]
    plot = _over_time(
        bars, "Recordings held back, sent back and rejected", along, "recordings", names=names, rows=rows
    )
    numbers = [
        (name, number(sum(getattr(it, field) for it in of.over_time)))
        for name, field in zip(names, fields, strict=True)
    ]
    parts = (
        Part("over-time", "Over time", ("From", *names), rows, plot, names),
        _checks(of),
        _rubric(of),
        _quarantine(of),
    )
    return Shown(numbers, parts)


def _checks(of: Reasons) -> Part:
    rows = [(_words(it.check), it.recordings) for it in of.checks]
    plot = _ranked(
        "Failed checks of quarantined recordings",
        [row[0] for row in rows],
        "recordings",
        [it[1] for it in rows],
    )
    title = "Failed checks of what was quarantined"
    return Part("checks", title, ("Check", "Recordings"), rows, plot, ("Recordings",))


def _rubric(of: Reasons) -> Part:
    rows = [(it.task, it.item, it.criterion, it.project, it.reviews) for it in of.rubric]
    named = [f"{row[1]}: {row[0]}" for row in rows]
    plot = _ranked("Items of rubrics that spoke against recordings", named, "reviews", [it[4] for it in rows])
    return Part(
        "rubric",
        "Items of rubrics that spoke against",
        ("Task", "Item", "Criterion", "Project", "Reviews"),
        rows,
        plot,
        ("Reviews",),
        note="In reviews that count and did not accept: not met, or met where that takes points off.",
    )


def _quarantine(of: Reasons) -> Part:
    rows = [(it.reason, it.recordings) for it in of.quarantine]
    return Part("quarantine", "What the endpoint said", ("Reason", "Recordings"), rows)


def storage_shown(of: Storage, along: str) -> Shown:
    """What lies in the store."""
    freeing = of.freeing
    numbers = (
        ("Stored", number(megabytes(of.total.bytes), "MB")),
        ("Contents", number(of.total.contents)),
        ("Arriving", number(megabytes(of.arriving), "MB")),
        ("Freed where uploads run out", number(megabytes(freeing.expiring), "MB")),
        ("Freed by erasing what was withdrawn", number(megabytes(freeing.withdrawn), "MB")),
        ("Being erased", number(megabytes(freeing.being_erased), "MB")),
    )
    parts = [
        _growth(of, along),
        _split("states", "By state", "State", of.by_state),
        _split("kinds", "By kind of file", "Kind", of.by_kind),
    ]
    if of.by_project:
        parts.append(_split("projects", "By project", "Project", of.by_project))
    return Shown(numbers, parts)


def _growth(of: Storage, along: str) -> Part:
    names = ("Stored",)
    sums = list(accumulate((it.bytes for it in of.over_time), initial=of.before))[1:]
    rows = [
        (it.bucket, megabytes(it.bytes), megabytes(so_far))
        for it, so_far in zip(of.over_time, sums, strict=True)
    ]
    so_far = [(row[0], row[2]) for row in rows]
    plot = _over_time(lines, "What is stored, by when it had arrived", along, "MB", names=names, rows=so_far)
    columns = ("From", "Arrived (MB)", "Stored by then (MB)")
    note = "Of what is there now; what was removed is in no figure."
    return Part("growth", "Growth", columns, rows, plot, names, with_marks=True, note=note)


def _split(word: str, title: str, name: str, shares: Sequence[Share]) -> Part:
    rows = [(_words(it.name), it.contents, megabytes(it.bytes)) for it in shares]
    plot = _ranked(
        f"Stored {title[0].lower()}{title[1:]}", [it[0] for it in rows], "MB", [it[2] for it in rows]
    )
    note = "What several have in common lies there once and counts for each of them."
    return Part(word, title, (name, "Contents", "Stored (MB)"), rows, plot, ("Stored",), note=note)


def _over_time(
    draw: Drawn, label: str, along: str, up: str, *, names: Sequence[str], rows: Sequence[Sequence[Any]]
) -> Markup:
    axes = Axes([str(row[0]) for row in rows], along, up)
    return draw(label, axes, [Series(name, [row[at] for row in rows]) for at, name in enumerate(names, 1)])


def _ranked(label: str, names: Sequence[str], along: str, values: Sequence[float]) -> Markup:
    return across(label, Axes(names, along, ""), [Series(along, values)])


def _words(name: str) -> str:
    """A name as people write it."""
    return name.replace("_", " ")
