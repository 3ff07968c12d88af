"""The voice of a recording as sound at any session time. Where there is none, or damage, is silence."""

from collections import OrderedDict

import numpy as np

from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.media.hearing import VoiceSeeker
from trajectory_recorder.media.voice import RATE_HZ, Pcm
from trajectory_recorder.replay.media_files import MediaFiles
from trajectory_recorder.replay.timeline.timeline import VoiceTrack

_SECOND_NS = 1_000_000_000
_KEPT_PACKETS = 32  # 3 s, 0.3 MB
# A sound of whatever length a packet claims is looked for so far back; those of the format last 0.1 s.
_LONGEST_NS = _SECOND_NS
# One that was recorded, and one that was added later, which may be heard at once.
_MOST_OPEN = 2
_LOUDEST = 32_767


class VoiceSound:
    """Reads a voice. Use it from one thread, which also closes it.

    Args:
        track: Its packets.
        media: Opens their files.
    """

    def __init__(self, track: VoiceTrack, media: MediaFiles) -> None:
        self._track = track
        self._media = media
        self._kept: OrderedDict[int, Pcm] = OrderedDict()
        self._open: OrderedDict[int, VoiceSeeker] = OrderedDict()
        self._unusable: dict[int, str] = {}
        self.problem = ""

    def read(self, at_ns: int, samples: int) -> Pcm:
        """The sound from a session time on, shape (samples,). `problem` then tells what of it is missing and why.

        Raises:
            EndpointError: Its file lies at an endpoint that can't be asked now.
        """
        sound = np.zeros(samples, np.int16)
        self.problem = ""
        begins = self._track.at_ns
        until_ns = at_ns + samples * _SECOND_NS // RATE_HZ
        first = int(np.searchsorted(begins, at_ns - _LONGEST_NS, side="left"))
        behind = int(np.searchsorted(begins, until_ns, side="left"))
        for index in range(first, behind):
            # In samples behind the first one that is asked for.
            begin = round((int(begins[index]) - at_ns) * RATE_HZ / _SECOND_NS)
            if begin + int(self._track.samples[index]) > 0:
                _put(sound, begin, self._packet(index))
        return sound

    def close(self) -> None:
        """Let go of the file."""
        self._forget()

    def _packet(self, index: int) -> Pcm:
        if index in self._kept:
            return self._kept[index]
        pcm = self._decoded(index)
        file = int(self._track.file[index])
        if pcm is None or len(pcm) != int(self._track.samples[index]):
            self.problem = self._unusable.get(file, f"{self._track.paths[file]} is damaged here")
            pcm = np.zeros(0, np.int16)
        self._kept[index] = pcm
        if len(self._kept) > _KEPT_PACKETS:
            self._kept.popitem(last=False)
        return pcm

    def _decoded(self, index: int) -> Pcm | None:
        file = int(self._track.file[index])
        if file in self._unusable:
            return None
        try:
            return self._seeker(file).packet(int(self._track.pts_ns[index]))
        except (DamagedBundle, OSError) as error:
            self._forget()
            self._unusable[file] = str(error)
            return None
        except BaseException:
            self._forget()
            raise

    def _seeker(self, file: int) -> VoiceSeeker:
        if file not in self._open:
            if len(self._open) == _MOST_OPEN:
                self._open.popitem(last=False)[1].close()
            path = self._track.paths[file]
            self._open[file] = VoiceSeeker(self._media.open(path), path)
        return self._open[file]

    def _forget(self) -> None:
        while self._open:
            self._open.popitem()[1].close()


def _put(sound: Pcm, begin: int, pcm: Pcm) -> None:
    """Put a packet where it begins, which may be before the first sample, and as much of it as fits.

    Where there is another one, both are heard.
    """
    passed = max(0, -begin)
    part = pcm[passed : passed + max(0, len(sound) - max(begin, 0))]
    place = slice(max(begin, 0), max(begin, 0) + len(part))
    sound[place] = (sound[place].astype(np.int32) + part).clip(-_LOUDEST, _LOUDEST)
