"""A look at the microphones before a session: which there are, and how loud one is. It records nothing."""

import queue
from dataclasses import dataclass
from math import log10, sqrt

import numpy as np

from trajectory_recorder.capture.port_audio import PATIENCE_S, no_answer, use_port_audio
from trajectory_recorder.capture.voice import _devices
from trajectory_recorder.capture.voice._block import RATE_HZ
from trajectory_recorder.capture.voice._stream import MicrophoneStream

_FULL_SCALE = 32_768
_SILENCE_DBFS = -120.0


@dataclass(frozen=True, slots=True)
class Level:
    """How loud something was, in dB relative to full scale: 0 is the loudest, -120 is nothing."""

    peak_dbfs: float
    rms_dbfs: float


def microphones() -> tuple[str, ...]:
    """The names of all microphones, the system's default first.

    Raises:
        MachineError: The PortAudio library is missing.
        DeviceLost: The sound system does not answer.
    """
    answers: queue.SimpleQueue[tuple[str, ...] | Exception] = queue.SimpleQueue()
    use_port_audio(
        lambda port_audio: answers.put(_devices.names(port_audio)),
        on_error=answers.put,
    )
    try:
        answer = answers.get(timeout=2 * PATIENCE_S)
    except queue.Empty:
        raise no_answer() from None
    if isinstance(answer, Exception):
        raise answer
    return answer


def measure_level(seconds: float, microphone: str) -> Level:
    """Listen for a while.

    Args:
        seconds: How long.
        microphone: Part of the device's name; empty for the default.

    Raises:
        MachineError: See `VoiceSource.run`.
        DeviceLost: Likewise.
    """
    stream = MicrophoneStream(microphone)
    samples, peak, squares = 0, 0, 0.0
    try:
        while samples < seconds * RATE_HZ:
            block = stream.next(0.1)
            if block is not None:
                wide = block.pcm.astype(np.int64)
                samples += len(wide)
                peak = max(peak, int(abs(wide).max()))
                squares += float((wide * wide).sum())
    finally:
        stream.close()
    return Level(_dbfs(peak), _dbfs(sqrt(squares / max(samples, 1))))


def _dbfs(amplitude: float) -> float:
    return max(20 * log10(amplitude / _FULL_SCALE), _SILENCE_DBFS) if amplitude else _SILENCE_DBFS
