"""What a reviewer says of one recording: everything that is decided about it beside its replay.

It knows no Qt and no threads. What touches the disk it hands to `work`, which calls back where the model lives;
what is shown is ahead of the disk by what is under way, and is the disk's again once nothing is.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from trajectory_recorder.replay.timeline.timeline import Span, Step
from trajectory_recorder.reviewing.content import Content, Label, Remark, Score, new_remark
from trajectory_recorder.reviewing.draft import Draft, DraftState, missing
from trajectory_recorder.reviewing.drafts import Drafts
from trajectory_recorder.ui import wording
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.notices import Notice, notice_of
from trajectory_recorder.ui.review.saving import Saving, saving
from trajectory_recorder.ui.work import Work
from trajectory_recorder.wire.limits import LONGEST_NOTE, LONGEST_TEXT
from trajectory_recorder.wire.rubric import RubricItem
from trajectory_recorder.wire.states import ReviewVerdict, StepVerdict


@dataclass(frozen=True, slots=True)
class Answered:
    """An item of the rubric, and what was said to it so far."""

    item: RubricItem
    score: Score | None


@dataclass(frozen=True, slots=True)
class _OnDisk:
    draft: Draft
    can_undo: bool


class ReviewModel:
    """One review, from its opening to its verdict.

    Args:
        draft: As it is on the disk.
        steps: Those of the recording.
        drafts: Where it is kept.
        work: Runs what touches the disk.
        changed: Called after every change of what is shown.
        written: Called when the disk has something that the endpoint has not.
    """

    def __init__(
        self,
        draft: Draft,
        steps: tuple[Step, ...],
        drafts: Drafts,
        *,
        work: Work,
        changed: Callable[[], None],
        written: Callable[[], None],
    ) -> None:
        self.about = draft.about
        self.content = draft.content
        self.can_undo = False
        self.notice: Notice | None = None
        self._draft, self._steps, self._drafts = draft, steps, drafts
        self._work, self._changed, self._written = work, changed, written
        self._under_way = 0
        self.look()

    # --- what is shown ------------------------------------------------------------------------------

    @property
    def state(self) -> DraftState:
        """Where the review is."""
        return self._draft.state

    @property
    def is_open(self) -> bool:
        """Whether anything can still be changed."""
        return self._draft.state is DraftState.OPEN

    @property
    def saving(self) -> Saving:
        """How safe what was written is."""
        return saving(self._draft, under_way=self._under_way > 0)

    @property
    def rubric(self) -> tuple[Answered, ...]:
        """The items of the rubric, as the task has them."""
        said = {it.item: it for it in self.content.scores}
        return tuple(Answered(it, said.get(it.id)) for it in self.about.rubric)

    @property
    def labels(self) -> dict[int, Label]:
        """The labels by the numbers of their steps; of steps that there are not, none."""
        return {it.action: it for it in self.content.labels if it.action < len(self._steps)}

    @property
    def labels_told(self) -> str:
        """How many steps have a label, in words."""
        return translate("Review", "{count} of {total} labelled").format(
            count=len(self.labels), total=len(self._steps)
        )

    @property
    def missing(self) -> tuple[str, ...]:
        """What is missing for the verdict, as sentences."""
        lacks = missing(replace(self._draft, content=self.content))
        return tuple(map(wording.sentence, lacks)) if self.is_open else ()

    @property
    def can_finish(self) -> bool:
        """Whether the review can be handed in."""
        return self.is_open and not self.missing

    def next_unlabelled(self, number: int | None) -> int | None:
        """The next step without a label; after the last one it is looked for from the first on.

        Args:
            number: The step to begin behind; None before the first.
        """
        begin = 0 if number is None else number + 1
        order = [*range(begin, len(self._steps)), *range(min(begin, len(self._steps)))]
        return next((it for it in order if it not in self.labels), None)

    # --- what is said -------------------------------------------------------------------------------

    def answer(self, item: str, *, met: bool) -> None:
        """Say whether an item of the rubric is met."""
        note = self._note_of(item)
        self._change(lambda it: it.with_score(Score(item, met, note)))

    def note(self, item: str, text: str) -> None:
        """Add a note to an item that is answered; otherwise there is nothing to add it to."""
        score = next((it.score for it in self.rubric if it.item.id == item), None)
        if score is not None:
            self._change(lambda it: it.with_score(Score(item, score.met, kept_text(text))), f"note {item}")

    def summarize(self, text: str) -> None:
        """Say what is to be said of the whole."""
        self._change(lambda it: it.with_summary(kept_text(text, LONGEST_TEXT)), "summary")

    def decide(self, verdict: ReviewVerdict) -> None:
        """Choose a verdict; it is given when the review is finished."""
        self._change(lambda it: it.with_verdict(verdict))

    def label(self, number: int, verdict: StepVerdict) -> None:
        """Label a step; the label that it has is taken away by giving it again."""
        before = self.labels.get(number)
        if before is not None and before.verdict is verdict:
            self._change(lambda it: it.without_label(number))
            return
        reason = before.reason if before is not None else ""
        begins_ns = self._steps[number].action.start_ns
        self._change(lambda it: it.with_label(Label(number, begins_ns, verdict, reason)))

    def explain(self, number: int, reason: str) -> None:
        """Say why a step has its label; without one there is nothing to explain."""
        label = self.labels.get(number)
        if label is not None:
            explained = Label(number, label.at_ns, label.verdict, kept_text(reason))
            self._change(lambda it: it.with_label(explained), f"reason {number}")

    def remark(self, span: Span, text: str, *, change_wanted: bool) -> None:
        """Comment on a span; a comment that says nothing is none."""
        text = kept_text(text, LONGEST_TEXT).strip()
        if text:
            said = new_remark(span.from_ns, span.to_ns, text, change_wanted=change_wanted)
            self._change(lambda it: it.with_remark(said))

    def reword(self, remark: Remark, text: str, *, change_wanted: bool) -> None:
        """Change what a comment says; one that says nothing any more goes."""
        text = kept_text(text, LONGEST_TEXT).strip()
        if not text:
            self.remove(remark.id)
            return
        said = Remark(remark.id, remark.from_ns, remark.to_ns, text, change_wanted)
        self._change(lambda it: it.with_remark(said))

    def remove(self, remark_id: str) -> None:
        """Take a comment back."""
        self._change(lambda it: it.without_remark(remark_id))

    def undo(self) -> None:
        """Take the last change back."""
        if self.is_open:
            self._keep(lambda: self._drafts.undo(self.about.review))

    def finish(self) -> None:
        """Hand the review in, if nothing is missing."""
        if self.can_finish:
            self._keep(lambda: self._drafts.hand_in(self.about.review))

    # --- the disk -----------------------------------------------------------------------------------

    def look(self) -> None:
        """See how far the endpoint has it; call it now and then."""
        if not self._under_way:
            self._work(self._read, self._see, self._fail)

    def _change(self, edit: Callable[[Content], Content], what: str = "") -> None:
        if not self.is_open or edit(self.content) == self.content:
            return
        self.content = edit(self.content)
        self._keep(lambda: self._drafts.change(self.about.review, edit, what=what))

    def _keep(self, job: Callable[[], Draft]) -> None:
        self._under_way += 1
        self._work(lambda: self._kept(job), self._take, self._fail_to_keep)
        self._changed()

    def _kept(self, job: Callable[[], Draft]) -> _OnDisk:
        job()
        return self._read()

    def _read(self) -> _OnDisk:
        return _OnDisk(self._drafts.get(self.about.review), self._drafts.can_undo(self.about.review))

    def _take(self, on_disk: _OnDisk) -> None:
        self._under_way -= 1
        self.notice = None
        self._written()
        if not self._under_way:
            self._show(on_disk)

    def _see(self, on_disk: _OnDisk) -> None:
        # While changes are under way, they are shown already, and this does not have them.
        if not self._under_way and on_disk != _OnDisk(self._draft, self.can_undo):
            self._show(on_disk)

    def _show(self, on_disk: _OnDisk) -> None:
        self._draft, self.can_undo = on_disk.draft, on_disk.can_undo
        self.content = on_disk.draft.content
        self._changed()

    def _fail_to_keep(self, error: Exception) -> None:
        self._under_way -= 1
        self._fail(error)
        self.look()

    def _fail(self, error: Exception) -> None:
        self.notice = notice_of(error)
        self._changed()

    def _note_of(self, item: str) -> str:
        return next((it.note for it in self.content.scores if it.item == item), "")


def kept_text(text: str, longest: int = LONGEST_NOTE) -> str:
    """As much of a text as an endpoint keeps: databases take no NUL, and no half of a letter."""
    whole = text.encode("utf-8", "ignore").decode()
    return whole.replace("\0", "")[:longest]
