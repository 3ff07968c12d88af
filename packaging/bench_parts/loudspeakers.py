"""Listens to what a virtual desktop's loudspeakers play, and knows when each sample sounded."""

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO

import numpy as np
import numpy.typing as npt

from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.virtual_desktop import VirtualDesktop

RATE_HZ = 48_000
_STEP_MS = 2
_READ_BYTES = 9_600
_LONGEST_START_S = 20


@dataclass
class Heard:
    """What was played so far; `sound` is mono."""

    blocks: list[tuple[int, bytes]] = field(default_factory=list)

    @property
    def sound(self) -> npt.NDArray[np.int16]:
        return np.frombuffer(b"".join(block for _, block in self.blocks), np.int16)

    def time_ns(self, sample: int) -> int:
        """When a sample sounded: blocks come late and never early, so the earliest tells."""
        ends = np.cumsum([len(block) // 2 for _, block in self.blocks])
        arrived = np.array([at_ns for at_ns, _ in self.blocks], np.int64)
        near = abs(ends - sample) < RATE_HZ
        begin_ns = int((arrived - ends * 1_000_000_000 // RATE_HZ)[near].min())
        return begin_ns + sample * 1_000_000_000 // RATE_HZ


@contextmanager
def heard(desktop: VirtualDesktop) -> Iterator[Heard]:
    """Listen for as long as this is entered; begins once there is something to hear, be it silence."""
    found = Heard()
    begun = threading.Event()
    format_ = ["--raw", "--format=s16le", f"--rate={RATE_HZ}", "--channels=1", f"--latency-msec={_STEP_MS}"]
    with subprocess.Popen(
        ["parec", "--device=speakers.monitor", *format_],
        stdout=subprocess.PIPE,
        env=desktop.environment,
        bufsize=0,
    ) as listener:
        thread = threading.Thread(target=_listen, args=(listener.stdout, found, begun))
        thread.start()
        try:
            begun.wait(_LONGEST_START_S)
            yield found
        finally:
            listener.terminate()
            thread.join()


def _listen(output: IO[bytes], found: Heard, begun: threading.Event) -> None:
    # Whole samples come, for each block was written by one call.
    while block := output.read(_READ_BYTES):
        found.blocks.append((monotonic_ns(), block))
        begun.set()
