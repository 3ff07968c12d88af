"""What every source promises its recorder, asked of each: the real ones here and their twins."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial

import pytest

from helpers.collecting_outlet import CollectingOutlet
from helpers.synthetic_session import DISPLAY, drawing, typing
from trajectory_recorder.capture.area import AreaSource, Selection, Wanted, WithinArea, open_area
from trajectory_recorder.capture.clipboard import ClipboardSource
from trajectory_recorder.capture.cursor import CursorSource
from trajectory_recorder.capture.curtain import Curtain
from trajectory_recorder.capture.displays import DisplaysSource, read_displays
from trajectory_recorder.capture.elements import ElementSource
from trajectory_recorder.capture.input import InputSource
from trajectory_recorder.capture.presses import Presses
from trajectory_recorder.capture.screen import ScreenSource
from trajectory_recorder.capture.source import Picture, Sound, Source, Withheld
from trajectory_recorder.capture.synthetic import ScriptedSource, SyntheticScreen, SyntheticVoice
from trajectory_recorder.capture.voice import VoiceSource
from trajectory_recorder.capture.window import WindowSource
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import MachineError
from trajectory_recorder.events import (
    AreaEvent,
    ClipboardEvent,
    CursorEvent,
    DisplaysEvent,
    KeyboardState,
    KeyEvent,
    PointerEvent,
    PointerState,
    WindowEvent,
)
from trajectory_recorder.virtual_desktop import VirtualDesktop


@dataclass(frozen=True)
class Kind:
    """A kind of source: how to make one, its stream, and what it may emit."""

    make: Callable[[], Source]
    stream: str
    emits: tuple[type, ...]
    real: bool = True


TERMINAL = partial(open_area, Selection(Wanted("xterm")))
INPUT = (PointerEvent, KeyEvent, PointerState, KeyboardState)
KINDS = {
    "screen": Kind(lambda: ScreenSource(read_displays()[0], 30, Presses()), "screen/0", (Picture,)),
    "input": Kind(lambda: InputSource(Presses(), 1), "input", INPUT),
    "voice": Kind(lambda: VoiceSource(""), "voice", (Sound,)),
    "window": Kind(WindowSource, "window", (WindowEvent,)),
    "clipboard": Kind(lambda: ClipboardSource(1000), "clipboard", (ClipboardEvent,)),
    "cursor": Kind(CursorSource, "cursor", (CursorEvent,)),
    "elements": Kind(lambda: ElementSource(Presses()), "elements", ()),
    "area": Kind(lambda: AreaSource(TERMINAL), "area", (AreaEvent,)),
    "input within an area": Kind(
        lambda: WithinArea(InputSource(Presses(), 1), TERMINAL, curtain=Curtain(), selection=Selection()),
        "input",
        (*INPUT, Withheld),
    ),
    "screen within an area": Kind(
        lambda: ScreenSource(read_displays()[0], 30, Presses(), TERMINAL), "screen/0", (Picture,)
    ),
    "displays": Kind(DisplaysSource, "displays", (DisplaysEvent,)),
    "scripted": Kind(lambda: ScriptedSource("input", typing(0.1, 0.2)), "input", INPUT, real=False),
    "synthetic screen": Kind(
        lambda: SyntheticScreen(DISPLAY, 20, drawing()), "screen/0", (Picture,), real=False
    ),
    "synthetic voice": Kind(SyntheticVoice, "voice", (Sound,), real=False),
}
REAL = [name for name, kind in KINDS.items() if kind.real and name != "voice"]


@pytest.fixture(scope="module")
def machine() -> Iterator[VirtualDesktop]:
    with VirtualDesktop(1024, 768) as desktop:
        desktop.open("xterm")
        desktop.wait_for_window("xterm|@|:")
        yield desktop


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest, machine: VirtualDesktop, monkeypatch: pytest.MonkeyPatch) -> Kind:
    for name, value in machine.environment.items():
        monkeypatch.setenv(name, value)
    return KINDS[request.param]


@dataclass(frozen=True)
class Run:
    """What a source said, and the times between which it ran."""

    stream: str
    outlet: CollectingOutlet
    started_ns: int
    ended_ns: int


@pytest.fixture(scope="module")
def runs(machine: VirtualDesktop) -> dict[str, Run]:
    """Every kind of source, run side by side with the others until each has shown life as often as it shall.

    Four signs in a row have to come so fast, and no more: on a busy machine others may lie farther apart.
    """
    outlets = {name: CollectingOutlet() for name in KINDS}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in machine.environment.items():
            patch.setenv(name, value)
        sources = {name: kind.make() for name, kind in KINDS.items()}
        started_ns = monotonic_ns()
        with ExitStack() as running:
            for name, outlet in outlets.items():
                running.enter_context(outlet.running(sources[name]))
            for outlet in outlets.values():
                outlet.wait_for(partial(_shows_life, outlet))
        ended_ns = monotonic_ns()
    return {name: Run(sources[name].stream, outlets[name], started_ns, ended_ns) for name in KINDS}


def _signs(outlet: CollectingOutlet) -> list[int]:
    return sorted([*outlet.looks, *(stamp for stamp, _ in outlet.captured)])


def _shows_life(outlet: CollectingOutlet) -> bool:
    signs = _signs(outlet)
    return any(fourth - first <= 1_500_000_000 for first, fourth in zip(signs, signs[3:], strict=False))


@pytest.mark.parametrize("name", KINDS)
def test_it_shows_life_twice_a_second_and_stamps_it_when_it_happens(runs: dict[str, Run], name: str) -> None:
    run, kind = runs[name], KINDS[name]
    assert run.stream == kind.stream
    assert _shows_life(run.outlet)
    # A microphone may hold its first sound back for up to two seconds, until its clock is known.
    margin_ns = 2_200_000_000
    assert all(run.started_ns - margin_ns <= stamp <= run.ended_ns for stamp in _signs(run.outlet))
    assert {type(captured) for _, captured in run.outlet.captured} <= set(kind.emits)


@pytest.mark.parametrize("name", KINDS)
def test_stamps_never_go_back(runs: dict[str, Run], name: str) -> None:
    stamps = [stamp for stamp, _ in runs[name].outlet.captured]
    assert stamps == sorted(stamps)


def test_it_can_be_run_again(kind: Kind) -> None:
    source = kind.make()
    for _ in range(2):
        outlet = CollectingOutlet()
        with outlet.running(source):
            outlet.wait_for(lambda outlet=outlet: bool(outlet.captured or outlet.looks))


def test_it_ends_when_it_is_asked_before_the_start(kind: Kind) -> None:
    outlet = CollectingOutlet()
    with outlet.running(kind.make(), start=False):
        outlet.wait_for(lambda: outlet.is_ready)
    assert outlet.captured == []


@pytest.mark.parametrize("name", REAL)
def test_without_a_display_it_says_so(
    name: str, machine: VirtualDesktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", machine.display)
    source = KINDS[name].make()
    monkeypatch.delenv("DISPLAY")
    outlet = CollectingOutlet()
    with pytest.raises(MachineError), outlet.running(source, start=False):
        outlet.wait_for_end()
