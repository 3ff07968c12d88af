import pytest

from helpers.upload_parts import HastyControl
from trajectory_recorder.upload.progress import Phase, Progress


def test_a_snapshot_says_how_far_it_is_how_fast_and_how_long_still() -> None:
    control = HastyControl()
    progress = Progress(control.now_s)
    progress.expect(10_000)
    progress.enter(Phase.SENDING)
    progress.at("a", 2000)
    for _ in range(4):
        control.wait(0.5)
        progress.moved("b", 500)
    now = progress.snapshot(paused=False)
    assert (now.phase, now.bytes_done, now.bytes_total, now.trouble) == (Phase.SENDING, 4000, 10_000, "")
    assert now.rate_bytes_per_s == pytest.approx(1000)
    assert now.left_s == pytest.approx(6)


def test_the_rate_is_that_of_the_last_seconds() -> None:
    control = HastyControl()
    progress = Progress(control.now_s)
    progress.expect(10**9)
    for count in [10_000] * 20 + [10] * 40:
        control.wait(0.5)
        progress.moved("a", count)
    assert progress.snapshot(paused=False).rate_bytes_per_s == pytest.approx(20, rel=0.1)


def test_nothing_moves_and_nobody_knows_how_long() -> None:
    progress = Progress(HastyControl().now_s)
    progress.expect(100)
    now = progress.snapshot(paused=True)
    assert (now.rate_bytes_per_s, now.left_s, now.paused) == (0, None, True)


def test_what_the_endpoint_says_counts_for_more_than_what_went_out() -> None:
    progress = Progress(HastyControl().now_s)
    progress.expect(1000)
    progress.moved("a", 800)
    progress.at("a", 300)
    assert progress.snapshot(paused=False).bytes_done == 300


def test_trouble_is_said_until_it_is_over() -> None:
    progress = Progress(HastyControl().now_s)
    progress.trouble("a", "nobody answers")
    assert progress.snapshot(paused=False).trouble == "nobody answers"
    progress.trouble("a", "")
    assert not progress.snapshot(paused=False).trouble
