"""Jobs: done once, by whoever has time, and again where somebody died of them."""

import shutil
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from helpers.command_line import wait_until
from helpers.endpoint import SetClock
from helpers.grounds import Folder
from trajectory_recorder.collector import job_queue
from trajectory_recorder.collector.database.tables import Job
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.jobs import enqueue
from trajectory_recorder.collector.opening import open_endpoint
from trajectory_recorder.collector.periodic import Periodic, enqueue_due
from trajectory_recorder.collector.worker import Handler, TryLater, Work, Worker
from trajectory_recorder.settings import ServeSettings

_KINDS = ("it",)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def endpoint(on_folder: Folder, tmp_path: Path, clock: SetClock) -> Iterator[Endpoint]:
    shutil.copy(on_folder.migrated, tmp_path / "endpoint.db")
    it = open_endpoint(ServeSettings(), tmp_path, read_policy=str, clock=clock)
    yield it
    it.database.close()


def _enqueue(endpoint: Endpoint, kind: str = "it", *, later: timedelta = timedelta()) -> str:
    with endpoint.database.writing() as session:
        job = enqueue(session, kind, "subject", at=endpoint.clock.now() + later)
        session.flush()
        return job.id


def _job(endpoint: Endpoint, job_id: str) -> Job:
    with endpoint.database.reading() as session:
        return session.get_one(Job, job_id)


def _worker(endpoint: Endpoint, handler: Handler, kind: str = "it") -> Worker:
    return Worker(endpoint, Work({kind: handler}))


def _fail(_endpoint: Endpoint, _job: Job) -> None:
    raise ValueError("no\0 way")


def test_a_job_is_done_once(endpoint: Endpoint) -> None:
    done: list[str] = []
    job_id = _enqueue(endpoint)
    worker = _worker(endpoint, lambda _, job: done.append(job.id))
    assert [worker.do_one(), worker.do_one()] == [True, False]
    assert done == [job_id]
    assert _job(endpoint, job_id).finished_at is not None


def test_a_job_waits_for_its_time(endpoint: Endpoint, clock: SetClock) -> None:
    _enqueue(endpoint, later=timedelta(minutes=1))
    worker = _worker(endpoint, lambda *_: None)
    assert not worker.do_one()
    clock.advance(minutes=1)
    assert worker.do_one()


def test_what_fails_is_tried_again_ever_later_and_given_up(endpoint: Endpoint, clock: SetClock) -> None:
    job_id = _enqueue(endpoint)
    worker = _worker(endpoint, _fail)
    delays = []
    while (job := _job(endpoint, job_id)).finished_at is None:
        delays.append((job.run_at - clock.now()).total_seconds())
        assert delays[-1] == 0 or not worker.do_one()
        clock.advance(seconds=delays[-1])
        assert worker.do_one()
    assert delays == [0, 5, 10, 20, 40, 80, 160, 320]
    assert job.error == "ValueError: no way"
    clock.advance(days=1)
    assert not worker.do_one()


def test_later_is_no_failure(endpoint: Endpoint, clock: SetClock) -> None:
    def later(_endpoint: Endpoint, _job: Job) -> None:
        raise TryLater(30)

    job_id = _enqueue(endpoint)
    assert _worker(endpoint, later).do_one()
    job = _job(endpoint, job_id)
    assert (job.attempts, job.error, job.run_at - clock.now()) == (0, None, timedelta(seconds=30))


def test_a_kind_that_only_newer_replicas_know_is_left_to_them(endpoint: Endpoint) -> None:
    job_id = _enqueue(endpoint, "newer")
    assert not _worker(endpoint, _fail).do_one()
    assert _job(endpoint, job_id).attempts == 0
    assert _worker(endpoint, lambda *_: None, "newer").do_one()
    assert _job(endpoint, job_id).finished_at is not None


def test_the_job_of_a_dead_process_is_taken_over_and_its_late_word_counts_no_more(
    endpoint: Endpoint, clock: SetClock
) -> None:
    job_id = _enqueue(endpoint)
    dead = job_queue.claim(endpoint.database, _KINDS, clock.now())
    assert dead is not None
    worker = _worker(endpoint, lambda *_: None)
    assert not worker.do_one()
    assert job_queue.renew(endpoint.database, [dead], clock.now()) == []
    clock.advance(seconds=job_queue.LEASE.total_seconds())
    taken = job_queue.claim(endpoint.database, _KINDS, clock.now())
    assert taken is not None
    assert taken.id == job_id
    assert job_queue.renew(endpoint.database, [dead], clock.now()) == [job_id]
    job_queue.finish(endpoint.database, dead, clock.now())
    assert _job(endpoint, job_id).finished_at is None
    job_queue.finish(endpoint.database, taken, clock.now())
    assert _job(endpoint, job_id).finished_at is not None


def test_a_job_that_every_process_dies_of_is_given_up(endpoint: Endpoint, clock: SetClock) -> None:
    job_id = _enqueue(endpoint)
    for _ in range(job_queue.MOST_ATTEMPTS):
        assert job_queue.claim(endpoint.database, _KINDS, clock.now()) is not None
        clock.advance(seconds=job_queue.LEASE.total_seconds())
    assert _worker(endpoint, lambda *_: None).do_one()
    job = _job(endpoint, job_id)
    assert job.finished_at is not None
    assert job.error is not None


def test_however_many_look_each_job_is_given_out_once(endpoint: Endpoint, clock: SetClock) -> None:
    expected = {_enqueue(endpoint) for _ in range(20)}
    given: list[str] = []

    def take() -> None:
        while (job := job_queue.claim(endpoint.database, _KINDS, clock.now())) is not None:
            given.append(job.id)

    threads = [threading.Thread(target=take) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(given) == len(expected)
    assert set(given) == expected


def test_old_jobs_are_forgotten_and_others_not(endpoint: Endpoint, clock: SetClock) -> None:
    old = _enqueue(endpoint)
    _worker(endpoint, lambda *_: None).do_one()
    clock.advance(days=29)
    young = _enqueue(endpoint)
    _worker(endpoint, lambda *_: None).do_one()
    waiting = _enqueue(endpoint)
    clock.advance(days=2)
    with endpoint.database.writing() as session:
        assert job_queue.forget_old(session, clock.now()) == 1
    with endpoint.database.reading() as session:
        left = set(session.scalars(select(Job.id)))
    assert old not in left
    assert left == {young, waiting}


def test_periodic_jobs_are_noted_once_an_hour_by_all_replicas(endpoint: Endpoint, clock: SetClock) -> None:
    hourly = (Periodic("hourly", timedelta(hours=1)),)
    others = [
        threading.Thread(target=enqueue_due, args=(endpoint.database, hourly, clock.now())) for _ in range(4)
    ]
    for thread in others:
        thread.start()
    for thread in others:
        thread.join()
    with endpoint.database.reading() as session:
        assert len(session.scalars(select(Job)).all()) == 1
    clock.advance(hours=1)
    enqueue_due(endpoint.database, hourly, clock.now())
    with endpoint.database.reading() as session:
        assert len(session.scalars(select(Job)).all()) == 2


def test_threads_wake_for_jobs_of_their_own_process(endpoint: Endpoint) -> None:
    done = threading.Event()
    worker = _worker(endpoint, lambda *_: done.set())
    worker.start()
    assert worker.is_alive
    _enqueue(endpoint)
    wait_until(done.is_set, "the job is done")
    worker.stop(10)
    assert not worker.is_alive


def test_a_worker_that_stops_leaves_to_others_what_takes_too_long(endpoint: Endpoint) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def long(_endpoint: Endpoint, _job: Job) -> None:
        begun.set()
        go_on.wait()

    job_id = _enqueue(endpoint)
    worker = _worker(endpoint, long)
    worker.start()
    wait_until(begun.is_set, "the job begins")
    worker.stop(0.2)
    job = _job(endpoint, job_id)
    assert (job.lease, job.attempts, job.finished_at) == (None, 0, None)
    taken = job_queue.claim(endpoint.database, _KINDS, endpoint.clock.now())
    go_on.set()
    assert taken is not None
    wait_until(lambda: not worker.is_alive, "its threads end")
    # What it says at last is about a job that is not its own any more.
    assert _job(endpoint, job_id).lease == taken.lease


def test_what_takes_hours_holds_nothing_else_up(endpoint: Endpoint) -> None:
    begun, let_go = threading.Event(), threading.Event()

    def take_long(_endpoint: Endpoint, _job: Job) -> None:
        begun.set()
        let_go.wait(60)

    long = [_enqueue(endpoint, "long") for _ in range(5)]
    handlers: dict[str, Handler] = {"long": take_long, "it": lambda *_: None}
    worker = Worker(endpoint, Work(handlers, slow=frozenset({"long"})))
    worker.start()
    try:
        assert begun.wait(60)
        short = _enqueue(endpoint)
        wait_until(lambda: _job(endpoint, short).finished_at, "the short job is done")
        assert [_job(endpoint, it).finished_at for it in long] == [None] * 5
    finally:
        let_go.set()
        worker.stop(60)
