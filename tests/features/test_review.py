"""A reviewer at work on a real desktop, by keyboard, at an endpoint that really listens and goes away in the middle."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from features.reviewer import Reviewer
from helpers.command_line import wait_until
from helpers.cutting_proxy import CuttingProxy
from helpers.endpoint import Served, SetClock, serving
from helpers.grounds import Folder
from helpers.pictured_session import PicturedSession
from helpers.planted_submissions import plant_recording
from trajectory_recorder.collector.database.tables import Comment, Review, StepLabel
from trajectory_recorder.reviewing.draft import DraftState
from trajectory_recorder.virtual_desktop import VirtualDesktop
from trajectory_recorder.wire.states import Role

RUBRIC = [
    {"id": "saved", "criterion": "The file is saved.", "points": 3},
    {"id": "detour", "criterion": "There were detours.", "points": -1, "kind": "process"},
]


@dataclass
class Lab:
    """An endpoint with four recordings of one task, behind a line that can be cut."""

    served: Served
    line: CuttingProxy
    tokens: dict[str, str]
    submissions: list[str]

    def rows(self, kind: type[Any]) -> list[Any]:
        with self.served.endpoint.database.reading() as session:
            return list(session.scalars(select(kind)))

    def review_of(self, submission: str) -> Any:
        (review,) = [it for it in self.rows(Review) if it.submission_id == submission]
        return review

    def takes_next(self, name: str) -> str:
        with self.served.client(self.tokens[name]) as client:
            return str(client.post("/api/v1/reviews/next", json={}).json()["submission"])


@pytest.fixture
def lab(tmp_path: Path, on_folder: Folder) -> Iterator[Lab]:
    data, clock = tmp_path / "endpoint", SetClock()
    with on_folder.prepared(data) as settings, serving(data, settings, clock=clock) as served:
        project = served.project()
        task = served.task(project, title="Close the month", rubric=RUBRIC)
        tokens = {name: served.person(name, (project, Role.REVIEWER)) for name in ("rita", "ron")}
        bundle, submissions = _two_clicks().seal(tmp_path), []
        for expert in ("eva", "emil", "edda", "egon"):
            served.person(expert, (project, Role.EXPERT))
            submissions.append(plant_recording(served, project, expert, bundle, task_id=task))
            clock.advance(minutes=1)
        with CuttingProxy(int(served.url.rpartition(":")[2])) as line:
            yield Lab(served, line, tokens, submissions)


def _two_clicks() -> PicturedSession:
    session = PicturedSession()
    for _ in range(2):
        session.rests(400).changes()
        session.rests(50).clicks()
    return session


@pytest.fixture
def rita(desktop: VirtualDesktop, lab: Lab) -> Iterator[Reviewer]:
    reviewer = Reviewer(desktop, lab.line.url, lab.tokens["rita"])
    try:
        yield reviewer
    finally:
        reviewer.leaves()


def test_reviews_are_written_by_keyboard_also_while_the_endpoint_is_away(lab: Lab, rita: Reviewer) -> None:
    first, second, third, fourth = lab.submissions
    rita.takes_the_next()
    rita.sees_window("^Close the month.*Review")
    assert lab.takes_next("ron") == second  # nobody gets what another one has
    _labels_two_steps(rita)
    wait_until(lambda: len(lab.rows(StepLabel)) == 2, "labels are at the endpoint")

    lab.line.refuse()
    _comments_and_judges(rita)
    written = rita.has("all is on the disk", lambda it: it.content.verdict is not None and bool(it.error))
    assert not written.is_sent
    rita.presses("ctrl+Return")
    rita.has("it is finished", lambda it: it.state is DraftState.HANDING_IN)
    rita.sees_window("^Review queue")
    assert lab.review_of(first).verdict is None

    lab.line.flow()
    rita.has("it is handed in", lambda it: it.state is DraftState.DONE)
    _has_all(lab, first)

    rita.takes_the_next()
    rita.has("the next one is open", lambda it: it.about.submission == third)
    rita.sees_window("^Close the month.*Review")
    rita.presses("r", "y", "n", "Escape", "alt+1", "ctrl+Return")
    rita.has("the one behind it opened by itself", lambda it: it.about.submission == fourth)
    wait_until(lambda: lab.review_of(third).verdict == "accept", "the endpoint has the verdict")
    rita.sees_window("^Close the month.*Review")
    rita.presses("alt+F4")
    rita.sees_window("^Review queue")
    assert rita.closes() == 0
    states = {it.about.submission: it.state for it in rita.drafts()}
    assert states == {first: DraftState.DONE, third: DraftState.DONE, fourth: DraftState.OPEN}


def _labels_two_steps(rita: Reviewer) -> None:
    rita.presses("n", "ctrl+1", "n", "ctrl+3", "ctrl+e")
    rita.writes("the wrong button")
    rita.presses("Escape")
    rita.has(
        "labels are on the disk", lambda it: [bool(label.reason) for label in it.content.labels] == [0, 1]
    )


def _comments_and_judges(rita: Reviewer) -> None:
    rita.presses("shift+Right", "c")
    rita.writes("Say why.\n")
    rita.selects(300, 500, 600)
    rita.presses("ctrl+shift+m")
    rita.writes("Do this again.\n")
    rita.presses("r", "y", "n", "t")
    rita.writes("Nearly there.")
    rita.presses("Escape", "alt+2")


def _has_all(lab: Lab, submission: str) -> None:
    """The endpoint has what was written, and each of it once."""
    review = lab.review_of(submission)
    assert (review.verdict, review.summary, review.score) == ("request_changes", "Nearly there.", 1.0)
    assert [(it["item"], it["met"]) for it in review.scores] == [("saved", True), ("detour", False)]
    one, other = sorted(lab.rows(StepLabel), key=lambda it: it.action)
    assert (one.action, one.verdict, one.reason) == (0, "correct", "")
    assert (other.action, other.verdict, other.reason) == (1, "wrong", "the wrong button")
    here, span = sorted(lab.rows(Comment), key=lambda it: it.text, reverse=True)
    assert (here.text, here.change_wanted, here.to_ns) == ("Say why.", False, here.from_ns)
    assert here.from_ns > other.at_ns  # a second on
    assert (span.text, span.change_wanted) == ("Do this again.", True)
    assert 0 < span.from_ns < span.to_ns
