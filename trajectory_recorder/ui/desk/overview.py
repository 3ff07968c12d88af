"""How a project goes: what is accepted of what is wanted, what waits, hours that came in, what is late. Knows no Qt."""

from dataclasses import dataclass

from trajectory_recorder.administering.figures import (
    BucketOutput,
    Coverage,
    GroupCoverage,
    Output,
    Queue,
    TaskCoverage,
    Throughput,
)
from trajectory_recorder.ui.desk.content import Look, Plot, Section, Series, Sheet, Tile, number
from trajectory_recorder.ui.desk.times import day, hours
from trajectory_recorder.ui.home.words import span
from trajectory_recorder.ui.language import translate

# More bars are a list, which the table is.
_MOST_BARS = 20


@dataclass(frozen=True, slots=True)
class OverviewFigures:
    """What the page is made from."""

    coverage: Coverage
    throughput: Throughput
    output: Output


def sheet(figures: OverviewFigures) -> Sheet:
    """The page."""
    coverage = figures.coverage
    tasks = Section(
        translate("Desk", "Tasks against their targets"),
        _bars(translate("Desk", "Task"), coverage.tasks, [it.title or it.key for it in coverage.tasks]),
        nothing=translate("Desk", "There is no open task."),
    )
    tags = Section(
        translate("Desk", "By tag"),
        _bars(translate("Desk", "Tag"), coverage.by_tag, [it.name for it in coverage.by_tag]),
        nothing=translate("Desk", "No task has a tag."),
    )
    return Sheet(_tiles(figures), (tasks, _hours(figures.output.over_time), tags))


def _tiles(figures: OverviewFigures) -> tuple[Tile, ...]:
    total, queue = figures.coverage.total, figures.throughput.queue
    late = translate("Desk", "{behind} behind, {overdue} overdue").format(
        behind=total.behind, overdue=total.overdue
    )
    share = f"{100 * total.accepted / total.wanted:.0f} %" if total.wanted else ""
    accepted = translate("Desk", "of {wanted} wanted").format(wanted=total.wanted)
    arrived = sum(it.arrived_ns for it in figures.output.over_time)
    good = sum(it.accepted_ns for it in figures.output.over_time)
    return (
        Tile(
            translate("Desk", "Accepted"),
            number(total.accepted),
            f"{accepted}, {share}" if share else accepted,
        ),
        Tile(translate("Desk", "Waiting for a review"), number(queue.waiting), _waiting(queue)),
        Tile(
            translate("Desk", "Hours in twelve weeks"),
            number(hours(arrived)),
            translate("Desk", "{hours} accepted").format(hours=number(hours(good))),
        ),
        Tile(translate("Desk", "Tasks that are late"), number(total.behind + total.overdue), late),
    )


def _waiting(queue: Queue) -> str:
    if queue.oldest_s is None:
        return translate("Desk", "nothing waits")
    return translate("Desk", "the oldest for {span}").format(span=span(queue.oldest_s))


def _bars(
    over: str, of: tuple[TaskCoverage, ...] | tuple[GroupCoverage, ...], labels: list[str]
) -> Plot | None:
    shown = of[:_MOST_BARS]
    if not shown:
        return None
    series = (
        Series(translate("Desk", "Accepted"), tuple(float(it.accepted) for it in shown)),
        Series(translate("Desk", "In review"), tuple(float(it.in_review) for it in shown)),
        # What is in review is on its way, too.
        Series(translate("Desk", "On its way"), tuple(float(it.in_flight - it.in_review) for it in shown)),
        Series(translate("Desk", "Claimed"), tuple(float(it.claimed) for it in shown)),
    )
    return Plot(
        Look.BARS,
        translate("Desk", "Recordings of tasks"),
        translate("Desk", "recordings"),
        over,
        tuple(labels[:_MOST_BARS]),
        series,
        tuple(float(it.wanted) for it in shown),
    )


def _hours(over_time: tuple[BucketOutput, ...]) -> Section:
    plot = Plot(
        Look.LINES,
        translate("Desk", "Hours of recordings"),
        translate("Desk", "hours"),
        translate("Desk", "Week from"),
        tuple(day(it.bucket) for it in over_time),
        (
            Series(translate("Desk", "Arrived"), tuple(hours(it.arrived_ns) for it in over_time)),
            Series(translate("Desk", "Accepted"), tuple(hours(it.accepted_ns) for it in over_time)),
        ),
    )
    return Section(translate("Desk", "Hours that came in"), plot)
