"""Rubrics: what is one, and how a judgement becomes a number."""

from typing import Any

import pytest

from trajectory_recorder.collector import rubrics
from trajectory_recorder.collector.rubrics import ItemScore


def _items(**points: int) -> list[dict[str, Any]]:
    return [{"id": name, "criterion": f"{name} is done", "points": it} for name, it in points.items()]


def _said(**met: bool) -> list[ItemScore]:
    return [ItemScore(item=name, met=it) for name, it in met.items()]


@pytest.mark.parametrize(
    ("points", "met", "expected"),
    [
        ({"a": 3, "b": 1}, {"a": True, "b": True}, 1.0),
        ({"a": 3, "b": 1}, {"a": True, "b": False}, 0.75),
        ({"a": 3, "b": 1}, {"b": True}, 0.25),
        ({"a": 4, "bad": -1}, {"a": True, "bad": True}, 0.75),
        ({"a": 4, "bad": -1}, {"a": True, "bad": False}, 1.0),
        ({"a": 4, "bad": -5}, {"a": True, "bad": True}, 0.0),
        ({"a": 4, "bad": -5}, {}, 0.0),
    ],
)
def test_the_score_is_met_points_by_positive_points(
    points: dict[str, int], met: dict[str, bool], expected: float
) -> None:
    assert rubrics.score(rubrics.read(_items(**points)), _said(**met)) == expected


def test_an_empty_rubric_has_no_score() -> None:
    assert rubrics.score([], []) is None


@pytest.mark.parametrize("said", [_said(c=True), [*_said(a=True), *_said(a=False)]])
def test_scores_belong_to_items_one_each(said: list[ItemScore]) -> None:
    with pytest.raises(ValueError, match="no item of the rubric, or is scored twice"):
        rubrics.score(rubrics.read(_items(a=1, b=1)), said)


def test_what_was_not_scored_is_named_in_the_rubrics_order() -> None:
    assert rubrics.unscored(rubrics.read(_items(c=1, a=1, b=1)), _said(a=False)) == ["c", "b"]


def test_what_is_stored_reads_back() -> None:
    whole = {
        "id": "cites",
        "criterion": "Cites the source",
        "points": 5,
        "tags": ["accuracy"],
        "kind": "process",
        "evidence": "narration, near the end",
        "auto_check": "narration_silent",
    }
    assert rubrics.stored(rubrics.read([whole])) == [whole]


@pytest.mark.parametrize(
    "items",
    [
        [*_items(a=1), *_items(a=2)],
        _items(a=-1),
        _items(a=101),
        _items(A=1),
        [{"id": "a", "criterion": " ", "points": 1}],
        [{"id": "a", "criterion": "no\x00thing", "points": 1}],
        [{"id": "a", "criterion": "b", "points": True}],
        [{"id": "a", "criterion": "b", "points": 1, "kind": "colour"}],
        [{"id": "a", "criterion": "b", "points": 1, "weight": 2}],
        [{"id": "a", "criterion": "b", "points": 1, "auto_check": "../x"}],
        [{"id": "a", "criterion": "b"}],
        _items(**{f"a{number}": 1 for number in range(rubrics.MOST_ITEMS + 1)}),
    ],
)
def test_what_is_no_rubric_is_refused(items: list[dict[str, Any]]) -> None:
    with pytest.raises(ValueError, match="validation error"):
        rubrics.read(items)
