"""The voice with silence in place of what is said behind the curtain: zeros, before anybody listens.

Sound goes on, so that times stay right. When it was, the session says.
"""

from trajectory_recorder.capture.curtain import Curtain
from trajectory_recorder.capture.passing_on import PassingOn
from trajectory_recorder.capture.source import Captured, Outlet, Sound, Source

_RATE_HZ = 48_000
_SECOND_NS = 1_000_000_000


class Hushed:
    """A source of voice that says nothing of what happens behind the curtain.

    Args:
        source: Hears everything.
        curtain: Tells when nothing may be heard.
    """

    def __init__(self, source: Source, curtain: Curtain) -> None:
        self.stream = source.stream
        self._source = source
        self._curtain = curtain

    def run(self, outlet: Outlet) -> None:
        """Run the source until the outlet says to stop; raises as it does."""
        self._source.run(_HushedOutlet(outlet, self._curtain))


class _HushedOutlet(PassingOn):
    def __init__(self, outlet: Outlet, curtain: Curtain) -> None:
        super().__init__(outlet)
        self._curtain = curtain

    def emit(self, stamp_ns: int, captured: Captured) -> None:
        if isinstance(captured, Sound):
            captured = hush(stamp_ns, captured, self._curtain)
        super().emit(stamp_ns, captured)


def hush(stamp_ns: int, sound: Sound, curtain: Curtain) -> Sound:
    """Replace the samples that lie behind the curtain, and those that touch it, by zeros.

    Args:
        stamp_ns: The monotonic time of its first sample.
        sound: The block; it is not changed.
        curtain: Tells which.
    """
    hidden = curtain.hidden(stamp_ns, stamp_ns + len(sound.pcm) * _SECOND_NS // _RATE_HZ)
    if not hidden:
        return sound
    pcm = sound.pcm.copy()
    for from_ns, to_ns in hidden:
        first = (from_ns - stamp_ns) * _RATE_HZ // _SECOND_NS
        end = -(-(to_ns - stamp_ns) * _RATE_HZ // _SECOND_NS)
        pcm[first:end] = 0
    return Sound(pcm, sound.lost_samples)
