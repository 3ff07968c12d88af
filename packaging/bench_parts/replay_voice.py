"""How far apart a replay's voice and pictures are, on a virtual desktop whose loudspeakers are listened to."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from bench_parts.loudspeakers import RATE_HZ, Heard, heard
from bench_parts.replay_moving import CLICK_EVERY
from bench_parts.replay_screen import playing
from trajectory_recorder.replay.recording import Recording
from trajectory_recorder.virtual_desktop import VirtualDesktop

_LOUD = 4_000
_VARIABLES = ("PULSE_SERVER", "HOME", "XDG_RUNTIME_DIR")


def voice_offsets_ms(recording: Recording) -> list[float]:
    """Play a recording of `replay_moving` once; returns for each click how much later it was heard than its
    picture was handed over."""
    with VirtualDesktop(640, 480) as desktop, _environment(desktop):
        with playing(recording, sound=True) as (player, screen), heard(desktop) as found:
            player.play()
            screen.wait_for(lambda: player.status.ended)
        pictures_ns = np.array([it.came_ns for it in screen.came if it.index % CLICK_EVERY == 0])
        return [
            float(at_ns - pictures_ns[abs(pictures_ns - at_ns).argmin()]) / 1e6 for at_ns in _clicks_ns(found)
        ]


def _clicks_ns(found: Heard) -> list[int]:
    (loud,) = np.nonzero(abs(found.sound.astype(int)) > _LOUD)
    begins = loud[np.diff(loud, prepend=-RATE_HZ) > RATE_HZ // 20]
    return [found.time_ns(int(begin)) for begin in begins]


@contextmanager
def _environment(desktop: VirtualDesktop) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in _VARIABLES}
    os.environ.update({name: desktop.environment[name] for name in _VARIABLES})
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
