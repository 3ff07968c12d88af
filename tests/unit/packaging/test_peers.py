"""Bringing Node packages, with an npm that only notes how it was called."""

import importlib
import json
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[3]


@pytest.fixture
def peers(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(ROOT / "packaging")
    return importlib.import_module("set_up.peers")


@pytest.fixture
def npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    program = tmp_path / "bin" / "npm"
    program.parent.mkdir()
    program.write_text('#!/bin/sh\necho "$*" >> calls\n/bin/mkdir node_modules\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    return program


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "tests" / "peers"
    folder.mkdir(parents=True)
    (folder / "package.json").write_text("{}")
    return folder


@pytest.mark.usefixtures("npm")
def test_packages_are_brought_once_for_each_listing(peers: ModuleType, folder: Path, tmp_path: Path) -> None:
    assert not peers.peers_are_ready(tmp_path)
    peers.bring_peers(tmp_path)
    assert peers.peers_are_ready(tmp_path)
    (call,) = (folder / "calls").read_text().splitlines()
    assert call.startswith("install --no-package-lock ")
    assert "--ignore-scripts" in call

    (folder / "package.json").write_text('{"private": true}')
    assert not peers.peers_are_ready(tmp_path)
    (folder / "node_modules" / "half a package").touch()
    peers.bring_peers(tmp_path)
    assert peers.peers_are_ready(tmp_path)
    assert not (folder / "node_modules" / "half a package").exists()


def test_a_failing_npm_is_told_and_tried_again(
    peers: ModuleType, npm: Path, folder: Path, tmp_path: Path
) -> None:
    npm.write_text("#!/bin/sh\n/bin/mkdir node_modules\nexit 5\n")
    with pytest.raises(Exception, match=r"exit code 5:\n\n.*npm install") as refused:
        peers.bring_peers(tmp_path)
    assert type(refused.value).__name__ == "CannotSetUp"
    assert str(folder) in str(refused.value)
    assert not peers.peers_are_ready(tmp_path)


@pytest.mark.usefixtures("folder")
def test_without_npm_the_message_says_what_is_needed(
    peers: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Exception, match=r"Node 18\.20 or later and its npm"):
        peers.bring_peers(tmp_path)


def test_the_projects_own_listing_is_exact_and_names_no_place() -> None:
    listing = json.loads((ROOT / "tests" / "peers" / "package.json").read_text())
    assert len(listing["dependencies"]) == 3
    for version in listing["dependencies"].values():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version)
