"""The disk fills up while somebody records: the recording ends in time, whole, and the app says why."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from features.expert import Expert
from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.events import KeyAction, KeyEvent
from trajectory_recorder.virtual_desktop import VirtualDesktop

# A disk of its own, in a mount namespace of its own, so that nobody has to be root for it.
_ON_A_SMALL_DISK = """
set -e
mkdir -p "$1"
mount -t tmpfs -o size=160m tmpfs "$1"
shift
exec "$@"
"""
# Less than the reserve that a recording leaves free.
_LEFT_BYTES = 30_000_000


@pytest.fixture
def expert(desktop: VirtualDesktop) -> Iterator[Expert]:
    folder = desktop.home / "Documents/Trajectories"
    within = ("unshare", "--map-root-user", "--mount", "sh", "-c", _ON_A_SMALL_DISK, "sh", str(folder))
    expert = Expert(desktop, within=within)
    yield expert
    expert.leaves()


@pytest.mark.slow
def test_the_recording_ends_in_time_and_says_why(expert: Expert) -> None:
    terminal = expert.opens_a_terminal()
    expert.opens_the_app()
    expert.records()
    expert.desktop.focus(terminal)
    expert.writes("echo saved")
    expert.goes_on_for(2)
    disk = Path(f"/proc/{expert.process_id}/root{expert.recordings}")
    fill(disk)
    expert.sees("The disk was nearly full, so the recording was ended and saved.")

    (root,) = disk.glob("*.trajectory")
    assert verify(root) == []
    bundle = Bundle(root)
    assert bundle.manifest.ended == "disk_full"
    assert bundle.manifest.recovered is None
    pressed = [key for _, key in bundle.events_of(KeyEvent) if key.action is KeyAction.PRESS]
    assert "".join(key.text or "" for key in pressed) == "echo saved"


def fill(disk: Path) -> None:
    """Leave less than a recording may take."""
    room = os.statvfs(disk)
    with (disk / "else.bin").open("wb") as file:
        file.write(bytes(room.f_bavail * room.f_frsize - _LEFT_BYTES))
