"""Writes one bundle, from an empty folder to the seal. Used by one thread at a time.

A file that is being recorded only ever grows and can be read after a kill. `seal` puts everything
else beside it and the manifest last, in one rename: a bundle with a manifest is whole.
"""

import os
import secrets
from collections import Counter
from datetime import UTC, datetime
from io import FileIO
from pathlib import Path

from trajectory_recorder.bundle import layout
from trajectory_recorder.bundle.checksums import Checksums
from trajectory_recorder.bundle.event_log import EventLog
from trajectory_recorder.bundle.lock import BundleLock
from trajectory_recorder.bundle.manifest import Manifest, Recovery, SessionInfo
from trajectory_recorder.bundle.seal import seal, sync_folder
from trajectory_recorder.bundle.tally import Tally
from trajectory_recorder.errors import DamagedBundle, OutputUnusable, UsageError
from trajectory_recorder.events import Event


def create_folder(parent: Path, start_utc_ns: int) -> Path:
    """Make the empty folder of a new bundle inside `parent`, which is made too where missing.

    Raises:
        UsageError: `parent` is a bundle or a file.
        OutputUnusable: It can't be written to.
    """
    refuse_bundle(parent)
    moment = datetime.fromtimestamp(start_utc_ns / 1e9, UTC).strftime("%Y%m%dT%H%M%SZ")
    root = parent / f"{moment}-{secrets.token_hex(3)}{layout.SUFFIX}"
    try:
        parent.mkdir(parents=True, exist_ok=True)
        root.mkdir()
        (root / layout.DATA).mkdir()
    except (FileExistsError, NotADirectoryError) as error:
        raise UsageError(f"{error.filename} is not a folder", "name a folder for the recordings") from error
    except OSError as error:
        raise OutputUnusable(
            f"{parent} can't be written to: {error.strerror}", "choose another folder with --output"
        ) from error
    return root


def refuse_bundle(parent: Path) -> None:
    """Raises UsageError where bundles can't go because it is one."""
    if parent.suffix == layout.SUFFIX or (parent / layout.MANIFEST).exists():
        raise UsageError(f"{parent} is a bundle itself", "name the folder that new bundles shall go into")


class BundleWriter:
    """A bundle in the making.

    Args:
        root: A folder made by `create_folder`.
        session: What is known at the start.

    Raises:
        OSError: A file can't be made or written, here and in every method.
    """

    def __init__(self, root: Path, session: SessionInfo) -> None:
        self.root = root
        self.session = session
        self._lock = BundleLock(root)
        self._log = EventLog(root / layout.JOURNAL, root / layout.SETTLED, session)
        self.tally = Tally()
        self._media: dict[str, FileIO] = {}
        self._checksums = Checksums(root)
        self.flush()
        sync_folder(root)

    @property
    def counts(self) -> Counter[str]:
        """Messages taken so far, by topic."""
        return self._log.counts

    def add(self, session_ns: int, event: Event) -> None:
        """Take one event, of this session time."""
        self._log.add(session_ns, event)
        self.tally.add(session_ns, event)

    def open_media(self, path: str) -> FileIO:
        """Open a new payload file; `complete_media` closes it."""
        # Unbuffered: what a muxer writes is out of this process at once.
        file = (self.root / path).open("xb", buffering=0)
        self._media[path] = file
        return file

    def discard_media(self, path: str) -> None:
        """Remove a payload file again that nothing was written to."""
        self._media.pop(path).close()
        (self.root / path).unlink()

    def complete_media(self, path: str) -> None:
        """Close a payload file that will not change any more; its checksum is made from here on."""
        self._media.pop(path).close()
        self._checksums.begin(path)

    def flush(self) -> None:
        """Hand everything to the operating system: from here a kill can't lose it."""
        self._log.flush()

    def sync(self) -> None:
        """Ask the operating system to put everything on the disk, for a loss of power."""
        for file in (self._log.journal_file, *self._media.values()):
            file.flush()
            os.fsync(file.fileno())

    def seal(self, *, duration_ns: int, ended: str, recovery: Recovery | None = None) -> Manifest:
        """Complete the bundle. What is left to read is bounded, however long the recording was.

        Args:
            duration_ns: Session time at the end.
            ended: Why it ended, a word.
            recovery: Set when it is made of one that a crash left.

        Raises:
            DamagedBundle: The counts of what was taken and what was written differ.
        """
        taken = dict(self.counts)
        written = dict(self._log.finish())
        if taken != written:
            raise DamagedBundle(f"of the messages {taken} only {written} were written to {self.root}")
        self._checksums.put(layout.EVENTS, self._log.summed)
        for path in list(self._media):
            self.complete_media(path)
        manifest = seal(
            self.root,
            self.session,
            self.tally,
            self._checksums,
            topics=written,
            duration_ns=duration_ns,
            ended=ended,
            recovery=recovery,
        )
        self._checksums.close()
        self._lock.release()
        return manifest

    def abandon(self) -> None:
        """Close the files as they are; `recover` can seal them later."""
        self._log.close()
        for file in self._media.values():
            file.close()
        self._checksums.close()
        self._lock.release()
