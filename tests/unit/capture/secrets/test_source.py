"""The source of input with a queue behind it: what it hands on, how it ends and how it fails."""

import threading

import pytest

from helpers.collecting_outlet import CollectingOutlet
from helpers.told_fields import ToldFields
from trajectory_recorder.capture.secrets import WithoutSecrets
from trajectory_recorder.capture.secrets.fields import Answer
from trajectory_recorder.capture.secrets.judge import Judge
from trajectory_recorder.capture.source import Outlet, WithheldSince
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import DeviceLost, MachineError
from trajectory_recorder.events import TYPED_SECRETLY, KeyAction, KeyEvent

PROMPT_NS = 1_000_000


class Keys:
    """A keyboard on which a word is typed; then it looks until it shall stop."""

    stream = "input"

    def __init__(self, word: str) -> None:
        self._word = word
        self.typed = threading.Event()

    def run(self, outlet: Outlet) -> None:
        outlet.ready()
        outlet.wait_for_start()
        for code, letter in enumerate(self._word):
            outlet.emit(monotonic_ns(), KeyEvent(KeyAction.PRESS, code, 0, letter, letter))
            outlet.emit(monotonic_ns(), KeyEvent(KeyAction.RELEASE, code, 0, letter, None))
        self.typed.set()
        while not outlet.stopping:
            outlet.looked(monotonic_ns())
            outlet.wait(0.01)


def prompt(tells: bool) -> Judge:  # noqa: FBT001 - as it is called
    return Judge(tells=tells, settle_ns=PROMPT_NS)


def text(outlet: CollectingOutlet) -> str:
    return "".join(key.text or "" for key in outlet.events(KeyEvent))


@pytest.mark.parametrize("tells", [True, False])
def test_what_is_typed_into_an_ordinary_field_is_whole(tells: bool) -> None:  # noqa: FBT001 - a table
    outlet = CollectingOutlet()
    with outlet.running(WithoutSecrets(Keys("hello"), ToldFields(tells=tells).open, prompt)):
        outlet.wait_for(lambda: len(outlet.captured) == 10)
    assert text(outlet) == "hello"
    assert [stamp_ns for stamp_ns, _ in outlet.captured] == sorted(
        stamp_ns for stamp_ns, _ in outlet.captured
    )


def test_what_is_typed_into_a_secret_one_is_said_and_not_told() -> None:
    outlet, keys = CollectingOutlet(), Keys("hunter2")
    with outlet.running(WithoutSecrets(keys, ToldFields(Answer.SECRET).open, prompt)):
        keys.typed.wait()
    ((_, said),) = outlet.captured
    assert isinstance(said, WithheldSince)
    assert said.detail == TYPED_SECRETLY


def test_leaving_the_field_is_noticed_without_a_key() -> None:
    outlet, fields = CollectingOutlet(), ToldFields(Answer.SECRET)
    with outlet.running(WithoutSecrets(Keys("hunter2"), fields.open, prompt)):
        outlet.wait_for(lambda: fields.asked > 0)
        fields.answer = Answer.PLAIN
        outlet.wait_for(lambda: bool(outlet.events(WithheldSince)))
    assert len(outlet.captured) == 1


def test_keys_that_wait_at_the_end_are_decided_then() -> None:
    outlet, keys = CollectingOutlet(), Keys("hello")
    with outlet.running(WithoutSecrets(keys, ToldFields().open)):
        keys.typed.wait()
    assert text(outlet) == "hello"


def test_a_machine_that_can_tell_nothing_records_everything() -> None:
    def refuse() -> ToldFields:
        raise MachineError("no accessibility", "none")

    outlet = CollectingOutlet()
    with outlet.running(WithoutSecrets(Keys("hello"), refuse, prompt)):
        outlet.wait_for(lambda: len(outlet.captured) == 10)
    assert text(outlet) == "hello"


def test_where_asking_fails_nothing_undecided_is_told() -> None:
    fields = ToldFields()
    fields.failure = DeviceLost("the X server went away", "log in again")
    outlet = CollectingOutlet()
    with (
        pytest.raises(DeviceLost, match="the X server went away"),
        outlet.running(WithoutSecrets(Keys("hello"), fields.open, prompt)),
    ):
        outlet.wait_for_end()
    assert outlet.captured == []
