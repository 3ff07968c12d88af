"""Waits until a recorder has taken note of what was done, however far behind it is."""

from helpers.command_line import wait_until
from trajectory_recorder.recording.client import Engine

# The first look may have begun before what was done, and elements are asked for once the input tells of a press.
_LOOKS = 2
_FIRST = "input"


def wait_until_noticed(engine: Engine, *streams: str) -> None:
    """Wait until what happened up to now is recorded in these streams, or withheld from them.

    Args:
        engine: It records all of them.
        streams: Their names; the input is waited for before all others.
    """
    _wait_for_looks(engine, {_FIRST})
    _wait_for_looks(engine, set(streams) - {_FIRST})


def _wait_for_looks(engine: Engine, streams: set[str]) -> None:
    wanted = {name: looks + _LOOKS for name, looks in _looks(engine).items() if name in streams}
    wait_until(
        lambda: all(_looks(engine)[name] >= looks for name, looks in wanted.items()),
        f"two further looks at {sorted(streams)} without a change",
    )


def _looks(engine: Engine) -> dict[str, int]:
    return {stream.stream: stream.looks for stream in engine.health()[1].streams}
