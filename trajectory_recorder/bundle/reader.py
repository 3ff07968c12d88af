"""Reads sealed bundles: the manifest at once, events as a stream in bounded memory."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar, cast

import msgspec

from trajectory_recorder.bundle import layout
from trajectory_recorder.bundle import manifest as manifests
from trajectory_recorder.bundle.manifest import Manifest
from trajectory_recorder.bundle.mcap_messages import batches_of
from trajectory_recorder.bundle.topics import TOPICS, decode
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.events import Event

Kind = TypeVar("Kind")


class Bundle:
    """A sealed bundle.

    Args:
        root: Its folder.

    Raises:
        BundleError: It is none, not sealed, too new or damaged; as `manifest.read`.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.manifest: Manifest = manifests.read(root)

    def path(self, path: str) -> Path:
        """Where a payload file lies on this machine; raises DamagedBundle if not in the bundle."""
        return layout.resolve(self.root, path)

    def events(self) -> Iterator[tuple[int, Event]]:
        """Yield (session time in ns, event) for every event, in the order of time.

        Raises:
            DamagedBundle: A message can't be read; what came before was yielded.
        """
        start_ns = self.manifest.clock.start_utc_ns
        names = {topic.name for topic in TOPICS.values()}
        path = self.path(layout.EVENTS)
        if not path.is_file():
            raise DamagedBundle(f"{path} is missing")
        try:
            for batch in batches_of(path, names):
                for topic, log_time_ns, _, data in batch:
                    yield log_time_ns - start_ns, _decode(topic, data)
        except OSError as error:
            raise DamagedBundle(f"{path} can't be read: {error.strerror}") from error

    def events_of(self, kind: type[Kind]) -> Iterator[tuple[int, Kind]]:
        """Yield only the events of one kind; as `events`."""
        for session_ns, event in self.events():
            if isinstance(event, kind):
                yield session_ns, event


def _decode(topic: str, data: bytes) -> Event:
    try:
        return cast("Event", decode(topic, data))
    except msgspec.DecodeError as error:
        raise DamagedBundle(f"a message of {topic} can't be read: {error}") from error
