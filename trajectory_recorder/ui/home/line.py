"""What is known of the endpoint and of the line to it. Knows no Qt."""

from dataclasses import dataclass
from enum import Enum, auto


class Account(Enum):
    """How whoever uses the app stands to the endpoint."""

    NONE = auto()
    """No endpoint is set."""
    UNKNOWN = auto()
    """It was not asked yet."""
    SIGNED_IN = auto()
    SIGNED_OUT = auto()
    OFFLINE = auto()
    """It can't be asked."""
    REFUSED = auto()
    """It answers, and refuses."""


@dataclass(frozen=True, slots=True)
class Line:
    """The endpoint and how the last question to it went.

    Attributes:
        address: Its host, as people know it; empty where none is set.
        account: How we stand to it.
        trouble: What went wrong, in sentences; empty where nothing did.
        said_s: When it said last what is shown, UTC in seconds; None where it never did.
    """

    address: str = ""
    account: Account = Account.NONE
    trouble: str = ""
    said_s: float | None = None
