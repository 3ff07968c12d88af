"""Reviews: who gets which submission, what they may write, and what follows from their verdicts."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select

from helpers.endpoint import Served, SetClock
from helpers.planted_submissions import MINUTE_NS, plant, plant_file
from trajectory_recorder.collector.database.tables import Job, Review, Submission, SubmissionFile
from trajectory_recorder.wire.states import Role, Scope, SubmissionState

RUBRIC = [
    {"id": "saved", "criterion": "The file is saved.", "points": 3},
    {"id": "detour", "criterion": "There were detours.", "points": -1},
]
SCORES = [{"item": "saved", "met": True}, {"item": "detour", "met": False, "note": "none"}]
API = "/api/v1"


@dataclass
class Lab:
    """A project with one expert, reviewers and an admin."""

    served: Served
    client: httpx.Client
    project: str
    tokens: dict[str, str]

    def task(self, reviews_wanted: int = 1, **more: Any) -> str:
        return self.served.task(
            self.project, f"task-{reviews_wanted}", rubric=RUBRIC, reviews_wanted=reviews_wanted, **more
        )

    def submission(self, reviews_wanted: int = 1, **more: Any) -> str:
        return plant(self.served, self.project, "eva", task_id=self.task(reviews_wanted), **more)

    def ask(self, name: str, method: str, path: str, **more: Any) -> httpx.Response:
        more["headers"] = {"Authorization": f"Bearer {self.tokens[name]}", **more.get("headers", {})}
        return self.client.request(method, API + path, **more)

    def begin(self, name: str, submission: str) -> str:
        answer = self.ask(name, "POST", "/reviews", json={"submission": submission})
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    def judge(self, name: str, submission: str, verdict: str) -> str:
        review = self.begin(name, submission)
        draft = {"scores": SCORES, "summary": f"{name} thought about it."}
        assert self.ask(name, "PATCH", f"/reviews/{review}", json=draft).status_code == 200
        answer = self.ask(name, "POST", f"/reviews/{review}/finish", json={"verdict": verdict})
        assert answer.status_code == 200, answer.text
        return review

    def state(self, submission: str) -> SubmissionState:
        with self.served.endpoint.database.reading() as session:
            return SubmissionState(session.get_one(Submission, submission).state)

    def review(self, review: str) -> Review:
        with self.served.endpoint.database.reading() as session:
            return session.get_one(Review, review)

    def reviews(self) -> int:
        with self.served.endpoint.database.reading() as session:
            return session.scalar(select(func.count()).select_from(Review)) or 0

    def queue(self, name: str) -> list[str]:
        return [it["submission"] for it in self.ask(name, "GET", "/reviews/queue").json()["items"]]


@pytest.fixture
def lab(served: Served) -> Iterator[Lab]:
    project, other = served.project(), served.project("elsewhere")
    tokens = {
        "eva": served.person("eva", (project, Role.EXPERT), (project, Role.REVIEWER)),
        "rita": served.person("rita", (project, Role.REVIEWER)),
        "ron": served.person("ron", (project, Role.REVIEWER)),
        "ria": served.person("ria", (project, Role.REVIEWER)),
        "ada": served.person("ada", (project, Role.ADMIN)),
        "expert": served.person("expert", (project, Role.EXPERT)),
        "stranger": served.person("stranger", (other, Role.REVIEWER)),
        "reader": served.person("reader", (project, Role.REVIEWER), scopes=frozenset({Scope.READ})),
    }
    with served.client() as client:
        yield Lab(served, client, project, tokens)


def test_the_queue_is_for_those_who_may_judge_and_oldest_first(lab: Lab, clock: SetClock) -> None:
    first = lab.submission()
    clock.advance(minutes=1)
    second = plant(lab.served, lab.project, "eva")
    plant(lab.served, lab.project, "eva", state=SubmissionState.CHECKING)
    assert lab.queue("rita") == lab.queue("ada") == [first, second]
    assert lab.queue("eva") == lab.queue("stranger") == lab.queue("expert") == []
    lab.begin("ron", first)
    assert lab.queue("rita") == [second]
    assert lab.queue("ron") == [first, second]
    clock.advance(minutes=31)
    assert lab.queue("rita") == [first, second]


def test_the_queue_comes_in_pages_and_by_project(lab: Lab, clock: SetClock) -> None:
    wanted = []
    for _ in range(5):
        clock.advance(seconds=1)
        wanted.append(plant(lab.served, lab.project, "eva"))
    found, after = [], None
    while True:
        query = {"limit": 2, "project": "lab", **({"after": after} if after else {})}
        page = lab.ask("rita", "GET", "/reviews/queue", params=query).json()
        found += [it["submission"] for it in page["items"]]
        if (after := page["next"]) is None:
            break
    assert found == wanted
    assert lab.ask("rita", "GET", "/reviews/queue", params={"project": "elsewhere"}).status_code == 404
    assert lab.ask("rita", "GET", "/reviews/queue", params={"after": "x!"}).status_code == 422


@pytest.mark.parametrize(
    ("name", "status"), [("eva", 403), ("expert", 404), ("stranger", 404), ("reader", 403)]
)
def test_who_may_not_judge_begins_nothing(lab: Lab, name: str, status: int) -> None:
    submission = lab.submission()
    assert lab.ask(name, "POST", "/reviews", json={"submission": submission}).status_code == status
    assert lab.reviews() == 0


def test_a_lease_keeps_others_away_until_it_runs_out(lab: Lab, clock: SetClock) -> None:
    submission = lab.submission()
    mine = lab.begin("rita", submission)
    refused = lab.ask("ron", "POST", "/reviews", json={"submission": submission})
    assert (refused.status_code, refused.json()["code"]) == (409, "taken")
    clock.advance(minutes=29)
    assert lab.ask("rita", "PUT", f"/reviews/{mine}/lease").status_code == 200
    clock.advance(minutes=29)
    assert lab.ask("ron", "POST", "/reviews", json={"submission": submission}).status_code == 409
    clock.advance(minutes=2)
    lab.begin("ron", submission)
    late = lab.ask("rita", "PATCH", f"/reviews/{mine}", json={"summary": "late"})
    assert (late.status_code, late.json()["code"]) == (409, "taken")
    assert not lab.review(mine).summary


def test_beginning_again_goes_on_with_the_draft(lab: Lab) -> None:
    submission = lab.submission()
    mine = lab.begin("rita", submission)
    lab.ask("rita", "PATCH", f"/reviews/{mine}", json={"summary": "so far"})
    again = lab.ask("rita", "POST", "/reviews", json={"submission": submission})
    assert (again.status_code, again.json()["id"], again.json()["summary"]) == (200, mine, "so far")
    listed = lab.ask("rita", "GET", "/reviews", params={"finished": False}).json()["items"]
    assert [it["id"] for it in listed] == [mine]
    assert lab.ask("rita", "GET", "/reviews", params={"finished": True}).json()["items"] == []


@pytest.mark.on_servers
@pytest.mark.parametrize("wanted", [1, 2])
def test_reviewers_who_ask_at_once_never_get_more_than_are_wanted(lab: Lab, wanted: int) -> None:
    submissions = {lab.submission(wanted), plant(lab.served, lab.project, "eva")}
    names = ["rita", "ron", "ria", "ada"]
    with ThreadPoolExecutor(len(names)) as pool:
        answers = list(pool.map(lambda name: lab.ask(name, "POST", "/reviews/next", json={}), names))
    given = [it.json()["submission"] for it in answers if it.status_code == 201]
    assert sorted(it.status_code for it in answers) == [201] * (wanted + 1) + [404] * (3 - wanted)
    assert set(given) == submissions
    assert lab.reviews() == wanted + 1


def test_next_gives_what_waited_longest_and_knows_projects(lab: Lab, clock: SetClock) -> None:
    first = plant(lab.served, lab.project, "eva")
    clock.advance(minutes=1)
    second = plant(lab.served, lab.project, "eva")
    assert lab.ask("rita", "POST", "/reviews/next", json={}).json()["submission"] == first
    assert lab.ask("ron", "POST", "/reviews/next", json={"project": "lab"}).json()["submission"] == second
    assert lab.ask("ria", "POST", "/reviews/next", json={}).json()["code"] == "nothing_waits"
    assert lab.ask("ria", "POST", "/reviews/next", json={"project": "elsewhere"}).status_code == 404


def test_a_draft_is_saved_in_parts(lab: Lab) -> None:
    review = lab.begin("rita", lab.submission())
    label = {"action": 3, "at_ns": 5, "verdict": "wrong", "reason": "wrong button"}
    lab.ask("rita", "PATCH", f"/reviews/{review}", json={"scores": SCORES})
    lab.ask("rita", "PUT", f"/reviews/{review}/labels", json={"labels": [label]})
    saved = lab.ask("rita", "PATCH", f"/reviews/{review}", json={"summary": "Well done.\nNearly."}).json()
    assert saved["scores"] == [{"note": "", **it} for it in SCORES]
    assert (saved["labels"], saved["summary"]) == ([label], "Well done.\nNearly.")
    assert (saved["score"], saved["verdict"]) == (None, None)


@pytest.mark.parametrize(
    "draft",
    [
        {"scores": [{"item": "unheard", "met": True}]},
        {"scores": [SCORES[0], SCORES[0]]},
        {"scores": [{"item": "saved", "met": "yes"}]},
        {"labels": [{"action": -1, "at_ns": 0, "verdict": "correct"}]},
        {"labels": [{"action": 2**31, "at_ns": 0, "verdict": "correct"}]},
        {"labels": [{"action": 1, "at_ns": MINUTE_NS + 1, "verdict": "correct"}]},
        {"labels": [{"action": 1, "at_ns": 2**64, "verdict": "correct"}]},
        {"labels": [{"action": 1, "at_ns": 0, "verdict": "correct"}] * 2},
        {"labels": [{"action": 1, "at_ns": 0, "verdict": "nice"}]},
        {"summary": "x" * 20_001},
        {"summary": "\0"},
        {"verdict": "accept"},
    ],
    ids=str,
)
def test_a_draft_with_something_wrong_is_refused_whole(lab: Lab, draft: dict[str, Any]) -> None:
    review = lab.begin("rita", lab.submission())
    answer = lab.ask("rita", "PATCH", f"/reviews/{review}", json={"summary": "kept", **draft})
    assert answer.status_code == 422, answer.text
    kept = lab.review(review)
    assert (kept.scores, kept.summary) == ([], "")


def test_half_a_character_is_refused(lab: Lab) -> None:
    review = lab.begin("rita", lab.submission())
    answer = lab.ask(
        "rita",
        "PATCH",
        f"/reviews/{review}",
        content=b'{"summary": "\\ud800"}',
        headers={"Content-Type": "application/json"},
    )
    assert answer.status_code == 422
    assert not lab.review(review).summary


def test_a_verdict_needs_every_score(lab: Lab) -> None:
    review = lab.begin("rita", lab.submission())
    lab.ask("rita", "PATCH", f"/reviews/{review}", json={"scores": SCORES[:1]})
    answer = lab.ask("rita", "POST", f"/reviews/{review}/finish", json={"verdict": "accept"})
    assert (answer.status_code, answer.json()["unscored"]) == (422, ["detour"])
    assert lab.review(review).finished_at is None


def test_a_finished_review_never_changes(lab: Lab) -> None:
    submission = lab.submission(2)
    review = lab.judge("rita", submission, "accept")
    assert lab.review(review).score == 1.0
    for method, path, body in [
        ("PATCH", "", {"summary": "otherwise"}),
        ("PUT", "/labels", {"labels": []}),
        ("PUT", "/lease", None),
        ("POST", "/finish", {"verdict": "reject"}),
    ]:
        answer = lab.ask("rita", method, f"/reviews/{review}{path}", json=body)
        assert (answer.status_code, answer.json()["code"]) == (409, "finished")
    assert lab.review(review).summary == "rita thought about it."
    again = lab.ask("rita", "POST", "/reviews", json={"submission": submission})
    assert (again.status_code, again.json()["code"]) == (409, "finished")
    assert lab.queue("rita") == []


@pytest.mark.parametrize(
    ("verdict", "state"),
    [("accept", "accepted"), ("reject", "rejected"), ("request_changes", "changes_requested")],
)
def test_one_verdict_decides_where_one_is_wanted(lab: Lab, verdict: str, state: str) -> None:
    submission = lab.submission()
    lab.judge("rita", submission, verdict)
    assert lab.state(submission) == state
    with lab.served.endpoint.database.reading() as session:
        jobs = list(session.scalars(select(Job).where(Job.kind == "webhook.event")))
    assert [it.details["event"] for it in jobs] == [f"submission.{state}"]


def test_two_who_agree_decide(lab: Lab) -> None:
    submission = lab.submission(2)
    lab.judge("rita", submission, "accept")
    assert lab.state(submission) == SubmissionState.IN_REVIEW
    lab.judge("ron", submission, "accept")
    assert lab.state(submission) == SubmissionState.ACCEPTED


def test_a_third_decides_between_two_who_differ(lab: Lab) -> None:
    submission = lab.submission(2)
    lab.judge("rita", submission, "accept")
    lab.judge("ron", submission, "reject")
    assert lab.state(submission) == SubmissionState.IN_REVIEW
    assert lab.queue("ria") == [submission]
    lab.begin("ada", submission)
    assert lab.queue("ria") == []
    lab.served.endpoint.clock.advance(minutes=31)  # type: ignore[attr-defined]
    lab.judge("ria", submission, "reject")
    assert lab.state(submission) == SubmissionState.REJECTED


def test_the_second_reviewer_sees_nothing_of_the_first_before_the_verdict(lab: Lab) -> None:
    submission = lab.submission(2)
    first = lab.begin("rita", submission)
    remark = {"from_ns": 0, "to_ns": 1, "text": "slow here"}
    lab.ask("rita", "POST", f"/submissions/{submission}/comments", json=remark)
    lab.ask("rita", "PATCH", f"/reviews/{first}", json={"scores": SCORES})
    second = lab.begin("ron", submission)

    def seen(name: str) -> tuple[int, int, int]:
        return (
            lab.ask(name, "GET", f"/reviews/{first}").status_code,
            len(lab.ask(name, "GET", f"/submissions/{submission}/reviews").json()["items"]),
            len(lab.ask(name, "GET", f"/submissions/{submission}/comments").json()["items"]),
        )

    assert seen("eva") == seen("ada") == (404, 0, 0)
    assert seen("ron") == (404, 1, 0)
    lab.ask("rita", "POST", f"/reviews/{first}/finish", json={"verdict": "accept"})
    lab.ask("eva", "POST", f"/submissions/{submission}/comments", json={**remark, "text": "it was"})
    assert seen("eva") == seen("ada") == (200, 1, 2)
    assert seen("ron") == (404, 1, 0)
    assert seen("ria") == (404, 0, 0)
    assert lab.ask("ron", "PATCH", f"/reviews/{first}", json={"summary": "x"}).status_code == 404
    lab.ask("ron", "PATCH", f"/reviews/{second}", json={"scores": SCORES})
    lab.ask("ron", "POST", f"/reviews/{second}/finish", json={"verdict": "reject"})
    assert seen("ron") == (200, 2, 2)


def test_experts_learn_what_was_said_and_not_by_whom(lab: Lab) -> None:
    submission = lab.submission(2)
    review = lab.judge("rita", submission, "accept")
    lab.ask(
        "ada", "POST", f"/submissions/{submission}/comments", json={"from_ns": 0, "to_ns": 0, "text": "hm"}
    )
    told = lab.ask("eva", "GET", f"/reviews/{review}")
    said = lab.ask("eva", "GET", f"/submissions/{submission}/comments")
    assert (told.json()["reviewer"], told.json()["verdict"]) == ("reviewer 1", "accept")
    assert [it["author"] for it in said.json()["items"]] == ["admin"]
    for name in ("rita", "ada"):
        assert lab.served.id_of(name) not in told.text + said.text
    assert lab.ask("ada", "GET", f"/reviews/{review}").json()["person"] == lab.served.id_of("rita")


def test_asking_for_changes_needs_a_wish(lab: Lab) -> None:
    submission = lab.submission()
    review = lab.begin("rita", submission)
    lab.ask("rita", "PATCH", f"/reviews/{review}", json={"scores": SCORES})
    finish = {"verdict": "request_changes"}
    remark = {"from_ns": 1, "to_ns": 2, "text": "Say why."}
    lab.ask("rita", "POST", f"/submissions/{submission}/comments", json=remark)
    assert lab.ask("rita", "POST", f"/reviews/{review}/finish", json=finish).status_code == 422
    assert lab.state(submission) == SubmissionState.IN_REVIEW
    wish = {**remark, "change_wanted": True}
    lab.ask("rita", "POST", f"/submissions/{submission}/comments", json=wish)
    assert lab.ask("rita", "POST", f"/reviews/{review}/finish", json=finish).status_code == 200
    assert lab.state(submission) == SubmissionState.CHANGES_REQUESTED


def test_a_draft_is_over_once_its_submission_is_taken_back(lab: Lab) -> None:
    submission = lab.submission()
    review = lab.begin("rita", submission)
    decided = {"verdict": "reject", "reason": "Not what was asked."}
    assert lab.ask("ada", "POST", f"/submissions/{submission}/decision", json=decided).status_code == 200
    answer = lab.ask("rita", "PATCH", f"/reviews/{review}", json={"summary": "x"})
    assert (answer.status_code, answer.json()["code"]) == (409, "not_in_review")
    assert not lab.review(review).summary


@pytest.mark.parametrize("what", ["decision", "reopen", "release"])
@pytest.mark.parametrize(
    ("name", "status"), [("rita", 403), ("eva", 403), ("stranger", 404), ("expert", 404)]
)
def test_only_admins_decide(lab: Lab, what: str, name: str, status: int) -> None:
    submission = lab.submission()
    body = {"reason": "because", **({"verdict": "accept"} if what == "decision" else {})}
    assert lab.ask(name, "POST", f"/submissions/{submission}/{what}", json=body).status_code == status
    assert lab.state(submission) == SubmissionState.IN_REVIEW


def test_an_admin_does_not_decide_on_their_own(lab: Lab) -> None:
    submission = plant(lab.served, lab.project, "ada")
    body = {"reason": "because", "verdict": "accept"}
    assert lab.ask("ada", "POST", f"/submissions/{submission}/decision", json=body).status_code == 403
    assert lab.state(submission) == SubmissionState.IN_REVIEW


def test_a_decided_submission_is_opened_anew(lab: Lab) -> None:
    submission = lab.submission()
    before = lab.judge("rita", submission, "accept")
    assert (
        lab.ask("ada", "POST", f"/submissions/{submission}/reopen", json={"reason": " "}).status_code == 422
    )
    opened = lab.ask("ada", "POST", f"/submissions/{submission}/reopen", json={"reason": "Look again."})
    assert (opened.status_code, opened.json()["state"]) == (200, "in_review")
    assert lab.ask("rita", "GET", f"/reviews/{before}").json()["counts"] is False
    lab.judge("rita", submission, "reject")
    assert lab.state(submission) == SubmissionState.REJECTED


def test_a_quarantined_submission_is_released_whole_or_rejected(lab: Lab) -> None:
    quarantined = {"state": SubmissionState.QUARANTINED}
    whole, broken = (plant(lab.served, lab.project, "eva", **quarantined) for _ in range(2))
    for submission in (whole, broken):
        plant_file(lab.served, submission, "data/events.mcap", submission.encode())
    with lab.served.endpoint.database.writing() as session:
        session.add(SubmissionFile(submission_id=broken, path="data/screen-0.mkv", bytes=1, sha256="0" * 64))
    why = {"reason": "The noise is the machine's."}
    assert lab.ask("ada", "POST", f"/submissions/{whole}/reopen", json=why).status_code == 409
    assert lab.ask("ada", "POST", f"/submissions/{whole}/release", json=why).status_code == 200
    assert lab.ask("ada", "POST", f"/submissions/{whole}/release", json=why).status_code == 409
    refused = lab.ask("ada", "POST", f"/submissions/{broken}/release", json=why)
    assert (refused.json()["code"], refused.json()["files"]) == ("incomplete", ["data/screen-0.mkv"])
    reject = {"verdict": "reject", **why}
    assert lab.ask("ada", "POST", f"/submissions/{broken}/decision", json=reject).status_code == 200
    assert (lab.state(whole), lab.state(broken)) == ("in_review", "rejected")


@pytest.mark.parametrize(
    "span", [(2, 1), (0, MINUTE_NS + 1), (-1, 1), (0, 2**63), (0.5, 1), ("0", 1), (None, 1)], ids=str
)
def test_a_comment_lies_within_the_recording(lab: Lab, span: tuple[Any, Any]) -> None:
    submission = lab.submission()
    body = {"from_ns": span[0], "to_ns": span[1], "text": "here"}
    assert lab.ask("eva", "POST", f"/submissions/{submission}/comments", json=body).status_code == 422
    assert lab.ask("eva", "GET", f"/submissions/{submission}/comments").json()["items"] == []


def test_comments_belong_to_a_draft_or_stand_by_themselves(lab: Lab) -> None:
    submission = lab.submission()
    path = f"/submissions/{submission}/comments"
    body = {"from_ns": 0, "to_ns": MINUTE_NS, "text": "all of it"}
    refused = lab.ask("rita", "POST", path, json=body)
    assert (refused.status_code, refused.json()["code"]) == (409, "no_review")
    review = lab.begin("rita", submission)
    mine = lab.ask("rita", "POST", path, json=body).json()
    assert (mine["review"], mine["author"]) == (review, "reviewer 1")
    theirs = lab.ask("eva", "POST", path, json=body).json()
    assert (theirs["review"], theirs["author"]) == (None, "expert")
    assert lab.ask("rita", "DELETE", f"{path}/{theirs['id']}").status_code == 404
    assert lab.ask("rita", "DELETE", f"{path}/{mine['id']}").status_code == 204
    assert [it["id"] for it in lab.ask("eva", "GET", path).json()["items"]] == [theirs["id"]]
    kept = lab.ask("rita", "POST", path, json=body).json()
    lab.ask("rita", "PATCH", f"/reviews/{review}", json={"scores": SCORES})
    lab.ask("rita", "POST", f"/reviews/{review}/finish", json={"verdict": "accept"})
    assert lab.ask("rita", "DELETE", f"{path}/{kept['id']}").status_code == 409
    assert lab.ask("rita", "POST", path, json=body).json()["review"] is None
    assert len(lab.ask("eva", "GET", path).json()["items"]) == 3


@pytest.mark.on_servers
def test_a_comment_that_is_put_twice_is_there_once(lab: Lab) -> None:
    submission = lab.submission()
    comments = f"/submissions/{submission}/comments"
    path = f"{comments}/{'a1' * 16}"
    body = {"from_ns": 0, "to_ns": 1, "text": "Why?"}
    refused = lab.ask("rita", "PUT", path, json=body)
    assert (refused.status_code, refused.json()["code"]) == (409, "no_review")
    review = lab.begin("rita", submission)
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: lab.ask("rita", "PUT", path, json=body), range(4)))
    assert sorted(it.status_code for it in answers) == [200, 200, 200, 201]
    changed = lab.ask("rita", "PUT", path, json={**body, "text": "Why so?", "change_wanted": True}).json()
    assert lab.ask("rita", "GET", comments).json()["items"] == [changed]
    assert (changed["id"], changed["review"], changed["text"]) == ("a1" * 16, review, "Why so?")
    assert lab.ask("rita", "PUT", path, json={**body, "to_ns": MINUTE_NS + 1}).status_code == 422


def test_a_comment_of_somebody_else_or_of_a_finished_review_is_not_written_over(lab: Lab) -> None:
    submission = lab.submission(2)
    path = f"/submissions/{submission}/comments/{'a1' * 16}"
    body = {"from_ns": 0, "to_ns": 1, "text": "Why?"}
    review = lab.begin("rita", submission)
    lab.ask("rita", "PUT", path, json=body)
    lab.begin("ron", submission)
    assert lab.ask("ron", "PUT", path, json=body).status_code == 404
    assert lab.ask("eva", "PUT", path, json=body).status_code == 404
    elsewhere = lab.submission(3)
    lab.begin("rita", elsewhere)
    assert lab.ask("rita", "PUT", path.replace(submission, elsewhere), json=body).status_code == 404
    lab.ask("rita", "PATCH", f"/reviews/{review}", json={"scores": SCORES})
    lab.ask("rita", "POST", f"/reviews/{review}/finish", json={"verdict": "accept"})
    late = lab.ask("rita", "PUT", path, json={**body, "text": "otherwise"})
    assert (late.status_code, late.json()["code"]) == (409, "finished")
