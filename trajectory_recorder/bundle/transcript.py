"""The transcript of a bundle: a file beside the sealed content that tells what it was made from.

Where there is none, nobody transcribed; one without words says that somebody did and nothing was said. One
that was made from another voice is no transcript of this one. This judges and corrects no word.
"""

import logging
import math
from dataclasses import dataclass
from pathlib import Path

import msgspec

from trajectory_recorder.bundle import layout
from trajectory_recorder.bundle.derived import read_derived, write_derived
from trajectory_recorder.bundle.reader import Bundle
from trajectory_recorder.bundle.voice import narration
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.speech import Model, Word

log = logging.getLogger(__name__)

# Whoever talks through a whole day says 200,000 words, which are 30 MB.
_LARGEST_BYTES = 100_000_000
_REMEDY = "remove it, or run transcribe again"


@dataclass(frozen=True, slots=True)
class Transcript:
    """What was said, and how that is known.

    `transcriber` is its registered name and `version` that of what ran the model. `language` is None where
    nothing was heard that could tell it. `narration` holds the SHA-256 of the voice's files by path.
    """

    transcriber: str
    version: str
    model: Model
    language: str | None
    narration: dict[str, str]
    words: tuple[Word, ...]


def write_transcript(bundle: Bundle, transcript: Transcript) -> Path:
    """Put a transcript beside the bundle's content, in place of an older one; returns its path.

    Raises:
        DamagedBundle: Its place is not in the bundle.
        OSError: It can't be written; the older one is still there.
    """
    data = msgspec.json.format(msgspec.json.encode(transcript), indent=2) + b"\n"
    return write_derived(bundle.root, layout.TRANSCRIPT, data)


def read_transcript(bundle: Bundle) -> Transcript | None:
    """Read the transcript of the bundle's voice; None where there is none.

    One of another voice is none of this, and a warning goes to the log.

    Raises:
        DamagedBundle: There is one that can't be read.
    """
    path = bundle.path(layout.TRANSCRIPT)
    data = read_derived(bundle.root, layout.TRANSCRIPT, most_bytes=_LARGEST_BYTES, remedy=_REMEDY)
    if data is None:
        return None
    try:
        transcript = msgspec.json.decode(data, type=Transcript)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DamagedBundle(f"{path} is no transcript: {error}", _REMEDY) from error
    _check(transcript.words, path)
    if transcript.narration != narration(bundle):
        log.warning("%s was made from another voice and is left aside; run transcribe again", path)
        return None
    return transcript


def _check(words: tuple[Word, ...], path: Path) -> None:
    before_ns = 0
    for number, word in enumerate(words, 1):
        in_order = before_ns <= word.from_ns <= word.to_ns
        if not (in_order and math.isfinite(word.confidence) and 0 <= word.confidence <= 1):
            raise DamagedBundle(f"word {number} in {path} has a time or confidence that can't be", _REMEDY)
        before_ns = word.from_ns
