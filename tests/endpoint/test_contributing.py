"""An expert's machine against an endpoint that really listens: tasks, consent, submissions, what reviewers said."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from helpers.endpoint import Served, SetClock
from helpers.planted_submissions import plant
from helpers.upload_parts import endpoint_at
from trajectory_recorder.contributing import Contributor, Known
from trajectory_recorder.contributing.submissions import ItemScore, StepLabel
from trajectory_recorder.errors import Refused
from trajectory_recorder.quality import policy as policies
from trajectory_recorder.wire.states import ReviewVerdict, Role, StepVerdict, SubmissionState

RUBRIC = [
    {"id": "saved", "criterion": "The file is saved.", "points": 3},
    {"id": "detour", "criterion": "There were detours.", "points": -1},
]
POLICY = "policy: patient\nversion: 2\nchecks:\n  idle: {warn_s: 300}\n"


@dataclass
class Expert:
    """Eva's machine."""

    contributor: Contributor
    known: Known
    here: str


@dataclass
class Lab:
    """A project with an expert, a reviewer and an admin."""

    served: Served
    clock: SetClock
    project: str
    tokens: dict[str, str]

    def ask(self, name: str, method: str, path: str, **more: Any) -> Any:
        with self.served.client(self.tokens[name]) as client:
            answer = client.request(method, f"/api/v1{path}", **more)
        assert answer.is_success, answer.text
        return answer.json()


@pytest.fixture
def lab(served: Served, clock: SetClock) -> Lab:
    project = served.project()
    people = {"eva": Role.EXPERT, "rita": Role.REVIEWER, "ada": Role.ADMIN}
    tokens = {name: served.person(name, (project, it)) for name, it in people.items()}
    return Lab(served, clock, project, tokens)


@pytest.fixture
def eva(lab: Lab, tmp_path: Path) -> Iterator[Expert]:
    with (
        Known(tmp_path / "eva.sqlite") as known,
        endpoint_at(lab.served.url, lab.tokens["eva"]) as endpoint,
    ):
        yield Expert(Contributor(endpoint, known), known, str(endpoint.url))


def test_tasks_are_seen_claimed_and_given_back(lab: Lab, eva: Expert) -> None:
    # More than a page of them.
    tasks = []
    for number in range(24):
        tasks.append(lab.served.task(lab.project, f"task-{number}"))
        lab.clock.advance(seconds=1)
    wanted = lab.served.task(
        lab.project, "sums", title="Sums", tools=["Calc"], rubric=RUBRIC, target_count=3, policy=POLICY
    )
    lab.ask("ada", "POST", f"/tasks/{tasks[0]}/close")
    seen = eva.contributor.tasks()
    assert [it.task.id for it in seen] == [*tasks, wanted]
    assert [it.closed for it in seen] == ["the task was closed", *[None] * 24]
    sheet = seen[-1].task
    assert (sheet.project, sheet.key, sheet.title, sheet.tools) == ("lab", "sums", "Sums", ("Calc",))
    assert [(it.id, it.points) for it in sheet.rubric] == [("saved", 3), ("detour", -1)]
    assert (sheet.places.wanted, sheet.places.claimed, sheet.override_allowed) == (3, 0, True)
    assert sheet.policy is not None
    assert policies.parse(sheet.policy, "the task").name == "patient"
    first = eva.contributor.claim(wanted)[0]
    assert (first.task.id, first.task.places.claimed) == (wanted, 1)
    assert first.claim is not None
    assert first.claim.leased_until is not None
    assert not first.claim.is_assigned
    assert all(it.claim is None for it in eva.contributor.give_back(wanted))
    with pytest.raises(Refused, match="claim of yours"):
        eva.contributor.give_back(wanted)
    with pytest.raises(Refused, match="the task was closed"):
        eva.contributor.claim(tasks[0])
    kept = eva.known.tasks(eva.here)
    assert kept is not None
    assert kept.value == eva.contributor.tasks()


def test_the_consent_is_read_and_signed(lab: Lab, eva: Expert) -> None:
    lab.served.project("elsewhere")
    (project,) = eva.contributor.projects()
    assert (project.project.key, project.project.title, project.to_sign) == ("lab", "Lab", None)
    for version in (1, 2):
        lab.ask("ada", "POST", "/projects/lab/consents", json={"text": f"Version {version}."})
    (project,) = eva.contributor.projects()
    assert project.to_sign is not None
    assert (project.to_sign.version, project.to_sign.text) == (2, "Version 2.")
    with pytest.raises(Refused) as refused:
        eva.contributor.sign("lab", 1)
    assert refused.value.code == "not_the_newest"
    (project,) = eva.contributor.sign("lab", 2)
    assert project.to_sign is None
    assert project.agreement.consent is not None
    kept = eva.known.projects(eva.here)
    assert kept is not None
    assert kept.value == (project,)


def test_who_is_no_expert_contributes_to_nothing(lab: Lab, tmp_path: Path) -> None:
    with (
        Known(tmp_path / "rita.sqlite") as known,
        endpoint_at(lab.served.url, lab.tokens["rita"]) as endpoint,
    ):
        assert Contributor(endpoint, known).projects() == ()


def test_submissions_are_followed_to_what_reviewers_said(lab: Lab, eva: Expert) -> None:
    task = lab.served.task(lab.project, "sums", rubric=RUBRIC)
    lab.served.person("other", (lab.project, Role.EXPERT))
    plant(lab.served, lab.project, "other")
    bad = plant(
        lab.served,
        lab.project,
        "eva",
        state=SubmissionState.QUARANTINED,
        reason="it is black",
        verdict="fail",
    )
    lab.clock.advance(hours=1)
    good = plant(lab.served, lab.project, "eva", task_id=task, verdict="pass", score=97)
    newest, oldest = eva.contributor.submissions()
    assert (oldest.id, oldest.state, oldest.reason, oldest.task) == (bad, "quarantined", "it is black", None)
    assert (newest.id, newest.state, newest.task) == (good, SubmissionState.IN_REVIEW, "sums")
    assert newest.quality is not None
    assert (newest.quality.verdict, newest.quality.score) == ("pass", 97)

    review = lab.ask("rita", "POST", "/reviews", json={"submission": good})["id"]
    for from_ns, text in ((9, "Here, too."), (5, "Say why.")):
        body = {"from_ns": from_ns, "to_ns": from_ns + 1, "text": text, "change_wanted": text == "Say why."}
        lab.ask("rita", "POST", f"/submissions/{good}/comments", json=body)
    assert eva.contributor.feedback(good).reviews == eva.contributor.feedback(good).comments == ()
    draft = {
        "summary": "Nearly.",
        "scores": [{"item": "saved", "met": True}, {"item": "detour", "met": True, "note": "the menu"}],
        "labels": [{"action": 3, "at_ns": 5, "verdict": "wrong", "reason": "wrong button"}],
    }
    lab.ask("rita", "PATCH", f"/reviews/{review}", json=draft)
    lab.ask("rita", "POST", f"/reviews/{review}/finish", json={"verdict": "request_changes"})

    feedback = eva.contributor.feedback(good)
    (said,) = feedback.reviews
    assert (said.reviewer, said.verdict, said.summary) == (
        "reviewer 1",
        ReviewVerdict.REQUEST_CHANGES,
        "Nearly.",
    )
    assert said.scores == (ItemScore("saved", met=True), ItemScore("detour", met=True, note="the menu"))
    assert said.labels == (StepLabel(3, 5, StepVerdict.WRONG, "wrong button"),)
    assert said.counts
    assert said.score is not None
    assert [(it.author, it.from_ns, it.text, it.change_wanted) for it in feedback.comments] == [
        ("reviewer 1", 5, "Say why.", True),
        ("reviewer 1", 9, "Here, too.", False),
    ]
    assert eva.contributor.submissions()[0].state is SubmissionState.CHANGES_REQUESTED
    kept = eva.known.feedback(eva.here, good)
    assert kept is not None
    assert kept.value == feedback
