"""The form of a task: what is typed into it, and what the API takes instead.

Its rubric is a table: a row for each item, and some empty ones behind them, which count for nothing.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from trajectory_recorder.collector.pages.desk.forms import whole_number
from trajectory_recorder.collector.routes.task_bodies import TaskAnswer

Typed = Mapping[str, str]

FLAGS = ("override_allowed", "qualification", "assigned_only")
ITEM_FIELDS = ("id", "criterion", "points", "kind", "evidence", "auto_check", "tags")
EMPTY_ROWS = 3
NEW: Typed = {
    "target_count": "1",
    "reviews_wanted": "1",
    "difficulty": "medium",
    "override_allowed": "yes",
}
"""What the form of a new task holds at first."""

_TEXTS = ("title", "instruction", "starting_state", "difficulty")
_NUMBERS = ("target_count", "reviews_wanted")
# A row where only these are chosen is empty all the same.
_CHOSEN = frozenset({"kind"})


def typed_of(task: TaskAnswer) -> dict[str, str]:
    """What the form of this task holds."""
    typed = {name: str(getattr(task, name)) for name in _TEXTS}
    typed |= {
        "target_count": str(task.places.wanted),
        "reviews_wanted": str(task.reviews_wanted),
        "tools": "\n".join(task.tools),
        "tags": ", ".join(task.tags),
        "policy": task.policy or "",
        "deadline": task.deadline.strftime("%Y-%m-%dT%H:%M") if task.deadline else "",
    }
    typed |= {name: "yes" for name in FLAGS if getattr(task, name)}
    for number, item in enumerate(task.rubric):
        row = {**item.model_dump(mode="json"), "tags": ", ".join(item.tags)}
        typed |= {_name(number, it): str(row[it] if row[it] is not None else "") for it in ITEM_FIELDS}
    return typed


def values_of(typed: Typed) -> dict[str, Any]:
    """What the API is to take, without the key. What can't be right stays as it was typed."""
    policy, deadline = typed.get("policy", ""), typed.get("deadline", "")
    return {
        **{name: typed.get(name, "") for name in _TEXTS},
        **{name: whole_number(typed.get(name, "")) for name in _NUMBERS},
        **{name: name in typed for name in FLAGS},
        "tools": _parted(typed.get("tools", ""), "\n"),
        "tags": _parted(typed.get("tags", ""), ","),
        "policy": policy if policy.strip() else None,
        "deadline": _moment(deadline) if deadline else None,
        "rubric": [_item(row) for row in rows(typed)],
    }


def changes_of(typed: Typed, task: TaskAnswer) -> dict[str, Any]:
    """What somebody changed in the form of a task; the rest may be finer than a form can tell."""
    before, after = values_of(typed_of(task)), values_of(typed)
    return {name: value for name, value in after.items() if value != before[name]}


def rows(typed: Typed) -> list[dict[str, str]]:
    """The rows of the rubric that hold something."""
    numbers = sorted({int(it.split("-")[1]) for it in typed if _is_of_row(it)})
    found = ({it: typed.get(_name(number, it), "").strip() for it in ITEM_FIELDS} for number in numbers)
    return [it for it in found if any(it[name] for name in ITEM_FIELDS if name not in _CHOSEN)]


def shown_rows(typed: Typed) -> Sequence[Mapping[str, str]]:
    """The rows that are shown: those with something in them, and empty ones."""
    empty = {
        "id": "",
        "criterion": "",
        "points": "",
        "kind": "",
        "evidence": "",
        "auto_check": "",
        "tags": "",
    }
    return [*rows(typed), *([empty] * EMPTY_ROWS)]


def _item(row: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": row["id"],
        "criterion": row["criterion"],
        "points": whole_number(row["points"]),
        "kind": row["kind"] or "outcome",
        "evidence": row["evidence"],
        "auto_check": row["auto_check"] or None,
        "tags": _parted(row["tags"], ","),
    }


def _parted(text: str, at: str) -> list[str]:
    return [it.strip() for it in text.split(at) if it.strip()]


def _moment(text: str) -> str:
    """Browsers send a time without its zone, and without seconds where there are none."""
    return f"{text}:00Z" if text.count(":") == 1 else f"{text}Z"


def _name(number: int, field: str) -> str:
    return f"rubric-{number}-{field}"


def _is_of_row(name: str) -> bool:
    parts = name.split("-")
    return (
        len(parts) == 3
        and parts[0] == "rubric"
        and parts[1].isascii()
        and parts[1].isdecimal()
        and len(parts[1]) < 5
    )
