"""Workers that are threads: side by side, each report once, and ended with whoever asked for them."""

import threading
import time

import pytest

from trajectory_recorder.export.bulk.threads import ThreadPool

_PATIENCE_S = 20.0


def alive() -> list[threading.Thread]:
    return [it for it in threading.enumerate() if it.name == "export"]


def test_every_job_is_done_once_by_several_at_a_time() -> None:
    together = threading.Barrier(2)

    def work(job: str) -> str:
        together.wait(_PATIENCE_S)
        return job.upper()

    reports = [it for it in ThreadPool(2).run(work, list("abcdef")) if it is not None]
    assert sorted(reports) == list("ABCDEF")
    assert not alive()


def test_while_nothing_is_done_it_lets_whoever_waits_look_around() -> None:
    over = threading.Event()

    def work(job: str) -> str:
        over.wait(_PATIENCE_S)
        return job

    reports = ThreadPool(1).run(work, ["a"])
    assert next(reports) is None
    over.set()
    assert [it for it in reports if it is not None] == ["a"]


def test_a_mistake_in_a_worker_is_raised_where_it_is_waited_for() -> None:
    def work(job: str) -> str:
        raise ValueError(job)

    with pytest.raises(ValueError, match="first"):
        list(ThreadPool(1).run(work, ["first", "second"]))
    assert not alive()


def test_what_works_is_ended_when_nobody_waits_any_more() -> None:
    ended = []

    def work(job: str) -> str:
        if job == "long":
            try:
                for _ in range(round(_PATIENCE_S / 0.01)):
                    time.sleep(0.01)
            finally:
                ended.append(job)
        return job

    reports = ThreadPool(2).run(work, ["long", "short", "short"])
    assert next(reports) == "short"
    began_s = time.monotonic()
    reports.close()
    assert (ended, alive()) == (["long"], [])
    assert time.monotonic() - began_s < _PATIENCE_S / 2
