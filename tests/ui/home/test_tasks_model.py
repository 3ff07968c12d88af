"""The page of tasks: what is listed, told and allowed, and why there is nothing."""

import datetime as dt

import pytest

from helpers.home_things import NOW, submission, task
from trajectory_recorder.contributing.tasks import Claim
from trajectory_recorder.ui.home.blocks import Facts, Heading, Point, State, Title, Words
from trajectory_recorder.ui.home.line import Account, Line
from trajectory_recorder.ui.home.tasks_model import TasksModel
from trajectory_recorder.wire.rubric import RubricItem
from trajectory_recorder.wire.states import SubmissionState

LATER = NOW + dt.timedelta(days=3)
LINE = Line("collect.example", Account.SIGNED_IN, "", NOW.timestamp() - 10)


def model(*tasks: object, line: Line = LINE, submissions: tuple[object, ...] = ()) -> TasksModel:
    made = TasksModel(now=lambda: NOW)
    made.take(tasks, submissions, line)  # type: ignore[arg-type]
    return made


def test_what_may_be_worked_on_comes_first() -> None:
    shown = model(
        task("shut", closed="its places are taken"),
        task("given", claim=Claim(None, "a" * 32), deadline=LATER),
        task("mine", claim=Claim(LATER, None)),
        task("free"),
    )
    assert [(row.title, row.second, row.standing.words) for row in shown.rows] == [
        ("Title of given", "3 of 10 accepted \N{MIDDLE DOT} until 2026-11-24", "Given to you"),
        ("Title of mine", "3 of 10 accepted", "Yours"),
        ("Title of free", "3 of 10 accepted", "Open"),
        ("Title of shut", "3 of 10 accepted", "Closed to you"),
    ]


def test_a_task_is_told_in_plain_words() -> None:
    told = task(
        "notes",
        claim=Claim(LATER, None),
        tools=("Calc", "Writer"),
        starting_state="An empty sheet.",
        deadline=LATER,
        qualification=True,
        rubric=(
            RubricItem("a", "The sum is right", 1, evidence="cell D4"),
            RubricItem("b", "A rate is guessed", -2, kind="process"),
        ),
    )
    mine = (submission(1, SubmissionState.IN_REVIEW), submission(2, SubmissionState.WITHDRAWN))
    blocks = model(told, submissions=mine).blocks
    assert blocks[0] == Title("Title of notes")
    assert isinstance(blocks[1], State)
    assert blocks[1].standing.detail == "Its place is kept for you until 2026-11-24 12:00."
    assert blocks[2] == Words("This is the project's test: the other tasks open once it is accepted.")
    assert blocks[3:9] == (
        Heading("What to do"),
        Words("Do notes."),
        Heading("Where to start"),
        Words("An empty sheet."),
        Heading("About it"),
        Facts(
            (
                ("Still needed", "7 of 10, 2 on their way, 1 claimed"),
                ("From you", "1 recording submitted"),
                ("Deadline", "2026-11-24 12:00"),
                ("Tools", "Calc, Writer"),
                ("Project", "lab"),
            )
        ),
    )
    wanted, unwanted = (it for it in blocks if isinstance(it, Point))
    assert wanted.note == "Counts 1 point \N{MIDDLE DOT} what comes out \N{MIDDLE DOT} cell D4"
    assert unwanted.note == "Takes 2 points away \N{MIDDLE DOT} how it is done"


def test_only_what_is_open_is_recorded_and_only_what_is_free_claimed() -> None:
    shown = model(task("free"), task("mine", claim=Claim(LATER, None)), task("shut", closed="it is over"))
    may = {}
    for key in ("free", "mine", "shut"):
        shown.choose(task(key).task.id)
        may[key] = (shown.may_record, shown.may_claim, shown.may_give_back)
    assert may == {"free": (True, True, False), "mine": (True, False, True), "shut": (False, False, False)}
    assert isinstance(shown.blocks[1], State)
    assert shown.blocks[1].standing.detail == "It is over."


def test_what_is_chosen_stays_chosen_while_it_is_there() -> None:
    shown = model(task("a"), task("b"))
    shown.choose(task("b").task.id)
    shown.take((task("c"), task("b")), (), LINE)
    assert shown.chosen == task("b")
    shown.take((task("c"),), (), LINE)
    assert shown.chosen == task("c")


def test_what_is_old_is_called_so() -> None:
    offline = Line("collect.example", Account.OFFLINE, "No answer.", NOW.timestamp() - 7200)
    assert model(task("a"), line=offline).remark == "As the endpoint said 2 h ago"
    assert model(task("a")).remark == ""


@pytest.mark.parametrize(
    ("account", "headline", "button"),
    [
        (Account.NONE, "No tasks yet", "Set up"),
        (Account.UNKNOWN, "One moment", ""),
        (Account.SIGNED_IN, "Nothing to do", ""),
        (Account.SIGNED_OUT, "You are not signed in", "Sign in"),
        (Account.OFFLINE, "collect.example can't be reached", "Try again"),
        (Account.REFUSED, "collect.example gives no tasks", "Try again"),
    ],
)
def test_it_says_why_there_is_nothing(account: Account, headline: str, button: str) -> None:
    empty = model(line=Line("collect.example", account, "It said why.")).emptiness
    assert empty is not None
    assert (empty.headline, empty.button) == (headline, button)
    assert empty.sentence
    assert model(task("a"), line=Line("collect.example", account)).emptiness is None
