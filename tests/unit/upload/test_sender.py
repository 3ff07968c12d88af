from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.ports import free_port
from helpers.sealed_bundle import EVENTS, SCREEN, payload, sealed_bundle
from helpers.tiny_endpoint import Fault, TinyEndpoint
from helpers.upload_parts import HastyControl, Tokens
from trajectory_recorder.errors import NotSignedIn, Refused, Unreachable
from trajectory_recorder.upload import sender as module
from trajectory_recorder.upload.control import Control
from trajectory_recorder.upload.declaration import declare
from trajectory_recorder.upload.entry import Entry, QueueState, Wish
from trajectory_recorder.upload.queue import Queue
from trajectory_recorder.upload.sender import Sender, due

NOW_S = 1_800_000_000.0


@pytest.fixture
def queue(tmp_path: Path) -> Iterator[Queue]:
    with Queue(tmp_path / "queue.sqlite") as opened:
        yield opened


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return sealed_bundle(tmp_path / "a.trajectory", {EVENTS: 5000, SCREEN: 100_000})


def enqueue(queue: Queue, root: Path, url: str) -> Entry:
    declaration = declare(root)
    return queue.add(Wish(declaration.content, str(root), declaration.bytes, url, "p"))


def sender(queue: Queue, entry: Entry, *tokens: str, control: Control | None = None) -> Sender:
    return Sender(queue, entry.id, Tokens(*tokens), control=control or HastyControl(), utc_s=lambda: NOW_S)


def test_an_entry_is_sent_and_done(queue: Queue, root: Path) -> None:
    with TinyEndpoint() as tiny:
        entry = enqueue(queue, root, tiny.url)
        one = sender(queue, entry)
        now = one.run()
    assert (now.state, now.outcome, now.attempts, one.error) == (QueueState.DONE, "in_review", 1, None)
    assert now.submission in tiny.submissions
    assert tiny.stored() == payload(root)
    assert queue.bytes_sent(entry.id) == entry.bytes


def test_what_is_still_being_checked_is_followed_later(queue: Queue, root: Path) -> None:
    with TinyEndpoint(checks=("checking",)) as tiny:
        entry = enqueue(queue, root, tiny.url)
        assert sender(queue, entry).run().state is QueueState.CHECKING
        next(iter(tiny.submissions.values()))["checks"] = ["accepted"]
        now = sender(queue, queue.get(entry.id)).run()
    assert (now.state, now.outcome) == (QueueState.DONE, "accepted")
    assert tiny.received_bytes == entry.bytes


def test_what_it_is_sent_for_goes_along(queue: Queue, root: Path) -> None:
    with TinyEndpoint() as tiny:
        declaration = declare(root)
        wish = Wish(declaration.content, str(root), declaration.bytes, tiny.url, "p", "sums", "why", "a" * 32)
        assert sender(queue, queue.add(wish)).run().state is QueueState.DONE
        (asked,) = (it["asked"] for it in tiny.submissions.values())
    assert (asked["project"], asked["task"]) == ("p", "sums")
    assert (asked["override"], asked["replaces"]) == ({"reason": "why"}, "a" * 32)


def test_what_is_quarantined_failed_with_the_reason(queue: Queue, root: Path) -> None:
    with TinyEndpoint(checks=("received", "quarantined")) as tiny:
        now = sender(queue, enqueue(queue, root, tiny.url)).run()
    assert (now.state, now.outcome, now.error) == (
        QueueState.FAILED,
        "quarantined",
        "it is black throughout",
    )


def test_nobody_there_waits_for_longer_every_time(queue: Queue, root: Path) -> None:
    entry = enqueue(queue, root, f"http://127.0.0.1:{free_port()}")
    delays = []
    for attempt in range(1, 5):
        one = sender(queue, entry)
        now = one.run()
        assert isinstance(one.error, Unreachable)
        assert (now.state, now.attempts) == (QueueState.WAITING, attempt)
        assert "can't be reached" in now.error
        assert now.next_try_s is not None
        delays.append(now.next_try_s - NOW_S)
        assert not due(now, NOW_S)
        assert due(now, now.next_try_s)
    assert all(0.5 * 2**n <= delay <= 2**n for n, delay in enumerate(delays))


def test_a_clock_that_was_set_back_keeps_nothing_waiting(queue: Queue, root: Path) -> None:
    entry = enqueue(queue, root, "http://127.0.0.1:9")
    queue.change(entry.id, next_try_s=NOW_S)
    assert due(queue.get(entry.id), NOW_S - 1e9)
    assert not due(queue.get(entry.id), NOW_S - 10)


def test_who_is_not_signed_in_has_it_wait_for_that(queue: Queue, root: Path) -> None:
    with TinyEndpoint() as tiny:
        entry = enqueue(queue, root, tiny.url)
        one = sender(queue, entry, "wrong")
        now = one.run()
        assert isinstance(one.error, NotSignedIn)
        assert (now.state, now.remedy) == (QueueState.WAITING_SIGN_IN, "sign in again")
        assert sender(queue, now).run().state is QueueState.DONE


def test_a_refusal_is_for_good(queue: Queue, root: Path) -> None:
    fault = Fault(status=403, document={"detail": "p is closed", "remedy": "ask"})
    with TinyEndpoint(faults=lambda *_: fault) as tiny:
        one = sender(queue, enqueue(queue, root, tiny.url))
        now = one.run()
    assert isinstance(one.error, Refused)
    assert (now.state, now.error, now.remedy) == (
        QueueState.FAILED,
        "the endpoint answered 403: p is closed",
        "ask",
    )


def test_a_bundle_that_became_another_is_not_sent(queue: Queue, root: Path) -> None:
    with TinyEndpoint() as tiny:
        entry = enqueue(queue, root, tiny.url)
        path = root / "manifest.json"
        path.write_bytes(path.read_bytes() + b"\n")
        now = sender(queue, entry).run()
    assert now.state is QueueState.FAILED
    assert "manifest.json is not what it was" in now.error
    assert tiny.asked == []


@pytest.mark.parametrize(("wish", "state"), [("pause", QueueState.PAUSED), ("cancel", QueueState.CANCELLED)])
def test_another_process_may_pause_or_cancel_it(
    queue: Queue, root: Path, monkeypatch: pytest.MonkeyPatch, wish: str, state: QueueState
) -> None:
    monkeypatch.setattr(module, "_LOOK_S", 0.005)
    with TinyEndpoint() as tiny, Queue(root.parent / "queue.sqlite") as other:
        entry = enqueue(queue, root, tiny.url)
        control = Control()

        def hold(method: str, *_: object) -> Fault | None:
            if method != "PATCH":
                return None
            getattr(other, wish)(entry.id)
            return Fault(status=503)

        tiny.faults = hold
        now = sender(queue, entry, control=control).run()
    assert now.state is state
    with pytest.raises(Exception, match="stopped"):
        control.hold()


def test_what_was_cancelled_meanwhile_is_not_begun(queue: Queue, root: Path) -> None:
    with TinyEndpoint() as tiny:
        entry = enqueue(queue, root, tiny.url)
        queue.cancel(entry.id)
        assert sender(queue, entry).run().state is QueueState.CANCELLED
    assert tiny.asked == []
