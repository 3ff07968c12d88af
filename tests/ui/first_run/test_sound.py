"""How a microphone sounds, judged and heard."""

import wave
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from helpers.narration import SENTENCES, Pcm, speak
from trajectory_recorder.settings import load
from trajectory_recorder.speech.measures import Places
from trajectory_recorder.speech.narration import NarrationMeter
from trajectory_recorder.ui.first_run import microphone_model
from trajectory_recorder.ui.first_run.microphone_model import Doing
from trajectory_recorder.ui.first_run.microphone_page import MicrophonePage
from trajectory_recorder.ui.first_run.sound_verdict import judge, verdict
from trajectory_recorder.ui.home.standing import Mood
from trajectory_recorder.virtual_desktop import VirtualDesktop

RATE_HZ = 48_000
GOOD = replace(
    NarrationMeter([]).finish(),
    silence_share=0.0,
    loudness_lufs=-22.0,
    snr_db=30.0,
    clipping=Places(0, 0, ()),
)
WORDS = {
    "Nothing is heard at all.": replace(GOOD, silence_share=1.0),
    "Your voice is distorted.": replace(GOOD, clipping=Places(9, 40, ())),
    "Your voice is too quiet.": replace(GOOD, loudness_lufs=-38.0),
    "Your voice is too loud.": replace(GOOD, loudness_lufs=-9.0),
    "It is loud around you.": replace(GOOD, snr_db=8.0),
    "That sounds good.": GOOD,
}


def spoken(folder: Path, gain: float) -> Pcm:
    """Five seconds with a sentence in them, and the noise of a quiet room."""
    sound = np.random.default_rng(3).normal(0, 12, 5 * RATE_HZ)
    said = speak(SENTENCES[0], folder)[: 4 * RATE_HZ]
    sound[RATE_HZ // 2 : RATE_HZ // 2 + len(said)] += said * gain
    return sound.clip(-32_768, 32_767).astype(np.int16)


@pytest.mark.parametrize("words", WORDS)
def test_the_worst_of_it_is_told(words: str) -> None:
    assert verdict(WORDS[words], has_spoken=True).words == words


def test_silence_of_a_person_is_not_that_of_a_microphone() -> None:
    assert verdict(GOOD, has_spoken=False).words == "No voice was heard."


@pytest.mark.parametrize(("gain", "words"), [(0.5, "That sounds good."), (0.04, "Your voice is too quiet.")])
def test_a_sentence_is_judged(tmp_path: Path, gain: float, words: str) -> None:
    assert judge(spoken(tmp_path, gain)).words == words


@pytest.fixture
def room(desktop_with_sound: VirtualDesktop, monkeypatch: pytest.MonkeyPatch) -> VirtualDesktop:
    for name in ("PULSE_SERVER", "HOME", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(name, desktop_with_sound.environment[name])
    return desktop_with_sound


@contextmanager
def speaking(room: VirtualDesktop, folder: Path) -> Iterator[None]:
    """Somebody speaks into the microphone, and goes on for longer than it takes to hear them."""
    said = np.tile(spoken(folder, 0.5), 40)
    with wave.open(str(folder / "said.wav"), "wb") as file:
        file.setparams((1, 2, RATE_HZ, len(said), "NONE", ""))
        file.writeframes(said.tobytes())
    player = room.open("paplay", "--device=voice", str(folder / "said.wav"))
    yield
    room.close(player)


def test_a_microphone_is_tried_and_heard(
    qtbot: QtBot, room: VirtualDesktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(microphone_model, "TEST_S", 2.0)
    page = MicrophonePage(tmp_path / "settings.toml")
    qtbot.addWidget(page)
    page.show()
    page.enter()
    model = page.model
    qtbot.waitUntil(lambda: model.may_test)
    (names,) = page.findChildren(QComboBox)
    assert names.count() == 1 + len(model.names) > 1
    test, play = (page.findChild(QPushButton, name) for name in ("test", "play"))
    assert test is not None
    assert play is not None
    assert not play.isEnabled()
    with speaking(room, tmp_path):
        qtbot.waitUntil(lambda: (model.level or 0.0) > 0.05)
        test.click()
        assert model.doing is Doing.TESTING
        qtbot.waitUntil(lambda: model.verdict is not None)
    said = page.findChild(QLabel, "verdict")
    assert said is not None
    assert model.verdict is not None
    assert said.text() == model.verdict.words
    assert model.verdict.words not in {"No voice was heard.", "Nothing is heard at all."}
    assert page.is_settled
    play.click()
    qtbot.waitUntil(lambda: model._playing is not None)
    assert play.text() == "Stop playing"
    qtbot.waitUntil(lambda: model.doing is Doing.LISTENING)
    assert model.notice is None
    assert model.verdict.mood is not Mood.BAD
    names.activated.emit(1)
    qtbot.waitUntil(lambda: load(tmp_path / "settings.toml").microphone == model.names[0])
    (silent,) = page.findChildren(QCheckBox)
    silent.click()
    qtbot.waitUntil(lambda: not load(tmp_path / "settings.toml").narration)
    qtbot.waitUntil(lambda: model.doing is Doing.NOTHING)
    assert not test.isEnabled()
    page.end()
