"""The recorder in its states: the countdown, the bar and the border on a desktop that is recorded."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from bench_parts.programs import program_environment

from gallery_parts.materials import Materials
from gallery_parts.stage import Stage
from gallery_parts.states import Pixels, state

_SCREEN_PX = (900, 520)
_BACKGROUND = "#5b7083"


@contextmanager
def _recorder() -> Iterator[Stage]:
    with Stage(*_SCREEN_PX, sound=True) as stage:
        desktop = stage.desktop
        desktop.run("xsetroot", "-solid", _BACKGROUND)
        desktop.open("xterm", "-title", "Readings", "-geometry", "60x14+40+40")
        desktop.focus(desktop.wait_for_window("Readings"))
        desktop.type("five readings: 4 8 15 16 23")
        folder = str(desktop.home / "Recordings")
        program = (sys.executable, "-m", "gallery_parts.recorder_desk", folder)
        desktop.open(*program, environment=program_environment())
        stage.sees("^Recording begins")
        yield stage


def _recording(stage: Stage) -> None:
    stage.sees("^Recording —")
    stage.desktop.say("I have five readings. I work out their mean.")


@state(
    "recorder-countdown", "Countdown", "Devices are opened meanwhile, and the microphone shows that it hears."
)
def _countdown(_: Materials) -> Pixels:
    with _recorder() as stage:
        for _ in range(2):  # until the microphone is open
            stage.desktop.say("I have five readings.")
        return stage.look()


@state("recorder-recording", "Recording", "The bar, out of the way; a border around what is recorded.")
def _bar(_: Materials) -> Pixels:
    with _recorder() as stage:
        _recording(stage)
        return stage.look()


@state("recorder-task", "The task at hand", "What is to be done, below the bar.")
def _task(_: Materials) -> Pixels:
    with _recorder() as stage:
        _recording(stage)
        stage.presses("ctrl+alt+b", "Tab", "space")
        stage.settles()
        return stage.look()


@state(
    "recorder-paused", "Paused", "Nothing is recorded until it goes on, and the bar and the border say so."
)
def _paused(_: Materials) -> Pixels:
    with _recorder() as stage:
        _recording(stage)
        stage.presses("ctrl+alt+p")
        stage.settles()
        return stage.look()


@state("recorder-masked", "Masked", "Time goes on, and nothing is recorded but that.")
def _masked(_: Materials) -> Pixels:
    with _recorder() as stage:
        _recording(stage)
        stage.desktop.run("xdotool", "keydown", "ctrl", "keydown", "alt", "keydown", "x", "sleep", "1")
        picture = stage.look()
        stage.desktop.run("xdotool", "keyup", "x", "keyup", "alt", "keyup", "ctrl")
        return picture


@state("recorder-forgotten", "Forgotten", "What will be cut out, said at once.")
def _forgotten(_: Materials) -> Pixels:
    with _recorder() as stage:
        _recording(stage)
        stage.presses("ctrl+alt+b", "shift+Tab", "shift+Tab", "space")
        stage.settles()
        return stage.look()


@state("recorder-lost", "A microphone that is gone", "What is not recorded is said at once.")
def _lost(_: Materials) -> Pixels:
    with _recorder() as stage:
        _recording(stage)
        stage.desktop.stop_sound()
        stage.settles()
        return stage.look()
