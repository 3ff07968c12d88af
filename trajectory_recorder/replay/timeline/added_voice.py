"""What of a voice was recorded later than everything else, and when it is heard."""

import numpy as np
import numpy.typing as npt

from trajectory_recorder.bundle import layout
from trajectory_recorder.media.voice import RATE_HZ
from trajectory_recorder.replay.timeline.timeline import Span, VoiceTrack

_SECOND_NS = 1_000_000_000


def parted(voice: VoiceTrack) -> tuple[VoiceTrack, VoiceTrack]:
    """The packets that were recorded with everything else, and those that were added later."""
    later = _is_added(voice)[voice.file]
    return _only(voice, ~later), _only(voice, later)


def added_spans(voice: VoiceTrack, ends_ns: int) -> tuple[Span, ...]:
    """From when to when each added narration is heard, by their beginning and within the recording."""
    from_ns = np.full(len(voice.paths), ends_ns, np.int64)
    to_ns = np.zeros(len(voice.paths), np.int64)
    np.minimum.at(from_ns, voice.file, voice.at_ns)
    lasts_ns = voice.samples.astype(np.int64) * _SECOND_NS // RATE_HZ
    np.maximum.at(to_ns, voice.file, np.minimum(voice.at_ns + lasts_ns, ends_ns))
    spans = (Span(int(from_ns[it]), int(to_ns[it])) for it in np.flatnonzero(_is_added(voice)))
    return tuple(sorted((it for it in spans if it.from_ns < it.to_ns), key=lambda it: it.from_ns))


def _is_added(voice: VoiceTrack) -> npt.NDArray[np.bool_]:
    """Of each file, whether it is an added narration."""
    return np.array([layout.is_added_narration(it) for it in voice.paths], np.bool_)


def _only(voice: VoiceTrack, wanted: npt.NDArray[np.bool_]) -> VoiceTrack:
    return VoiceTrack(
        voice.paths,
        voice.at_ns[wanted],
        voice.pts_ns[wanted],
        voice.file[wanted],
        voice.samples[wanted],
        voice.peak[wanted],
        voice.rms[wanted],
    )
