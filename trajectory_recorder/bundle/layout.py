"""The names inside a bundle, and nothing else: every other module asks here."""

import os
import re
from pathlib import Path, PurePosixPath

from trajectory_recorder.errors import DamagedBundle

SUFFIX = ".trajectory"
MANIFEST = "manifest.json"
LOCK = "recording.lock"
DATA = "data"
EVENTS = "data/events.mcap"
# While recording, events go to a journal that a kill can't spoil, and at the same time, sorted and
# compressed, to what becomes EVENTS when the bundle is sealed. Both stay out of the payload folder,
# so that a machine that dies right after the seal leaves no stranger among the payload.
JOURNAL = "events.journal.mcap"
SETTLED = "events.mcap.part"
# Made from a sealed bundle, and no part of it.
TRANSCRIPT = "derived/transcript.json"
QUALITY = "derived/quality.json"
THUMBNAILS = "derived/thumbnails.json"
TIMELINE = "derived/timeline.index"
# What its expert wants to be changed about a sealed bundle, until that is done: no part of it either.
EDITS = "edits/edits.json"

_ADDED = "narration-added-"
_MEDIA = re.compile(r"data/(screen-\d+|narration-added-\d+|narration)(?:-\d+)?\.mk[va]")


def screen_path(display_id: int, segment: int) -> str:
    """Path of a display's video; one that changes its size or gets long goes on in a further segment."""
    return f"data/screen-{display_id}{_number(segment)}.mkv"


def narration_path(segment: int) -> str:
    """Path of the voice; one that gets long goes on in a further segment."""
    return f"data/narration{_number(segment)}.mka"


def added_narration_path(number: int) -> str:
    """Path of a voice that was added after the recording; each one is a track of its own."""
    return f"data/{_ADDED}{number}.mka"


def is_added_narration(path: str) -> bool:
    """Whether the media file at this path is a voice that was added after the recording."""
    return (track_of(path) or "").startswith(_ADDED)


def track_of(path: str) -> str | None:
    """What the media file at this path is a segment of ("screen-0"), None for other files."""
    match = _MEDIA.fullmatch(path)
    return match[1] if match else None


def _number(segment: int) -> str:
    return f"-{segment}" if segment else ""


def media_type(path: str) -> str:
    """The media type of a payload file by its name."""
    return {".mkv": "video/matroska", ".mka": "audio/matroska", ".mcap": "application/mcap"}.get(
        PurePosixPath(path).suffix, "application/octet-stream"
    )


def parts_of(root: Path, path: str) -> list[str]:
    """The folders and the name in a path from inside a bundle, without a look at the disk.

    Raises:
        DamagedBundle: It is absolute, or climbs out of the bundle.
    """
    # A `PurePosixPath` would take longer than all that is asked of the disk.
    parts = [it for it in path.split("/") if it not in {"", "."}]
    if not parts or path.startswith("/") or ".." in parts or "\\" in path or "\0" in path or ":" in parts[0]:
        raise DamagedBundle(f"{path!r} in {root.name} is not a path inside the bundle")
    return parts


def resolve(root: Path, path: str) -> Path:
    """Turn a path from inside a bundle into one on this machine.

    Raises:
        DamagedBundle: It is absolute, climbs out of the bundle or leads through a link.
    """
    target = str(root)
    for part in parts_of(root, path):
        target = os.path.join(target, part)  # noqa: PTH118 - asked for every file of every recording
        if os.path.islink(target):  # noqa: PTH114
            raise DamagedBundle(
                f"{path!r} in {root.name} is a symbolic link", "bundles hold plain files only"
            )
    return Path(target)
