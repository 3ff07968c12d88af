"""What comes in thousands, as the page's script takes it: where the pointer was, and how loud the voice.

It keeps what can be seen, which is less than what was recorded: the pointer 120 times a second, and the voice
in as many pieces as the widest window has pixels, many times over.
"""

from typing import Any

import numpy as np

from trajectory_recorder.replay.page.values import ms, steps
from trajectory_recorder.replay.timeline.timeline import PointerTrack, VoiceTrack

_MS_NS = 1_000_000
_VISIBLE_NS = 1_000_000_000 // 120
_MOST_PEAKS = 20_000
_SHORTEST_PEAK_NS = 100 * _MS_NS  # a packet is 85 ms long


def pointer(track: PointerTrack) -> dict[str, list[int]]:
    """The last place in each 120th of a second, as columns of ways from one to the next, times in ms."""
    of = track.at_ns // _VISIBLE_NS
    kept = np.append(of[1:] != of[:-1], True) if len(of) else np.zeros(0, np.bool_)
    return {
        "at": steps(track.at_ns[kept] // _MS_NS),
        "x": steps(track.x_px[kept].astype(np.int64)),
        "y": steps(track.y_px[kept].astype(np.int64)),
    }


def peaks(track: VoiceTrack, duration_ns: int) -> dict[str, Any]:
    """The largest peak in each piece of the recording, in hundredths of full scale."""
    every_ns = max(_SHORTEST_PEAK_NS, -(-duration_ns // _MOST_PEAKS))
    loudest = np.zeros(max(1, -(-duration_ns // every_ns)), np.int64)
    inside = (track.at_ns >= 0) & (track.at_ns < duration_ns)
    hundredths = np.rint(track.peak[inside] * 100).astype(np.int64)
    np.maximum.at(loudest, track.at_ns[inside] // every_ns, hundredths)
    return {"every": ms(every_ns), "loudest": loudest.tolist()}
