"""How good recordings are, and why some are held back. Knows no Qt."""

from dataclasses import dataclass

from trajectory_recorder.administering.figures import Quality, Reasons
from trajectory_recorder.ui.desk.content import (
    Column,
    Look,
    Plot,
    Row,
    Section,
    Series,
    Sheet,
    Table,
    Tile,
    number,
)
from trajectory_recorder.ui.desk.times import day
from trajectory_recorder.ui.language import translate


@dataclass(frozen=True, slots=True)
class QualityFigures:
    """What the page is made from."""

    quality: Quality
    reasons: Reasons


def sheet(figures: QualityFigures) -> Sheet:
    """The page."""
    sections = (
        _scores(figures.quality),
        _verdicts(figures.quality),
        _held_back(figures.reasons),
        _findings(figures.quality),
        _rubric(figures.reasons),
    )
    return Sheet(_tiles(figures), sections)


def _tiles(figures: QualityFigures) -> tuple[Tile, ...]:
    weeks, held = figures.quality.over_time, figures.reasons.over_time
    back = sum(it.quarantined + it.changes_requested + it.rejected for it in held)
    return (
        Tile(translate("Desk", "Checked in twelve weeks"), number(sum(it.checked for it in weeks))),
        Tile(translate("Desk", "Failed their checks"), number(sum(it.failed for it in weeks))),
        Tile(translate("Desk", "Held back or rejected"), number(back)),
    )


def _scores(quality: Quality) -> Section:
    weeks = quality.over_time
    plot = Plot(
        Look.LINES,
        translate("Desk", "Mean score of the checks"),
        translate("Desk", "points of 100"),
        translate("Desk", "Week from"),
        tuple(day(it.bucket) for it in weeks),
        (Series(translate("Desk", "Mean score"), tuple(it.mean_score for it in weeks)),),
    )
    return Section(translate("Desk", "Scores over time"), plot)


def _verdicts(quality: Quality) -> Section:
    weeks = quality.over_time
    plot = Plot(
        Look.COLUMNS,
        translate("Desk", "What the checks said"),
        translate("Desk", "recordings"),
        translate("Desk", "Week from"),
        tuple(day(it.bucket) for it in weeks),
        (
            Series(translate("Desk", "Passed"), tuple(float(it.passed) for it in weeks)),
            Series(translate("Desk", "Warned"), tuple(float(it.warned) for it in weeks)),
            Series(translate("Desk", "Failed"), tuple(float(it.failed) for it in weeks)),
        ),
    )
    return Section(translate("Desk", "What the checks said"), plot)


def _held_back(reasons: Reasons) -> Section:
    weeks = reasons.over_time
    plot = Plot(
        Look.COLUMNS,
        translate("Desk", "Held back or rejected"),
        translate("Desk", "recordings"),
        translate("Desk", "Week from"),
        tuple(day(it.bucket) for it in weeks),
        (
            Series(translate("Desk", "Quarantined"), tuple(float(it.quarantined) for it in weeks)),
            Series(
                translate("Desk", "Changes asked for"), tuple(float(it.changes_requested) for it in weeks)
            ),
            Series(translate("Desk", "Rejected"), tuple(float(it.rejected) for it in weeks)),
        ),
    )
    return Section(translate("Desk", "Held back or rejected"), plot)


def _findings(quality: Quality) -> Section:
    table = Table(
        translate("Desk", "What the checks find"),
        (
            Column(translate("Desk", "Check")),
            Column(translate("Desk", "Severity")),
            Column(translate("Desk", "Recordings"), is_number=True),
        ),
        tuple(
            Row(str(at), (it.check, it.severity, number(it.recordings)))
            for at, it in enumerate(quality.findings)
        ),
    )
    nothing = translate("Desk", "The checks have found nothing in these weeks.")
    return Section(translate("Desk", "What the checks find"), None, table if table.rows else None, nothing)


def _rubric(reasons: Reasons) -> Section:
    table = Table(
        translate("Desk", "What reviewers miss"),
        (
            Column(translate("Desk", "Criterion")),
            Column(translate("Desk", "Task")),
            Column(translate("Desk", "Reviews"), is_number=True),
        ),
        tuple(
            Row(str(at), (it.criterion or it.item, it.task, number(it.reviews)))
            for at, it in enumerate(reasons.rubric)
        ),
    )
    nothing = translate("Desk", "No rubric spoke against a recording in these weeks.")
    return Section(translate("Desk", "What reviewers miss"), None, table if table.rows else None, nothing)
