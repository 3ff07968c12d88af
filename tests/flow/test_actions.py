"""The actions of real sessions are what was done in them."""

import json
import os
import shutil
from pathlib import Path

import numpy as np

from helpers.command_line import run
from helpers.commands_here import RunHere
from helpers.damaged_packets import blank_packets
from helpers.desktop_session import ScriptedSession
from helpers.sheet_page import SheetPage, pixels
from trajectory_recorder.actions import Click, Drag, Hotkey, KeyPress, Scroll, Typing, derive
from trajectory_recorder.bundle import Bundle
from trajectory_recorder.events import Button, KeyAction, KeyEvent, PointerAction, PointerEvent
from trajectory_recorder.media import decode
from trajectory_recorder.virtual_desktop.walkthrough import COMMAND, NOTE, TEXT


def test_a_walkthrough_is_found_again(walkthrough: ScriptedSession) -> None:
    events = list(Bundle(walkthrough.root).events())
    actions = derive(events)
    done = [it for it in actions if isinstance(it.deed, Click | Drag | Scroll | Typing | KeyPress | Hotkey)]
    assert [type(it.deed) for it in done] == [
        *(Click, Typing, KeyPress),  # in the terminal
        *(Drag, Typing, KeyPress, Scroll),  # in the editor
        *(Hotkey, Hotkey, Typing, Click),  # in its dialog
    ]
    assert [it.deed.text for it in done if isinstance(it.deed, Typing)] == [COMMAND[:-1], TEXT[:-1], NOTE]
    assert [it.deed.keys for it in done if isinstance(it.deed, Hotkey)] == [
        ("control", "s"),
        ("control", "a"),
    ]
    assert [it.deed for it in done if isinstance(it.deed, Scroll)] == [Scroll(0, -3)]
    (drag,) = [it.deed for it in done if isinstance(it.deed, Drag)]
    first, last = drag.path[0], drag.path[-1]
    assert (drag.button, last.x_px - first.x_px, last.y_px - first.y_px) == (Button.LEFT, 60, 60)
    assert all(it.complete for it in done)
    assert {it.display_id for it in done} == {0}
    assert all(it.place is not None for it in done if isinstance(it.deed, Click | Drag | Scroll))
    assert [it.window.application for it in done if it.window is not None][:2] == ["XTerm", "XTerm"]
    told = {event_id for it in actions for event_id in it.event_ids}
    for number, (_, event) in enumerate(events):
        if isinstance(event, PointerEvent) and event.action is not PointerAction.MOVE:
            assert number in told
        elif isinstance(event, KeyEvent) and event.action is KeyAction.PRESS:
            assert number in told or event.symbol.startswith(("Shift", "Control"))


def test_the_command_prints_a_table_lines_or_a_document(
    run_here: RunHere, walkthrough: ScriptedSession
) -> None:
    root = str(walkthrough.root)
    table = run(os.environ, "actions", root)
    assert table.code == 0
    assert any("hotkey control+s" in line and line.endswith("in Mousepad") for line in table.out.splitlines())
    lines = [json.loads(line) for line in run_here("actions", root, "--jsonl").out.splitlines()]
    document = json.loads(run_here("actions", root, "--json").out)
    assert document["actions"] == lines
    assert len(lines) == len(table.out.splitlines())
    for it in lines:
        if it["kind"] == "wait":
            continue
        assert it["before"]["path"] == it["after"]["path"] == "data/screen-0.mkv"
        assert it["before"]["at_ns"] <= it["approach_ns"]
        assert 0 < it["before"]["confidence"] <= 1  # less where the machine was too busy to look
    assert all(it["before"]["pts_ns"] < it["after"]["pts_ns"] for it in lines if it["kind"] == "type")
    assert {"click", "type", "key", "drag", "scroll", "hotkey"} <= {it["kind"] for it in lines}
    both = run_here("actions", root, "--json", "--jsonl")
    assert both.code == 2
    assert "exclude each other" in both.err
    with_sheet = run_here("actions", root, "--json", "--sheet", "nowhere")
    assert with_sheet.code == 2
    assert "exclude each other" in with_sheet.err


def test_the_sheet_shows_what_the_frames_show(
    run_here: RunHere, walkthrough: ScriptedSession, tmp_path: Path
) -> None:
    told = json.loads(run_here("actions", str(walkthrough.root), "--json").out)["actions"]
    written = run(os.environ, "actions", str(walkthrough.root), "--sheet", "sheet", cwd=tmp_path)
    assert written.code == 0, written.err
    page = SheetPage.read(tmp_path / "sheet" / "index.html")
    frames = dict(decode.frames(walkthrough.root / "data" / "screen-0.mkv"))
    for number, action in enumerate(told, 1):
        pictures = [it for it in (action["before"], action["after"]) if it is not None]
        images = page.named("img", f"a{number}")
        for picture, image in zip(pictures, images, strict=True):
            file = tmp_path / "sheet" / str(image.attributes["src"])
            assert np.array_equal(pixels(file), frames[picture["pts_ns"]])
        if action["kind"] == "click":
            x_px, y_px = str(action["place"]["x_px"]), str(action["place"]["y_px"])
            marks = page.named("circle", f"a{number}")
            assert {(it.attributes["cx"], it.attributes["cy"]) for it in marks} == {(x_px, y_px)}
    files = {str(image.attributes["src"]) for image in page.named("img")}
    assert len(list((tmp_path / "sheet" / "pictures").iterdir())) == len(files)
    assert written.out.endswith(f"index.html: {len(told)} actions, {len(files)} pictures\n")
    again = run_here("actions", str(walkthrough.root), "--sheet", str(tmp_path / "sheet"))
    assert again.code == 2
    assert "is not empty" in again.err


def test_the_sheet_of_a_damaged_video_is_written_and_says_what_is_missing(
    run_here: RunHere, walkthrough: ScriptedSession, tmp_path: Path
) -> None:
    root = tmp_path / "copy.trajectory"
    shutil.copytree(walkthrough.root, root)
    blank_packets(root / "data" / "screen-0.mkv", {0})
    written = run_here("actions", str(root), "--sheet", str(tmp_path / "sheet"))
    assert written.code == 1
    assert written.err.startswith("missing: ")
    page = SheetPage.read(tmp_path / "sheet" / "index.html")
    assert any("missing" in tag.classes for tag in page.named("p"))
    assert page.named("img")
