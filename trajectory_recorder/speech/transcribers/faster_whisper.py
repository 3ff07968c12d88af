"""Whisper's models, run by faster-whisper and CTranslate2 on the processor, in 8 bits.

The language is given, or told from the first passage and kept. Each passage is heard for itself: what Whisper
is told of the text before makes it repeat itself. Half of the processor's cores are used, so that whoever works
at the machine can go on. The same sound and model give the same words on the same machine.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from trajectory_recorder.speech.model_folder import read_model_folder
from trajectory_recorder.speech.passages import Passage, passages
from trajectory_recorder.speech.sound import Block
from trajectory_recorder.speech.spans import Span
from trajectory_recorder.speech.transcriber import (
    TRANSCRIBERS,
    TranscriberUnavailable,
    UnusableModel,
    Word,
)

# Without its tokenizer the library would look for one on the network.
_NEEDED = ("model.bin", "config.json", "tokenizer.json")
_THREADS = max(1, (os.cpu_count() or 1) // 2)
_SEED = 1


@TRANSCRIBERS.register("faster-whisper")
class FasterWhisper:
    """A Whisper model in CTranslate2's format. Loading it takes seconds.

    Args:
        folder: The model's files.
        language: A code such as "en"; None to be told from what is heard.

    Raises:
        TranscriberUnavailable: The package is missing, or does not run here.
        UnusableModel: The folder holds no such model, or it does not know the language.
    """

    def __init__(self, folder: Path, *, language: str | None = None) -> None:
        self.model = read_model_folder(folder, _NEEDED)
        self.language = language
        try:
            import ctranslate2  # noqa: PLC0415 - an extra
            import faster_whisper  # noqa: PLC0415
        except (ImportError, OSError) as error:
            raise TranscriberUnavailable(
                f"faster-whisper can't be loaded: {error}", "run: pip install 'trajectory-recorder[asr]'"
            ) from error
        self.version: str = faster_whisper.__version__
        # Where it is unsure Whisper draws by chance; the seed is taken over by threads that begin later.
        ctranslate2.set_random_seed(_SEED)
        try:
            self._whisper = faster_whisper.WhisperModel(
                str(folder), device="cpu", compute_type="int8", cpu_threads=_THREADS, local_files_only=True
            )
        except Exception as error:  # its libraries raise errors of many classes
            raise UnusableModel(
                f"{folder} can't be loaded as a Whisper model: {error}",
                "name the folder of a model in CTranslate2's format",
            ) from error
        known = self._whisper.supported_languages
        if language is not None and language not in known:
            raise UnusableModel(
                f"{self.model.name} does not know the language {language!r}",
                f"give one of {', '.join(known)}",
            )

    def transcribe(self, blocks: Iterable[Block], spans: Sequence[Span]) -> Iterator[Word]:
        """Yield the words of a voice; see `Transcriber`."""
        for passage in passages(blocks, spans):
            yield from self._hear(passage)

    def _hear(self, passage: Passage) -> Iterator[Word]:
        try:
            segments, told = self._whisper.transcribe(
                passage.at_16_khz(),
                language=self.language,
                word_timestamps=True,
                condition_on_previous_text=False,
            )
            self.language = told.language
            for segment in segments:
                for word in segment.words:
                    yield passage.word(word.word, word.start, word.end, word.probability)
        except (RuntimeError, ValueError) as error:
            raise UnusableModel(
                f"{self.model.name} can't be used on sound: {error}", "get the model anew, with all its files"
            ) from error
