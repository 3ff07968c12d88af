"""What the screen truly showed at random moments, grabbed without loss by `truth_grabber.py`.

Grabbing costs the machine something: the costs of a recording are measured in rounds without it.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import zstandard

from bench_parts.programs import program_environment
from trajectory_recorder.virtual_desktop import VirtualDesktop

_PER_SECOND = 10.0
_SEED = 1
# On a busy machine a look may take long; then nobody knows when in that time it saw what it saw.
_LONGEST_LOOK_NS = 20_000_000


@dataclass(frozen=True, slots=True)
class Sample:
    """One look, in the middle of the time it took, and where its picture is kept.

    `stood_until_ns` is when the same picture was still there, None if it was gone. Times are
    monotonic.
    """

    at_ns: int
    stood_until_ns: int | None
    file: Path
    offset: int
    length: int
    width_px: int
    height_px: int

    def packed(self) -> bytes:
        """The compressed picture: equal for equal pictures."""
        with self.file.open("rb") as file:
            file.seek(self.offset)
            return file.read(self.length)

    def pixels(self) -> npt.NDArray[np.uint8]:
        """The picture, (height, width, 4) BGRA."""
        raw = zstandard.ZstdDecompressor().decompress(self.packed())
        return np.frombuffer(raw, np.uint8).reshape(self.height_px, self.width_px, 4)


@contextmanager
def grabbed_truth(desktop: VirtualDesktop, file: Path) -> Iterator[list[Sample]]:
    """Look at the desktop for a while, the pictures going into a file; the list is filled at the end."""
    samples: list[Sample] = []
    arguments = ("--output", str(file), "--per-second", str(_PER_SECOND), "--seed", str(_SEED))
    grabber = desktop.open(
        *(sys.executable, "-m", "bench_parts.truth_grabber", *arguments), environment=program_environment()
    )
    try:
        yield samples
    finally:
        desktop.close(grabber)
        samples += read_samples(desktop.output_of(grabber), file)


def read_samples(said: str, file: Path) -> Iterator[Sample]:
    """Parse what the grabber printed; looks that took too long are left out."""
    for line in said.splitlines():
        if not line.endswith("}"):
            continue  # it was ended in the middle of a line
        look = json.loads(line)
        if look["after_ns"] - look["before_ns"] <= _LONGEST_LOOK_NS:
            yield Sample(
                (look["before_ns"] + look["after_ns"]) // 2,
                look["stood_until_ns"],
                file,
                look["offset"],
                look["bytes"],
                look["width_px"],
                look["height_px"],
            )
