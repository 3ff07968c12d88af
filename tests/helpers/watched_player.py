"""A player, and what takes what it shows and tells, and waits for it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from helpers.replayed import number_in
from trajectory_recorder.replay.pictures.picture import Picture
from trajectory_recorder.replay.playing.player import Player
from trajectory_recorder.replay.playing.status import Status
from trajectory_recorder.replay.recording import Recording

LONG_S = 20.0


class Window:
    """Takes what a player shows and tells, and waits for it."""

    def __init__(self) -> None:
        self.shown: list[Picture] = []
        self.statuses: list[Status] = []
        self._news = threading.Condition()

    def show(self, picture: Picture) -> None:
        with self._news:
            self.shown.append(picture)
            self._news.notify_all()

    def tell(self, status: Status) -> None:
        with self._news:
            self.statuses.append(status)
            self._news.notify_all()

    def wait_for(self, holds: Callable[[], bool]) -> None:
        with self._news:
            assert self._news.wait_for(holds, LONG_S), (self.indexes()[-5:], self.statuses[-1:])

    def wait_for_picture(self, index: int, *, exact: bool = True, display_id: int = 0) -> None:
        """Wait until the newest picture of a display is this one, and see that it shows what it says."""
        self.wait_for(lambda: self._newest(display_id) == (index, exact))
        picture = next(it for it in reversed(self.shown) if it.display_id == display_id)
        assert number_in(picture) == picture.index

    def _newest(self, display_id: int) -> tuple[int, bool] | None:
        newest = (it for it in reversed(self.shown) if it.display_id == display_id)
        return next(((it.index, it.exact) for it in newest), None)

    def indexes(self, display_id: int = 0) -> list[int]:
        return [it.index for it in self.shown if it.display_id == display_id]


@contextmanager
def replayed(recorded: Recording) -> Iterator[tuple[Player, Window]]:
    window = Window()
    player = Player(recorded, on_picture=window.show, on_status=window.tell, sound=False)
    try:
        yield player, window
    finally:
        player.close()
