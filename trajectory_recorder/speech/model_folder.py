"""A folder with the files of a model: that it holds them, and which model it is. It fetches nothing."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from trajectory_recorder.speech.transcriber import Model, UnusableModel


def read_model_folder(folder: Path, needed: Iterable[str]) -> Model:
    """Tell which model is in a folder; reads all of it.

    The digest is the SHA-256 of one line for each file, sorted by name: its SHA-256, two spaces, its name,
    as `sha256sum *` prints it. Hidden files and folders are left out.

    Raises:
        UnusableModel: There is no such folder, or a file that is needed is not in it.
        OSError: It can't be read.
    """
    missing = [name for name in needed if not (folder / name).is_file()]
    if missing:
        found = "is no folder" if not folder.is_dir() else f"holds no {' and no '.join(missing)}"
        raise UnusableModel(f"{folder} {found}", "name the folder of a model; none is downloaded")
    files = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    lines = "".join(f"{_digest(path)}  {path.name}\n" for path in files)
    return Model(folder.resolve().name, hashlib.sha256(lines.encode()).hexdigest())


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
