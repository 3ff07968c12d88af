"""Opens what an endpoint stands on: its database, brought up to date, and its store."""

import secrets
from collections.abc import Callable
from pathlib import Path

from trajectory_recorder.collector.clock import Clock, SystemClock
from trajectory_recorder.collector.database import Database
from trajectory_recorder.collector.database.migrate import migrate
from trajectory_recorder.collector.database.tables import Secret
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.store import Store
from trajectory_recorder.collector.store.folder import FolderStore
from trajectory_recorder.settings.serving import ServeSettings

_SIGNING_KEY = "link-signing-key"
_PSEUDONYM_KEY = "pseudonym-key"
_KEY_BYTES = 32


def open_endpoint(
    settings: ServeSettings,
    data: Path,
    *,
    read_policy: Callable[[str], object],
    clock: Clock | None = None,
) -> Endpoint:
    """Open the database and the store that the settings name; what they don't name lies in `data`.

    Args:
        settings: How it serves.
        data: The folder of its own.
        read_policy: See `Endpoint`.
        clock: The machine's own, unless given.

    Raises:
        UsageError: A setting is wrong.
        StoreError: The store can't be used.
        MachineError: The database does not answer.
    """
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    database = Database(settings.database or f"sqlite:///{data.resolve() / 'endpoint.db'}")
    database.check()
    migrate(database)
    store = _open_store(settings, data)
    return Endpoint(
        settings=settings,
        database=database,
        store=store,
        clock=clock or SystemClock(),
        signing_key=_key(database, _SIGNING_KEY),
        pseudonym_key=_key(database, _PSEUDONYM_KEY),
        read_policy=read_policy,
        scratch=data / "scratch",
    )


def _open_store(settings: ServeSettings, data: Path) -> Store:
    if not settings.store:
        return FolderStore(data / "store")
    # boto3 takes a third of a second to load, for those who use it.
    from trajectory_recorder.collector.store.s3 import S3Store  # noqa: PLC0415

    return S3Store(settings.store, settings.store_endpoint)


def _key(database: Database, name: str) -> bytes:
    """A key of the endpoint's own, made the first time."""
    with database.writing() as session:
        kept = session.get(Secret, name)
        if kept is None:
            kept = Secret(name=name, value=secrets.token_hex(_KEY_BYTES))
            session.add(kept)
        return bytes.fromhex(kept.value)
