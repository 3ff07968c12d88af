"""What lies beside the data of an export: a card for people, descriptions for machines, and what was lost."""

from trajectory_recorder.export.cards.describing import describe
from trajectory_recorder.export.cards.outcome import MadeFile, Outcome

__all__ = ["MadeFile", "Outcome", "describe"]
