"""One application is recorded on a desktop where others are used as well: nothing of those is in the bundle."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from helpers.catching_up import wait_until_noticed
from helpers.command_line import run_all
from helpers.desktop_session import SILENT
from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.capture.source import Pixels
from trajectory_recorder.events import (
    AreaEvent,
    ClipboardEvent,
    ElementEvent,
    FrameEvent,
    Gap,
    GapReason,
    KeyAction,
    KeyEvent,
    PointerAction,
    PointerEvent,
    WindowEvent,
)
from trajectory_recorder.media import decode
from trajectory_recorder.recording.client import Engine
from trajectory_recorder.virtual_desktop import VirtualDesktop

SHOWN, HIDDEN = "open words", "kept to myself"
TYPED, SECRET = "hello", "xyzzy-never"
STREAMS = ("area", "clipboard", "elements", "screen/0", "window")
BLUE, RED = "#2040c0", "#c02020"


@dataclass(frozen=True)
class Recorded:
    """The recording, and where both windows were."""

    root: Path
    shown: tuple[int, int, int, int]
    hidden: tuple[int, int, int, int]

    @property
    def bundle(self) -> Bundle:
        return Bundle(self.root)


def terminal(desktop: VirtualDesktop, title: str, colour: str, place: str) -> int:
    desktop.open(
        "xterm", "-T", title, "-class", title.title().replace(" ", ""), "-geometry", place, "-bg", colour
    )
    return desktop.wait_for_window(f"^{title}$")


@pytest.fixture(scope="module")
def recorded(shared_desktop: VirtualDesktop, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Recorded]:
    """Both windows stay open on the desktop."""
    desktop = shared_desktop
    settings = replace(SILENT, application="openwords")
    hidden = terminal(desktop, HIDDEN, RED, "60x20+400+200")
    shown = terminal(desktop, SHOWN, BLUE, "60x20+100+60")
    with Engine(environment=desktop.environment) as engine:
        root = engine.start(tmp_path_factory.mktemp("area"), settings)
        desktop.focus(shown)
        desktop.type(TYPED)
        # What a recorder that is behind is told of late counts as done elsewhere.
        wait_until_noticed(engine, *STREAMS)
        desktop.focus(hidden)  # which raises it above the other one
        desktop.type(SECRET)
        desktop.click(700, 400)
        desktop.run("xclip", "-selection", "clipboard", "-in", "-loops", "1", input=SECRET)
        wait_until_noticed(engine, *STREAMS)
        desktop.focus(shown)
        desktop.type(TYPED)
        wait_until_noticed(engine, *STREAMS)
        desktop.click(200, 150)
        wait_until_noticed(engine, *STREAMS)
        engine.stop()
    places = [desktop.window_rectangle(window) for window in (shown, hidden)]
    yield Recorded(root, places[0], places[1])
    shutil.rmtree(root)


def pictures(bundle: Bundle) -> list[tuple[FrameEvent, Pixels]]:
    frames = [frame for _, frame in bundle.events_of(FrameEvent)]
    decoded = [
        picture
        for path in dict.fromkeys(it.path for it in frames)
        for _, picture in decode.frames(bundle.path(path))
    ]
    return list(zip(frames, decoded, strict=True))


def test_it_is_a_valid_bundle_that_says_what_it_shows(recorded: Recorded) -> None:
    assert verify(recorded.root) == []
    areas = [event for _, event in recorded.bundle.events_of(AreaEvent)]
    assert next(it.focused for it in areas if it.visible)
    assert {it.focused for it in areas} == {True, False}
    left, top, width, height = recorded.shown
    whole = max(areas, key=lambda it: sum(part.width_px * part.height_px for part in it.visible))
    (part,) = whole.visible
    assert part.x_px <= left
    assert part.y_px <= top
    assert part.width_px >= width
    assert part.height_px >= height


def test_no_picture_shows_another_window(recorded: Recorded) -> None:
    left, top, width, height = recorded.shown
    margin = 40  # the frame around it, and the codec's blocks
    blue_seen = 0
    for frame, picture in pictures(recorded.bundle):
        red = (picture[:, :, 0].astype(int) - picture[:, :, 2] > 60).sum()
        assert red < 100, frame.pts_ns  # the icon in the title bar has some
        outside = picture.copy()
        outside[
            max(0, top - margin) : top + height + margin, max(0, left - margin) : left + width + margin
        ] = 0
        assert outside.max() <= 24, frame.pts_ns
        blue_seen += int((picture[:, :, 2].astype(int) - picture[:, :, 0] > 60).sum() > 1000)
    assert blue_seen >= 2  # before the other one came to the front, and after it


def test_only_what_was_done_there_is_recorded(recorded: Recorded) -> None:
    bundle = recorded.bundle
    keys = [key for _, key in bundle.events_of(KeyEvent) if key.action is KeyAction.PRESS]
    assert "".join(key.text or "" for key in keys) == TYPED * 2
    presses = [it for _, it in bundle.events_of(PointerEvent) if it.action is PointerAction.PRESS]
    assert [(it.x_px, it.y_px) for it in presses] == [(200, 150)]
    titles = {window.title for _, window in bundle.events_of(WindowEvent)}
    assert titles == {SHOWN, None}
    assert list(bundle.events_of(ClipboardEvent)) == []
    assert [
        (it.x_px, it.y_px)
        for _, it in bundle.events_of(ElementEvent)
        if it.under_pointer_absence != "not_asked"
    ] == [(200, 150)]


def test_what_is_withheld_is_said(recorded: Recorded) -> None:
    withheld = [gap for _, gap in recorded.bundle.events_of(Gap) if gap.reason is GapReason.WITHHELD]
    by_stream = {
        stream: sum(gap.lost_events for gap in withheld if gap.stream == stream)
        for stream in ("input", "clipboard")
    }
    assert by_stream["input"] >= 2 * len(SECRET)
    assert by_stream["clipboard"] == 1


def test_no_byte_of_it_is_in_the_bundle(recorded: Recorded) -> None:
    # Messages are compressed in the sealed file: they are searched as they are read.
    told = repr([event for _, event in recorded.bundle.events()])
    everything = told.encode() + b"".join(
        path.read_bytes() for path in recorded.root.rglob("*") if path.is_file()
    )
    for secret in (SECRET, HIDDEN, HIDDEN.title().replace(" ", "")):
        assert secret.encode() not in everything
    assert SHOWN.encode() in told.encode()


def test_the_manifest_tells_what_was_asked_for(recorded: Recorded) -> None:
    assert recorded.bundle.manifest.settings["application"] == "openwords"


@pytest.mark.usefixtures("recorded")
def test_doctor_says_what_would_be_seen(shared_desktop: VirtualDesktop) -> None:
    asked = ("doctor", "--no-narration", "--application")
    nothing, seen = run_all(shared_desktop.environment, [(*asked, "nobodys"), (*asked, "openwords")])
    assert nothing.code == 3
    assert "nothing is seen of windows of 'nobodys'" in nothing.out
    assert "million pixels are seen now" in seen.out
    assert seen.code == 0
