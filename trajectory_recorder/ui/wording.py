"""What streams, their states, times and levels are called in the windows. Knows no Qt."""

import math
import re
from collections.abc import Sequence

from trajectory_recorder.events import StreamName, StreamState

_STREAMS = {
    StreamName.SCREEN: "Screen",
    StreamName.INPUT: "Keyboard and mouse",
    StreamName.VOICE: "Voice",
    StreamName.WINDOW: "Active window",
    StreamName.CLIPBOARD: "Clipboard",
    StreamName.CURSOR: "Pointer",
    StreamName.ELEMENTS: "Elements pressed",
    StreamName.AREA: "Recorded windows",
    StreamName.DISPLAYS: "Display arrangement",
}
_STATES = {
    StreamState.STARTING: "Starting",
    StreamState.LIVE: "Live",
    StreamState.STALLED: "Stalled",
    StreamState.FAILED: "Failed",
    StreamState.PAUSED: "Paused",
    StreamState.STOPPED: "Off",
}
_BEGINNING = re.compile(r"(?:^|\. )[a-z]")
QUIETEST_DBFS = -60.0
_TOO_LOUD_DBFS = -1.0


def stream_title(stream: str, streams: Sequence[str]) -> str:
    """Name a stream; screens get their number where there are several among `streams`."""
    kind, _, display_id = stream.partition("/")
    title = _STREAMS[StreamName(kind)]
    several = sum(other.startswith(f"{kind}/") for other in streams) > 1
    return f"{title} {display_id}" if several else title


def state_word(state: StreamState) -> str:
    """A stream's state in one word."""
    return _STATES[state]


def elapsed(duration_ns: int) -> str:
    """A duration in whole seconds, as a clock shows it: 0:01:23."""
    minutes, seconds = divmod(duration_ns // 1_000_000_000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}"


def dbfs(level: float) -> float:
    """A linear peak level, 1.0 being full scale, in decibels; silence is QUIETEST_DBFS."""
    return max(20 * math.log10(level), QUIETEST_DBFS) if level > 0 else QUIETEST_DBFS


def level_words(level_dbfs: float) -> str:
    """A voice level in words."""
    if level_dbfs <= QUIETEST_DBFS:
        return "no sound"
    if level_dbfs >= _TOO_LOUD_DBFS:
        return "too loud"
    return f"\N{MINUS SIGN}{-level_dbfs:.0f} dB"


def sentence(text: str) -> str:
    """A message as sentences: errors and their remedies begin in lower case and lack the last full stop."""
    text = _BEGINNING.sub(lambda match: match[0].upper(), text.strip())
    return text if not text or text[-1] in ".!?" else f"{text}."
