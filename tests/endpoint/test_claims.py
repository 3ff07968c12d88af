"""Claims and assignments over HTTP: who holds a place in a task, and for how long."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import select

from helpers.endpoint import Served, SetClock
from trajectory_recorder.collector.database.tables import AuditEntry, Claim, Submission
from trajectory_recorder.wire.states import Role, SubmissionState

from .test_tasks import submit

TASKS = "/api/v1/tasks"
MINE = "/api/v1/me/tasks"


@pytest.fixture
def lab(served: Served) -> str:
    return served.project("lab")


@pytest.fixture
def people(served: Served, lab: str) -> Iterator[dict[str, httpx.Client]]:
    """Two experts and an admin of the project."""
    with ExitStack() as stack:
        yield {
            name: stack.enter_context(served.client(served.person(name, (lab, role))))
            for name, role in (("eve", Role.EXPERT), ("tom", Role.EXPERT), ("ada", Role.ADMIN))
        }


def _places(client: httpx.Client, task: str) -> tuple[int, int, int]:
    counted = client.get(f"{TASKS}/{task}").json()["places"]
    return counted["accepted"], counted["in_flight"], counted["claimed"]


def _claim(client: httpx.Client, task: str) -> int:
    return client.post(f"{TASKS}/{task}/claim").status_code


def test_the_last_place_is_one_persons(served: Served, lab: str, people: dict[str, httpx.Client]) -> None:
    task = served.task(lab)
    assert _claim(people["eve"], task) == 201
    refused = people["tom"].post(f"{TASKS}/{task}/claim")
    assert (refused.status_code, refused.json()["code"]) == (409, "no_place")
    assert people["tom"].delete(f"{TASKS}/{task}/claim").status_code == 404
    assert people["eve"].delete(f"{TASKS}/{task}/claim").status_code == 204
    assert _claim(people["tom"], task) == 201
    with served.endpoint.database.reading() as session:
        actions = list(session.scalars(select(AuditEntry.action).order_by(AuditEntry.seq)))
    assert actions == ["claim.taken", "claim.given_back", "claim.taken"]


@pytest.mark.on_servers
def test_of_many_at_the_same_moment_exactly_as_many_get_a_place_as_there_are(
    served: Served, lab: str
) -> None:
    task = served.task(lab, target_count=2)
    tokens = [served.person(f"p{number}", (lab, Role.EXPERT)) for number in range(8)]
    together, statuses = threading.Barrier(len(tokens)), []

    def claim(token: str) -> None:
        with served.client(token) as client:
            client.get(MINE)
            together.wait()
            statuses.append(_claim(client, task))

    threads = [threading.Thread(target=claim, args=[it]) for it in tokens]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [201] * 2 + [409] * 6
    with served.endpoint.database.reading() as session:
        assert len(session.scalars(select(Claim)).all()) == 2


def test_a_claim_runs_out_unless_it_is_renewed(
    served: Served, lab: str, people: dict[str, httpx.Client], clock: SetClock
) -> None:
    task = served.task(lab)
    assert _claim(people["eve"], task) == 201
    clock.advance(days=6)
    renewed = people["eve"].post(f"{TASKS}/{task}/claim")
    assert renewed.status_code == 200
    assert renewed.json()["leased_until"] == (clock.now() + timedelta(days=7)).isoformat().replace(
        "+00:00", "Z"
    )
    clock.advance(days=6, hours=23)
    assert _claim(people["tom"], task) == 409
    clock.advance(hours=1)
    assert _claim(people["tom"], task) == 201


def test_a_claim_ends_with_the_deadline(
    served: Served, lab: str, people: dict[str, httpx.Client], clock: SetClock
) -> None:
    deadline = clock.now() + timedelta(days=2)
    task = served.task(lab, deadline=deadline)
    claim = people["eve"].post(f"{TASKS}/{task}/claim").json()
    assert claim["leased_until"] == deadline.isoformat().replace("+00:00", "Z")
    clock.advance(days=2)
    refused = people["eve"].post(f"{TASKS}/{task}/claim")
    assert (refused.status_code, refused.json()["code"]) == (409, "task_closed")
    assert "deadline" in refused.json()["detail"]


def test_a_submission_holds_its_place_until_it_is_over(
    served: Served, lab: str, people: dict[str, httpx.Client], clock: SetClock
) -> None:
    task = served.task(lab)
    _claim(people["eve"], task)
    clock.advance(minutes=1)
    sent = submit(served, task, "eve", SubmissionState.UPLOADING)
    for state in (SubmissionState.IN_REVIEW, SubmissionState.CHANGES_REQUESTED, SubmissionState.QUARANTINED):
        _move(served, sent, state)
        # One recording takes one place, not one for the claim as well.
        assert _places(people["eve"], task) == (0, 1, 0)
        assert _claim(people["tom"], task) == 409
    clock.advance(days=8)
    assert _claim(people["tom"], task) == 409
    _move(served, sent, SubmissionState.REJECTED)
    assert _claim(people["tom"], task) == 201


def test_withdrawing_gives_the_place_back_to_the_claim(
    served: Served, lab: str, people: dict[str, httpx.Client], clock: SetClock
) -> None:
    task = served.task(lab)
    _claim(people["eve"], task)
    clock.advance(minutes=1)
    _move(served, submit(served, task, "eve"), SubmissionState.WITHDRAWN)
    assert _places(people["eve"], task) == (0, 0, 1)
    assert _claim(people["tom"], task) == 409
    assert _claim(people["eve"], task) == 200


def test_what_mends_a_recording_takes_its_place(
    served: Served, lab: str, people: dict[str, httpx.Client], clock: SetClock
) -> None:
    task = served.task(lab, target_count=3)
    old = submit(served, task, "eve", SubmissionState.CHANGES_REQUESTED)
    clock.advance(minutes=1)
    _claim(people["eve"], task)
    new = submit(served, task, "eve", SubmissionState.UPLOADING, replaces=old)
    assert _places(people["eve"], task) == (0, 1, 1)
    _move(served, new, SubmissionState.ACCEPTED)
    assert _places(people["eve"], task) == (1, 0, 1)
    _move(served, new, SubmissionState.WITHDRAWN)
    assert _places(people["eve"], task) == (0, 1, 1)


def test_whoever_holds_a_claim_is_not_refused_because_others_were_quicker(
    served: Served, lab: str, people: dict[str, httpx.Client], clock: SetClock
) -> None:
    task = served.task(lab)
    _claim(people["eve"], task)
    clock.advance(minutes=1)
    submit(served, task, "tom")
    closed = {name: people[name].get(MINE).json()["items"][0]["closed"] for name in ("eve", "tom")}
    assert closed == {"eve": None, "tom": "enough recordings of it were accepted"}


def test_an_assignment_lasts_and_opens_what_is_for_those_assigned(
    served: Served, lab: str, people: dict[str, httpx.Client], clock: SetClock
) -> None:
    task = served.task(lab, assigned_only=True)
    assert _claim(people["eve"], task) == 409
    body = {"person": served.id_of("eve")}
    given = people["ada"].post(f"{TASKS}/{task}/assignments", json=body)
    assert given.status_code == 201
    assert (given.json()["assigned_by"], given.json()["leased_until"]) == (served.id_of("ada"), None)
    again = people["ada"].post(f"{TASKS}/{task}/assignments", json=body)
    assert (again.status_code, again.json()) == (200, given.json())
    clock.advance(days=80)
    assert _claim(people["eve"], task) == 200
    full = people["ada"].post(f"{TASKS}/{task}/assignments", json={"person": served.id_of("tom")})
    assert (full.status_code, full.json()["code"]) == (409, "no_place")
    assert [it["id"] for it in people["ada"].get(f"{TASKS}/{task}/claims").json()["items"]] == [
        given.json()["id"]
    ]
    place = f"{TASKS}/{task}/claims/{given.json()['id']}"
    assert people["ada"].delete(place).status_code == 204
    assert people["ada"].delete(place).status_code == 404
    assert _claim(people["eve"], task) == 409


def test_only_experts_of_the_project_are_given_its_tasks(
    served: Served, lab: str, people: dict[str, httpx.Client]
) -> None:
    task = served.task(lab)
    served.person("stranger")
    for person, status in (
        (served.id_of("stranger"), 409),
        (served.id_of("ada"), 409),
        ("0" * 32, 409),
        ("eve", 422),
        (None, 422),
    ):
        answer = people["ada"].post(f"{TASKS}/{task}/assignments", json={"person": person})
        assert (person, answer.status_code) == (person, status)
    assert _places(people["ada"], task) == (0, 0, 0)


def test_whoever_leaves_the_project_frees_what_they_held(
    served: Served, lab: str, people: dict[str, httpx.Client]
) -> None:
    task = served.task(lab, target_count=2)
    place = f"/api/v1/projects/lab/members/{served.id_of('eve')}"
    _claim(people["eve"], task)
    people["ada"].put(place, json={"roles": ["expert", "reviewer"]})
    assert _places(people["ada"], task) == (0, 0, 1)
    people["ada"].put(place, json={"roles": ["reviewer"]})
    assert _places(people["ada"], task) == (0, 0, 0)
    assert _claim(people["eve"], task) == 403


def test_my_tasks_begin_with_what_i_hold(
    served: Served, lab: str, people: dict[str, httpx.Client], clock: SetClock
) -> None:
    made = []
    for number in range(6):
        made.append(served.task(lab, f"t{number}"))
        clock.advance(seconds=1)
    served.task(served.project("shop"), "elsewhere")
    _claim(people["eve"], made[4])
    people["ada"].post(f"{TASKS}/{made[5]}/assignments", json={"person": served.id_of("eve")})
    people["ada"].post(f"{TASKS}/{made[0]}/close")
    seen, after = [], {}
    while True:
        page = people["eve"].get(MINE, params={"limit": 2, **after}).json()
        seen += page["items"]
        if page["next"] is None:
            break
        after = {"after": page["next"]}
    assert [it["task"]["key"] for it in seen] == ["t4", "t5", "t0", "t1", "t2", "t3"]
    assert [it["claim"] is not None for it in seen] == [True, True, False, False, False, False]
    assert [it["closed"] for it in seen] == [None, None, "the task was closed", None, None, None]
    still = people["eve"].get(MINE, params={"open": True}).json()["items"]
    assert [it["task"]["key"] for it in still] == ["t4", "t5", "t1", "t2", "t3"]
    assert people["ada"].get(MINE).json()["items"] == []


def _move(served: Served, submission_id: str, state: SubmissionState) -> None:
    with served.endpoint.database.writing() as session:
        session.get_one(Submission, submission_id).state = state
