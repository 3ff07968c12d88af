"""What a person did, from the raw events of mouse and keyboard. Pure: it reads no clock and no file."""

from trajectory_recorder.actions._keyboard import MODIFIER_KEYS
from trajectory_recorder.actions.action import (
    Action,
    Click,
    Deed,
    Drag,
    Hotkey,
    KeyPress,
    LongPress,
    Move,
    PathPoint,
    Place,
    Scroll,
    Typing,
    Wait,
)
from trajectory_recorder.actions.derive import derive
from trajectory_recorder.actions.frames import Frame, Frames, Size
from trajectory_recorder.actions.pictures import ActionPicture, ActionPictures, PicturedAction
from trajectory_recorder.actions.trace import Said, SaidSpan, Utterance, trace

__all__ = [
    "MODIFIER_KEYS",
    "Action",
    "ActionPicture",
    "ActionPictures",
    "Click",
    "Deed",
    "Drag",
    "Frame",
    "Frames",
    "Hotkey",
    "KeyPress",
    "LongPress",
    "Move",
    "PathPoint",
    "PicturedAction",
    "Place",
    "Said",
    "SaidSpan",
    "Scroll",
    "Size",
    "Typing",
    "Utterance",
    "Wait",
    "derive",
    "trace",
]
