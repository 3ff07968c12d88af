"""The sync error as people measure it: `doctor --calibrate`, and the certificate in what is recorded then."""

import json
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import psutil
import pytest

from helpers.command_line import Finished, Program, Terminal, run, wait_until
from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.bundle.manifest import SyncCertificate
from trajectory_recorder.virtual_desktop import VirtualDesktop

HALF_A_SECOND_NS = 500_000_000


@dataclass(frozen=True)
class Calibrated:
    """A desktop, and what `doctor --calibrate` said there."""

    desktop: VirtualDesktop
    said: Finished

    @property
    def document(self) -> dict[str, Any]:
        document: dict[str, Any] = json.loads(self.said.out)
        return document

    @property
    def file(self) -> Path:
        return Path(self.document["file"])


pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def calibrated() -> Iterator[Calibrated]:
    with VirtualDesktop(1280, 720) as desktop:
        yield Calibrated(
            desktop, run(desktop.environment, "doctor", "--calibrate", "--duration", "15", "--json")
        )


def record(desktop: VirtualDesktop, folder: Path, *more: str) -> Path:
    said = run(desktop.environment, "record", "--output", str(folder), "--duration", "1", *more)
    assert said.code == 0, said.err
    return Path(said.out.strip())


def test_everything_that_was_done_is_in_the_recording(calibrated: Calibrated) -> None:
    assert calibrated.said.code == 0, calibrated.said.err
    assert calibrated.said.err.startswith(
        "for 15 s a small square flickers, soft clicks sound and the pointer"
    )
    document = calibrated.document
    assert document["unmeasured"] == {}
    offsets = {offset["name"]: offset for offset in document["offsets"]}
    assert list(offsets) == ["picture", "input", "voice"]
    for name, least in (("picture", 20), ("input", 30), ("voice", 4)):
        offset = offsets[name]
        assert offset["count"] >= least, name
        assert offset["missed"] == 0, name
        assert abs(offset["median_ns"]) < HALF_A_SECOND_NS, name
        assert 0 <= offset["jitter_ns"] <= offset["p95_ns"], name
        assert offset["uncertainty_ns"] > 0, name
        assert offset["drift_ns"] is None, name
        assert offset["reached"] is (offset["p95_ns"] <= offset["goal_p95_ns"]), name


def test_the_certificate_says_what_it_was_measured_on(calibrated: Calibrated) -> None:
    certificate = calibrated.document["certificate"]
    assert json.loads(calibrated.file.read_bytes()) == certificate
    assert calibrated.file.is_relative_to(calibrated.desktop.home)
    assert certificate["sound_path"] == "loopback"
    assert certificate["microphone"] == ""
    assert certificate["duration_ns"] == 15_000_000_000
    [display] = certificate["displays"]
    assert (display["width_px"], display["height_px"]) == (1280, 720)


def test_nothing_of_the_measurement_is_left(calibrated: Calibrated) -> None:
    left = [path.name for path in Path(calibrated.desktop.environment["TMPDIR"]).iterdir()]
    assert not [name for name in left if name.startswith("calibration-")]


def test_it_goes_into_recordings_that_it_fits(calibrated: Calibrated, tmp_path: Path) -> None:
    root = record(calibrated.desktop, tmp_path)
    assert verify(root) == []
    certificate = msgspec.convert(calibrated.document["certificate"], SyncCertificate)
    assert Bundle(root).manifest.sync == certificate
    said = run(calibrated.desktop.environment, "info", str(root))
    assert "  sync      p95 of the error, as measured on this machine: picture " in said.out
    silent = record(calibrated.desktop, tmp_path, "--no-narration", "--microphone", "another")
    assert Bundle(silent).manifest.sync is None
    assert "  sync" not in run(calibrated.desktop.environment, "info", str(silent)).out


def test_a_damaged_certificate_keeps_nobody_from_recording(calibrated: Calibrated, tmp_path: Path) -> None:
    whole = calibrated.file.read_bytes()
    try:
        calibrated.file.write_bytes(whole[: len(whole) // 2])
        root = record(calibrated.desktop, tmp_path)
    finally:
        calibrated.file.write_bytes(whole)
    assert Bundle(root).manifest.sync is None
    assert verify(root) == []


def test_people_see_a_table_and_what_was_not_measured(calibrated: Calibrated) -> None:
    """Without narration, in a terminal, which shows how far it is."""
    environment = calibrated.desktop.environment | {"XDG_DATA_HOME": str(calibrated.desktop.home / "other")}
    with Terminal(environment, "doctor", "--calibrate", "--duration", "5", "--no-narration") as terminal:
        terminal.wait_for(r"(flickering, clicking and moving)")
        terminal.wait_for(r"(reading the recording)")
        assert terminal.finish() == 0
    said = terminal.said
    for words in ("picture ", "input ", "goal: p95", "voice    not measured: the voice is not recorded"):
        assert words in said
    assert "soft clicks" not in said
    assert str(calibrated.desktop.home / "other" / "trajectory-recorder" / "sync-certificate.json") in said


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_ended_early_it_leaves_nothing(
    calibrated: Calibrated, tmp_path: Path, number: signal.Signals
) -> None:
    environment = calibrated.desktop.environment | {"TMPDIR": str(tmp_path)}
    with Program(environment, "doctor", "--calibrate", "--duration", "60", "--no-narration") as program:
        journals = "calibration-*/*/events.journal.mcap"
        wait_until(lambda: program.process.poll() is not None or list(tmp_path.glob(journals)), "it records")
        program_process = psutil.Process(program.pid)
        # The engine records before the probe is started.
        wait_until(lambda: len(program_process.children(recursive=True)) == 2, "engine and probe run")
        children = program_process.children(recursive=True)
        program.send(number)
        said = program.finish()
    assert said.code == 130
    assert list(tmp_path.iterdir()) == []
    assert not [child for child in children if child.is_running()]


def test_where_it_cannot_be_measured_nothing_is_written(calibrated: Calibrated) -> None:
    before = calibrated.file.read_bytes()
    environment = calibrated.desktop.environment
    without_display = {name: value for name, value in environment.items() if name != "DISPLAY"}
    without_sound = environment | {"PULSE_SERVER": "unix:/proc/nowhere"}
    for broken in (without_display, without_sound):
        said = run(broken, "doctor", "--calibrate", "--duration", "5")
        assert (said.code, said.out) == (3, "")
        assert "error: " in said.err
    assert run(environment, "doctor", "--duration", "5").code == 2
    assert calibrated.file.read_bytes() == before
