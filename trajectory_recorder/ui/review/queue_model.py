"""What the review queue shows and allows. It knows no Qt and no threads.

What asks the endpoint it hands to `work`, which calls back where the model lives. Drafts come from the disk, so
that they are there offline, too.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import partial

from trajectory_recorder.errors import Busy, NotSignedIn, Unreachable
from trajectory_recorder.replay.opening import open_recording
from trajectory_recorder.replay.recording import Recording
from trajectory_recorder.reviewing.answers import Pair, Waiting
from trajectory_recorder.reviewing.draft import ENDED, UNFINISHED, Draft, DraftState
from trajectory_recorder.reviewing.queue import sign_in_command
from trajectory_recorder.reviewing.workplace import Opened, Workplace
from trajectory_recorder.ui.language import Phrase, translate
from trajectory_recorder.ui.notices import Notice, notice_of
from trajectory_recorder.ui.work import Work

_NOTHING_WAITS = Phrase("Queue", "Nothing waits for your review. This list looks again by itself.")
_PUT_ASIDE = Phrase(
    "Queue",
    "The review is put aside, and kept on this machine. The recording stays yours for half an hour after you last "
    "wrote; then others may take it.",
)


class Deed(Enum):
    """What can be done with one of my reviews."""

    GO_ON = auto()
    BEGIN_ANEW = auto()
    THROW_AWAY = auto()


@dataclass(frozen=True, slots=True)
class OnDesk:
    """A recording that is ready for its replay."""

    opened: Opened
    recording: Recording


@dataclass(frozen=True, slots=True)
class ToReview:
    """A review that is ready to be written."""

    on_desk: OnDesk
    draft: Draft


@dataclass(frozen=True, slots=True)
class ToCompare:
    """Two recordings that are ready to be compared."""

    pair: Pair
    left: OnDesk
    right: OnDesk


@dataclass(frozen=True, slots=True)
class _Seen:
    drafts: tuple[Draft, ...]
    waiting: tuple[Waiting, ...]
    pairs: tuple[Pair, ...]


def deeds(draft: Draft) -> frozenset[Deed]:
    """What can be done with a review that is not at the endpoint yet."""
    if draft.state is DraftState.OPEN:
        return frozenset({Deed.GO_ON})
    return frozenset({Deed.BEGIN_ANEW, Deed.THROW_AWAY}) if draft.state in ENDED else frozenset()


class QueueModel:
    """The queue of one reviewer at one endpoint.

    Args:
        workplace: What it stands on.
        endpoint: The endpoint's address.
        work: Runs what waits for disk and network.
        changed: Called after every change.
        opened: Called with a `ToReview` or `ToCompare` that somebody asked for.
    """

    def __init__(
        self,
        workplace: Workplace,
        endpoint: str,
        *,
        work: Work,
        changed: Callable[[], None],
        opened: Callable[[ToReview | ToCompare], None],
    ) -> None:
        self.endpoint = endpoint
        self.waiting: tuple[Waiting, ...] = ()
        self.drafts: tuple[Draft, ...] = ()
        self.pairs: tuple[Pair, ...] = ()
        self.doing = ""
        self.news = ""
        self.notice: Notice | None = None
        self._workplace, self._work = workplace, work
        self._changed, self._opened = changed, opened
        self._on_desk: ToReview | ToCompare | None = None
        self._looks = self._look_again = False
        self._line_trouble: Notice | None = None

    @property
    def is_free(self) -> bool:
        """Whether something can be opened now."""
        return not self.doing and self._on_desk is None

    # --- looking ------------------------------------------------------------------------------------

    def look(self) -> None:
        """See what waits, and what I have; once more after this if it is asked for meanwhile."""
        self._look_again = self._looks
        if not self._looks:
            self._looks = True
            self._work(self._read_drafts, self._take_drafts, self._fail)
            self._work(self._ask, self._take, self._fail_to_look)

    def _end_look(self) -> None:
        self._looks = False
        if self._look_again:
            self.look()

    def _read_drafts(self) -> tuple[Draft, ...]:
        kept = [*UNFINISHED, *ENDED]
        all_of_mine = self._workplace.drafts.all()
        return tuple(it for it in all_of_mine if it.about.endpoint == self.endpoint and it.state in kept)

    def _take_drafts(self, drafts: tuple[Draft, ...]) -> None:
        self.drafts = drafts
        self._changed()

    def _ask(self) -> _Seen:
        queue = self._workplace.queue
        waiting, pairs = queue.waiting(), queue.pairs()
        return _Seen(self._read_drafts(), waiting, tuple(it for it in pairs if not self._is_compared(it)))

    def _is_compared(self, pair: Pair) -> bool:
        kept = self._workplace.comparisons.find(self.endpoint, pair.left, pair.right)
        return kept is not None and kept.is_final

    def _take(self, seen: _Seen) -> None:
        mine = {it.about.submission for it in seen.drafts}
        self.drafts, self.pairs = seen.drafts, seen.pairs
        self.waiting = tuple(it for it in seen.waiting if it.submission not in mine)
        if self.notice is self._line_trouble:
            self.notice = None
        self._line_trouble = None
        self._changed()
        self._end_look()

    def _fail_to_look(self, error: Exception) -> None:
        self.notice = self._line_trouble = self._told(error)
        self._changed()
        self._end_look()

    # --- reviewing ----------------------------------------------------------------------------------

    def take_next(self) -> None:
        """Begin a review of what has waited longest."""
        self._open(translate("Queue", "Taking the next one…"), self._workplace.queue.take_unbegun)

    def take(self, submission: str) -> None:
        """Begin a review of a submission."""
        self._open(translate("Queue", "Taking it…"), lambda: self._workplace.queue.take(submission))

    def go_on(self, draft: Draft) -> None:
        """Go on with a review of mine."""
        self._open(translate("Queue", "Opening it…"), lambda: self._workplace.drafts.get(draft.about.review))

    def begin_anew(self, draft: Draft) -> None:
        """Begin a review again that had ended, with what was written."""
        self._open(
            translate("Queue", "Beginning it anew…"),
            lambda: self._workplace.queue.take_anew(draft.about.review),
        )

    def throw_away(self, draft: Draft) -> None:
        """Forget a review that had ended, with what was written."""
        self._work(
            lambda: self._workplace.drafts.remove(draft.about.review),
            lambda _: self.look(),
            self._fail,
        )

    def compare_next(self) -> None:
        """Compare the two that have waited longest."""
        if self.is_free and self.pairs:
            pair = self.pairs[0]
            self._begin(translate("Queue", "Opening both…"))
            self._work(lambda: self._lay_out_both(pair), self._show, self._fail)

    def hand_in(self) -> None:
        """What was open is finished: on with the next of its kind."""
        finished, self.notice = self._on_desk, None
        self.put_back()
        if isinstance(finished, ToCompare):
            self.pairs = tuple(it for it in self.pairs if it != finished.pair)
            self.compare_next()
            self.look()
        else:
            self.take_next()

    def put_aside(self) -> None:
        """What was open is closed without a verdict."""
        self.news = str(_PUT_ASIDE) if isinstance(self._on_desk, ToReview) else ""
        self.put_back()
        self.look()
        self._changed()

    def put_back(self) -> None:
        """Nothing is open any more."""
        self._workplace.courier.attend(None)
        for it in _recordings(self._on_desk):
            self._work(partial(self._workplace.put_back, it.opened), lambda _: None, self._fail)
        self._on_desk = None

    def _open(self, doing: str, take: Callable[[], Draft | None]) -> None:
        if self.is_free:
            self._begin(doing)
            self._work(lambda: self._lay_out(take()), self._show, self._fail)

    def _begin(self, doing: str) -> None:
        self.doing, self.news, self.notice = doing, "", None
        self._changed()

    def _lay_out(self, draft: Draft | None) -> ToReview | None:
        if draft is None:
            return None
        title = draft.about.task_title or draft.about.project
        return ToReview(self._ready(draft.about.submission, title), draft)

    def _lay_out_both(self, pair: Pair) -> ToCompare:
        left = self._ready(pair.left, pair.task)
        try:
            return ToCompare(pair, left, self._ready(pair.right, pair.task))
        except BaseException:
            self._workplace.put_back(left.opened)
            raise

    def _ready(self, submission: str, title: str) -> OnDesk:
        opened = self._workplace.open(submission)
        try:
            recording = open_recording(opened.root, media=opened.media)
        except BaseException:
            self._workplace.put_back(opened)
            raise
        return OnDesk(opened, replace(recording, title=title))

    def _show(self, ready: ToReview | ToCompare | None) -> None:
        self.doing = ""
        if ready is None:
            self.news = str(_NOTHING_WAITS)
            self.look()
        else:
            self._put_on_desk(ready)
        self._changed()

    def _put_on_desk(self, ready: ToReview | ToCompare) -> None:
        self._on_desk = ready
        if isinstance(ready, ToReview):
            self._workplace.courier.attend(ready.draft.about.review)
            self._prefetch(ready.draft.about.submission)
        self._opened(ready)

    def _prefetch(self, submission: str) -> None:
        """Have what comes next brought here meanwhile."""
        following = next((it.submission for it in self.waiting if it.submission != submission), None)
        if following is not None:
            self._workplace.prefetch(following)

    def _fail(self, error: Exception) -> None:
        self.doing = ""
        self.notice = self._told(error)
        if isinstance(error, Unreachable | Busy):
            self._line_trouble = self.notice
        self._changed()

    def _told(self, error: Exception) -> Notice:
        if isinstance(error, NotSignedIn):
            remedy = translate("Queue", "Sign in: {command}").format(command=sign_in_command(self.endpoint))
            return Notice(notice_of(error).message, remedy)
        return notice_of(error)


def _recordings(ready: ToReview | ToCompare | None) -> tuple[OnDesk, ...]:
    if ready is None:
        return ()
    return (ready.on_desk,) if isinstance(ready, ToReview) else (ready.left, ready.right)
