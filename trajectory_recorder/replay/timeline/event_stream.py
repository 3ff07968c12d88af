"""The events of a recording for its timeline: in the order of time, within bounds, as far as they can be read.

Nothing of a damaged file is an error here: what was left out or moved is told as a damage.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from trajectory_recorder.bundle import SessionInfo, topics
from trajectory_recorder.bundle.mcap_messages import Taken, batches_of
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.events import Event
from trajectory_recorder.replay.timeline import bounds
from trajectory_recorder.replay.timeline.timeline import Damage
from trajectory_recorder.tasks import Task

_TOPICS = frozenset(topic.name for topic in (topics.SESSION, *topics.TOPICS.values()))


class _Faulty:
    """Events with one kind of fault: how many, from when to when."""

    def __init__(self, message: str) -> None:
        self._message = message
        self._times_ns: tuple[int, int] | None = None
        self._count = 0

    def add(self, at_ns: int) -> None:
        self._times_ns = (self._times_ns[0] if self._times_ns is not None else at_ns, at_ns)
        self._count += 1

    def damages(self) -> list[Damage]:
        if self._times_ns is None:
            return []
        return [Damage(*self._times_ns, "", f"{self._count} events {self._message}")]


class EventStream:
    """Reads the events of a bundle, once.

    Args:
        path: The file with the events.
        start_utc_ns: What log times count from; None where only the file itself tells.
        duration_ns: When the recording ends; None where only its newest event tells.
        task: Told of the progress.
    """

    def __init__(self, path: Path, start_utc_ns: int | None, duration_ns: int | None, task: Task) -> None:
        self._path = path
        self._start_utc_ns = start_utc_ns
        self._duration_ns = duration_ns
        self._task = task
        self._newest_ns = 0
        self._unreadable = _Faulty("can't be read and are left out")
        self._displaced = _Faulty("have times that can't be, and are shown at the nearest that can")
        self._broken = ""

    def events(self) -> Iterator[tuple[int, Event]]:
        """Yield session time in ns and event, for every event that can be read.

        Raises:
            Cancelled: The task was.
        """
        try:
            for batch in self._batches():
                for topic, log_time_ns, _, data in batch:
                    try:
                        event = topics.decode(topic, data)
                    except msgspec.DecodeError:
                        self._unreadable.add(self._newest_ns)
                        continue
                    if isinstance(event, SessionInfo):
                        self._begin(event)
                    elif event is not None:
                        yield self._at_ns(log_time_ns), bounds.bounded(event)
        except (DamagedBundle, OSError) as error:
            self._broken = str(error)

    def damages(self) -> list[Damage]:
        """What is wrong with them, once they were read."""
        found = [*self._unreadable.damages(), *self._displaced.damages()]
        if self._broken:
            told = f"From here on nothing is known: {self._broken}"
            found.append(Damage(self._newest_ns, self.ends_ns, "", told))
        return found

    @property
    def ends_ns(self) -> int:
        """When the recording ends, as far as it is known."""
        return self._newest_ns if self._duration_ns is None else self._duration_ns

    def _batches(self) -> Iterator[Sequence[Taken]]:
        count = size = 0
        for batch in batches_of(self._path, _TOPICS):
            self._task.progress("reading events", self._newest_ns / max(1, self._duration_ns or 0))
            count += len(batch)
            size += sum(len(it[3]) for it in batch)
            if count > bounds.MOST_EVENTS or size > bounds.MOST_BYTES:
                raise DamagedBundle("there are more events than a recording can have")
            yield batch

    def _begin(self, session: SessionInfo) -> None:
        if self._start_utc_ns is None:
            self._start_utc_ns = session.start_utc_ns

    def _at_ns(self, log_time_ns: int) -> int:
        """Session time; it never goes back, and never beyond the end."""
        told_ns = log_time_ns - (self._start_utc_ns or 0)
        last_ns = bounds.LONGEST_NS if self._duration_ns is None else self._duration_ns
        if self._newest_ns <= told_ns <= last_ns:
            self._newest_ns = told_ns
        else:
            self._newest_ns = max(self._newest_ns, min(told_ns, last_ns))
            self._displaced.add(self._newest_ns)
        return self._newest_ns
