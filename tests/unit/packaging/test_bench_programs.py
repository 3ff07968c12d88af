"""The benchmarks' windows, looks at the screen and recorders, on a real desktop."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from bench_parts import comparison
from bench_parts.comparison import FFMPEG, OURS, Plan
from bench_parts.scenes import Scene
from bench_parts.truth import grabbed_truth
from bench_parts.work import NUMBER_PX, CountingHands, Input, Work, open_program, read_changes

from helpers.counter_code import read_counter
from helpers.x_server import FastHand
from trajectory_recorder.virtual_desktop import VirtualDesktop

SIZE = (1920, 1080)
LOOK_NS = 20_000_000  # the longest look that is kept


@pytest.fixture(scope="module")
def large_desktop() -> Iterator[VirtualDesktop]:
    with VirtualDesktop(*SIZE, sound=False) as desktop:
        yield desktop


def move_for_a_while(desktop: VirtualDesktop) -> Work:
    place = ("--place", 100, 100, 400, 300, "--number", *NUMBER_PX)
    moving = open_program(desktop, "moving_window", *place, "--seconds", 2, "--first", 7)
    moving.wait(120)
    changes = list(read_changes(desktop.output_of(moving)))
    time.sleep(1.5)  # without the window, so that something stands
    return Work(changes, [], (0, 0), CountingHands(desktop).done)


def test_a_window_answers_every_press(large_desktop: VirtualDesktop) -> None:
    place = ("--x", NUMBER_PX[0], "--y", NUMBER_PX[1], "--presses", 3, "--seed", 1)
    window = open_program(large_desktop, "answering_window", *place)
    while not large_desktop.output_of(window):
        time.sleep(0.02)
    hands = CountingHands(large_desktop)
    with FastHand(large_desktop.display) as hand:
        hand.move(NUMBER_PX[0] + 50, NUMBER_PX[1] + 30)
        asked = [hands.press(hand, key_code=key_code) for key_code in (24, None, 25)]
    window.wait(120)
    changes = list(read_changes(large_desktop.output_of(window)))
    answers = [change for change in changes if change.answers]
    assert [change.value for change in changes] == list(range(len(changes)))
    assert len(changes) > len(answers) == 3
    assert all(answer.asked_ns > at_ns for answer, at_ns in zip(answers, asked, strict=True))
    assert hands.done == {
        Input.KEY_PRESS: 2,
        Input.KEY_RELEASE: 2,
        Input.BUTTON_PRESS: 1,
        Input.BUTTON_RELEASE: 1,
    }


def test_looks_see_what_the_screen_showed_at_their_time(
    large_desktop: VirtualDesktop, tmp_path: Path
) -> None:
    with grabbed_truth(large_desktop, tmp_path / "truth") as samples:
        work = move_for_a_while(large_desktop)
    assert [change.value for change in work.changes] == list(range(7, 67))
    begins = {change.value: change.asked_ns for change in work.changes}
    ends = {change.value - 1: change.done_ns for change in work.changes}
    seen = [(sample.at_ns, read_counter(sample.pixels(), *NUMBER_PX)) for sample in samples]
    numbers = [(at_ns, number) for at_ns, number in seen if number in begins]
    assert numbers
    for at_ns, number in numbers:
        assert begins[number] - LOOK_NS <= at_ns <= ends.get(number, at_ns) + LOOK_NS


@pytest.mark.slow
def test_both_recorders_record_a_scene() -> None:
    scene = Scene(
        *("short", "short", "short", *SIZE, lambda _desktop: None, move_for_a_while),
        numbered=False,
        left_out={},
    )
    outcomes = comparison.compare(scene, Plan(1, brief=True, patience_s=1), lambda _what: None)
    for name in (OURS, FFMPEG):
        figures, truth = outcomes[name].figures, outcomes[name].truth
        assert not outcomes[name].failure
        assert figures
        assert truth
        assert figures.numbers_shown == 60
        assert figures.numbers_caught
        assert figures.cpu_work_s
        assert figures.video_bytes
        assert truth.fidelity.ssim
        assert truth.fidelity.ssim > 0.9
