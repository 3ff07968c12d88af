"""Waits until a recorder has taken note of what was done, however far behind it is."""

from helpers.command_line import wait_until
from trajectory_recorder.recording.client import Engine

# What a source says next may be of a look that began before what was done, of which the input tells two things.
_SIGNS = 3
_FIRST = "input"


def wait_until_noticed(engine: Engine, *streams: str) -> None:
    """Wait until what happened up to now is recorded in these streams, or withheld from them.

    Args:
        engine: It records all of them.
        streams: Their names; the input is waited for before all others, for elements are asked for once it
            tells of a press.
    """
    _wait_for_signs(engine, {_FIRST})
    _wait_for_signs(engine, set(streams) - {_FIRST})


def _wait_for_signs(engine: Engine, streams: set[str]) -> None:
    wanted = {name: signs + _SIGNS for name, signs in _signs_of_life(engine).items() if name in streams}
    assert wanted.keys() == streams
    wait_until(
        lambda: all(_signs_of_life(engine)[name] >= signs for name, signs in wanted.items()),
        f"{sorted(streams)} have looked again",
    )


def _signs_of_life(engine: Engine) -> dict[str, int]:
    return {it.stream: it.events + it.looks for it in engine.health()[1].streams}
