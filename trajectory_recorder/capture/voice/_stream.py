"""Blocks of sound from a microphone as they come. It dates nothing and knows no outlet."""

import queue
import threading
from typing import Any

import numpy as np

from trajectory_recorder.capture.port_audio import PortAudio, no_answer, use_port_audio
from trajectory_recorder.capture.voice import _devices
from trajectory_recorder.capture.voice._block import BLOCK_SAMPLES, RATE_HZ, Block, duration_ns
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import DeviceLost

_QUEUED_BLOCKS = 1_200  # 1 min, 6 MB; what does not fit is missing from the count of samples
# Libraries are loaded and all devices asked meanwhile, which a busy computer may take seconds for; nothing is lost.
_OPENING_S = 8.0
_FIRST_BLOCK_S = 3.0  # a virtual microphone may take 2 s
_SILENCE_S = 1.0
_LEAVE_S = 0.3
_OLDEST_NS = 5_000_000_000


class MicrophoneStream:
    """An open microphone. It delivers from a thread of its own until it is closed.

    Args:
        microphone: Part of the device's name; empty for the default.
    """

    def __init__(self, microphone: str) -> None:
        self._microphone = microphone
        self._blocks: queue.Queue[Block] = queue.Queue(_QUEUED_BLOCKS)
        self._errors: queue.SimpleQueue[Exception] = queue.SimpleQueue()
        self._closing = threading.Event()
        self._samples = 0
        # Counted in waits that came to nothing, not by the clock: who is frozen does not wait.
        self._patience_s = _OPENING_S
        self._opened = False
        self._thread = use_port_audio(self._deliver, on_error=self._errors.put)

    def next(self, timeout_s: float) -> Block | None:
        """Wait for a block; None if none came in time, which may be well.

        Raises:
            MachineError: There is no such microphone, or no PortAudio.
            DeviceLost: The microphone can't be opened now, or has delivered nothing for 1 s.
        """
        try:
            block = self._blocks.get(timeout=timeout_s)
        except queue.Empty:
            if not self._errors.empty():
                raise self._errors.get() from None
            self._patience_s -= timeout_s
            if self._patience_s < 0:
                raise self._overdue() from None
            return None
        self._patience_s = _SILENCE_S
        return block

    def close(self) -> None:
        """Let go of the microphone, but don't wait for a sound system that hangs."""
        self._closing.set()
        self._thread.join(_LEAVE_S)

    def _overdue(self) -> DeviceLost:
        if not self._opened:
            return no_answer()
        return DeviceLost(
            "the microphone stopped delivering", "see whether it is plugged in and the sound server runs"
        )

    def _deliver(self, port_audio: PortAudio) -> None:
        stream = port_audio.RawInputStream(
            device=_devices.find(port_audio, self._microphone),
            samplerate=RATE_HZ,
            channels=1,
            dtype="int16",
            blocksize=BLOCK_SAMPLES,
            callback=self._take,
        )
        try:
            stream.start()
            self._opened = True
            self._patience_s = _FIRST_BLOCK_S
            self._closing.wait()
            stream.abort()
        finally:
            stream.close()

    def _take(self, samples: Any, count: int, time: Any, status: Any) -> None:  # noqa: ANN401 - PortAudio's
        arrival_ns = monotonic_ns()
        age_ns = round((time.currentTime - time.inputBufferAdcTime) * 1e9)
        if time.inputBufferAdcTime <= 0 or not 0 <= age_ns < _OLDEST_NS:  # this system can't tell
            age_ns = duration_ns(count)
        pcm = np.frombuffer(samples, np.int16).copy()
        block = Block(pcm, self._samples, arrival_ns, age_ns, bool(status.input_overflow))
        self._samples += count
        if not self._blocks.full():
            self._blocks.put_nowait(block)
