"""A small endpoint that speaks the contract, tus among it, and fails in every way that it is told to.

It keeps everything in memory, and counts the bytes of every upload that reach it.
"""

import json
import re
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha1, sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

from trajectory_recorder.wire import tus

TOKEN = "right"  # noqa: S105 - of nobody
_READ_BYTES = 65_536


@dataclass(frozen=True)
class Fault:
    """What happens to a request instead of, or while, it is carried out.

    `status` answers at once with these headers and this document. `cut_after_bytes` breaks the connection
    after so many bytes of the body; `deaf` carries the request out and breaks the connection before the
    answer.
    """

    status: int | None = None
    headers: dict[str, str] = field(default_factory=dict)
    document: dict[str, Any] | None = None
    cut_after_bytes: int | None = None
    deaf: bool = False


@dataclass
class Upload:
    path: str
    submission: str
    length: int
    content: bytearray = field(default_factory=bytearray)
    received_bytes: int = 0


Faults = Callable[[str, str, int], Fault | None]
"""What fails: told the method, the path, and how many such requests there were before of this method."""


class TinyEndpoint:
    """It runs in threads for as long as it is entered.

    Args:
        faults: What fails.
        forgets: Whether it throws away what came of a chunk that was cut.
        checks: States that a submission goes through after its commit, one each time it is looked at.
        task: What it says of every task.
    """

    def __init__(
        self,
        *,
        faults: Faults = lambda *_: None,
        forgets: bool = False,
        checks: tuple[str, ...] = ("received", "checking", "in_review"),
        task: dict[str, Any] | None = None,
    ) -> None:
        self.faults, self.forgets, self.checks, self.task = faults, forgets, checks, task
        self.tokens = {TOKEN}
        self.uploads: dict[str, Upload] = {}
        self.submissions: dict[str, dict[str, Any]] = {}
        self.asked: list[tuple[str, str]] = []
        self.checksums = 0
        self.counts: Counter[str] = Counter()
        self.lock = threading.RLock()
        endpoint = self

        class Handler(_Handler):
            tiny = endpoint

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), name="tiny endpoint")

    @property
    def port(self) -> int:
        return self._server.server_address[1]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def received_bytes(self) -> int:
        """The bytes of all uploads that arrived, however often."""
        return sum(upload.received_bytes for upload in self.uploads.values())

    def stored(self) -> dict[str, bytes]:
        """The complete files of all submissions by their path."""
        return {it.path: bytes(it.content) for it in self.uploads.values() if len(it.content) == it.length}

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Cut(Exception):
    """The connection breaks here."""


class _Handler(BaseHTTPRequestHandler):
    tiny: TinyEndpoint
    protocol_version = "HTTP/1.1"
    fault: Fault | None

    def log_message(self, *_: object) -> None:
        """Tests say themselves what went wrong."""

    def handle(self) -> None:
        try:
            super().handle()
        except (_Cut, ConnectionError):
            self.close_connection = True

    def handle_request(self) -> None:
        tiny = self.tiny
        with tiny.lock:
            number = tiny.counts[self.command]
            tiny.counts[self.command] += 1
            tiny.asked.append((self.command, self.path))
        self.fault = tiny.faults(self.command, self.path, number)
        if self.fault is not None and self.fault.status is not None:
            self.close_connection = True
            self.answer(self.fault.status, self.fault.document, **self.fault.headers)
        elif self.headers.get("Authorization", "").removeprefix("Bearer ") not in tiny.tokens:
            self.close_connection = True
            self.problem(401, "the token is not known")
        else:
            self.route()

    do_GET = do_POST = do_HEAD = do_PATCH = handle_request  # noqa: N815 - as the server calls them

    def route(self) -> None:
        path = self.path.removeprefix("/api/v1").partition("?")[0]
        if self.command == "POST" and path == "/submissions":
            self.declare(json.loads(self.body()))
        elif self.command == "POST" and path == "/uploads":
            self.create()
        elif self.command == "POST" and (match := re.fullmatch(r"/submissions/(\w+)/commit", path)):
            self.commit(match[1])
        elif self.command == "GET" and (match := re.fullmatch(r"/submissions/(\w+)", path)):
            self.show(match[1])
        elif (
            self.command == "GET"
            and re.fullmatch(r"/projects/[^/]+/tasks/[^/]+", path)
            and self.tiny.task is not None
        ):
            self.answer(200, self.tiny.task)
        elif self.command in {"HEAD", "PATCH"} and (match := re.fullmatch(r"/uploads/(\w+)", path)):
            self.upload(match[1])
        else:
            self.problem(404, "there is no such thing")

    def declare(self, asked: dict[str, Any]) -> None:
        manifest = json.loads(asked["manifest"])
        key = sha256((asked["project"] + asked["manifest"]).encode()).hexdigest()[:16]
        with self.tiny.lock:
            status = 200 if key in self.tiny.submissions else 201
            files = [*manifest["files"], *asked["derived"]]
            new = {"state": "uploading", "asked": asked, "files": files, "checks": list(self.tiny.checks)}
            self.tiny.submissions.setdefault(key, new)
        self.show(key, status)

    def show(self, key: str, status: int = 200) -> None:
        with self.tiny.lock:
            submission = self.tiny.submissions[key]
            if submission["state"] != "uploading" and submission["checks"]:
                submission["state"] = submission["checks"].pop(0)
            files = [self.file(key, it) for it in submission["files"]]
            reason = "it is black throughout" if submission["state"] == "quarantined" else None
        document = {"id": key, "state": submission["state"], "files": files, "reason": reason, "bytes": 1}
        self.answer(status, document)

    def file(self, key: str, declared: dict[str, Any]) -> dict[str, Any]:
        found = [it for it in self.tiny.uploads.items() if it[1].path == declared["path"]]
        shown = {name: declared[name] for name in ("path", "bytes", "sha256")}
        for upload_id, it in reversed(found):
            if it.submission == key:
                whole = len(it.content) == declared["bytes"]
                complete = whole and sha256(it.content).hexdigest() == declared["sha256"]
                place = f"/api/v1/uploads/{upload_id}"
                return {**shown, "complete": complete, "offset": len(it.content), "upload": place}
        return {**shown, "complete": False, "offset": 0, "upload": None}

    def commit(self, key: str) -> None:
        with self.tiny.lock:
            submission = self.tiny.submissions[key]
            missing = [it["path"] for it in submission["files"] if not self.file(key, it)["complete"]]
            if not missing:
                submission["state"] = "received"
        if missing:
            self.problem(409, f"not here yet: {', '.join(missing)}", code="files_missing")
        else:
            self.answer(202, {})

    def create(self) -> None:
        metadata = tus.parse_metadata(self.headers[tus.METADATA])
        with self.tiny.lock:
            upload_id = f"u{len(self.tiny.uploads)}"
            self.tiny.uploads[upload_id] = Upload(
                metadata["path"], metadata["submission"], int(self.headers[tus.LENGTH])
            )
        self.answer(201, None, Location=f"/api/v1/uploads/{upload_id}")

    def upload(self, upload_id: str) -> None:
        upload = self.tiny.uploads.get(upload_id)
        if upload is None:
            self.close_connection = True
            self.problem(404, "there is no such upload")
        elif self.command == "HEAD":
            self.answer(200, None, **{tus.OFFSET: str(len(upload.content)), tus.LENGTH: str(upload.length)})
        elif int(self.headers[tus.OFFSET]) != len(upload.content):
            self.close_connection = True
            self.problem(409, "the offset is another")
        else:
            self.take(upload)

    def take(self, upload: Upload) -> None:
        """Take a chunk; of one that is cut, what came stays, unless this endpoint forgets it."""
        start = len(upload.content)
        try:
            for block in self.blocks():
                upload.content += block
                upload.received_bytes += len(block)
        except (_Cut, ConnectionError):
            if self.tiny.forgets:
                del upload.content[start:]
            raise
        if not self.fits(bytes(upload.content[start:])):
            del upload.content[start:]
            self.problem(tus.CHECKSUM_MISMATCH, "the checksum is another")
            return
        self.answer(204, None, **{tus.OFFSET: str(len(upload.content))})

    def fits(self, chunk: bytes) -> bool:
        stated = self.headers.get(tus.CHECKSUM)
        if stated is None:
            return True
        self.tiny.checksums += 1
        return tus.parse_checksum(stated).digest == sha1(chunk, usedforsecurity=False).digest()

    def body(self) -> bytes:
        return b"".join(self.blocks())

    def blocks(self) -> Any:
        left = int(self.headers.get("Content-Length", 0))
        may = self.fault.cut_after_bytes if self.fault is not None else None
        while left and may != 0:
            block = self.rfile.read(min(left, _READ_BYTES, may if may is not None else left))
            if not block:
                raise _Cut
            left -= len(block)
            may = may - len(block) if may is not None else None
            yield block
        if may == 0:
            raise _Cut

    def problem(self, status: int, detail: str, **more: str) -> None:
        self.answer(status, {"title": "no", "status": status, "detail": detail, **more})

    def answer(self, status: int, document: dict[str, Any] | None, **headers: str) -> None:
        if self.fault is not None and self.fault.deaf:
            raise _Cut
        content = json.dumps(document).encode() if document is not None else b""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if content:
            self.send_header("Content-Type", f"application/{'problem+' if status >= 400 else ''}json")
        self.send_header("Content-Length", str(len(content)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)
