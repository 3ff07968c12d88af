"""Where a file of an export goes on this machine. Its path is what an endpoint says, and nobody here believes it."""

import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from trajectory_recorder.bundle import layout
from trajectory_recorder.errors import DamagedBundle, Refused

WORK = ".export"
"""What is ours in a folder of a download, and nobody's file."""

# Names that Windows gives to devices or can't keep; an export that unpacks on one machine does so on every one.
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]|[. ]$')
_LONGEST_NAME_BYTES = 255


def place(folder: Path, path: str) -> Path:
    """The place of a file of an export in a folder.

    Raises:
        Refused: The path leads out of the folder, through a link, to what is not the export's, or can't be on every
            machine.
    """
    parts = PurePosixPath(path).parts
    if not parts or path != "/".join(parts) or parts[0].casefold() == WORK or not all(map(_is_fit, parts)):
        raise _refused(path)
    try:
        return layout.resolve(folder, path)
    except DamagedBundle as error:
        raise _refused(path) from error


def require_distinct(paths: Iterable[str]) -> None:
    """See that no two files would be one where small and large letters are the same.

    Raises:
        Refused: Two would.
    """
    seen: set[str] = set()
    for path in paths:
        key = path.casefold()
        if key in seen:
            raise _refused(path)
        seen.add(key)


def _is_fit(name: str) -> bool:
    return not (
        _UNFIT.search(name)
        or _DEVICE.fullmatch(name)
        or len(name.encode(errors="replace")) > _LONGEST_NAME_BYTES
    )


def _refused(path: str) -> Refused:
    return Refused(f"the endpoint names a file {path!a}, which no export has", "tell the endpoint's admin")
