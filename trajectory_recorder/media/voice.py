"""Encodes a voice and writes it to a file: FLAC in Matroska, 48 kHz, mono.

Every sample that comes in is in the file once, in order, and none is invented: where sound is
missing, the file has a jump in its time stamps. Sound that follows a jump begins with a packet of
its own, so that each packet is of one piece.
"""

from collections import deque
from dataclasses import dataclass, replace

import av
import numpy as np
import numpy.typing as npt

from trajectory_recorder.media.matroska import TIMESTAMP_SCALE_NS, MatroskaWriter, SeekableOutput, audio_track

RATE_HZ = 48_000
DISCONTINUITY_NS = 50_000_000
"""A block that begins this much earlier or later than its predecessor ended is no continuation."""

_FULL_SCALE = 32_768

Pcm = npt.NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class VoicePacket:
    """One encoded stretch of sound, at most 0.1 s.

    `session_ns` is when its first sample was heard, `pts_ns` the same as the file has it: in whole
    milliseconds. `first_sample` counts the file's samples before it. `peak` and `rms` are linear,
    1.0 is full scale; `clipped` counts samples at full scale.
    """

    data: bytes
    session_ns: int
    pts_ns: int
    first_sample: int
    samples: int
    peak: float
    rms: float
    clipped: int


class VoiceFile:
    """One voice. Use it from one thread.

    Args:
        file: A new binary file, unbuffered; whoever opened it closes it.

    Raises:
        OSError: The file's header can't be written.
    """

    def __init__(self, file: SeekableOutput) -> None:
        self._encoder: av.AudioCodecContext = _open_encoder()
        self._packet_samples: int = self._encoder.frame_size
        self._waiting: deque[tuple[int, Pcm]] = deque()
        self._waiting_samples = 0
        self._expected_ns: int | None = None
        self._samples = 0
        self._last_pts_ns = -TIMESTAMP_SCALE_NS
        self._end_ns = 0
        stream_info = self._encoder.extradata or b""
        # Last metadata block (0x80), of type stream info (0), and its length.
        private = b"fLaC\x80" + len(stream_info).to_bytes(3) + stream_info
        self._writer = MatroskaWriter(file, audio_track("A_FLAC", private, rate_hz=RATE_HZ, bits=16))

    def encode(self, pcm: Pcm, *, session_ns: int) -> list[VoicePacket]:
        """Take in a block; returns the packets that it completed.

        A packet's time is that of the block in which it begins plus the samples between, so it
        follows the device's clock, which is never exactly 48 kHz.

        Args:
            pcm: The samples, shape (n,).
            session_ns: When the first of them was heard.
        """
        packets = []
        if self._expected_ns is not None and abs(session_ns - self._expected_ns) > DISCONTINUITY_NS:
            packets = self.flush()
        self._expected_ns = session_ns + _duration_ns(pcm.size)
        if pcm.size:
            self._waiting.append((session_ns, pcm))
            self._waiting_samples += pcm.size
        while self._waiting_samples >= self._packet_samples:
            packets.append(self._encode(self._packet_samples))
        return packets

    def flush(self) -> list[VoicePacket]:
        """Encode what is waiting, as before a pause or the end; more sound may follow."""
        packets = []
        if self._waiting_samples:
            packets.append(self._encode(self._waiting_samples))
            # FLAC takes a short frame as its last only, so what follows is another encoder's first.
            # Decoders don't mind: every frame says how long it is and refers to no other.
            self._encoder = _open_encoder()
        self._expected_ns = None
        return packets

    def take_over(self, packet: VoicePacket) -> VoicePacket:
        """Take a packet that another such file holds, as it is; returns it as this file has it."""
        return replace(
            packet, pts_ns=self._stamp(packet.session_ns), first_sample=self._count(packet.samples)
        )

    @property
    def bytes_written(self) -> int:
        """The file's size so far."""
        return self._writer.bytes_written

    def write(self, packet: VoicePacket) -> None:
        """Append a packet; when this returns, a kill of this process can't lose it.

        Raises:
            OSError: It can't be written, and nothing more can be.
        """
        self._writer.write(packet.data, pts_ms=packet.pts_ns // TIMESTAMP_SCALE_NS, keyframe=True)
        self._end_ns = packet.pts_ns + _duration_ns(packet.samples)

    def close(self) -> None:
        """Complete the file with its index and duration, after the last packet was written.

        Raises:
            OSError: They can't be written.
        """
        self._writer.close(duration_ms=round(self._end_ns / TIMESTAMP_SCALE_NS))

    def _encode(self, samples: int) -> VoicePacket:
        session_ns = self._waiting[0][0]
        pcm = self._take(samples)
        frame = av.AudioFrame.from_ndarray(pcm.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate = RATE_HZ
        encoded = self._encoder.encode(frame)
        if samples < self._packet_samples:
            encoded += self._encoder.encode(None)
        # At its end the encoder also gives an empty packet that carries a checksum only.
        (data,) = [bytes(packet) for packet in encoded if packet.size]
        magnitude = np.abs(pcm.astype(np.int32))
        return VoicePacket(
            data,
            session_ns,
            self._stamp(session_ns),
            self._count(samples),
            samples,
            peak=float(magnitude.max()) / _FULL_SCALE,
            rms=float(np.sqrt(np.mean(np.square(pcm, dtype=np.float64)))) / _FULL_SCALE,
            clipped=int(np.count_nonzero(magnitude >= _FULL_SCALE - 1)),
        )

    def _stamp(self, session_ns: int) -> int:
        """The next packet's time stamp in the file."""
        pts_ns = round(session_ns / TIMESTAMP_SCALE_NS) * TIMESTAMP_SCALE_NS
        self._last_pts_ns = max(pts_ns, self._last_pts_ns + TIMESTAMP_SCALE_NS)
        return self._last_pts_ns

    def _count(self, samples: int) -> int:
        """Count a packet's samples; returns how many came before."""
        self._samples += samples
        return self._samples - samples

    def _take(self, samples: int) -> Pcm:
        parts = []
        wanted = samples
        while wanted:
            stamp_ns, pcm = self._waiting.popleft()
            parts.append(pcm[:wanted])
            if pcm.size > wanted:
                self._waiting.appendleft((stamp_ns + _duration_ns(wanted), pcm[wanted:]))
            wanted -= parts[-1].size
        self._waiting_samples -= samples
        return np.concatenate(parts)


def _duration_ns(samples: int) -> int:
    return samples * 1_000_000_000 // RATE_HZ


def _open_encoder() -> av.AudioCodecContext:
    encoder = av.CodecContext.create("flac", "w")
    encoder.sample_rate = RATE_HZ
    encoder.layout = "mono"
    encoder.format = "s16"
    encoder.open()
    return encoder
