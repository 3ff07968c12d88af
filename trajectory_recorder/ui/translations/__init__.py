"""The windows' languages: beside English, one file of Qt Linguist's for each, and the file made from it.

`sentences.json` lists what the stages below the windows say, as templates, by which it is recognised.

`python packaging/tasks.py translations` brings the files up to date with what the windows say.
"""

import json
from functools import cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from trajectory_recorder.settings import Language
from trajectory_recorder.ui import language as words
from trajectory_recorder.ui.sentences import Sentences

FOLDER = Path(__file__).parent


def install(application: QCoreApplication, chosen: Language) -> None:
    """Have the windows speak a language, Qt's own dialogs too; before the first window is made.

    Args:
        application: Qt's application.
        chosen: The language; that of the system is taken if it is one of ours, and otherwise English.
    """
    code = QLocale.system().name()[:2] if chosen is Language.SYSTEM else chosen.value
    QLocale.setDefault(QLocale.system() if chosen is Language.SYSTEM else QLocale(code))
    for folder, name in ((FOLDER, code), (_of_qt(), f"qtbase_{code}")):
        translator = QTranslator(application)
        if translator.load(str(folder / f"{name}.qm")):
            application.installTranslator(translator)
    words.use(QCoreApplication.translate, _say if (FOLDER / f"{code}.qm").exists() else str)


def _say(text: str) -> str:
    return _sentences().say(text)


@cache
def _sentences() -> Sentences:
    """Read when something is first said: most windows open without."""
    templates = json.loads((FOLDER / "sentences.json").read_text(encoding="utf-8"))
    return Sentences(templates, lambda it: QCoreApplication.translate("Program", it))


def _of_qt() -> Path:
    return Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
