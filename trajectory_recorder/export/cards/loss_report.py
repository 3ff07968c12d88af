"""What recordings have and the format can't hold, counted: in all, and of each recording."""

from collections.abc import Mapping

from trajectory_recorder.export.cards.outcome import Outcome
from trajectory_recorder.export.json_text import laid_out
from trajectory_recorder.export.piece import Loss

LOSSES = "losses.json"


def loss_report(outcome: Outcome) -> bytes:
    """The report as JSON; it tells nothing of any content."""
    total = _told(outcome.lost)
    each = {name: _told(losses) for name, losses in outcome.losses if losses}
    document = {"format": outcome.request.format, "in_all": total, "recordings": each}
    return laid_out(document)


def _told(losses: Mapping[Loss, int]) -> list[dict[str, str | int]]:
    ordered = sorted(losses.items(), key=lambda it: (it[0].what, it[0].why))
    return [{"what": loss.what, "why": loss.why, "count": count} for loss, count in ordered]
