"""Bundles of one long narration: real files, a microphone that drifts, a hole, a pause and several files."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from helpers.narration import RATE_HZ, Pcm
from helpers.sessions import session_info
from trajectory_recorder.bundle import Bundle, BundleWriter
from trajectory_recorder.bundle.writer import create_folder
from trajectory_recorder.capture.source import Sound
from trajectory_recorder.events import Event
from trajectory_recorder.recording.voice_track import VoiceTrack

SECOND_NS = 1_000_000_000
BLOCK_SAMPLES = 2_400


@dataclass(frozen=True)
class Tape:
    """A voice as it comes from a microphone.

    Its clock is `drift_ppm` too slow: samples take longer than they should. After the sample `hole_at` nothing
    came for `hole_ns`.
    """

    pcm: Pcm
    drift_ppm: int = 0
    hole_at: int = 2**62
    hole_ns: int = 0

    def session_ns(self, sample: int) -> int:
        """When a sample was heard, to within what a block of 50 ms drifts."""
        at_ns = sample * SECOND_NS // RATE_HZ * (1_000_000 + self.drift_ppm) // 1_000_000
        return at_ns + (self.hole_ns if sample >= self.hole_at else 0)

    @property
    def duration_ns(self) -> int:
        return self.session_ns(len(self.pcm))

    def blocks(self) -> Iterable[tuple[int, Pcm]]:
        """The samples in blocks, one of which ends at the hole."""
        cuts = sorted({*range(0, len(self.pcm), BLOCK_SAMPLES), min(self.hole_at, len(self.pcm))})
        for first, behind in zip(cuts, [*cuts[1:], len(self.pcm)], strict=True):
            if first < behind:
                yield self.session_ns(first), self.pcm[first:behind]

    def place_of(self, snippet: Pcm) -> int | None:
        """Where on the tape a few samples are; None where they are not, one after the other."""
        starts = np.arange(len(self.pcm) - len(snippet) + 1)
        for number, value in enumerate(snippet):
            starts = starts[self.pcm[starts + number] == value]
        return int(starts[0]) if len(starts) else None


def record(
    folder: Path,
    tape: Tape,
    events: Iterable[tuple[int, Event]] = (),
    *,
    file_bytes: int = 1 << 30,
    duration_ns: int | None = None,
) -> Bundle:
    """Seal a bundle of a tape and of other events; a file of the voice that is so long is completed."""
    writer = BundleWriter(create_folder(folder, session_info().start_utc_ns), session_info())
    track = VoiceTrack(writer, file_bytes=file_bytes, add=writer.add)
    for at_ns, pcm in tape.blocks():
        track.write(at_ns, Sound(pcm))
    track.close()
    for at_ns, event in events:
        writer.add(at_ns, event)
    writer.seal(duration_ns=duration_ns or tape.duration_ns, ended="stopped")
    return Bundle(writer.root)
