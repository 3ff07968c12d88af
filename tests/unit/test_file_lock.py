import subprocess
import sys
from pathlib import Path

import pytest

from trajectory_recorder.file_lock import FileLock, Held


def test_one_holds_it_and_after_it_the_next(tmp_path: Path) -> None:
    first = FileLock(tmp_path / "lock")
    with pytest.raises(Held):
        FileLock(tmp_path / "lock")
    first.release()
    FileLock(tmp_path / "lock").release()


def test_looking_for_a_lock_makes_none(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        FileLock(tmp_path / "lock", make=False)
    (tmp_path / "lock").touch()
    held = FileLock(tmp_path / "lock", make=False)
    with pytest.raises(Held):
        FileLock(tmp_path / "lock")
    held.release()


HOLD = """
import sys
from pathlib import Path
from trajectory_recorder.file_lock import FileLock
lock = FileLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_dead_holder_holds_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path / "lock")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(Held):
            FileLock(tmp_path / "lock")
        holder.kill()
        holder.wait()
        FileLock(tmp_path / "lock").release()
