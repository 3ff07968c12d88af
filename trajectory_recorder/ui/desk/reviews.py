"""How reviewing goes: how much, how long it takes, who does it. Knows no Qt."""

from trajectory_recorder.administering.figures import Throughput
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
from trajectory_recorder.ui.desk.times import day, in_hours, span
from trajectory_recorder.ui.language import translate


def sheet(figures: Throughput) -> Sheet:
    """The page."""
    return Sheet(_tiles(figures), (_finished(figures), _waiting(figures), _reviewers(figures)))


def _tiles(figures: Throughput) -> tuple[Tile, ...]:
    queue = figures.queue
    return (
        Tile(
            translate("Desk", "Waiting for a review"),
            number(queue.waiting),
            translate("Desk", "{count} begun").format(count=queue.begun),
        ),
        Tile(translate("Desk", "The oldest waits for"), span(queue.oldest_s)),
        Tile(
            translate("Desk", "Decided in twelve weeks"),
            number(figures.decided),
        ),
        Tile(
            translate("Desk", "Half were decided within"),
            span(figures.median_wait_s),
            translate("Desk", "nine of ten within {span}").format(span=span(figures.p90_wait_s)),
        ),
    )


def _finished(figures: Throughput) -> Section:
    weeks = figures.over_time
    plot = Plot(
        Look.COLUMNS,
        translate("Desk", "Finished reviews"),
        translate("Desk", "reviews"),
        translate("Desk", "Week from"),
        tuple(day(it.bucket) for it in weeks),
        (Series(translate("Desk", "Finished"), tuple(float(it.finished) for it in weeks)),),
    )
    return Section(translate("Desk", "Reviews by week"), plot)


def _waiting(figures: Throughput) -> Section:
    weeks = figures.over_time
    plot = Plot(
        Look.LINES,
        translate("Desk", "Time until a decision"),
        translate("Desk", "hours"),
        translate("Desk", "Week from"),
        tuple(day(it.bucket) for it in weeks),
        (
            Series(translate("Desk", "Half within"), tuple(in_hours(it.median_wait_s) for it in weeks)),
            Series(translate("Desk", "Nine of ten within"), tuple(in_hours(it.p90_wait_s) for it in weeks)),
        ),
    )
    return Section(translate("Desk", "How long contributors wait"), plot)


def _reviewers(figures: Throughput) -> Section:
    table = Table(
        translate("Desk", "Reviewers"),
        (
            Column(translate("Desk", "Reviewer")),
            Column(translate("Desk", "Finished"), is_number=True),
            Column(translate("Desk", "Accepted"), is_number=True),
            Column(translate("Desk", "Changes asked for"), is_number=True),
            Column(translate("Desk", "Rejected"), is_number=True),
        ),
        tuple(
            Row(
                str(at),
                (
                    it.reviewer,
                    number(it.finished),
                    number(it.accept),
                    number(it.request_changes),
                    number(it.reject),
                ),
            )
            for at, it in enumerate(figures.reviewers)
        ),
    )
    nothing = translate("Desk", "Nobody has finished a review in these weeks.")
    return Section(translate("Desk", "Reviewers"), None, table if table.rows else None, nothing)
