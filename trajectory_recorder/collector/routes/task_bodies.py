"""Tasks as they are sent and answered."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any

from pydantic import ConfigDict, Field
from sqlalchemy import select
from sqlalchemy.orm import Session
from typing_extensions import TypedDict

from trajectory_recorder.collector import rubrics
from trajectory_recorder.collector.database.tables import Project, Task
from trajectory_recorder.collector.projects.places import Places, places
from trajectory_recorder.collector.routes.fields import Flag, Key, Line, Moment, NonEmptyText, Tag, Text
from trajectory_recorder.collector.routes.requests import Answer, Body
from trajectory_recorder.collector.rubrics import Rubric, RubricItem

# This project's own figures.
_MOST_RECORDINGS = 1_000_000
_MOST_REVIEWS = 9
_MOST_NAMES = 50


class Difficulty(StrEnum):
    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


_Tools = Annotated[list[Line], Field(max_length=_MOST_NAMES)]
_Tags = Annotated[list[Tag], Field(max_length=_MOST_NAMES)]
_Wanted = Annotated[int, Field(strict=True, ge=1, le=_MOST_RECORDINGS)]
_Reviews = Annotated[int, Field(strict=True, ge=0, le=_MOST_REVIEWS)]


class NewTask(Body):
    """A task to be made. `policy` is a quality policy in YAML; null for the built-in one."""

    key: Key
    title: Line
    instruction: NonEmptyText
    tools: _Tools = Field(default_factory=list)
    starting_state: Text = ""
    target_count: _Wanted = 1
    difficulty: Difficulty = Difficulty.MEDIUM
    tags: _Tags = Field(default_factory=list)
    policy: Text | None = None
    override_allowed: Flag = True
    rubric: Rubric = Field(default_factory=list)
    deadline: Moment | None = None
    qualification: Flag = False
    assigned_only: Flag = False
    reviews_wanted: _Reviews = 1

    def values(self) -> dict[str, Any]:
        """As the table has them."""
        return _values({name: getattr(self, name) for name in type(self).model_fields})


class TaskChanges(TypedDict, total=False):
    """What is to be changed; the rest stays. The key never changes: recordings name it."""

    __pydantic_config__ = ConfigDict(extra="forbid", str_strip_whitespace=True)  # type: ignore[misc]

    title: Line
    instruction: NonEmptyText
    tools: _Tools
    starting_state: Text
    target_count: _Wanted
    difficulty: Difficulty
    tags: _Tags
    policy: Text | None
    override_allowed: Flag
    rubric: Rubric
    deadline: Moment | None
    qualification: Flag
    assigned_only: Flag
    reviews_wanted: _Reviews


def changed_values(changes: TaskChanges) -> dict[str, Any]:
    """As the table has them."""
    return _values(dict(changes))


def _values(given: dict[str, Any]) -> dict[str, Any]:
    return given | ({"rubric": rubrics.stored(given["rubric"])} if "rubric" in given else {})


class PlacesAnswer(Answer):
    """Recordings of a task: wanted, accepted, on their way, and claimed without being begun."""

    wanted: int
    accepted: int
    in_flight: int
    claimed: int


class TaskAnswer(Answer):
    id: str
    project: str
    key: str
    title: str
    instruction: str
    tools: list[str]
    starting_state: str
    difficulty: Difficulty
    tags: list[str]
    policy: str | None
    override_allowed: bool
    rubric: list[RubricItem]
    deadline: datetime | None
    qualification: bool
    assigned_only: bool
    reviews_wanted: int
    created_at: datetime
    closed_at: datetime | None
    places: PlacesAnswer


def task_answers(
    session: Session, tasks: Sequence[Task], now: datetime, *, counted: dict[str, Places] | None = None
) -> list[TaskAnswer]:
    """Tasks with their places, which are counted unless they are given, and the keys of their projects."""
    ids = {it.project_id for it in tasks}
    keys = dict(session.execute(select(Project.id, Project.key).where(Project.id.in_(ids))).all())
    if counted is None:
        counted = places(session, tasks, now)
    return [
        TaskAnswer(
            **{name: getattr(task, name) for name in TaskAnswer.model_fields if name not in _ADDED},
            project=keys[task.project_id],
            places=PlacesAnswer.model_validate(counted[task.id]),
        )
        for task in tasks
    ]


_ADDED = frozenset({"project", "places"})
