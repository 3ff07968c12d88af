"""Bundles to be sent to an endpoint, with as many bytes as a test wants, and the requests that send them."""

import base64
import hashlib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import httpx

from trajectory_recorder.bundle import bagit_files, manifest
from trajectory_recorder.bundle.manifest import FileEntry, Manifest

TUS = {"Tus-Resumable": "1.0.0"}
CHUNK = {**TUS, "Content-Type": "application/offset+octet-stream"}
_SEALED_UTC_NS = 1_790_000_000 * 10**9
_GOLDEN = Path(__file__).parents[1] / "data/golden-1.0.trajectory"


@dataclass(frozen=True)
class SentBundle:
    """What is declared of a bundle, and its files' bytes."""

    files: dict[str, bytes]
    marker: str = ""
    changes: dict[str, Any] = field(default_factory=dict)

    def manifest(self) -> Manifest:
        """That of a real recording, with these files in place of its own."""
        entries = tuple(
            FileEntry(path, len(data), hashlib.sha256(data).hexdigest(), "application/octet-stream")
            for path, data in self.files.items()
        )
        golden = manifest.read(_GOLDEN)
        return replace(golden, files=entries, settings={"marker": self.marker}, **self.changes)

    def declaration(self, project: str = "lab", **more: Any) -> dict[str, Any]:
        """The body of `POST /submissions`."""
        described = self.manifest()
        text = manifest.encode(described)
        tags = bagit_files.bagit_files(
            described.files, manifest=text, bundle_id=described.bundle_id, sealed_utc_ns=_SEALED_UTC_NS
        )
        return {
            "project": project,
            "manifest": text.decode(),
            "tag_files": {name: data.decode() for name, data in tags.items()},
            **more,
        }


def metadata(submission: str, path: str) -> str:
    """The value of `Upload-Metadata`."""
    values = {"submission": submission, "path": path}
    return ",".join(f"{key} {base64.b64encode(it.encode()).decode()}" for key, it in values.items())


def declare(client: httpx.Client, bundle: SentBundle, **more: Any) -> dict[str, Any]:
    """Declare a bundle that is taken; returns the answer."""
    answer = client.post("/api/v1/submissions", json=bundle.declaration(**more))
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def begin(client: httpx.Client, submission: str, path: str, length: int) -> str:
    """Begin an upload; returns its URL."""
    headers = {**TUS, "Upload-Length": str(length), "Upload-Metadata": metadata(submission, path)}
    answer = client.post("/api/v1/uploads", headers=headers)
    assert answer.status_code == 201, answer.text
    return answer.headers["location"]


def offset(client: httpx.Client, url: str) -> int:
    """Where an upload stands."""
    answer = client.head(url, headers=TUS)
    assert answer.status_code == 200, answer.headers
    return int(answer.headers["upload-offset"])


def send(client: httpx.Client, url: str, data: bytes, at: int = 0, **headers: str) -> httpx.Response:
    """Add bytes to an upload."""
    return client.patch(url, content=data, headers={**CHUNK, "Upload-Offset": str(at), **headers})


def send_all(client: httpx.Client, bundle: SentBundle, **more: Any) -> str:
    """Declare a bundle and upload its files; returns the submission's id."""
    declared = declare(client, bundle, **more)
    for path, data in bundle.files.items():
        url = begin(client, declared["id"], path, len(data))
        if data:
            assert send(client, url, data).status_code == 204
    return str(declared["id"])
