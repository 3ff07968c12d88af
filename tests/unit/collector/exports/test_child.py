"""The process that converts: without secrets, within what it is granted, and gone with all that it started."""

import json
import sys
from pathlib import Path

import psutil
import pytest

from trajectory_recorder.collector.children import Limits
from trajectory_recorder.collector.exports import child

PLENTY = Limits(60, 2_000_000_000)


def run(folder: Path, script: str, limits: Limits = PLENTY, look: str = "") -> child.Ended:
    return child.run(
        [sys.executable, "-c", script], folder=folder, log=folder / "log", limits=limits, look=lambda: look
    )


def test_it_says_how_it_ended_and_what_it_said_is_kept(tmp_path: Path) -> None:
    assert run(tmp_path, "import sys; print('so'); sys.exit(3)") == child.Ended(3)
    assert (tmp_path / "log").read_text() == "so\n"


def test_it_knows_nothing_of_the_endpoint_and_lets_others_go_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    monkeypatch.setenv("TRAJECTORY_RECORDER_DATABASE", "postgresql://secret")
    run(tmp_path, "import json, os; print(json.dumps([dict(os.environ), os.nice(0)]))")
    environment, niceness = json.loads((tmp_path / "log").read_text())
    assert "secret" not in str(environment)
    assert environment["HOME"] == environment["TMPDIR"] == str(tmp_path)
    assert niceness >= 10


@pytest.mark.parametrize(
    ("script", "limits", "why"),
    [
        ("held = bytearray(b'x') * 300_000_000\nwhile True: pass", Limits(60, 200_000_000), "memory"),
        ("while True: pass", Limits(0.2, 2_000_000_000), "longer"),
    ],
)
def test_it_gets_no_more_than_it_is_granted(tmp_path: Path, script: str, limits: Limits, why: str) -> None:
    ended = run(tmp_path, script, limits)
    assert why in ended.broken_off
    assert ended.code == -9


def test_what_writes_for_ever_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "_LARGEST_LOG_BYTES", 1_000)
    ended = run(tmp_path, "print('x' * 2_000, flush=True)\nwhile True: pass")
    assert "log" in ended.broken_off


def test_it_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    script = "import subprocess, sys, time; print(subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)']).pid, flush=True); time.sleep(600)"
    log = tmp_path / "log"
    ended = child.run(
        [sys.executable, "-c", script],
        folder=tmp_path,
        log=log,
        limits=PLENTY,
        look=lambda: "unwanted" if log.read_text().strip() else "",
    )
    assert ended == child.Ended(-9, "unwanted")
    started = int(log.read_text())
    psutil.wait_procs([psutil.Process(started)] if psutil.pid_exists(started) else [], timeout=30)
    assert not psutil.pid_exists(started) or psutil.Process(started).status() == psutil.STATUS_ZOMBIE
