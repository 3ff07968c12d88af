"""Pages of figures on work: coverage of tasks, output of contributors, throughput of reviewers."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from trajectory_recorder.collector.figures.coverage import Coverage, GroupCoverage, TaskCoverage
from trajectory_recorder.collector.figures.output import Output
from trajectory_recorder.collector.figures.throughput import MOST_OVER_TIME, Throughput
from trajectory_recorder.collector.pages.desk.figures_shown import Part, Shown, hours, number, waited
from trajectory_recorder.collector.pages.plots import Axes, Series, across, bars, lines

# So many stand below one another in a plot; the table beside has them all.
_MOST_PLOTTED = 25
_PLACES = ("Accepted", "In review", "Otherwise on the way", "Claimed")
_GROUP_COLUMNS = ("Tasks", "Wanted", "Accepted", "In review", "On the way", "Claimed", "Missing")
_LATE = ("Tasks behind", "Tasks overdue")
_BECAME = ("Accepted", "In review", "Changes requested", "Quarantined", "Rejected", "Withdrawn")


def coverage_shown(of: Coverage, _along: str) -> Shown:
    """Groups and tasks, each as far as it is."""
    total = of.total
    numbers = (
        ("Open tasks", number(total.tasks)),
        ("Wanted", number(total.wanted)),
        ("Accepted", number(total.accepted)),
        ("Missing", number(total.missing)),
        ("Tasks behind", number(total.behind)),
        ("Tasks overdue", number(total.overdue)),
    )
    parts = (
        _tasks(of.tasks, total.tasks),
        _groups("tags", "By tag", "Tag", of.by_tag),
        _groups("difficulties", "By difficulty", "Difficulty", of.by_difficulty),
    )
    return Shown(numbers, parts)


def _tasks(tasks: Sequence[TaskCoverage], every: int) -> Part:
    columns = ("Task", "Title", "Project", "Deadline", "Stands", *_GROUP_COLUMNS[1:])
    rows: list[Sequence[Any]] = [
        (it.key, it.title, it.project, it.deadline and it.deadline.date(), _stands(it), *_places(it))
        for it in tasks
    ]
    left = "" if len(tasks) == every else f"The {len(tasks)} of {every} tasks that lack most."
    return Part(
        "tasks",
        "Task by task",
        columns,
        rows,
        _progress("Recordings of each task", tasks, [it.key for it in tasks]),
        _PLACES,
        note=f"Overdue ones first, then those that are behind. {left} The stroke is what is wanted.",
    )


def _stands(task: TaskCoverage) -> str:
    if task.overdue:
        return "overdue"
    if task.behind:
        return "behind"
    return "missing" if task.missing else "complete"


def _groups(word: str, title: str, name: str, groups: Sequence[GroupCoverage]) -> Part:
    rows: list[Sequence[Any]] = [(it.name, it.tasks, *_places(it), it.behind, it.overdue) for it in groups]
    plot = _progress(f"Recordings {title[0].lower()}{title[1:]}", groups, [it.name for it in groups])
    return Part(word, title, (name, *_GROUP_COLUMNS, *_LATE), rows, plot, _PLACES)


def _places(of: TaskCoverage | GroupCoverage) -> tuple[int, ...]:
    return (of.wanted, of.accepted, of.in_review, of.in_flight, of.claimed, of.missing)


def _progress(
    label: str, of: Sequence[TaskCoverage] | Sequence[GroupCoverage], names: Sequence[str]
) -> Markup:
    plotted = of[:_MOST_PLOTTED]
    values = (
        [it.accepted for it in plotted],
        [it.in_review for it in plotted],
        [it.in_flight - it.in_review for it in plotted],
        [it.claimed for it in plotted],
    )
    series = [Series(name, these) for name, these in zip(_PLACES, values, strict=True)]
    axes = Axes(names[:_MOST_PLOTTED], "recordings", "")
    return across(label, axes, series, targets=[it.wanted for it in plotted])


def output_shown(of: Output, along: str) -> Shown:
    """What arrived and was accepted."""
    arrived, accepted = sum(it.arrived for it in of.over_time), sum(it.accepted for it in of.over_time)
    numbers = (
        ("Recordings that arrived", number(arrived)),
        ("Hours that arrived", number(hours(sum(it.arrived_ns for it in of.over_time)))),
        ("Recordings accepted", number(accepted)),
        ("Hours accepted", number(hours(sum(it.accepted_ns for it in of.over_time)))),
    )
    return Shown(numbers, (_over_time(of, along), _contributors(of)))


def _over_time(of: Output, along: str) -> Part:
    names = ("Arrived", "Accepted")
    rows: list[Sequence[Any]] = [
        (it.bucket, it.arrived, hours(it.arrived_ns), it.accepted, hours(it.accepted_ns))
        for it in of.over_time
    ]
    axes = Axes([str(row[0]) for row in rows], along, "hours of recordings")
    series = [Series("Arrived", [row[2] for row in rows]), Series("Accepted", [row[4] for row in rows])]
    columns = ("From", "Arrived", "Arrived (hours)", "Accepted", "Accepted (hours)")
    note = "What arrived counts whatever became of it; what is accepted, when it was accepted last."
    plot = lines("Hours that arrived and were accepted", axes, series)
    return Part("over-time", "Over time", columns, rows, plot, names, with_marks=True, note=note)


def _contributors(of: Output) -> Part:
    rows: list[Sequence[Any]] = [
        (
            it.contributor,
            it.arrived,
            hours(it.arrived_ns),
            it.accepted,
            hours(it.accepted_ns),
            it.in_review,
            it.changes_requested,
            it.quarantined,
            it.rejected,
            it.withdrawn,
        )
        for it in of.contributors
    ]
    plotted = rows[:_MOST_PLOTTED]
    became = (3, 5, 6, 7, 8, 9)
    series = [Series(name, [row[at] for row in plotted]) for name, at in zip(_BECAME, became, strict=True)]
    axes = Axes([row[0] for row in plotted], "recordings", "")
    columns = ("Contributor", "Arrived", "Arrived (hours)", "Accepted", "Accepted (hours)", *_BECAME[1:])
    plot = across("Recordings by contributor, by what became of them", axes, series)
    return Part("contributors", "By contributor", columns, rows, plot, _BECAME)


def throughput_shown(of: Throughput, along: str) -> Shown:
    """What reviewers do, and how long recordings wait for them."""
    queue = of.queue
    numbers = (
        ("In the queue now", number(queue.waiting)),
        ("Of these being reviewed", number(queue.begun)),
        ("Median age", number(waited(queue.median_age_s), "h")),
        ("Oldest", number(waited(queue.oldest_s), "h")),
        ("Decided in the span", number(of.decided)),
        ("Median wait", number(waited(of.median_wait_s), "h")),
        ("90 % waited at most", number(waited(of.p90_wait_s), "h")),
    )
    return Shown(numbers, (_finished(of, along), _waits(of, along), _agreement(of, along), _reviewers(of)))


def _finished(of: Throughput, along: str) -> Part:
    busy = [it for it in of.reviewers[:MOST_OVER_TIME] if it.over_time is not None]
    counted = [it.over_time or () for it in busy]
    others = [it.finished - sum(those) for it, *those in zip(of.over_time, *counted, strict=True)]
    series = [
        *(Series(it.reviewer, it.over_time or ()) for it in busy),
        *([Series("Others", others)] if any(others) else []),
    ]
    names = [it.name for it in series]
    rows: list[Sequence[Any]] = [
        (it.bucket, it.finished, it.superseded, *(one.values[place] for one in series))
        for place, it in enumerate(of.over_time)
    ]
    axes = Axes([str(it.bucket) for it in of.over_time], along, "finished reviews")
    columns = ("From", "Finished", "Superseded since", *names)
    plot = bars("Finished reviews by reviewer", axes, series)
    return Part("finished", "Finished reviews", columns, rows, plot, names)


def _waits(of: Throughput, along: str) -> Part:
    names = ("Median", "90 % at most")
    rows: list[Sequence[Any]] = [
        (it.bucket, it.decided, waited(it.median_wait_s), waited(it.p90_wait_s)) for it in of.over_time
    ]
    series = [Series(name, [row[at] for row in rows]) for name, at in zip(names, (2, 3), strict=True)]
    axes = Axes([str(row[0]) for row in rows], along, "hours")
    columns = ("From", "Decided", "Median (hours)", "90 % at most (hours)")
    plot = lines("Waiting time until decided", axes, series)
    note = "From arrival, or from reopening, until somebody decided."
    return Part("waiting", "Waiting time", columns, rows, plot, names, with_marks=True, note=note)


def _agreement(of: Throughput, along: str) -> Part:
    names = ("All said the same", "Disagreed")
    rows: list[Sequence[Any]] = [(it.bucket, it.several - it.disagreed, it.disagreed) for it in of.over_time]
    series = [Series(name, [row[at] for row in rows]) for name, at in zip(names, (1, 2), strict=True)]
    axes = Axes([str(row[0]) for row in rows], along, "recordings")
    plot = bars("Recordings on which reviewers agreed and disagreed", axes, series)
    note = "Of recordings with more than one review that counts."
    return Part("agreement", "Agreement of reviewers", ("From", *names), rows, plot, names, note=note)


def _reviewers(of: Throughput) -> Part:
    names = ("Accept", "Request changes", "Reject")
    rows: list[Sequence[Any]] = [
        (it.reviewer, it.finished, it.accept, it.request_changes, it.reject, it.superseded)
        for it in of.reviewers
    ]
    plotted = rows[:_MOST_PLOTTED]
    series = [Series(name, [row[at] for row in plotted]) for name, at in zip(names, (2, 3, 4), strict=True)]
    plot = across("Verdicts by reviewer", Axes([row[0] for row in plotted], "reviews", ""), series)
    columns = ("Reviewer", "Finished", *names, "Superseded since")
    return Part("reviewers", "By reviewer", columns, rows, plot, names)
