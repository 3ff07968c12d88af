"""Brings one draft to its endpoint, as often as it takes, so that nothing is there twice and nothing is lost here.

Everything that is sent replaces what was there: scores, summary and labels go as a whole, remarks under ids that
were made here. It tries once; `courier.py` decides when to try again.
"""

import msgspec

from trajectory_recorder.account.endpoint import Endpoint
from trajectory_recorder.errors import EndpointError, Refused
from trajectory_recorder.reviewing.answers import ReviewAnswer, review_path, submission_path
from trajectory_recorder.reviewing.content import Remark
from trajectory_recorder.reviewing.draft import UNFINISHED, Draft, DraftState
from trajectory_recorder.reviewing.drafts import Drafts

_KEPT = "what you wrote is kept on this machine"
# What ends a draft, by the endpoint's word for it, and what to do then.
_ENDS = {
    "taken": (DraftState.TAKEN, f"{_KEPT}: try again later, or take another one from the queue"),
    "superseded": (DraftState.OPENED_ANEW, f"{_KEPT}: begin the review anew, and it goes along"),
    "no_review": (DraftState.OPENED_ANEW, f"{_KEPT}: begin the review anew, and it goes along"),
    "not_in_review": (DraftState.OVER, f"{_KEPT}: an admin can open the submission for review anew"),
    "withdrawn": (DraftState.OVER, f"{_KEPT}; the submission was taken back"),
    "not_found": (
        DraftState.OVER,
        f"{_KEPT}; the submission was taken back, or is not yours to see any more",
    ),
}


def sync(drafts: Drafts, endpoint: Endpoint, review: str) -> Draft:
    """Bring what a draft says to the endpoint, and its verdict if it was handed in; at least keep its lease.

    A refusal ends the draft, or opens it again for what has to be mended; either way it says why.

    Returns:
        The draft as it is then.

    Raises:
        BundleBusy: Another process does so already.
        Unreachable: The endpoint could not be asked. The draft says so, too; so for the others.
        Busy: It can't now.
        NotSignedIn: It does not know who asks.
    """
    with drafts.claim(review) as draft:
        if draft.state not in UNFINISHED:
            return draft
        try:
            _bring(drafts, endpoint, draft)
        except Refused as refusal:
            _give_way(drafts, endpoint, draft, refusal)
        except EndpointError as error:
            drafts.trouble(review, error.message, error.remedy)
            raise
        return drafts.get(review)


def _bring(drafts: Drafts, endpoint: Endpoint, draft: Draft) -> None:
    review = draft.about.review
    if not draft.is_sent:
        _save(drafts, endpoint, draft)
    elif draft.state is DraftState.OPEN:
        endpoint.ask("PUT", f"{review_path(review)}/lease")
    drafts.note_sent(review, draft.revision)
    if draft.state is DraftState.HANDING_IN:
        endpoint.ask("POST", f"{review_path(review)}/finish", {"verdict": draft.content.verdict})
        drafts.move(review, DraftState.DONE)


def _save(drafts: Drafts, endpoint: Endpoint, draft: Draft) -> None:
    content, review = draft.content, draft.about.review
    saved = {"scores": content.scores, "summary": content.summary, "labels": content.labels}
    endpoint.ask("PATCH", review_path(review), saved)
    told = drafts.told.of(review)
    for gone in told.keys() - {it.id for it in content.remarks}:
        _take_out(drafts, endpoint, draft, gone)
    for remark in content.remarks:
        if told.get(remark.id) != remark:
            _put(drafts, endpoint, draft, remark)


def _put(drafts: Drafts, endpoint: Endpoint, draft: Draft, remark: Remark) -> None:
    # Noted first: whoever is killed now, and takes the remark back later, knows that it may be there.
    drafts.told.note(draft.about.review, remark.id, None)
    body = {key: value for key, value in msgspec.to_builtins(remark).items() if key != "id"}
    endpoint.ask("PUT", _place(draft, remark.id), body)
    drafts.told.note(draft.about.review, remark.id, remark)


def _take_out(drafts: Drafts, endpoint: Endpoint, draft: Draft, remark_id: str) -> None:
    try:
        endpoint.ask("DELETE", _place(draft, remark_id))
    except Refused as refusal:
        # It never arrived there, or the answer to an earlier try was lost.
        if refusal.status != 404:
            raise
    drafts.told.forget(draft.about.review, remark_id)


def _place(draft: Draft, remark_id: str) -> str:
    return f"{submission_path(draft.about.submission)}/comments/{remark_id}"


def _give_way(drafts: Drafts, endpoint: Endpoint, draft: Draft, refusal: Refused) -> None:
    review = draft.about.review
    if refusal.code == "finished":
        _settle(drafts, endpoint, draft)
    elif refusal.code in _ENDS:
        state, remedy = _ENDS[refusal.code]
        drafts.move(review, state, error=refusal.message, remedy=remedy)
    else:
        # Something in it has to be mended, and then finished again.
        drafts.move(review, DraftState.OPEN, error=refusal.message, remedy=refusal.remedy)


def _settle(drafts: Drafts, endpoint: Endpoint, draft: Draft) -> None:
    """The endpoint has a verdict already: ours, whose answer was lost, or one that was given elsewhere."""
    there = endpoint.ask("GET", review_path(draft.about.review)).read(ReviewAnswer)
    if draft.state is DraftState.HANDING_IN and there.verdict == draft.content.verdict:
        drafts.note_sent(draft.about.review, draft.revision)
        drafts.move(draft.about.review, DraftState.DONE)
        return
    drafts.move(
        draft.about.review,
        DraftState.OVER,
        error="this review was finished elsewhere",
        remedy=f"{_KEPT}; an admin can open the submission for review anew",
    )
