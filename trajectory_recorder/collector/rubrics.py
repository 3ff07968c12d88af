"""Rubrics: by what reviewers judge the recordings of a task, one yes-or-no criterion an item.

Items are those of HealthBench (`criterion`, `points`, `tags`; https://arxiv.org/abs/2505.08775), with what this
project adds: whether an item is about the process or the outcome, where to look, and which check of the
quality report answers it by itself. A judgement says of each item whether it is met; nothing is half met.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictBool, StrictInt, TypeAdapter

from trajectory_recorder.collector.database.base import KEPT_TEXT
from trajectory_recorder.wire.limits import LONGEST_NOTE

# This project's own figures: far above any rubric that somebody reads to its end.
MOST_ITEMS = 100
MOST_POINTS = 100
MOST_TAGS = 20
LONGEST_CRITERION = 2_000

ItemId = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9._-]{0,39}$", max_length=40)]
_Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$", max_length=40)]
_Tag = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9 ._:/-]{0,39}$", max_length=40)]
_Sentence = Annotated[str, Field(pattern=r"^[^\x00]*[^\s\x00][^\x00]*$", max_length=LONGEST_CRITERION)]


class ItemKind(StrEnum):
    """What an item is about: how somebody worked, or what came out of it."""

    PROCESS = "process"
    OUTCOME = "outcome"


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class RubricItem(_Frozen):
    """One criterion, for a reviewer to say yes or no to.

    `points` are given where the criterion is met; negative ones are for what should not happen. `evidence`
    says where to look: a stream, or a span in words. `auto_check` is the check of the quality report that
    tells by itself.
    """

    id: ItemId
    criterion: _Sentence
    points: Annotated[StrictInt, Field(ge=-MOST_POINTS, le=MOST_POINTS)]
    tags: Annotated[list[_Tag], Field(max_length=MOST_TAGS)] = []
    kind: ItemKind = ItemKind.OUTCOME
    evidence: Annotated[str, Field(pattern=KEPT_TEXT, max_length=200)] = ""
    auto_check: _Name | None = None


class ItemScore(_Frozen):
    """What a reviewer says of one item."""

    item: ItemId
    met: StrictBool
    note: Annotated[str, Field(pattern=KEPT_TEXT, max_length=LONGEST_NOTE)] = ""


def _whole(items: list[RubricItem]) -> list[RubricItem]:
    ids = [it.id for it in items]
    twice = sorted({it for it in ids if ids.count(it) > 1})
    if twice:
        raise ValueError(f"the item {twice[0]!r} stands in the rubric twice")
    if items and not any(it.points > 0 for it in items):
        raise ValueError("no item of the rubric gives points, so nothing could be reached")
    return items


# An empty one is the rubric of a task that is judged without.
Rubric = Annotated[list[RubricItem], Field(max_length=MOST_ITEMS), AfterValidator(_whole)]
_ADAPTER: TypeAdapter[list[RubricItem]] = TypeAdapter(Rubric)


def read(stored: Sequence[dict[str, Any]]) -> list[RubricItem]:
    """The rubric as a task keeps it (`Task.rubric`).

    Raises:
        ValueError: It is no rubric.
    """
    return _ADAPTER.validate_python(list(stored))


def stored(items: Sequence[RubricItem]) -> list[dict[str, Any]]:
    """A rubric as a task keeps it; `read` reads it."""
    return [it.model_dump(mode="json") for it in items]


def unscored(rubric: Sequence[RubricItem], scores: Sequence[ItemScore]) -> list[str]:
    """The ids of the items that nothing was said of."""
    said = {it.item for it in scores}
    return [it.id for it in rubric if it.id not in said]


def score(rubric: Sequence[RubricItem], scores: Sequence[ItemScore]) -> float | None:
    """The points of the met items by the sum of the positive points, within 0 to 1.

    What nothing was said of counts as not met. None for an empty rubric.

    Raises:
        ValueError: A score is for no item of the rubric, or an item has two.
    """
    points = {it.id: it.points for it in rubric}
    said = [it.item for it in scores]
    wrong = sorted({it for it in said if it not in points or said.count(it) > 1})
    if wrong:
        raise ValueError(f"{wrong[0]!r} is no item of the rubric, or is scored twice")
    if not points:
        return None
    met = sum(points[it.item] for it in scores if it.met)
    return min(1.0, max(0.0, met / sum(it for it in points.values() if it > 0)))
