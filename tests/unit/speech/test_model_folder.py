import hashlib
import subprocess
from pathlib import Path

import pytest

from trajectory_recorder.speech import UnusableModel
from trajectory_recorder.speech.model_folder import read_model_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "tiny"
    folder.mkdir()
    (folder / "model.bin").write_bytes(b"weights")
    (folder / "config.json").write_text("{}")
    return folder


def test_a_model_is_told_by_all_of_its_files(folder: Path) -> None:
    told = read_model_folder(folder, ["model.bin"])
    assert told.name == "tiny"
    listed = subprocess.run(
        ["sha256sum", "config.json", "model.bin"], cwd=folder, check=True, capture_output=True
    )
    assert told.sha256 == hashlib.sha256(listed.stdout).hexdigest()
    (folder / ".cache").write_text("of a file manager")
    (folder / "more").mkdir()
    assert read_model_folder(folder, ["model.bin"]) == told
    (folder / "config.json").write_text("{ }")
    assert read_model_folder(folder, ["model.bin"]).sha256 != told.sha256


def test_what_is_missing_is_named(folder: Path) -> None:
    with pytest.raises(UnusableModel, match=r"holds no tokenizer.json and no vocabulary.json"):
        read_model_folder(folder, ["model.bin", "tokenizer.json", "vocabulary.json"])
    with pytest.raises(UnusableModel, match=r"is no folder\. .*none is downloaded"):
        read_model_folder(folder / "large-v3", ["model.bin"])
    with pytest.raises(UnusableModel, match="is no folder"):
        read_model_folder(folder / "model.bin", ["model.bin"])
