"""What every request of a running endpoint stands on, put together once at its start."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from trajectory_recorder.collector.clock import Clock
from trajectory_recorder.collector.database import Database
from trajectory_recorder.collector.store import Store
from trajectory_recorder.collector.uploads.turns import Turns
from trajectory_recorder.settings.serving import ServeSettings


@dataclass(frozen=True, slots=True)
class Endpoint:
    """`signing_key` signs links to files, `pseudonym_key` makes the names that stand for people in exports; both are
    the same for all replicas. `turns` are the uploads that this process takes in now.

    `read_policy` raises `UsageError` at a text that is no quality policy. Policies belong to a stage that the
    endpoint doesn't import: the shell that opens it brings the function along.

    `scratch` is a folder of this machine for files that are needed for a while. `stopping` is set when this
    process is about to end: whatever takes long gives up then, and is done again by somebody else.
    """

    settings: ServeSettings
    database: Database
    store: Store
    clock: Clock
    signing_key: bytes
    pseudonym_key: bytes
    read_policy: Callable[[str], object]
    scratch: Path
    turns: Turns = field(default_factory=Turns)
    stopping: Event = field(default_factory=Event)
