"""An endpoint to measure: `serve` as a process of its own, with people in its database."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import psutil

from trajectory_recorder.collector.access import tokens
from trajectory_recorder.collector.database.tables import Membership, Person, Project, Task
from trajectory_recorder.collector.opening import open_endpoint
from trajectory_recorder.settings import ServeSettings
from trajectory_recorder.wire.states import Role, Scope

PROJECT = "bench"
GOLDEN = Path(__file__).parents[2] / "tests/data/golden-1.0.trajectory"


def make_people(data: Path, count: int, *, tasks: int = 0) -> list[str]:
    """Make a project with tasks, and people in it who record and review; returns a token of each."""
    endpoint = open_endpoint(ServeSettings(), data, read_policy=str)
    now = endpoint.clock.now()
    made = []
    with endpoint.database.writing() as session:
        project = Project(key=PROJECT, title="Bench", created_at=now)
        session.add(project)
        session.flush()
        session.add_all(_task(project.id, number, now) for number in range(tasks))
        for number in range(count):
            person = Person(name=f"person-{number}", pseudonym=f"p{number}", created_at=now)
            session.add(person)
            session.flush()
            session.add_all(
                Membership(project_id=project.id, person_id=person.id, role=role, created_at=now)
                for role in (Role.EXPERT, Role.REVIEWER)
            )
            secret, _ = tokens.make(session, person, kind=tokens.API, scopes=frozenset(Scope), now=now)
            made.append(secret)
    endpoint.database.close()
    return made


def _task(project_id: str, number: int, now: datetime) -> Task:
    return Task(
        project_id=project_id,
        key=f"task-{number}",
        title=f"Invoice {number}",
        instruction="Book the invoice as the manual says, and say why you choose an account. " * 5,
        starting_state="The accounts are open.",
        tools=["Excel"],
        tags=["invoices"],
        rubric=[],
        target_count=100,
        difficulty="medium",
        created_at=now,
    )


@contextmanager
def serving(data: Path, *more: str) -> Iterator[tuple[str, psutil.Process]]:
    """Run `serve` with its data in a folder and further flags; gives its address and its process."""
    command = [
        sys.executable,
        "-m",
        "trajectory_recorder",
        "serve",
        "--data",
        str(data),
        "--port",
        "0",
        *more,
    ]
    with (
        (data / "log").open("wb") as log,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log) as process,
    ):
        assert process.stdout is not None  # noqa: S101 - a pipe
        try:
            url = process.stdout.readline().decode().removeprefix("serving at ").strip()
            yield url, psutil.Process(process.pid)
        finally:
            process.terminate()
