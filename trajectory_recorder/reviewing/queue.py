"""What waits for a review by whoever is signed in, and beginning one. Drafts that are here need no endpoint."""

from trajectory_recorder.account.endpoint import Endpoint
from trajectory_recorder.account.lists import ask_list
from trajectory_recorder.errors import Refused
from trajectory_recorder.reviewing.answers import (
    CommentAnswer,
    Pair,
    ReviewAnswer,
    TaskAnswer,
    Waiting,
    ask_submission,
    ask_task,
    submission_path,
)
from trajectory_recorder.reviewing.content import Content, Remark, new_remark
from trajectory_recorder.reviewing.draft import UNFINISHED, About, Draft
from trajectory_recorder.reviewing.drafts import Drafts
from trajectory_recorder.wire.states import Scope

# Somebody else was quicker, or it was taken back.
_QUICKER = frozenset({404, 409})
# Where a recording belongs to no task there is nothing to ask.
_NO_TASK = TaskAnswer("", "")


class ReviewQueue:
    """The queue of one endpoint.

    Args:
        endpoint: Which one, and who asks.
        drafts: Where reviews go that are begun.
    """

    def __init__(self, endpoint: Endpoint, drafts: Drafts) -> None:
        self._endpoint, self._drafts = endpoint, drafts

    def waiting(self, project: str | None = None) -> tuple[Waiting, ...]:
        """What waits, oldest first; asks the endpoint, and raises `EndpointError`."""
        query = {} if project is None else {"project": project}
        return tuple(ask_list(self._endpoint, "/reviews/queue", Waiting, **query))

    def pairs(self, project: str | None = None) -> tuple[Pair, ...]:
        """What waits for a comparison, oldest first; asks the endpoint, and raises `EndpointError`."""
        query = {} if project is None else {"project": project}
        return tuple(ask_list(self._endpoint, "/comparisons/queue", Pair, **query))

    def drafts(self) -> tuple[Draft, ...]:
        """What I am writing for this endpoint, from the disk; those first that were changed last."""
        here = str(self._endpoint.url)
        return tuple(it for it in self._drafts.all() if it.about.endpoint == here and it.state in UNFINISHED)

    def take_next(self, project: str | None = None) -> Draft | None:
        """Begin a review of what has waited longest; None where nothing waits.

        Raises:
            EndpointError: The endpoint can't be asked, or refuses.
        """
        body = {} if project is None else {"project": project}
        try:
            answer = self._endpoint.ask("POST", "/reviews/next", body)
        except Refused as refusal:
            if refusal.code == "nothing_waits":
                return None
            raise
        return self._begin(answer.read(ReviewAnswer))

    def take_unbegun(self) -> Draft | None:
        """Begin a review of what has waited longest and is not begun here; None where there is nothing such.

        Unlike `take_next`, this does not come back to what was put aside, or to what is on its way there.

        Raises:
            EndpointError: The endpoint can't be asked, or refuses.
        """
        here = {
            it.about.submission for it in self._drafts.all() if it.about.endpoint == str(self._endpoint.url)
        }
        for waiting in self.waiting():
            if waiting.submission in here:
                continue
            try:
                return self.take(waiting.submission)
            except Refused as refusal:
                if refusal.status not in _QUICKER:
                    raise
        return None

    def take(self, submission: str) -> Draft:
        """Begin a review of a submission, or go on with mine.

        Raises:
            EndpointError: The endpoint can't be asked, or refuses: others review it, or it is mine.
        """
        return self._begin(
            self._endpoint.ask("POST", "/reviews", {"submission": submission}).read(ReviewAnswer)
        )

    def take_anew(self, review: str) -> Draft:
        """Begin again what had ended, with all that was written; the old draft is gone then.

        Raises:
            EndpointError: The endpoint can't be asked, or refuses: there is nothing to judge any more.
        """
        old = self._drafts.get(review)
        begun = self._endpoint.ask("POST", "/reviews", {"submission": old.about.submission})
        answer = begun.read(ReviewAnswer)
        if answer.id == review:
            return self._drafts.try_again(review)
        # Its remarks are new ones: the old ones stay where they are.
        fresh = tuple(
            new_remark(it.from_ns, it.to_ns, it.text, change_wanted=it.change_wanted)
            for it in old.content.remarks
        )
        content = Content(
            old.content.scores, old.content.summary, old.content.verdict, old.content.labels, fresh
        )
        draft = self._drafts.begin(self._about(answer), content)
        self._drafts.remove(review)
        return draft

    def _begin(self, answer: ReviewAnswer) -> Draft:
        about = self._about(answer)
        if self._is_here(answer.id):
            return self._drafts.begin(about, Content())
        content = Content(answer.scores, answer.summary, None, answer.labels, self._remarks(answer))
        return self._drafts.begin(about, content, is_sent=True)

    def _is_here(self, review: str) -> bool:
        return any(it.about.review == review for it in self._drafts.all())

    def _about(self, answer: ReviewAnswer) -> About:
        submission = ask_submission(self._endpoint, answer.submission)
        task = _NO_TASK
        if submission.task is not None:
            task = ask_task(self._endpoint, submission.project, submission.task)
        return About(
            endpoint=str(self._endpoint.url),
            review=answer.id,
            submission=submission.id,
            project=submission.project,
            task=submission.task,
            task_title=task.title,
            instruction=task.instruction,
            duration_ns=submission.duration_ns,
            rubric=task.rubric,
        )

    def _remarks(self, answer: ReviewAnswer) -> tuple[Remark, ...]:
        """What I said so far in this review, on another machine or before this one lost it."""
        path = f"{submission_path(answer.submission)}/comments"
        said = ask_list(self._endpoint, path, CommentAnswer)
        mine = sorted(
            (it for it in said if it.review == answer.id), key=lambda it: (it.from_ns, it.to_ns, it.id)
        )
        return tuple(Remark(it.id, it.from_ns, it.to_ns, it.text, it.change_wanted) for it in mine)


def sign_in_command(url: str) -> str:
    """How a reviewer signs in at an endpoint."""
    return f"trajectory-recorder login {url} --scope {Scope.READ} --scope {Scope.REVIEW}"
