"""Brings the translations up to date with what the windows say: `python packaging/translations.py`.

What is new in a window is then to be translated in `trajectory_recorder/ui/translations/*.ts`, with Qt Linguist
or by hand; the files that the windows load are made from those.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

import msgspec
from sentences import collect

from trajectory_recorder.settings import AppSettings, RecordSettings, options
from trajectory_recorder.wire.exports import FORMATS, ExportOptions

ROOT = Path(__file__).resolve().parent.parent
UI = ROOT / "trajectory_recorder" / "ui"
TRANSLATIONS = UI / "translations"
SENTENCES = TRANSLATIONS / "sentences.json"


def update(translated: Path) -> None:
    """Bring one file of Qt Linguist's up to date; what is not said any more goes."""
    with tempfile.TemporaryDirectory() as folder:
        declared = Path(folder) / "declared.py"
        declared.write_text("\n".join(_declared_words()), encoding="utf-8")
        sources = [*sorted(UI.rglob("*.py")), declared]
        how = [
            "-silent",
            "-tr-function-alias",
            "translate+=Phrase",
            "-no-obsolete",
            "-locations",
            "none",
            "-target-language",
            translated.stem,
        ]
        _run("lupdate", *how, *map(str, sources), "-ts", str(translated))


def release(translated: Path, target: Path) -> None:
    """Make the file that windows load."""
    _run("lrelease", "-silent", "-nounfinished", str(translated), "-qm", str(target))


def _declared_words() -> Iterator[str]:
    """What windows say of settings and of formats stands in their declarations, and what stages say in theirs."""
    for declared in (AppSettings, RecordSettings):
        for option in options(declared):
            yield _line(option.description)
            if issubclass(option.kind, Enum):
                yield from (_line(str(member.value)) for member in option.kind)

    yield from (_line(it.sentence, "Export") for it in FORMATS.values())
    yield from (_line(it, "Program") for it in collect(ROOT))
    described = msgspec.json.schema(ExportOptions)["$defs"]["ExportOptions"]["properties"].values()
    yield from (_line(it["description"], "Export") for it in described)


def _line(words: str, context: str = "Settings") -> str:
    return f"translate({context!r}, {words!r})"


def _run(tool: str, *arguments: str) -> None:
    subprocess.run([str(Path(sys.executable).parent / f"pyside6-{tool}"), *arguments], check=True)


def templates() -> str:
    """The file by which windows recognise what the program says."""
    return json.dumps(collect(ROOT), ensure_ascii=False, indent=0) + "\n"


def main() -> None:
    """Bring all of them up to date."""
    SENTENCES.write_text(templates(), encoding="utf-8")
    for translated in sorted(TRANSLATIONS.glob("*.ts")):
        update(translated)
        release(translated, translated.with_suffix(".qm"))


if __name__ == "__main__":
    main()
