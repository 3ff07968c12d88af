"""Sends a large recording with the real program, and looks at what an endpoint has of it then."""

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from helpers.command_line import Finished, run, wait_until
from helpers.endpoint import Served
from trajectory_recorder.bundle import manifest
from trajectory_recorder.collector.database.tables import Blob, Submission, SubmissionFile
from trajectory_recorder.wire.states import Role, SubmissionState

PROJECT = "lab"
# Heads of requests and answers that are no file's, for some hundreds of requests.
HEADS_BYTES = 300_000


@dataclass(frozen=True)
class Person:
    """Somebody who sends from a home of their own."""

    environment: dict[str, str]

    def run(self, *arguments: str) -> Finished:
        return run(self.environment, *arguments)

    def enqueue(self, bundle: Path, url: str) -> str:
        """Put a bundle into the queue; returns the entry's id."""
        said = self.run("upload", "--endpoint", url, "--project", PROJECT, "--later", str(bundle), "--json")
        assert said.code == 0, said.err
        return str(json.loads(said.out)["entries"][0]["id"])


def person(served: Served, home: Path, *, task: str) -> Person:
    """Make an expert in a project with a task, who has a token."""
    project = served.project(PROJECT)
    served.task(project, task)
    token = served.person("ann", (project, Role.EXPERT))
    return Person({**os.environ, "XDG_DATA_HOME": str(home), "TRAJECTORY_RECORDER_TOKEN": token})


def require_stored_once(served: Served, bundle: Path) -> None:
    """See that the endpoint has checked a bundle and has every file of it, and nothing besides."""
    wait_until(lambda: _state(served) == SubmissionState.IN_REVIEW, "it is checked, and good")
    declared = {it.path: it.sha256 for it in manifest.read(bundle).files}
    store = served.endpoint.store
    with served.endpoint.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Submission)) == 1
        found = session.execute(select(SubmissionFile.path, Blob.key).join(Blob)).all()
    assert {path: _sha256(store.read(key)) for path, key in found} == declared
    kept = [key for key in store.keys() if key.startswith("files/")]  # noqa: SIM118 - a store's
    assert sorted(kept) == sorted(key for _, key in found)


def _state(served: Served) -> SubmissionState | None:
    with served.endpoint.database.reading() as session:
        return session.scalar(select(Submission.state))


def _sha256(blocks: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for block in blocks:
        digest.update(block)
    return digest.hexdigest()
