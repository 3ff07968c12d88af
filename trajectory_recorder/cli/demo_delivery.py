"""The demo's delivery: an export that its endpoint makes, downloaded, and opened by Daft, which is not of this project."""

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trajectory_recorder.cli.output import plain, seconds

if TYPE_CHECKING:
    from trajectory_recorder.account.endpoint import Endpoint

FORMAT = "parquet"
_NEEDED = ("boto3", "daft", "pyarrow")
_COLUMNS = ("step", "t_ns", "action_type", "text")
_MISSING = "skipped, because the libraries for exports are missing; install them with: pip install 'trajectory-recorder[export]'"


def can_export() -> bool:
    """Whether the libraries for exports are installed."""
    return all(find_spec(it) for it in _NEEDED)


def deliver(endpoint: "Endpoint", folder: Path) -> None:
    """Let an endpoint export what the demo's project holds, and bring it into a folder.

    Raises:
        EndpointError: It did not come about.
    """
    # They load the network libraries.
    from trajectory_recorder.cli.demo_endpoint import PROJECT  # noqa: PLC0415
    from trajectory_recorder.cli.exporting_there import Wanted, bring  # noqa: PLC0415
    from trajectory_recorder.wire.exports import ExportRequest  # noqa: PLC0415

    bring(endpoint, Wanted(str(endpoint.url), PROJECT, ExportRequest(format=FORMAT), folder), folder)


def load(folder: Path) -> dict[str, Any]:
    """Open the steps of an export with Daft; returns what it read."""
    import daft  # noqa: PLC0415 - heavy

    table = daft.read_parquet(f"{folder}/**/steps*/*.parquet").select(*_COLUMNS).sort("step").to_pydict()
    rows = [dict(zip(table, row, strict=True)) for row in zip(*table.values(), strict=True)]
    typed = next((it for it in rows if it["text"]), None)
    return {
        "path": str(folder),
        "format": FORMAT,
        "loader": "daft",
        "steps": len(rows),
        "first": rows[0] if rows else None,
        "first_text": typed,
    }


def delivery_lines(loaded: dict[str, Any] | None) -> list[str]:
    """What was exported and read, for people; None for what was not."""
    if loaded is None:
        return [_MISSING]
    lines = [loaded["path"], f"read by Daft: {loaded['steps']} steps"]
    for words, row in (("first", loaded["first"]), ("first text", loaded["first_text"])):
        if row is not None:
            text = f" {row['text']!r}" if row["text"] else ""
            lines.append(plain(f"{words}: {row['action_type']} at {seconds(row['t_ns'])}{text}"))
    return lines
