"""A keyring for tests: at the border of the system, which has none here, and shared by processes.

Chosen by PYTHON_KEYRING_BACKEND=helpers.file_keyring.FileKeyring, with its file in TEST_KEYRING.
"""

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError


class FileKeyring(KeyringBackend):
    """Keeps passwords in a plain file; locked while that is a folder."""

    priority = 1.0  # type: ignore[assignment]

    def get_password(self, service: str, username: str) -> str | None:
        return self._read().get(f"{service}|{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        self._write({**self._read(), f"{service}|{username}": password})

    def delete_password(self, service: str, username: str) -> None:
        kept = self._read()
        if kept.pop(f"{service}|{username}", None) is None:
            raise PasswordDeleteError("there is none")
        self._write(kept)

    def _path(self) -> Path:
        path = Path(os.environ["TEST_KEYRING"])
        if path.is_dir():
            raise KeyringLocked("it is locked")
        return path

    def _read(self) -> dict[str, str]:
        path = self._path()
        kept: dict[str, str] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        return kept

    def _write(self, kept: dict[str, str]) -> None:
        self._path().write_text(json.dumps(kept), encoding="utf-8")
