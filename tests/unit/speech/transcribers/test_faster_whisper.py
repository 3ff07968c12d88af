"""The real faster-whisper, on a real model of no knowledge: it does everything but understand."""

import socket
import sys
from pathlib import Path

import numpy as np
import pytest

from helpers import tiny_whisper
from helpers.spoken_session import SECOND_NS, Tape
from trajectory_recorder.speech import Span, TranscriberUnavailable, UnusableModel
from trajectory_recorder.speech.sound import RATE_HZ
from trajectory_recorder.speech.transcribers import FasterWhisper

SPANS = [Span(SECOND_NS, 9 * SECOND_NS, 0.9), Span(12 * SECOND_NS, 40 * SECOND_NS, 0.9)]


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_whisper.build(tmp_path_factory.mktemp("models") / "english")


@pytest.fixture(scope="module")
def multilingual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_whisper.build(tmp_path_factory.mktemp("models") / "multilingual", multilingual=True)


@pytest.fixture(scope="module")
def tape() -> Tape:
    return Tape(np.random.default_rng(5).normal(0, 3_000, 45 * RATE_HZ).astype(np.int16))


def test_the_same_sound_gives_the_same_words(english: Path, tape: Tape) -> None:
    first, second = (list(FasterWhisper(english).transcribe(tape.blocks(), SPANS)) for _ in range(2))
    assert first == second
    assert {word.text.strip(" .,") for word in first} <= {*tiny_whisper.WORDS, ""}


@pytest.mark.slow
def test_the_language_is_told_or_given(multilingual: Path, english: Path, tape: Tape) -> None:
    untold = FasterWhisper(multilingual)
    assert untold.language is None
    list(untold.transcribe(tape.blocks(), SPANS[:1]))
    assert untold.language in {"en", "de"}
    given = FasterWhisper(multilingual, language="de")
    list(given.transcribe(tape.blocks(), SPANS[:1]))
    assert given.language == "de"
    with pytest.raises(UnusableModel, match=r"does not know the language 'klingon'\. give one of .*\ben, "):
        FasterWhisper(multilingual, language="klingon")
    with pytest.raises(UnusableModel, match=r"does not know the language 'de'\. give one of en$"):
        FasterWhisper(english, language="de")


def test_nothing_is_fetched(english: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("it asked the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    FasterWhisper(english)
    (english / "tokenizer.json").rename(tmp_path / "tokenizer.json")
    try:
        with pytest.raises(UnusableModel, match=r"holds no tokenizer.json"):
            FasterWhisper(english)
    finally:
        (tmp_path / "tokenizer.json").rename(english / "tokenizer.json")
    with pytest.raises(UnusableModel, match="is no folder"):
        FasterWhisper(Path("tiny"))


def test_a_model_that_is_none(tmp_path: Path, tape: Tape) -> None:
    broken = tiny_whisper.build(tmp_path / "broken")
    whole = (broken / "model.bin").read_bytes()
    (broken / "model.bin").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UnusableModel, match="can't be loaded as a Whisper model"):
        FasterWhisper(broken)
    (broken / "model.bin").write_bytes(whole)
    # Made for more bands of sound than the model takes in.
    (broken / "preprocessor_config.json").write_text('{"feature_size": 128}')
    with pytest.raises(UnusableModel, match="can't be used on sound"):
        list(FasterWhisper(broken).transcribe(tape.blocks(), SPANS))


@pytest.mark.parametrize("package", ["faster_whisper", "ctranslate2"])
def test_a_machine_without_it_says_what_to_install(
    english: Path, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(TranscriberUnavailable, match=r"pip install 'trajectory-recorder\[asr\]'") as raised:
        FasterWhisper(english)
    assert raised.value.exit_code == 3
