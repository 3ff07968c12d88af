import itertools
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from trajectory_recorder.errors import BundleBusy, OutputUnusable, UsageError
from trajectory_recorder.upload.entry import QueueState, Wish
from trajectory_recorder.upload.queue import Queue, _identify

WISH = Wish("c" * 64, "/bundles/a", 1000, "https://host", "p", "sums", None)


@pytest.fixture
def queue(tmp_path: Path) -> Iterator[Queue]:
    with Queue(tmp_path / "folder" / "queue.sqlite", utc_s=lambda: 5.0) as opened:
        yield opened


def test_what_is_enqueued_is_there_after_a_restart(queue: Queue, tmp_path: Path) -> None:
    entry = queue.add(WISH)
    assert (entry.state, entry.attempts, entry.error, entry.added_s) == (QueueState.WAITING, 0, "", 5.0)
    with Queue(tmp_path / "folder" / "queue.sqlite") as again:
        assert again.entries() == (entry,)


def test_the_same_content_is_enqueued_once_and_goes_from_its_newest_place(queue: Queue) -> None:
    first = queue.add(WISH)
    queue.change(first.id, state=QueueState.DONE)
    second = queue.add(replace(WISH, bundle="/elsewhere/a"))
    assert (second.id, second.bundle, second.state) == (first.id, "/elsewhere/a", QueueState.DONE)
    assert len(queue.entries()) == 1


@pytest.mark.parametrize("change", [{"content": "d" * 64}, {"endpoint": "https://other"}, {"project": "q"}])
def test_other_content_or_another_target_is_another_entry(queue: Queue, change: dict[str, str]) -> None:
    queue.add(WISH)
    queue.add(replace(WISH, **change))
    assert len(queue.entries()) == 2


def test_an_entry_is_found_by_the_beginning_of_its_id(queue: Queue) -> None:
    entry = queue.add(WISH)
    assert queue.get(entry.id[:4].upper()) == entry
    for wrong in ("", entry.id[:3], "x" * 12):
        with pytest.raises(UsageError, match="nothing in the queue has the id"):
            queue.get(wrong)


def test_an_id_that_two_have_is_not_guessed(queue: Queue) -> None:
    alike: dict[str, Wish] = {}
    for number in itertools.count():
        wish = replace(WISH, project=str(number))
        start = _identify(wish)[:4]
        if start in alike:
            break
        alike[start] = wish
    for it in (alike[start], wish):
        queue.add(it)
    with pytest.raises(UsageError, match="2 entries"):
        queue.get(start)


def test_pausing_and_cancelling_apply_to_what_is_not_over(queue: Queue) -> None:
    entry_id = queue.add(WISH).id
    assert queue.pause(entry_id)
    assert queue.get(entry_id).state is QueueState.PAUSED
    assert queue.wait_again(entry_id, only=frozenset({QueueState.PAUSED}))
    assert queue.cancel(entry_id)
    assert not queue.pause(entry_id)
    assert not queue.cancel(entry_id)
    queue.change(entry_id, state=QueueState.DONE)
    assert not queue.cancel(entry_id)


def test_waiting_again_forgets_what_went_wrong(queue: Queue) -> None:
    entry_id = queue.add(WISH).id
    queue.change(
        entry_id, state=QueueState.FAILED, attempts=7, error="no", remedy="do", next_try_s=9.0, outcome="x"
    )
    assert not queue.wait_again(entry_id, only=frozenset({QueueState.PAUSED}))
    assert queue.wait_again(entry_id, only=frozenset({QueueState.FAILED}))
    now = queue.get(entry_id)
    assert (now.attempts, now.error, now.remedy, now.next_try_s) == (0, "", "", None)


def test_places_are_remembered_by_entry_and_file(queue: Queue) -> None:
    entry_id = queue.add(WISH).id
    assert queue.place(entry_id, "data/a") is None
    queue.remember(entry_id, "data/a", "https://host/u1", 5)
    queue.remember(entry_id, "data/b", "https://host/u2", 6)
    queue.remember(entry_id, "data/a", "https://host/u3", 7)
    assert queue.place(entry_id, "data/a") == "https://host/u3"
    assert queue.bytes_sent(entry_id) == 13


def test_an_entry_is_held_by_one(queue: Queue, tmp_path: Path) -> None:
    entry_id = queue.add(WISH).id
    with (
        Queue(tmp_path / "folder" / "queue.sqlite") as other,
        queue.claim(entry_id),
        pytest.raises(BundleBusy, match="another process"),
        other.claim(entry_id),
    ):
        pass
    with queue.claim(entry_id):
        pass


CLAIM = """
import sys
from pathlib import Path
from trajectory_recorder.upload.entry import QueueState
from trajectory_recorder.upload.queue import Queue, _identify
queue = Queue(Path(sys.argv[1]))
with queue.claim(sys.argv[2]):
    queue.change(sys.argv[2], state=QueueState.SENDING)
    print("held", flush=True)
    sys.stdin.read()
"""


def test_the_entry_of_a_dead_process_waits_again_at_once(queue: Queue, tmp_path: Path) -> None:
    entry_id = queue.add(WISH).id
    command = [sys.executable, "-c", CLAIM, str(tmp_path / "folder" / "queue.sqlite"), entry_id]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        assert queue.get(entry_id).state is QueueState.SENDING
        with pytest.raises(BundleBusy), queue.claim(entry_id):
            pass
        holder.kill()
        holder.wait()
    assert queue.get(entry_id).state is QueueState.WAITING
    with queue.claim(entry_id):
        pass


WRITE = """
import sys
from pathlib import Path
from trajectory_recorder.upload.entry import Wish
from trajectory_recorder.upload.queue import Queue, _identify
with Queue(Path(sys.argv[1])) as queue:
    for number in range(1_000_000):
        entry = queue.add(Wish(f"{number}", f"/bundles/{number}", number, "https://host", "p"))
        queue.remember(entry.id, "data/a", f"https://host/{number}", number)
        print(number, flush=True)
"""


def test_a_kill_in_the_middle_of_writing_loses_nothing_that_was_said(tmp_path: Path) -> None:
    """Ten kills; what a process said it enqueued is there, and whole."""
    path = tmp_path / "queue.sqlite"
    for kill in range(10):
        with subprocess.Popen([sys.executable, "-c", WRITE, str(path)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            said = [int(writer.stdout.readline()) for _ in range(5 + 3 * kill)]
            time.sleep(0.001 * kill)
            writer.kill()
            said += [int(line) for line in writer.stdout if line.endswith(b"\n")]
        with Queue(path) as queue:
            there = {it.content: it for it in queue.entries()}
            assert {str(number) for number in said} <= set(there)
            newest = there[str(said[-1])]
            assert queue.place(newest.id, "data/a") == f"https://host/{said[-1]}"


def test_two_processes_write_side_by_side(tmp_path: Path) -> None:
    path = tmp_path / "queue.sqlite"
    command = [sys.executable, "-c", WRITE.replace("1_000_000", "50"), str(path)]
    writers = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(3)]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    with Queue(path) as queue:
        assert len(queue.entries()) == 50


def test_what_is_no_database_is_left_alone_and_said(tmp_path: Path) -> None:
    path = tmp_path / "queue.sqlite"
    path.write_bytes(b"this is no database, and longer than a header of one would be" * 20)
    with pytest.raises(OutputUnusable, match="can't be used"):
        Queue(path)
    assert path.read_bytes().startswith(b"this is no database")


def test_the_queue_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "queue.sqlite"
    database = sqlite3.connect(path)
    database.execute("PRAGMA user_version = 99")
    database.close()
    with pytest.raises(OutputUnusable, match="a later version"):
        Queue(path)


def test_a_queue_of_an_earlier_version_goes_on(queue: Queue, tmp_path: Path) -> None:
    entry = queue.add(WISH)
    queue.close()
    path = tmp_path / "folder" / "queue.sqlite"
    database = sqlite3.connect(path)
    database.execute("ALTER TABLE entries DROP COLUMN replaces")
    database.execute("PRAGMA user_version = 1")
    database.close()
    with Queue(path, utc_s=lambda: 5.0) as again:
        assert again.entries() == (entry,)
        assert again.add(replace(WISH, replaces="a" * 32)) == replace(entry, replaces="a" * 32)
    with Queue(path) as once_more:
        assert once_more.get(entry.id).replaces == "a" * 32


def test_a_place_that_cant_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputUnusable, match="can't be used"):
        Queue(tmp_path / "file" / "queue.sqlite")
