"""`demo`: the whole way on a virtual desktop, with real applications and spoken narration."""

import platform
import shutil
from pathlib import Path
from typing import Annotated

import typer

from trajectory_recorder.cli.bundles import print_summary
from trajectory_recorder.cli.check import report_lines
from trajectory_recorder.cli.output import AsJson, messages, print_json
from trajectory_recorder.errors import DamagedBundle, MachineError
from trajectory_recorder.recording.client import Engine
from trajectory_recorder.settings import RecordSettings


def demo(
    *,
    output: Annotated[Path, typer.Option("--output", help="Folder that the bundle goes into.")] = Path(
        "recordings"
    ),
    width: Annotated[int, typer.Option(min=1024, help="Width of the virtual screen in pixels.")] = 1920,
    height: Annotated[int, typer.Option(min=768, help="Height of the virtual screen in pixels.")] = 1080,
    as_json: AsJson = False,
) -> None:
    """Record a scripted session on a virtual desktop.

    Checks the bundle, and shows what is in it and how good it is.
    """
    if platform.system() != "Linux":
        raise MachineError(
            "the virtual desktop of the demo needs Linux",
            "record the desktop of this machine: trajectory-recorder record --output recordings",
        )
    # They load the X library, which is missing where other commands work well, and the media libraries.
    from trajectory_recorder import bundle as bundles  # noqa: PLC0415
    from trajectory_recorder.quality.examine import examine  # noqa: PLC0415
    from trajectory_recorder.quality.policy import built_in  # noqa: PLC0415
    from trajectory_recorder.virtual_desktop import VirtualDesktop  # noqa: PLC0415
    from trajectory_recorder.virtual_desktop.walkthrough import keep_lab_notes  # noqa: PLC0415

    def tell(what: str) -> None:
        messages.print(f"demo: {what}", soft_wrap=True)

    tell("bringing up a virtual desktop with a microphone")
    with VirtualDesktop(width, height) as desktop:
        settings = RecordSettings()
        with Engine(environment=desktop.environment) as engine:
            root = engine.start(output, settings, task_id="demo-lab-notes")
            tell(f"recording into {root}")
            keep_lab_notes(desktop, tell)
            engine.stop()
    tell("checking the sealed bundle")
    report = examine(root, built_in()).report
    if report.bundle_id is None:
        raise DamagedBundle(f"{root} is not valid: {report.findings[0].finding.message}")
    if as_json:
        print_json({"bundle": str(root), "manifest": bundles.Bundle(root).manifest, "quality": report})
        return
    print_summary(root, bundles.Bundle(root).manifest)
    typer.echo("  quality")
    for line in report_lines(report):
        typer.echo(f"    {line}")
    typer.echo(f"\nThe bundle is valid. Watch it: {_player()} {root / 'data' / 'screen-0.mkv'}")


def _player() -> str:
    """A player that is on this machine, or the name of one."""
    return next((name for name in ("mpv", "vlc", "ffplay") if shutil.which(name)), "mpv")
