"""The words between the endpoint and the process that converts: its command, its progress, and what it has made."""

import re
import sys
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta

from trajectory_recorder.collector.exports.asking import given
from trajectory_recorder.collector.exports.work_folder import WorkFolder
from trajectory_recorder.wire.exports import ExportOptions, ExportRequest

COMMAND = (sys.executable, "-P", "-m", "trajectory_recorder", "export")
_PROGRESS, _TOLD = ".export/progress.json", "export.json"
_LARGEST_PROGRESS_BYTES = 64 * 1024
# A line for each skipped recording, of a hundred thousand.
_LARGEST_TOLD_BYTES = 64 * 1024**2
_LOGGED_BYTES = 64 * 1024
_LONGEST_REASON = 500
_MOST_SKIPPED = 200
_QUERY = re.compile(r"(https?://[^\s?\"'<>]*)\?[^\s\"'<>]*")

_Count = Annotated[int, Meta(ge=0, le=2**63 - 1)]
_Amount = Annotated[float, Meta(ge=0, le=1e18)]
_Line = Annotated[str, Meta(max_length=_LONGEST_REASON)]
_T = TypeVar("_T")


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How far it is. Rates are over this run; `left_s` is None until something is known."""

    doing: _Line
    bundles: _Count
    bundles_in_all: _Count
    bytes: _Count
    bytes_in_all: _Count
    skipped: _Count
    bundles_per_s: _Amount
    mb_per_s: _Amount
    left_s: _Amount | None


class Skipped(msgspec.Struct, frozen=True):
    """A recording that was chosen and could not be converted."""

    bundle_id: str
    reason: str


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """What it says of an export that is finished."""

    recordings: _Count
    files: _Count
    bytes: _Count
    skipped: tuple[Skipped, ...]

    @property
    def first_skipped(self) -> list[dict[str, str]]:
        """As many of the skipped ones as are kept."""
        return [
            {"bundle_id": it.bundle_id[:64], "reason": _plain(it.reason)[:_LONGEST_REASON]}
            for it in self.skipped[:_MOST_SKIPPED]
        ]


def command(request: ExportRequest, folder: WorkFolder) -> list[str]:
    """What makes an export of the choice that lies in a work folder."""
    where = ["--format", request.format, "--output", str(folder.made), "--snapshot", str(folder.snapshot)]
    return [*COMMAND, str(folder.catalogue), *where, *_flags(request.options)]


def _flags(options: ExportOptions) -> list[str]:
    flags: list[str] = []
    for name in given(options):
        flag, value = name.replace("_", "-"), getattr(options, name)
        if isinstance(value, bool):
            flags.append(f"--{flag}" if value else f"--no-{flag}")
        else:
            flags += [f"--{flag}", str(value)]
    return flags


def progress(folder: WorkFolder) -> Progress | None:
    """The newest word of it; None where there is none that makes sense."""
    return _read(folder.made / _PROGRESS, _LARGEST_PROGRESS_BYTES, Progress)


def made(folder: WorkFolder) -> Made | None:
    """What was made; None where it is not finished."""
    return _read(folder.made / _TOLD, _LARGEST_TOLD_BYTES, Made)


def _read(path: Path, largest_bytes: int, kind: type[_T]) -> _T | None:
    try:
        with path.open("rb") as file:
            return msgspec.json.decode(file.read(largest_bytes), type=kind)
    except (OSError, msgspec.MsgspecError, UnicodeError, RecursionError):
        return None


def log_of(folder: WorkFolder) -> str:
    """The last of what it said, without folders of this machine, and without what opens files of a store."""
    try:
        with folder.log.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - _LOGGED_BYTES))
            text = file.read(_LOGGED_BYTES).decode(errors="replace")
    except FileNotFoundError:
        return ""
    text = _QUERY.sub(r"\1?…", _plain(text))
    return text.replace(f"{folder.made}/", "").replace(str(folder.root), "…")


def last_line(log: str) -> str:
    """What it said last, where it says why it ended."""
    lines = [it.strip() for it in log.splitlines() if it.strip()]
    return lines[-1][:_LONGEST_REASON] if lines else "it said nothing"


def _plain(text: str) -> str:
    # PostgreSQL can't keep a NUL.
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}").encode(errors="replace").decode()
