"""The rows of the lists of tasks and recordings, ready to be shown. Knows no Qt."""

from dataclasses import dataclass
from enum import IntEnum

from trajectory_recorder.ui.home.standing import Standing
from trajectory_recorder.ui.language import translate


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task; `key` tells it from the others for as long as the list lives."""

    key: str
    title: str
    second: str
    standing: Standing


class Column(IntEnum):
    """The columns of the list of recordings, from the left."""

    WHEN = 0
    TITLE = 1
    LENGTH = 2
    SIZE = 3
    STATE = 4


@dataclass(frozen=True, slots=True)
class RecordingRow:
    """One recording; `cells` are its texts by `Column`."""

    key: str
    cells: tuple[str, str, str, str, str]
    standing: Standing


def column_names() -> tuple[str, ...]:
    """What the columns are called, by `Column`."""
    return (
        translate("Recordings", "When"),
        translate("Recordings", "Task"),
        translate("Recordings", "Length"),
        translate("Recordings", "Size"),
        translate("Recordings", "State"),
    )
