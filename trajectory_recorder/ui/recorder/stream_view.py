"""The streams of a recording, and of one to come, as they are shown. Knows no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from trajectory_recorder.events import StreamHealth, StreamName, StreamState
from trajectory_recorder.settings import RecordSettings
from trajectory_recorder.ui import wording
from trajectory_recorder.ui.language import translate

# A voice that is added later is no stream of a recording under way.
_ORDER: list[StreamName] = [stream for stream in StreamName if stream is not StreamName.ADDED_VOICE]


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


def planned_streams(settings: RecordSettings) -> tuple[StreamHealth, ...]:
    """The streams of a recording whose devices are being opened."""
    return tuple(
        StreamHealth(stream, StreamState.STARTING, events=0, looks=0, lost_events=0, gaps=0, silent_ns=0)
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
    remarks = []
    if stream.gaps:
        remarks.append(_gaps(stream.gaps))
    if stream.lost_events:
        remarks.append(_lost_events(stream.lost_events))
    return ", ".join(remarks)


def _gaps(count: int) -> str:
    if count == 1:
        return translate("Streams", "1 gap")
    return translate("Streams", "{count} gaps").format(count=count)


def _lost_events(count: int) -> str:
    if count == 1:
        return translate("Streams", "1 lost event")
    return translate("Streams", "{count} lost events").format(count=count)
