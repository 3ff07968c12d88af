"""The control channel's vocabulary: one JSON document a line, commands in, answers out.

The engine reads commands from its standard input and writes messages to its standard output. Every
command gets one `Answer` with its number; `Changed` comes whenever the session changes its state.
"""

from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from trajectory_recorder.events import Health
from trajectory_recorder.settings import RecordSettings


class Start(msgspec.Struct, tag="start", frozen=True):
    """Begin to record. `process_id` is that of who drives the engine: its windows are the recorder's
    own. The engine's parent it need not be, as in a virtual environment on Windows. `hot_keys` are
    combinations that belong to the recorder wherever the focus is. With `held` everything is opened and
    no time runs before `Begin` comes: so a countdown costs no more time after it."""

    number: int
    output: str
    settings: RecordSettings
    process_id: int
    task_id: str | None = None
    hot_keys: tuple[str, ...] = ()
    held: bool = False


class Begin(msgspec.Struct, tag="begin", frozen=True):
    """Let the time of a held start run."""

    number: int


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


class Forget(msgspec.Struct, tag="forget", frozen=True):
    """Have the last `seconds` cut out of the recording; told at once, carried out when it has ended."""

    number: int
    seconds: float


class Mask(msgspec.Struct, tag="mask", frozen=True):
    """Keep everything out of the recording from now on, or let it in again, while time goes on."""

    number: int
    on: bool


class AskHealth(msgspec.Struct, tag="health", frozen=True):
    number: int


class Stop(msgspec.Struct, tag="stop", frozen=True):
    number: int


Command = Start | Begin | GiveUp | Pause | Resume | Mark | Forget | Mask | AskHealth | Stop


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
    counts when it is sealed; `reason` while the engine has paused by itself, see `PauseReason`."""

    state: str
    bundle: str = ""
    ended: str = ""
    warning: str = ""
    reason: str = ""


Message = Answer | Changed

_Item = TypeVar("_Item")
_encoder = msgspec.json.Encoder()
_decode_command: Callable[[bytes], Command] = msgspec.json.Decoder(Command).decode
_decode_message: Callable[[bytes], Message] = msgspec.json.Decoder(Message).decode


def encode_line(item: Any) -> bytes:  # noqa: ANN401 - any of the structs above
    """One line of the channel."""
    return _encoder.encode(item) + b"\n"


def decode_command(line: bytes) -> Command:
    """Read one line of the channel.

    Raises:
        msgspec.DecodeError: It is no command.
    """
    return _decode(_decode_command, line)


def decode_message(line: bytes) -> Message:
    """Read one line of the channel.

    Raises:
        msgspec.DecodeError: It is no message.
    """
    return _decode(_decode_message, line)


def _decode(decode: Callable[[bytes], _Item], line: bytes) -> _Item:
    try:
        return decode(line)
    except (UnicodeDecodeError, RecursionError) as error:
        # A line that was cut within a letter, and one that is nested without end.
        raise msgspec.DecodeError(str(error)) from error
