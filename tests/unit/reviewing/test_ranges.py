"""A part of a file is believed only if it is exactly that part of that file."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from helpers.upload_parts import endpoint_at
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.reviewing.answers import FileAnswer
from trajectory_recorder.reviewing.ranges import ask_range

FILE = FileAnswer("data/screen 0.mkv", 100, "c3" * 32)
TRUE = {"status": 206, "range": "bytes 10-19/100", "etag": f'"{FILE.sha256}"', "body": b"0123456789"}


@contextmanager
def answering(status: int, range: str, etag: str, body: bytes) -> Iterator[tuple[str, list[str]]]:  # noqa: A002 - as the header
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(f"{self.path} {self.headers['Range']} {self.headers['If-Range']}")
            self.send_response(status)
            self.send_header("Content-Range", range)
            self.send_header("ETag", etag)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_part_is_asked_for_under_its_name_and_checksum() -> None:
    with answering(**TRUE) as (url, asked), endpoint_at(url) as endpoint:
        assert ask_range(endpoint, "a1", FILE, 10, 20) == b"0123456789"
    etag = TRUE["etag"]
    assert asked == [f"/api/v1/submissions/a1/files/data/screen%200.mkv bytes=10-19 {etag}"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"status": 200},
        {"range": "bytes 11-20/100"},
        {"range": "bytes 10-19/99"},
        {"range": ""},
        {"etag": "another"},
        {"body": b"012345678"},
        {"body": b"01234567890"},
    ],
    ids=str,
)
def test_anything_else_is_not_believed(wrong: dict[str, object]) -> None:
    with (
        answering(**{**TRUE, **wrong}) as (url, _),
        endpoint_at(url) as endpoint,
        pytest.raises(DamagedBundle, match="something else than the part"),
    ):
        ask_range(endpoint, "a1", FILE, 10, 20)
