"""Tasks over HTTP: made, changed, found, and open or closed to somebody."""

import json
import secrets
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import httpx
import pytest

from helpers.endpoint import Served, SetClock
from trajectory_recorder.collector.database.tables import Submission, Task
from trajectory_recorder.collector.projects.openness import why_closed
from trajectory_recorder.wire.states import Role, SubmissionState

LAB = "/api/v1/projects/lab/tasks"
TASKS = "/api/v1/tasks"
AS_JSON = {"Content-Type": "application/json"}
POLICY = "policy: spreadsheets\nversion: 3\nchecks:\n  idle: {warn_s: 120}\n"
RUBRIC = [{"id": "sums", "criterion": "The sums are right", "points": 5}]
LEAST = {"key": "notes", "title": "Notes", "instruction": "Write them."}


@pytest.fixture
def lab(served: Served) -> str:
    return served.project("lab")


@pytest.fixture
def admin(served: Served, lab: str) -> Iterator[httpx.Client]:
    with served.client(served.person("ada", (lab, Role.ADMIN))) as client:
        yield client


@pytest.fixture
def expert(served: Served, lab: str) -> Iterator[httpx.Client]:
    with served.client(served.person("eve", (lab, Role.EXPERT))) as client:
        yield client


def submit(
    served: Served,
    task_id: str,
    name: str,
    state: SubmissionState = SubmissionState.ACCEPTED,
    *,
    replaces: str | None = None,
) -> str:
    """Put a submission there, as an upload would; returns its id."""
    with served.endpoint.database.writing() as session:
        now = served.endpoint.clock.now()
        submission = Submission(
            project_id=session.get_one(Task, task_id).project_id,
            task_id=task_id,
            person_id=served.id_of(name),
            replaces_id=replaces,
            state=state,
            bundle_id="b",
            manifest="{}",
            tag_files={},
            bytes=0,
            duration_ns=0,
            created_at=now,
            changed_at=now,
        )
        submission.manifest_sha256 = secrets.token_hex(32)
        session.add(submission)
        session.flush()
        return submission.id


def why(served: Served, task_id: str, name: str) -> str | None:
    with served.endpoint.database.reading() as session:
        task = session.get_one(Task, task_id)
        return why_closed(session, task, served.id_of(name), served.endpoint.clock.now())


def test_a_task_is_kept_whole_and_found_by_its_key(admin: httpx.Client, expert: httpx.Client) -> None:
    wanted = LEAST | {
        "tools": ["LibreOffice Calc"],
        "starting_state": "An empty sheet.",
        "target_count": 4,
        "difficulty": "hard",
        "tags": ["finance", "month end"],
        "policy": POLICY,
        "override_allowed": False,
        "rubric": RUBRIC,
        "deadline": "2026-12-24T18:00:00+01:00",
        "reviews_wanted": 2,
    }
    made = admin.post(LAB, json=wanted)
    assert made.status_code == 201
    answer = made.json()
    assert answer["policy"] == POLICY.strip()
    assert answer["deadline"] == "2026-12-24T17:00:00Z"
    assert answer["places"] == {"wanted": 4, "accepted": 0, "in_flight": 0, "claimed": 0}
    assert answer["rubric"][0].items() >= RUBRIC[0].items()
    kept = {"tools", "starting_state", "difficulty", "tags", "override_allowed", "reviews_wanted"}
    assert {it: answer[it] for it in kept} == {it: wanted[it] for it in kept}
    assert expert.get(f"{LAB}/notes").json() == answer
    assert expert.get(f"{TASKS}/{answer['id']}").json() == answer
    again = admin.post(LAB, json=LEAST)
    assert (again.status_code, again.json()["code"]) == (409, "key_taken")


def test_only_what_is_given_changes(admin: httpx.Client) -> None:
    made = admin.post(LAB, json=LEAST | {"policy": POLICY, "tags": ["a"], "rubric": RUBRIC}).json()
    place = f"{TASKS}/{made['id']}"
    changed = admin.patch(place, json={"title": "New", "policy": None, "target_count": 9}).json()
    places = made["places"] | {"wanted": 9}
    assert changed == made | {"title": "New", "policy": None, "places": places}
    rubric = [*RUBRIC, {"id": "neat", "criterion": "It is neat", "points": 1, "kind": "process"}]
    assert [it["id"] for it in admin.patch(place, json={"rubric": rubric}).json()["rubric"]] == [
        "sums",
        "neat",
    ]
    assert admin.post(f"{place}/close").json()["closed_at"] is not None
    assert admin.post(f"{place}/reopen").json()["closed_at"] is None


WRONG: list[dict[str, Any]] = [
    {"title": ""},
    {"title": "\ud800"},
    {"title": None},
    {"instruction": "a\x00"},
    {"instruction": "x" * 20_001},
    {"tools": ["x"] * 51},
    {"tools": "Calc"},
    {"tags": ["Finance"]},
    {"tags": ['a"b']},
    {"target_count": 0},
    {"target_count": -1},
    {"target_count": 2**63},
    {"target_count": 1.5},
    {"target_count": True},
    {"reviews_wanted": 10},
    {"difficulty": "brutal"},
    {"override_allowed": "no"},
    {"deadline": "2026-12-24"},
    {"deadline": "2026-12-24T18:00:00"},
    {"deadline": "9999-12-31T23:59:59-12:00"},
    {"deadline": 1_800_000_000},
    {"policy": "policy: x\nversion: 1\nchecks:\n  idel: off\n"},
    {"policy": "policy: x\nversion: 1\nchecks:\n  idle: {warn_s: -1}\n"},
    {"policy": "version: 1"},
    {"policy": ""},
    {"policy": "["},
    {"policy": "[" * 19_000},
    {"policy": "version: !!int ''\npolicy: x"},
    {"policy": 'policy: "\\ud800"\nversion: 1'},
    {"policy": "policy: x\nversion: 1\nchecks: !!python/object/apply:os.system [id]"},
    {"rubric": [*RUBRIC, *RUBRIC]},
    {"rubric": [{"id": "a", "criterion": "b", "points": -1}]},
    {"rubric": [{"id": "a", "criterion": "b", "points": 10**40}]},
    {"rubric": [{"id": "a", "criterion": "\x00", "points": 1}]},
    {"rubric": {}},
    {"unknown": 1},
]


def test_what_is_no_task_is_refused(admin: httpx.Client) -> None:
    place = f"{TASKS}/{admin.post(LAB, json=LEAST | {'key': 'other'}).json()['id']}"
    before = admin.get(place).json()
    for wrong in [*WRONG, {"key": "a b"}]:
        answer = admin.post(LAB, content=json.dumps(LEAST | wrong), headers=AS_JSON)
        assert (wrong, answer.status_code) == (wrong, 422)
    for wrong in [*WRONG, {"key": "new"}]:
        answer = admin.patch(place, content=json.dumps(wrong), headers=AS_JSON)
        assert (wrong, answer.status_code) == (wrong, 422)
    assert [it["key"] for it in admin.get(TASKS).json()["items"]] == ["other"]
    assert admin.get(place).json() == before


def test_a_policy_that_is_none_is_refused_with_its_line(admin: httpx.Client) -> None:
    answer = admin.post(LAB, json=LEAST | {"policy": "policy: x\nversion: 1\nchecks:\n  idel: off\n"}).json()
    assert "line 4" in answer["detail"]
    assert "did you mean 'idle'?" in answer["remedy"]


def test_tasks_are_found_by_what_they_are(
    served: Served, lab: str, expert: httpx.Client, clock: SetClock
) -> None:
    shop = served.project("shop")
    served.task(shop, "hidden")
    served.task(lab, "plain", tags=["a_b"])
    served.task(lab, "tagged", tags=["axb", "finance"])
    served.task(lab, "first", qualification=True)
    served.task(lab, "closed", closed_at=clock.now())
    served.task(lab, "late", deadline=clock.now())
    submit(served, served.task(lab, "enough"), "eve")

    def found(**params: object) -> set[str]:
        return {it["key"] for it in expert.get(TASKS, params=params).json()["items"]}

    everything = {"plain", "tagged", "first", "closed", "late", "enough"}
    assert found() == found(project="lab") == everything
    assert found(project="shop") == found(project="none") == found(tag="fin") == set()
    assert found(tag="finance") == {"tagged"}
    assert found(tag="a_b") == {"plain"}
    assert found(qualification=True) == {"first"}
    assert found(open=True) == {"plain", "tagged", "first"}
    assert found(open=True, qualification=False, tag="axb") == {"tagged"}


def test_what_filters_can_not_mean_is_refused(expert: httpx.Client) -> None:
    wrong: list[dict[str, Any]] = [
        {"tag": '"'},
        {"tag": "\x00"},
        {"project": "%"},
        {"open": "maybe"},
        {"qualification": "x"},
    ]
    for params in wrong:
        assert expert.get(TASKS, params=params).status_code == 422
    for task_id in ("x", "0" * 33, "Z" * 32):
        assert expert.get(f"{TASKS}/{task_id}").status_code == 422
    assert expert.get(f"{TASKS}/{'0' * 32}").status_code == 404


def test_a_task_says_why_it_is_closed_to_somebody(
    served: Served, lab: str, expert: httpx.Client, clock: SetClock
) -> None:
    assert expert.get(TASKS).status_code == 200
    late = clock.now() + timedelta(hours=1)
    task = served.task(lab, "late", deadline=late)
    assert why(served, task, "eve") is None
    clock.advance(hours=1)
    assert why(served, task, "eve") == "its deadline has passed"
    closed = served.task(lab, "closed", closed_at=clock.now())
    assert why(served, closed, "eve") == "the task was closed"
    enough = served.task(lab, "enough", target_count=2)
    submit(served, enough, "eve")
    assert why(served, enough, "eve") is None
    submit(served, enough, "eve")
    assert why(served, enough, "eve") == "enough recordings of it were accepted"
    given = served.task(lab, "given", assigned_only=True)
    assert "assigned" in (why(served, given, "eve") or "")
    archive = served.project("archive", archived_at=clock.now())
    assert why(served, served.task(archive, "old"), "eve") == "its project is archived"


def test_qualification_tasks_come_first_and_everybody_passes_them_once(served: Served, lab: str) -> None:
    for name in ("eve", "tom"):
        served.person(name, (lab, Role.EXPERT))
    first, work = served.task(lab, "first", qualification=True), served.task(lab, "work")
    served.task(served.project("shop"), "elsewhere", qualification=True)
    assert why(served, first, "eve") is None
    assert "'first'" in (why(served, work, "eve") or "")
    submit(served, first, "eve", SubmissionState.IN_REVIEW)
    assert "'first'" in (why(served, work, "eve") or "")
    submit(served, first, "eve")
    assert why(served, work, "eve") is None
    assert why(served, first, "eve") == "you have passed it already"
    # Its one place is not everybody's.
    assert why(served, first, "tom") is None
    assert "'first'" in (why(served, work, "tom") or "")
    with served.endpoint.database.writing() as session:
        session.get_one(Task, first).closed_at = served.endpoint.clock.now()
    assert why(served, work, "tom") is None
