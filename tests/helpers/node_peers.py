"""A tus server and a tus client that nobody here wrote; they run in Node, each in a process of its own."""

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from helpers.ports import end

_SCRIPTS = Path(__file__).parents[1] / "peers"
_PATIENCE_S = 120


@dataclass(frozen=True)
class JsUpload:
    """How an upload ended: with the address of what was uploaded, or with a reason."""

    url: str | None
    reason: str


@contextmanager
def tus_node_server(folder: Path) -> Iterator[str]:
    """Run @tus/server with its uploads in a folder; gives the address for uploads.

    It knows creation, expiration and termination, and neither checksums nor concatenation.
    """
    server = subprocess.Popen(_command("tus_server.mjs", "0", str(folder)), stdout=subprocess.PIPE)
    try:
        assert server.stdout is not None
        address = server.stdout.readline().decode().strip()
        assert address, "the server ended; its reason is above"
        yield address
    finally:
        end(server)
        server.stdout.close()


def tus_js_upload(
    file: Path,
    endpoint: str,
    *,
    metadata: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
    chunk_bytes: int = 0,
) -> JsUpload:
    """Upload a file with tus-js-client, in chunks or, without a size, in one.

    It goes on by itself after lost connections and after what it takes for passing errors of the server.
    """
    told = [json.dumps(dict(metadata or {})), json.dumps(dict(headers or {})), str(chunk_bytes)]
    command = _command("tus_upload.mjs", str(file), endpoint, *told)
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=_PATIENCE_S)
    url = done.stdout.splitlines()[0] if done.returncode == 0 else None
    return JsUpload(url, done.stderr.strip())


def _command(script: str, *arguments: str) -> list[str]:
    node = shutil.which("node")
    assert node, "there is no node; `make test` brings it"
    assert (_SCRIPTS / "node_modules").is_dir(), "Node packages are missing; `make test` brings them"
    return [node, str(_SCRIPTS / script), *arguments]
