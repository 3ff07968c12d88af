"""What each kind of remark on a recording is called. Knows no Qt."""

from trajectory_recorder.replay.remarks import Mark
from trajectory_recorder.ui.language import Phrase

REMARK_WORDS = {
    Mark.FAIL: Phrase("Lists", "Fails"),
    Mark.WARN: Phrase("Lists", "Warning"),
    Mark.NOTE: Phrase("Lists", "Note"),
    Mark.DAMAGE: Phrase("Lists", "Damage"),
    Mark.GAP: Phrase("Lists", "Gap"),
    Mark.MARKER: Phrase("Lists", "Marker"),
    Mark.WRITTEN: Phrase("Lists", "Written by the expert"),
}
