"""Recordings that are replayed from an endpoint: what is asked for over the line, and that every byte is right."""

import hashlib
import os
import random
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from helpers.command_line import wait_until
from helpers.cutting_proxy import Cut, CuttingProxy
from helpers.endpoint import Served
from helpers.planted_submissions import plant, plant_file
from helpers.sealed_bundle import EVENTS, SCREEN, VOICE, sealed_bundle
from helpers.upload_parts import Tokens, endpoint_at
from trajectory_recorder.account.endpoint import Endpoint
from trajectory_recorder.errors import Cancelled, DamagedBundle, Refused, Unreachable
from trajectory_recorder.reviewing import patience, prefetch
from trajectory_recorder.reviewing.answers import SubmissionAnswer, ask_submission
from trajectory_recorder.reviewing.draft import DraftState
from trajectory_recorder.reviewing.drafts import Drafts
from trajectory_recorder.reviewing.fetching import lay_out
from trajectory_recorder.reviewing.precedence import Precedence
from trajectory_recorder.reviewing.prefetch import Prefetcher
from trajectory_recorder.reviewing.remote_blocks import BLOCK_BYTES
from trajectory_recorder.reviewing.shelf import Shelf
from trajectory_recorder.reviewing.streaming import RemoteMedia
from trajectory_recorder.reviewing.workplace import Workplace
from trajectory_recorder.wire.states import ReviewVerdict, Role

SIZES = {EVENTS: 2_500_000, SCREEN: 20 * BLOCK_BYTES + 777, VOICE: 3 * BLOCK_BYTES}
REPORT = b'{"verdict": "pass"}'
# Headers of an answer and its request, many times over.
_AROUND_BYTES = 8_000


@dataclass
class Sent:
    """A submission whose files lie at the endpoint, and a reviewer's account there."""

    served: Served
    root: Path
    id: str
    token: str
    contents: dict[str, bytes]

    @property
    def port(self) -> int:
        return int(self.served.url.rpartition(":")[2])


@dataclass
class Counting(Endpoint):
    """Notes which parts of which files were asked for."""

    url_text: str
    token: str
    asked: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(self.url_text, Tokens(self.token))

    def request(self, method: str, url: Any, *, headers: Any, body: Any = None) -> Any:
        if "/files/" in str(url):
            self.asked.append((str(url).rpartition("/files/")[2], headers.get("Range", "whole")))
        return super().request(method, url, headers=headers, body=body)


@pytest.fixture
def sent(served: Served, tmp_path: Path) -> Sent:
    project = served.project()
    served.person("eva", (project, Role.EXPERT))
    token = served.person("rita", (project, Role.REVIEWER))
    root = sealed_bundle(tmp_path / "a.trajectory", SIZES)
    text = (root / "manifest.json").read_bytes()
    submission = plant(
        served,
        project,
        "eva",
        manifest=text.decode(),
        manifest_sha256=hashlib.sha256(text).hexdigest(),
    )
    contents = {path: (root / path).read_bytes() for path in SIZES} | {"derived/quality.json": REPORT}
    for path, data in contents.items():
        plant_file(served, submission, path, data)
    return Sent(served, root, submission, token, contents)


@pytest.fixture
def endpoint(sent: Sent) -> Iterator[Counting]:
    with Counting(sent.served.url, sent.token) as it:
        yield it


@pytest.fixture
def said(sent: Sent, endpoint: Counting) -> SubmissionAnswer:
    return ask_submission(endpoint, sent.id)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "shelf")


@pytest.mark.on_servers
def test_all_of_a_file_is_what_was_sent(
    sent: Sent, endpoint: Counting, said: SubmissionAnswer, shelf: Shelf
) -> None:
    with RemoteMedia(endpoint, said, shelf, precedence=Precedence()) as media, media.open(SCREEN) as file:
        assert file.read() == sent.contents[SCREEN]
        assert file.read(1) == b""
    # Each block once, however many were read ahead.
    assert len(endpoint.asked) == len(set(endpoint.asked)) == 21


def test_places_that_are_sought_are_what_was_sent(
    sent: Sent, endpoint: Counting, said: SubmissionAnswer, shelf: Shelf
) -> None:
    content, drawn = sent.contents[SCREEN], random.Random(3)
    with RemoteMedia(endpoint, said, shelf, precedence=Precedence()) as media, media.open(SCREEN) as file:
        assert (file.seekable(), file.readable(), file.tell()) == (True, True, 0)
        for _ in range(60):
            place, count = drawn.randrange(len(content)), drawn.randrange(200_000)
            assert file.seek(place) == place
            assert file.read(count) == content[place : place + count]
        assert file.seek(-10, os.SEEK_END) == len(content) - 10
        assert file.read() == content[-10:]
        file.seek(len(content) + 5)
        assert file.read() == b""


def test_a_part_is_played_without_the_rest(sent: Sent, said: SubmissionAnswer, shelf: Shelf) -> None:
    """What went over the line is counted on the line itself."""
    with (
        CuttingProxy(sent.port) as proxy,
        Counting(proxy.url, sent.token) as endpoint,
        RemoteMedia(endpoint, said, shelf, precedence=Precedence()) as media,
        media.open(SCREEN) as file,
    ):
        file.seek(10 * BLOCK_BYTES + 5)
        assert file.read(1000) == sent.contents[SCREEN][10 * BLOCK_BYTES + 5 :][:1000]
        # The line counts what it has handed over already.
        wait_until(lambda: _answered_bytes(proxy) >= BLOCK_BYTES, "the line has counted it")
        answered = _answered_bytes(proxy)
        assert endpoint.asked == [(SCREEN, f"bytes={10 * BLOCK_BYTES}-{11 * BLOCK_BYTES - 1}")]
    assert BLOCK_BYTES <= answered < BLOCK_BYTES + _AROUND_BYTES


def _answered_bytes(proxy: CuttingProxy) -> int:
    return sum(it.answered_bytes for it in proxy.connections)


def test_whoever_reads_on_finds_a_few_blocks_there(
    endpoint: Counting, said: SubmissionAnswer, shelf: Shelf
) -> None:
    with RemoteMedia(endpoint, said, shelf, precedence=Precedence()) as media, media.open(SCREEN) as file:
        file.seek(4 * BLOCK_BYTES - 1)
        file.read(2)
        wait_until(lambda: len(endpoint.asked) == 6, "four blocks ahead")
    asked = [int(it.partition("=")[2].partition("-")[0]) // BLOCK_BYTES for _, it in endpoint.asked]
    assert (asked[:2], sorted(asked[2:])) == ([3, 4], [5, 6, 7, 8])


def test_what_was_read_is_not_asked_for_again(
    sent: Sent, endpoint: Counting, said: SubmissionAnswer, shelf: Shelf, tmp_path: Path
) -> None:
    for again in (lambda: shelf, lambda: shelf, lambda: Shelf(tmp_path / "shelf")):
        with (
            RemoteMedia(endpoint, said, again(), precedence=Precedence()) as media,
            media.open(VOICE) as file,
        ):
            assert file.read() == sent.contents[VOICE]
    assert len(endpoint.asked) == 3


def test_threads_ask_once_for_a_block(
    sent: Sent, endpoint: Counting, said: SubmissionAnswer, shelf: Shelf
) -> None:
    read: list[bytes] = []
    with RemoteMedia(endpoint, said, shelf, precedence=Precedence()) as media:

        def work() -> None:
            with media.open(VOICE) as file:
                read.append(file.read())

        threads = [threading.Thread(target=work) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert read == [sent.contents[VOICE]] * 6
    assert len(endpoint.asked) == len(set(endpoint.asked)) == 3


def test_a_line_that_is_cut_costs_the_block_that_was_under_way(
    sent: Sent, said: SubmissionAnswer, shelf: Shelf
) -> None:
    plan = [Cut(answered_bytes=int(1.5 * BLOCK_BYTES)), Cut(answered_bytes=100)]
    with (
        CuttingProxy(sent.port, cut_after=plan) as proxy,
        Counting(proxy.url, sent.token) as endpoint,
        RemoteMedia(endpoint, said, shelf, precedence=Precedence()) as media,
    ):
        for place in (0, 5, 9):
            with media.open(SCREEN) as file:
                file.seek(place * BLOCK_BYTES)
                file.read(1)
        with media.open(SCREEN) as file:
            assert hashlib.sha256(file.read()).digest() == hashlib.sha256(sent.contents[SCREEN]).digest()
        assert len([it for it in proxy.connections if it.was_cut]) == 2
    assert len(endpoint.asked) == 23


def test_an_endpoint_that_stays_away_is_told_of(
    sent: Sent, said: SubmissionAnswer, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "LONGEST_NS", 0)
    with (
        CuttingProxy(sent.port) as proxy,
        endpoint_at(proxy.url, sent.token) as endpoint,
        RemoteMedia(endpoint, said, shelf, precedence=Precedence()) as media,
        media.open(SCREEN) as file,
    ):
        file.read(10)
        proxy.refuse()
        assert file.read(10) == sent.contents[SCREEN][10:20]
        file.seek(8 * BLOCK_BYTES)
        with pytest.raises(Unreachable):
            file.read(1)
        proxy.flow()
        assert file.read(1) == sent.contents[SCREEN][8 * BLOCK_BYTES :][:1]


def test_who_stops_waits_no_longer(sent: Sent, said: SubmissionAnswer, shelf: Shelf) -> None:
    with CuttingProxy(sent.port) as proxy, endpoint_at(proxy.url, sent.token) as endpoint:
        media = RemoteMedia(endpoint, said, shelf, precedence=Precedence())
        proxy.refuse()
        failed: list[BaseException] = []

        def read() -> None:
            try:
                media.open(SCREEN).read(1)
            except Unreachable as error:
                failed.append(error)

        thread = threading.Thread(target=read)
        thread.start()
        media.close()
        thread.join()
    assert len(failed) == 1


def test_what_is_not_there_is_not_opened(endpoint: Counting, said: SubmissionAnswer, shelf: Shelf) -> None:
    with RemoteMedia(endpoint, said, shelf, precedence=Precedence()) as media:
        for path in ("data/screen-7.mkv", "../secret", ""):
            with pytest.raises(DamagedBundle, match="is missing in the submission"):
                media.open(path)
    assert endpoint.asked == []


def test_blocks_of_another_content_are_never_taken(
    sent: Sent, endpoint: Counting, said: SubmissionAnswer, shelf: Shelf
) -> None:
    """The endpoint has another file at this path than it said a moment ago."""
    (old,) = [it for it in said.files if it.path == VOICE]
    other = replace(said, files=(replace(old, sha256="0" * 64),))
    longer = replace(said, files=(replace(old, bytes=old.bytes + 1),))
    for wrong in (other, longer):
        with RemoteMedia(endpoint, wrong, shelf, precedence=Precedence()) as media, media.open(VOICE) as file:
            file.seek(2 * BLOCK_BYTES)
            with pytest.raises((DamagedBundle, Refused)):
                file.read(1)
    assert shelf.block(sent.id, old.sha256, 2) is None


def test_a_submission_is_laid_out_without_its_media(
    sent: Sent, endpoint: Counting, said: SubmissionAnswer, shelf: Shelf
) -> None:
    root = lay_out(endpoint, said, shelf)
    there = {it.relative_to(root).as_posix(): it.read_bytes() for it in root.rglob("*") if it.is_file()}
    manifest = (sent.root / "manifest.json").read_bytes()
    small = {EVENTS: sent.contents[EVENTS], "derived/quality.json": REPORT, "manifest.json": manifest}
    assert there == small
    asked = len(endpoint.asked)
    assert lay_out(endpoint, said, shelf) == root
    assert len(endpoint.asked) == asked


def test_laying_out_goes_on_where_it_was_cut(
    sent: Sent, endpoint: Counting, said: SubmissionAnswer, shelf: Shelf
) -> None:
    def stop_at_the_second() -> None:
        if len([it for it in endpoint.asked if it[0] == EVENTS]) == 2:
            raise Cancelled("enough")

    with pytest.raises(Cancelled):
        lay_out(endpoint, said, shelf, before_each=stop_at_the_second)
    root = lay_out(endpoint, said, shelf)
    assert (root / EVENTS).read_bytes() == sent.contents[EVENTS]
    pieces = [it for it in endpoint.asked if it[0] == EVENTS]
    assert len(pieces) == len(set(pieces)) == 3


def test_what_does_not_hash_as_it_should_gets_no_name(
    sent: Sent, endpoint: Counting, said: SubmissionAnswer, shelf: Shelf
) -> None:
    root = shelf.bundle(sent.id)
    (root / "data").mkdir()
    (root / f"{EVENTS}.part").write_bytes(b"of another day")
    with pytest.raises(DamagedBundle, match="did not arrive as its checksum says"):
        lay_out(endpoint, said, shelf)
    assert list((root / "data").iterdir()) == []
    lay_out(endpoint, said, shelf)
    assert (root / EVENTS).read_bytes() == sent.contents[EVENTS]


def test_events_that_were_not_sealed_are_refused(
    endpoint: Counting, said: SubmissionAnswer, shelf: Shelf
) -> None:
    files = tuple(replace(it, bytes=5) if it.path == EVENTS else it for it in said.files)
    with pytest.raises(DamagedBundle, match="is not what was sealed"):
        lay_out(endpoint, replace(said, files=files), shelf)
    with pytest.raises(DamagedBundle, match="is not what its checksum says"):
        lay_out(endpoint, replace(said, manifest_sha256="0" * 64), Shelf(shelf._root / "other"))


def test_paths_that_lead_out_are_refused(endpoint: Counting, said: SubmissionAnswer, shelf: Shelf) -> None:
    (report,) = [it for it in said.files if it.path == "derived/quality.json"]
    hostile = replace(said, files=(replace(report, path="derived/../../../x"),))
    with pytest.raises(DamagedBundle, match="not a path inside the bundle"):
        lay_out(endpoint, hostile, shelf)


def test_the_next_recording_is_brought_while_nobody_waits(
    sent: Sent, endpoint: Counting, said: SubmissionAnswer, shelf: Shelf
) -> None:
    precedence = Precedence()
    with Prefetcher(endpoint, shelf, precedence) as prefetcher:
        with precedence.urgent():
            prefetcher.want(sent.id)
            wait_until((shelf.bundle(sent.id) / "manifest.json").is_file, "the manifest is here")
            assert [path for path, _ in endpoint.asked] == ["manifest.json"]
        wait_until(lambda: len(endpoint.asked) == 1 + 3 + 1 + 5 + 3, "all that is read first")
    first = {
        int(it.partition("=")[2].partition("-")[0]) // BLOCK_BYTES
        for path, it in endpoint.asked
        if path == SCREEN
    }
    assert first == {0, 1, 2, 3, 20}
    asked = len(endpoint.asked)
    with RemoteMedia(endpoint, said, shelf, precedence=precedence) as media, media.open(SCREEN) as file:
        file.read(BLOCK_BYTES)
    assert len(endpoint.asked) == asked


def test_no_more_is_brought_than_may_be(
    sent: Sent, endpoint: Counting, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = SIZES[EVENTS] + len(REPORT)
    monkeypatch.setattr(prefetch, "LIMIT_BYTES", small + 2 * BLOCK_BYTES)
    prefetch.prefetch(endpoint, sent.id, shelf, Precedence())
    assert sorted({path for path, _ in endpoint.asked}) == sorted(
        {"manifest.json", EVENTS, "derived/quality.json", SCREEN, VOICE}
    )
    assert len(endpoint.asked) == 1 + 3 + 1 + 2
    monkeypatch.setattr(prefetch, "LIMIT_BYTES", small - 1)
    prefetch.prefetch(endpoint, sent.id, Shelf(shelf._root / "other"), Precedence())
    assert len(endpoint.asked) == 7


def test_nothing_of_a_recording_stays_once_its_review_is_sent(
    sent: Sent, endpoint: Counting, tmp_path: Path
) -> None:
    states: list[DraftState] = []
    folder = tmp_path / "shelf"
    place = {"database": tmp_path / "drafts.sqlite", "shelf": folder}
    with Workplace(endpoint, on_sent=lambda it: states.append(it.state), **place) as work:
        draft = work.queue.take_next()
        assert draft is not None
        review = draft.about.review
        opened = work.open(draft.about.submission)
        with opened.media.open(VOICE) as file:
            assert file.read() == sent.contents[VOICE]
        assert (opened.root / EVENTS).read_bytes() == sent.contents[EVENTS]
        work.put_back(opened)
        assert [it.name for it in folder.iterdir()] == [sent.id]
        again = work.open(sent.id)
        work.drafts.change(review, lambda it: it.with_verdict(ReviewVerdict.ACCEPT))
        work.drafts.hand_in(review)
        work.courier.wake()
        wait_until(lambda: states[-1:] == [DraftState.DONE], "handed in")
        assert [it.name for it in folder.iterdir()] == [sent.id]
        work.put_back(again)
        assert list(folder.iterdir()) == []
        assert [it.state for it in work.drafts.all()] == [DraftState.DONE]
    with Workplace(endpoint, on_sent=lambda _: None, **place) as work:
        assert work.drafts.all() == ()


def test_what_a_crash_left_of_a_finished_review_goes_at_the_next_start(
    sent: Sent, endpoint: Counting, tmp_path: Path
) -> None:
    place = {"database": tmp_path / "drafts.sqlite", "shelf": tmp_path / "shelf"}
    with Workplace(endpoint, on_sent=lambda _: None, **place) as work:
        draft = work.queue.take(sent.id)
        work.open(sent.id).media.close()
    with Drafts(place["database"]) as drafts:
        drafts.move(draft.about.review, DraftState.DONE)
    with Workplace(endpoint, on_sent=lambda _: None, **place):
        assert list(place["shelf"].iterdir()) == []
