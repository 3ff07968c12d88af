"""A collection endpoint that really listens, and people in it."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import httpx

from helpers.command_line import PATIENCE_S
from helpers.listener import listening
from trajectory_recorder.collector.access import tokens
from trajectory_recorder.collector.app import create_app
from trajectory_recorder.collector.database.tables import Membership, Person, Project, Task
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.opening import open_endpoint
from trajectory_recorder.quality import policy
from trajectory_recorder.settings.serving import ServeSettings
from trajectory_recorder.wire.states import Role, Scope

# Reading all certificates takes a tenth of a second, and nothing here is encrypted.
_TLS = ssl.create_default_context()


class SetClock:
    """A clock that stands until it is told to go on."""

    def __init__(self, now: datetime | None = None) -> None:
        self._now = now or datetime(2026, 11, 21, 12, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self._now

    def advance(self, **by: float) -> None:
        self._now += timedelta(**by)


@dataclass
class Served:
    """An endpoint that listens at `url`, with its own folder `data`."""

    endpoint: Endpoint
    url: str
    data: Path
    _people: dict[str, str] = field(default_factory=dict)
    _clients: list[httpx.Client] = field(default_factory=list)

    def project(self, key: str = "lab", **more: object) -> str:
        """Make a project; returns its id."""
        with self.endpoint.database.writing() as session:
            values = {"title": key.title(), "created_at": self.endpoint.clock.now(), **more}
            project = Project(key=key, **values)
            session.add(project)
            session.flush()
            return project.id

    def task(self, project_id: str, key: str = "notes", **more: object) -> str:
        """Make a task; returns its id."""
        defaults = {"title": key, "instruction": "Do it.", "tools": [], "tags": [], "rubric": []}
        with self.endpoint.database.writing() as session:
            values = {**defaults, "created_at": self.endpoint.clock.now(), **more}
            task = Task(project_id=project_id, key=key, **values)
            session.add(task)
            session.flush()
            return task.id

    def person(
        self,
        name: str,
        *roles: tuple[str, Role],
        is_admin: bool = False,
        may_export: bool = False,
        scopes: frozenset[Scope] = frozenset(Scope),
    ) -> str:
        """Make a person with roles in projects, given as (id, role); returns a token of theirs."""
        now = self.endpoint.clock.now()
        with self.endpoint.database.writing() as session:
            # No longer than those that the endpoint makes up.
            pseudonym = f"contributor-{name}"[:40]
            person = Person(name=name, pseudonym=pseudonym, is_admin=is_admin, created_at=now)
            session.add(person)
            session.flush()
            for project_id, role in roles:
                session.add(
                    Membership(
                        project_id=project_id,
                        person_id=person.id,
                        role=role,
                        may_export=may_export,
                        created_at=now,
                    )
                )
            self._people[name] = person.id
            secret, _ = tokens.make(session, person, kind=tokens.API, scopes=scopes, now=now)
        return secret

    def id_of(self, name: str) -> str:
        return self._people[name]

    def client(self, token: str | None = None) -> httpx.Client:
        """A client of the endpoint, which is closed with it at the latest."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        client = httpx.Client(
            base_url=self.url, headers=headers, timeout=PATIENCE_S, trust_env=False, verify=_TLS
        )
        self._clients.append(client)
        return client

    def close_clients(self) -> None:
        for client in self._clients:
            client.close()


@contextmanager
def serving(
    data: Path, settings: ServeSettings | None = None, *, clock: SetClock | None = None
) -> Iterator[Served]:
    """Serve an endpoint on a free port, until the end of the block."""
    endpoint = open_endpoint(
        replace(settings or ServeSettings(), port=0),
        data,
        read_policy=partial(policy.parse, source="the policy"),
        clock=clock,
    )
    try:
        with listening(create_app(endpoint)) as port:
            served = Served(endpoint, f"http://127.0.0.1:{port}", data)
            try:
                yield served
            finally:
                served.close_clients()
    finally:
        endpoint.database.close()
