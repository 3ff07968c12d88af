"""`demo`: the whole way on a virtual desktop, with real applications and spoken narration."""

import platform
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from trajectory_recorder.cli.bundles import print_summary
from trajectory_recorder.cli.check import report_lines
from trajectory_recorder.cli.demo_delivery import can_export, deliver, delivery_lines, load
from trajectory_recorder.cli.output import AsJson, messages, print_json, size
from trajectory_recorder.errors import DamagedBundle, MachineError
from trajectory_recorder.recording.client import Engine
from trajectory_recorder.settings import RecordSettings

_TASK = "demo-lab-notes"
_INSTRUCTION = "Average the five readings, and write the mean into a note."


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

    Checks the bundle, shows what is in it and how good it is, sends it to a collection endpoint of its own, and loads
    an export of that.
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
            root = engine.start(output, settings, task_id=_TASK)
            tell(f"recording into {root}")
            keep_lab_notes(desktop, tell)
            engine.stop()
    tell("checking the sealed bundle")
    report = examine(root, built_in()).report
    if report.bundle_id is None:
        raise DamagedBundle(f"{root} is not valid: {report.findings[0].finding.message}")
    delivery = root.with_suffix(".export")
    submission = _send(root, delivery, tell)
    loaded = load(delivery) if delivery.exists() else None
    if as_json:
        manifest = bundles.Bundle(root).manifest
        told = {"bundle": str(root), "manifest": manifest, "quality": report, "submission": submission}
        print_json({**told, "export": loaded})
        return
    print_summary(root, bundles.Bundle(root).manifest)
    typer.echo("  quality")
    for line in report_lines(report):
        typer.echo(f"    {line}")
    typer.echo("  at the endpoint")
    for line in _told(submission):
        typer.echo(f"    {line}")
    typer.echo("  exported")
    for line in delivery_lines(loaded):
        typer.echo(f"    {line}")
    typer.echo(f"\nThe bundle is valid. Watch it: {_player()} {root / 'data' / 'screen-0.mkv'}")


def _send(root: Path, delivery: Path, tell: Callable[[str], None]) -> dict[str, Any]:
    """Bring a bundle to an endpoint that lives as long as this, and an export of it from there to `delivery`.

    Returns:
        What the endpoint says of the submission in the end.
    """
    # They load the network libraries.
    from trajectory_recorder.account.endpoint import Endpoint  # noqa: PLC0415
    from trajectory_recorder.cli import demo_endpoint  # noqa: PLC0415
    from trajectory_recorder.cli.sending import send  # noqa: PLC0415
    from trajectory_recorder.upload.declaration import declare  # noqa: PLC0415
    from trajectory_recorder.upload.entry import Wish  # noqa: PLC0415
    from trajectory_recorder.upload.queue import Queue  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="trajectory-demo-") as temporary:
        folder = Path(temporary)
        tell("starting a collection endpoint")
        with demo_endpoint.serving(folder / "endpoint") as (url, link):
            tell(f"signing in at {url}, as its first admin and with this machine")
            tokens = demo_endpoint.sign_in_at(url, link, folder)
            with Endpoint(url, tokens) as endpoint, Queue(folder / "queue.sqlite") as queue:
                demo_endpoint.make_project(endpoint, _TASK, _INSTRUCTION)
                tell("sending the bundle")
                declared = declare(root)
                wish = Wish(
                    declared.content, str(root), declared.bytes, url, demo_endpoint.PROJECT, _TASK, None
                )
                sent = send(queue, [queue.add(wish)], lambda _: tokens, bytes_per_s=None)[0]
                if sent.code:
                    raise MachineError(f"the bundle was not sent: {sent.entry.error}", sent.entry.remedy)
                mine = endpoint.ask("GET", "/submissions").read(dict[str, Any])["items"][0]["id"]
                if can_export():
                    tell("having a second admin accept it")
                    demo_endpoint.accept(endpoint, mine, folder)
                    tell("letting the endpoint export it as Parquet, and downloading that")
                    deliver(endpoint, delivery)
                submission = endpoint.ask("GET", f"/submissions/{mine}").read(dict[str, Any])
                events = endpoint.ask("GET", f"/submissions/{mine}/events").read(dict[str, Any])["items"]
                return {**submission, "events": events}


def _told(submission: dict[str, Any]) -> list[str]:
    """What the endpoint says of a submission, for people."""
    quality, files = submission["quality"], submission["files"]
    way = " → ".join(dict.fromkeys(it["state"] for it in submission["events"]))
    return [
        f"submission {submission['id']}, {len(files)} files, {size(submission['bytes'])}",
        f"its own check: {quality['verdict']}, {quality['score']} of 100",
        f"{way.replace('_', ' ')}",
    ]


def _player() -> str:
    """A player that is on this machine, or the name of one."""
    return next((name for name in ("mpv", "vlc", "ffplay") if shutil.which(name)), "mpv")
