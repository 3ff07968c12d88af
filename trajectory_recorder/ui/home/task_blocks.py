"""What is told of a task: as a row of the list, and as blocks to read from top to bottom. Knows no Qt."""

import datetime as dt
from collections.abc import Iterator

from trajectory_recorder.contributing.tasks import MyTask, Places
from trajectory_recorder.ui import wording
from trajectory_recorder.ui.home.blocks import Block, Facts, Heading, Point, State, Title, Words
from trajectory_recorder.ui.home.rows import TaskRow
from trajectory_recorder.ui.home.standing import Mood, Standing
from trajectory_recorder.ui.home.words import counted
from trajectory_recorder.ui.language import translate
from trajectory_recorder.wire.rubric import RubricItem

_BETWEEN = " \N{MIDDLE DOT} "


def task_row(mine: MyTask, now: dt.datetime) -> TaskRow:
    """A task in the list."""
    second = [_needed_briefly(mine.task.places)]
    if mine.task.deadline is not None:
        second.append(translate("Tasks", "until {date}").format(date=_date(mine.task.deadline, now)))
    return TaskRow(mine.task.id, mine.task.title, _BETWEEN.join(second), task_standing(mine, now))


def task_standing(mine: MyTask, now: dt.datetime) -> Standing:
    """How a task stands to whoever looks at it."""
    if mine.closed is not None:
        return Standing(translate("Tasks", "Closed to you"), Mood.QUIET, wording.sentence(mine.closed))
    if mine.claim is None:
        return Standing(
            translate("Tasks", "Open"),
            Mood.BUSY,
            translate("Tasks", "Claim it to have a place kept for you while you record."),
        )
    words = translate("Tasks", "Given to you") if mine.claim.is_assigned else translate("Tasks", "Yours")
    until = mine.claim.leased_until
    if until is None:
        return Standing(words, Mood.GOOD)
    detail = translate("Tasks", "Its place is kept for you until {date}.").format(date=_moment(until, now))
    return Standing(words, Mood.GOOD, detail)


def task_blocks(mine: MyTask, submitted: int, now: dt.datetime) -> tuple[Block, ...]:
    """All that is told of a task.

    Args:
        mine: The task.
        submitted: How many recordings of it whoever looks has submitted.
        now: The wall clock, in the time zone that dates are shown in.
    """
    return tuple(_blocks(mine, submitted, now))


def _blocks(mine: MyTask, submitted: int, now: dt.datetime) -> Iterator[Block]:
    task = mine.task
    yield Title(task.title)
    yield State(task_standing(mine, now))
    if task.qualification:
        yield Words(
            translate("Tasks", "This is the project's test: the other tasks open once it is accepted.")
        )
    yield Heading(translate("Tasks", "What to do"))
    yield Words(task.instruction)
    if task.starting_state:
        yield Heading(translate("Tasks", "Where to start"))
        yield Words(task.starting_state)
    yield Heading(translate("Tasks", "About it"))
    yield Facts(tuple(_facts(mine, submitted, now)))
    if task.rubric:
        yield Heading(translate("Tasks", "What reviewers look at"))
        yield from map(_criterion, task.rubric)


def _facts(mine: MyTask, submitted: int, now: dt.datetime) -> Iterator[tuple[str, str]]:
    task = mine.task
    yield translate("Tasks", "Still needed"), _needed(task.places)
    if submitted:
        yield (
            translate("Tasks", "From you"),
            counted(
                submitted,
                translate("Tasks", "1 recording submitted"),
                translate("Tasks", "{count} recordings submitted"),
            ),
        )
    if task.deadline is not None:
        yield translate("Tasks", "Deadline"), _moment(task.deadline, now)
    if task.tools:
        yield translate("Tasks", "Tools"), ", ".join(task.tools)
    if task.difficulty:
        yield translate("Tasks", "Difficulty"), task.difficulty
    if task.tags:
        yield translate("Tasks", "Topics"), ", ".join(task.tags)
    yield translate("Tasks", "Project"), task.project


def _needed_briefly(places: Places) -> str:
    return translate("Tasks", "{accepted} of {wanted} accepted").format(
        accepted=places.accepted, wanted=places.wanted
    )


def _needed(places: Places) -> str:
    """What is still wanted, and what is on its way to it."""
    parts = [
        translate("Tasks", "{count} of {wanted}").format(
            count=max(places.wanted - places.accepted, 0), wanted=places.wanted
        )
    ]
    if places.in_flight:
        parts.append(translate("Tasks", "{count} on their way").format(count=places.in_flight))
    if places.claimed:
        parts.append(translate("Tasks", "{count} claimed").format(count=places.claimed))
    return ", ".join(parts)


def _criterion(item: RubricItem) -> Point:
    """An item of the rubric in plain words: what is wanted or unwanted, what it counts, and where to see it."""
    points = counted(abs(item.points), translate("Tasks", "1 point"), translate("Tasks", "{count} points"))
    if item.points < 0:
        worth = translate("Tasks", "Takes {points} away").format(points=points)
        sign = Standing(translate("Tasks", "Unwanted"), Mood.BAD)
    else:
        worth = translate("Tasks", "Counts {points}").format(points=points)
        sign = Standing(translate("Tasks", "Wanted"), Mood.GOOD)
    about = (
        translate("Tasks", "how it is done")
        if item.kind == "process"
        else translate("Tasks", "what comes out")
    )
    note = _BETWEEN.join(filter(None, (worth, about, item.evidence)))
    return Point(item.criterion, note, sign)


def _date(moment: dt.datetime, now: dt.datetime) -> str:
    return f"{moment.astimezone(now.tzinfo):%Y-%m-%d}"


def _moment(moment: dt.datetime, now: dt.datetime) -> str:
    return f"{moment.astimezone(now.tzinfo):%Y-%m-%d %H:%M}"
