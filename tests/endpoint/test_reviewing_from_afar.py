"""Reviewers at work on their own machines, against an endpoint that really listens: offline, twice, killed, too late."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from helpers.command_line import wait_until
from helpers.cutting_proxy import Cut, CuttingProxy
from helpers.endpoint import Served, SetClock
from helpers.planted_submissions import MINUTE_NS, plant
from helpers.upload_parts import endpoint_at
from trajectory_recorder.account.endpoint import Endpoint
from trajectory_recorder.collector.database.tables import Comment, Review, StepLabel, Submission
from trajectory_recorder.collector.database.tables import Comparison as Given
from trajectory_recorder.errors import Refused, Unreachable, UsageError
from trajectory_recorder.reviewing import courier
from trajectory_recorder.reviewing.comparisons import Comparison, Comparisons
from trajectory_recorder.reviewing.content import Content, Label, Remark, Score, new_remark
from trajectory_recorder.reviewing.courier import Courier
from trajectory_recorder.reviewing.draft import Draft, DraftState
from trajectory_recorder.reviewing.drafts import Drafts
from trajectory_recorder.reviewing.queue import ReviewQueue
from trajectory_recorder.reviewing.sync import sync
from trajectory_recorder.wire.states import ComparedIn, ReviewVerdict, Role, StepVerdict, SubmissionState

RUBRIC = [
    {"id": "saved", "criterion": "The file is saved.", "points": 3},
    {"id": "detour", "criterion": "There were detours.", "points": -1},
]
LABEL = Label(3, 5, StepVerdict.WRONG, "wrong button")
COMPLETE = (
    Content(summary="Well done.")
    .with_score(Score("saved", True))
    .with_score(Score("detour", False, "none"))
    .with_label(LABEL)
    .with_remark(new_remark(0, MINUTE_NS, "all of it"))
    .with_remark(new_remark(5, 6, "Say why.", change_wanted=True))
    .with_verdict(ReviewVerdict.ACCEPT)
)


@dataclass
class Lab:
    """A project with an expert, two reviewers and an admin, and a task for one verdict."""

    served: Served
    project: str
    task: str
    tokens: dict[str, str]

    def submission(self) -> str:
        return plant(self.served, self.project, "eva", task_id=self.task)

    def ask(self, name: str, method: str, path: str, **more: Any) -> Any:
        with self.served.client(self.tokens[name]) as client:
            answer = client.request(method, f"/api/v1{path}", **more)
        assert answer.is_success, answer.text
        return answer.json()

    def rows(self, kind: type[Any]) -> list[Any]:
        with self.served.endpoint.database.reading() as session:
            return list(session.scalars(select(kind)))

    def remarks(self) -> set[Remark]:
        """What was said there, as it would be here."""
        found = self.rows(Comment)
        assert len({it.id for it in found}) == len(found)
        return {Remark(it.id, it.from_ns, it.to_ns, it.text, it.change_wanted) for it in found}

    def state(self, submission: str) -> str:
        with self.served.endpoint.database.reading() as session:
            return str(session.get_one(Submission, submission).state)


@dataclass
class Desk:
    """Where a reviewer sits: their drafts, and their account."""

    drafts: Drafts
    endpoint: Endpoint
    path: Path

    @property
    def queue(self) -> ReviewQueue:
        return ReviewQueue(self.endpoint, self.drafts)

    def write(self, draft: Draft, edit: Callable[[Content], Content]) -> None:
        self.drafts.change(draft.about.review, edit)

    def sync(self, draft: Draft) -> Draft:
        return sync(self.drafts, self.endpoint, draft.about.review)


@pytest.fixture
def lab(served: Served) -> Lab:
    project = served.project()
    task = served.task(project, rubric=RUBRIC)
    tokens = {
        "eva": served.person("eva", (project, Role.EXPERT)),
        "rita": served.person("rita", (project, Role.REVIEWER)),
        "ron": served.person("ron", (project, Role.REVIEWER)),
        "ada": served.person("ada", (project, Role.ADMIN)),
    }
    return Lab(served, project, task, tokens)


@pytest.fixture
def rita(lab: Lab, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "rita.sqlite"
    with Drafts(path) as drafts, endpoint_at(lab.served.url, lab.tokens["rita"]) as endpoint:
        yield Desk(drafts, endpoint, path)


@pytest.fixture
def ron(lab: Lab, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "ron.sqlite"
    with Drafts(path) as drafts, endpoint_at(lab.served.url, lab.tokens["ron"]) as endpoint:
        yield Desk(drafts, endpoint, path)


@pytest.mark.on_servers
def test_a_review_is_written_here_and_handed_in_there(lab: Lab, rita: Desk) -> None:
    submission = lab.submission()
    (waiting,) = rita.queue.waiting()
    assert (waiting.submission, waiting.project, waiting.task) == (submission, "lab", "notes")
    draft = rita.queue.take_next("lab")
    assert draft is not None
    assert (draft.about.duration_ns, draft.about.instruction) == (MINUTE_NS, "Do it.")
    assert [(it.id, it.points) for it in draft.about.rubric] == [("saved", 3), ("detour", -1)]
    rita.write(draft, lambda _: COMPLETE)
    saved = rita.sync(draft)
    assert (saved.state, saved.is_sent, saved.error) == (DraftState.OPEN, True, "")
    assert lab.remarks() == set(COMPLETE.remarks)
    rita.drafts.hand_in(draft.about.review)
    assert rita.sync(draft).state is DraftState.DONE
    (review,) = lab.rows(Review)
    (label,) = lab.rows(StepLabel)
    assert (review.verdict, review.score, review.summary) == ("accept", 1.0, "Well done.")
    assert (label.action, label.at_ns, label.verdict, label.reason) == (3, 5, "wrong", "wrong button")
    assert lab.state(submission) == SubmissionState.ACCEPTED
    assert rita.queue.waiting() == rita.queue.drafts() == ()
    assert rita.queue.take_next() is None


def test_only_what_changed_goes_again(lab: Lab, rita: Desk) -> None:
    lab.submission()
    draft = rita.queue.take_next()
    assert draft is not None
    first, second = COMPLETE.remarks
    rita.write(draft, lambda _: COMPLETE)
    rita.sync(draft)
    changed = Remark(second.id, 7, 8, "Say how.", change_wanted=True)
    third = new_remark(9, 9, "Fine.")
    rita.write(draft, lambda it: it.without_remark(first.id).with_remark(changed).with_remark(third))
    rita.sync(draft)
    rita.sync(draft)
    assert lab.remarks() == {changed, third}
    assert rita.drafts.told.of(draft.about.review) == {changed.id: changed, third.id: third}


def test_what_is_written_offline_goes_when_the_line_is_back(lab: Lab, rita: Desk) -> None:
    submission = lab.submission()
    port = int(lab.served.url.rpartition(":")[2])
    with CuttingProxy(port) as proxy, endpoint_at(proxy.url, lab.tokens["rita"]) as endpoint:
        desk = Desk(rita.drafts, endpoint, rita.path)
        draft = desk.queue.take(submission)
        proxy.refuse()
        desk.write(draft, lambda _: COMPLETE)
        desk.drafts.hand_in(draft.about.review)
        with pytest.raises(Unreachable):
            desk.sync(draft)
        waits = desk.drafts.get(draft.about.review)
        assert (waits.state, waits.is_sent, waits.content) == (DraftState.HANDING_IN, False, COMPLETE)
        assert "can't be reached" in waits.error
        assert [it.about.submission for it in desk.queue.drafts()] == [submission]
        proxy.flow()
        done = desk.sync(draft)
    assert (done.state, done.error) == (DraftState.DONE, "")
    assert lab.remarks() == set(COMPLETE.remarks)


def test_an_answer_that_is_lost_at_any_request_leaves_one_of_everything(lab: Lab, rita: Desk) -> None:
    """Each connection carries one request whose answer is cut off, until one more request gets through."""
    submission = lab.submission()
    draft = rita.queue.take(submission)
    rita.write(draft, lambda _: COMPLETE)
    rita.drafts.hand_in(draft.about.review)
    port = int(lab.served.url.rpartition(":")[2])
    tries = 0
    lost = [Cut(answered_bytes=40)]
    with CuttingProxy(port, cut_after=lambda number: lost[0] if number % 2 == 0 else None) as proxy:
        while rita.drafts.get(draft.about.review).state is not DraftState.DONE:
            tries += 1
            assert tries < 10
            with endpoint_at(f"http://127.0.0.1:{proxy.port}", lab.tokens["rita"]) as endpoint:
                try:
                    sync(rita.drafts, endpoint, draft.about.review)
                except Unreachable:
                    continue
    assert tries > 1
    assert lab.remarks() == set(COMPLETE.remarks)
    assert lab.state(submission) == SubmissionState.ACCEPTED


# Brings a draft there, and is killed as soon as the endpoint has what `sys.argv[4]` names, before it is noted here.
KILLED = """
import os, signal, sys
from pathlib import Path
from trajectory_recorder.account.endpoint import Endpoint
from trajectory_recorder.account.tokens import EnvironmentToken
from trajectory_recorder.reviewing.drafts import Drafts
from trajectory_recorder.reviewing.sync import sync

class Dying(Endpoint):
    def ask(self, method, path, document=None, **query):
        answer = super().ask(method, path, document, **query)
        if sys.argv[4] in f"{method} {path}":
            os.kill(os.getpid(), signal.SIGKILL)
        return answer

sync(Drafts(Path(sys.argv[1])), Dying(sys.argv[2], EnvironmentToken()), sys.argv[3])
"""


@pytest.mark.parametrize("at", ["PUT /submissions/", "/finish"])
def test_a_kill_while_it_is_brought_there_leaves_one_of_everything(
    lab: Lab, rita: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    submission = lab.submission()
    draft = rita.queue.take(submission)
    review = draft.about.review
    rita.write(draft, lambda _: COMPLETE)
    rita.drafts.hand_in(review)
    monkeypatch.setenv("TRAJECTORY_RECORDER_TOKEN", lab.tokens["rita"])
    command = [sys.executable, "-c", KILLED, str(tmp_path / "rita.sqlite"), lab.served.url, review, at]
    assert subprocess.run(command, check=False).returncode == -9
    assert rita.drafts.get(review).state is DraftState.HANDING_IN
    assert rita.sync(draft).state is DraftState.DONE
    assert lab.remarks() == set(COMPLETE.remarks)
    assert lab.state(submission) == SubmissionState.ACCEPTED


def test_a_remark_that_was_taken_back_after_a_kill_is_gone_there_too(
    lab: Lab, rita: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = rita.queue.take(lab.submission())
    review = draft.about.review
    rita.write(draft, lambda _: COMPLETE)
    monkeypatch.setenv("TRAJECTORY_RECORDER_TOKEN", lab.tokens["rita"])
    command = [
        sys.executable,
        "-c",
        KILLED,
        str(tmp_path / "rita.sqlite"),
        lab.served.url,
        review,
        "/comments",
    ]
    assert subprocess.run(command, check=False).returncode == -9
    first, second = COMPLETE.remarks
    assert lab.remarks() == {first}
    rita.write(draft, lambda it: it.without_remark(first.id))
    rita.sync(draft)
    assert lab.remarks() == {second}


def test_two_reviewers_do_not_get_the_same(lab: Lab, rita: Desk, ron: Desk, clock: SetClock) -> None:
    first = lab.submission()
    clock.advance(minutes=1)
    second = lab.submission()
    drafts = [rita.queue.take_next(), ron.queue.take_next()]
    assert [it and it.about.submission for it in drafts] == [first, second]
    with pytest.raises(Refused, match="others review this submission"):
        ron.queue.take(first)


def test_what_is_begun_here_is_not_the_next_one(lab: Lab, rita: Desk, clock: SetClock) -> None:
    first = lab.submission()
    clock.advance(minutes=1)
    second = lab.submission()
    begun = rita.queue.take_unbegun()
    assert begun is not None
    assert begun.about.submission == first
    rita.write(begun, lambda _: COMPLETE)
    rita.drafts.hand_in(begun.about.review)  # and not sent yet
    following = rita.queue.take_unbegun()
    assert following is not None
    assert following.about.submission == second
    assert rita.queue.take_unbegun() is None


def test_who_comes_too_late_keeps_what_was_written(lab: Lab, rita: Desk, ron: Desk, clock: SetClock) -> None:
    submission = lab.submission()
    mine = rita.queue.take(submission)
    rita.write(mine, lambda _: COMPLETE)
    clock.advance(minutes=31)
    theirs = ron.queue.take(submission)
    ended = rita.sync(mine)
    assert (ended.state, ended.content) == (DraftState.TAKEN, COMPLETE)
    assert ended.remedy.startswith("what you wrote is kept on this machine: try again later")
    assert lab.remarks() == set()
    clock.advance(minutes=31)
    rita.drafts.try_again(mine.about.review)
    assert rita.sync(mine).is_sent
    assert ron.sync(theirs).state is DraftState.TAKEN
    assert lab.remarks() == set(COMPLETE.remarks)


def test_a_lease_is_kept_as_long_as_somebody_works(lab: Lab, rita: Desk, clock: SetClock) -> None:
    submission = lab.submission()
    draft = rita.queue.take(submission)
    clock.advance(minutes=25)
    rita.sync(draft)
    clock.advance(minutes=25)
    (review,) = lab.rows(Review)
    assert review.leased_until > clock.now()


def test_what_was_decided_meanwhile_ends_a_draft(lab: Lab, rita: Desk) -> None:
    submission = lab.submission()
    draft = rita.queue.take(submission)
    rita.write(draft, lambda _: COMPLETE)
    body = {"verdict": "reject", "reason": "Not what was asked."}
    lab.ask("ada", "POST", f"/submissions/{submission}/decision", json=body)
    ended = rita.sync(draft)
    assert (ended.state, ended.content) == (DraftState.OVER, COMPLETE)
    assert "rejected" in ended.error


def test_what_was_withdrawn_meanwhile_ends_a_draft(lab: Lab, rita: Desk) -> None:
    submission = lab.submission()
    draft = rita.queue.take(submission)
    rita.write(draft, lambda _: COMPLETE)
    lab.ask("eva", "POST", f"/submissions/{submission}/withdraw")
    ended = rita.sync(draft)
    assert (ended.state, ended.content) == (DraftState.OVER, COMPLETE)
    assert "taken back" in ended.remedy


def test_what_was_opened_anew_takes_along_what_was_written(lab: Lab, rita: Desk) -> None:
    submission = lab.submission()
    draft = rita.queue.take(submission)
    rita.write(draft, lambda _: COMPLETE)
    rita.sync(draft)
    decision = {"verdict": "accept", "reason": "Seen."}
    lab.ask("ada", "POST", f"/submissions/{submission}/decision", json=decision)
    lab.ask("ada", "POST", f"/submissions/{submission}/reopen", json={"reason": "Look again."})
    rita.write(draft, lambda it: it.with_summary("More."))
    assert rita.sync(draft).state is DraftState.OPENED_ANEW
    anew = rita.queue.take_anew(draft.about.review)
    assert anew.about.review != draft.about.review
    assert (anew.content.summary, anew.content.labels, anew.is_sent) == ("More.", (LABEL,), False)
    assert [it.text for it in anew.content.remarks] == [it.text for it in COMPLETE.remarks]
    rita.drafts.hand_in(anew.about.review)
    assert rita.sync(anew).state is DraftState.DONE
    assert [it.about.review for it in rita.drafts.all()] == [anew.about.review]


def test_a_review_that_was_begun_elsewhere_goes_on_here(lab: Lab, rita: Desk, tmp_path: Path) -> None:
    draft = rita.queue.take(lab.submission())
    rita.write(draft, lambda _: COMPLETE)
    rita.sync(draft)
    with Drafts(tmp_path / "laptop.sqlite") as drafts:
        laptop = Desk(drafts, rita.endpoint, tmp_path / "laptop.sqlite")
        there = laptop.queue.take(draft.about.submission)
        assert there.is_sent
        assert (there.content.remarks, there.content.labels) == (COMPLETE.remarks, COMPLETE.labels)
        assert (there.content.summary, set(there.content.scores)) == ("Well done.", set(COMPLETE.scores))
        laptop.write(there, lambda it: it.without_remark(COMPLETE.remarks[0].id))
        laptop.write(there, lambda it: it.with_verdict(ReviewVerdict.REJECT))
        drafts.hand_in(there.about.review)
        assert laptop.sync(there).state is DraftState.DONE
    assert lab.remarks() == set(COMPLETE.remarks[1:])
    rita.write(draft, lambda it: it.with_summary("late"))
    late = rita.sync(draft)
    assert (late.state, late.error) == (DraftState.OVER, "this review was finished elsewhere")
    assert late.content.summary == "late"


def test_what_the_endpoint_refuses_can_be_mended(lab: Lab, rita: Desk) -> None:
    draft = rita.queue.take(lab.submission())
    too_late = new_remark(0, MINUTE_NS + 1, "after the end")
    rita.write(draft, lambda _: COMPLETE.with_remark(too_late))
    rita.drafts.hand_in(draft.about.review)
    refused = rita.sync(draft)
    assert (refused.state, refused.is_sent) == (DraftState.OPEN, False)
    assert "there is no span from 0" in refused.error
    rita.write(draft, lambda it: it.without_remark(too_late.id))
    rita.drafts.hand_in(draft.about.review)
    assert rita.sync(draft).state is DraftState.DONE


def test_a_courier_brings_what_is_written_by_itself(
    lab: Lab, rita: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(courier, "_COLLECT_S", 0.01)
    draft = rita.queue.take(lab.submission())
    review = draft.about.review
    with Comparisons(rita.path) as comparing, Courier(rita.drafts, comparing, rita.endpoint) as bringing:
        rita.write(draft, lambda _: COMPLETE)
        bringing.wake()
        wait_until(lambda: rita.drafts.get(review).is_sent, "sent")
        assert lab.remarks() == set(COMPLETE.remarks)
        rita.drafts.hand_in(review)
        bringing.wake()
        wait_until(lambda: rita.drafts.get(review).state is DraftState.DONE, "done")


def test_a_courier_keeps_the_lease_of_what_is_looked_at_and_of_nothing_else(
    lab: Lab, rita: Desk, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(courier, "_KEEP_LEASE_S", 0.01)
    attended, left = (rita.queue.take(lab.submission()).about.review for _ in range(2))
    with Comparisons(rita.path) as comparing, Courier(rita.drafts, comparing, rita.endpoint) as bringing:
        bringing.attend(attended)
        clock.advance(minutes=29)
        wait_until(lambda: _leases(lab)[attended] > clock.now().timestamp() + 60 * 29, "renewed")
    assert _leases(lab)[left] < clock.now().timestamp() + 60 * 2


def _leases(lab: Lab) -> dict[str, float]:
    return {it.id: it.leased_until.timestamp() for it in lab.rows(Review)}


def test_a_comparison_is_written_offline_and_sent_once(lab: Lab, rita: Desk, clock: SetClock) -> None:
    for _ in range(2):
        lab.submission()
        clock.advance(minutes=1)
    (pair,) = rita.queue.pairs("lab")
    says = Comparison(pair.left, pair.right, -2, "Fewer detours.", {ComparedIn.PROCESS: -3})
    port = int(lab.served.url.rpartition(":")[2])
    with (
        CuttingProxy(port, cut_after=[Cut(answered_bytes=40)]) as proxy,
        endpoint_at(proxy.url, lab.tokens["rita"]) as endpoint,
        Comparisons(rita.path) as comparing,
    ):
        here = str(endpoint.url)
        comparing.write(here, Comparison(pair.left, pair.right, -2))
        comparing.hand_in(here, says)
        with pytest.raises(Unreachable):
            comparing.bring(endpoint)
        kept = comparing.find(here, pair.right, pair.left)
        assert kept is not None
        assert (kept.says, kept.is_final) == (says, True)
        comparing.bring(endpoint)
        assert comparing.find(here, pair.left, pair.right) is None
    (given,) = lab.rows(Given)
    assert (given.left_id, given.preference, given.dimensions) == (pair.left, -2, {"process": -3})
    assert rita.queue.pairs() == ()


def test_a_comparison_that_is_refused_can_be_mended(lab: Lab, rita: Desk) -> None:
    one, other = lab.submission(), lab.submission()
    here = str(rita.endpoint.url)
    with Comparisons(rita.path) as comparing:
        with pytest.raises(UsageError, match="does not say which one"):
            comparing.hand_in(here, Comparison(one, other, reason="Because."))
        with pytest.raises(UsageError, match="does not say why"):
            comparing.hand_in(here, Comparison(one, other, 1, " "))
        comparing.hand_in(here, Comparison(one, other, 4, "Much, much better."))
        with pytest.raises(UsageError, match="compared already"):
            comparing.write(here, Comparison(other, one, 0, "Otherwise."))
        comparing.bring(rita.endpoint)
        refused = comparing.find(here, one, other)
        assert refused is not None
        assert (refused.is_final, "422" in refused.error) == (False, True)
        comparing.hand_in(here, Comparison(one, other, 3, "Much better."))
        comparing.bring(rita.endpoint)
    assert [it.preference for it in lab.rows(Given)] == [3]
