"""Which paths of files a bundle may declare. Strict, since others will lay these files out on their machines."""

import unicodedata
from collections.abc import Iterable

from trajectory_recorder.wire.limits import DEEPEST_PATH, LONGEST_PATH_BYTES

DERIVED = "derived"
# Controls, formats such as the one that turns the direction of writing, and separators of lines.
_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp"})


def why_unsafe(path: str, folder: str) -> str | None:
    """What is wrong with a path, None if nothing is.

    Args:
        path: As the client declared it.
        folder: What it must lie in: `data` or `derived`.
    """
    parts = path.split("/")
    faults = (
        (not _is_short_text(path), f"it is not UTF-8 of at most {LONGEST_PATH_BYTES} bytes"),
        (any(unicodedata.category(it) in _UNSEEN for it in path), "it has control characters"),
        ("\\" in path or ":" in path, "it has a backslash or a colon, which mean something on some machines"),
        (not all(parts) or {".", ".."} & set(parts), "it is absolute, or has parts that lead elsewhere"),
        (any(it.endswith((".", " ")) for it in parts), "a part of it ends in a full stop or a space"),
        (len(parts) > DEEPEST_PATH, f"it is more than {DEEPEST_PATH} folders deep"),
        (parts[0] != folder or len(parts) == 1, f"it is not in {folder}/"),
    )
    return next((reason for is_so, reason in faults if is_so), None)


def clash(paths: Iterable[str]) -> str | None:
    """The first path that some machine takes for another of them, or for a folder of another; None if none."""
    folded = [(_folded(it), it) for it in paths]
    seen: set[str] = set()
    folders: set[str] = set()
    for name, path in folded:
        if name in seen:
            return path
        seen.add(name)
        folders.update(_folders(name))
    return next((path for name, path in folded if name in folders), None)


def _is_short_text(path: str) -> bool:
    try:
        return len(path.encode()) <= LONGEST_PATH_BYTES
    except UnicodeEncodeError:
        return False


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _folders(path: str) -> Iterable[str]:
    parts = path.split("/")
    return ("/".join(parts[:depth]) for depth in range(1, len(parts)))
