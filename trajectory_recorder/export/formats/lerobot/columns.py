"""What the numbers of a row are called, and the columns that hold them."""

from trajectory_recorder.events import Button
from trajectory_recorder.export.tables import Column

SCREEN = "observation.images.screen"
TASK = "task"
"""Under this name the tasks of recordings are told apart."""

BUTTONS = (Button.LEFT, Button.MIDDLE, Button.RIGHT, Button.X1, Button.X2)
MODIFIERS = ("shift", "control", "alt", "super", "altgr")
STATE = ("x", "y", *BUTTONS, *MODIFIERS)
ACTION = ("x", "y", "dx", "dy", "wheel_x", "wheel_y", *BUTTONS, "key")

_STATE = Column(
    "observation.state",
    "float32s",
    "Where the pointer is on the picture, and which buttons and modifier keys are down (1) or not (0).",
    length=len(STATE),
)
_ACTION = Column(
    "action",
    "float32s",
    "What is done until the next row: where the pointer is then and how far it went, how far the wheel was turned to"
    " the right and upwards in notches, which buttons were down at any time, and the Windows virtual-key code of the"
    " last key that was pressed, 0 for none.",
    length=len(ACTION),
)
_KEYS = Column(
    "keys",
    "string",
    "Names of all keys that were pressed until the next row, in their order, parted by spaces.",
)
_TIMES = (
    Column("t_ns", "int64", "Session time of the row, exactly.", "ns"),
    Column("timestamp", "float32", "Time since the first row of the recording.", "s"),
    Column("frame_index", "int64", "Number of the row in its recording."),
)
_WHOLE = (
    Column("episode_index", "int64", "Number of the recording."),
    Column("index", "int64", "Number of the row in the dataset."),
    Column("task_index", "int64", "Number of the task in meta/tasks.parquet."),
)
_SAID = Column(
    "transcript", "string", "What is said until the next row; empty where nothing is, or nobody transcribed."
)


def part_columns(*, transcript: bool) -> tuple[Column, ...]:
    """Those that a recording tells by itself."""
    return (_STATE, _ACTION, _KEYS, *((_SAID,) if transcript else ()), *_TIMES)


def row_columns(*, transcript: bool) -> tuple[Column, ...]:
    """All columns of a row."""
    return (*part_columns(transcript=transcript), *_WHOLE)
