"""How far the pictures of a step can be trusted, in words. Knows no Qt.

What stands behind the figures is told in `actions.pictures`.
"""

from trajectory_recorder.actions import ActionPicture
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.replay.times import exact

_SURE, _LIKELY = 0.9, 0.5


def told(picture: ActionPicture | None) -> str:
    """When a picture was taken, and whether the screen still looked like it."""
    if picture is None:
        return translate("Replay", "There is no picture of it.")
    when = exact(picture.at_ns)
    if picture.stale_ns == 0 and picture.confidence >= _SURE:
        return translate("Replay", "Frame of {time}: the screen looked so.").format(time=when)
    if picture.stale_ns == 0:
        return translate("Replay", "Frame of {time}: the screen was still changing.").format(time=when)
    return _trust(picture.confidence).format(time=when, earlier=_length(picture.stale_ns))


def _trust(confidence: float) -> str:
    """What is said of a picture that was last seen so `earlier` than at `time`."""
    if confidence >= _SURE:
        return translate("Replay", "Frame of {time}: last seen so {earlier} earlier, surely unchanged.")
    if confidence >= _LIKELY:
        return translate("Replay", "Frame of {time}: last seen so {earlier} earlier, likely unchanged.")
    return translate("Replay", "Frame of {time}: last seen so {earlier} earlier, may have changed.")


def _length(ns: int) -> str:
    ms = max(round(ns / 1e6), 1)
    return f"{ms} ms" if ms < 1000 else f"{ms / 1000:.1f} s"
