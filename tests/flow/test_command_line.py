"""The real program, as people and scripts call it: what it prints where, and its exit codes."""

import json
import os
import shutil
import subprocess
import sys
import wave
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import typer

from helpers.command_line import PROGRAM, Finished, Program, run, run_all
from helpers.commands_here import RunHere
from trajectory_recorder import __version__
from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.cli import application
from trajectory_recorder.virtual_desktop import VirtualDesktop

NOWHERE = "/proc/nowhere"


@pytest.fixture(scope="module")
def spoken() -> Iterator[VirtualDesktop]:
    """A desktop with a microphone."""
    with VirtualDesktop(1024, 768) as desktop:
        yield desktop


@pytest.fixture(scope="module")
def without_microphone(spoken: VirtualDesktop) -> dict[str, str]:
    """The same desktop, for programs that find no sound server."""
    return spoken.environment | {"PULSE_SERVER": f"unix:{NOWHERE}"}


@pytest.fixture(scope="module")
def without_display(spoken: VirtualDesktop) -> dict[str, str]:
    """What programs see that are started on no desktop."""
    return {name: value for name, value in spoken.environment.items() if name != "DISPLAY"}


@dataclass(frozen=True)
class Recorded:
    """A recording that ended by itself, and what was said of it."""

    folder: Path
    root: Path
    said: Finished


@pytest.fixture(scope="module")
def recorded(spoken: VirtualDesktop, tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    folder = tmp_path_factory.mktemp("recorded")
    said = run(spoken.environment, "record", "--output", str(folder), "--duration", "2")
    (root,) = folder.iterdir()
    return Recorded(folder, root, said)


@pytest.fixture
def own_copy(recorded: Recorded, tmp_path: Path) -> Path:
    """A copy of the recorded bundle, to be spoilt."""
    return shutil.copytree(recorded.root, tmp_path / recorded.root.name)


def is_complaint(said: Finished) -> bool:
    """Whether there is nothing but one line that says what is wrong, and perhaps one with what to try next."""
    wrong, *remedy = said.err.splitlines()
    return (
        said.out == ""
        and wrong.startswith("error: ")
        and len(remedy) <= 1
        and all(line.startswith("       ") and line.strip() for line in remedy)
    )


def spoken_to_shell(environment: dict[str, str], script: str) -> subprocess.CompletedProcess[str]:
    """Run a shell's command line, in which P stands for the program."""
    return subprocess.run(
        [
            "bash",
            "-o",
            "pipefail",
            "-c",
            f'P() {{ "$@"; }}; {script}'.replace("P ", f"P {' '.join(PROGRAM)} "),
        ],
        check=False,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )


# --- help and wrong usage ---


def test_every_command_has_help(spoken: VirtualDesktop, run_here: RunHere) -> None:
    names = list(typer.main.get_command(application.app).commands)  # type: ignore[attr-defined]
    assert {"doctor", "record", "info", "verify", "recover", "demo"} <= set(names)
    whole, of_record = run_all(spoken.environment, [("--help",), ("record", "--help")])
    assert of_record == run_here("record", "--help")
    for name, said in [("", whole), *((name, run_here(name, "--help")) for name in names)]:
        assert (said.code, said.err) == (0, "")
        assert said.out.startswith(f"Usage: {f'trajectory-recorder {name}'.strip()} ")
        assert "--help" in said.out
    assert all(f"\n  {name} " in whole.out for name in names)


def test_version(without_display: dict[str, str]) -> None:
    assert run(without_display, "--version") == Finished(0, f"trajectory-recorder {__version__}\n", "")


def test_without_a_command_it_helps_and_fails(without_display: dict[str, str]) -> None:
    said = run(without_display)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("Usage: trajectory-recorder ")


def test_wrong_usage_is_one_clear_complaint(
    spoken: VirtualDesktop, run_here: RunHere, tmp_path: Path
) -> None:
    output = ("record", "--output", str(tmp_path / "made"))
    misspelt: dict[tuple[str, ...], tuple[str, ...]] = {
        ("--nope",): ("--nope", "see trajectory-recorder --help"),
        ("record",): ("--output", "see trajectory-recorder record --help"),
        ("info",): ("BUNDLE", "see trajectory-recorder info --help"),
        ("verify", "a", "b"): ("b", "see trajectory-recorder verify --help"),
        (*output, "--fps", "fast"): ("--fps", "see trajectory-recorder record --help"),
        (*output, "--duration", "0"): ("--duration", "see trajectory-recorder record --help"),
        (*output, "--duration", "nan"): ("--duration", "see trajectory-recorder record --help"),
        ("demo", "--width", "1"): ("--width", "see trajectory-recorder demo --help"),
    }
    unfit: dict[tuple[str, ...], tuple[str, ...]] = {
        ("recrod",): ("recrod", "see trajectory-recorder --help"),
        ("record", "--outptu", "x"): ("--outptu", "--output"),
        (*output, "--fps", "99"): ("fps", "60"),
        (*output, "--display", "left"): ("display", "settings.toml"),
        (*output, "--display", "7"): ("there is no display 7", "0 (screen)"),
        ("doctor", "--reserve-mb", "1"): ("reserve_mb", "50"),
    }
    expected = misspelt | unfit
    finished = [run_here(*command) for command in misspelt] + run_all(spoken.environment, unfit)
    for command, said in zip(expected, finished, strict=True):
        assert said.code == 2, (command, said)
        assert is_complaint(said), (command, said)
        for text in expected[command]:
            assert text in said.err, (command, said)
    assert not (tmp_path / "made").exists() or list((tmp_path / "made").iterdir()) == []


# --- record ---


def test_a_duration_ends_it_and_its_path_is_all_that_is_printed(recorded: Recorded) -> None:
    assert recorded.said.code == 0
    assert recorded.said.out == f"{recorded.root}\n"
    assert recorded.said.err.splitlines() == [f"recording into {recorded.root}", "press Ctrl-C to stop"]
    assert verify(recorded.root) == []
    manifest = Bundle(recorded.root).manifest
    assert manifest.ended == "stopped"
    assert manifest.duration_ns >= 2_000_000_000


def test_an_output_is_made_and_may_be_named_anything(spoken: VirtualDesktop, tmp_path: Path) -> None:
    # Modules of the folder that somebody happens to be in are not the program's.
    for name in ("random", "queue", "av", "trajectory_recorder"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('not me')\n", encoding="utf-8")
    installed = str(Path(sys.executable).with_name("trajectory-recorder"))
    arguments = (
        *("record", "--duration", "1", "--output", "new/[bold]:smile: ü"),
        *("--task", "a-7", "--fps", "7", "--json"),
    )
    with Program(spoken.environment, *arguments, program=(installed,), cwd=tmp_path) as recording:
        root = recording.bundle()
        said = recording.finish()
    assert said.code == 0
    assert root.parent == tmp_path / "new" / "[bold]:smile: ü"
    assert json.loads(said.out) == {"bundle": str(root), "ended": "stopped", "warning": ""}
    assert verify(root) == []
    manifest = Bundle(root).manifest
    assert manifest.task is not None
    assert manifest.task.id == "a-7"
    assert manifest.settings["fps"] == 7


def test_outputs_that_can_hold_no_bundle(spoken: VirtualDesktop, recorded: Recorded, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("mine", encoding="utf-8")
    expected = {
        str(file): (2, "is not a folder"),
        str(file / "below"): (2, "is not a folder"),
        str(recorded.root): (2, "is a bundle itself"),
        str(tmp_path / "new.trajectory"): (2, "is a bundle itself"),
        NOWHERE: (3, "choose another folder with --output"),
    }
    commands = [("record", "--output", output, "--duration", "1") for output in expected]
    for output, said in zip(expected, run_all(spoken.environment, commands), strict=True):
        code, text = expected[output]
        assert said.code == code, (output, said)
        assert is_complaint(said), (output, said)
        assert text in said.err, (output, said)
    assert sorted(tmp_path.iterdir()) == [file]
    assert file.read_text(encoding="utf-8") == "mine"
    assert verify(recorded.root) == []


def test_a_mistake_in_the_settings_file(spoken: VirtualDesktop, tmp_path: Path) -> None:
    mistakes = {
        "[record]\nfsp = 7\n": "'fsp' is not a setting in [record]",
        "[record]\nfps = 99\n": "$.fps",
        "fps 7\n": "can't be read",
    }
    output = tmp_path / "made"
    programs = []
    for number, text in enumerate(mistakes):
        file = tmp_path / str(number) / "trajectory-recorder" / "settings.toml"
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
        environment = spoken.environment | {"XDG_CONFIG_HOME": str(tmp_path / str(number))}
        programs.append((file, Program(environment, "record", "--output", str(output), "--duration", "1")))
    for (file, program), expected in zip(programs, mistakes.values(), strict=True):
        said = program.finish()
        assert said.code == 2, said
        assert is_complaint(said), said
        assert expected in said.err, said
        assert str(file) in said.err, said
    assert not output.exists()


def test_machines_that_cannot_record(
    spoken: VirtualDesktop,
    without_display: dict[str, str],
    without_microphone: dict[str, str],
    tmp_path: Path,
) -> None:
    # A library of the desktop that is missing, or does not fit.
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "xcffib.py").write_text("raise OSError('no libxcb.so.1')\n", encoding="utf-8")
    environments = {
        "DISPLAY is not set": without_display,
        "DISPLAY=:4321": without_display | {"DISPLAY": ":4321"},
        "choose an X11 session": spoken.environment | {"XDG_SESSION_TYPE": "wayland"},
        "this is a Wayland session": spoken.environment | {"WAYLAND_DISPLAY": "wayland-0"},
        "record without narration": without_microphone,
        "no libxcb.so.1": spoken.environment | {"PYTHONPATH": str(broken)},
    }
    output = tmp_path / "made"
    programs = [
        Program(environment, "record", "--output", str(output), "--duration", "1")
        for environment in environments.values()
    ]
    for reason, program in zip(environments, programs, strict=True):
        said = program.finish()
        assert said.code == 3, said
        assert is_complaint(said), said
        assert reason in said.err, said
    assert not output.exists() or list(output.iterdir()) == []


def test_without_narration_no_microphone_is_needed(
    without_microphone: dict[str, str], tmp_path: Path
) -> None:
    said = run(without_microphone, "record", "--output", str(tmp_path), "--duration", "1", "--no-narration")
    assert said.code == 0
    root = Path(said.out.removesuffix("\n"))
    assert verify(root) == []
    assert "voice" not in {stream.name for stream in Bundle(root).manifest.streams}
    assert not (root / "data" / "narration.mka").exists()


def test_a_home_that_cannot_be_written_to_is_no_reason_not_to_record(
    spoken: VirtualDesktop, tmp_path: Path
) -> None:
    environment = spoken.environment | {"XDG_STATE_HOME": NOWHERE, "XDG_CONFIG_HOME": NOWHERE}
    said = run(environment, "record", "--output", str(tmp_path), "--duration", "1")
    assert (said.code, verify(Path(said.out.removesuffix("\n")))) == (0, [])


# --- doctor ---


def test_doctor_finds_what_is_in_the_way(spoken: VirtualDesktop, without_display: dict[str, str]) -> None:
    silent = Program(spoken.environment, "doctor")
    displayless = Program(without_display, "doctor", "--no-narration", "--json")
    said = silent.finish()
    assert (said.code, said.err) == (3, "")
    marks = {line[4:].split()[0]: line[:3] for line in said.out.splitlines()}
    assert marks.pop("microphone") == "BAD"
    assert "digital silence" in said.out
    assert marks.keys() >= {"session", "displays", "elements", "encoder", "disk", "clock", "log"}
    assert set(marks.values()) == {"ok "}, said.out
    said = displayless.finish()
    assert (said.code, said.err) == (3, "")
    document = json.loads(said.out)
    assert document["ready"] is False
    examined = {item["name"]: item for item in document["examined"]}
    assert "microphone" not in examined
    assert {name for name, item in examined.items() if not item["ok"]} == {"session", "displays"}
    assert "DISPLAY" in examined["session"]["remedy"]


def test_doctor_is_content_while_somebody_speaks(spoken: VirtualDesktop, tmp_path: Path) -> None:
    noise = tmp_path / "noise.wav"
    with wave.open(str(noise), "wb") as file:
        file.setparams((1, 2, 48_000, 0, "NONE", ""))
        samples = np.random.default_rng(1).normal(0, 2_000, 90 * 48_000)
        file.writeframes(samples.astype("<i2").tobytes())
    player = spoken.open("paplay", "--device=voice", "--latency-msec=100", str(noise))
    try:
        said = run(spoken.environment, "doctor", "--json")
    finally:
        spoken.close(player)
    assert (said.code, said.err) == (0, "")
    document = json.loads(said.out)
    assert document["ready"] is True
    examined = {item["name"]: item for item in document["examined"]}
    assert all(item["ok"] for item in examined.values())
    assert examined["displays"]["detail"] == "0: screen 1024x768, scale 1"
    assert "dBFS" in examined["microphone"]["detail"]


# --- info, verify, recover ---


def test_what_is_said_of_a_bundle(
    without_display: dict[str, str], run_here: RunHere, recorded: Recorded
) -> None:
    root = str(recorded.root)
    info, valid, nothing = run_all(
        without_display, [("info", root), ("verify", root), ("recover", str(recorded.folder))]
    )
    info_json, valid_json, nothing_json = (
        run_here(command, root, "--json") for command in ("info", "verify", "recover")
    )
    for said in (info, info_json, valid, valid_json, nothing, nothing_json):
        assert (said.code, said.err) == (0, "")
    for text in (root, "1024x768", "screen/0", "voice", "ended: stopped"):
        assert text in info.out
    manifest = json.loads(info_json.out)
    assert manifest == json.loads((recorded.root / "manifest.json").read_text(encoding="utf-8"))
    assert valid.out == f"{root}: valid\n"
    assert json.loads(valid_json.out) == {"bundle": root, "valid": True, "findings": []}
    assert nothing.out == "nothing to recover: every bundle there is sealed\n"
    assert json.loads(nothing_json.out) == {"recovered": [], "failed": []}


def test_a_damaged_bundle_is_not_valid(run_here: RunHere, own_copy: Path) -> None:
    video = own_copy / "data" / "screen-0.mkv"
    data = bytearray(video.read_bytes())
    data[len(data) // 2] ^= 1
    video.write_bytes(data)
    text, document = run_here("verify", str(own_copy)), run_here("verify", str(own_copy), "--json")
    assert (text.code, document.code) == (1, 1)
    assert (text.err, document.err) == ("", "")
    assert text.out.startswith("error: ")
    assert text.out.endswith(f"{own_copy}: NOT valid\n")
    findings = json.loads(document.out)
    assert findings["valid"] is False
    assert any("screen-0.mkv" in finding["path"] for finding in findings["findings"])


def test_paths_that_are_no_bundle(run_here: RunHere, recorded: Recorded, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"\x89PNG nothing")
    garbage = tmp_path / "garbage.trajectory"
    garbage.mkdir()
    (garbage / "manifest.json").write_bytes(b"\xff{]")
    empty = tmp_path / "empty"
    empty.mkdir()
    missing = tmp_path / "missing"
    paths = [str(path) for path in (file, garbage, empty, recorded.folder, missing)]
    commands = [
        *(("info", path) for path in paths),
        *(("recover", str(path)) for path in (file, empty, missing)),
        *(("verify", "--json", path) for path in paths),
        ("verify", str(missing)),
    ]
    said = [run_here(*command) for command in commands]
    *complaints, verified = said
    documents = [complaints.pop() for _ in paths][::-1]
    for complaint, path in zip(complaints, [*paths, str(file), str(empty), str(missing)], strict=True):
        assert complaint.code == 1, complaint
        assert is_complaint(complaint), complaint
        assert path in complaint.err, complaint
    for document in documents:
        assert (document.code, document.err) == (1, ""), document
        assert json.loads(document.out)["valid"] is False
    assert (verified.code, verified.err) == (1, "")
    assert verified.out.endswith(f"{missing}: NOT valid\n")


def test_recover_goes_through_a_folder_and_tells_what_failed(run_here: RunHere, own_copy: Path) -> None:
    torn = own_copy.with_name("torn.trajectory")
    (torn / "data").mkdir(parents=True)
    (torn / "events.journal.mcap").write_bytes(b"\x89MCAP0\r\n and then nothing")
    text = run_here("recover", str(own_copy.parent))
    document = run_here("recover", str(own_copy.parent), "--json")
    assert (text.code, document.code) == (1, 1)
    for said in (text, document):
        assert said.err.startswith(f"error: {torn} could not be recovered: ")
    failed = json.loads(document.out)
    assert [failure["bundle"] for failure in failed["failed"]] == [str(torn)]
    assert failed["recovered"] == []
    assert (torn / "events.journal.mcap").exists()


# --- outputs that go away ---


def test_a_reader_that_has_enough_is_no_error(without_display: dict[str, str], recorded: Recorded) -> None:
    for command in ("--help", f"verify --json {recorded.root}"):
        finished = spoken_to_shell(without_display, f"P {command} | true")
        assert (finished.returncode, finished.stderr) == (141, "")


def test_results_that_cannot_be_written_are_not_lost_silently(
    without_display: dict[str, str], recorded: Recorded
) -> None:
    finished = spoken_to_shell(without_display, f"P info {recorded.root} >/dev/full")
    assert finished.returncode == 3
    assert finished.stderr.startswith("error: No space left on device\n")
    assert len(finished.stderr.splitlines()) == 2


def test_a_recording_goes_on_when_nobody_reads_what_it_says(spoken: VirtualDesktop, tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    recording = subprocess.Popen(
        [*PROGRAM, "record", "--output", str(tmp_path), "--duration", "2"],
        env=spoken.environment,
        stdout=subprocess.PIPE,
        stderr=writer,
        text=True,
    )
    os.close(writer)
    out, _ = recording.communicate(timeout=120)
    (root,) = tmp_path.iterdir()
    assert (recording.returncode, out) == (0, f"{root}\n")
    assert verify(root) == []
    manifest = Bundle(root).manifest
    assert manifest.ended == "stopped"
    assert manifest.duration_ns >= 2_000_000_000
