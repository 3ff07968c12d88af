"""The microphone goes away in the middle of a recording: the bar says so at once, and all else is recorded on."""

from collections.abc import Iterator

import pytest

from features.expert import Expert
from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.events import Gap, GapReason, KeyAction, KeyEvent, StreamName, VoiceEvent
from trajectory_recorder.virtual_desktop import VirtualDesktop


@pytest.fixture
def narrator(desktop_with_sound: VirtualDesktop) -> Iterator[Expert]:
    """Somebody who speaks while they work."""
    expert = Expert(desktop_with_sound, {"record": {"narration": True}})
    yield expert
    expert.leaves()


@pytest.mark.slow
def test_the_bar_says_so_at_once_and_the_rest_goes_on(narrator: Expert) -> None:
    desktop = narrator.desktop
    terminal = narrator.opens_a_terminal()
    narrator.opens_the_app()
    narrator.records()
    narrator.sees("Voice: Live")
    desktop.focus(terminal)
    desktop.say("I add up the readings.")
    desktop.stop_sound()
    narrator.sees("Not being recorded: Voice.")
    narrator.writes("still at work")
    narrator.goes_on_for(2)
    assert narrator.reads("state") == "Recording"
    narrator.presses("ctrl+alt+s")
    narrator.sees("nothing was recorded of")
    narrator.closes_the_app()

    (root,) = narrator.bundles
    assert verify(root) == []
    bundle = Bundle(root)
    assert bundle.manifest.ended == "stopped"
    (gap,) = [it for _, it in bundle.events_of(Gap) if it.stream == StreamName.VOICE]
    assert gap.reason in {GapReason.SOURCE_FAILED, GapReason.SOURCE_STALLED}
    assert gap.to_ns == bundle.manifest.duration_ns
    assert max(it.rms for _, it in bundle.events_of(VoiceEvent)) > 0.02
    presses = [(at, key) for at, key in bundle.events_of(KeyEvent) if key.action is KeyAction.PRESS]
    assert (
        "".join(key.text or "" for at, key in presses if at > gap.from_ns and not key.own) == "still at work"
    )
