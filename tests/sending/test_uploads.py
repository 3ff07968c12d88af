"""`upload` and `queue`, as people and scripts meet them, and a sender that is killed again and again."""

import json
import os
import signal
import threading
from pathlib import Path
from typing import Any

import pytest

from helpers.command_line import PATIENCE_S, Finished, Program, Terminal, run, run_all, wait_until
from helpers.planted import good, plant
from helpers.ports import free_port
from helpers.sealed_bundle import EVENTS, SCREEN, VOICE, payload, sealed_bundle
from helpers.tiny_endpoint import TOKEN, Fault, TinyEndpoint
from trajectory_recorder.upload.declaration import declare
from trajectory_recorder.upload.entry import Wish
from trajectory_recorder.upload.queue import Queue
from trajectory_recorder.wire.limits import CHUNK_BYTES


@pytest.fixture(scope="module")
def fine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return plant(good(), tmp_path_factory.mktemp("fine"))


@pytest.fixture(scope="module")
def poor(tmp_path_factory: pytest.TempPathFactory) -> Path:
    script = good()
    script.unseen = [(10.0, 14.5)]
    return plant(script, tmp_path_factory.mktemp("poor"))


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """One of a person who is signed in and has a queue of their own."""
    return {**os.environ, "XDG_DATA_HOME": str(tmp_path / "data"), "TRAJECTORY_RECORDER_TOKEN": TOKEN}


def queue_file(environment: dict[str, str]) -> Path:
    return Path(environment["XDG_DATA_HOME"]) / "trajectory-recorder" / "upload-queue.sqlite"


def upload(environment: dict[str, str], tiny: TinyEndpoint, *arguments: str) -> Finished:
    return run(environment, "upload", "--endpoint", tiny.url, "--project", "p", *arguments)


def entries(said: Finished) -> list[dict[str, Any]]:
    return list(json.loads(said.out)["entries"])


def test_a_good_recording_is_sent_once(environment: dict[str, str], fine: Path) -> None:
    with TinyEndpoint() as tiny:
        said = upload(environment, tiny, str(fine), "--json")
        (entry,) = entries(said)
        assert (said.code, entry["state"], entry["outcome"]) == (0, "done", "in_review")
        assert tiny.stored() == payload(fine)
        said = upload(environment, tiny, str(fine))
        assert said.code == 0
        assert f"{entry['id'][:12]}  done" in said.out
        assert "the endpoint has it: in review" in said.out
    assert tiny.received_bytes == entry["bytes"] == entry["bytes_sent"]


def test_a_poor_one_goes_only_with_a_reason(environment: dict[str, str], poor: Path) -> None:
    with TinyEndpoint() as tiny:
        said = upload(environment, tiny, str(poor))
        assert said.code == 1
        assert "fails its checks" in said.err
        assert "capture_gap" in said.err
        assert tiny.asked == []
        said = upload(environment, tiny, str(poor), "--override", "the gap is a break")
        assert said.code == 0
    (submission,) = tiny.submissions.values()
    assert submission["asked"]["override"] == {"reason": "the gap is a break"}


def test_the_task_decides_by_what_and_whether_a_reason_helps(
    environment: dict[str, str], poor: Path, fine: Path
) -> None:
    lenient = "policy: lenient\nversion: 2\nchecks:\n  capture_gap: {fail_s: 10}\n"
    with TinyEndpoint(task={"policy": lenient, "override_allowed": False}) as tiny:
        assert upload(environment, tiny, str(poor), "--task", "sums").code == 0
        assert json.loads((poor / "derived" / "quality.json").read_bytes())["policy"] == "lenient"
        tiny.task = {"policy": None, "override_allowed": False}
        said = upload(environment, tiny, str(poor), "--task", "sums", "--override", "please")
        assert (said.code, "allows no exception" in said.err) == (1, True)
        tiny.task = None
        said = upload(environment, tiny, str(fine), "--task", "other")
        assert (said.code, "404" in said.err) == (4, True)


def test_a_kept_report_is_taken_if_it_still_holds(environment: dict[str, str], fine: Path) -> None:
    run(environment, "check", str(fine))
    kept = (fine / "derived" / "quality.json").stat().st_mtime_ns
    with TinyEndpoint() as tiny:
        assert upload(environment, tiny, str(fine), "--later").code == 0
        assert (fine / "derived" / "quality.json").stat().st_mtime_ns == kept
        report = json.loads((fine / "derived" / "quality.json").read_bytes())
        (fine / "derived" / "quality.json").write_text(json.dumps({**report, "manifest_sha256": "0" * 64}))
        assert upload(environment, tiny, str(fine), "--later").code == 0
        assert json.loads((fine / "derived" / "quality.json").read_bytes()) == report


def test_the_queue_says_what_waits_and_why(environment: dict[str, str], fine: Path) -> None:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    later = ("upload", "--endpoint", url, "--project", "p", "--later", str(fine), "--json")
    (entry,) = entries(run(environment, *later))
    assert entry["state"] == "waiting"
    start = entry["id"][:12]
    said = run(environment, "queue")
    assert (said.code, said.out.split()[:2]) == (0, [start, "waiting"])
    for deed, state in [
        ("pause", "paused"),
        ("resume", "waiting"),
        ("cancel", "cancelled"),
        ("retry", "waiting"),
    ]:
        said = run(environment, "queue", deed, start, "--json")
        assert (said.code, [it["state"] for it in entries(said)]) == (0, [state])
    nothing, nobodys = run_all(environment, [("queue", "resume", start), ("queue", "pause", "0000000")])
    assert (nothing.code, "nothing to resume" in nothing.err) == (2, True)
    assert (nobodys.code, "nothing in the queue has the id" in nobodys.err) == (2, True)


def test_without_a_token_it_waits_for_signing_in(environment: dict[str, str], fine: Path) -> None:
    nobody = {name: value for name, value in environment.items() if name != "TRAJECTORY_RECORDER_TOKEN"}
    with TinyEndpoint() as tiny:
        said = upload(nobody, tiny, str(fine))
        assert said.code == 4
        assert "nobody is signed in" in said.out
        assert run(environment, "queue", "send").code == 0
        assert tiny.stored() == payload(fine)


WRONG = [
    (("--project", "p"), "where to send it"),
    (("--endpoint", "https://host"), "which project"),
    (("--endpoint", "http://example.org", "--project", "p"), "https://example.org"),
]


def test_wrong_usage_is_said(environment: dict[str, str]) -> None:
    said = run_all(environment, [("upload", "bundle", *arguments) for arguments, _ in WRONG])
    assert [(it.code, words in it.err) for it, (_, words) in zip(said, WRONG, strict=True)] == [(2, True)] * 3


def enqueue(environment: dict[str, str], root: Path, url: str) -> str:
    declaration = declare(root)
    with Queue(queue_file(environment)) as queue:
        return queue.add(Wish(declaration.content, str(root), declaration.bytes, url, "p")).id


def test_ctrl_c_pauses_and_says_how_to_go_on(environment: dict[str, str], tmp_path: Path) -> None:
    root = sealed_bundle(tmp_path / "a.trajectory", {SCREEN: 30_000_000})
    with TinyEndpoint() as tiny:
        entry_id = enqueue(environment, root, tiny.url)
        with Terminal(environment, "queue", "send", entry_id[:12], "--limit", "2000") as terminal:
            wait_until(lambda: tiny.received_bytes > 1_000_000, "something is sent")
            terminal.press("\x03")
            assert terminal.finish() == 130
            assert "paused: a.trajectory" in terminal.said
            assert f"trajectory-recorder queue send {entry_id[:12]}" in terminal.said
        (entry,) = entries(run(environment, "queue", "--json"))
        assert entry["state"] == "paused"
        assert run(environment, "queue", "send", entry_id[:12]).code == 0
    assert tiny.stored() == payload(root)
    assert tiny.received_bytes <= 30_000_000 + CHUNK_BYTES


def test_a_silent_line_does_not_hold_up_ctrl_c(environment: dict[str, str], tmp_path: Path) -> None:
    """The endpoint takes the request and never answers."""
    root, answer = sealed_bundle(tmp_path / "a.trajectory", {SCREEN: 1000}), threading.Event()

    def silence(*_: object) -> Fault | None:
        answer.wait(PATIENCE_S)
        return None

    with TinyEndpoint(faults=silence) as tiny:
        entry_id = enqueue(environment, root, tiny.url)
        with Program(environment, "queue", "send", entry_id) as program:
            wait_until(lambda: tiny.asked, "it asks")
            program.send(signal.SIGINT)
            said = program.finish()
        answer.set()
    assert (said.code, "paused" in said.err) == (130, True)


def test_two_processes_do_not_send_the_same(environment: dict[str, str], tmp_path: Path) -> None:
    """The first is kept waiting until the second has seen it."""
    root, goes_on = sealed_bundle(tmp_path / "a.trajectory", {SCREEN: 4_000_000}), threading.Event()

    def wait(*_: object) -> Fault | None:
        goes_on.wait(PATIENCE_S)
        return None

    with TinyEndpoint(faults=wait) as tiny:
        entry_id = enqueue(environment, root, tiny.url)
        with Program(environment, "queue", "send", entry_id) as first:
            wait_until(lambda: tiny.asked, "the first one asks")
            second = run(environment, "queue", "send", entry_id)
            goes_on.set()
            assert (second.code, "being sent by another process" in second.err) == (1, True)
            assert first.finish().code == 0
    assert tiny.received_bytes == 4_000_000


@pytest.mark.slow
def test_twenty_kills_lose_nothing_and_send_hardly_anything_twice(
    environment: dict[str, str], tmp_path: Path
) -> None:
    sizes = {EVENTS: 7_000_000, SCREEN: 60_000_000, VOICE: 21_000_001}
    root, total, kills = sealed_bundle(tmp_path / "a.trajectory", sizes), sum(sizes.values()), 20
    with TinyEndpoint() as tiny:
        entry_id = enqueue(environment, root, tiny.url)
        for kill in range(kills):
            goal = total * (kill + 1) // (kills + 2)
            with Program(environment, "queue", "send", entry_id, "--limit", "40000") as program:
                wait_until(lambda goal=goal: tiny.received_bytes >= goal, f"{goal} bytes are there")  # type: ignore[misc]
                program.process.kill()
                assert program.process.wait() == -signal.SIGKILL
        said = run(environment, "queue", "send", entry_id, "--json")
        assert (said.code, entries(said)[0]["state"]) == (0, "done")
    assert tiny.stored() == payload(root)
    assert len(tiny.uploads) <= len(sizes) + kills
    for it in tiny.uploads.values():
        assert it.received_bytes <= it.length + kills * CHUNK_BYTES
    assert tiny.received_bytes - total <= kills * CHUNK_BYTES
