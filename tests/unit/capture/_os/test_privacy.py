import pytest

from trajectory_recorder.capture._os.privacy import Pane, require
from trajectory_recorder.errors import MachineError


def test_nothing_missing_is_no_error() -> None:
    require({Pane.SCREEN: True, Pane.INPUT: True})
    require({})


def test_the_missing_pane_is_named() -> None:
    with pytest.raises(MachineError) as caught:
        require({Pane.SCREEN: True, Pane.INPUT: False})
    assert caught.value.message.endswith("Input Monitoring")
    assert "Privacy & Security > Input Monitoring, switch on this app" in caught.value.remedy
    assert "Screen" not in str(caught.value)


def test_all_missing_panes_are_named_at_once() -> None:
    with pytest.raises(MachineError) as caught:
        require({Pane.SCREEN: False, Pane.INPUT: True, Pane.MICROPHONE: False})
    assert "Screen & System Audio Recording, Microphone" in caught.value.message
    assert "the same under Microphone" in caught.value.remedy
