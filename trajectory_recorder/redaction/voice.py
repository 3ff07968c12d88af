"""The voice after the edits: packets that nothing concerns are copied, the others encoded anew without loss.

Muted sound is digital silence. Of a packet that is cut in two, each part becomes a packet of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from trajectory_recorder.bundle import BundleWriter, layout
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.events import AddedVoiceEvent, VoiceEvent
from trajectory_recorder.media import decode, scan
from trajectory_recorder.media.voice import RATE_HZ, Pcm, VoiceFile, VoicePacket
from trajectory_recorder.redaction.plan import Plan
from trajectory_recorder.redaction.recording import Recording
from trajectory_recorder.redaction.story import Told
from trajectory_recorder.redaction.time_map import Span, Spans

_SECOND_NS = 1_000_000_000
_Voice = VoiceEvent | AddedVoiceEvent


def voice(recording: Recording, plan: Plan, *, kind: type[_Voice], writer: BundleWriter) -> Iterator[Told]:
    """Write one kind of voice, and tell of its packets.

    Args:
        recording: What is edited.
        plan: How.
        kind: The voice of the recording, or those that were added to it before.
        writer: Where the files go.

    Yields:
        New session time in nanoseconds, and the event, as packets are written.

    Raises:
        DamagedBundle: A packet that changes can't be decoded.
        OSError: A file can't be read or written.
    """
    track = _Track(recording, plan, writer)
    for at_ns, event in recording.bundle.events_of(kind):
        yield from track.take(at_ns, event)
    track.close()


@dataclass(slots=True)
class _Open:
    """A file of the recording and what becomes of it."""

    packets: scan.Packets
    decoded: Iterator[tuple[int, Pcm]]
    path: str
    file: VoiceFile | None = None


class _Track:
    """Files side by side: added voices may overlap, each in its own."""

    def __init__(self, recording: Recording, plan: Plan, writer: BundleWriter) -> None:
        self._recording = recording
        self._times = plan.times
        self._muted = plan.muted
        self._concerned = Spans([*plan.muted.spans, *plan.times.cuts.spans])
        self._writer = writer
        self._open: dict[str, _Open] = {}

    def take(self, at_ns: int, event: _Voice) -> Iterator[Told]:
        """Write what is left of a packet."""
        opened = self._opened(event.path)
        packet = next(opened.packets, None)
        if packet is None:
            raise DamagedBundle(f"{event.path} ends before its last packet")
        data = opened.packets.data()
        ends_ns = at_ns + event.samples * _SECOND_NS // RATE_HZ
        if list(self._concerned.outside(at_ns, ends_ns)) == [(at_ns, ends_ns)]:
            kept = VoicePacket(
                data, self._times.after(at_ns), 0, 0, event.samples, event.peak, event.rms, event.clipped
            )
            file = self._file(opened)
            yield self._written(opened, file, file.take_over(kept), type(event))
            return
        pcm = next((pcm for pts_ns, pcm in opened.decoded if pts_ns == event.pts_ns), None)
        if pcm is None or len(pcm) != event.samples:
            raise DamagedBundle(f"{event.path} does not hold the voice that it should hold")
        for from_ns, part in self._parts(at_ns, pcm):
            file = self._file(opened)
            new_ns = self._times.after(from_ns)
            for made in (*file.encode(part, session_ns=new_ns), *file.flush()):
                yield self._written(opened, file, made, type(event))

    def close(self) -> None:
        """Complete the files."""
        for opened in self._open.values():
            self._complete(opened)
        self._open.clear()

    def _parts(self, at_ns: int, pcm: Pcm) -> Iterator[tuple[int, Pcm]]:
        """What of a packet is not cut out, each part with its old time, and silence where it is muted."""
        ends_ns = at_ns + len(pcm) * _SECOND_NS // RATE_HZ
        silenced = np.array(pcm)
        for from_ns, to_ns in self._muted.spans:
            silenced[slice(*_samples(at_ns, (from_ns, to_ns), len(pcm)))] = 0
        for from_ns, to_ns in self._times.cuts.outside(at_ns, ends_ns):
            first, behind = _samples(at_ns, (from_ns, to_ns), len(pcm))
            if to_ns == ends_ns:
                behind = len(pcm)
            if first < behind:
                yield at_ns + first * _SECOND_NS // RATE_HZ, silenced[first:behind]

    def _opened(self, path: str) -> _Open:
        if path not in self._open:
            self._leave_former(path)
            file = self._recording.bundle.path(path)
            self._open[path] = _Open(scan.packets(file), decode.samples(file), path)
        return self._open[path]

    def _leave_former(self, path: str) -> None:
        """A track's next file begins where the one before ended."""
        for former in [it for it in self._open if layout.track_of(it) == layout.track_of(path)]:
            self._complete(self._open.pop(former))

    def _file(self, opened: _Open) -> VoiceFile:
        if opened.file is None:
            opened.file = VoiceFile(self._writer.open_media(opened.path))
        return opened.file

    def _written(self, opened: _Open, file: VoiceFile, packet: VoicePacket, kind: type[_Voice]) -> Told:
        file.write(packet)
        return packet.session_ns, told(opened.path, packet, kind)

    def _complete(self, opened: _Open) -> None:
        opened.packets.close()
        if opened.file is not None:
            opened.file.close()
            self._writer.complete_media(opened.path)


def told(path: str, packet: VoicePacket, kind: type[_Voice]) -> _Voice:
    """The event of a packet."""
    return kind(
        path,
        packet.pts_ns,
        packet.first_sample,
        packet.samples,
        packet.peak,
        packet.rms,
        packet.clipped,
    )


def _samples(at_ns: int, span: Span, count: int) -> tuple[int, int]:
    """Which samples of a packet lie in a span: from the first at or after its beginning to before its end."""
    first, behind = (-((at_ns - it) * RATE_HZ // _SECOND_NS) for it in span)
    return min(max(first, 0), count), min(max(behind, 0), count)
