"""Exports at an endpoint of a test, made by a stand-in for the program's own `export`."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from helpers.command_line import wait_until
from helpers.endpoint import Served
from trajectory_recorder.collector.database.tables import AuditEntry, Job
from trajectory_recorder.collector.exports import making
from trajectory_recorder.collector.exports.job import make_export

STAND_IN = Path(__file__).with_name("stand_in_export.py")
LAB = "/api/v1/projects/lab/exports"
RAW = {"format": "raw"}


def stand_in(monkeypatch: pytest.MonkeyPatch, how: str = "good") -> None:
    """Let exports be made by the stand-in."""
    monkeypatch.setattr(making, "COMMAND", (sys.executable, "-I", str(STAND_IN), how))


def start(client: httpx.Client, **request: Any) -> str:
    """Start an export; returns its id."""
    answer = client.post(LAB, json={**RAW, **request})
    assert answer.status_code == 202, answer.text
    return str(answer.json()["id"])


def told(client: httpx.Client, export: str) -> dict[str, Any]:
    answer = client.get(f"/api/v1/exports/{export}")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def read(client: httpx.Client, export: str, path: str) -> httpx.Response:
    return client.get(f"/api/v1/exports/{export}/files/{path}")


def job_of(served: Served, export: str) -> Job:
    with served.endpoint.database.reading() as session:
        return session.scalars(select(Job).where(Job.subject == export, Job.kind == "export.run")).one()


@contextmanager
def under_way(served: Served, client: httpx.Client, export: str) -> Iterator[threading.Thread]:
    """The job runs, and what converts has told something, from the block's begin on; joined at its end."""
    job = job_of(served, export)
    raised: list[BaseException] = []

    def run() -> None:
        try:
            make_export(served.endpoint, job)
        except Exception as error:  # noqa: BLE001 - raised where it is looked for
            raised.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    wait_until(lambda: told(client, export)["progress"], "it told how far it is")
    yield thread
    thread.join(60)
    assert not thread.is_alive()
    if raised:
        raise raised[0]


def audit_of(served: Served, export: str) -> list[str]:
    """What the audit log says of it."""
    with served.endpoint.database.reading() as session:
        mine = select(AuditEntry.action).where(AuditEntry.subject == f"export/{export}")
        return list(session.scalars(mine.order_by(AuditEntry.seq)))
