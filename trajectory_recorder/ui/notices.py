"""What a person has to know about something that did not go as asked. Knows no Qt."""

from dataclasses import dataclass

from trajectory_recorder import paths
from trajectory_recorder.errors import TrajectoryError
from trajectory_recorder.ui import wording
from trajectory_recorder.ui.language import translate


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that a person has to know, in sentences: what happened and what to try next."""

    message: str
    remedy: str = ""


def notice_of(error: Exception) -> Notice:
    """Say what failed and what to try next."""
    if isinstance(error, TrajectoryError):
        return Notice(wording.sentence(error.message), wording.sentence(error.remedy))
    return Notice(
        translate("Notice", "Something unexpected happened: {error}.").format(error=repr(error)),
        translate("Notice", "The logs are in {folder}.").format(folder=paths.log_folder()),
    )
