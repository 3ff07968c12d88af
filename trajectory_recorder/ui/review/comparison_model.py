"""What is said of two recordings: everything that is decided about a comparison. It knows no Qt and no threads."""

from collections.abc import Callable

import msgspec

from trajectory_recorder.reviewing.answers import Pair
from trajectory_recorder.reviewing.comparisons import Comparison, Comparisons, Kept
from trajectory_recorder.ui import wording
from trajectory_recorder.ui.language import Phrase, translate
from trajectory_recorder.ui.notices import Notice, notice_of
from trajectory_recorder.ui.review.model import kept_text
from trajectory_recorder.ui.work import Work
from trajectory_recorder.wire.limits import LONGEST_TEXT
from trajectory_recorder.wire.states import STRONGEST_PREFERENCE, ComparedIn

SCALE = tuple(range(-STRONGEST_PREFERENCE, STRONGEST_PREFERENCE + 1))
"""From A by much to B by much."""

DIMENSIONS = {
    ComparedIn.OUTCOME: Phrase("Comparison", "What came out"),
    ComparedIn.PROCESS: Phrase("Comparison", "How it was done"),
    ComparedIn.EXPLANATION: Phrase("Comparison", "How it was explained"),
}
_WORDS = {
    -3: Phrase("Comparison", "A is much better"),
    -2: Phrase("Comparison", "A is better"),
    -1: Phrase("Comparison", "A is slightly better"),
    0: Phrase("Comparison", "Neither is better"),
    1: Phrase("Comparison", "B is slightly better"),
    2: Phrase("Comparison", "B is better"),
    3: Phrase("Comparison", "B is much better"),
}


def preference_words(preference: int) -> str:
    """A preference in words."""
    return str(_WORDS[preference])


class ComparisonModel:
    """One comparison, from its opening until it is handed in.

    Args:
        pair: What is compared.
        comparisons: Where it is kept.
        endpoint: Whose it is.
        work: Runs what touches the disk.
        changed: Called after every change of what is shown.
        written: Called when there is something that the endpoint has not.
    """

    def __init__(
        self,
        pair: Pair,
        comparisons: Comparisons,
        endpoint: str,
        *,
        work: Work,
        changed: Callable[[], None],
        written: Callable[[], None],
    ) -> None:
        self.says = Comparison(pair.left, pair.right)
        self.is_final = False
        self.notice: Notice | None = None
        self._comparisons, self._endpoint = comparisons, endpoint
        self._work, self._changed, self._written = work, changed, written
        work(lambda: comparisons.find(endpoint, pair.left, pair.right), self._take, self._fail)

    @property
    def missing(self) -> tuple[str, ...]:
        """What is missing before it can be handed in, as sentences."""
        lacks = []
        if self.says.preference is None:
            lacks.append(translate("Comparison", "It is not said which one is better."))
        if not self.says.reason.strip():
            lacks.append(translate("Comparison", "It is not said why."))
        return tuple(lacks)

    @property
    def can_finish(self) -> bool:
        """Whether it can be handed in."""
        return not self.missing and not self.is_final

    def prefer(self, preference: int) -> None:
        """Say which one is better, from -3 (A by much) to 3 (B by much)."""
        self._change(preference=preference)

    def prefer_in(self, dimension: ComparedIn, preference: int) -> None:
        """Say which one is better in one respect; given again, it is taken back."""
        others = {it: said for it, said in self.says.dimensions.items() if it is not dimension}
        is_same = self.says.dimensions.get(dimension) == preference
        self._change(dimensions=others if is_same else {**others, dimension: preference})

    def explain(self, reason: str) -> None:
        """Say why."""
        self._change(reason=kept_text(reason, LONGEST_TEXT))

    def finish(self) -> None:
        """Hand it in, if nothing is missing."""
        if self.can_finish:
            says = self.says
            self._work(lambda: self._comparisons.hand_in(self._endpoint, says), self._end, self._fail)

    def _change(self, **changes: object) -> None:
        says = msgspec.structs.replace(self.says, **changes)
        if self.is_final or says == self.says:
            return
        self.says = says
        self._work(lambda: self._comparisons.write(self._endpoint, says), lambda _: None, self._fail)
        self._changed()

    def _take(self, kept: Kept | None) -> None:
        if kept is not None:
            self.says, self.is_final = kept.says, kept.is_final
            if kept.error:
                self.notice = Notice(wording.sentence(kept.error), wording.sentence(kept.remedy))
            self._changed()

    def _end(self, _: None) -> None:
        self.is_final = True
        self._written()
        self._changed()

    def _fail(self, error: Exception) -> None:
        self.notice = notice_of(error)
        self._changed()
