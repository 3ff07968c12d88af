"""Writes all that describes a finished export, the same each time: no moment of the export is told."""

from collections.abc import Callable

from trajectory_recorder.export.cards.croissant import CROISSANT, croissant
from trajectory_recorder.export.cards.data_card import DATA_CARD, data_card
from trajectory_recorder.export.cards.data_package import DATA_PACKAGE, data_package
from trajectory_recorder.export.cards.loss_report import LOSSES, loss_report
from trajectory_recorder.export.cards.outcome import Outcome


def describe(outcome: Outcome, write: Callable[[str, bytes], None]) -> None:
    """Write the data card, the loss report and the two machine-readable descriptions.

    Args:
        outcome: What came of the export.
        write: Puts a file into the dataset.
    """
    write(DATA_CARD, data_card(outcome).encode())
    write(LOSSES, loss_report(outcome))
    write(CROISSANT, croissant(outcome))
    write(DATA_PACKAGE, data_package(outcome))
