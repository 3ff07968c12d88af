from pathlib import Path
from typing import TypeVar, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QSpinBox,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from trajectory_recorder.settings import AppSettings, Language, RecordSettings, load, load_app, options
from trajectory_recorder.ui.settings.window import SettingsWindow

_Widget = TypeVar("_Widget", bound=QWidget)


class Settings:
    """Somebody in front of the settings."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.path, self.folder = qtbot, folder / "settings.toml", folder

    def open(self) -> None:
        self.window = SettingsWindow(self.path, self.folder)
        self.qtbot.addWidget(self.window)
        self.window.show()

    def control(self, kind: type[_Widget], name: str) -> _Widget:
        return cast("_Widget", self.window.findChild(kind, name))

    @property
    def words(self) -> list[str]:
        return [it.text() for it in self.window.findChildren(QLabel) if not it.isHidden()]


@pytest.fixture
def settings(qtbot: QtBot, tmp_path: Path) -> Settings:
    return Settings(qtbot, tmp_path)


def test_every_declared_setting_has_a_named_control(settings: Settings) -> None:
    settings.open()
    for declared in (AppSettings, RecordSettings):
        for option in options(declared):
            control = settings.control(QWidget, option.name)
            assert control is not None, option.name
            assert option.description in settings.words


def test_what_is_chosen_is_saved_at_once(settings: Settings) -> None:
    settings.open()
    settings.control(QCheckBox, "narration").click()
    language = settings.control(QComboBox, "language")
    language.setCurrentIndex(2)
    language.activated.emit(2)
    microphone = settings.control(QLineEdit, "microphone")
    microphone.setText("desk")
    microphone.editingFinished.emit()
    fps = cast("QSpinBox", settings.control(QWidget, "fps").focusProxy())
    fps.setValue(12)
    keys = settings.control(QKeySequenceEdit, "hot_key_mark")
    keys.setKeySequence(QKeySequence("Ctrl+Alt+K"))
    keys.editingFinished.emit()
    assert load(settings.path) == RecordSettings(narration=False, microphone="desk", fps=12)
    assert load_app(settings.path) == AppSettings(language=Language.GERMAN, hot_key_mark="Ctrl+Alt+K")


def test_each_can_be_taken_back_by_itself(settings: Settings) -> None:
    settings.path.write_text("[record]\nfps = 12\nnarration = false\n")
    settings.open()
    form = settings.control(QWidget, "fps").parentWidget()
    shown = [it for it in form.findChildren(QToolButton) if it.isVisibleTo(form)]
    assert [it.accessibleName() for it in shown] == [
        "Reset: Looks at the screen per second",
        "Reset: Record the voice",
    ]
    settings.qtbot.mouseClick(shown[0], Qt.MouseButton.LeftButton)
    assert load(settings.path) == RecordSettings(narration=False)
    assert not shown[0].isVisibleTo(form)


def test_what_the_file_can_not_take_is_told_where_it_was_chosen(settings: Settings) -> None:
    settings.open()
    display = settings.control(QLineEdit, "display")
    display.setText("left")
    display.editingFinished.emit()
    assert any("a setting of [record] is wrong" in it for it in settings.words)
    assert display.text() == "all"
    assert not settings.path.exists()


def test_a_file_that_is_wrong_is_told_and_not_touched(settings: Settings) -> None:
    settings.path.write_text("[record]\nfps = 1000\n")
    settings.open()
    assert any("a setting of [record] is wrong" in it for it in settings.words)
    settings.control(QCheckBox, "border").click()
    assert settings.path.read_text().startswith("[record]\nfps = 1000\n")
    assert load_app(settings.path) == AppSettings(border=False)
    assert not settings.control(QCheckBox, "border").isChecked()


def test_diagnostics_are_saved_beside_the_window(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    settings.open()
    told = tmp_path / "told.zip"
    settings.window.save_diagnostics(told)
    settings.qtbot.waitUntil(lambda: any(str(told) in it for it in settings.words))
    assert told.exists()
    QApplication.processEvents()
