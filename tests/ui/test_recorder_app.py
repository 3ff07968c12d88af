"""The app on a real desktop, in the hands of a person: what they see, and the bundles they get."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.events import Gap, GapReason, KeyAction, KeyEvent, Marker, VoiceEvent
from trajectory_recorder.virtual_desktop import VirtualDesktop
from ui.person import PROJECT, Person

APP = (sys.executable, "-m", "trajectory_recorder", "app")


def only_bundle(folder: Path) -> Path:
    (root,) = folder.iterdir()
    return root


def typed(bundle: Bundle) -> str:
    keys = [event for _, event in bundle.events_of(KeyEvent)]
    return "".join(key.text or "" for key in keys if key.action is KeyAction.PRESS)


def test_recording_with_a_pause_and_a_mark(person: Person) -> None:
    desktop = person.desktop
    desktop.open("xterm", "-title", "Terminal", "-geometry", "30x4+10+560")
    desktop.wait_for_window("Terminal")
    person.clicks("Record")
    person.sees("state", "Recording")
    person.sees("explanation", "All 8 streams are live.")
    for stream in ("Screen", "Keyboard and mouse", "Voice", "Active window", "Clipboard"):
        person.sees(f"state of {stream}", "Live")
    desktop.say("This is what I am doing.")
    desktop.click(100, 600)
    desktop.type("before")
    person.clicks("Pause")
    person.sees("state", "Paused")
    person.sees("state of Voice", "Paused")
    desktop.click(100, 600)
    desktop.type("secret")
    person.clicks("Resume")
    person.sees("state", "Recording")
    person.clicks("Mark")
    person.sees("marks", "1 mark")
    desktop.click(100, 600)
    desktop.type("after")
    person.clicks("Stop")
    person.sees("state", "Recording saved")
    root = only_bundle(person.recordings)
    assert person.look("Path of the last recording")["text"] == str(root)
    assert verify(root) == []
    bundle = Bundle(root)
    minutes, seconds = divmod(bundle.manifest.duration_ns // 10**9, 60)
    assert str(person.look("facts")["text"]).startswith(f"0:{minutes:02d}:{seconds:02d} long, ")
    assert str(person.look("facts")["text"]).endswith("kB")
    assert bundle.manifest.ended == "stopped"
    (gap,) = [gap for _, gap in bundle.events_of(Gap)]
    assert gap.reason is GapReason.PAUSE
    assert gap.removed_ns > 0
    assert typed(bundle) == "beforeafter"
    ((marked_ns, marker),) = bundle.events_of(Marker)
    assert marker.label == "Mark 1"
    assert marked_ns >= gap.to_ns
    assert max(packet.rms for _, packet in bundle.events_of(VoiceEvent)) > 0.02


def test_the_keyboard_is_enough(desktop: VirtualDesktop, tmp_path: Path) -> None:
    app = desktop.open(*APP, "--no-narration", "--reserve-mb", "50", "--output", str(tmp_path), cwd=PROJECT)
    desktop.wait_for_window("^Ready to record — Trajectory Recorder$")
    desktop.key("ctrl+r")
    desktop.wait_for_window("^Recording —")
    desktop.key("ctrl+m", "ctrl+m", "ctrl+p")
    desktop.wait_for_window("^Paused —")
    desktop.key("ctrl+p")
    desktop.wait_for_window("^Recording —")
    desktop.key("ctrl+period")
    desktop.wait_for_window("^Recording saved —")
    desktop.key("ctrl+r")
    desktop.wait_for_window("^Recording —")
    desktop.key("ctrl+s")
    desktop.wait_for_window("^Recording saved —")
    desktop.key("alt+F4")
    assert app.wait(30) == 0
    first, second = (Bundle(root) for root in sorted(tmp_path.iterdir()))
    assert [verify(bundle.root) for bundle in (first, second)] == [[], []]
    assert [marker.label for _, marker in first.events_of(Marker)] == ["Mark 1", "Mark 2"]
    assert [gap.reason for _, gap in first.events_of(Gap)] == [GapReason.PAUSE]
    assert "voice" not in {stream.name for stream in first.manifest.streams}
    assert list(second.events_of(Gap)) == []


def test_a_killed_engine_is_noticed_and_its_bundle_recovered(person: Person) -> None:
    person.clicks("Record")
    person.waits_until(
        lambda: str(person.look("session time")["text"]) >= "0:00:02", lambda: "no time passes"
    )
    person.engine().kill()
    person.reads("notice", "The recording engine ended unexpectedly.")
    person.reads("remedy", "You can go on in a new recording.")
    assert person.look("state")["text"] == "Recording recovered"
    root = only_bundle(person.recordings)
    assert person.look("Path of the last recording")["text"] == str(root)
    assert verify(root) == []
    assert Bundle(root).manifest.ended == "crash"
    person.clicks("Record")
    person.sees("state", "Recording")
    assert person.look("notice") == {}
    person.clicks("Stop")
    person.sees("state", "Recording saved")


def test_an_engine_that_somebody_ends_has_sealed(person: Person) -> None:
    person.clicks("Record")
    person.sees("state", "Recording")
    person.engine().terminate()
    person.sees("state", "Recording saved")
    person.reads("notice", "Another program ended the recording")
    assert verify(only_bundle(person.recordings)) == []


def test_closing_while_recording_seals_first(person: Person) -> None:
    person.clicks("Record")
    person.sees("state", "Recording")
    person.desktop.key("alt+F4")
    assert person.app.wait(60) == 0
    root = only_bundle(person.recordings)
    assert verify(root) == []
    assert Bundle(root).manifest.ended == "stopped"


def test_a_signal_closes_it_like_a_person(person: Person) -> None:
    person.clicks("Record")
    person.sees("state", "Recording")
    os.kill(person.app.pid, signal.SIGTERM)
    assert person.app.wait(60) == 0
    assert verify(only_bundle(person.recordings)) == []


def test_an_app_that_is_killed_leaves_a_sealed_bundle(person: Person) -> None:
    person.clicks("Record")
    person.sees("state", "Recording")
    engine = person.engine()
    person.app.kill()
    engine.wait(60)
    root = only_bundle(person.recordings)
    assert verify(root) == []
    assert Bundle(root).manifest.ended == "parent_gone"


def test_a_stream_that_fails_says_so_and_comes_back(person: Person) -> None:
    person.clicks("Record")
    person.sees("state of Voice", "Live")
    person.desktop.stop_sound()
    person.sees("state of Voice", "Failed", "Stalled")
    person.sees("explanation", "Not being recorded: Voice.")
    assert person.look("state")["text"] == "Recording"
    person.desktop.restart_sound()
    person.sees("state of Voice", "Live")
    person.sees("explanation", "All 8 streams are live.")
    person.sees("remark on Voice", "1 gap")
    person.clicks("Stop")
    person.sees("state", "Recording saved")
    assert verify(only_bundle(person.recordings)) == []


def test_a_recording_that_cannot_begin_says_why(person: Person) -> None:
    person.recordings.write_text("a file where the folder should be")
    person.clicks("Record")
    person.reads("notice", f"{person.recordings} is not a folder.")
    person.reads("remedy", "Name a folder for the recordings.")
    assert person.look("state")["text"] == "Ready to record"
    person.recordings.unlink()
    person.clicks("Record")
    person.sees("state", "Recording")
    person.clicks("Stop")
    person.sees("state", "Recording saved")


def test_settings_are_those_of_the_next_recording(person: Person) -> None:
    person.clicks("Record the voice")
    x_px, y_px = person.look("Looks at the screen per second")["middle"]  # type: ignore[misc]
    person.desktop.click(x_px, y_px)
    person.desktop.key("ctrl+a", "1", "2", "Tab")
    person.clicks("Record")
    person.sees("state", "Recording")
    person.sees("explanation", "All 7 streams are live.")
    assert person.look("Record the voice")["enabled"] is False
    person.clicks("Stop")
    person.sees("state", "Recording saved")
    settings = Bundle(only_bundle(person.recordings)).manifest.settings
    assert settings["narration"] is False
    assert settings["fps"] == 12


def test_another_folder(person: Person, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    person.clicks("Choose the folder for recordings")
    person.desktop.focus(person.desktop.wait_for_window("^Folder for recordings"))
    person.desktop.key("ctrl+a")
    person.desktop.type(f"{other}\n")
    person.sees("Folder for recordings", str(other))
    person.clicks("Record")
    person.sees("state", "Recording")
    person.clicks("Stop")
    person.sees("state", "Recording saved")
    assert person.look("Path of the last recording")["text"] == str(only_bundle(other))


def test_an_engine_that_hangs_is_said_to(person: Person) -> None:
    person.clicks("Record")
    person.sees("state", "Recording")
    engine = person.engine()
    engine.suspend()
    person.sees("explanation", "The recording engine does not answer at the moment.")
    engine.resume()
    person.sees("explanation", "All 8 streams are live.")
    person.clicks("Stop")
    person.sees("state", "Recording saved")
    assert verify(only_bundle(person.recordings)) == []


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
