"""The account of a process tree, on real processes."""

import subprocess
import sys

import psutil
import pytest
from bench_parts.process_tree import ProcessTree

_BURN = "import time\nwhile time.process_time() < {}: pass\n"
_PARENT = f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', {_BURN.format(0.2)!r}])\n"


def test_processor_time_of_children_that_ended_counts() -> None:
    command = [sys.executable, "-c", _PARENT + _BURN.format(0.15)]
    with subprocess.Popen(command) as process, ProcessTree(process.pid) as tree:
        used_s = tree.mark_at_end(60).cpu_s
    assert 0.3 <= used_s < 5


def test_processor_time_and_memory_of_living_children_count() -> None:
    child = "held = bytearray(b'x' * 150_000_000)\nprint('held', flush=True)\ninput()\n"
    parent = (
        f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', {_BURN.format(0.1) + child!r}])\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", parent], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdin
        with ProcessTree(process.pid) as tree:
            assert process.stdout.readline() == "held\n"
            used_s = tree.mark().cpu_s
            already = len(tree.memory)
            while len(tree.memory) < already + 2:
                tree._end.wait(0.05)
            process.communicate("\n")
    assert used_s >= 0.1
    assert tree.memory[-1].pss_mb > 150
    assert tree.memory[-1].rss_mb >= tree.memory[-1].pss_mb


def test_it_ends_the_whole_tree() -> None:
    child = "print('there', flush=True)\ninput()\n"
    parent = f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', {child!r}])\n"
    with (
        subprocess.Popen(
            [sys.executable, "-c", parent], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as process,
        ProcessTree(process.pid) as tree,
    ):
        assert process.stdout
        assert process.stdout.readline() == "there\n"
        (descendant,) = psutil.Process(process.pid).children()
        with pytest.raises(TimeoutError):
            tree.mark_at_end(0.1)
        assert tree.is_running()
        tree.kill()
        tree.mark_at_end(60)
        assert not tree.is_running()
    psutil.wait_procs([descendant], timeout=60)
    assert not descendant.is_running()
