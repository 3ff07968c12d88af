"""The control channel's vocabulary: one JSON document a line, commands in, answers out.

The engine reads commands from its standard input and writes messages to its standard output. Every
command gets one `Answer` with its number; `Changed` comes whenever the session changes its state.
"""

from typing import Any

import msgspec

from trajectory_recorder.events import Health
from trajectory_recorder.settings import RecordSettings


class Start(msgspec.Struct, tag="start", frozen=True):
    number: int
    output: str
    settings: RecordSettings
    task_id: str | None = None


class GiveUp(msgspec.Struct, tag="give_up", frozen=True):
    """End the start that is under way, and leave nothing of it. Too late, it changes nothing."""

    number: int


class Pause(msgspec.Struct, tag="pause", frozen=True):
    number: int


class Resume(msgspec.Struct, tag="resume", frozen=True):
    number: int


class Mark(msgspec.Struct, tag="mark", frozen=True):
    number: int
    label: str


class AskHealth(msgspec.Struct, tag="health", frozen=True):
    number: int


class Stop(msgspec.Struct, tag="stop", frozen=True):
    number: int


Command = Start | GiveUp | Pause | Resume | Mark | AskHealth | Stop


class Answer(msgspec.Struct, tag="answer", frozen=True):
    """What became of a command; `error` is empty where it was carried out."""

    number: int
    error: str = ""
    remedy: str = ""
    exit_code: int = 0
    health: Health | None = None
    session_ns: int = 0


class Changed(msgspec.Struct, tag="changed", frozen=True):
    """The session's state changed. `bundle` is set once there is one; `ended`, `warning` and the
    counts when it is sealed."""

    state: str
    bundle: str = ""
    ended: str = ""
    warning: str = ""


Message = Answer | Changed

_encoder = msgspec.json.Encoder()
decode_command = msgspec.json.Decoder(Command).decode
decode_message = msgspec.json.Decoder(Message).decode


def encode_line(item: Any) -> bytes:  # noqa: ANN401 - any of the structs above
    """One line of the channel."""
    return _encoder.encode(item) + b"\n"
