"""One file against a small server that fails in every way. Chunks are small here, and nothing waits."""

import os
import random
import threading
from pathlib import Path

import pytest

from helpers.cutting_proxy import Cut, CuttingProxy
from helpers.tiny_endpoint import Fault, Faults, TinyEndpoint
from helpers.upload_parts import HastyControl, Memory, endpoint_at, local_file, tus_upload
from trajectory_recorder.errors import Busy, Cancelled, DamagedBundle, Refused, Unreachable
from trajectory_recorder.upload import tus_upload as module
from trajectory_recorder.upload.control import Control
from trajectory_recorder.wire import tus

CHUNK = 64 * 1024
SIZE = 5 * CHUNK + 1000
CONTENT = random.Random(7).randbytes(SIZE)


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CHUNK_BYTES", CHUNK)
    monkeypatch.setattr(module, "REQUEST_BYTES", CHUNK)


def on(method: str, *faults: Fault | None) -> Faults:
    """The first requests of a method fail in these ways."""

    def decide(asked: str, _path: str, number: int) -> Fault | None:
        return faults[number] if asked == method and number < len(faults) else None

    return decide


def send(tiny: TinyEndpoint, tmp_path: Path, content: bytes = CONTENT, **more: object) -> HastyControl:
    control = HastyControl()
    with endpoint_at(tiny.url) as endpoint:
        tus_upload(endpoint, local_file(tmp_path, content), control=control, **more).run()  # type: ignore[arg-type]
    (upload,) = [it for it in tiny.uploads.values() if len(it.content) == it.length]
    assert upload.content == content
    return control


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, SIZE])
def test_a_file_arrives_in_chunks(tmp_path: Path, size: int) -> None:
    with TinyEndpoint() as tiny:
        send(tiny, tmp_path, CONTENT[:size])
    assert tiny.counts["PATCH"] == -(-size // CHUNK)
    assert tiny.received_bytes == size
    assert tiny.checksums == 0


CUTS = [0, 1, 100, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, SIZE - 1, SIZE]


@pytest.mark.parametrize("forgets", [False, True])
@pytest.mark.parametrize("position", CUTS)
def test_a_cut_at_any_byte_costs_one_chunk_at_most(tmp_path: Path, position: int, *, forgets: bool) -> None:
    chunk, within = divmod(min(position, SIZE - 1), CHUNK)
    faults = [None] * chunk + [Fault(cut_after_bytes=within)]
    with TinyEndpoint(faults=on("PATCH", *faults), forgets=forgets) as tiny:
        send(tiny, tmp_path)
    assert tiny.received_bytes - SIZE <= (CHUNK if forgets else 0)
    assert tiny.counts["POST"] == 1


def test_after_a_cut_the_server_is_asked_before_anything_is_sent(tmp_path: Path) -> None:
    with TinyEndpoint(faults=on("PATCH", None, Fault(cut_after_bytes=99))) as tiny:
        send(tiny, tmp_path)
    assert [method for method, _ in tiny.asked] == ["POST", "PATCH", "PATCH", "HEAD", *["PATCH"] * 5]


def test_trouble_after_progress_is_new_trouble(tmp_path: Path) -> None:
    busy = Fault(status=503)
    with TinyEndpoint(faults=on("PATCH", busy, busy, None, busy)) as tiny:
        first, second, third = send(tiny, tmp_path).waited_s
    assert (first <= 1 <= second, third <= 1) == (True, True)


@pytest.mark.parametrize("sent_bytes", [0, 1, 50, 150, 300, 500, CHUNK, CHUNK + 700, 3 * CHUNK, SIZE + 900])
def test_a_cut_in_the_network_costs_one_chunk_at_most(tmp_path: Path, sent_bytes: int) -> None:
    """In request lines, in headers and in content, and each of the first connections."""
    control = HastyControl()
    with (
        TinyEndpoint() as tiny,
        CuttingProxy(tiny.port, cut_after=[sent_bytes, sent_bytes, sent_bytes]) as proxy,
        endpoint_at(proxy.url) as endpoint,
    ):
        tus_upload(endpoint, local_file(tmp_path, CONTENT), control=control).run()
    assert CONTENT in [it.content for it in tiny.uploads.values()]
    assert tiny.received_bytes - SIZE <= 3 * CHUNK


@pytest.mark.parametrize("answered_bytes", [0, 1, 20, 60])
def test_an_answer_that_is_cut_sends_nothing_twice(tmp_path: Path, answered_bytes: int) -> None:
    plan = [Cut(answered_bytes=answered_bytes)]
    memory = Memory()
    with TinyEndpoint() as tiny:
        with endpoint_at(tiny.url) as endpoint:
            upload = tus_upload(endpoint, local_file(tmp_path, CONTENT), memory=memory)
            memory.places["data/content"] = str(upload._create())
        with CuttingProxy(tiny.port, cut_after=plan * 3) as proxy, endpoint_at(proxy.url) as endpoint:
            memory.places["data/content"] = "/api/v1/uploads/u0"
            tus_upload(endpoint, local_file(tmp_path, CONTENT), memory=memory).run()
    assert tiny.received_bytes == SIZE


def test_an_answer_that_never_came_sends_nothing_twice(tmp_path: Path) -> None:
    with TinyEndpoint(faults=on("PATCH", None, Fault(deaf=True), None, Fault(deaf=True))) as tiny:
        send(tiny, tmp_path)
    assert tiny.received_bytes == SIZE


def test_what_was_there_before_is_not_sent_again(tmp_path: Path) -> None:
    memory, control = Memory(), Control()
    with TinyEndpoint() as tiny, endpoint_at(tiny.url) as endpoint:

        def stop_at_the_third(method: str, _path: str, number: int) -> Fault | None:
            if method == "PATCH" and number == 2:
                control.stop()
            return None

        tiny.faults = stop_at_the_third
        with pytest.raises(Cancelled):
            tus_upload(endpoint, local_file(tmp_path, CONTENT), memory=memory, control=control).run()
        assert memory.places["data/content"] is not None
        tiny.faults = lambda *_: None
        send(tiny, tmp_path, memory=memory)
    assert tiny.counts["POST"] == 1
    assert tiny.received_bytes <= SIZE + CHUNK


def test_a_pause_leaves_the_connection_and_resuming_goes_on(tmp_path: Path) -> None:
    control = Control()

    def pause_once(method: str, _path: str, number: int) -> Fault | None:
        if method == "PATCH" and number == 2:
            control.pause()
            threading.Timer(0.02, control.resume).start()
        return None

    with TinyEndpoint(faults=pause_once) as tiny, endpoint_at(tiny.url) as endpoint:
        tus_upload(endpoint, local_file(tmp_path, CONTENT), control=control).run()
    assert tiny.uploads["u0"].content == CONTENT
    assert tiny.received_bytes <= SIZE + CHUNK


@pytest.mark.parametrize("method", ["POST", "HEAD", "PATCH"])
@pytest.mark.parametrize("status", [423, 429, 500, 502, 503, 504, 507])
def test_what_passes_is_waited_for(tmp_path: Path, status: int, method: str) -> None:
    memory = Memory()
    with TinyEndpoint() as tiny:
        if method == "HEAD":
            with endpoint_at(tiny.url) as endpoint:
                memory.places["data/content"] = str(
                    tus_upload(endpoint, local_file(tmp_path, CONTENT))._create()
                )
        tiny.counts.clear()
        tiny.faults = on(method, Fault(status=status), Fault(status=status))
        control = send(tiny, tmp_path, memory=memory)
    assert len(tiny.uploads) == 1, "a locked upload is not made anew"
    assert [0.5 <= control.waited_s[0] <= 1, 1 <= control.waited_s[1] <= 2] == [True, True]
    assert len(control.waited_s) == 2


def test_what_the_server_asks_for_is_waited(tmp_path: Path) -> None:
    fault = Fault(status=503, headers={"Retry-After": "45"})
    with TinyEndpoint(faults=on("PATCH", None, fault)) as tiny:
        assert send(tiny, tmp_path).waited_s == [45]


@pytest.mark.parametrize("status", [404, 410])
def test_an_upload_that_is_gone_is_made_anew(tmp_path: Path, status: int) -> None:
    with TinyEndpoint(faults=on("PATCH", None, Fault(status=status))) as tiny:
        control = send(tiny, tmp_path)
    assert (tiny.counts["POST"], control.waited_s) == (2, [])


def test_a_remembered_upload_that_expired_is_made_anew(tmp_path: Path) -> None:
    with TinyEndpoint() as tiny:
        send(tiny, tmp_path, memory=Memory(**{"data/content": "/api/v1/uploads/u99"}))
    assert tiny.asked[0] == ("HEAD", "/api/v1/uploads/u99")


def test_a_remembered_upload_of_another_length_is_made_anew(tmp_path: Path) -> None:
    with TinyEndpoint() as tiny:
        send(tiny, tmp_path, b"short")
        memory = Memory(**{"data/content": "/api/v1/uploads/u0"})
        with endpoint_at(tiny.url) as endpoint:
            tus_upload(endpoint, local_file(tmp_path, CONTENT), memory=memory).run()
    assert tiny.uploads["u1"].content == CONTENT


def test_on_a_conflict_the_server_is_asked(tmp_path: Path) -> None:
    with TinyEndpoint(faults=on("PATCH", None, Fault(status=409))) as tiny:
        control = send(tiny, tmp_path)
    assert (tiny.counts["HEAD"], control.waited_s) == (1, [])


def test_a_token_may_expire_on_the_way(tmp_path: Path) -> None:
    with TinyEndpoint() as tiny, endpoint_at(tiny.url, "right", "new") as endpoint:

        def expire(method: str, _path: str, number: int) -> None:
            if method == "PATCH" and number == 2:
                tiny.tokens = {"new"}

        tiny.faults = expire
        tus_upload(endpoint, local_file(tmp_path, CONTENT)).run()
    assert tiny.uploads["u0"].content == CONTENT
    assert tiny.received_bytes == SIZE


def test_a_chunk_that_was_spoiled_goes_again_and_the_rest_with_checksums(tmp_path: Path) -> None:
    fault = Fault(status=tus.CHECKSUM_MISMATCH)
    with TinyEndpoint(faults=on("PATCH", None, fault)) as tiny:
        send(tiny, tmp_path)
    assert (tiny.received_bytes, tiny.checksums) == (SIZE, 5)


def test_checksums_that_are_asked_for_fit(tmp_path: Path) -> None:
    with TinyEndpoint() as tiny:
        send(tiny, tmp_path, checksums=True)
    assert (tiny.checksums, tiny.received_bytes) == (6, SIZE)


@pytest.mark.parametrize("status", [400, 403, 412, 413, 415, 422])
def test_a_refusal_stops_with_its_reason(tmp_path: Path, status: int) -> None:
    fault = Fault(status=status, document={"detail": "Too much for p.", "remedy": "trim it"})
    with (
        TinyEndpoint(faults=on("PATCH", fault)) as tiny,
        pytest.raises(Refused, match=f"{status}: Too much for p"),
    ):
        send(tiny, tmp_path)
    assert tiny.counts["PATCH"] == 1


@pytest.mark.parametrize("status", [404, 409, 410, 460])
def test_a_server_that_contradicts_itself_is_not_asked_for_ever(tmp_path: Path, status: int) -> None:
    with (
        TinyEndpoint(faults=lambda method, *_: Fault(status=status) if method == "PATCH" else None) as tiny,
        pytest.raises(Refused, match=str(status)),
    ):
        send(tiny, tmp_path)
    assert tiny.counts["PATCH"] < 10


def test_after_an_hour_of_silence_it_gives_up(tmp_path: Path) -> None:
    control = HastyControl()
    with (
        TinyEndpoint(faults=lambda method, *_: Fault(status=503) if method == "PATCH" else None) as tiny,
        endpoint_at(tiny.url) as endpoint,
        pytest.raises(Busy),
    ):
        tus_upload(endpoint, local_file(tmp_path, CONTENT), control=control).run()
    assert 3000 < sum(control.waited_s) <= 3600


def test_a_line_that_is_gone_is_waited_for(tmp_path: Path) -> None:
    control = HastyControl()
    with (
        TinyEndpoint() as tiny,
        CuttingProxy(tiny.port) as proxy,
        endpoint_at(proxy.url) as endpoint,
        pytest.raises(Unreachable),
    ):
        proxy.refuse()
        tus_upload(endpoint, local_file(tmp_path, CONTENT), control=control).run()
    assert sum(control.waited_s) > 3000


@pytest.mark.parametrize("change", ["longer", "shorter", "touched", "gone"])
def test_a_file_that_changes_underneath_is_an_error_in_words(tmp_path: Path, change: str) -> None:
    file = local_file(tmp_path, CONTENT)

    def interfere(method: str, _path: str, number: int) -> None:
        if method == "PATCH" and number == 1:
            if change == "longer":
                with file.source.open("ab") as content:
                    content.write(b"x")
            elif change == "shorter":
                os.truncate(file.source, CHUNK)
            elif change == "touched":
                os.utime(file.source, ns=(1, 1))

    with TinyEndpoint(faults=interfere) as tiny, endpoint_at(tiny.url) as endpoint:
        if change == "gone":
            file.source.unlink()
        with pytest.raises(DamagedBundle, match=r"is not what it was|can't be read"):
            tus_upload(endpoint, file).run()


def test_a_change_during_the_last_chunk_is_found(tmp_path: Path) -> None:
    file = local_file(tmp_path, CONTENT)

    def interfere(method: str, _path: str, number: int) -> None:
        if method == "PATCH" and number == 5:
            os.utime(file.source, ns=(1, 1))

    with (
        TinyEndpoint(faults=interfere) as tiny,
        endpoint_at(tiny.url) as endpoint,
        pytest.raises(DamagedBundle),
    ):
        tus_upload(endpoint, file).run()


@pytest.mark.parametrize("status", [422, 460])
def test_another_content_of_the_same_size_is_found_when_the_server_says_so(
    tmp_path: Path, status: int
) -> None:
    file = local_file(tmp_path, CONTENT)
    file.source.write_bytes(CONTENT[::-1])
    with (
        TinyEndpoint(faults=lambda method, *_: Fault(status=status) if method == "PATCH" else None) as tiny,
        endpoint_at(tiny.url) as endpoint,
        pytest.raises(DamagedBundle, match="is not what it was"),
    ):
        tus_upload(endpoint, file).run()


@pytest.mark.parametrize(
    ("method", "headers"),
    [
        ("POST", {}),
        ("POST", {"Location": "http://evil.example/a"}),
        ("HEAD", {}),
        ("HEAD", {"Upload-Offset": "-1"}),
        ("HEAD", {"Upload-Offset": str(SIZE + 1)}),
        ("PATCH", {}),
        ("PATCH", {"Upload-Offset": "0"}),
        ("PATCH", {"Upload-Offset": str(CHUNK + 1)}),
    ],
)
def test_answers_that_lie_are_refused(tmp_path: Path, method: str, headers: dict[str, str]) -> None:
    memory = Memory(**{"data/content": "/api/v1/uploads/u0"}) if method == "HEAD" else None
    fault = Fault(status=201 if method == "POST" else 204, headers=headers)
    with (
        TinyEndpoint(faults=lambda asked, *_: fault if asked == method else None) as tiny,
        endpoint_at(tiny.url) as endpoint,
        pytest.raises(Refused),
    ):
        tus_upload(endpoint, local_file(tmp_path, CONTENT), memory=memory).run()
