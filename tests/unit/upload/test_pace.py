import threading

import pytest

from helpers.upload_parts import HastyControl
from trajectory_recorder.upload.control import Control, Interrupted
from trajectory_recorder.upload.pace import LARGEST_BLOCK_BYTES, Pace


def test_without_a_cap_nothing_waits() -> None:
    control = HastyControl()
    pace = Pace(control)
    pace.take(10**9)
    assert (control.waited_s, pace.block_bytes) == ([], LARGEST_BLOCK_BYTES)


def test_no_more_goes_than_the_cap_allows() -> None:
    control = HastyControl()
    pace = Pace(control, 1000)
    began_s = control.now_s()
    for _ in range(20):
        pace.take(500)
    # What was taken last is under way for its half second.
    assert control.now_s() - began_s == pytest.approx(9.5)


def test_time_that_nobody_used_is_not_saved_up() -> None:
    control = HastyControl()
    pace = Pace(control, 1000)
    pace.take(500)
    control.wait(100)
    pace.take(1000)
    began_s = control.now_s()
    pace.take(1)
    assert control.now_s() - began_s == pytest.approx(1.0)


def test_several_threads_share_the_cap() -> None:
    control = HastyControl()
    pace = Pace(control, 1000)
    threads = [threading.Thread(target=lambda: [pace.take(100) for _ in range(10)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert control.now_s() >= 1000 + 3.9


@pytest.mark.parametrize(("cap", "block"), [(1000, 4096), (800_000, 100_000), (10**9, LARGEST_BLOCK_BYTES)])
def test_blocks_are_small_on_a_slow_line(cap: float, block: int) -> None:
    assert Pace(HastyControl(), cap).block_bytes == block


def test_a_stop_ends_the_waiting() -> None:
    control = Control()
    pace = Pace(control, 1)
    pace.take(3600)
    threading.Timer(0.01, control.stop).start()
    with pytest.raises(Interrupted):
        pace.take(1)
