"""The machine loses its power in the middle of a recording: at the next start it is there, whole and offered."""

from features.expert import Expert
from trajectory_recorder.bundle import Bundle, layout, verify
from trajectory_recorder.events import KeyAction, KeyEvent


def test_an_interrupted_recording_is_recovered_and_offered(expert: Expert) -> None:
    terminal = expert.opens_a_terminal()
    expert.opens_the_app()
    expert.records()
    expert.desktop.focus(terminal)
    expert.writes("echo nearly done")
    expert.goes_on_for(2)
    expert.kills_everything()
    (root,) = expert.bundles
    assert not (root / layout.MANIFEST).exists()

    expert.opens_the_app()
    expert.sees("A recording was interrupted. It was saved up to")
    expert.clicks("Look at it")
    expert.sees("Mask text", "Submit")
    assert expert.bundles == [root]
    assert verify(root) == []
    bundle = Bundle(root)
    assert bundle.manifest.ended == "crash"
    assert bundle.manifest.recovered is not None
    pressed = [key for _, key in bundle.events_of(KeyEvent) if key.action is KeyAction.PRESS]
    assert "".join(key.text or "" for key in pressed) == "echo nearly done"
