"""Errors that were planted into a recording are found in it."""

import threading
import time
from pathlib import Path

import numpy as np
import pytest

from helpers.synthetic_session import DISPLAY, SyntheticSources, begin
from trajectory_recorder.bundle import Bundle
from trajectory_recorder.calibration import chirp, comparison, patch_code
from trajectory_recorder.calibration.comparison import Compared
from trajectory_recorder.calibration.truth import Click, Flip, Injected
from trajectory_recorder.capture.source import Outlet, Picture, Pixels, Sound, Source
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.events import (
    Button,
    Display,
    PointerAction,
    PointerEvent,
    Rectangle,
    StreamName,
    screen_stream,
)

MS = 1_000_000
AREA = Rectangle(8, 100, 12 * patch_code.COLUMNS, 12 * patch_code.ROWS)
PICTURE_LATE_NS, INPUT_LATE_NS, VOICE_LATE_NS = 12 * MS, -3 * MS, 40 * MS
BLOCK = 2_400


class LyingScreen:
    """Shows the next number five times a second, and says that it did so later."""

    def __init__(self, display: Display) -> None:
        self.stream = screen_stream(display.display_id)
        self._display = display
        self.flips: list[Flip] = []

    def run(self, outlet: Outlet) -> None:
        outlet.ready()
        if not outlet.wait_for_start():
            return
        while not outlet.wait(0.2):
            value = len(self.flips) + 1
            now_ns = monotonic_ns()
            self.flips.append(Flip(value, now_ns - MS, now_ns + MS))
            outlet.emit(now_ns + PICTURE_LATE_NS, Picture(self._display, self._draw(value)))

    def _draw(self, value: int) -> Pixels:
        pixels = np.full((self._display.height_px, self._display.width_px, 4), 90, np.uint8)
        code = np.kron(np.array(patch_code.squares(value)), np.ones((12, 12))) * 255
        pixels[AREA.y_px : AREA.y_px + AREA.height_px, AREA.x_px : AREA.x_px + AREA.width_px, :3] = code[
            ..., None
        ]
        return pixels


class LyingPointer:
    """Moves to a new place now and then, presses there, and says that it did so earlier."""

    stream = str(StreamName.INPUT)

    def __init__(self) -> None:
        self.injected: list[Injected] = []

    def run(self, outlet: Outlet) -> None:
        outlet.ready()
        if not outlet.wait_for_start():
            return
        while not outlet.wait(0.1):
            place = (len(self.injected), 7)
            for action in (PointerAction.MOVE, PointerAction.PRESS):
                button = Button.LEFT if action is PointerAction.PRESS else None
                now_ns = monotonic_ns()
                self.injected.append(Injected(action, *place, now_ns, now_ns))
                outlet.emit(now_ns + INPUT_LATE_NS, PointerEvent(action, *place, button))


class LyingMicrophone:
    """Hears noise and a click every second, and says that all of it was later."""

    stream = str(StreamName.VOICE)

    def __init__(self) -> None:
        self.clicks: list[Click] = []

    def run(self, outlet: Outlet) -> None:
        outlet.ready()
        if not outlet.wait_for_start():
            return
        noise = np.random.default_rng(5)
        began_ns, number = monotonic_ns(), 0
        while not outlet.stopping:
            pcm = noise.normal(0, 50, BLOCK).astype(np.int16)
            stamp_ns = began_ns + number * 50 * MS
            if number % 20 == 10:
                pcm[999 : 999 + chirp.LENGTH] += chirp.CLICK // 4
                self.clicks.append(Click(stamp_ns + 999 * 10**9 // chirp.RATE_HZ, 100_000))
            number += 1
            outlet.wait(max(0.0, (began_ns + number * 50 * MS - monotonic_ns()) / 1e9))
            outlet.emit(stamp_ns + VOICE_LATE_NS, Sound(pcm))


class LyingSources(SyntheticSources):
    def __init__(self) -> None:
        self.shown = LyingScreen(DISPLAY)
        self.pointer, self.microphone = LyingPointer(), LyingMicrophone()
        super().__init__(voice=self.microphone)

    def screen(self, display: Display) -> Source:
        assert display == DISPLAY
        return self.shown

    def others(self) -> tuple[Source, ...]:
        return tuple(self.pointer if it.stream == StreamName.INPUT else it for it in super().others())


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> tuple[LyingSources, Bundle]:
    sources = LyingSources()
    session = begin(tmp_path_factory.mktemp("lies"), sources)
    time.sleep(4)
    root: Path = session.stop().root
    assert not [it for it in threading.enumerate() if it.name == "caretaker"]
    return sources, Bundle(root)


def errors_ms(compared: Compared) -> list[float]:
    return [trial.error_ns / MS for trial in compared.trials]


def test_late_pictures(recorded: tuple[LyingSources, Bundle]) -> None:
    sources, bundle = recorded
    # What came at the very end may be beyond the end of the recording.
    flips = sources.shown.flips[:-1]
    looked: list[int] = []
    compared = comparison.compare_flips(flips, bundle, DISPLAY, AREA, looked.append)
    assert (len(compared.trials), compared.missed, compared.unsure) == (len(flips), 0, 0)
    assert errors_ms(compared) == pytest.approx([12] * len(flips), abs=0.01)
    assert {trial.uncertainty_ns for trial in compared.trials} == {MS}
    assert looked == sorted(looked)
    assert len(looked) >= len(flips) > 5


def test_flips_that_no_frame_shows_are_missed(recorded: tuple[LyingSources, Bundle]) -> None:
    sources, bundle = recorded
    flips = [*sources.shown.flips[:3], Flip(40_000, 1, 2)]
    compared = comparison.compare_flips(flips, bundle, DISPLAY, AREA, lambda _: None)
    assert (len(compared.trials), compared.missed, compared.unsure) == (3, 1, 0)
    elsewhere = Rectangle(AREA.x_px + 24, AREA.y_px, AREA.width_px, AREA.height_px)
    assert comparison.compare_flips(flips, bundle, DISPLAY, elsewhere, lambda _: None).missed == 4


def test_early_input(recorded: tuple[LyingSources, Bundle]) -> None:
    sources, bundle = recorded
    # Session time has no instant before its start, and the last may come after its end.
    injected = sources.pointer.injected[2:-2]
    compared = comparison.compare_input(injected, bundle)
    assert (len(compared.trials), compared.missed, compared.unsure) == (len(injected), 0, 0)
    assert errors_ms(compared) == pytest.approx([-3] * len(injected), abs=0.01)


def test_input_of_another_place_kind_or_time_is_not_taken(recorded: tuple[LyingSources, Bundle]) -> None:
    sources, bundle = recorded
    move = sources.pointer.injected[4]
    unheard = [
        Injected(move.action, move.x_px, 8, move.asked_ns, move.done_ns),
        Injected(PointerAction.RELEASE, move.x_px, 7, move.asked_ns, move.done_ns),
        Injected(move.action, move.x_px, 7, move.asked_ns - 2_000 * MS, move.done_ns - 2_000 * MS),
    ]
    assert comparison.compare_input(unheard, bundle) == Compared((), 3, 0)


def test_late_voice(recorded: tuple[LyingSources, Bundle]) -> None:
    sources, bundle = recorded
    clicks = sources.microphone.clicks[:3]
    compared = comparison.compare_clicks(clicks, bundle)
    assert (len(compared.trials), compared.missed, compared.unsure) == (3, 0, 0)
    assert errors_ms(compared) == pytest.approx([40] * 3, abs=0.1)


def test_clicks_that_are_not_heard_are_missed(recorded: tuple[LyingSources, Bundle]) -> None:
    sources, bundle = recorded
    between = [Click(click.at_ns + 520 * MS, 0) for click in sources.microphone.clicks[:2]]
    beyond = Click(bundle.manifest.clock.start_monotonic_ns + 10**12, 0)
    assert comparison.compare_clicks([*between, beyond], bundle) == Compared((), 3, 0)


def test_what_happened_at_a_time_that_is_not_known_is_not_judged(
    recorded: tuple[LyingSources, Bundle],
) -> None:
    sources, bundle = recorded
    move = sources.pointer.injected[4]
    answered_late = Injected(move.action, move.x_px, move.y_px, move.asked_ns, move.done_ns + 5 * MS)
    assert comparison.compare_input([answered_late], bundle) == Compared((), 0, 1)
    assert comparison.compare_clicks([Click(0, 3 * MS)], bundle) == Compared((), 0, 1)
