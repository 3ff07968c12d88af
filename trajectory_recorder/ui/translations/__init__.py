"""The windows' languages: beside English, one file of Qt Linguist's for each, and the file made from it.

`python packaging/tasks.py translations` brings the files up to date with what the windows say.
"""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from trajectory_recorder.settings import Language
from trajectory_recorder.ui import language as words

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
    words.use(QCoreApplication.translate)


def _of_qt() -> Path:
    return Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
