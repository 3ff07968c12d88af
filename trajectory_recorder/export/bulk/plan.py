"""What an export is, fixed before its first recording is converted: so a further run knows whether it goes on with it.

A destination belongs to one plan. Another one there, or files that no export made, are never touched.
"""

import hashlib

import msgspec
from msgspec.structs import replace

from trajectory_recorder import __version__
from trajectory_recorder.errors import UsageError
from trajectory_recorder.export.destinations.destination import WORK, Destination
from trajectory_recorder.selection.snapshot import Chosen, Snapshot
from trajectory_recorder.selection.snapshot_file import encode_snapshot
from trajectory_recorder.wire.exports import ExportRequest

EXPORT = "export.json"
SUMS = "SHA256SUMS"
FORMAT, VERSION = "trajectory-export", "1.0"
_PLAN, _CHOICE = f"{WORK}/plan.json", f"{WORK}/snapshot.json"


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What is exported how, and the version of this program that does."""

    request: ExportRequest
    snapshot_id: str
    program: str = __version__

    @property
    def id(self) -> str:
        """The same for the same plan: SHA-256, hexadecimal."""
        return hashlib.sha256(msgspec.json.encode(self)).hexdigest()

    def __str__(self) -> str:
        return f"{self.request.format} of the choice {self.snapshot_id[:12]}, by version {self.program}"


class SkippedOne(msgspec.Struct, frozen=True, kw_only=True):
    """A recording that was chosen and could not be exported, and why."""

    bundle_id: str
    reason: str


class ExportTold(msgspec.Struct, frozen=True, kw_only=True):
    """What a finished export says of itself, in `export.json`. `counts` are the exporter's, over all recordings."""

    plan: Plan
    recordings: int
    left_out: int
    files: int
    bytes: int
    counts: dict[str, int]
    skipped: tuple[SkippedOne, ...]
    format: str = FORMAT
    version: str = VERSION


def finished(destination: Destination) -> ExportTold | None:
    """What the finished export there says of itself; None where none is.

    Raises:
        UsageError: It can't be read.
    """
    data = destination.read(EXPORT)
    if data is None or destination.size(SUMS) is None:
        return None
    try:
        return msgspec.json.decode(data, type=ExportTold)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"{EXPORT} in {destination.name} can't be read: {error}") from error


def begin(destination: Destination, plan: Plan, snapshot: Snapshot) -> Snapshot:
    """Take a destination for a plan, or go on where an earlier run of it ended.

    Returns:
        What to export: as it was known when the plan was begun, from where it lies now.

    Raises:
        UsageError: Another plan's export is there, or other files.
    """
    data = destination.read(_PLAN)
    begun = destination.read(_CHOICE)
    if data is None or begun is None:
        _require_nothing(destination)
        destination.write(_CHOICE, encode_snapshot(snapshot))
        destination.write(_PLAN, msgspec.json.encode(plan))
        return snapshot
    require_same(destination, msgspec.json.decode(data, type=Plan), plan)
    return _placed(msgspec.json.decode(begun, type=Snapshot), snapshot)


def require_same(destination: Destination, there: Plan, plan: Plan) -> None:
    """Raises UsageError where another plan's export is there."""
    if there != plan:
        raise UsageError(
            f"{destination.name} holds another export ({there}), not {plan}",
            "name another folder, or remove that one",
        )


def _placed(begun: Snapshot, now: Snapshot) -> Snapshot:
    """Both are the same choice, so they are in the same order and have the same files."""
    pairs = zip(begun.chosen, now.chosen, strict=True)
    return replace(begun, chosen=tuple(_moved(then, it) for then, it in pairs))


def _moved(then: Chosen, now: Chosen) -> Chosen:
    places = {it.path: it.location for it in now.catalogued.files}
    files = tuple(replace(it, location=places.get(it.path, "")) for it in then.catalogued.files)
    return replace(then, catalogued=replace(then.catalogued, files=files))


def _require_nothing(destination: Destination) -> None:
    for path in destination.paths():
        if not path.startswith(f"{WORK}/"):
            raise UsageError(
                f"{destination.name} holds files that no export made, {path} for one",
                "name a folder that is empty or not there yet",
            )
