"""What streams, their states, times and levels are called in the windows. Knows no Qt."""

import math
import re
from collections.abc import Sequence

from trajectory_recorder.events import StreamName, StreamState
from trajectory_recorder.ui.language import say, translate

# Not that of a path, which is as it is.
_BEGINNING = re.compile(r"(?:^|\. )[a-z](?![\w-]*/)")
# How a remedy names a flag of the command line, behind the words for what it does.
_FLAG = re.compile(r" \(--[a-z-]+\)")
QUIETEST_DBFS = -60.0
_TOO_LOUD_DBFS = -1.0


def stream_title(stream: str, streams: Sequence[str]) -> str:
    """Name a stream; screens get their number where there are several among `streams`."""
    kind, _, display_id = stream.partition("/")
    title = _titles()[StreamName(kind)]
    several = sum(other.startswith(f"{kind}/") for other in streams) > 1
    return f"{title} {display_id}" if several else title


def state_word(state: StreamState) -> str:
    """A stream's state in one word."""
    return {
        StreamState.STARTING: translate("Streams", "Starting"),
        StreamState.LIVE: translate("Streams", "Live"),
        StreamState.STALLED: translate("Streams", "Stalled"),
        StreamState.FAILED: translate("Streams", "Failed"),
        StreamState.PAUSED: translate("Streams", "Paused"),
        StreamState.STOPPED: translate("Streams", "Off"),
    }[state]


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
        return translate("Streams", "no sound")
    if level_dbfs >= _TOO_LOUD_DBFS:
        return translate("Streams", "too loud")
    return f"\N{MINUS SIGN}{-level_dbfs:.0f} dB"


def sentence(text: str) -> str:
    """A message as sentences: errors and their remedies begin in lower case and lack the last full stop.

    Flags of the command line are left out: a window has none.
    """
    text = _BEGINNING.sub(lambda match: match[0].upper(), _FLAG.sub("", say(text.strip())))
    return text if not text or text[-1] in ".!?" else f"{text}."


def _titles() -> dict[StreamName, str]:
    return {
        StreamName.SCREEN: translate("Streams", "Screen"),
        StreamName.INPUT: translate("Streams", "Keyboard and mouse"),
        StreamName.VOICE: translate("Streams", "Voice"),
        StreamName.WINDOW: translate("Streams", "Active window"),
        StreamName.CLIPBOARD: translate("Streams", "Clipboard"),
        StreamName.CURSOR: translate("Streams", "Pointer"),
        StreamName.ELEMENTS: translate("Streams", "Elements pressed"),
        StreamName.AREA: translate("Streams", "Recorded windows"),
        StreamName.DISPLAYS: translate("Streams", "Display arrangement"),
    }
