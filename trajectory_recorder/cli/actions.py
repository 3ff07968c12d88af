"""`actions`: what the person did, found in the raw events of a bundle."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from trajectory_recorder import actions as acts
from trajectory_recorder.cli.bundles import BundlePath
from trajectory_recorder.cli.output import AsJson, plain, print_json, seconds
from trajectory_recorder.cli.said import said_around
from trajectory_recorder.errors import UsageError

if TYPE_CHECKING:
    from trajectory_recorder.actions import Action, Deed

_CLICKS = ("click", "double_click", "triple_click")
_KINDS: dict[type, str] = {
    acts.LongPress: "long_press",
    acts.Drag: "drag",
    acts.Scroll: "scroll",
    acts.Typing: "type",
    acts.KeyPress: "key",
    acts.Hotkey: "hotkey",
    acts.Move: "move",
    acts.Wait: "wait",
}


def actions(
    bundle: BundlePath,
    *,
    as_json: AsJson = False,
    as_lines: Annotated[
        bool, typer.Option("--jsonl", help="Print one JSON document a line, one for each action.")
    ] = False,
) -> None:
    """List what the person did: clicks, drags, typing, keys, scrolling, moves and waits."""
    from trajectory_recorder.bundle import Bundle  # noqa: PLC0415 - loads the media libraries

    if as_json and as_lines:
        raise UsageError("--json and --jsonl exclude each other", "give one of them")
    opened = Bundle(bundle)
    found = acts.derive(opened.events())
    if not as_json and not as_lines:
        for action in found:
            typer.echo(_line(action))
        return
    rows = list(_rows(found, acts.ActionPictures(opened.events()), said_around(opened, found)))
    if as_json:
        print_json({"bundle": str(bundle), "actions": rows})
        return
    for row in rows:
        typer.echo(msgspec.json.encode(row).decode())


def _rows(
    found: "list[Action]", pictures: acts.ActionPictures, all_said: Sequence[acts.Said | None]
) -> Iterator[dict[str, Any]]:
    """Actions as JSON has them: kind, the fields of the deed and those of every action, pictures, words."""
    for action, following, said in zip(found, [*found[1:], None], all_said, strict=True):
        fields: dict[str, Any] = msgspec.to_builtins(action)
        deed = fields.pop("deed")
        after = pictures.after(action, following.approach_ns if following is not None else None)
        shown = {"before": pictures.before(action), "after": after, "said": said}
        yield {"kind": kind(action.deed), **deed, **fields, **msgspec.to_builtins(shown)}


def kind(deed: "Deed") -> str:
    """What a kind of deed is called."""
    return _CLICKS[deed.count - 1] if isinstance(deed, acts.Click) else _KINDS[type(deed)]


def _line(action: "Action") -> str:
    held = "".join(f"{name}+" for name in action.modifiers)
    where = f" at {action.place.x_px},{action.place.y_px}" if action.place is not None else ""
    element = action.element.under_pointer or action.element.focused if action.element is not None else None
    what = f" on {element.role} {element.name!r}" if element is not None else ""
    window = action.window.application or action.window.title if action.window is not None else None
    cut = "" if action.complete else " (its end was not recorded)"
    return plain(
        f"{seconds(action.start_ns):>9}  {seconds(action.end_ns - action.start_ns):>7}  "
        f"{held}{_told(action.deed)}{where}{what}{f' in {window}' if window else ''}{cut}"
    )


def _told(deed: "Deed") -> str:
    tell: Callable[[Any], str] = _WORDS[type(deed)]
    return tell(deed)


def _times(count: int) -> str:
    return f" x{count}" if count > 1 else ""


_WORDS: dict[type, Callable[[Any], str]] = {
    acts.Click: lambda it: f"{kind(it).replace('_', ' ')} {it.button}",
    acts.LongPress: lambda it: f"long press {it.button}",
    acts.Drag: lambda it: f"drag {it.button} to {it.path[-1].x_px},{it.path[-1].y_px}",
    acts.Scroll: lambda it: f"scroll {it.dx:+g} right, {it.dy:+g} up",
    acts.Typing: lambda it: f"type {it.text!r}" + (f" ({it.strokes!r})" if it.strokes != it.text else ""),
    acts.KeyPress: lambda it: f"key {it.key}{_times(it.count)}",
    acts.Hotkey: lambda it: f"hotkey {'+'.join(it.keys)}{_times(it.count)}",
    acts.Move: lambda it: f"move to {it.path[-1].x_px},{it.path[-1].y_px}",
    acts.Wait: lambda _: "wait",
}
