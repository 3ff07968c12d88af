import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from helpers.replayed_session import DURATION_MS, HOSTILE, IDLE_MS, ReplayedSession
from trajectory_recorder.errors import OutputUnusable, UsageError
from trajectory_recorder.events import Gap, GapReason
from trajectory_recorder.replay.opening import open_recording
from trajectory_recorder.replay.page import write_page
from trajectory_recorder.replay.page.write import as_script
from trajectory_recorder.replay.recording import Recording
from trajectory_recorder.replay.timeline.timeline import Damage, Remark, Spoken
from trajectory_recorder.tasks import Task

BEGINS, ENDS = '"use strict";\nconst RECORDING = ', ";\n"


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Recording:
    return open_recording(ReplayedSession().works().seal(tmp_path_factory.mktemp("recorded")).root)


def document(folder: Path) -> dict[str, Any]:
    """What the page's script is told."""
    script = (folder / "data.js").read_text(encoding="utf-8")
    assert script.startswith(BEGINS)
    assert script.endswith(ENDS)
    told: dict[str, Any] = json.loads(script[len(BEGINS) : -len(ENDS)])
    return told


@pytest.fixture
def told(recording: Recording, tmp_path: Path) -> Callable[..., dict[str, Any]]:
    """The document of a recording with other fields in its timeline."""

    def write(**fields: Any) -> dict[str, Any]:
        changed = replace(recording, timeline=replace(recording.timeline, **fields))
        return document(write_page(changed, tmp_path / "page", task=Task()).page.parent)

    return write


def test_the_folder_has_all_that_the_page_needs(recording: Recording, tmp_path: Path) -> None:
    written = write_page(recording, tmp_path / "new" / "page", task=Task())
    assert written.page == tmp_path / "new" / "page" / "index.html"
    assert (written.steps, written.frames, written.missing) == (9, 101, ())
    names = sorted(it.relative_to(written.page.parent).as_posix() for it in written.page.parent.rglob("*.*"))
    assert names == [
        "data.js", "index.html", "media/narration.mp4", "media/screen-0-1.mp4", "media/screen-0.mp4",
        "media/screen-1.mp4", "page.css", "page.js",
    ]  # fmt: skip


def test_the_page_loads_nothing_from_elsewhere_and_has_no_script_in_it(
    recording: Recording, tmp_path: Path
) -> None:
    folder = write_page(recording, tmp_path / "page", task=Task()).page.parent
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in page
    assert "unsafe" not in page
    assert page.count("<script") == page.count("<script src=") == 2
    script = (folder / "page.js").read_text(encoding="utf-8")
    for name in ("page", "page.css", "page.js"):
        text = page if name == "page" else (folder / name).read_text(encoding="utf-8")
        assert "http" not in text.replace("http-equiv", "")
    for way_in in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "fetch("):
        assert way_in not in script


def test_it_tells_what_was_done_and_seen(told: Callable[..., dict[str, Any]]) -> None:
    it = told()
    assert it["about"] == ["2026-05-28 20:26:40 UTC", "trajectory-recorder 0.0.0", "Linux 6.1"]
    assert it["duration"] == DURATION_MS
    assert [step["what"] for step in it["steps"]][:3] == [
        "click left",
        'type "make test"',
        "hotkey control+s",
    ]
    assert it["steps"][0]["element"] == [380, 200, 60, 30]
    assert it["idle"] == [[*IDLE_MS, IDLE_MS[1] - 1_000]]
    assert next((press["button"], press["at"]) for press in it["presses"]) == ("left", [395, 218])
    assert [turn["up"] for turn in it["turns"]] == [-1]
    assert [stroke["keys"][-1] for stroke in it["strokes"]][:4] == ["m", "a", "k", "e"]
    assert it["cursors"]["changes"] == [[0, 0]]
    assert it["cursors"]["images"][0]["hot"] == [12, 12]
    assert it["displays"][0][1][0] == {"id": "0", "name": "left", "place": [-701, 40, 701, 301]}
    assert it["markers"] == [{"from": 9_000, "message": "look here"}]
    assert it["gaps"][0]["message"] == "A device failed: clipboard, the display hung up"


def test_what_is_said_about_it_is_told_whole(told: Callable[..., dict[str, Any]]) -> None:
    it = told(
        spoken=(Spoken(1, 2_000_000, None), Spoken(3_000_000, 4_000_000, "so I save it")),
        remarks=(Remark(1_000_000, 2_000_000, "warn", "idle", "Nothing happened", "Pause", "input"),),
        damages=(Damage(0, 5_000_000, "screen/0", "data/screen-0.mkv is missing"),),
        gaps=(Gap("*", 7_000_000, 7_000_000, GapReason.PAUSE, removed_ns=10**30),),
    )
    assert [span["text"] for span in it["spoken"]] == ["", "so I save it"]
    assert it["findings"] == [
        {"from": 1, "to": 2, "severity": "warn", "message": "Nothing happened", "more": "Pause"}
    ]
    assert it["damages"][0]["message"] == "data/screen-0.mkv is missing"
    assert it["gaps"][0]["message"].startswith("Paused for ")


def test_no_text_ends_the_script_or_its_line() -> None:
    for text in (HOSTILE, "<!--", "</SCRIPT >", "\u2029", '";alert(1);"', "\\"):
        script = as_script({"text": text})
        assert "<" not in script
        assert script.splitlines() == script.split("\n")[:-1]
        assert json.loads(script[len(BEGINS) : -len(ENDS)]) == {"text": text}


def test_hostile_texts_come_as_they_are(told: Callable[..., dict[str, Any]]) -> None:
    it = told()
    assert HOSTILE in it["steps"][0]["where"]
    assert HOSTILE in [window["title"] for window in it["windows"]]


def test_a_recording_without_a_manifest_is_shown(recording: Recording, tmp_path: Path) -> None:
    nameless = replace(recording, manifest=None, title="\udcff\u202e")
    it = document(write_page(nameless, tmp_path / "page", task=Task()).page.parent)
    assert (it["title"], it["about"]) == ("?\u202e", [])


def test_a_time_that_no_calendar_has_is_left_out(recording: Recording, tmp_path: Path) -> None:
    assert recording.manifest is not None
    clock = replace(recording.manifest.clock, start_utc_ns=10**30)
    late = replace(recording, manifest=replace(recording.manifest, clock=clock))
    it = document(write_page(late, tmp_path / "page", task=Task()).page.parent)
    assert it["about"][0] == "trajectory-recorder 0.0.0"


def test_a_folder_that_holds_something_stays_as_it_is(recording: Recording, tmp_path: Path) -> None:
    (tmp_path / "note").write_text("mine")
    with pytest.raises(UsageError, match="is not empty"):
        write_page(recording, tmp_path, task=Task())
    with pytest.raises(UsageError, match="sealed content"):
        write_page(recording, recording.root / "data" / "page", task=Task())
    assert [it.name for it in tmp_path.iterdir()] == ["note"]


def test_nothing_is_left_of_a_folder_that_could_not_be_written(recording: Recording, tmp_path: Path) -> None:
    class Full(Task):
        def progress(self, doing: str, share: float) -> None:
            if share > 0:
                raise OutputUnusable(f"{doing}: the disk is full")

    with pytest.raises(OutputUnusable):
        write_page(recording, tmp_path / "page", task=Full())
    assert list(tmp_path.iterdir()) == []
