"""One app for each user: a second start calls the first, which comes to the front, and ends.

Who is first, a lock says, which the system frees when its holder dies. The call itself says nothing: whatever
else comes over the line is not read.
"""

import hashlib
import time
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from trajectory_recorder.file_lock import FileLock, Held

# The first one may still be loading its libraries, on a slow machine.
_PATIENCE_S = 10.0
_TRY_MS = 500
_BETWEEN_S = 0.1


class OneApp(QObject):
    """Tells whether this process is the first, and when a later one calls.

    Args:
        folder: A folder of the user's own, which is made if it is missing; one app for each.

    Raises:
        OSError: The folder can't be written to.
    """

    called = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        folder.mkdir(parents=True, exist_ok=True)
        self._name = f"trajectory-recorder-{hashlib.sha256(str(folder).encode()).hexdigest()[:16]}"
        self._server: QLocalServer | None = None
        try:
            self._lock: FileLock | None = FileLock(folder / "app.lock")
        except Held:
            self._lock = None
        else:
            self._listen()

    @property
    def is_first(self) -> bool:
        """Whether no other app of this user is open."""
        return self._lock is not None

    def call_first(self) -> bool:
        """Bring the first one to the front; returns whether it answered."""
        deadline_s = time.monotonic() + _PATIENCE_S
        while time.monotonic() < deadline_s:
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(_TRY_MS):
                socket.disconnectFromServer()
                return True
            time.sleep(_BETWEEN_S)
        return False

    def end(self) -> None:
        """Let another one be the first."""
        if self._server is not None:
            self._server.close()
        if self._lock is not None:
            self._lock.release()

    def _listen(self) -> None:
        # What a killed app left; nobody else can have it, for the lock is ours.
        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._server.listen(self._name)

    def _answer(self) -> None:
        while self._server is not None and (caller := self._server.nextPendingConnection()) is not None:
            caller.disconnected.connect(caller.deleteLater)
            caller.disconnectFromServer()
            self.called.emit()
