import threading

import pytest

from trajectory_recorder.errors import Cancelled
from trajectory_recorder.upload.control import Control, Interrupted


def test_a_pause_interrupts_and_holds_until_it_is_resumed() -> None:
    control = Control()
    control.check()
    control.pause()
    assert control.paused
    with pytest.raises(Interrupted):
        control.check()
    with pytest.raises(Interrupted):
        control.wait(3600)
    threading.Timer(0.01, control.resume).start()
    control.hold()
    control.check()


def test_a_pause_ends_a_long_wait() -> None:
    control = Control()
    threading.Timer(0.01, control.pause).start()
    with pytest.raises(Interrupted):
        control.wait(3600)


def test_a_stop_is_for_good_and_ends_a_pause() -> None:
    control = Control()
    control.pause()
    threading.Timer(0.01, control.stop).start()
    with pytest.raises(Cancelled):
        control.hold()
    control.resume()
    with pytest.raises(Interrupted):
        control.check()
