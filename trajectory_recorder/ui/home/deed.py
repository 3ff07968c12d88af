"""The names of what can be done with a recording, as its buttons say them. Knows no Qt, and nothing of recordings."""

from dataclasses import dataclass
from enum import Enum, auto

from trajectory_recorder.ui.language import translate


class Deed(Enum):
    """What somebody can do with a recording, in the order in which it is offered: first what is wanted most."""

    RECOVER = auto()
    SUBMIT = auto()
    RESUME = auto()
    RETRY = auto()
    OPEN = auto()
    PAUSE = auto()
    CANCEL = auto()
    SHOW_FOLDER = auto()
    EXPORT = auto()
    DELETE = auto()


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked before something that can't be undone; `yes` is what the button says."""

    text: str
    detail: str
    yes: str


def deed_words(deed: Deed) -> str:
    """What the button for it says."""
    return {
        Deed.OPEN: lambda: translate("Deeds", "Open"),
        Deed.RECOVER: lambda: translate("Deeds", "Recover"),
        Deed.SUBMIT: lambda: translate("Deeds", "Submit"),
        Deed.PAUSE: lambda: translate("Deeds", "Pause"),
        Deed.RESUME: lambda: translate("Deeds", "Go on sending"),
        Deed.RETRY: lambda: translate("Deeds", "Try again"),
        Deed.CANCEL: lambda: translate("Deeds", "Don't send it"),
        Deed.SHOW_FOLDER: lambda: translate("Deeds", "Show folder"),
        Deed.EXPORT: lambda: translate("Deeds", "Export…"),
        Deed.DELETE: lambda: translate("Deeds", "Delete…"),
    }[deed]()
