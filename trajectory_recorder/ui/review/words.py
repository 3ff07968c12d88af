"""What verdicts, labels and spans are called in review work. Knows no Qt."""

from trajectory_recorder.times import moment
from trajectory_recorder.ui.language import Phrase, translate
from trajectory_recorder.wire.rubric import RubricItem
from trajectory_recorder.wire.states import ReviewVerdict, StepVerdict

VERDICTS = {
    ReviewVerdict.ACCEPT: Phrase("Review", "Accept"),
    ReviewVerdict.REQUEST_CHANGES: Phrase("Review", "Request changes"),
    ReviewVerdict.REJECT: Phrase("Review", "Reject"),
}
LABELS = {
    StepVerdict.CORRECT: Phrase("Review", "Correct"),
    StepVerdict.REDUNDANT: Phrase("Review", "Redundant"),
    StepVerdict.WRONG: Phrase("Review", "Wrong"),
}
_KINDS = {"outcome": Phrase("Review", "Outcome"), "process": Phrase("Review", "Process")}


def span(from_ns: int, to_ns: int) -> str:
    """A span of session time, or the moment that it is."""
    return moment(from_ns) if from_ns == to_ns else f"{moment(from_ns)} \N{EN DASH} {moment(to_ns)}"


def worth(item: RubricItem) -> str:
    """What an item of a rubric is about, and what it counts: "Outcome, +3 points"."""
    sign = "+" if item.points > 0 else "\N{MINUS SIGN}" if item.points < 0 else ""
    told = (
        translate("Review", "{points} point")
        if abs(item.points) == 1
        else translate("Review", "{points} points")
    )
    points = told.format(points=f"{sign}{abs(item.points)}")
    kind = str(_KINDS.get(item.kind, item.kind.capitalize()))
    return ", ".join(filter(None, (kind, points, *item.tags)))
