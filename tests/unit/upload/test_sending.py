"""A whole bundle against a small server that fails in every way."""

from pathlib import Path

import pytest

from helpers.ports import free_port
from helpers.sealed_bundle import EVENTS, SCREEN, VOICE, payload, sealed_bundle
from helpers.tiny_endpoint import Fault, TinyEndpoint
from helpers.upload_parts import HastyControl, endpoint_at, sending
from trajectory_recorder.errors import Cancelled, DamagedBundle, Refused, Unreachable
from trajectory_recorder.upload import tus_upload
from trajectory_recorder.upload.control import Control
from trajectory_recorder.upload.progress import Phase
from trajectory_recorder.upload.sending import Sending
from trajectory_recorder.wire.states import SubmissionState

CHUNK = 64 * 1024
SIZES = {EVENTS: 3 * CHUNK, SCREEN: 10 * CHUNK + 5, VOICE: 4 * CHUNK - 1, "data/screen-1.mkv": 0}
TOTAL = sum(SIZES.values())


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tus_upload, "CHUNK_BYTES", CHUNK)
    monkeypatch.setattr(tus_upload, "REQUEST_BYTES", CHUNK)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return sealed_bundle(tmp_path / "a.trajectory", SIZES)


def test_a_bundle_arrives_is_committed_and_checked(root: Path) -> None:
    control = HastyControl()
    with TinyEndpoint() as tiny, endpoint_at(tiny.url) as endpoint:
        one = sending(endpoint, root, control=control, task="sums", override="it is short")
        submission = one.send()
        assert submission.state is SubmissionState.RECEIVED
        submission = one.follow(submission, longest_s=60)
    assert submission.state is SubmissionState.IN_REVIEW
    assert tiny.stored() == payload(root)
    assert tiny.received_bytes == TOTAL
    asked = next(iter(tiny.submissions.values()))["asked"]
    assert (asked["task"], asked["override"]) == ("sums", {"reason": "it is short"})
    now = one.snapshot()
    assert (now.phase, now.bytes_done, now.bytes_total) == (Phase.DONE, TOTAL, TOTAL)
    assert control.waited_s == [0.5, 0.75]


def test_the_checks_are_not_waited_for_without_end(root: Path) -> None:
    control = HastyControl()
    with TinyEndpoint(checks=("checking",)) as tiny, endpoint_at(tiny.url) as endpoint:
        one = sending(endpoint, root, control=control)
        submission = one.follow(one.send(), longest_s=100)
    assert submission.state is SubmissionState.CHECKING
    assert sorted(control.waited_s) == control.waited_s
    assert max(control.waited_s) == 15
    assert 100 <= sum(control.waited_s) <= 115


def test_what_the_endpoint_has_is_not_sent_again(root: Path) -> None:
    with TinyEndpoint() as tiny:
        for _ in range(2):
            with endpoint_at(tiny.url) as endpoint:
                sending(endpoint, root).send()
    assert tiny.received_bytes == TOTAL


def test_trouble_with_every_request_is_lived_through(root: Path) -> None:
    """Every second request fails, in turn by being cut, by being deaf and by being busy."""
    kinds = [Fault(cut_after_bytes=700), Fault(deaf=True), Fault(status=503)]

    def fail(_method: str, _path: str, number: int) -> Fault | None:
        return kinds[number // 2 % 3] if number % 2 == 0 else None

    with TinyEndpoint(faults=fail) as tiny, endpoint_at(tiny.url) as endpoint:
        assert sending(endpoint, root).send().state is SubmissionState.RECEIVED
    assert tiny.stored() == payload(root)
    assert tiny.received_bytes == TOTAL


def test_nobody_there_at_all_is_said_within_seconds(root: Path) -> None:
    control = HastyControl()
    with endpoint_at(f"http://127.0.0.1:{free_port()}") as endpoint, pytest.raises(Unreachable):
        sending(endpoint, root, control=control).send()
    assert sum(control.waited_s) <= 15


def test_the_first_refusal_stops_all_files_and_is_what_is_said(root: Path) -> None:
    fault = Fault(status=413, document={"detail": "No room."})
    with (
        TinyEndpoint(faults=lambda method, *_: fault if method == "PATCH" else None) as tiny,
        endpoint_at(tiny.url) as endpoint,
        pytest.raises(Refused, match="No room"),
    ):
        sending(endpoint, root).send()
    assert tiny.counts["PATCH"] <= 3


def test_a_refusal_ends_what_waits_for_a_busy_endpoint(root: Path) -> None:
    def decide(method: str, path: str, number: int) -> Fault | None:
        if method == "PATCH" or path.endswith("/uploads"):
            return Fault(status=403) if number == 3 else Fault(status=503, headers={"Retry-After": "3000"})
        return None

    with TinyEndpoint(faults=decide) as tiny, endpoint_at(tiny.url) as endpoint, pytest.raises(Refused):
        sending(endpoint, root, control=Control()).send()


def test_other_bytes_at_the_endpoint_go_again_with_checksums(root: Path) -> None:
    """The endpoint's disk spoils a file once: its SHA-256 is another than was declared."""
    with TinyEndpoint() as tiny:

        def spoil(method: str, path: str, _number: int) -> None:
            if method == "POST" and path.endswith("/commit") and tiny.counts["POST"] < 7:
                broken = next(it for it in tiny.uploads.values() if it.path == VOICE)
                broken.content[10] ^= 1

        tiny.faults = spoil
        with endpoint_at(tiny.url) as endpoint:
            assert sending(endpoint, root).send().state is SubmissionState.RECEIVED
        newest = {it.path: bytes(it.content) for it in tiny.uploads.values()}
    assert newest == payload(root)
    assert tiny.checksums == 4


def test_our_own_file_that_is_another_is_found_out(root: Path) -> None:
    content = (root / VOICE).read_bytes()
    (root / VOICE).write_bytes(bytes([content[0] ^ 1]) + content[1:])
    with (
        TinyEndpoint() as tiny,
        endpoint_at(tiny.url) as endpoint,
        pytest.raises(DamagedBundle, match=r"narration\.mka is not what it was"),
    ):
        sending(endpoint, root).send()


def test_an_endpoint_that_waits_for_other_files_gets_none(root: Path) -> None:
    files = [{"path": "../../etc/passwd", "bytes": 5, "sha256": "0" * 64}]
    lie = Fault(status=201, document={"id": "a", "state": "uploading", "files": files})
    with (
        TinyEndpoint(faults=lambda *_: lie) as tiny,
        endpoint_at(tiny.url) as endpoint,
        pytest.raises(Refused, match="waits for another"),
    ):
        sending(endpoint, root).send()
    assert tiny.counts == {"POST": 1}


def test_the_ids_that_an_endpoint_makes_up_lead_nowhere_else(root: Path) -> None:
    lie = Fault(status=201, document={"id": "../../x?y#z", "state": "received", "files": []})
    with (
        TinyEndpoint(faults=lambda method, *_: lie if method == "POST" else None) as tiny,
        endpoint_at(tiny.url) as endpoint,
        pytest.raises(Refused, match="404"),
    ):
        one = sending(endpoint, root)
        one.follow(one.send(), longest_s=10)
    assert tiny.asked[-1] == ("GET", "/api/v1/submissions/..%2F..%2Fx%3Fy%23z")


def test_it_may_be_stopped_and_sent_again_later(root: Path) -> None:
    with TinyEndpoint() as tiny:
        control = Control()

        def stop(method: str, _path: str, number: int) -> None:
            if method == "PATCH" and number == 6:
                control.stop()

        tiny.faults = stop
        with endpoint_at(tiny.url) as endpoint, pytest.raises(Cancelled):
            sending(endpoint, root, control=control).send()
        tiny.faults = lambda *_: None
        with endpoint_at(tiny.url) as endpoint:
            sending(endpoint, root).send()
    assert tiny.stored() == payload(root)
    assert tiny.received_bytes <= TOTAL + 3 * CHUNK


def test_the_cap_holds_for_all_files_together(root: Path) -> None:
    control = HastyControl()
    began_s = control.now_s()
    with TinyEndpoint() as tiny, endpoint_at(tiny.url) as endpoint:
        one = sending(endpoint, root)
        capped = Sending(
            endpoint, one._declaration, one._purpose, places=one._places, control=control, bytes_per_s=10_000
        )
        capped.send()
    assert control.now_s() - began_s >= (TOTAL - 3 * 4096) / 10_000
