"""Free ports of this machine, and waiting for the servers that were started on them.

Every server here is ended by its process, and never by a name.
"""

import socket
import subprocess
import time
from collections.abc import Callable

HOST = "127.0.0.1"
_PATIENCE_S = 120
_LOOK_EVERY_S = 0.02


def free_port() -> int:
    """A port that nothing listens on now. Systems give out others before they give it out again."""
    with socket.socket() as asked:
        asked.bind((HOST, 0))
        return int(asked.getsockname()[1])


def wait_for_port(port: int, server: subprocess.Popen[bytes]) -> None:
    """Wait until a server that was started takes connections."""

    def listens() -> bool:
        with socket.socket() as asking:
            return asking.connect_ex((HOST, port)) == 0

    wait_for_server(server, listens)


def wait_for_server(server: subprocess.Popen[bytes], is_ready: Callable[[], bool]) -> None:
    """Wait until a server that was started is ready, by whatever shows that."""
    deadline_s = time.monotonic() + _PATIENCE_S
    while not is_ready():
        assert server.poll() is None, f"{server.args} ended with {server.returncode}"
        assert time.monotonic() < deadline_s, f"{server.args} does not answer"
        time.sleep(_LOOK_EVERY_S)


def end(server: subprocess.Popen[bytes], *, patience_s: float = 20) -> None:
    """Ask a server to end, and force it when it does not."""
    server.terminate()
    try:
        server.wait(patience_s)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
