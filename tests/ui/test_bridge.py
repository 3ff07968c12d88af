"""The bridge: jobs on one other thread, results on this one, in order."""

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from trajectory_recorder.ui.bridge import Bridge


@pytest.fixture
def loop(qapp: QApplication) -> Callable[[Callable[[], bool]], None]:
    def run_until(condition: Callable[[], bool]) -> None:
        while not condition():
            qapp.processEvents()

    return run_until


@pytest.fixture
def bridge() -> Iterator[Bridge]:
    bridge = Bridge()
    yield bridge
    bridge.end()


def unexpected(what: object) -> None:
    raise AssertionError(what)


def test_jobs_run_elsewhere_and_their_results_come_back_in_order(
    bridge: Bridge, loop: Callable[[Callable[[], bool]], None]
) -> None:
    ran_on: set[int] = set()
    taken: list[tuple[int, int]] = []

    def job(number: int) -> int:
        ran_on.add(threading.get_ident())
        return number * number

    for number in range(100):
        bridge.work(
            lambda number=number: job(number),
            lambda result: taken.append((result, threading.get_ident())),
            unexpected,
        )
    assert taken == []
    loop(lambda: len(taken) == 100)
    here = threading.get_ident()
    assert taken == [(number * number, here) for number in range(100)]
    assert len(ran_on) == 1
    assert here not in ran_on


def test_an_error_comes_back_and_the_next_job_runs(
    bridge: Bridge, loop: Callable[[Callable[[], bool]], None]
) -> None:
    failure = ValueError("no")
    came_back: list[object] = []

    def fail() -> None:
        raise failure

    bridge.work(fail, unexpected, came_back.append)
    bridge.work(lambda: "yes", came_back.append, unexpected)
    loop(lambda: len(came_back) == 2)
    assert came_back == [failure, "yes"]


@pytest.mark.usefixtures("loop")
def test_the_end_waits_for_what_was_handed_over() -> None:
    bridge = Bridge()
    may_end, ended = threading.Event(), threading.Event()

    def job() -> None:
        may_end.wait()
        ended.set()

    bridge.work(job, lambda _: None, unexpected)
    may_end.set()
    bridge.end()
    assert ended.is_set()
