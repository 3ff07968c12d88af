import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trajectory_recorder.events import Health, StreamHealth, StreamState
from trajectory_recorder.recording import control
from trajectory_recorder.settings import RecordSettings

HEALTH = Health((StreamHealth("input", StreamState.LIVE, 3, 0, 0, 0, 0, None, ""),), 1, 2, 3)
COMMANDS: list[control.Command] = [
    control.Start(1, "/records", RecordSettings(fps=7, display="1", narration=False), 4711, "a-7"),
    control.Start(2, "/records", RecordSettings(), 1),
    control.GiveUp(3),
    control.Pause(4),
    control.Resume(5),
    control.Mark(6, "here"),
    control.AskHealth(7),
    control.Stop(8),
    control.Start(9, "/records", RecordSettings(), 1, hot_keys=("Ctrl+Alt+P",), held=True),
    control.Begin(10),
    control.Forget(11, 30.0),
    control.Mask(12, on=True),
]
MESSAGES: list[control.Message] = [
    control.Answer(1),
    control.Answer(2, "it failed", "try again", 3),
    control.Answer(3, health=HEALTH, session_ns=7),
    control.Changed("sealed", "/records/x.trajectory", "stopped", "a warning"),
    control.Changed("paused", "/records/x.trajectory", reason="locked"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: type(command).__name__)
def test_commands_arrive_as_they_were_sent(command: control.Command) -> None:
    line = control.encode_line(command)
    assert line.endswith(b"\n")
    assert control.decode_command(line) == command


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: type(message).__name__)
def test_messages_arrive_as_they_were_sent(message: control.Message) -> None:
    assert control.decode_message(control.encode_line(message)) == message


def test_every_command_is_tried_here() -> None:
    assert {type(command) for command in COMMANDS} == set(control.Command.__args__)
    assert {type(message) for message in MESSAGES} == set(control.Message.__args__)


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_fits_one_line(label: str) -> None:
    line = control.encode_line(control.Mark(1, label))
    assert line.count(b"\n") == 1
    assert control.decode_command(line) == control.Mark(1, label)


@given(st.binary())
def test_what_is_no_command_is_refused_with_one_kind_of_error(line: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        control.decode_command(line)


@pytest.mark.parametrize(
    "line",
    [
        b"{}",
        b'{"type":"explode","number":1}',
        b'{"type":"pause"}',
        b'{"type":"pause","number":"one"}',
        b'{"type":"mark","number":1}',
        b'{"type":"mark","number":1,"label":"\xff"}',
        b'{"type":"start","number":1,"output":"/records","settings":{"fps":99}}',
        b'{"type":"start","number":1,"output":"/records","settings":{"display":"left"}}',
        b'{"type":"pause","number":1}{"type":"pause","number":2}',
        b'{"type":"pause","number":1,"more":' + b"[" * 100_000,
    ],
)
def test_commands_that_are_wrong_in_one_thing(line: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        control.decode_command(line)
