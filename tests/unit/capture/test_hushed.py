"""What is said behind the curtain is silence, to the sample."""

import numpy as np

from helpers.collecting_outlet import CollectingOutlet
from trajectory_recorder.capture.curtain import Curtain
from trajectory_recorder.capture.source import Outlet, Sound
from trajectory_recorder.capture.voice import Hushed
from trajectory_recorder.capture.voice.hushed import hush
from trajectory_recorder.events import VoiceClockEvent

_MS = 1_000_000


def drawn(*spans: tuple[int, int | None]) -> Curtain:
    curtain = Curtain()
    for from_ns, to_ns in spans:
        curtain.draw(from_ns)
        if to_ns is not None:
            curtain.open(to_ns)
    return curtain


def silent(stamp_ns: int, curtain: Curtain) -> list[int]:
    """Which samples of a block of 10 ms are zeros."""
    sound = Sound(np.full(480, 7, np.int16), 3)
    hushed = hush(stamp_ns, sound, curtain)
    assert hushed.lost_samples == 3
    assert (sound.pcm == 7).all()
    return list(np.flatnonzero(hushed.pcm == 0))


def test_only_what_is_said_behind_it_is_silence() -> None:
    assert silent(0, drawn()) == []
    assert silent(0, drawn((_MS, 2 * _MS))) == list(range(48, 96))
    assert silent(0, drawn((_MS, 2 * _MS), (9 * _MS, None))) == [*range(48, 96), *range(432, 480)]
    assert silent(5 * _MS, drawn((0, None))) == list(range(480))
    assert silent(5 * _MS, drawn((0, 5 * _MS))) == []
    assert silent(0, drawn((_MS + 1, _MS + 2))) == [48]  # a sample that touches it


class _Speaker:
    stream = "voice"

    def run(self, outlet: Outlet) -> None:
        outlet.ready()
        outlet.wait_for_start()
        outlet.emit(0, Sound(np.full(48, 7, np.int16)))
        outlet.emit(_MS, Sound(np.full(48, 7, np.int16)))
        outlet.emit(_MS, CLOCK)
        while not outlet.stopping:
            outlet.looked(0)
            outlet.wait(0.01)


CLOCK = VoiceClockEvent(48_000.0, 0.0, 0, 0, 0)


def test_sound_goes_on() -> None:
    outlet = CollectingOutlet()
    with outlet.running(Hushed(_Speaker(), drawn((_MS, None)))):
        outlet.wait_for(lambda: bool(outlet.looks))
    heard = [(stamp, set(it.pcm)) for stamp, it in outlet.captured if isinstance(it, Sound)]
    assert heard == [(0, {7}), (_MS, {0})]
    assert outlet.events(VoiceClockEvent) == [CLOCK]
