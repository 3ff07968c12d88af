"""The recorder on a real desktop, in the hands of a person: what they see, and the bundles they get."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.command_line import PATIENCE_S
from trajectory_recorder.actions import derive
from trajectory_recorder.actions.action import Typing, Wait
from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.events import (
    FrameEvent,
    Gap,
    GapReason,
    KeyAction,
    KeyEvent,
    Marker,
    PointerAction,
    PointerEvent,
    VoiceEvent,
    WindowEvent,
)
from trajectory_recorder.media import decode
from ui.person import PROJECT, Person

APP = (sys.executable, "-m", "trajectory_recorder", "app")
MASK = "Mask: nothing is recorded while it is held, or until the next click"
FORGET = "Forget the last 30 seconds"


def only_bundle(folder: Path) -> Path:
    (root,) = folder.iterdir()
    return root


def bundles(person: Person) -> set[Path]:
    return set(person.recordings.glob("*"))


def typed(bundle: Bundle) -> str:
    presses = [key for _, key in bundle.events_of(KeyEvent) if key.action is KeyAction.PRESS and not key.own]
    return "".join(key.text or "" for key in presses)


@pytest.fixture
def terminal(regular: Person) -> Iterator[int]:
    xterm = regular.desktop.open("xterm", "-title", "Terminal", "-geometry", "30x4+10+10")
    yield regular.desktop.wait_for_window("Terminal")
    regular.desktop.close(xterm)


def test_recording_with_the_bar_and_with_hot_keys_while_another_window_has_the_keyboard(
    regular: Person, terminal: int
) -> None:
    person, desktop = regular, regular.desktop
    person.records()
    desktop.focus(terminal)
    for stream in ("Screen", "Keyboard and mouse", "Voice", "Active window", "Clipboard"):
        person.reads(f"state of {stream}", f"{stream}: Live")
    desktop.say("This is what I am doing.")
    desktop.type("before")
    person.clicks("Pause")
    person.sees("state", "Paused")
    assert person.desktop.active_title() == "Terminal"
    desktop.type("secret")
    desktop.key("ctrl+alt+p")
    person.sees("state", "Recording")
    desktop.type("after")
    person.clicks("Mark this moment")
    person.reads("status", "Marked at ")
    desktop.key("ctrl+alt+m")
    desktop.run("xdotool", "keydown", "ctrl", "keydown", "alt", "keydown", "x")
    person.sees("state", "Masked")
    desktop.run("xdotool", "keyup", "x", "keyup", "alt", "keyup", "ctrl")
    person.sees("state", "Recording")
    person.clicks(MASK)
    person.sees("state", "Masked")
    desktop.type("hidden")
    person.clicks(MASK)
    person.sees("state", "Recording")
    desktop.type("end")
    assert person.desktop.active_title() == "Terminal"
    bar = person.look("state")["middle"]
    root = person.stops()
    assert verify(root) == []
    bundle = Bundle(root)
    assert bundle.manifest.task is not None
    assert (bundle.manifest.ended, bundle.manifest.task.id) == ("stopped", "means")
    assert typed(bundle) == "beforeafterend"
    (pause,) = [gap for _, gap in bundle.events_of(Gap) if gap.reason is GapReason.PAUSE]
    assert pause.removed_ns > 0
    assert [marker.label for _, marker in bundle.events_of(Marker)] == ["Mark 1", "Mark 2"]
    assert max(packet.rms for _, packet in bundle.events_of(VoiceEvent)) > 0.02
    assert own_keys(bundle) == ["m", "x"]  # what resumed came in the pause
    assert clicks_elsewhere(bundle) == []
    assert deeds(bundle) == {Typing}
    assert not any("Recording" in (it.title or "") for _, it in bundle.events_of(WindowEvent))
    assert is_black(bundle, *bar)  # type: ignore[misc]


def own_keys(bundle: Bundle) -> list[str]:
    """Which keys were pressed that are the recorder's own."""
    keys = [it for _, it in bundle.events_of(KeyEvent) if it.action is KeyAction.PRESS and not it.repeat]
    return [key.symbol for key in keys if key.own]


def clicks_elsewhere(bundle: Bundle) -> list[PointerEvent]:
    """Presses of buttons that are not the recorder's own."""
    events = [it for _, it in bundle.events_of(PointerEvent)]
    return [it for it in events if it.action is PointerAction.PRESS and not it.own]


def deeds(bundle: Bundle) -> set[type]:
    return {type(action.deed) for action in derive(bundle.events())} - {Wait}


def is_black(bundle: Bundle, x_px: int, y_px: int) -> bool:
    """Whether no picture shows anything there."""
    (path,) = {frame.path for _, frame in bundle.events_of(FrameEvent)}
    pictures = [
        picture[y_px - 4 : y_px + 4, x_px - 4 : x_px + 4] for _, picture in decode.frames(bundle.path(path))
    ]
    return len(pictures) > 1 and max(int(picture[..., :3].max()) for picture in pictures) < 24


def test_what_is_forgotten_is_cut_out(regular: Person, terminal: int) -> None:
    person, before = regular, bundles(regular)
    person.records()
    person.desktop.focus(terminal)
    person.desktop.type("secret")
    person.clicks(FORGET)
    person.reads("status", "will be cut out for good")
    person.desktop.type("kept")
    root = person.stops()
    assert (bundles(person) - before, verify(root)) == ({root}, [])
    assert typed(Bundle(root)) == "kept"
    assert Bundle(root).manifest.parent is not None


def test_a_killed_engine_is_noticed_its_bundle_recovered_and_the_next_one_ended_by_keyboard(
    regular: Person,
) -> None:
    person, before = regular, bundles(regular)
    person.records()
    person.waits_until(
        lambda: str(person.look("session time").get("text", "")) >= "0:00:02", lambda: "no time passes"
    )
    person.engine().kill()
    person.reads("notice", "The recording engine ended unexpectedly.")
    person.reads("remedy", "You can go on in a new recording.")
    root = person.result()
    assert (bundles(person) - before, verify(root)) == ({root}, [])
    assert Bundle(root).manifest.ended == "crash"
    person.clicks("Close")
    person.waits_until(lambda: person.look("notice") == {}, lambda: "the notice stays")
    person.records()
    assert person.look("notice") == {}
    stays_out_of_the_way_until_somebody_wants_it(person)
    person.desktop.key("space")  # it stops
    assert (again := person.result()) != root
    assert verify(again) == []


def stays_out_of_the_way_until_somebody_wants_it(person: Person) -> None:
    """The bar says what it is, takes no keyboard, and takes it when it is called."""
    bar = person.desktop.wait_for_window("^Recording —")
    told = person.desktop.run("xprop", "-id", str(bar), "WM_CLASS", "WM_HINTS", "_NET_WM_STATE")
    assert '"trajectory-recorder-bar"' in told
    assert "accepts input or input focus: False" in told
    assert "_NET_WM_STATE_ABOVE" in told
    person.desktop.key("ctrl+alt+b")
    person.waits_until(lambda: person.desktop.active_title().startswith("Recording"), lambda: "no keyboard")


@pytest.mark.slow
def test_an_engine_that_somebody_ends_has_sealed(person: Person) -> None:
    person.records()
    person.engine().terminate()
    person.reads("notice", "Another program ended the recording")
    assert verify(only_bundle(person.recordings)) == []


@pytest.mark.slow
def test_an_app_that_is_killed_leaves_a_sealed_bundle(person: Person) -> None:
    person.records()
    engine = person.engine()
    person.app.kill()
    engine.wait(PATIENCE_S)
    root = only_bundle(person.recordings)
    assert verify(root) == []
    assert Bundle(root).manifest.ended == "parent_gone"


def test_a_stream_that_fails_says_so_at_once_and_comes_back(person: Person) -> None:
    person.records()
    person.reads("state of Voice", "Voice: Live")
    person.desktop.stop_sound()
    person.reads("notice", "Not being recorded: Voice.")
    assert person.look("state")["text"] == "Recording"
    person.desktop.restart_sound()
    person.reads("state of Voice", "Voice: Live (")  # and how many gaps it has now
    person.waits_until(
        lambda: "Voice" not in str(person.look("notice").get("text")), lambda: "the notice stays"
    )
    assert verify(person.stops()) == []


@pytest.fixture
def patient(regular: Person, tmp_path: Path) -> Iterator[Person]:
    """Somebody whose recorder counts down for longer than anybody looks."""
    person = Person(regular.desktop, tmp_path, countdown_s=600)
    yield person
    person.desktop.close(person.app)


def test_beginnings_that_come_to_nothing(patient: Person) -> None:
    person = patient
    person.recordings.write_text("a file where the folder should be")
    person.clicks("Record")
    person.reads("failure", f"{person.recordings} is not a folder. Name a folder for the recordings.")
    person.recordings.unlink()
    person.clicks("Record")
    person.reads("countdown", "5")
    person.waits_until(
        lambda: person.desktop.active_title().startswith("Recording begins"), lambda: "it has no keyboard"
    )
    person.desktop.key("Escape")
    person.is_home()
    person.sees("result", "None")
    assert not person.recordings.exists() or list(person.recordings.iterdir()) == []


@pytest.mark.slow
def test_an_engine_that_hangs_is_said_to(person: Person) -> None:
    person.records()
    engine = person.engine()
    engine.suspend()
    person.reads("status", "The recording engine does not answer at the moment.")
    engine.resume()
    person.waits_until(lambda: not person.look("status"), lambda: "it does not come back")
    assert verify(person.stops()) == []


@pytest.mark.slow
def test_a_signal_closes_it_once_the_recording_is_sealed(person: Person) -> None:
    person.records()
    os.kill(person.app.pid, signal.SIGTERM)
    assert person.app.wait(PATIENCE_S) == 0
    root = only_bundle(person.recordings)
    assert verify(root) == []
    assert Bundle(root).manifest.ended == "stopped"


def test_without_a_display_it_says_so(tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    ended = subprocess.run(
        [*APP, "--output", str(tmp_path)],
        check=False,
        capture_output=True,
        text=True,
        env=environment,
        cwd=PROJECT,
    )
    assert ended.returncode == 3
    assert ended.stderr.startswith("error: ")
    assert "Traceback" not in ended.stderr


def test_the_command_line_loads_no_qt() -> None:
    code = (
        "import sys; from trajectory_recorder.cli.application import run; run(['app', '--help']);"
        "print([name for name in sys.modules if name.startswith(('PySide6', 'shiboken'))])"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=PROJECT
    )
    assert shown.stdout.splitlines()[-1] == "[]"
