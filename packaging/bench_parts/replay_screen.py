"""A window that shows nothing: notes what a player hands over, and waits for it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.replay.pictures.picture import Picture
from trajectory_recorder.replay.playing.player import Player
from trajectory_recorder.replay.playing.status import Status
from trajectory_recorder.replay.recording import Recording

_PATIENCE_S = 120.0


@dataclass(frozen=True)
class Came:
    """A picture that was handed over, when, and where the play clock was then; all in nanoseconds."""

    index: int
    at_ns: int
    exact: bool
    came_ns: int
    position_ns: int


class Screen:
    """Takes pictures and lets go of their pixels."""

    def __init__(self) -> None:
        self.came: list[Came] = []
        self.player: Player | None = None
        self._news = threading.Condition()

    def show(self, picture: Picture) -> None:
        """Note a picture."""
        now_ns = monotonic_ns()
        position_ns = self.player.position_ns if self.player is not None else 0
        with self._news:
            self.came.append(Came(picture.index, picture.at_ns, picture.exact, now_ns, position_ns))
            self._news.notify_all()

    def tell(self, _status: Status) -> None:
        """Look again at what is waited for."""
        with self._news:
            self._news.notify_all()

    def wait_for(self, holds: Callable[[], bool]) -> None:
        """Wait for something that a picture or a status brings.

        Raises:
            TimeoutError: It did not come in two minutes.
        """
        with self._news:
            if not self._news.wait_for(holds, _PATIENCE_S):
                raise TimeoutError("the player stands still")


@contextmanager
def playing(recording: Recording, *, sound: bool) -> Iterator[tuple[Player, Screen]]:
    """A player whose first picture is there."""
    screen = Screen()
    player = Player(recording, on_picture=screen.show, on_status=screen.tell, sound=sound)
    screen.player = player
    try:
        screen.wait_for(lambda: bool(screen.came))
        yield player, screen
    finally:
        player.close()
