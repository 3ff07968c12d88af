"""Tasks as an endpoint offers them to an expert."""

import msgspec

from trajectory_recorder.wire.bounds import Count, Few, Id, Key, Line, Moment, Text, Word
from trajectory_recorder.wire.rubric import RubricItem


class Places(msgspec.Struct, frozen=True):
    """How many recordings of a task are wanted, accepted, on their way, and claimed without being begun."""

    wanted: Count
    accepted: Count
    in_flight: Count
    claimed: Count


class TaskSheet(msgspec.Struct, frozen=True):
    """What is to be done, and what the recording is judged by.

    `key` is what a recording names, `id` what the endpoint is asked by. `policy` is the text of the quality policy,
    None for the built-in one; where `override_allowed` is false, a recording that fails it is not taken. A task for
    `qualification` is done before the project's others.
    """

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
    places: Places


class Claim(msgspec.Struct, frozen=True):
    """My place in a task, until `leased_until`; None there: until somebody ends it."""

    leased_until: Moment | None
    assigned_by: Id | None

    @property
    def is_assigned(self) -> bool:
        """Whether an admin gave the task to me."""
        return self.assigned_by is not None


class MyTask(msgspec.Struct, frozen=True):
    """A task and how it stands to me; `closed` is why I may not work on it now, None where I may."""

    task: TaskSheet
    claim: Claim | None
    closed: Line | None
