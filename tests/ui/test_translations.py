"""The windows in another language: every word of theirs is translated, with the places for values kept."""

import re
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import translations
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from trajectory_recorder.settings import Language
from trajectory_recorder.ui.language import translate, use
from trajectory_recorder.ui.translations import install

TRANSLATED = sorted(translations.TRANSLATIONS.glob("*.ts"))
HOW_TO_RENEW = "run: python packaging/tasks.py translations, and translate what is new"


def messages(path: Path) -> list[tuple[str, str, str, bool]]:
    """(context, source, translation, finished) of all messages."""
    found = []
    for context in ET.parse(path).iter("context"):  # noqa: S314 - a file of ours
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            finished = translation.get("type") is None
            found.append((name, message.findtext("source", ""), translation.text or "", finished))
    return found


def places(text: str) -> list[str]:
    return sorted(re.findall(r"\{[^}]*\}", text))


@pytest.mark.parametrize("path", TRANSLATED, ids=lambda it: it.stem)
def test_every_word_is_translated(path: Path, tmp_path: Path) -> None:
    now = tmp_path / path.name
    shutil.copy(path, now)
    translations.update(now)
    assert messages(now) == messages(path), HOW_TO_RENEW
    assert [it for it in messages(path) if not it[3] or not it[2].strip()] == [], HOW_TO_RENEW
    assert [it for it in messages(path) if places(it[1]) != places(it[2])] == []
    released = tmp_path / "released.qm"
    translations.release(path, released)
    assert released.read_bytes() == path.with_suffix(".qm").read_bytes(), HOW_TO_RENEW


def test_there_is_another_language() -> None:
    assert [it.stem for it in TRANSLATED] == ["de"]


def test_windows_speak_it(qapp: QApplication) -> None:
    try:
        install(qapp, Language.GERMAN)
        assert translate("Settings", "Settings") == "Einstellungen"
        assert translate("Settings", "not known") == "not known"
    finally:
        for translator in qapp.findChildren(QTranslator):
            qapp.removeTranslator(translator)
        use(lambda _context, text: text)
