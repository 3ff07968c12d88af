"""Where a sign-in is kept: one short refresh token for each endpoint, and nothing else.

The system's keyring has it. On machines without one, as headless Linux is, it stays in this process's memory,
or goes into a file that only its owner may read, if somebody asked for that; see `Keeper.place`.
"""

import contextlib
import os
import tempfile
import time
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import keyring
import msgspec
from keyring.errors import KeyringError, PasswordDeleteError

from trajectory_recorder import paths
from trajectory_recorder.errors import Busy, MachineError
from trajectory_recorder.file_lock import FileLock, Held

_SERVICE = paths.APPLICATION
# Longer than the requests may take that are made in one turn.
_PATIENCE_S = 120.0
_LOOK_AGAIN_S = 0.02
_WHAT_THIS_IS = (
    "Sign-ins of Trajectory Recorder, kept here because `login --keep-in-file` asked for it. "
    "Whoever reads this file can act as you there until you sign out: trajectory-recorder logout URL"
)


class Place(StrEnum):
    """Where a sign-in is kept."""

    KEYRING = "keyring"
    FILE = "file"
    MEMORY = "memory"


class _File(msgspec.Struct):
    what_this_is: str = _WHAT_THIS_IS
    tokens: dict[str, str] = msgspec.field(default_factory=dict)


class Keeper:
    """Keeps refresh tokens, by the endpoint's address.

    Args:
        file: Where they go that are to be kept in a file.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._path = file or paths.credentials()
        self._memory: dict[str, str] = {}

    @contextlib.contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for one's turn, among processes and threads, to change what is kept.

        Raises:
            Busy: Another one does not end its turn.
        """
        self._path.parent.mkdir(parents=True, exist_ok=True)
        lock = _acquire(self._path.with_suffix(".lock"))
        try:
            yield
        finally:
            lock.release()

    def place(self, *, in_file: bool = False) -> Place:
        """Where a new sign-in would be kept."""
        if in_file:
            return Place.FILE
        # The one that stands for "there is none" has no priority of its own.
        return Place.KEYRING if keyring.get_keyring().priority > 0 else Place.MEMORY

    def find(self, url: str) -> str | None:
        """The refresh token of an endpoint.

        Raises:
            MachineError: The keyring or the file can't be read.
        """
        found = self._memory.get(url) or self._read().tokens.get(url)
        if found is not None or self.place() is Place.MEMORY:
            return found
        with _keyring_errors():
            return keyring.get_password(_SERVICE, url)

    def where(self, url: str) -> Place:
        """Where the sign-in of an endpoint is kept, or else would be."""
        if url in self._memory:
            return Place.MEMORY
        return self.place(in_file=url in self._read().tokens)

    def keep(self, url: str, token: str, place: Place) -> None:
        """Keep a refresh token in place of what there was.

        Raises:
            MachineError: It can't be written there.
        """
        if place is Place.MEMORY:
            self._memory[url] = token
        elif place is Place.FILE:
            self._write({**self._read().tokens, url: token})
        else:
            with _keyring_errors():
                keyring.set_password(_SERVICE, url, token)

    def forget(self, url: str) -> None:
        """Keep nothing of an endpoint any more, wherever it was."""
        self._memory.pop(url, None)
        tokens = self._read().tokens
        if url in tokens:
            self._write({name: token for name, token in tokens.items() if name != url})
        if self.place() is Place.KEYRING:
            with _keyring_errors(), contextlib.suppress(PasswordDeleteError):
                keyring.delete_password(_SERVICE, url)

    def _read(self) -> _File:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=_File)
        except FileNotFoundError:
            return _File()
        except (OSError, msgspec.MsgspecError) as error:
            raise MachineError(f"{self._path} can't be read: {error}", "mend or remove it") from error

    def _write(self, tokens: dict[str, str]) -> None:
        """Write the whole file anew, readable for its owner alone from its first byte on."""
        if not tokens:
            self._path.unlink(missing_ok=True)
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        # Made with mode 0600.
        descriptor, name = tempfile.mkstemp(dir=self._path.parent, prefix=".credentials-")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(msgspec.json.format(msgspec.json.encode(_File(tokens=tokens)), indent=2) + b"\n")
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(self._path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def _acquire(path: Path) -> FileLock:
    deadline_s = time.monotonic() + _PATIENCE_S
    while True:
        try:
            return FileLock(path)
        except Held as error:
            if time.monotonic() > deadline_s:
                raise Busy(
                    "another process has been signing in or out for long", "end it, or try again"
                ) from error
            time.sleep(_LOOK_AGAIN_S)


@contextlib.contextmanager
def _keyring_errors() -> Iterator[None]:
    try:
        yield
    except PasswordDeleteError:
        raise
    except KeyringError as error:
        raise MachineError(
            f"the system's keyring does not work: {error or type(error).__name__}",
            "unlock it, or sign in with --keep-in-file",
        ) from error
