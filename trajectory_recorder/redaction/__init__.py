"""Redaction: a sealed bundle and a list of edits in, a new sealed bundle out that names its parent.

What an edit takes away is in no byte of the new bundle. The parent is only read.
"""

from trajectory_recorder.redaction.apply import Made, apply, make
from trajectory_recorder.redaction.edits import Blank, Cover, Cut, Edit, MaskText, Mute, Narrate, Note

__all__ = ["Blank", "Cover", "Cut", "Edit", "Made", "MaskText", "Mute", "Narrate", "Note", "apply", "make"]
