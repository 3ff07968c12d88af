"""The voice of a recording as an alteration has it: silent here, and with what was added later there."""

import numpy as np

from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.media.decode import samples as decoded
from trajectory_recorder.media.voice import RATE_HZ, Pcm
from trajectory_recorder.replay.playing.alteration import Added, Alteration
from trajectory_recorder.replay.sound.voice_sound import VoiceSound

_SECOND_NS = 1_000_000_000
_LONGEST = 3600 * RATE_HZ
"""Of an added voice so many samples are heard, an hour: 346 MB would be too much to hold for a preview of more."""
_LOUDEST = 32_767


class AlteredSound:
    """Reads a voice as it is altered. Use it from the thread that reads the voice.

    Args:
        voice: As it was recorded.
        alteration: What is changed about it.
    """

    def __init__(self, voice: VoiceSound, alteration: Alteration) -> None:
        self._voice = voice
        self._alteration = alteration
        self._added: dict[Added, Pcm] = {}
        self.problem = ""

    def read(self, at_ns: int, samples: int) -> Pcm:
        """The sound from a session time on; as `VoiceSound.read`."""
        sound = self._voice.read(at_ns, samples)
        self.problem = self._voice.problem
        until_ns = at_ns + _duration_ns(samples)
        for span in self._alteration.silent:
            if span.from_ns < until_ns and span.to_ns > at_ns:
                sound[max(0, _samples(span.from_ns - at_ns)) : max(0, _samples(span.to_ns - at_ns))] = 0
        for added in self._alteration.added:
            if added.from_ns < until_ns and added.to_ns > at_ns:
                sound = _mixed(sound, self._pcm(added), _samples(added.from_ns - at_ns))
        return sound

    def _pcm(self, added: Added) -> Pcm:
        if added not in self._added:
            try:
                self._added[added] = _whole(added)
            except (DamagedBundle, OSError) as error:
                self._added[added] = np.zeros(0, np.int16)
                self.problem = f"the added narration can't be read: {error}"
        return self._added[added]


def _whole(added: Added) -> Pcm:
    """All of an added voice from its first sample up to its end; what is missing in between is silence."""
    length = min(_samples(added.to_ns - added.from_ns), _LONGEST)
    whole = np.zeros(length, np.int16)
    begins_ns: int | None = None
    for pts_ns, pcm in decoded(added.path):
        begins_ns = pts_ns if begins_ns is None else begins_ns
        begin = _samples(pts_ns - begins_ns)
        if begin >= length:
            break
        part = pcm[: length - begin]
        whole[begin : begin + len(part)] = part
    return whole


def _mixed(sound: Pcm, other: Pcm, begin: int) -> Pcm:
    """Sound with another one that begins so many samples in, or before it."""
    first, passed = max(begin, 0), max(-begin, 0)
    part = other[passed : passed + max(0, len(sound) - first)]
    mixed = sound.astype(np.int32)
    mixed[first : first + len(part)] += part
    return mixed.clip(-_LOUDEST, _LOUDEST).astype(np.int16)


def _samples(duration_ns: int) -> int:
    return round(duration_ns * RATE_HZ / _SECOND_NS)


def _duration_ns(samples: int) -> int:
    return samples * _SECOND_NS // RATE_HZ
