"""The script that `make` calls, run as a program, in a tree and on a PATH of its own."""

import ast
import importlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the script and its lists, with an environment that passes for ready and notes its use.

    So do the Node packages, which are not there.
    """
    tree = tmp_path / "tree"
    shutil.copytree(ROOT / "packaging", tree / "packaging", ignore=shutil.ignore_patterns("__pycache__"))
    (tree / "tests" / "peers" / "node_modules").mkdir(parents=True)
    for name in ("pyproject.toml", "Makefile", "tests/peers/package.json"):
        shutil.copy(ROOT / name, tree / name)
    python = tree / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\necho "$PWD: $*"\nexit 7\n')
    python.chmod(0o755)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "packaging")
        environment = importlib.import_module("set_up.environment")
        peers = importlib.import_module("set_up.peers")
    (tree / ".venv" / "set-up").write_text(environment.environment_key(tree))
    (tree / "tests" / "peers" / "node_modules" / "set-up").write_text(peers.peers_key(tree))
    return tree


def run(tree: Path, *arguments: str, path: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(tree / "packaging" / "tasks.py"), *arguments],
        check=False,
        capture_output=True,
        text=True,
        cwd=tree.parent,
        env=os.environ | {"PATH": path},
    )


@pytest.fixture
def complete_path(tmp_path: Path) -> str:
    """A PATH on which every system package is said to be installed."""
    dpkg_query = tmp_path / "bin" / "dpkg-query"
    dpkg_query.parent.mkdir()
    dpkg_query.write_text('#!/bin/sh\nshift 2\nfor name; do echo "$name installed"; done\n')
    dpkg_query.chmod(0o755)
    return str(dpkg_query.parent)


def test_a_task_takes_over_with_its_arguments_its_folder_and_its_exit_code(
    tree: Path, complete_path: str
) -> None:
    done = run(tree, "test", "-k", "two words", path=complete_path)
    assert (done.returncode, done.stdout) == (7, f"{tree}: -m pytest -m not slow -k two words\n")


def test_set_up_does_nothing_where_nothing_is_missing(tree: Path, complete_path: str) -> None:
    done = run(tree, "setup", path=complete_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_only_tests_and_benchmarks_need_the_node_packages(tree: Path, complete_path: str) -> None:
    (tree / "tests" / "peers" / "node_modules" / "set-up").unlink()
    assert run(tree, "setup", path=complete_path).returncode == 0
    for task in ("test", "test-slow", "bench"):
        done = run(tree, task, path=complete_path)
        assert (done.returncode, done.stdout) == (3, "")
        assert "Node 18.20 or later and its npm" in done.stderr


def test_only_the_slow_tests_need_ceph_lerobot_and_ray(tree: Path, complete_path: str) -> None:
    done = run(tree, "test-slow", path=complete_path)
    assert (done.returncode, done.stdout) == (3, "")
    assert "the slow tests run Ceph" in done.stderr
    (tree / ".venv" / "ceph").mkdir()
    (tree / ".venv" / "lerobot").mkdir()
    (tree / ".venv" / "ray").mkdir()
    assert run(tree, "test-slow", path=complete_path).stdout == f"{tree}: -m pytest -m slow\n"


def test_what_cannot_be_installed_is_named_and_the_task_does_not_run(tree: Path, tmp_path: Path) -> None:
    done = run(tree, "demo", path=str(tmp_path))
    assert done.returncode == 3
    assert "set-up: these system packages are missing: xvfb openbox" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("arguments", [[], ["no-such-task"]])
def test_the_tasks_are_listed_for_whoever_asks_for_another(
    tree: Path, tmp_path: Path, arguments: list[str]
) -> None:
    done = run(tree, *arguments, path=str(tmp_path))
    assert done.returncode == 2
    assert "test-slow" in done.stderr


def test_all_failures_of_the_checks_are_shown(tree: Path, complete_path: str) -> None:
    done = run(tree, "check", path=complete_path)
    assert done.returncode == 1
    assert done.stdout.count(f"{tree}: -m mypy --platform") == 3
    table = [line.split(maxsplit=1)[1] for line in done.stdout.splitlines() if line.startswith("FAILED")]
    assert table == ["format", "lint", "types on Linux", "types on Windows", "types on macOS", "imports"]


def test_make_calls_every_task(tree: Path) -> None:
    """And hands arguments on; `make` itself is asked what it would do."""
    # This test may itself have been started by a make with settings.
    settings = {"MAKEFLAGS", "MAKELEVEL", "MFLAGS", "PYTHON", "ARGS"}
    outside = {name: value for name, value in os.environ.items() if name not in settings}
    for task in ("setup", "demo", "app", "test", "test-slow", "check", "bench", "gallery"):
        command = ["make", "--dry-run", task, "ARGS=-x"]
        asked = subprocess.run(command, check=True, capture_output=True, text=True, cwd=tree, env=outside)
        assert asked.stdout == f"python3 packaging/tasks.py {task} -x\n"


def test_an_old_python_can_read_the_script_far_enough_to_say_so() -> None:
    ast.parse((ROOT / "packaging" / "tasks.py").read_text(), feature_version=(3, 8))


def test_the_constraints_are_exact_and_name_no_place() -> None:
    lines = (ROOT / "packaging" / "constraints.txt").read_text().splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert len(pins) > 50
    assert all("==" in pin and "/" not in pin and not pin.startswith("-") for pin in pins)


def test_the_whole_suite_runs_in_three_parts_and_fails_with_any(tree: Path, complete_path: str) -> None:
    python = tree / ".venv" / "bin" / "python"
    for *codes, code in ((0, 0, 0, 0), (7, 0, 0, 7), (0, 5, 0, 5), (7, 0, 6, 6)):
        flow, ui, others = codes
        python.write_text(
            '#!/bin/sh\necho "$*"\ncase "$*" in '
            f"*tests/flow*) exit {flow};; *tests/ui*) exit {ui};; *) exit {others};; esac\n"
        )
        done = run(tree, "test", path=complete_path)
        assert done.returncode == code
        assert done.stdout == (
            "-m pytest -m not slow tests/flow tests/contract\n"
            "-m pytest -m not slow tests/ui tests/features tests/endpoint tests/sending\n"
            "-m pytest -m not slow tests/unit tests/test_docs.py\n"
        )


def test_every_test_is_in_one_of_the_parts() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "packaging")
        suite = importlib.import_module("set_up.suite")
    folders = (*suite.RECORDING, *suite.WINDOWS_AND_ENDPOINTS, *suite.COMPUTING)
    for path in (ROOT / "tests").rglob("test_*.py"):
        name = path.relative_to(ROOT).as_posix()
        assert sum(name.startswith(it) for it in folders) == 1
