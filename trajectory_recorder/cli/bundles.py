"""`info`, `verify`, `recover`: commands that look at bundles and need no desktop.

They load the media libraries only once they run, so that every other command starts without them.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trajectory_recorder.cli.finished import finished
from trajectory_recorder.cli.output import AsJson, messages, plain, print_json, progress_bar, seconds, size
from trajectory_recorder.errors import NotABundle, TrajectoryError

if TYPE_CHECKING:
    from trajectory_recorder.bundle import Bundle, Manifest

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
    """Seal what a crash left: one bundle, or all of a folder; and forget what was to be forgotten."""
    from trajectory_recorder import finishing  # noqa: PLC0415
    from trajectory_recorder.recording import recovery  # noqa: PLC0415

    found = [*recovery.find_unsealed(path), *finishing.find_unfinished(path)]
    if not found:
        # Not an error where all are sealed already; one where there is nothing at all.
        _require_bundles(path)
    recovered, failed = [], []
    for root in found:
        try:
            sealed = _recovered(root)
        except (TrajectoryError, OSError) as error:
            failed.append({"bundle": str(root), "error": str(error)})
            messages.print(f"error: {root} could not be recovered: {error}", soft_wrap=True)
            continue
        if sealed is None:
            continue
        lost = sealed.manifest.recovered.lost_tail_ns if sealed.manifest.recovered else {}
        duration_ns = sealed.manifest.duration_ns
        recovered.append({"bundle": str(sealed.root), "duration_ns": duration_ns, "lost_tail_ns": lost})
        if not as_json:
            typer.echo(f"{sealed.root}: sealed, {seconds(duration_ns)}")
    if as_json:
        print_json({"recovered": recovered, "failed": failed})
    elif not found:
        typer.echo("nothing to recover: every bundle there is sealed")
    if failed:
        raise typer.Exit(1)


def _recovered(root: Path) -> "Bundle | None":
    """What is left of a recording once it is sealed and finished."""
    from trajectory_recorder.bundle import Bundle  # noqa: PLC0415
    from trajectory_recorder.recording import recovery  # noqa: PLC0415

    with progress_bar() as task:
        recovery.recover(root, task=task)
    kept = finished(root)
    return None if kept is None else Bundle(kept)


def _require_bundles(path: Path) -> None:
    candidates = [path, *(path.iterdir() if path.is_dir() else [])]
    if not any((candidate / "manifest.json").is_file() for candidate in candidates):
        raise NotABundle(f"{path} holds no recording", "name a bundle, or a folder of bundles")


def print_summary(root: Path, manifest: "Manifest") -> None:
    """Print what a bundle's manifest says, for people."""
    from trajectory_recorder.bundle.edit_kinds import edit_kinds  # noqa: PLC0415 - loads the media libraries

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
    if manifest.parent is not None:
        lines.append(
            f"  edited    {edit_kinds(manifest.parent)}; made from {plain(manifest.parent.bundle_id)}"
        )
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
