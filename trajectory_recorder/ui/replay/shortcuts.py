"""The one table of the replay's keys: windows obey it, the help sheet and the README show it. Knows no Qt.

J, K and L are those of editing programs: backwards and faster, stop, forwards and faster.
"""

from dataclasses import dataclass
from enum import Enum, auto

from trajectory_recorder.ui.language import Phrase

_SIGNS = {"Left": "←", "Right": "→"}
_NAMES = {
    "Ctrl": Phrase("Keys", "Ctrl"),
    "Shift": Phrase("Keys", "Shift"),
    "Space": Phrase("Keys", "Space"),
    "Enter": Phrase("Keys", "Enter"),
    "Home": Phrase("Keys", "Home"),
    "End": Phrase("Keys", "End"),
}


class Command(Enum):
    """What a person can ask of the replay by a key."""

    PLAY_OR_PAUSE = auto()
    PLAY_FORWARDS = auto()
    PLAY_BACKWARDS = auto()
    BACK = auto()
    FORWARD = auto()
    SECOND_BACK = auto()
    SECOND_FORWARD = auto()
    SET_RATE = auto()
    SLOWER = auto()
    FASTER = auto()
    FRAME_BACK = auto()
    FRAME_ON = auto()
    TO_START = auto()
    TO_END = auto()
    PREVIOUS_STEP = auto()
    NEXT_STEP = auto()
    PREVIOUS_REMARK = auto()
    NEXT_REMARK = auto()
    SKIP_IDLE = auto()
    STAY = auto()
    SEARCH = auto()
    GO_TO_TIME = auto()
    ZOOM_IN = auto()
    ZOOM_OUT = auto()
    FIT = auto()
    ACTUAL_SIZE = auto()
    NEXT_DISPLAY = auto()
    OVERLAYS = auto()
    MUTE = auto()
    HELP = auto()
    LABEL_CORRECT = auto()
    LABEL_REDUNDANT = auto()
    LABEL_WRONG = auto()
    EXPLAIN_LABEL = auto()
    NEXT_UNLABELLED = auto()
    COMMENT = auto()
    WANT_CHANGE = auto()
    TO_COMMENTS = auto()
    TO_RUBRIC = auto()
    TO_SUMMARY = auto()
    ACCEPT = auto()
    REQUEST_CHANGES = auto()
    REJECT = auto()
    FINISH = auto()
    UNDO = auto()
    REDO = auto()
    CUT = auto()
    BLANK = auto()
    COVER = auto()
    MASK_TEXT = auto()
    SILENCE = auto()
    NARRATE = auto()
    NOTE = auto()
    SUBMIT = auto()
    LEFT_ALONE = auto()
    RIGHT_ALONE = auto()
    TOGETHER = auto()
    PREFER = auto()
    TO_REASON = auto()


@dataclass(frozen=True, slots=True)
class Shortcut:
    """Keys, as Qt spells them, and what they do.

    `yields` says that a focused control which knows the key itself has it first: a list its arrows, a
    button its space bar. Text fields always have theirs first. `shown` stands for keys that are many.
    """

    command: Command
    does: Phrase
    keys: tuple[str, ...]
    yields: bool = False
    shown: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The keys as people read them."""
        return tuple("+".join(map(_named, _parts(key))) for key in self.shown or self.keys)


def _named(part: str) -> str:
    return str(_NAMES.get(part, _SIGNS.get(part, part)))


def _parts(key: str) -> list[str]:
    return key.split("+") if len(key) > 1 else [key]


SHORTCUTS = (
    Shortcut(Command.PLAY_OR_PAUSE, Phrase("Keys", "Play or pause"), ("Space", "K")),
    Shortcut(Command.PLAY_FORWARDS, Phrase("Keys", "Play; again: twice as fast; from backwards: 1×"), ("L",)),
    Shortcut(Command.PLAY_BACKWARDS, Phrase("Keys", "Play backwards; again: twice as fast"), ("J",)),
    Shortcut(
        Command.SET_RATE,
        Phrase("Keys", "Speed from 1× to 10×"),
        tuple("1234567890"),
        shown=("1 … 9", "0"),
    ),
    Shortcut(Command.SLOWER, Phrase("Keys", "Slower"), ("<",)),
    Shortcut(Command.FASTER, Phrase("Keys", "Faster"), (">",)),
    Shortcut(Command.FRAME_BACK, Phrase("Keys", "One frame back"), (",",)),
    Shortcut(Command.FRAME_ON, Phrase("Keys", "One frame on"), (".",)),
    Shortcut(Command.BACK, Phrase("Keys", "5 s back"), ("Left",), yields=True),
    Shortcut(Command.FORWARD, Phrase("Keys", "5 s on"), ("Right",), yields=True),
    Shortcut(Command.SECOND_BACK, Phrase("Keys", "1 s back"), ("Shift+Left",), yields=True),
    Shortcut(Command.SECOND_FORWARD, Phrase("Keys", "1 s on"), ("Shift+Right",), yields=True),
    Shortcut(Command.TO_START, Phrase("Keys", "To the start"), ("Home",), yields=True),
    Shortcut(Command.TO_END, Phrase("Keys", "To the end"), ("End",), yields=True),
    Shortcut(Command.PREVIOUS_STEP, Phrase("Keys", "Previous step"), ("P",)),
    Shortcut(Command.NEXT_STEP, Phrase("Keys", "Next step"), ("N",)),
    Shortcut(Command.PREVIOUS_REMARK, Phrase("Keys", "Previous finding"), ("[",)),
    Shortcut(Command.NEXT_REMARK, Phrase("Keys", "Next finding"), ("]",)),
    Shortcut(Command.SKIP_IDLE, Phrase("Keys", "Skip idle stretches, or not"), ("I",)),
    Shortcut(Command.STAY, Phrase("Keys", "Watch this idle stretch"), ("S",)),
    Shortcut(Command.SEARCH, Phrase("Keys", "Search the steps"), ("/", "Ctrl+F")),
    Shortcut(Command.GO_TO_TIME, Phrase("Keys", "Go to a time"), ("G",)),
    Shortcut(Command.ZOOM_IN, Phrase("Keys", "Zoom in"), ("+", "="), yields=True),
    Shortcut(Command.ZOOM_OUT, Phrase("Keys", "Zoom out"), ("-",), yields=True),
    Shortcut(Command.FIT, Phrase("Keys", "Fit the picture into the window"), ("F",)),
    Shortcut(Command.ACTUAL_SIZE, Phrase("Keys", "Pixel by pixel (100 %)"), ("Z",)),
    Shortcut(Command.NEXT_DISPLAY, Phrase("Keys", "Next display, or all"), ("D",)),
    Shortcut(Command.OVERLAYS, Phrase("Keys", "Show what was done over the picture, or not"), ("O",)),
    Shortcut(Command.MUTE, Phrase("Keys", "Mute the voice, or not"), ("M",)),
    Shortcut(Command.HELP, Phrase("Keys", "These keys"), ("F1", "?")),
)

REVIEW_SHORTCUTS = (
    Shortcut(Command.LABEL_CORRECT, Phrase("Keys", "The step is correct"), ("Ctrl+1",)),
    Shortcut(Command.LABEL_REDUNDANT, Phrase("Keys", "The step is redundant"), ("Ctrl+2",)),
    Shortcut(Command.LABEL_WRONG, Phrase("Keys", "The step is wrong"), ("Ctrl+3",)),
    Shortcut(Command.EXPLAIN_LABEL, Phrase("Keys", "Say why"), ("Ctrl+E",)),
    Shortcut(Command.NEXT_UNLABELLED, Phrase("Keys", "Next step without a label"), ("U",)),
    Shortcut(
        Command.COMMENT, Phrase("Keys", "Comment on the selected stretch, or on this moment"), ("C", "Ctrl+M")
    ),
    Shortcut(Command.WANT_CHANGE, Phrase("Keys", "Ask for a change there"), ("Ctrl+Shift+M",)),
    Shortcut(Command.TO_COMMENTS, Phrase("Keys", "To the comments"), ("Ctrl+L",)),
    Shortcut(Command.TO_RUBRIC, Phrase("Keys", "To the rubric; there: Y met, N not met"), ("R", "Ctrl+R")),
    Shortcut(Command.TO_SUMMARY, Phrase("Keys", "To the summary"), ("T", "Ctrl+T")),
    Shortcut(Command.ACCEPT, Phrase("Keys", "Verdict: accept"), ("Alt+1",)),
    Shortcut(Command.REQUEST_CHANGES, Phrase("Keys", "Verdict: request changes"), ("Alt+2",)),
    Shortcut(Command.REJECT, Phrase("Keys", "Verdict: reject"), ("Alt+3",)),
    Shortcut(
        Command.FINISH,
        Phrase("Keys", "Hand the review in"),
        ("Ctrl+Return", "Ctrl+Enter"),
        shown=("Ctrl+Enter",),
    ),
    Shortcut(Command.UNDO, Phrase("Keys", "Take the last change back"), ("Ctrl+Z",)),
)
"""What a window knows besides that a recording is reviewed in."""

MENDING_SHORTCUTS = (
    Shortcut(Command.CUT, Phrase("Keys", "Cut the selected stretch out"), ("X",)),
    Shortcut(Command.BLANK, Phrase("Keys", "Blank it"), ("B",)),
    Shortcut(Command.COVER, Phrase("Keys", "Cover a region of the picture in it"), ("R",)),
    Shortcut(Command.MASK_TEXT, Phrase("Keys", "Mask its text"), ("T",)),
    Shortcut(Command.SILENCE, Phrase("Keys", "Mute the voice in it"), ("U",)),
    Shortcut(Command.NARRATE, Phrase("Keys", "Record narration over it"), ("V",)),
    Shortcut(Command.NOTE, Phrase("Keys", "Add a note on it"), ("C",)),
    Shortcut(Command.UNDO, Phrase("Keys", "Take the last change back"), ("Ctrl+Z",)),
    Shortcut(Command.REDO, Phrase("Keys", "Make it again"), ("Ctrl+Shift+Z", "Ctrl+Y")),
    Shortcut(Command.SUBMIT, Phrase("Keys", "Submit"), ("Ctrl+Return", "Ctrl+Enter"), shown=("Ctrl+Enter",)),
)
"""What a window knows besides that a recording is mended in."""

COMPARISON_SHORTCUTS = (
    Shortcut(Command.PLAY_OR_PAUSE, Phrase("Keys", "Play both, or pause"), ("Space", "K")),
    Shortcut(Command.LEFT_ALONE, Phrase("Keys", "Play A alone, or pause it"), ("A",)),
    Shortcut(Command.RIGHT_ALONE, Phrase("Keys", "Play B alone, or pause it"), ("B",)),
    Shortcut(
        Command.TOGETHER, Phrase("Keys", "Keep both at the same time, at the same step, or apart"), ("L",)
    ),
    Shortcut(
        Command.SET_RATE,
        Phrase("Keys", "Speed from 1× to 10×"),
        tuple("1234567890"),
        shown=("1 … 9", "0"),
    ),
    Shortcut(Command.BACK, Phrase("Keys", "5 s back"), ("Left", "J"), yields=True),
    Shortcut(Command.FORWARD, Phrase("Keys", "5 s on"), ("Right",), yields=True),
    Shortcut(Command.TO_START, Phrase("Keys", "To the start"), ("Home",), yields=True),
    Shortcut(Command.PREVIOUS_STEP, Phrase("Keys", "Previous step"), ("P",)),
    Shortcut(Command.NEXT_STEP, Phrase("Keys", "Next step"), ("N",)),
    Shortcut(
        Command.PREFER,
        Phrase("Keys", "A is better by much … neither … B is better by much"),
        tuple(f"Ctrl+{it}" for it in range(1, 8)),
        shown=("Ctrl+1 … 7",),
    ),
    Shortcut(Command.TO_REASON, Phrase("Keys", "To the reason"), ("T", "Ctrl+T")),
    Shortcut(
        Command.FINISH,
        Phrase("Keys", "Hand the comparison in"),
        ("Ctrl+Return", "Ctrl+Enter"),
        shown=("Ctrl+Enter",),
    ),
    Shortcut(Command.HELP, Phrase("Keys", "These keys"), ("F1", "?")),
)
"""What the window knows in which two recordings are compared."""
