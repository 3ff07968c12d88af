"""How long mpv takes to seek: from the command to its word that playing could go on (`playback-restart`).

It shows nothing (`--vo=null`), so that its time is that of finding and decoding alone.
"""

import json
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_LONGEST_S = 30.0


class Mpv:
    """A player that runs, driven over its socket."""

    def __init__(self, path: Path) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(_LONGEST_S)
        deadline_s = time.monotonic() + _LONGEST_S
        while True:
            try:
                self._socket.connect(str(path))
                break
            except OSError:
                if time.monotonic() > deadline_s:
                    raise
                time.sleep(0.05)
        self._rest = b""
        self.wait_for("playback-restart")

    def seek_ms(self, at_ns: int, *, exactly: bool) -> float:
        """Seek, and tell how long that took."""
        how = "absolute+exact" if exactly else "absolute+keyframes"
        began_s = time.perf_counter()
        # Its time is that of the picture shown next: a hair before would be the picture before.
        self._send(["seek", (at_ns + 500_000) / 1e9, how])
        self.wait_for("playback-restart")
        return (time.perf_counter() - began_s) * 1000

    def wait_for(self, event: str) -> None:
        """Read on until it tells of an event."""
        while self._told().get("event") != event:
            pass

    def close(self) -> None:
        """Let go of it."""
        self._socket.close()

    def _send(self, command: list[Any]) -> None:
        self._socket.sendall(json.dumps({"command": command}).encode() + b"\n")

    def _told(self) -> dict[str, Any]:
        while b"\n" not in self._rest:
            self._rest += self._socket.recv(1 << 16)
        line, _, self._rest = self._rest.partition(b"\n")
        found: dict[str, Any] = json.loads(line)
        return found


@contextmanager
def mpv(video: Path) -> Iterator[Mpv]:
    """Open a video, standing still."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mpv"
        options = ["--no-config", "--no-terminal", "--vo=null", "--ao=null", "--pause", "--hr-seek=yes"]
        command = ["mpv", *options, "--keep-open=always", f"--input-ipc-server={path}", str(video)]
        with subprocess.Popen(command) as process:
            try:
                driven = Mpv(path)
                yield driven
                driven.close()
            finally:
                process.terminate()


def seeks_ms(video: Path, times_ns: Iterable[int], *, exactly: bool) -> list[float]:
    """How long each of these seeks takes."""
    with mpv(video) as player:
        return [player.seek_ms(at_ns, exactly=exactly) for at_ns in times_ns]
