"""The plug-in point for transcribers: voice and where in it somebody speaks come in, words go out.

A transcriber is one file in `transcribers`, registered by name. It gets a folder with its model, as it finds
it, and fetches nothing. What it needs of times and resampling is in `passages.py`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from trajectory_recorder.errors import MachineError, UsageError
from trajectory_recorder.registry import Registry
from trajectory_recorder.speech.sound import Block
from trajectory_recorder.speech.spans import Span


class TranscriberUnavailable(MachineError):
    """A package that it runs on is missing, or doesn't run here."""


class UnusableModel(UsageError):
    """The folder holds no model of its kind, or one that doesn't know the language."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word that was said from `from_ns` to `to_ns` of session time.

    `text` has the space that is written before it and the mark that follows it, so the texts of all words
    joined are what was said. `confidence` is the model's, from 0 to 1.
    """

    from_ns: int
    to_ns: int
    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Model:
    """Which model it was: its folder's name and a digest of its files."""

    name: str
    sha256: str


class Transcriber(Protocol):
    """One model, loaded. Use it from one thread."""

    @property
    def version(self) -> str:
        """The version of what runs the model."""

    @property
    def model(self) -> Model:
        """The model."""

    @property
    def language(self) -> str | None:
        """The code of the language, such as "en"; None where none was given and nothing was heard yet."""

    def transcribe(self, blocks: Iterable[Block], spans: Sequence[Span]) -> Iterator[Word]:
        """Yield the words of a voice, in the order in which they were said.

        Args:
            blocks: The voice, in the order of time; taken one after the other as words are asked for.
            spans: Where somebody speaks, in the order of time, without overlap. No word lies outside.

        Raises:
            UnusableModel: The model can't be used on sound.
        """


class TranscriberKind(Protocol):
    """Loads a transcriber."""

    def __call__(self, folder: Path, *, language: str | None = None) -> Transcriber:
        """Load the model in a folder.

        Raises:
            TranscriberUnavailable: It can't be run on this machine.
            UnusableModel: It is no model of this kind, or does not know the language.
        """


TRANSCRIBERS = Registry[TranscriberKind]("transcriber")
