"""Decisions about system packages, with the system's commands replaced by shell scripts on PATH."""

import importlib
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[3]


class Programs:
    """The only programs that can be found. Each notes how it was called."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, name: str, script: str = "") -> None:
        program = self._folder / name
        # Only what the shell itself can do: nothing else is on PATH.
        program.write_text(f'#!/bin/sh\necho "{name} $*" >> "{self._folder}/calls"\n{script}\n')
        program.chmod(0o755)

    def calls(self) -> list[str]:
        notes = self._folder / "calls"
        return notes.read_text().splitlines() if notes.exists() else []


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    monkeypatch.setenv("PATH", str(tmp_path))
    return Programs(tmp_path)


@pytest.fixture
def packages(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(ROOT / "packaging")
    return importlib.import_module("set_up.system_packages")


def become(uid: int, monkeypatch: pytest.MonkeyPatch, *, terminal: bool = False) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: uid)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: terminal)


def test_the_listing_is_read_without_its_comments(
    packages: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: object())
    wanted = packages.wanted_packages("# heading\n\nxvfb  Xvfb  # screen\nlibxcb1   # pictures\n")
    assert wanted == [("xvfb", "Xvfb"), ("libxcb1", None)]


def test_a_python_without_ensurepip_needs_its_own_venv_package(
    packages: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    assert packages.wanted_packages("") == [(f"python3.{sys.version_info.minor}-venv", None)]


def test_the_projects_own_listing_can_be_read(packages: ModuleType) -> None:
    wanted = packages.wanted_packages((ROOT / "packaging" / "debian-packages.txt").read_text())
    names = [package.name for package in wanted]
    assert {"xvfb", "pulseaudio", "libportaudio2", "libxcb1"} <= set(names)
    assert len(names) == len(set(names))


def test_half_installed_and_unknown_packages_are_missing(packages: ModuleType, programs: Programs) -> None:
    programs.add("dpkg-query", "echo 'a installed'; echo 'a not-installed'; echo 'b unpacked'; exit 1")
    wanted = [packages.Package(name, None) for name in "abcd"]
    assert packages.missing_packages(wanted) == ["b", "c", "d"]


def test_a_program_from_elsewhere_serves_as_its_package_would(
    packages: ModuleType, programs: Programs
) -> None:
    programs.add("dpkg-query", "echo 'a not-installed'; echo 'b unpacked'; echo 'd config-files'; exit 1")
    for name in "abc":
        programs.add(name)
    wanted = [packages.Package(name, name) for name in "abcd"]
    assert packages.missing_packages(wanted) == ["b", "d"]


def test_without_dpkg_programs_are_looked_for(packages: ModuleType, programs: Programs) -> None:
    programs.add("Xvfb")
    wanted = [("xvfb", "Xvfb"), ("openbox", "openbox"), ("libxcb1", None)]
    assert packages.missing_packages([packages.Package(*each) for each in wanted]) == ["openbox"]


def test_root_may_change_the_system(packages: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    become(0, monkeypatch)
    assert packages.administrator() == []


def test_sudo_without_a_password_is_used_as_it_is(
    packages: ModuleType, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    become(1000, monkeypatch, terminal=True)
    programs.add("sudo", "exit 0")
    assert packages.administrator() == ["sudo", "-n"]


def test_sudo_asks_for_a_password_only_where_somebody_can_answer(
    packages: ModuleType, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs.add("sudo", "exit 1")
    become(1000, monkeypatch, terminal=True)
    assert packages.administrator() == ["sudo"]
    become(1000, monkeypatch, terminal=False)
    assert packages.administrator() is None


def test_without_sudo_the_message_names_packages_and_command_and_nothing_is_tried(
    packages: ModuleType, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    become(1000, monkeypatch, terminal=True)
    programs.add("apt-get")
    with pytest.raises(Exception, match="are missing: xvfb openbox") as refused:
        packages.install_packages(["xvfb", "openbox"])
    assert type(refused.value).__name__ == "CannotSetUp"
    assert "apt-get install --yes --no-remove --no-install-recommends xvfb openbox\n" in str(refused.value)
    assert programs.calls() == []


def test_without_apt_the_message_names_the_packages(packages: ModuleType, programs: Programs) -> None:
    programs.add("sudo")
    with pytest.raises(Exception, match="are missing: xvfb") as refused:
        packages.install_packages(["xvfb"])
    assert "own package manager" in str(refused.value)
    assert programs.calls() == []


def test_packages_are_installed_through_sudo_and_none_is_ever_removed(
    packages: ModuleType, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    become(1000, monkeypatch)
    for name in ("sudo", "apt-get"):
        programs.add(name)
    programs.add("dpkg-query", "echo 'xvfb installed'")
    packages.install_packages(["xvfb"])
    *_, update, install = [call for call in programs.calls() if call.startswith("sudo")]
    assert update.startswith("sudo -n env DEBIAN_FRONTEND=noninteractive ")
    assert update.endswith(" update")
    assert install.startswith("sudo -n env DEBIAN_FRONTEND=noninteractive ")
    assert install.endswith(" install --yes --no-remove --no-install-recommends xvfb")


def test_a_failed_installation_is_found_by_looking_again(
    packages: ModuleType, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    become(1000, monkeypatch)
    for name in ("sudo", "apt-get"):
        programs.add(name)
    programs.add("dpkg-query", "echo 'xvfb installed'")
    with pytest.raises(Exception, match=r"could not be installed: openbox\."):
        packages.install_packages(["xvfb", "openbox"])
