"""Bringing Ceph, with programs that only note how they were called and leave what the real ones would."""

import importlib
import os
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[3]
APT = """
case "$*" in
    *--simulate*) echo "Reading lists"; echo "Inst libfmt9 (9.1)"; echo "Inst sudo (1.9)" ;;
    *download*) echo > one.deb; echo > two.deb ;;
esac
"""


@pytest.fixture
def ceph(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(ROOT / "packaging")
    return importlib.import_module("set_up.ceph")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only programs that can be found."""
    programs = tmp_path / "bin"
    programs.mkdir()
    (tmp_path / ".venv").mkdir()
    add(programs, "apt-get", APT)
    add(programs, "dpkg", '/bin/mkdir -p "$3"; echo > "$3/${2##*/}"')
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    return programs


def add(programs: Path, name: str, script: str) -> None:
    (programs / name).write_text(f'#!/bin/sh\necho "{name} $*" >> "{programs}/calls"\n{script}\n')
    (programs / name).chmod(0o755)


def test_it_is_fetched_and_unpacked_once(ceph: ModuleType, programs: Path, tmp_path: Path) -> None:
    assert not ceph.ceph_is_ready(tmp_path)
    ceph.bring_ceph(tmp_path)
    assert ceph.ceph_is_ready(tmp_path)
    assert sorted(path.name for path in (tmp_path / ".venv" / "ceph").iterdir()) == ["one.deb", "two.deb"]
    assert [path.name for path in (tmp_path / ".venv").iterdir()] == ["ceph"]
    (download,) = [call for call in (programs / "calls").read_text().splitlines() if " download " in call]
    assert download.partition(" download ")[2].split() == [
        *("ceph-base", "ceph-common", "ceph-mon", "ceph-osd", "libfmt9", "radosgw")
    ]


def test_half_of_it_is_never_left(ceph: ModuleType, programs: Path, tmp_path: Path) -> None:
    add(programs, "dpkg", '/bin/mkdir "$3" || exit 2')
    with pytest.raises(Exception, match="exit code 2") as refused:
        ceph.bring_ceph(tmp_path)
    assert type(refused.value).__name__ == "CannotSetUp"
    assert not ceph.ceph_is_ready(tmp_path)
    assert list((tmp_path / ".venv").iterdir()) == []


def test_lists_of_packages_are_renewed_where_this_user_may(
    ceph: ModuleType, programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    ceph.bring_ceph(tmp_path)
    assert (programs / "calls").read_text().startswith("apt-get -qq update\n")


def test_a_system_without_debian_packages_is_told(ceph: ModuleType, programs: Path, tmp_path: Path) -> None:
    (programs / "apt-get").unlink()
    with pytest.raises(Exception, match="no apt-get"):
        ceph.bring_ceph(tmp_path)
