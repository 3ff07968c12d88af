"""The desktop is recorded while a window on it is excluded, a browser's turns private, and the expert keeps
everything out for a while: nothing of that is in the bundle."""

import itertools
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest

from helpers.catching_up import wait_until_noticed
from helpers.command_line import wait_until
from helpers.desktop_session import SETTINGS, SILENT
from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.capture.source import Pixels
from trajectory_recorder.events import (
    ALL_STREAMS,
    AreaEvent,
    ClipboardEvent,
    FrameEvent,
    Gap,
    GapReason,
    KeyAction,
    KeyEvent,
    PointerAction,
    PointerEvent,
    StreamName,
    VoiceEvent,
    WindowEvent,
)
from trajectory_recorder.media import decode
from trajectory_recorder.recording.client import Engine
from trajectory_recorder.settings import WhenExcluded
from trajectory_recorder.virtual_desktop import VirtualDesktop

OPEN, VAULT, PRIVATE = "open words", "entries kept", "bank - Private Browsing"
TYPED, SECRET, HUSHED = "hello", "xyzzy-never", "quux-neither"
BLUE, RED = "#2040c0", "#c02020"


@dataclass(frozen=True)
class Recorded:
    """The recording, its frames with their times, and where the vault was."""

    root: Path
    shown: list[tuple[FrameEvent, int, Pixels]]
    vault: tuple[int, int, int, int]

    @property
    def bundle(self) -> Bundle:
        return Bundle(self.root)


def terminal(desktop: VirtualDesktop, title: str, colour: str, place: str, name: str = "plain") -> int:
    desktop.open("xterm", "-T", title, "-class", name, "-geometry", place, "-bg", colour)
    return desktop.wait_for_window(f"^{title}$")


def rename(desktop: VirtualDesktop, window: int, title: str) -> None:
    desktop.run("xdotool", "set_window", "--name", title, str(window))


def copy(desktop: VirtualDesktop, text: str) -> None:
    """Copy something, and wait until it was read."""
    desktop.run("xclip", "-quiet", "-selection", "clipboard", "-in", "-loops", "1", input=text)


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Recorded]:
    with VirtualDesktop(1280, 720, sound=False) as desktop:
        plain = terminal(desktop, OPEN, BLUE, "60x14+20+20")
        with Engine(environment=desktop.environment) as engine:
            root = engine.start(tmp_path_factory.mktemp("excluded"), SILENT)
            desktop.focus(plain)
            desktop.type(TYPED)
            wait_until_noticed(engine, "screen/0")
            # Its first picture is black already.
            vault = terminal(desktop, VAULT, RED, "40x10+640+360", "KeePassXC")
            place = desktop.window_rectangle(vault)
            wait_until_noticed(engine, "screen/0")
            desktop.focus(vault)
            desktop.type(SECRET)
            desktop.click(place[0] + 50, place[1] + 50)
            copy(desktop, SECRET)
            desktop.focus(plain)
            desktop.type(TYPED)
            wait_until_noticed(engine, "screen/0")
            rename(desktop, plain, PRIVATE)
            desktop.type(SECRET)
            wait_until_noticed(engine, "screen/0")
            rename(desktop, plain, OPEN)
            wait_until_noticed(engine, "screen/0")
            desktop.type(TYPED)
            desktop.click(100, 100)
            wait_until_noticed(engine, "screen/0", "window")
            engine.stop()
    yield Recorded(root, pictures(Bundle(root)), place)
    shutil.rmtree(root)


def pictures(bundle: Bundle) -> list[tuple[FrameEvent, int, Pixels]]:
    """Every frame with its session time."""
    frames = [(at_ns, frame) for at_ns, frame in bundle.events_of(FrameEvent)]
    decoded = [
        picture
        for path in dict.fromkeys(it.path for _, it in frames)
        for _, picture in decode.frames(bundle.path(path))
    ]
    return [(frame, at_ns, picture) for (at_ns, frame), picture in zip(frames, decoded, strict=True)]


def of_colour(picture: Pixels, channel: int) -> int:
    """How many of every sixteen pixels are mostly red (0) or blue (2)."""
    few = picture[::4, ::4].astype(np.int16)
    return int((few[:, :, channel] - np.delete(few, channel, axis=2).max(axis=2) > 60).sum())


def everything(root: Path) -> bytes:
    """All bytes, and messages as they are read, for they are compressed."""
    told = repr([event for _, event in Bundle(root).events()]).encode()
    return told + b"".join(path.read_bytes() for path in root.rglob("*") if path.is_file())


def keys(bundle: Bundle) -> str:
    pressed = (key for _, key in bundle.events_of(KeyEvent) if key.action is KeyAction.PRESS)
    return "".join(key.text or "" for key in pressed)


def test_it_is_a_valid_bundle(recorded: Recorded) -> None:
    assert verify(recorded.root) == []


def test_no_picture_shows_the_excluded_window(recorded: Recorded) -> None:
    left, top, width, height = recorded.vault
    for frame, _, picture in recorded.shown:
        assert of_colour(picture, 0) < 6, frame.pts_ns
    assert sum(of_colour(picture, 2) > 600 for _, _, picture in recorded.shown) > 3
    inside = slice(top + 20, top + height - 20), slice(left + 20, left + width - 20)
    assert min(int(picture[inside].max()) for _, _, picture in recorded.shown) <= 24


def test_the_window_that_turns_private_is_black_from_that_moment_on(recorded: Recorded) -> None:
    blue = [of_colour(picture, 2) > 600 for _, _, picture in recorded.shown]
    changes = [now for before, now in itertools.pairwise(blue) if now != before]
    assert blue[0]
    assert changes == [False, True]


def test_nothing_that_was_done_there_is_recorded(recorded: Recorded) -> None:
    bundle = recorded.bundle
    assert keys(bundle) == TYPED * 3
    presses = [it for _, it in bundle.events_of(PointerEvent) if it.action is PointerAction.PRESS]
    assert [(it.x_px, it.y_px) for it in presses] == [(100, 100)]
    assert list(bundle.events_of(ClipboardEvent)) == []
    titles = [window.title for _, window in bundle.events_of(WindowEvent)]
    assert {OPEN, None} >= set(titles)
    assert titles[-1] == OPEN


def test_what_was_withheld_is_said(recorded: Recorded) -> None:
    withheld = [gap for _, gap in recorded.bundle.events_of(Gap) if gap.reason is GapReason.WITHHELD]
    assert sum(gap.lost_events for gap in withheld if gap.stream == "input") >= 4 * len(SECRET)
    assert sum(gap.lost_events for gap in withheld if gap.stream == "clipboard") == 1


def test_the_area_is_told_from_the_first_exclusion_on(recorded: Recorded) -> None:
    areas = [(at_ns, it) for at_ns, it in recorded.bundle.events_of(AreaEvent)]
    first_key_ns = next(at_ns for at_ns, _ in recorded.bundle.events_of(KeyEvent))
    assert areas[0][0] > first_key_ns
    assert {it.focused for _, it in areas} == {True, False}
    left, top, *_ = recorded.vault
    assert not any(
        part.x_px <= left + 30 < part.x_px + part.width_px
        and part.y_px <= top + 30 < part.y_px + part.height_px
        for part in areas[0][1].visible
    )


def test_no_byte_of_it_is_in_the_bundle(recorded: Recorded) -> None:
    found = everything(recorded.root)
    for secret in (SECRET, VAULT, PRIVATE, "KeePassXC"):
        assert secret.encode() not in found, secret
    assert OPEN.encode() in found


def test_where_nothing_is_excluded_no_area_is_told(desktop: VirtualDesktop, tmp_path: Path) -> None:
    with Engine(environment=desktop.environment) as engine:
        root = engine.start(tmp_path, SILENT)
        window = terminal(desktop, OPEN, BLUE, "60x14+20+20")
        desktop.run("xdotool", "windowmove", str(window), "300", "200")
        wait_until_noticed(engine, "area")
        engine.stop()
    assert list(Bundle(root).events_of(AreaEvent)) == []


def test_pushed_to_mask_nothing_is_recorded(desktop_with_sound: VirtualDesktop, tmp_path: Path) -> None:
    desktop = desktop_with_sound
    window = terminal(desktop, OPEN, BLUE, "60x14+20+20")
    desktop.focus(window)
    with Engine(environment=desktop.environment) as engine:
        root = engine.start(tmp_path, SETTINGS)
        desktop.type(TYPED)
        desktop.say("heard")
        engine.mask(on=True)
        from_ns, _ = engine.health()
        desktop.type(HUSHED)
        copy(desktop, HUSHED)
        rename(desktop, window, HUSHED)
        terminal(desktop, "another", RED, "40x10+640+360")
        desktop.say("this may not be heard")
        masked = engine.health()[1]
        rename(desktop, window, OPEN)
        desktop.focus(window)
        to_ns, _ = engine.health()
        engine.mask(on=False)
        desktop.type(TYPED)
        desktop.say("again")
        wait_until_noticed(engine, "screen/0")
        engine.stop()
    bundle = Bundle(root)
    assert verify(root) == []
    assert keys(bundle) == TYPED * 2
    assert HUSHED.encode() not in everything(root)
    (silence,) = [
        gap
        for _, gap in bundle.events_of(Gap)
        if gap.stream == StreamName.VOICE and gap.reason is GapReason.WITHHELD
    ]
    assert silence.from_ns <= from_ns < to_ns <= silence.to_ns
    assert next(it.level for it in masked.streams if it.stream == StreamName.VOICE) == 0
    within = [it for at_ns, it in bundle.events_of(VoiceEvent) if from_ns < at_ns < to_ns - 200_000_000]
    assert within
    assert max(it.peak for it in within) == 0
    around = [it.peak for at_ns, it in bundle.events_of(VoiceEvent) if not from_ns < at_ns < to_ns]
    assert max(around) > 0.01
    shown = pictures(bundle)
    # Where it became black before `from_ns`, the one picture of it is the last one before.
    last_ns = max(at_ns for _, at_ns, _ in shown if at_ns < to_ns)
    behind = [picture for _, at_ns, picture in shown if min(from_ns, last_ns) <= at_ns < to_ns]
    assert max(int(it.max()) for it in behind) <= 24
    assert of_colour(shown[0][2], 2) > 600
    assert of_colour(shown[-1][2], 2) > 600


def test_it_pauses_while_an_excluded_window_is_in_front(desktop: VirtualDesktop, tmp_path: Path) -> None:
    plain = terminal(desktop, OPEN, BLUE, "60x14+20+20")
    settings = replace(SILENT, when_excluded=WhenExcluded.PAUSE)
    with Engine(environment=desktop.environment) as engine:
        root = engine.start(tmp_path, settings)
        vault = terminal(desktop, VAULT, RED, "40x10+640+360", "KeePassXC")
        desktop.focus(vault)
        wait_until(lambda: engine.last.state == "paused", "it has paused")
        desktop.type(SECRET)
        desktop.focus(plain)
        wait_until(lambda: engine.last.state == "recording", "it goes on")
        desktop.type(TYPED)
        engine.stop()
    bundle = Bundle(root)
    pauses = [gap for _, gap in bundle.events_of(Gap) if gap.reason is GapReason.PAUSE]
    assert {(gap.stream, gap.detail) for gap in pauses} == {
        (ALL_STREAMS, "a window was in front that is excluded")
    }
    assert keys(bundle) == TYPED
    assert VAULT.encode() not in everything(root)
