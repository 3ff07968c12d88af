"""What conditions may ask of a recording. Each field is declared once; documents, forms and errors are made from that."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from trajectory_recorder.selection.moments import Moment, instant
from trajectory_recorder.wire.catalogue import Facts, TaskTold
from trajectory_recorder.wire.exports import USES
from trajectory_recorder.wire.states import ReviewVerdict, SubmissionState

Value: TypeAlias = str | int | float | Moment | tuple[str, ...] | None
Read: TypeAlias = Callable[[Facts], Value]

_NS = 1_000_000_000


class Type(StrEnum):
    """What a field holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    TEXTS = "several texts"


@dataclass(frozen=True, slots=True)
class Field:
    """Something that is known of a recording, or is not: then `read` gives None.

    `choices` are all texts that it can be; empty where it can be any.
    """

    name: str
    type: Type
    sentence: str
    read: Read
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Function:
    """A field with an argument, which is a text: `score("item")`."""

    name: str
    argument: str
    type: Type
    sentence: str
    read: Callable[[Facts, str], Value]


def _of_task(read: Callable[[TaskTold], Value]) -> Read:
    return lambda facts: read(facts.task) if facts.task is not None else None


def _moment(read: Callable[[Facts], datetime | None]) -> Read:
    def of(facts: Facts) -> Moment | None:
        at = read(facts)
        return instant(at) if at is not None else None

    return of


def _verdict(facts: Facts) -> str | None:
    newest = max(facts.reviews, key=lambda it: instant(it.finished_at).start, default=None)
    return newest.verdict.value if newest is not None else None


def _mean(values: list[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _rubric_score(facts: Facts) -> float | None:
    return _mean([it.score for it in facts.reviews if it.score is not None])


def _score(facts: Facts, item: str) -> float | None:
    return _mean([float(it.met) for review in facts.reviews for it in review.scores if it.item == item])


_T = Type
_DECLARED = (
    Field("project", _T.TEXT, "The project that it was recorded for.", lambda it: it.project),
    Field("task", _T.TEXT, "The key of its task.", _of_task(lambda it: it.key)),
    Field("title", _T.TEXT, "The title of its task.", _of_task(lambda it: it.title)),
    Field("tags", _T.TEXTS, "The tags of its task.", _of_task(lambda it: it.tags)),
    Field("difficulty", _T.TEXT, "How difficult its task is said to be.", _of_task(lambda it: it.difficulty)),
    Field("tools", _T.TEXTS, "The tools that its task names.", _of_task(lambda it: it.tools)),
    Field(
        "state",
        _T.TEXT,
        "What became of its submission.",
        lambda it: it.state.value if it.state is not None else None,
        tuple(it.value for it in SubmissionState),
    ),
    Field(
        "verdict",
        _T.TEXT,
        "What the review decided that was finished last.",
        _verdict,
        tuple(it.value for it in ReviewVerdict),
    ),
    Field("reviews", _T.NUMBER, "How many reviews of it are finished.", lambda it: len(it.reviews)),
    Field("rubric_score", _T.NUMBER, "The mean score of its reviews, from 0 to 1.", _rubric_score),
    Field(
        "quality_verdict",
        _T.TEXT,
        "What the checks made of it.",
        lambda it: it.quality.verdict if it.quality is not None else None,
        ("pass", "warn", "fail"),
    ),
    Field(
        "quality_score",
        _T.NUMBER,
        "The points that the checks gave it, from 0 to 100.",
        lambda it: it.quality.score if it.quality is not None else None,
    ),
    Field("recorded", _T.DATE, "When it was recorded.", _moment(lambda it: it.recorded_at)),
    Field("submitted", _T.DATE, "When it was submitted.", _moment(lambda it: it.submitted_at)),
    Field("decided", _T.DATE, "When it was decided on.", _moment(lambda it: it.decided_at)),
    Field("duration_s", _T.NUMBER, "How long it is, in seconds.", lambda it: it.duration_ns / _NS),
    Field("bytes", _T.NUMBER, "How large it is.", lambda it: it.bytes),
    Field("applications", _T.TEXTS, "The applications that were used.", lambda it: it.applications),
    Field("contributor", _T.TEXT, "Who recorded it: a pseudonym.", lambda it: it.contributor),
    Field(
        "consent_version",
        _T.NUMBER,
        "Which version of the consent was signed.",
        lambda it: it.consent.version if it.consent is not None else None,
    ),
    Field(
        "uses",
        _T.TEXTS,
        "What its contributor agreed to.",
        lambda it: it.consent.uses if it.consent is not None else None,
        USES,
    ),
    Field("bundle", _T.TEXT, "The id of its bundle.", lambda it: it.bundle_id),
    Field("submission", _T.TEXT, "The id of its submission.", lambda it: it.submission),
)

FIELDS: dict[str, Field] = {it.name: it for it in _DECLARED}
FUNCTIONS: dict[str, Function] = {
    "score": Function(
        "score",
        "item",
        _T.NUMBER,
        "The share of its reviews that say that this item of the rubric is met, from 0 to 1.",
        _score,
    )
}
