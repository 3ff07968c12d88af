"""Has the voice of a bundle transcribed. It writes nothing: `transcript.py` does."""

from collections.abc import Iterator

from trajectory_recorder.bundle.reader import Bundle
from trajectory_recorder.bundle.spoken import speech_spans
from trajectory_recorder.bundle.transcript import Transcript
from trajectory_recorder.bundle.voice import narration, voice_blocks
from trajectory_recorder.errors import BundleError
from trajectory_recorder.speech import Transcriber
from trajectory_recorder.speech.sound import Block
from trajectory_recorder.tasks import Task


class NoVoice(BundleError):
    """There is nothing that could be transcribed, which is not the same as silence."""


def require_voice(bundle: Bundle) -> None:
    """Look whether a bundle can be transcribed at all, before a model is loaded for it.

    Raises:
        NoVoice: It holds no voice.
    """
    if not narration(bundle):
        raise NoVoice(f"{bundle.root} holds no voice", "only a recording with narration can be transcribed")


def transcribe(bundle: Bundle, transcriber: Transcriber, *, name: str, task: Task) -> Transcript:
    """Transcribe what is said in a bundle.

    Args:
        bundle: A sealed bundle with a voice.
        transcriber: Loaded.
        name: What the transcriber is registered as.
        task: Sees the progress.

    Raises:
        NoVoice: The bundle holds no voice.
        DamagedBundle: Its events or its voice can't be read.
        SpeechUnavailable: Nobody listened for speech, and this machine can't.
        UnusableModel: The model fails on sound.
        Cancelled: The task was cancelled.
    """
    require_voice(bundle)
    task.progress("looking for speech", 0.0)
    spans = speech_spans(bundle)
    words = tuple(transcriber.transcribe(_watched(bundle, task), spans))
    return Transcript(
        name, transcriber.version, transcriber.model, transcriber.language, narration(bundle), words
    )


def _watched(bundle: Bundle, task: Task) -> Iterator[Block]:
    for at_ns, pcm in voice_blocks(bundle):
        task.progress("transcribing", at_ns / max(bundle.manifest.duration_ns, 1))
        yield at_ns, pcm
