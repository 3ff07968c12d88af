"""`trim` and `redact`: a new recording without what should not be in it. The old one stays as it is."""

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from trajectory_recorder.cli.bundles import BundlePath
from trajectory_recorder.cli.output import AsJson, messages, plain, print_json, progress_bar
from trajectory_recorder.errors import UsageError
from trajectory_recorder.times import length, moment

if TYPE_CHECKING:
    from trajectory_recorder.bundle import Bundle
    from trajectory_recorder.redaction import Edit, Made

_TIME = re.compile(r"(?:(?:(\d{1,4}):)?(\d{1,4}):)?(\d{1,6})(?:\.(\d{1,9}))?", re.ASCII)
_COVER = re.compile(r"(\d{1,6}):(-?\d{1,6}),(-?\d{1,6}),(\d{1,6})x(\d{1,6})@(.+)", re.ASCII)
_SECOND_NS = 1_000_000_000

Output = Annotated[Path, typer.Option("--output", help="Folder that the new bundle goes into.")]
_SPAN = "FROM-TO"


def trim(
    bundle: BundlePath,
    *,
    cut: Annotated[
        list[str], typer.Option("--cut", metavar=_SPAN, help="Cut this stretch out; may be given again.")
    ],
    output: Output,
    as_json: AsJson = False,
) -> None:
    """Cut stretches of time out of a recording: 12.5-40, 1:02:03-1:02:10.250."""
    from trajectory_recorder.redaction import Cut  # noqa: PLC0415 - loads the media libraries

    _make(bundle, [Cut(*_span(it)) for it in cut], output, as_json=as_json)


def redact(
    bundle: BundlePath,
    *,
    blank: Annotated[
        list[str] | None,
        typer.Option("--blank", metavar=_SPAN, help="Leave nothing of this stretch but its time."),
    ] = None,
    cover: Annotated[
        list[str] | None,
        typer.Option(
            "--cover",
            metavar="DISPLAY:X,Y,WxH@FROM-TO",
            help="Cover an area of a display, in pixels of the virtual desktop.",
        ),
    ] = None,
    mask_text: Annotated[
        list[str] | None,
        typer.Option("--mask-text", metavar=_SPAN, help="Mask keys, clipboard, titles and fields."),
    ] = None,
    mute: Annotated[
        list[str] | None, typer.Option("--mute", metavar=_SPAN, help="Silence the voice.")
    ] = None,
    suggested: Annotated[
        bool,
        typer.Option(
            "--suggested", help="Mask text and cover areas where secrets or personal data are found."
        ),
    ] = False,
    output: Output,
    as_json: AsJson = False,
) -> None:
    """Take what should not be seen, read or heard out of a recording; each option may be given again."""
    from trajectory_recorder.redaction import Blank, MaskText, Mute  # noqa: PLC0415 - loads the media libraries

    edits: list[Edit] = [Blank(*_span(it)) for it in blank or ()]
    edits += [_cover(it) for it in cover or ()]
    edits += [MaskText(*_span(it)) for it in mask_text or ()]
    edits += [Mute(*_span(it)) for it in mute or ()]
    if suggested:
        edits += _suggested(bundle)
        if not edits:
            raise UsageError("Nothing was found in this recording", "name what to take out")
    _make(bundle, edits, output, as_json=as_json)


def _make(bundle: Path, edits: "list[Edit]", output: Path, *, as_json: bool) -> None:
    from trajectory_recorder.bundle import Bundle  # noqa: PLC0415 - loads the media libraries
    from trajectory_recorder.redaction import make  # noqa: PLC0415

    with progress_bar() as task:
        made = make(Bundle(bundle), edits, output, task=task)
    if as_json:
        print_json(_described(bundle, made))
        return
    messages.print(f"the original is still there; delete {shlex.quote(str(bundle))} yourself", soft_wrap=True)
    typer.echo(str(made.root))


def _described(bundle: Path, made: "Made") -> dict[str, Any]:
    from trajectory_recorder.bundle import Bundle  # noqa: PLC0415 - loads the media libraries

    manifest = Bundle(made.root).manifest
    return {
        "bundle": str(made.root),
        "parent": str(bundle),
        "duration_ns": manifest.duration_ns,
        "edits": manifest.parent.edits if manifest.parent is not None else (),
        "frames_copied": made.work.copied,
        "frames_encoded": made.work.encoded,
        "encoded_ns": made.work.encoded_ns,
    }


def _suggested(bundle: Path) -> "list[Edit]":
    """Where the detectors find something: text is masked, and what can be read in the pictures is covered."""
    from trajectory_recorder.bundle import Bundle  # noqa: PLC0415 - loads the media libraries
    from trajectory_recorder.quality.suggestions import suggestions  # noqa: PLC0415
    from trajectory_recorder.redaction import MaskText  # noqa: PLC0415

    opened = Bundle(bundle)
    found = suggestions(opened)
    for it in found:
        _say(f"masked: {plain(it.what)} {it.where}", it.from_ns, it.to_ns)
    edits = [*(MaskText(it.from_ns, it.to_ns) for it in found), *_covers(opened)]
    if edits:
        messages.print(
            "a picture may still show more: look there, and take it out with --cover or --blank",
            soft_wrap=True,
        )
    return edits


def _covers(bundle: "Bundle") -> "list[Edit]":
    from trajectory_recorder.quality.on_screen import on_screen  # noqa: PLC0415 - loads the media libraries
    from trajectory_recorder.reading import EXTRA  # noqa: PLC0415
    from trajectory_recorder.reading.readers import RapidOcr  # noqa: PLC0415
    from trajectory_recorder.redaction import Cover  # noqa: PLC0415

    if not RapidOcr.is_installed():
        messages.print(
            f"the pictures are not read: for that, run: pip install {shlex.quote(EXTRA)}",
            soft_wrap=True,
        )
        return []
    with progress_bar() as task:
        found = on_screen(bundle, RapidOcr, task=task)
    for it in found:
        _say(f"covered: {plain(it.what)} is on display {it.display_id}", it.from_ns, it.to_ns)
    return [Cover(it.from_ns, it.to_ns, it.display_id, it.area) for it in found]


def _say(what: str, from_ns: int, to_ns: int) -> None:
    messages.print(f"{what} ({moment(from_ns)}, {length(to_ns - from_ns)})", soft_wrap=True)


# --- what is given -------------------------------------------------------------------------------


def _span(text: str) -> tuple[int, int]:
    from_text, dash, to_text = text.partition("-")
    if not dash:
        raise UsageError(f"{text!r} is no span of time", "give it as FROM-TO, such as 12.5-40 or 1:02-1:30")
    return _time(from_text), _time(to_text)


def _time(text: str) -> int:
    """A session time, as seconds or h:mm:ss, with parts of a second."""
    match = _TIME.fullmatch(text.strip())
    if match is None:
        raise UsageError(f"{text!r} is no time", "give seconds, or h:mm:ss.mmm")
    hours, minutes, seconds, parts = match.groups()
    whole = (int(hours or 0) * 60 + int(minutes or 0)) * 60 + int(seconds)
    return whole * _SECOND_NS + int((parts or "0").ljust(9, "0"))


def _cover(text: str) -> "Edit":
    from trajectory_recorder.events import Rectangle  # noqa: PLC0415 - with its neighbours
    from trajectory_recorder.redaction import Cover  # noqa: PLC0415 - loads the media libraries

    match = _COVER.fullmatch(text)
    if match is None:
        raise UsageError(
            f"{text!r} is no area to cover",
            "give it as DISPLAY:X,Y,WxH@FROM-TO, such as 0:100,200,300x40@12.5-40",
        )
    display, x_px, y_px, width_px, height_px = map(int, match.groups()[:5])
    return Cover(*_span(match[6]), display, Rectangle(x_px, y_px, width_px, height_px))
