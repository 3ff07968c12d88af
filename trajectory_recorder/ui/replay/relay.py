"""Brings what a player tells on threads of its own over to the window's.

Of pictures only the newest of each display is brought: a window that is behind never has a backlog.
"""

import threading

from PySide6.QtCore import QObject, Qt, Signal

from trajectory_recorder.replay.pictures.picture import Picture
from trajectory_recorder.replay.playing.status import Status


class Relay(QObject):
    """Call `take_picture` and `take_status` on any thread; the signals come on the one that made the relay."""

    picture_came = Signal(object)
    status_came = Signal(object)
    _told = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lock = threading.Lock()
        self._pictures: dict[int, Picture] = {}
        self._status: Status | None = None
        self._under_way = False
        self._told.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def take_picture(self, picture: Picture) -> None:
        """Bring a picture."""
        with self._lock:
            self._pictures[picture.display_id] = picture
        self._tell()

    def take_status(self, status: Status) -> None:
        """Bring a status."""
        with self._lock:
            self._status = status
        self._tell()

    def _tell(self) -> None:
        with self._lock:
            under_way, self._under_way = self._under_way, True
        if not under_way:
            self._told.emit()

    def _deliver(self) -> None:
        with self._lock:
            pictures, self._pictures = self._pictures, {}
            status, self._status = self._status, None
            self._under_way = False
        if status is not None:
            self.status_came.emit(status)
        for picture in pictures.values():
            self.picture_came.emit(picture)
