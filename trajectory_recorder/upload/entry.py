"""One bundle in the queue, as the database has it."""

from dataclasses import dataclass
from enum import StrEnum


class QueueState(StrEnum):
    """Where an entry is.

    `checking` was sent whole, and the endpoint has not said yet what it thinks of it. `done`, `failed` and
    `cancelled` are left alone until somebody asks for another try; `paused` until somebody resumes it.
    """

    WAITING = "waiting"
    SENDING = "sending"
    PAUSED = "paused"
    WAITING_SIGN_IN = "waiting_sign_in"
    CHECKING = "checking"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


UNFINISHED = frozenset(
    {
        QueueState.WAITING,
        QueueState.SENDING,
        QueueState.PAUSED,
        QueueState.WAITING_SIGN_IN,
        QueueState.CHECKING,
    }
)
# What goes on by itself, once a sender comes along.
DUE = frozenset({QueueState.WAITING, QueueState.WAITING_SIGN_IN, QueueState.CHECKING})

# What goes on only once somebody asks for another try.
AGAIN = frozenset({QueueState.FAILED, QueueState.CANCELLED})


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants sent where. `content` is the SHA-256 of the bundle's manifest, `replaces` the id of the
    submission that it mends."""

    content: str
    bundle: str
    bytes: int
    endpoint: str
    project: str
    task: str | None = None
    override: str | None = None
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A wish and what became of it so far.

    `outcome` is the endpoint's last word on the submission. Times are seconds of UTC; `next_try_s` is None
    where nothing speaks against now. `error` and `remedy` are those of the last try, and empty if it went well.
    """

    id: str
    content: str
    bundle: str
    bytes: int
    endpoint: str
    project: str
    task: str | None
    override: str | None
    replaces: str | None
    submission: str | None
    state: QueueState
    outcome: str | None
    attempts: int
    next_try_s: float | None
    error: str
    remedy: str
    added_s: float
    changed_s: float
