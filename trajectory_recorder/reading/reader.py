"""The plug-in point for readers: a picture comes in, the lines that are written in it go out.

A reader is one file in `readers`, registered by name. It brings its models along and fetches nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from trajectory_recorder.errors import MachineError
from trajectory_recorder.reading.area import Area
from trajectory_recorder.registry import Registry

Picture = npt.NDArray[np.uint8]


class ReaderUnavailable(MachineError):
    """A package that it runs on is missing, or doesn't run here."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand side by side, and where; `confidence` is the model's, from 0 to 1."""

    text: str
    area: Area
    confidence: float


class Reader(Protocol):
    """One model, loaded. Use it from one thread."""

    def read(self, picture: Picture) -> Sequence[Line]:
        """The lines in a picture, from the top.

        Args:
            picture: (height, width, 3) RGB, at least 32 pixels each way.
        """


class ReaderKind(Protocol):
    """Loads a reader."""

    @staticmethod
    def is_installed() -> bool:
        """Whether its packages are there, as far as can be told without loading them."""

    def __call__(self) -> Reader:
        """Load it; this takes seconds.

        Raises:
            ReaderUnavailable: It can't be run on this machine.
        """


EXTRA = "trajectory-recorder[ocr]"
"""What to install for the readers there are."""

READERS = Registry[ReaderKind]("reader")
