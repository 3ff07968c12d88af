"""What the keys of a replay do, one line for each. What they lead to is decided by model, player and canvas."""

from collections.abc import Callable
from typing import Protocol

from trajectory_recorder.replay.playing.player import Player
from trajectory_recorder.ui.replay.canvas import Canvas
from trajectory_recorder.ui.replay.model import ReplayModel
from trajectory_recorder.ui.replay.shortcuts import Command

_SECOND_NS = 1_000_000_000
_LEAP_NS = 5 * _SECOND_NS
_FASTEST_KEY = "0"


class _Window(Protocol):
    """What commands ask of the window."""

    def seek(self, at_ns: int) -> None: ...

    def choose_step(self, number: int) -> None: ...

    def search(self) -> None: ...

    def ask_for_time(self) -> None: ...

    def show_displays(self, display_ids: tuple[int, ...]) -> None: ...

    def show_overlays(self, *, shown: bool) -> None: ...

    def show_help(self) -> None: ...


class Commands:
    """Carries out commands.

    Args:
        window: Shows what comes of them.
        model: Where they lead.
        player: Plays.
        canvas: Is zoomed.
    """

    def __init__(self, window: _Window, model: ReplayModel, player: Player, canvas: Canvas) -> None:
        self._window, self._model, self._player = window, model, player
        self._table: dict[Command, Callable[[], None]] = {
            Command.PLAY_OR_PAUSE: self.play_or_pause,
            Command.PLAY_FORWARDS: self._play_forwards,
            Command.PLAY_BACKWARDS: self._play_backwards,
            Command.BACK: lambda: self._leap(-_LEAP_NS),
            Command.FORWARD: lambda: self._leap(_LEAP_NS),
            Command.SECOND_BACK: lambda: self._leap(-_SECOND_NS),
            Command.SECOND_FORWARD: lambda: self._leap(_SECOND_NS),
            Command.SLOWER: lambda: self._change_speed(faster=False),
            Command.FASTER: lambda: self._change_speed(faster=True),
            Command.FRAME_BACK: lambda: player.step(-1),
            Command.FRAME_ON: lambda: player.step(1),
            Command.TO_START: lambda: window.seek(model.start_ns),
            Command.TO_END: lambda: window.seek(model.timeline.duration_ns),
            Command.PREVIOUS_STEP: lambda: self._go_to_step(model.neighbour(-1)),
            Command.NEXT_STEP: lambda: self._go_to_step(model.neighbour(1)),
            Command.PREVIOUS_REMARK: self._go_to_previous_remark,
            Command.NEXT_REMARK: lambda: self._go_to(model.next_remark_ns()),
            Command.SKIP_IDLE: lambda: player.set_skip_idle(not player.status.skip_idle),
            Command.STAY: player.stay,
            Command.SEARCH: window.search,
            Command.GO_TO_TIME: window.ask_for_time,
            Command.ZOOM_IN: lambda: canvas.zoom(1),
            Command.ZOOM_OUT: lambda: canvas.zoom(-1),
            Command.FIT: canvas.fit,
            Command.ACTUAL_SIZE: canvas.show_actual_size,
            Command.NEXT_DISPLAY: lambda: window.show_displays(model.next_displays()),
            Command.OVERLAYS: lambda: window.show_overlays(shown=not model.overlays_shown),
            Command.MUTE: lambda: player.set_muted(not player.status.muted),
            Command.HELP: window.show_help,
        }

    def obey(self, command: Command, key: str) -> None:
        """Carry out what a key asks for."""
        if command is Command.SET_RATE:
            self._player.set_rate(10.0 if key == _FASTEST_KEY else float(key))
        else:
            self._table[command]()

    def play_or_pause(self) -> None:
        """Pause while it plays, and play otherwise."""
        if self._player.status.playing:
            self._player.pause()
        else:
            self._player.play()

    def _play_forwards(self) -> None:
        status = self._player.status
        if not status.playing:
            self._player.play()
        elif status.backwards:
            self._player.set_rate(1.0)
        else:
            self._player.set_rate(self._model.doubled(status.speed))

    def _play_backwards(self) -> None:
        status = self._player.status
        self._player.play_backwards(self._model.doubled(status.speed) if status.backwards else 1.0)

    def _change_speed(self, *, faster: bool) -> None:
        status = self._player.status
        speed = self._model.beside(status.speed, faster=faster)
        if status.backwards:
            self._player.play_backwards(speed)
        else:
            self._player.set_rate(speed)

    def _leap(self, by_ns: int) -> None:
        self._window.seek(self._player.position_ns + by_ns)

    def _go_to_step(self, number: int | None) -> None:
        if number is not None:
            self._window.choose_step(number)

    def _go_to_previous_remark(self) -> None:
        status = self._player.status
        self._go_to(self._model.previous_remark_ns(playing=status.playing and not status.backwards))

    def _go_to(self, at_ns: int | None) -> None:
        if at_ns is not None:
            self._window.seek(at_ns)
