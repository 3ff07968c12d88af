"""The sync certificate on this machine's disk: written wholly, read warily, used where it fits."""

import logging
import re
import shutil
from dataclasses import fields, replace
from pathlib import Path

import pytest

from helpers.command_line import REPOSITORY
from helpers.synthetic_session import DISPLAY, begin
from trajectory_recorder import paths
from trajectory_recorder.bundle import verify
from trajectory_recorder.bundle.manifest import Recorder, SyncCertificate, SyncOffset
from trajectory_recorder.recording import certificate, host, recovery
from trajectory_recorder.settings import RecordSettings

CERTIFICATE = SyncCertificate(
    1_780_000_000_000_000_000,
    host.recorder(),
    (DISPLAY,),
    "",
    "loopback",
    60_000_000_000,
    (SyncOffset("voice", 46, 1, 2, -700_000, 1_600_000, 280_000, 120_000),),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "not" / "there yet" / "certificate.json"


def test_what_is_saved_is_loaded_and_nothing_else_is_left(path: Path) -> None:
    certificate.save(path, CERTIFICATE)
    newer = replace(CERTIFICATE, duration_ns=5)
    certificate.save(path, newer)
    assert certificate.load(path) == newer
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_it_goes_into_recordings_of_the_same_machine_only(path: Path) -> None:
    certificate.save(path, CERTIFICATE)
    settings = RecordSettings()
    assert certificate.fitting(path, (DISPLAY,), settings) == CERTIFICATE
    assert certificate.fitting(path, (replace(DISPLAY, x_px=320),), settings) is None
    assert certificate.fitting(path, (DISPLAY, replace(DISPLAY, display_id=1)), settings) is None
    assert certificate.fitting(path, (DISPLAY,), replace(settings, microphone="USB")) is None
    certificate.save(path, replace(CERTIFICATE, recorder=Recorder("trajectory-recorder", "0.0")))
    assert certificate.fitting(path, (DISPLAY,), settings) is None


def test_none_is_no_matter(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert certificate.fitting(path, (DISPLAY,), RecordSettings()) is None
    assert not caplog.records


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"recorder": 5}', b"\xff\xfe", b"[" * 5_000])
def test_a_damaged_one_is_a_warning(path: Path, damage: bytes, caplog: pytest.LogCaptureFixture) -> None:
    certificate.save(path, CERTIFICATE)
    path.write_bytes(damage)
    assert certificate.fitting(path, (DISPLAY,), RecordSettings()) is None
    [record] = caplog.records
    assert record.levelno == logging.WARNING
    assert "doctor --calibrate" in record.message


def test_one_that_is_a_folder_is_a_warning(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path.mkdir(parents=True)
    assert certificate.load(path) is None
    assert caplog.records[0].levelno == logging.WARNING


def test_a_recording_has_it_from_its_beginning_and_keeps_it_when_recovered(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate.save(path, CERTIFICATE)
    monkeypatch.setattr(paths, "sync_certificate", lambda: path)
    session = begin(tmp_path)
    assert session.root is not None
    crashed = shutil.copytree(session.root, tmp_path / "crashed.trajectory")
    assert session.stop().manifest.sync == CERTIFICATE
    assert recovery.recover(crashed).sync == CERTIFICATE
    assert verify(crashed) == []


def test_the_specification_has_every_field() -> None:
    specification = (REPOSITORY / "FORMAT.md").read_text(encoding="utf-8")
    section = specification.partition("\n## The sync certificate\n")[2].partition("\n## ")[0]
    cells = re.findall(r"^\| (`.+?`) \| ", section, re.MULTILINE)
    listed = [name for cell in cells for name in re.findall(r"`(\w+)`", cell)]
    declared = [field.name for kind in (SyncCertificate, SyncOffset) for field in fields(kind)]
    # An offset's name is told by the row of the offsets.
    assert sorted([*listed, "name"]) == sorted(declared)
