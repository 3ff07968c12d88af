"""Clients that nobody here wrote, connections that break, and two processes that serve one endpoint."""

import os
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tusclient.client import TusClient

from helpers.bundles_sent import SentBundle, begin, declare, offset, send
from helpers.command_line import PATIENCE_S, wait_until
from helpers.cutting_proxy import CuttingProxy
from helpers.endpoint import Served, serving
from helpers.node_peers import tus_js_upload
from trajectory_recorder.wire.states import Role

EVENTS = "data/events.mcap"
# Larger than what lies in the buffers between two programs.
SIZE = 3_000_001


@dataclass
class Sender:
    token: str
    submission: str
    file: Path
    data: bytes

    @property
    def metadata(self) -> dict[str, str]:
        return {"submission": self.submission, "path": EVENTS}

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


@pytest.fixture
def sender(served: Served, tmp_path: Path) -> Iterator[Sender]:
    token = served.person("ada", (served.project(), Role.EXPERT))
    data, file = os.urandom(SIZE), tmp_path / "events.mcap"
    file.write_bytes(data)
    with served.client(token) as client:
        yield Sender(token, declare(client, SentBundle({EVENTS: data}))["id"], file, data)


@pytest.mark.parametrize("chunk_bytes", [0, 700_000])
def test_tus_js_client_uploads(served: Served, sender: Sender, chunk_bytes: int) -> None:
    done = tus_js_upload(
        sender.file,
        f"{served.url}/api/v1/uploads",
        metadata=sender.metadata,
        headers=sender.headers,
        chunk_bytes=chunk_bytes,
    )
    assert done.url, done.reason
    assert kept(served) == [sender.data]


def test_tus_js_client_gets_through_broken_connections(served: Served, sender: Sender) -> None:
    """Cut in the request's head, at its first byte, in its middle, and while it is answered."""
    cuts = [100, 700, 5_000, 900_000, 1_000_000, 600_000, 650_000, 500_000]
    with CuttingProxy(port(served), cut_after=cuts) as proxy:
        done = tus_js_upload(
            sender.file, f"{proxy.url}/api/v1/uploads", metadata=sender.metadata, headers=sender.headers
        )
    assert done.url, done.reason
    assert kept(served) == [sender.data]
    # What was cut off was kept: hardly anything came a second time.
    assert sum(it.sent_bytes for it in proxy.connections) < 2 * SIZE


@pytest.mark.parametrize("checked", [False, True])
def test_tuspy_uploads(served: Served, sender: Sender, checked: bool) -> None:  # noqa: FBT001 - a case
    tuspy_upload(sender, served.url, upload_checksum=checked)
    assert kept(served) == [sender.data]


def test_tuspy_gets_through_broken_connections(served: Served, sender: Sender) -> None:
    """It opens a connection for each chunk, and asks for the offset after an error."""
    with CuttingProxy(port(served), cut_after=[None, 500_000, None, None, 300_000]) as proxy:
        tuspy_upload(sender, proxy.url, retries=5, retry_delay=0)
    assert kept(served) == [sender.data]


def tuspy_upload(sender: Sender, url: str, **more: Any) -> None:
    client = TusClient(f"{url}/api/v1/uploads", headers=sender.headers)
    with sender.file.open("rb") as file:
        client.uploader(file_stream=file, chunk_size=1_000_000, metadata=sender.metadata, **more).upload()


@pytest.mark.on_servers
def test_an_upload_goes_on_at_another_process(served: Served, sender: Sender) -> None:
    with (
        serving(served.data, served.endpoint.settings, clock=served.endpoint.clock) as other,  # type: ignore[arg-type]
        served.client(sender.token) as here,
        other.client(sender.token) as there,
    ):
        url = begin(here, sender.submission, EVENTS, SIZE)
        for number, at in enumerate(range(0, SIZE, 400_000)):
            client = (here, there)[number % 2]
            assert send(client, url, sender.data[at : at + 400_000], at).status_code == 204
        assert offset(here, url) == SIZE
    assert kept(served) == [sender.data]


@pytest.mark.on_servers
def test_what_another_process_took_over_counts_once(served: Served, sender: Sender) -> None:
    with (
        serving(served.data, served.endpoint.settings, clock=served.endpoint.clock) as other,  # type: ignore[arg-type]
        other.client(sender.token) as there,
        served.client(sender.token) as here,
    ):
        url = begin(there, sender.submission, EVENTS, SIZE)
        with half_a_request(served, sender, url) as stalled:
            turns = served.endpoint.turns
            # A copy: turns are taken in another thread.
            wait_until(lambda: any(it._reading for it in list(turns._running.values())), "it reads")
            assert offset(there, url) == 0
            assert send(there, url, sender.data[:-1], 0).status_code == 204
            # The rest of the older request comes after all: with other bytes, to be seen if it counted.
            stalled.sendall(b"x" * (SIZE - 1000))
            assert b" 409 " in stalled.recv(100)
        assert send(here, url, sender.data[-1:], SIZE - 1).status_code == 204
    assert kept(served) == [sender.data]


def half_a_request(served: Served, sender: Sender, url: str) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port(served)), timeout=PATIENCE_S)
    head = (
        f"PATCH {url} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {sender.token}\r\n"
        f"Tus-Resumable: 1.0.0\r\nContent-Type: application/offset+octet-stream\r\n"
        f"Upload-Offset: 0\r\nContent-Length: {SIZE}\r\n\r\n"
    )
    connection.sendall(head.encode() + b"x" * 1000)
    return connection


def port(served: Served) -> int:
    return int(served.url.rpartition(":")[2])


def kept(served: Served) -> list[bytes]:
    store = served.endpoint.store
    return [b"".join(store.read(key)) for key in list(store.keys())]
