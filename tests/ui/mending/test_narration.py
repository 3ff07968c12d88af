"""Speaking over a stretch of a recording, into the microphone of a real sound server."""

import threading
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from trajectory_recorder.media.decode import samples
from trajectory_recorder.media.voice import RATE_HZ
from trajectory_recorder.redaction.edits import Mute, Narrate, Note
from trajectory_recorder.replay.media_files import LocalMedia
from trajectory_recorder.replay.opening import open_recording
from trajectory_recorder.replay.sound.voice_sound import VoiceSound
from trajectory_recorder.replay.timeline.timeline import Span
from trajectory_recorder.ui.edit_words import Way
from trajectory_recorder.ui.mending.mending_view import MendingReplay
from trajectory_recorder.virtual_desktop import VirtualDesktop
from ui.mending.conftest import Opener, view_of

S = 1_000_000_000


@pytest.fixture
def room(desktop_with_sound: VirtualDesktop, monkeypatch: pytest.MonkeyPatch) -> VirtualDesktop:
    for name in ("PULSE_SERVER", "HOME", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(name, desktop_with_sound.environment[name])
    return desktop_with_sound


def told(view: MendingReplay) -> str:
    label = view.panel.narration.findChild(QLabel, "narration")
    assert label is not None
    return label.text()


def clicks(qtbot: QtBot, part: QWidget, words: str) -> None:
    (found,) = [it for it in part.findChildren(QAbstractButton) if it.text() == words]
    qtbot.waitUntil(found.isVisible)
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def test_what_is_spoken_over_a_stretch_is_kept_and_what_was_said_is_silent(
    qtbot: QtBot, room: VirtualDesktop, opens: Opener, root: Path
) -> None:
    view = view_of(qtbot, opens(root, sound=True))
    # The loudspeaker is in use until somebody wants to speak.
    view.player.set_rate(2.0)
    view.player.play()
    qtbot.waitUntil(lambda: view.player._narrator is not None and view.player._narrator._speaker is not None)
    view.use(Way.NARRATE, Span(2 * S, 4 * S))
    qtbot.waitUntil(lambda: told(view).startswith("Speak now"))
    assert view.player.status.muted
    speaking = threading.Thread(target=room.say, args=("so I look at the second column",))
    speaking.start()
    qtbot.waitUntil(lambda: told(view).startswith("Recorded: 0:00:0"))
    speaking.join()
    status = view.player.status
    assert (status.playing, status.rate, status.muted) == (False, 2.0, False)
    clicks(qtbot, view.panel.narration, "Listen")
    assert [type(it) for it in view.model.preview.edits] == [Mute, Narrate]
    assert view.mending.edits == ()
    clicks(qtbot, view.panel.narration, "Keep")
    mute, narration = view.mending.edits
    assert isinstance(narration, Narrate)
    assert isinstance(mute, Mute)
    assert (mute.from_ns, mute.to_ns) == (narration.from_ns, narration.to_ns)
    assert narration.from_ns == 2 * S
    assert 3.8 * S < narration.to_ns <= 4 * S
    spoken = np.concatenate([pcm for _, pcm in samples(Path(narration.path))])
    assert len(spoken) == pytest.approx(
        (narration.to_ns - narration.from_ns) * RATE_HZ / S, abs=RATE_HZ / 100
    )
    assert np.abs(spoken.astype(np.int32)).max() > 1000
    view.mending.do(Note(5 * S, 6 * S, "the second column"))
    clicks(qtbot, view.panel, "Submit")
    qtbot.waitUntil(lambda: len(list(root.parent.iterdir())) == 2)
    qtbot.waitUntil(lambda: not (root / "edits").exists())
    (made,) = set(root.parent.iterdir()) - {root}
    timeline = open_recording(made).timeline
    assert timeline.voice.paths[-1] == "data/narration-added-1.mka"
    assert [(it.from_ns, it.text) for it in timeline.notes] == [(5 * S, "the second column")]
    heard = VoiceSound(timeline.voice, LocalMedia(made))
    assert np.array_equal(heard.read(narration.from_ns + S, RATE_HZ // 2), spoken[RATE_HZ:][: RATE_HZ // 2])
    heard.close()


def test_what_is_not_kept_is_nowhere(qtbot: QtBot, room: VirtualDesktop, opens: Opener, root: Path) -> None:
    view = view_of(qtbot, opens(root))
    view.use(Way.NARRATE, Span(14 * S, 16 * S))
    view.use(Way.NARRATE, Span(2 * S, 12 * S))  # who changes their mind at once opens one microphone
    qtbot.waitUntil(lambda: told(view).startswith("Speak now"))
    assert view.narrating.is_busy
    assert [it.name for it in (root / "edits").iterdir()] == ["narration-1.mka"]
    clicks(qtbot, view.panel.narration, "Stop")
    qtbot.waitUntil(lambda: told(view).startswith("Recorded"))
    clicks(qtbot, view.panel.narration, "Discard")
    qtbot.waitUntil(lambda: not list((root / "edits").iterdir()))
    assert not view.narrating.is_busy
    assert view.mending.edits == view.model.preview.edits == ()
    room.stop_sound()
    view.use(Way.NARRATE, Span(2 * S, 12 * S))
    qtbot.waitUntil(lambda: view.mending.notice is not None)
    assert not view.narrating.is_busy
    assert not view.panel.narration.isVisible()
