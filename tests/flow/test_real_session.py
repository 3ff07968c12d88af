"""A session with real applications, devices and speech: is everything in it that happened?"""

import numpy as np

from helpers.desktop_session import ScriptedSession
from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.events import (
    Button,
    FrameEvent,
    Heartbeat,
    KeyAction,
    KeyEvent,
    PointerAction,
    PointerEvent,
    VoiceEvent,
    WindowEvent,
)
from trajectory_recorder.media import decode
from trajectory_recorder.virtual_desktop.walkthrough import COMMAND, DIALOG, EDITOR, NOTE, TERMINAL, TEXT


def test_the_bundle_is_valid_and_has_no_gap(walkthrough: ScriptedSession) -> None:
    assert verify(walkthrough.root) == []
    manifest = Bundle(walkthrough.root).manifest
    assert manifest.gaps == ()
    assert manifest.ended == "stopped"
    assert all(stream.lost == 0 for stream in manifest.streams)
    assert {stream.name for stream in manifest.streams} == {
        "screen/0",
        "input",
        "voice",
        "window",
        "clipboard",
        "cursor",
        "displays",
        "area",
        "elements",
    }


def test_every_key_is_there_once_and_in_order(walkthrough: ScriptedSession) -> None:
    keys = [key for _, key in Bundle(walkthrough.root).events_of(KeyEvent)]
    typed = "".join(
        "\n" if key.symbol == "Return" else key.text or ""
        for key in keys
        if key.action is KeyAction.PRESS and not {"control", "alt", "super"} & set(key.modifiers)
    )
    assert typed == COMMAND + TEXT + NOTE
    chords = [key.symbol for key in keys if key.action is KeyAction.PRESS and "control" in key.modifiers]
    assert [symbol for symbol in chords if not symbol.startswith("Control")] == ["s", "a"]
    pressed: set[int] = set()
    for key in keys:
        if key.action is KeyAction.PRESS:
            assert key.key_code not in pressed
            pressed.add(key.key_code)
        else:
            pressed.remove(key.key_code)
    assert pressed == set()


def test_every_pointer_event_is_there_once_and_in_order(walkthrough: ScriptedSession) -> None:
    events = [event for _, event in Bundle(walkthrough.root).events_of(PointerEvent)]
    presses = [event for event in events if event.action is not PointerAction.MOVE]
    kinds = [(event.action, event.button, event.dy) for event in presses]
    click = [(PointerAction.PRESS, Button.LEFT, 0.0), (PointerAction.RELEASE, Button.LEFT, 0.0)]
    # A click into the terminal, the drag of the editor's window, three notches, the Save button.
    assert kinds == [*click, *click, *[(PointerAction.SCROLL, None, -1.0)] * 3, *click]
    drag_from, drag_to = presses[2], presses[3]
    assert (drag_to.x_px - drag_from.x_px, drag_to.y_px - drag_from.y_px) == (60, 60)


def test_both_applications_were_used(walkthrough: ScriptedSession) -> None:
    windows = [window for _, window in Bundle(walkthrough.root).events_of(WindowEvent)]
    titles = [window.title or "" for window in windows]
    for title in (TERMINAL, EDITOR, DIALOG, NOTE):
        assert any(title in found for found in titles), f"no window {title!r} among {titles}"
    applications = {(window.application or "").lower() for window in windows}
    assert {"xterm", "mousepad"} <= applications
    assert all(window.process_id for window in windows if window.title and TERMINAL in window.title)


def test_narration_is_heard_when_it_was_spoken_and_only_then(walkthrough: ScriptedSession) -> None:
    bundle = Bundle(walkthrough.root)
    start_ns = bundle.manifest.clock.start_monotonic_ns
    packets = [
        (at, at + packet.samples * 1_000_000_000 // 48_000, packet.rms)
        for at, packet in bundle.events_of(VoiceEvent)
    ]
    spoken = [(began - start_ns, ended - start_ns) for began, ended in walkthrough.spoken]
    assert len(spoken) == 5
    for began, ended in spoken:
        heard = [rms for first, last, rms in packets if first >= began and last <= ended]
        assert max(heard) > 0.02
    margin = 100_000_000
    silent = [
        rms
        for first, last, rms in packets
        if all(last < began - margin or first > ended + margin for began, ended in spoken)
    ]
    assert len(silent) > 20
    assert max(silent) < 0.001


def test_voice_covers_the_whole_session_without_a_hole(walkthrough: ScriptedSession) -> None:
    bundle = Bundle(walkthrough.root)
    packets = list(bundle.events_of(VoiceEvent))
    ends = [at + packet.samples * 1_000_000_000 // 48_000 for at, packet in packets]
    starts = [at for at, _ in packets]
    assert max(abs(a - b) for a, b in zip(ends, starts[1:], strict=False)) < 2_000_000
    assert starts[0] < 300_000_000
    assert bundle.manifest.duration_ns - ends[-1] < 300_000_000
    decoded = sum(len(block) for _, block in decode.samples(bundle.path("data/narration.mka")))
    assert decoded == sum(packet.samples for _, packet in packets)


def test_looks_go_on_where_nothing_changes(walkthrough: ScriptedSession) -> None:
    bundle = Bundle(walkthrough.root)
    seen = [at for at, _ in bundle.events_of(FrameEvent)]
    for _, beat in bundle.events_of(Heartbeat):
        if beat.stream == "screen/0":
            seen += [beat.from_ns, beat.to_ns]
    seen = sorted([0, *seen, bundle.manifest.duration_ns])
    assert np.diff(seen).max() < 1_000_000_000
