"""One submission: where it stands, what the checks and the reviewers said, and what an admin decides."""

from collections.abc import Callable, Mapping
from typing import Any

from fastapi import APIRouter, Request, Response
from sqlalchemy import select
from sqlalchemy.orm import Session

from trajectory_recorder import times
from trajectory_recorder.collector.access.permissions import visible_submission
from trajectory_recorder.collector.database.tables import Submission, SubmissionEvent
from trajectory_recorder.collector.pages.desk import forms
from trajectory_recorder.collector.pages.desk.desk import AtProject, Desk, Filled
from trajectory_recorder.collector.pages.desk.names import names_of
from trajectory_recorder.collector.pages.desk.sections import IN_A_PROJECT
from trajectory_recorder.collector.problems import Problem, not_found
from trajectory_recorder.collector.reviews.finishing import LEADS_TO
from trajectory_recorder.collector.routes import decisions
from trajectory_recorder.collector.routes.fields import IdInPath
from trajectory_recorder.collector.routes.pages import LARGEST_LIMIT, PageAsked
from trajectory_recorder.collector.routes.submissions import show_submission
from trajectory_recorder.wire.states import NEXT_STATES, ReviewVerdict, SubmissionState

router = APIRouter(prefix=IN_A_PROJECT, include_in_schema=False)

_HERE = "submissions"
_MOST = PageAsked(limit=LARGEST_LIMIT)
_VERDICTS = {
    ReviewVerdict.ACCEPT: "Accept it",
    ReviewVerdict.REQUEST_CHANGES: "Send it back for changes",
    ReviewVerdict.REJECT: "Reject it",
}
_REOPENABLE = frozenset(
    {SubmissionState.CHANGES_REQUESTED, SubmissionState.ACCEPTED, SubmissionState.REJECTED}
)


@router.get("/submissions/{submission}")
def see(at: AtProject, submission: IdInPath, request: Request) -> Response:
    return _show(at, submission, request)


@router.post("/submissions/{submission}/decision")
def decide(form: Filled, at: AtProject, submission: IdInPath, request: Request) -> Response:
    typed = forms.texts(form)
    given = {"verdict": typed.get("verdict", ""), "reason": typed.get("reason", "")}

    def do() -> None:
        body = forms.read(decisions.DecisionBody, given)
        decisions.decision(at.endpoint, at.me, submission, body)

    return _done(at, submission, request, typed=typed, do=do, done="decided")


@router.post("/submissions/{submission}/reopening")
def reopen(form: Filled, at: AtProject, submission: IdInPath, request: Request) -> Response:
    typed = forms.texts(form)

    def do() -> None:
        decisions.open_anew(at.endpoint, at.me, submission, _reason(typed))

    return _done(at, submission, request, typed=typed, do=do, done="reopened")


@router.post("/submissions/{submission}/release")
def release(form: Filled, at: AtProject, submission: IdInPath, request: Request) -> Response:
    typed = forms.texts(form)

    def do() -> None:
        decisions.let_out(at.endpoint, at.me, submission, _reason(typed))

    return _done(at, submission, request, typed=typed, do=do, done="released")


def _reason(typed: Mapping[str, str]) -> decisions.ReasonBody:
    return forms.read(decisions.ReasonBody, {"reason": typed.get("reason", "")})


def _done(
    at: Desk,
    submission_id: str,
    request: Request,
    *,
    typed: Mapping[str, str],
    do: Callable[[], None],
    done: str,
) -> Response:
    with at.endpoint.database.reading() as session:
        _here(session, at, submission_id)
    try:
        do()
    except Problem as problem:
        return _show(at, submission_id, request, typed, problem)
    return at.go(at.to(_HERE, submission_id), done)


def _show(
    at: Desk,
    submission_id: str,
    request: Request,
    typed: Mapping[str, str] | None = None,
    problem: Problem | None = None,
) -> Response:
    with at.endpoint.database.reading() as session:
        submission = _here(session, at, submission_id)
        events = _events(session, submission)
        reviews = decisions.reviews(at.endpoint, at.me, submission_id, _MOST).items
        people = [submission.person_id, *(it.person_id for it in events), *(it.person for it in reviews)]
        names = names_of(session, people)
    return at.show(
        "submission.html",
        _HERE,
        problem=problem,
        typed=typed,
        shown=show_submission(submission_id, request, at.endpoint, at.me),
        quality=submission.quality,
        events=events,
        reviews=reviews,
        names=names,
        moment=times.moment,
        length=times.length,
        **_deeds(at, submission),
    )


def _here(session: Session, at: Desk, submission_id: str) -> Submission:
    """A submission to this very project."""
    submission = visible_submission(session, at.me, submission_id)
    assert at.project is not None  # noqa: S101 - these are pages of a project
    if submission.project_id != at.project.id:
        raise not_found("submission")
    return submission


def _events(session: Session, submission: Submission) -> list[SubmissionEvent]:
    of_it = select(SubmissionEvent).where(SubmissionEvent.submission_id == submission.id)
    newest = session.scalars(of_it.order_by(SubmissionEvent.seq.desc()).limit(LARGEST_LIMIT))
    return list(newest)[::-1]


def _deeds(at: Desk, submission: Submission) -> dict[str, Any]:
    """What forms the page has: those that the state of the submission takes. Nobody judges their own."""
    state = SubmissionState(submission.state)
    if submission.person_id == at.me.person_id:
        return {"deeds": [], "verdicts": []}
    verdicts = [(it.value, words) for it, words in _VERDICTS.items() if LEADS_TO[it] in NEXT_STATES[state]]
    found = {
        "release": state is SubmissionState.QUARANTINED,
        "decision": bool(verdicts),
        "reopening": state in _REOPENABLE,
    }
    return {"deeds": [name for name, fits in found.items() if fits], "verdicts": verdicts}
