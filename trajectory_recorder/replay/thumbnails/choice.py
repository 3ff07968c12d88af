"""Which frames of a recording stand for it in small pictures: key frames of its main display, evenly in time."""

import numpy as np
import numpy.typing as npt

from trajectory_recorder.replay.timeline.timeline import ScreenTrack, Timeline, Times

Indices = npt.NDArray[np.intp]


def main_screen(timeline: Timeline) -> ScreenTrack | None:
    """The frames of the primary display, or of the first one where that was not recorded; None without any."""
    primary = {it.display_id for _, displays in timeline.displays for it in displays if it.primary}
    screens = [it for it in timeline.screens if it.keyframe.any()]
    return next((it for it in screens if it.display_id in primary), screens[0] if screens else None)


def key_frames(track: ScreenTrack) -> Indices:
    """The places of a track's key frames."""
    return np.flatnonzero(track.keyframe)


def evenly(at_ns: Times, duration_ns: int, most: int) -> Indices:
    """Choose at most so many of these times, one for each of as many equal stretches: what holds in its middle.

    Args:
        at_ns: In order, not empty.
        duration_ns: All of the recording.
        most: How many stretches there are.
    """
    middles_ns = (2 * np.arange(most, dtype=np.int64) + 1) * (duration_ns // (2 * most))
    holding = np.searchsorted(at_ns, middles_ns, side="right") - 1
    return np.unique(np.maximum(holding, 0))
