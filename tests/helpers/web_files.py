"""A web server with a few files, which breaks off, refuses or ignores ranges where it is told to."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class WebFiles:
    """What it has by path, and what it does to the requests to come: each takes the first of `next_up`, a status, or
    the number of bytes after which its line breaks."""

    files: dict[str, bytes]
    port: int = 0
    knows_ranges: bool = True
    next_up: list[str] = field(default_factory=list)
    asked: list[tuple[str, str | None]] = field(default_factory=list)

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}?signature=secret"


@contextmanager
def web_files(files: dict[str, bytes]) -> Iterator[WebFiles]:
    """Serve files on a port of this machine until the end of the block."""
    told = WebFiles(files)
    server = ThreadingHTTPServer(("127.0.0.1", 0), lambda *args: _Answer(told, *args))
    told.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Answer(BaseHTTPRequestHandler):
    def __init__(self, told: WebFiles, *args: object) -> None:
        self._told = told
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        asked = self.headers.get("Range")
        path = self.path.partition("?")[0]
        self._told.asked.append((path, asked))
        fault, _, amount = (self._told.next_up.pop(0) if self._told.next_up else "").partition(" ")
        if fault == "status":
            self.send_error(int(amount))
        elif path not in self._told.files:
            self.send_error(404)
        else:
            self._send(self._told.files[path], asked, int(amount) if fault == "break" else None)

    def _send(self, data: bytes, asked: str | None, breaks_after: int | None) -> None:
        start = int(asked[6:-1]) if asked and self._told.knows_ranges else 0
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
        self.send_header("Content-Length", str(len(data) - start))
        self.end_headers()
        self.wfile.write(data[start:][:breaks_after])

    def log_message(self, *args: object) -> None:
        pass
