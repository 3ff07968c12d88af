"""Hands jobs to workers and reports back as they come: processes of this machine, or of a Ray cluster, by Daft.

A job and a report are JSON texts, and the function is any plain one of a module. What it does is not known here.
"""

import os
import queue
import sys
import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from typing import Any, Literal, Protocol, TypeAlias

from trajectory_recorder.errors import MachineError

Engine: TypeAlias = Literal["native", "ray"]

_WORKER = "daft.execution.udf_worker"
_ASK_S = 0.5


class WorkerDied(Exception):
    """A worker ended without an answer; what else was under way is lost, too."""


class Pool(Protocol):
    """Workers, as an export sees them.

    `workers_die_alone` says whether this process lives on when one of them dies.
    """

    workers_die_alone: bool

    def run(self, function: Callable[[str], str], jobs: Sequence[str]) -> Generator[str | None, None, None]:
        """Yield the report of every job, in the order in which they are done, and None now and then besides.

        Close it to end all workers at once.

        Raises:
            WorkerDied: One did. Some jobs are done, some are not, and which is not known here.
        """


class DaftPool:
    """A `Pool` that Daft runs.

    Args:
        engine: `native` for processes of this machine; `ray` for the cluster that RAY_ADDRESS names.
        workers: How many at a time; as many as this machine has processors where it is left out.

    Raises:
        MachineError: Ray is not installed, or its cluster can't be reached.
    """

    workers_die_alone = True

    def __init__(self, engine: Engine = "native", workers: int | None = None) -> None:
        # It tells its makers that it was started, unless it is told not to.
        os.environ["DAFT_ANALYTICS_ENABLED"] = "0"
        os.environ["DAFT_PROGRESS_BAR"] = "0"
        if sys.flags.safe_path:  # so it is for this process, and shall be for its workers
            os.environ["PYTHONSAFEPATH"] = "1"
        import daft  # noqa: PLC0415 - takes a third of a second

        self._daft: Any = daft
        self._workers = workers or os.cpu_count() or 1
        self._end = _end_processes if engine == "native" else _use_ray(daft)
        daft.set_execution_config(maintain_order=False)

    def run(self, function: Callable[[str], str], jobs: Sequence[str]) -> Generator[str | None, None, None]:
        reports: queue.SimpleQueue[str | BaseException | None] = queue.SimpleQueue()
        thread = threading.Thread(target=self._pump, args=(function, jobs, reports), daemon=True)
        thread.start()
        try:
            left = len(jobs)
            while left:
                try:
                    report = reports.get(timeout=_ASK_S)
                except queue.Empty:
                    yield None
                    continue
                if isinstance(report, BaseException):
                    raise WorkerDied(str(report)) from report
                left -= 1
                yield report
        finally:
            self._end_all(thread)

    def _end_all(self, thread: threading.Thread) -> None:
        """End what still works. There is nobody left to hear it, and what is half done is not counted as done."""
        while thread.is_alive():
            self._end()
            thread.join(_ASK_S)

    def _pump(
        self, function: Callable[[str], str], jobs: Sequence[str], reports: "queue.SimpleQueue[Any]"
    ) -> None:
        daft = self._daft
        try:
            workers = min(self._workers, len(jobs))
            worker = daft.cls(_worker_class(daft), use_process=True, max_concurrency=workers)(function)
            # A job a batch, so that every worker that is free gets the next one.
            frame = daft.from_pydict({"job": jobs}).into_batches(1)
            answers = frame.select(worker.run(daft.col("job")).alias("report"))
            for row in answers.iter_rows(results_buffer_size=workers):
                reports.put(row["report"])
        except Exception as error:  # noqa: BLE001 - whatever it is, it is said where it is waited for
            reports.put(error)


def _worker_class(daft: Any) -> type:  # noqa: ANN401 - published with types that forget this
    class Worker:
        def __init__(self, function: Callable[[str], str]) -> None:
            self._function = function

        @daft.method(return_dtype=daft.DataType.string())  # type: ignore[untyped-decorator]
        def run(self, job: str) -> str:
            from trajectory_recorder.export.bulk.watchdog import end_with_parent  # noqa: PLC0415 - loads psutil

            end_with_parent()
            return self._function(job)

    return Worker


def _end_processes() -> None:
    import psutil  # noqa: PLC0415 - threads, which take the rest of this module, do without it

    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):
            if _WORKER in process.cmdline():
                process.kill()


def _use_ray(daft: Any) -> Callable[[], None]:  # noqa: ANN401 - as above
    """Have Daft work on a cluster; returns what ends its work there."""
    try:
        import ray  # type: ignore[import-not-found] # noqa: PLC0415
    except ImportError as error:
        raise MachineError(
            "Ray is not installed", "install trajectory-recorder[ray], or leave --engine ray out"
        ) from error
    try:
        daft.set_runner_ray(os.environ.get("RAY_ADDRESS"), noop_if_initialized=True)
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise MachineError(
            f"no Ray cluster answers: {error}", "set RAY_ADDRESS to its address, HOST:PORT"
        ) from error
    end: Callable[[], None] = ray.shutdown
    return end
