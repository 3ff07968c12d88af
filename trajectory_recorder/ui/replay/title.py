"""What a window says at its top of the recording that it shows. Knows no Qt."""

from trajectory_recorder.replay.recording import Recording
from trajectory_recorder.ui.language import translate


def window_title(recording: Recording, window: str) -> str:
    """The recording's title, what is done with it here, and whether it is as it was recorded."""
    title = f"{recording.title} \N{EM DASH} {window}"
    if not recording.edited:
        return title
    return translate("Replay", "{title} (edited: made from another recording)").format(title=title)
