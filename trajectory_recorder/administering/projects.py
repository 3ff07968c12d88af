"""Projects, their tasks and their people, as an endpoint tells its admins."""

from datetime import datetime

import msgspec

from trajectory_recorder.wire.bounds import Count, Few, Id, Key, Line, Moment, Text, Word
from trajectory_recorder.wire.rubric import RubricItem
from trajectory_recorder.wire.states import Role


class Project(msgspec.Struct, frozen=True):
    """A project, and what I am in it."""

    key: Key
    title: Line
    description: Text
    archived_at: Moment | None
    roles: Few[Role]
    may_export: bool


class Places(msgspec.Struct, frozen=True):
    """How many recordings of a task are wanted, accepted, on their way, and claimed without being begun."""

    wanted: Count
    accepted: Count
    in_flight: Count
    claimed: Count


class Task(msgspec.Struct, frozen=True):
    """A task with all that its admin may change."""

    id: Id
    project: Key
    key: Key
    title: Line
    instruction: Text
    tools: Few[Line]
    starting_state: Text
    difficulty: Word
    tags: Few[Word]
    policy: Text | None
    override_allowed: bool
    rubric: Few[RubricItem]
    deadline: Moment | None
    qualification: bool
    assigned_only: bool
    reviews_wanted: Count
    closed_at: Moment | None
    places: Places


class Member(msgspec.Struct, frozen=True):
    """Somebody in a project. `person` is their id."""

    person: Id
    name: Line
    display_name: Line
    roles: Few[Role]
    may_export: bool


class Somebody(msgspec.Struct, frozen=True):
    """Somebody with an account, whom a project may take in."""

    id: Id
    name: Line
    display_name: Line
    disabled_at: Moment | None = None


class TaskChange(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is changed of a task; what is left at its default stays as it is."""

    title: str | msgspec.UnsetType = msgspec.UNSET
    instruction: str | msgspec.UnsetType = msgspec.UNSET
    target_count: int | msgspec.UnsetType = msgspec.UNSET
    deadline: datetime | msgspec.UnsetType | None = msgspec.UNSET
