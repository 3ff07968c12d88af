"""A bundle in which each kind of thing happens: pictures with numbers, input, a window, a gap, a voice and words."""

from pathlib import Path

import numpy as np

from helpers.pictured_session import PicturedSession
from trajectory_recorder.bundle import Bundle
from trajectory_recorder.bundle.transcript import Transcript, write_transcript
from trajectory_recorder.bundle.voice import narration
from trajectory_recorder.events import (
    Button,
    ClipboardEvent,
    CursorEvent,
    Gap,
    GapReason,
    KeyAction,
    KeyboardState,
    KeyEvent,
    Marker,
    SpeechEvent,
    WindowEvent,
)
from trajectory_recorder.speech import Model, Word

MS = 1_000_000
WORDS = (Word(40 * MS, 60 * MS, " Now", 0.9), Word(60 * MS, 80 * MS, " <b>twelve</b>", 0.8))
LETTER_A, CONTROL = 0x41, 0xA2


def viewed_session(folder: Path, *, pictures: int = 12) -> Bundle:
    """Seal it, with its transcript."""
    folder.mkdir(parents=True)
    session = PicturedSession()
    session.meanwhile(WindowEvent(7, "Sums <i>", "editor", 4711, -701, 40, 300, 200))
    session.meanwhile(WindowEvent(8, None, None, None, -701, 40, 300, 200)).meanwhile(_no_window())
    session.meanwhile(CursorEvent("s1", "text", True, 16, 16, 3, 4, "iVBORw0KGgo="))
    session.meanwhile(ClipboardEvent("12", 2)).meanwhile(Marker("here"))
    session.moves((-700, 41), (-500, 90), (-690, 60)).clicks().changes()
    session.pushes(Button.RIGHT).lets_go(Button.RIGHT).changes()
    session.moves((50, 50), (-400, 100)).turns(0, -2).turns(0, 1.5).turns(0.25, 0)
    session.looks_at_buttons(Button.LEFT)
    for action in KeyAction:
        session.meanwhile(KeyEvent(action, 38, LETTER_A, "a", "a", (), layout="de")).rests(10)
        session.meanwhile(KeyEvent(action, 255, 0, "XF86Launch1", None)).rests(10)
    session.meanwhile(KeyboardState((37, 255), (CONTROL, 0)))
    session.meanwhile(SpeechEvent(40 * MS, 80 * MS, 0.75))
    session.meanwhile(Gap("screen-0", session.now_ms * MS, session.now_ms * MS, GapReason.SOURCE_STALLED))
    while len(session.shown_ms) < pictures:
        session.changes()
    voice = (np.random.default_rng(4).normal(0, 900, 24_000)).astype(np.int16)
    bundle = session.seal(folder, voice=voice)
    model = Model("scripted", "0" * 64)
    write_transcript(bundle, Transcript("scripted", "1", model, "en", narration(bundle), WORDS))
    return bundle


def _no_window() -> WindowEvent:
    return WindowEvent(None, None, None, None, 0, 0, 0, 0)
