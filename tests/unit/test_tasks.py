import pytest

from trajectory_recorder.errors import Cancelled
from trajectory_recorder.tasks import Task


def test_progress_is_reported_within_bounds() -> None:
    seen: list[tuple[str, float]] = []
    task = Task(lambda doing, share: seen.append((doing, share)))
    task.progress("reading", 0.5)
    task.progress("reading", 1.7)
    assert seen == [("reading", 0.5), ("reading", 1.0)]


def test_a_cancelled_task_stops_at_its_next_report() -> None:
    task = Task()
    task.progress("reading", 0.1)
    task.cancel()
    with pytest.raises(Cancelled, match="reading was cancelled"):
        task.progress("reading", 0.2)
