"""Comparisons: which pairs are offered to whom, what is taken in, and who learns of it."""

import itertools
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import select

from helpers.endpoint import Served, SetClock
from helpers.jobs import run_due
from helpers.planted_submissions import plant
from trajectory_recorder.collector.database.tables import (
    AuditEntry,
    Comparison,
    SubmissionEvent,
    Table,
)
from trajectory_recorder.collector.people.erasure import HANDLERS
from trajectory_recorder.wire.states import Role, SubmissionState

WORDS = {"preference": 2, "reason": "Fewer detours.", "dimensions": {"process": 3, "outcome": 0}}


@dataclass
class Lab:
    """A project with a task, two experts, two reviewers and an admin."""

    served: Served
    client: httpx.Client
    project: str
    task: str
    tokens: dict[str, str]

    def submission(self, by: str = "eva", **more: Any) -> str:
        self.served.endpoint.clock.advance(seconds=1)  # type: ignore[attr-defined]
        return plant(self.served, self.project, by, **{"task_id": self.task, **more})

    def ask(self, name: str, method: str, path: str, **more: Any) -> httpx.Response:
        own = {"Authorization": f"Bearer {self.tokens[name]}"}
        return self.client.request(method, f"/api/v1{path}", headers=own, **more)

    def compare(self, name: str, left: str, right: str, **more: Any) -> httpx.Response:
        return self.ask(name, "POST", "/comparisons", json={"left": left, "right": right, **WORDS, **more})

    def queue(self, name: str, **query: Any) -> list[set[str]]:
        page = self.ask(name, "GET", "/comparisons/queue", params=query).json()
        return [{it["left"], it["right"]} for it in page["items"]]

    def listed(self, name: str, **query: Any) -> list[dict[str, Any]]:
        answer = self.ask(name, "GET", "/comparisons", params=query)
        assert answer.status_code == 200, answer.text
        return list(answer.json()["items"])

    def rows(self, kind: type[Any]) -> list[Any]:
        with self.served.endpoint.database.reading() as session:
            return list(session.scalars(select(kind)))


@pytest.fixture
def lab(served: Served) -> Iterator[Lab]:
    project, other = served.project(), served.project("elsewhere")
    tokens = {
        "eva": served.person("eva", (project, Role.EXPERT), (project, Role.REVIEWER)),
        "ben": served.person("ben", (project, Role.EXPERT)),
        "rita": served.person("rita", (project, Role.REVIEWER)),
        "ron": served.person("ron", (project, Role.REVIEWER)),
        "ada": served.person("ada", (project, Role.ADMIN), (project, Role.EXPERT)),
        "stranger": served.person("stranger", (other, Role.REVIEWER)),
        "root": served.person("root", is_admin=True),
    }
    with served.client() as client:
        yield Lab(served, client, project, served.task(project), tokens)


def test_each_is_to_be_compared_with_the_next_of_its_task(lab: Lab) -> None:
    first, second = lab.submission(), lab.submission("ben")
    lab.submission(task_id=lab.served.task(lab.project, "another"))
    lab.submission(task_id=None)
    lab.submission(state=SubmissionState.REJECTED)
    third = lab.submission(state=SubmissionState.ACCEPTED)
    assert lab.queue("rita") == lab.queue("ada") == [{first, second}, {second, third}]
    assert lab.queue("eva") == lab.queue("ben") == lab.queue("stranger") == []
    lab.compare("rita", third, second)
    assert lab.queue("rita") == [{first, second}]
    assert lab.queue("ron") == [{first, second}, {second, third}]


def test_nobody_is_offered_their_own(lab: Lab) -> None:
    first, own, third = lab.submission("ben"), lab.submission("eva"), lab.submission("ada")
    assert lab.queue("eva") == [{first, third}]
    assert lab.queue("ada") == [{first, own}]


def test_the_queue_comes_in_pages_and_by_project(lab: Lab) -> None:
    submissions = [lab.submission() for _ in range(6)]
    found: list[set[str]] = []
    after: dict[str, str] = {}
    while True:
        page = lab.ask(
            "rita", "GET", "/comparisons/queue", params={"limit": 2, "project": "lab", **after}
        ).json()
        found += [{it["left"], it["right"]} for it in page["items"]]
        if page["next"] is None:
            break
        after = {"after": page["next"]}
    assert found == [set(it) for it in itertools.pairwise(submissions)]
    assert lab.ask("rita", "GET", "/comparisons/queue", params={"project": "elsewhere"}).status_code == 404


def test_sides_are_drawn_and_stay(lab: Lab) -> None:
    submissions = [lab.submission() for _ in range(41)]

    def earlier_on_the_left(name: str) -> list[bool]:
        pairs = lab.ask(name, "GET", "/comparisons/queue").json()["items"]
        return [it["left"] == earlier for it, earlier in zip(pairs, submissions, strict=False)]

    drawn = earlier_on_the_left("rita")
    assert drawn == earlier_on_the_left("rita")
    assert drawn != earlier_on_the_left("ron")
    # Forty fair coins: outside of this once in ten thousand million.
    assert 2 < sum(drawn) < 38


def test_what_was_said_is_kept_as_it_was_shown(lab: Lab, clock: SetClock) -> None:
    left, right = lab.submission(), lab.submission("ben")
    answer = lab.compare("rita", left, right)
    said = answer.json()
    assert answer.status_code == 201, answer.text
    assert said == {
        "id": said["id"],
        "project": "lab",
        "task": "notes",
        "left": left,
        "right": right,
        **WORDS,
        "person": lab.served.id_of("rita"),
        "created_at": clock.now().isoformat().replace("+00:00", "Z"),
    }
    assert (
        lab.listed("rita") == lab.listed("ada") == lab.listed("root", project="lab", task="notes") == [said]
    )
    events = [it for it in lab.rows(SubmissionEvent) if it.kind == "compared"]
    assert {it.submission_id for it in events} == {left, right}
    lines = [it for it in lab.rows(AuditEntry) if it.action == "submission.compared"]
    assert [it.details["comparison"] for it in lines] == [said["id"]] * 2
    assert "Fewer detours" not in str([it.details for it in lines])


def test_the_same_said_again_is_one_and_anything_else_is_refused(lab: Lab) -> None:
    left, right = lab.submission(), lab.submission("ben")
    first = lab.compare("rita", left, right)
    again = lab.compare("rita", left, right)
    assert (again.status_code, again.json()) == (200, first.json())
    for other in (
        lab.compare("rita", left, right, preference=-2),
        lab.compare("rita", right, left),
        lab.compare("rita", left, right, reason="Otherwise."),
        lab.compare("rita", left, right, dimensions={}),
    ):
        assert (other.status_code, other.json()["code"]) == (409, "compared")
    assert len(lab.rows(Comparison)) == 1
    assert lab.compare("ron", right, left, preference=0).status_code == 201


@pytest.mark.on_servers
def test_one_of_many_requests_at_once_counts(lab: Lab) -> None:
    left, right = lab.submission(), lab.submission("ben")
    pairs = [(left, right), (right, left)] * 3
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda it: lab.compare("rita", *it).status_code, pairs))
    assert sorted(answers) == [200, 200, 201, 409, 409, 409]
    assert len(lab.rows(Comparison)) == 1


def test_reviewers_see_their_own_alone(lab: Lab) -> None:
    left, right = lab.submission(), lab.submission("ben")
    lab.compare("rita", left, right)
    assert lab.listed("ron") == lab.listed("eva") == lab.listed("ben") == lab.listed("stranger") == []
    mine = lab.compare("ron", left, right).json()
    assert lab.listed("ron") == [mine]
    assert len(lab.listed("ada", task="notes")) == 2
    assert lab.listed("ada", task="another") == []


def test_an_admin_learns_nothing_of_what_was_said_of_their_own(lab: Lab) -> None:
    left, right = lab.submission("ada"), lab.submission("ben")
    lab.compare("rita", left, right)
    assert lab.listed("ada") == []
    assert len(lab.listed("root")) == 1


@pytest.mark.parametrize(
    ("name", "statuses"),
    # Of two, an expert knows of their own alone, and it is not said which was looked at first.
    [("eva", {403}), ("ben", {403, 404}), ("stranger", {404}), ("ada", {201}), ("root", {201})],
)
def test_who_may_compare(lab: Lab, name: str, statuses: set[int]) -> None:
    left, right = lab.submission("ben"), lab.submission("eva")
    assert lab.compare(name, left, right).status_code in statuses
    assert len(lab.rows(Comparison)) == (1 if statuses == {201} else 0)


@pytest.mark.parametrize(
    "state", [SubmissionState.REJECTED, SubmissionState.CHANGES_REQUESTED, SubmissionState.WITHDRAWN]
)
def test_what_is_out_of_question_is_not_compared(lab: Lab, state: SubmissionState) -> None:
    left, right = lab.submission(), lab.submission(state=state)
    refused = lab.compare("ada", left, right)
    assert (refused.status_code, refused.json()["code"]) == (409, "not_comparable")


def test_two_of_one_task_are_compared(lab: Lab) -> None:
    one = lab.submission()
    elsewhere = lab.submission(task_id=lab.served.task(lab.project, "another"))
    free = [lab.submission(task_id=None) for _ in range(2)]
    for left, right in [(one, one), (one, elsewhere), (one, free[0]), (free[0], free[1])]:
        assert lab.compare("rita", left, right).status_code == 422
    assert lab.rows(Comparison) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"preference": 4},
        {"preference": -4},
        {"preference": 1.5},
        {"preference": True},
        {"preference": None},
        {"reason": " "},
        {"dimensions": {"process": 4}},
        {"dimensions": {"beauty": 1}},
        {"left": "x"},
        {"more": 1},
    ],
    ids=str,
)
def test_what_makes_no_sense_is_refused(lab: Lab, wrong: dict[str, Any]) -> None:
    body = {"left": lab.submission(), "right": lab.submission("ben"), **WORDS, **wrong}
    assert lab.ask("rita", "POST", "/comparisons", json=body).status_code == 422
    assert lab.rows(Comparison) == []


def test_words_go_with_the_recording(lab: Lab) -> None:
    left, right = lab.submission(), lab.submission("ben")
    lab.compare("rita", left, right)
    assert lab.ask("eva", "POST", f"/submissions/{left}/erasure").status_code == 202
    run_due(lab.served, HANDLERS)
    (kept,) = lab.rows(Comparison)
    assert (kept.reason, kept.preference) == ("", 2)


@pytest.mark.on_servers
def test_migrations_lead_to_the_tables_of_today(lab: Lab) -> None:
    with lab.served.endpoint.database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, Table.metadata) == []
