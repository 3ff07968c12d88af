"""What every transcriber promises, asked of each that is registered."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from helpers import tiny_whisper
from helpers.narration import narrate
from helpers.spoken_session import SECOND_NS, Tape
from trajectory_recorder.speech import TRANSCRIBERS, Span, SpeechDetector, Transcriber, UnusableModel, Word
from trajectory_recorder.speech.sound import RATE_HZ

# A small model of each kind.
MODELS: dict[str, Callable[[Path], Path]] = {"faster-whisper": tiny_whisper.build}


@pytest.fixture(scope="module")
def tape(tmp_path_factory: pytest.TempPathFactory) -> Tape:
    pcm = narrate(tmp_path_factory.mktemp("narration"), [1, 0.6, 2.5, 4, 1.5, 1]).pcm
    return Tape(pcm, drift_ppm=150, hole_at=5 * RATE_HZ, hole_ns=3 * SECOND_NS)


@pytest.fixture(scope="module")
def spans(tape: Tape) -> list[Span]:
    detector = SpeechDetector()
    found = [span for at_ns, pcm in tape.blocks() for span in detector.take(pcm, at_ns=at_ns)]
    return found + detector.finish()


@pytest.fixture(scope="module", params=[name for name, _ in TRANSCRIBERS])
def transcriber(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Transcriber:
    folder = MODELS[request.param](tmp_path_factory.mktemp("models") / "tiny")
    return TRANSCRIBERS.get(request.param)(folder)


@pytest.fixture(scope="module")
def words(transcriber: Transcriber, tape: Tape, spans: list[Span]) -> list[Word]:
    return list(transcriber.transcribe(tape.blocks(), spans))


def test_words_lie_within_speech_and_in_order(words: list[Word], spans: list[Span]) -> None:
    assert words
    assert all(any(it.from_ns <= word.from_ns <= word.to_ns <= it.to_ns for it in spans) for word in words)
    assert all(before.from_ns <= word.from_ns for before, word in pairwise(words))


def test_words_are_plain_values(words: list[Word]) -> None:
    for word in words:
        assert [type(it) for it in (word.from_ns, word.to_ns, word.text, word.confidence)] == [
            *(int, int, str, float)
        ]
        assert 0 <= word.confidence <= 1
        assert word.text.strip()


def test_without_speech_there_are_no_words(transcriber: Transcriber, tape: Tape) -> None:
    assert list(transcriber.transcribe(tape.blocks(), [])) == []
    assert list(transcriber.transcribe([], [])) == []


@pytest.mark.usefixtures("words")
def test_it_tells_what_it_is(transcriber: Transcriber) -> None:
    assert transcriber.version
    assert transcriber.model.name == "tiny"
    assert len(transcriber.model.sha256) == 64
    assert transcriber.language is not None


@pytest.mark.parametrize("name", MODELS)
def test_a_folder_without_a_model_is_refused(name: str, tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(UnusableModel):
            TRANSCRIBERS.get(name)(folder)
