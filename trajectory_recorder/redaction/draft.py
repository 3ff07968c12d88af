"""Keeps what somebody wants to be changed about a recording, until it is done: in `edits/`, beside its content.

The recording itself stays as it is. What comes along with a bundle from elsewhere is not believed: a draft of
another state of it is left aside, and a narration may lie beside the draft only.
"""

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import msgspec

from trajectory_recorder.bundle import layout
from trajectory_recorder.bundle.derived import read_derived, write_derived
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.redaction.edits import Cover, Edit, Narrate

log = logging.getLogger(__name__)

MOST_EDITS = 1000
"""Far more than anybody makes by hand; each is read and shown."""

LONGEST_NS = 31 * 24 * 3600 * 1_000_000_000
"""A month of session time."""

_FARTHEST_PX = 1_000_000
_LARGEST_BYTES = 1_000_000
_FORMAT, _FORMAT_VERSION = "trajectory-edits", "1.0"
_REMEDY = "remove it; the recording itself is as it was"
_NARRATION = re.compile(r"edits/narration-\d{1,6}\.mka")


@dataclass(frozen=True, slots=True)
class _Draft:
    manifest_sha256: str
    edits: tuple[Edit, ...] = ()
    format: str = _FORMAT
    format_version: str = field(default=_FORMAT_VERSION)


def load(root: Path) -> tuple[Edit, ...]:
    """Read what is to be changed about the bundle at `root`; the paths of narrations are of this machine.

    Raises:
        DamagedBundle: There is a draft that can't be read or asks for what no window offers.
    """
    data = read_derived(root, layout.EDITS, most_bytes=_LARGEST_BYTES, remedy=_REMEDY)
    if data is None:
        return ()
    try:
        draft = msgspec.json.decode(data, type=_Draft)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DamagedBundle(f"{layout.EDITS} in {root.name} is no list of edits: {error}", _REMEDY) from error
    if draft.format != _FORMAT or draft.format_version.partition(".")[0] != "1":
        raise DamagedBundle(f"{layout.EDITS} in {root.name} is of another version", _REMEDY)
    if draft.manifest_sha256 != _state(root):
        log.warning("%s in %s is of another state of it and is left aside", layout.EDITS, root.name)
        return ()
    if len(draft.edits) > MOST_EDITS:
        raise DamagedBundle(f"{layout.EDITS} in {root.name} has more than {MOST_EDITS} edits", _REMEDY)
    return tuple(_checked(root, it) for it in draft.edits)


def save(root: Path, edits: Sequence[Edit]) -> None:
    """Keep what is to be changed, whole or not at all.

    Raises:
        DamagedBundle: The place leads out of the bundle, or a narration lies elsewhere.
        OSError: It can't be written; what was kept before is still there.
    """
    kept = tuple(_relative(root, it) for it in edits)
    content = msgspec.json.encode(_Draft(_state(root), kept))
    write_derived(root, layout.EDITS, msgspec.json.format(content, indent=2) + b"\n")


def remove(root: Path) -> None:
    """Forget what was to be changed, and the narrations for it.

    Raises:
        DamagedBundle: The place leads out of the bundle.
        OSError: Something can't be removed.
    """
    folder = layout.resolve(root, layout.EDITS).parent
    if not folder.is_dir():
        return
    for file in folder.iterdir():
        if file.name == Path(layout.EDITS).name or _NARRATION.fullmatch(f"{folder.name}/{file.name}"):
            file.unlink()
    if not any(folder.iterdir()):
        folder.rmdir()


def new_narration(root: Path) -> Path:
    """Where the next narration goes; its folder is made.

    Raises:
        DamagedBundle: The place leads out of the bundle.
        OSError: The folder can't be made.
    """
    folder = layout.resolve(root, layout.EDITS).parent
    folder.mkdir(exist_ok=True)
    number = 1
    while (path := folder / f"narration-{number}.mka").exists() or path.is_symlink():
        number += 1
    return path


def _state(root: Path) -> str:
    try:
        return sha256(layout.resolve(root, layout.MANIFEST).read_bytes()).hexdigest()
    except OSError as error:
        raise DamagedBundle(f"the manifest of {root.name} can't be read: {error.strerror}") from error


def _checked(root: Path, edit: Edit) -> Edit:
    if not 0 <= edit.from_ns <= edit.to_ns <= LONGEST_NS:
        raise DamagedBundle(f"an edit in {layout.EDITS} of {root.name} has no time of a recording", _REMEDY)
    if isinstance(edit, Cover) and not _is_area(edit):
        raise DamagedBundle(f"{layout.EDITS} in {root.name} covers no part of a display", _REMEDY)
    if not isinstance(edit, Narrate):
        return edit
    if not _NARRATION.fullmatch(edit.path):
        raise DamagedBundle(f"{edit.path[:200]!r} in {layout.EDITS} is no narration beside it", _REMEDY)
    return msgspec.structs.replace(edit, path=str(layout.resolve(root, edit.path)))


def _is_area(edit: Cover) -> bool:
    area = edit.area
    near = all(abs(it) <= _FARTHEST_PX for it in (area.x_px, area.y_px))
    return near and all(0 < it <= _FARTHEST_PX for it in (area.width_px, area.height_px))


def _relative(root: Path, edit: Edit) -> Edit:
    if not isinstance(edit, Narrate):
        return edit
    path = Path(edit.path)
    relative = f"{path.parent.name}/{path.name}"
    if path.parent.parent != root or not _NARRATION.fullmatch(relative):
        raise DamagedBundle(f"the narration {path} does not lie beside the edits of {root.name}")
    return msgspec.structs.replace(edit, path=relative)
