"""Looks at what a catalogue or a snapshot tells of a recording before anybody believes it. Pure: nothing is opened."""

import re
from collections.abc import Sequence

from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.wire.catalogue import Catalogued, CataloguedFile
from trajectory_recorder.wire.limits import DEEPEST_PATH, LONGEST_PATH_BYTES, MOST_FILES

MANIFEST = "manifest.json"
# Ids become names of files and folders, on every system.
_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,63}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|]')


def check(catalogued: Catalogued) -> None:
    """Refuse a recording whose description could lead out of its folder, or that can't be true.

    Raises:
        DamagedBundle: It says what.
    """
    facts = catalogued.facts
    if not _ID.fullmatch(facts.bundle_id):
        raise DamagedBundle(f"{facts.bundle_id[:80]!r} is not the id of a bundle")
    if facts.duration_ns < 0 or facts.bytes < 0:
        raise DamagedBundle(f"{facts.bundle_id} has a length or a size below nothing")
    _check_files(facts.bundle_id, catalogued.files)
    sums = [it.sha256 for it in catalogued.files if it.path == MANIFEST]
    if sums != [facts.manifest_sha256]:
        raise DamagedBundle(f"{facts.bundle_id} does not list the {MANIFEST} that it is known by")


def _check_files(name: str, files: Sequence[CataloguedFile]) -> None:
    if len(files) > MOST_FILES:
        raise DamagedBundle(f"{name} lists {len(files)} files, and bundles have at most {MOST_FILES}")
    for it in files:
        if not is_plain(it.path):
            raise DamagedBundle(f"{it.path[:200]!r} in {name} is not a path inside the bundle")
        if it.bytes < 0 or not _SHA256.fullmatch(it.sha256):
            raise DamagedBundle(f"{it.path} in {name} has no true size and SHA-256")
    # Some systems do not tell small letters from capital ones.
    if len({it.path.casefold() for it in files}) != len(files):
        raise DamagedBundle(f"{name} lists a file twice")


def is_plain(path: str) -> bool:
    """Whether a path stays inside, is short, and can be written on every system."""
    parts = path.split("/")
    return (
        all(parts)  # an empty one begins, ends or doubles a slash
        and not _FORBIDDEN.search(path)
        and not any(it.endswith((".", " ")) for it in parts)
        and len(parts) <= DEEPEST_PATH
        and len(path.encode(errors="replace")) <= LONGEST_PATH_BYTES
    )
