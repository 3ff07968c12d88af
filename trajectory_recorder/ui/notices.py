"""What a person has to know about a recording that did not go as asked. Knows no Qt."""

from dataclasses import dataclass

from trajectory_recorder import paths
from trajectory_recorder.errors import TrajectoryError
from trajectory_recorder.quality.live import LiveWarning
from trajectory_recorder.recording import recovery
from trajectory_recorder.recording.states import EndReason
from trajectory_recorder.ui import wording
from trajectory_recorder.ui.live_recording import Sealed


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that a person has to know, in sentences: what happened and what to try next."""

    message: str
    remedy: str = ""


def notice_of(error: Exception) -> Notice:
    """Say what failed and what to try next."""
    if isinstance(error, TrajectoryError):
        return Notice(wording.sentence(error.message), wording.sentence(error.remedy))
    return Notice(f"Something unexpected happened: {error!r}.", f"The logs are in {paths.log_folder()}.")


def notice_of_warning(warning: LiveWarning) -> Notice:
    """Say what is wrong with the recording right now."""
    return Notice(wording.sentence(warning.message), wording.sentence(warning.suggestion))


def notice_of_end(sealed: Sealed, *, asked_for: bool) -> Notice | None:
    """Say why a recording ended, where it was not because a person asked for it."""
    if sealed.ended == recovery.CRASHED:
        return Notice(
            "The recording engine ended unexpectedly. What it had recorded until then is saved.",
            f"You can go on in a new recording. The engine's log is in {paths.log_folder()}.",
        )
    if sealed.ended == EndReason.DISK_FULL:
        return Notice(
            "The disk was nearly full, so the recording was ended and saved.",
            "Make room, or choose another folder, before you go on.",
        )
    if sealed.ended == EndReason.SCREEN_LOST:
        return Notice("The last recorded display went away, so the recording was ended and saved.")
    if sealed.warning:
        return Notice(wording.sentence(sealed.warning))
    return None if asked_for else Notice("Another program ended the recording, which is saved.")
