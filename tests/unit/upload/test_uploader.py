import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from helpers.command_line import wait_until
from helpers.sealed_bundle import EVENTS, SCREEN, sealed_bundle
from helpers.tiny_endpoint import TOKEN, Fault, TinyEndpoint
from helpers.upload_parts import Tokens
from trajectory_recorder import paths
from trajectory_recorder.account.tokens import VARIABLE, TokenSource
from trajectory_recorder.upload import sender, sending
from trajectory_recorder.upload import uploader as module
from trajectory_recorder.upload.afterwards import send_afterwards
from trajectory_recorder.upload.declaration import declare
from trajectory_recorder.upload.entry import Entry, QueueState, Wish
from trajectory_recorder.upload.queue import Queue
from trajectory_recorder.upload.uploader import Standing, Uploader

BYTES = 105_000


@pytest.fixture(autouse=True)
def haste(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for long."""
    monkeypatch.setattr(module, "_LOOK_S", 0.02)
    monkeypatch.setattr(sender, "_LOOK_S", 0.005)
    monkeypatch.setattr(sending, "_FIRST_POLL_S", 0.01)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return paths.upload_queue()


@pytest.fixture
def add(path: Path) -> Callable[..., Entry]:
    """Enqueues bundles, each another one, as another process would."""

    def enqueue(url: str, number: int = 1) -> Entry:
        sizes = {EVENTS: 5000, SCREEN: 100_000}
        declaration = declare(sealed_bundle(path.parent / f"{number}.trajectory", sizes, seed=number))
        with Queue(path) as queue:
            return queue.add(Wish(declaration.content, str(declaration.root), declaration.bytes, url, "p"))

    return enqueue


@contextmanager
def uploading(
    path: Path, *, tokens_of: Callable[[str], TokenSource] = lambda _: Tokens(), starts: bool = True
) -> Iterator[Uploader]:
    uploader = Uploader(path, tokens_of)
    if starts:
        uploader.start()
    try:
        yield uploader
    finally:
        uploader.close()


def states(uploader: Uploader) -> list[QueueState]:
    return [it.entry.state for it in uploader.standings()]


def until(uploader: Uploader, *wanted: QueueState) -> None:
    wait_until(lambda: states(uploader) == list(wanted), f"{wanted} instead of {states(uploader)}")


def test_what_waits_in_the_queue_is_sent(path: Path, add: Callable[..., Entry]) -> None:
    changes = threading.Semaphore(0)
    with TinyEndpoint() as tiny:
        first = add(tiny.url)
        uploader = Uploader(path, lambda _: Tokens(), on_change=changes.release)
        uploader.start()
        until(uploader, QueueState.DONE)
        add(tiny.url, 2)  # As another process does: nobody calls us.
        until(uploader, QueueState.DONE, QueueState.DONE)
        assert uploader.standings()[0] == Standing(uploader.queue.get(first.id), BYTES)
        assert not uploader.close()
        assert len(tiny.submissions) == 2
    # Each began and ended.
    assert [changes.acquire(blocking=False) for _ in range(5)] == [True] * 4 + [False]


def test_how_far_it_is_can_be_seen_while_it_is_sent(path: Path, add: Callable[..., Entry]) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def hold(method: str, *_: object) -> None:
        if method == "PATCH":
            begun.set()
            go_on.wait()

    with TinyEndpoint(faults=hold) as tiny, uploading(path) as uploader:
        add(tiny.url)
        begun.wait()
        (standing,) = uploader.standings()
        assert standing.entry.state is QueueState.SENDING
        assert standing.now is not None
        assert (standing.now.phase, standing.now.bytes_total) == (sending.Phase.SENDING, BYTES)
        go_on.set()
        until(uploader, QueueState.DONE)
        wait_until(lambda: uploader.standings()[0].now is None, "the sending ended")


def test_closing_leaves_what_is_under_way_for_the_next_start(path: Path, add: Callable[..., Entry]) -> None:
    begun = threading.Event()

    def fail(method: str, *_: object) -> Fault | None:
        if method != "PATCH":
            return None
        begun.set()
        return Fault(status=503)

    with TinyEndpoint(faults=fail) as tiny:
        add(tiny.url)
        uploader = Uploader(path, lambda _: Tokens())
        uploader.start()
        begun.wait()
        assert uploader.close()
        with Queue(path) as queue:
            assert [it.state for it in queue.entries()] == [QueueState.WAITING]
        tiny.faults = lambda *_: None
        with uploading(path) as uploader:
            until(uploader, QueueState.DONE)


@pytest.mark.parametrize(
    ("stop", "go_on", "state"),
    [("pause", "resume", QueueState.PAUSED), ("cancel", "retry", QueueState.CANCELLED)],
)
def test_an_entry_is_stopped_and_goes_on(
    path: Path, add: Callable[..., Entry], stop: str, go_on: str, state: QueueState
) -> None:
    begun = threading.Event()

    def fail(method: str, *_: object) -> Fault | None:
        if method != "PATCH":
            return None
        begun.set()
        return Fault(status=503)

    with TinyEndpoint(faults=fail) as tiny, uploading(path) as uploader:
        entry = add(tiny.url)
        begun.wait()
        assert getattr(uploader, stop)(entry.id)
        wait_until(lambda: uploader.standings()[0].now is None, "the sending ended")
        assert states(uploader) == [state]
        tiny.faults = lambda *_: None
        assert getattr(uploader, go_on)(entry.id)
        until(uploader, QueueState.DONE)
        assert not getattr(uploader, stop)(entry.id)
        assert not getattr(uploader, go_on)(entry.id)


def test_all_are_paused_and_resumed_at_once(path: Path, add: Callable[..., Entry]) -> None:
    with TinyEndpoint() as tiny, uploading(path, starts=False) as uploader:
        done = add(tiny.url, 1)
        uploader.queue.change(done.id, state=QueueState.DONE)
        add(tiny.url, 2)
        add(tiny.url, 3)
        uploader.pause_all()
        assert states(uploader) == [QueueState.DONE, QueueState.PAUSED, QueueState.PAUSED]
        uploader.start()
        uploader.resume_all()
        until(uploader, *[QueueState.DONE] * 3)
        assert len(tiny.submissions) == 2


def test_one_that_failed_does_not_keep_the_others(path: Path, add: Callable[..., Entry]) -> None:
    def refuse_first(method: str, _path: str, number: int) -> Fault | None:
        return Fault(status=403, document={"detail": "no"}) if (method, number) == ("POST", 0) else None

    with TinyEndpoint(faults=refuse_first) as tiny:
        add(tiny.url, 1)
        add(tiny.url, 2)
        with uploading(path) as uploader:
            until(uploader, QueueState.FAILED, QueueState.DONE)
            assert uploader.standings()[0].entry.error == "the endpoint answered 403: no"


def test_whoever_signs_in_has_it_tried_again(path: Path, add: Callable[..., Entry]) -> None:
    told = ["wrong"]
    with TinyEndpoint() as tiny, uploading(path, tokens_of=lambda _: Tokens(told[0])) as uploader:
        add(tiny.url)
        until(uploader, QueueState.WAITING_SIGN_IN)
        asked = len(tiny.asked)
        told[0] = TOKEN
        uploader.wake()
        add(tiny.url, 2)
        until(uploader, QueueState.WAITING_SIGN_IN, QueueState.DONE)
        assert [it for it in tiny.asked if it == ("POST", "/api/v1/submissions")] == [tiny.asked[0]] * 3
        assert asked == 2
        uploader.signed_in()
        until(uploader, QueueState.DONE, QueueState.DONE)


def test_the_endpoints_checks_keep_nobody_waiting(
    path: Path, add: Callable[..., Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_FOLLOW_S", 0.0)
    with TinyEndpoint(checks=("checking",)) as tiny, uploading(path) as uploader:
        first = add(tiny.url)
        until(uploader, QueueState.CHECKING)
        assert uploader.queue.get(first.id).next_try_s is not None
        add(tiny.url, 2)
        until(uploader, QueueState.CHECKING, QueueState.CHECKING)
        for it in tiny.submissions.values():
            it["checks"] = ["accepted"]
        uploader.queue.change(first.id, next_try_s=None)
        until(uploader, QueueState.DONE, QueueState.CHECKING)
        assert uploader.queue.get(first.id).outcome == "accepted"


def test_what_another_process_sends_is_left_to_it(path: Path, add: Callable[..., Entry]) -> None:
    with TinyEndpoint() as tiny, Queue(path) as other:
        held = add(tiny.url)
        with other.claim(held.id), uploading(path) as uploader:
            other.change(held.id, state=QueueState.SENDING)
            add(tiny.url, 2)
            until(uploader, QueueState.SENDING, QueueState.DONE)
        assert len(tiny.submissions) == 1


def test_afterwards_a_process_of_its_own_sends_the_queue(
    add: Callable[..., Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, TOKEN)
    with TinyEndpoint() as tiny:
        entry = add(tiny.url)
        _, code = os.waitpid(send_afterwards(), 0)
        with Queue(paths.upload_queue()) as queue:
            now = queue.get(entry.id)
    assert (code, now.state, now.outcome) == (0, QueueState.DONE, "in_review")
