"""What edits, and the ways to make them, are called in the windows. Knows no Qt."""

from enum import Enum

from trajectory_recorder.redaction.edits import Blank, Cover, Cut, Edit, MaskText, Mute, Narrate, Note
from trajectory_recorder.times import moment
from trajectory_recorder.ui.language import translate

_SECOND_NS = 1_000_000_000
_DASH = "\N{EN DASH}"


class Way(Enum):
    """A way to mend a recording; the value is the edit that comes of it."""

    CUT = Cut
    BLANK = Blank
    COVER = Cover
    MASK_TEXT = MaskText
    MUTE = Mute
    NARRATE = Narrate
    NOTE = Note


def remedy_name(way: Way) -> str:
    """A way as what can be done about a finding."""
    return {
        Way.CUT: translate("Edits", "Cut this stretch"),
        Way.BLANK: translate("Edits", "Blank this stretch"),
        Way.COVER: translate("Edits", "Cover a region"),
        Way.MASK_TEXT: translate("Edits", "Mask typed text here"),
        Way.MUTE: translate("Edits", "Mute"),
        Way.NARRATE: translate("Edits", "Record narration over it"),
        Way.NOTE: translate("Edits", "Add a note"),
    }[way]


def tool_name(way: Way) -> str:
    """A way as a tool."""
    return {
        Way.CUT: translate("Edits", "Cut"),
        Way.BLANK: translate("Edits", "Blank"),
        Way.COVER: translate("Edits", "Cover region"),
        Way.MASK_TEXT: translate("Edits", "Mask text"),
        Way.MUTE: translate("Edits", "Mute"),
        Way.NARRATE: translate("Edits", "Record narration"),
        Way.NOTE: translate("Edits", "Note"),
    }[way]


def tool_tip(way: Way) -> str:
    """What a tool does, in a sentence."""
    return {
        Way.CUT: translate("Edits", "Take the selected stretch out of everything; what follows moves up"),
        Way.BLANK: translate(
            "Edits", "Keep the time of the selected stretch, and nothing that happened in it"
        ),
        Way.COVER: translate("Edits", "Cover a part of the picture during the selected stretch"),
        Way.MASK_TEXT: translate(
            "Edits",
            "Take typed keys, clipboard, window titles and field contents out; that something happened stays",
        ),
        Way.MUTE: translate("Edits", "Silence the voice during the selected stretch"),
        Way.NARRATE: translate("Edits", "Speak over the selected stretch; it is kept as added later"),
        Way.NOTE: translate("Edits", "Say something about the selected stretch in words"),
    }[way]


def edit_title(edit: Edit) -> str:
    """An edit in a word or two; a note in its own."""
    if isinstance(edit, Note):
        return translate("Edits", "Note: {text}").format(text=edit.text)
    return {
        Cut: translate("Edits", "Cut"),
        Blank: translate("Edits", "Blank"),
        Cover: translate("Edits", "Cover"),
        MaskText: translate("Edits", "Text masked"),
        Mute: translate("Edits", "Muted"),
        Narrate: translate("Edits", "Narration"),
    }[type(edit)]


def span_words(from_ns: int, to_ns: int) -> str:
    """A stretch by its ends, in whole seconds, and more exactly where that would be the same twice."""
    begin, end = moment(from_ns), moment(to_ns)
    if to_ns - from_ns >= _SECOND_NS:
        begin, end = begin.partition(".")[0], end.partition(".")[0]
    return f"{begin}{_DASH}{end}"
