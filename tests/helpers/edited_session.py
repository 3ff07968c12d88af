"""A recording that was edited: cut, blanked, masked and muted, with a narration and a note that came later."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from helpers.replayed_session import HOSTILE, ReplayedSession
from trajectory_recorder.bundle import Bundle
from trajectory_recorder.media.voice import RATE_HZ, VoiceFile
from trajectory_recorder.redaction import Blank, Cut, Edit, MaskText, Mute, Narrate, Note, apply

MS = 1_000_000
CUT_MS = (13_000, 17_000)
NARRATED_MS = (14_000, 16_000)
"""Of the edited recording, in which nothing else happens there."""


@dataclass(frozen=True)
class EditedSession:
    """The bundle that was recorded, and the one that was made of it."""

    parent: Bundle
    edited: Bundle


def edited_session(folder: Path) -> EditedSession:
    """Record and edit."""
    parent = ReplayedSession().works().seal(folder / "recorded")
    from_ns, to_ns = (at_ms * MS + (CUT_MS[1] - CUT_MS[0]) * MS for at_ms in NARRATED_MS)
    edits: list[Edit] = [
        Cut(CUT_MS[0] * MS, CUT_MS[1] * MS),
        Blank(10_000 * MS, 11_000 * MS),
        MaskText(0, 5_000 * MS),
        Mute(6_000 * MS, 7_000 * MS),
        Mute(from_ns, to_ns),
        Narrate(from_ns, to_ns, str(_spoken(folder))),
        Note(8_000 * MS, 9_000 * MS, HOSTILE),
    ]
    return EditedSession(parent, Bundle(apply(parent, edits, folder / "edited")))


def _spoken(folder: Path) -> Path:
    """Two seconds of a tone, as a narration is recorded."""
    path = folder / "spoken.mka"
    tone = 9_000 * np.sin(2 * np.pi * 440 * np.arange(2 * RATE_HZ) / RATE_HZ)
    with path.open("xb", buffering=0) as file:
        written = VoiceFile(file)
        for packet in [*written.encode(tone.astype(np.int16), session_ns=0), *written.flush()]:
            written.write(packet)
        written.close()
    return path
