"""How findings speak of streams and times."""

from trajectory_recorder.events import StreamName

_STREAMS = {
    StreamName.INPUT: "mouse and keys",
    StreamName.VOICE: "the voice",
    StreamName.WINDOW: "the active window",
    StreamName.CLIPBOARD: "the clipboard",
    StreamName.CURSOR: "the pointer's image",
    StreamName.ELEMENTS: "pressed elements",
    StreamName.DISPLAYS: "the arrangement of displays",
    StreamName.AREA: "the recorded windows",
}


def called(stream: str) -> str:
    """What people call a stream."""
    name, _, display = stream.partition("/")
    if name == StreamName.SCREEN:
        return f"the picture of display {display}"
    return next((words for known, words in _STREAMS.items() if known == stream), f"the stream {stream}")


def lasting(seconds: float) -> str:
    """A duration in words: "2.4 s", "3 min 20 s"."""
    if seconds < 100:
        return f"{seconds:.1f} s" if seconds < 10 else f"{seconds:.0f} s"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"


def share(part: float) -> str:
    """A share in per cent."""
    return f"{100 * part:.0f} %" if part >= 0.1 else f"{100 * part:.1f} %"
