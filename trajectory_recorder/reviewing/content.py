"""What a review says. It is a value: every edit gives another one.

Whether that is enough for a verdict is decided in `draft.py`, and by the endpoint in the end.
"""

import secrets

import msgspec

from trajectory_recorder.wire.states import ReviewVerdict, StepVerdict


class Score(msgspec.Struct, frozen=True):
    """Whether an item of the rubric, known by its id, is met."""

    item: str
    met: bool
    note: str = ""


class Label(msgspec.Struct, frozen=True):
    """What is said of one action, known by its number; `at_ns` is session time."""

    action: int
    at_ns: int
    verdict: StepVerdict
    reason: str = ""


class Remark(msgspec.Struct, frozen=True):
    """A comment on a span of session time. Its id is made here, so that the endpoint never has it twice."""

    id: str
    from_ns: int
    to_ns: int
    text: str
    change_wanted: bool = False


class Content(msgspec.Struct, frozen=True):
    """All that a review says. Scores are in the order in which they were given, labels by action, remarks by time."""

    scores: tuple[Score, ...] = ()
    summary: str = ""
    verdict: ReviewVerdict | None = None
    labels: tuple[Label, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def with_score(self, score: Score) -> "Content":
        others = tuple(it for it in self.scores if it.item != score.item)
        return msgspec.structs.replace(self, scores=(*others, score))

    def with_summary(self, summary: str) -> "Content":
        return msgspec.structs.replace(self, summary=summary)

    def with_verdict(self, verdict: ReviewVerdict) -> "Content":
        return msgspec.structs.replace(self, verdict=verdict)

    def with_label(self, label: Label) -> "Content":
        labels = (*self.without_label(label.action).labels, label)
        return msgspec.structs.replace(self, labels=tuple(sorted(labels, key=lambda it: it.action)))

    def without_label(self, action: int) -> "Content":
        return msgspec.structs.replace(self, labels=tuple(it for it in self.labels if it.action != action))

    def with_remark(self, remark: Remark) -> "Content":
        """Add a remark, or replace the one that has its id."""
        remarks = (*self.without_remark(remark.id).remarks, remark)
        in_time = sorted(remarks, key=lambda it: (it.from_ns, it.to_ns, it.id))
        return msgspec.structs.replace(self, remarks=tuple(in_time))

    def without_remark(self, remark_id: str) -> "Content":
        return msgspec.structs.replace(self, remarks=tuple(it for it in self.remarks if it.id != remark_id))


def new_remark(from_ns: int, to_ns: int, text: str, *, change_wanted: bool = False) -> Remark:
    """A remark that is nowhere yet."""
    # As the endpoint makes its own: 128 random bits, in hexadecimal.
    return Remark(secrets.token_hex(16), from_ns, to_ns, text, change_wanted)
