"""`info`, `verify`, `recover`: commands that look at bundles and need no desktop.

They load the media libraries only once they run, so that every other command starts without them.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trajectory_recorder.cli.output import AsJson, messages, print_json, progress_bar, seconds, size
from trajectory_recorder.errors import NotABundle, TrajectoryError

if TYPE_CHECKING:
    from trajectory_recorder.bundle import Manifest

BundlePath = Annotated[Path, typer.Argument(metavar="BUNDLE", help="A bundle's folder.")]


def info(bundle: BundlePath, *, as_json: AsJson = False) -> None:
    """Say what is in a sealed bundle."""
    from trajectory_recorder.bundle import Bundle  # noqa: PLC0415

    manifest = Bundle(bundle).manifest
    if as_json:
        print_json(manifest)
        return
    print_summary(bundle, manifest)


def verify(bundle: BundlePath, *, as_json: AsJson = False) -> None:
    """Check that a bundle is whole and valid; exit code 1 if it is not."""
    from trajectory_recorder import bundle as bundles  # noqa: PLC0415

    with progress_bar() as task:
        findings = bundles.verify(bundle, task=task)
    bad = any(finding.severity is bundles.Severity.ERROR for finding in findings)
    if as_json:
        print_json({"bundle": str(bundle), "valid": not bad, "findings": findings})
    else:
        for finding in findings:
            typer.echo(f"{finding.severity}: {finding.message}")
        typer.echo(f"{bundle}: {'NOT valid' if bad else 'valid'}")
    if bad:
        raise typer.Exit(1)


def recover(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="An unsealed bundle, or a folder of bundles.")],
    *,
    as_json: AsJson = False,
) -> None:
    """Seal what a crash left: one bundle, or all of a folder."""
    from trajectory_recorder.recording import recovery  # noqa: PLC0415

    found = recovery.find_unsealed(path)
    if not found:
        # Not an error where all are sealed already; one where there is nothing at all.
        _require_bundles(path)
    recovered, failed = [], []
    for root in found:
        try:
            with progress_bar() as task:
                manifest = recovery.recover(root, task=task)
        except (TrajectoryError, OSError) as error:
            failed.append({"bundle": str(root), "error": str(error)})
            messages.print(f"error: {root} could not be recovered: {error}", soft_wrap=True)
            continue
        lost = manifest.recovered.lost_tail_ns if manifest.recovered else {}
        recovered.append({"bundle": str(root), "duration_ns": manifest.duration_ns, "lost_tail_ns": lost})
        if not as_json:
            typer.echo(f"{root}: sealed, {seconds(manifest.duration_ns)}")
    if as_json:
        print_json({"recovered": recovered, "failed": failed})
    elif not found:
        typer.echo("nothing to recover: every bundle there is sealed")
    if failed:
        raise typer.Exit(1)


def _require_bundles(path: Path) -> None:
    candidates = [path, *(path.iterdir() if path.is_dir() else [])]
    if not any((candidate / "manifest.json").is_file() for candidate in candidates):
        raise NotABundle(f"{path} holds no recording", "name a bundle, or a folder of bundles")


def print_summary(root: Path, manifest: "Manifest") -> None:
    """Print what a bundle's manifest says, for people."""
    total = sum(file.bytes for file in manifest.files)
    lines = [
        f"{root}",
        f"  id        {manifest.bundle_id}",
        f"  format    {manifest.format_version}, by {manifest.recorder.name} {manifest.recorder.version}",
        f"  system    {manifest.os.name} {manifest.os.version} {manifest.os.architecture}",
        f"  duration  {seconds(manifest.duration_ns)}, ended: {manifest.ended}",
        f"  size      {size(total)}",
    ]
    if manifest.task is not None:
        lines.append(f"  task      {manifest.task.id}")
    lines += [
        f"  display   {d.display_id} {d.name}: {d.width_px}x{d.height_px} at {d.x_px},{d.y_px}, scale {d.scale:g}"
        for d in manifest.displays
    ]
    if manifest.sync is not None:
        errors = ", ".join(f"{offset.name} {offset.p95_ns / 1e6:.1f} ms" for offset in manifest.sync.offsets)
        lines.append(f"  sync      p95 of the error, as measured on this machine: {errors}")
    lines.append("  streams")
    for stream in manifest.streams:
        span = (
            "nothing"
            if stream.first_ns is None
            else f"{seconds(stream.first_ns)} to {seconds(stream.last_ns or 0)}"
        )
        lost = f", {stream.lost} lost" if stream.lost else ""
        lines.append(f"    {stream.name:<10} {stream.count:>7} {stream.codec:<5} {span}{lost}")
    if manifest.gaps:
        lines.append("  gaps")
    for gap in manifest.gaps:
        removed = f", {seconds(gap.removed_ns)} removed" if gap.removed_ns else ""
        detail = f": {gap.detail}" if gap.detail else ""
        lines.append(
            f"    {gap.stream:<10} {seconds(gap.from_ns)} to {seconds(gap.to_ns)} {gap.reason}{removed}{detail}"
        )
    if manifest.recovered is not None:
        lines.append("  recovered after a crash")
    typer.echo("\n".join(lines))
