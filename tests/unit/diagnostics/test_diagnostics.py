"""What goes into a diagnostics file, of a machine that a secret was recorded on."""

import getpass
import json
import platform
import zipfile
from pathlib import Path

import pytest

from helpers.replayed_session import ReplayedSession
from trajectory_recorder import diagnostics, paths, settings
from trajectory_recorder.diagnostics.words import Anonymous
from trajectory_recorder.errors import OutputUnusable
from trajectory_recorder.media.encoder_choice import Trial


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "recordings"
    ReplayedSession().works().seal(folder)
    return folder


@pytest.fixture
def known_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    """The encoder needs no trial, which takes more than all the rest."""
    monkeypatch.setattr(
        "trajectory_recorder.recording.preflight.run_trial", lambda *_, **__: Trial(12.0, 45.0)
    )


def read(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_it_tells_of_program_machine_settings_and_shapes(folder: Path, tmp_path: Path) -> None:
    (paths.log_folder() / "engine.log").write_text("the input stream: it hangs\n")
    diagnostics.write(tmp_path / "told.zip", folder=folder)
    told = read(tmp_path / "told.zip")
    assert set(told) == {"program.json", "doctor.json", "settings.json", "recordings.json", "logs/engine.log"}
    assert json.loads(told["program.json"])["packages"]["msgspec"]
    assert {it["name"] for it in json.loads(told["doctor.json"])} >= {
        "session",
        "displays",
        "encoder",
        "disk",
    }
    (shape,) = json.loads(told["recordings.json"])
    assert shape["duration_ns"] == 24_000_000_000
    assert set(shape["streams"]) >= {"input", "voice", "screen/0"}
    assert told["logs/engine.log"] == "the input stream: it hangs\n"


@pytest.mark.usefixtures("known_encoder")
def test_it_holds_no_content_and_no_names(folder: Path, tmp_path: Path) -> None:
    settings.save(paths.settings_file(), "record", {"window": "Patient file 4711", "fps": 12})
    log = f"{Path.home()}/Documents/x: {getpass.getuser()} at {platform.node()}"
    (paths.log_folder() / "engine.log").write_text(log)
    diagnostics.write(tmp_path / "told.zip", folder=folder)
    told = read(tmp_path / "told.zip")
    assert json.loads(told["settings.json"])["record"]["window"] == "changed"
    assert json.loads(told["settings.json"])["record"]["fps"] == 12
    assert told["logs/engine.log"] == "<HOME>/Documents/x: <USER> at <COMPUTER>"
    (bundle,) = folder.iterdir()
    assert bundle.stem not in told["recordings.json"]
    for text in told.values():
        assert "4711" not in text
        assert str(Path.home()) not in text


def test_names_within_words_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "ann")
    assert Anonymous().text("ann planned /ann/") == "<USER> planned /<USER>/"


@pytest.mark.usefixtures("known_encoder")
def test_a_place_that_can_not_be_written_is_named(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "told.zip").mkdir()
    with pytest.raises(OutputUnusable, match="choose another place"):
        diagnostics.write(tmp_path / "told.zip", folder=folder)
