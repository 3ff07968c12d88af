"""The streams of a recording, and of one to come, as they are shown. Knows no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from trajectory_recorder.events import StreamHealth, StreamName, StreamState
from trajectory_recorder.settings import RecordSettings
from trajectory_recorder.ui import wording

_ORDER = list(StreamName)


@dataclass(frozen=True, slots=True)
class StreamRow:
    """One stream as it is shown: `word` says its state, `remark` what is wrong with it, if anything."""

    title: str
    state: StreamState
    word: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class VoiceLevel:
    """How loud the voice is: `share` of the meter from 0 to 1, and the same in words."""

    share: float
    words: str


def rows_of(streams: Sequence[StreamHealth]) -> tuple[StreamRow, ...]:
    """One row per stream, always in the same order."""
    names = [stream.stream for stream in streams]
    return tuple(
        StreamRow(
            wording.stream_title(stream.stream, names),
            stream.state,
            wording.state_word(stream.state),
            _remark(stream),
        )
        for stream in sorted(streams, key=_rank)
    )


def planned_streams(settings: RecordSettings, *, starting: bool) -> tuple[StreamHealth, ...]:
    """The streams of a recording that there is not yet."""
    state = StreamState.STARTING if starting else StreamState.STOPPED
    return tuple(
        StreamHealth(stream, state, events=0, looks=0, lost_events=0, gaps=0, silent_ns=0)
        for stream in _ORDER
        if settings.narration or stream is not StreamName.VOICE
    )


def voice_level(streams: Sequence[StreamHealth], level: float) -> VoiceLevel | None:
    """The voice's linear peak level as it is shown; None while no voice is recorded."""
    if not any(s.stream == StreamName.VOICE and s.state is StreamState.LIVE for s in streams):
        return None
    level_dbfs = wording.dbfs(level)
    return VoiceLevel(1 - level_dbfs / wording.QUIETEST_DBFS, wording.level_words(level_dbfs))


def _rank(stream: StreamHealth) -> tuple[int, str]:
    return _ORDER.index(StreamName(stream.stream.partition("/")[0])), stream.stream


def _remark(stream: StreamHealth) -> str:
    if stream.problem:
        return wording.sentence(stream.problem)
    counts = {"gap": stream.gaps, "lost event": stream.lost_events}
    return ", ".join(f"{count} {name}{'s' if count > 1 else ''}" for name, count in counts.items() if count)
