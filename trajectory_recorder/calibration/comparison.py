"""Finds in a recording what the probe did, and how far the recorded times lie from the true ones."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from trajectory_recorder.bundle import Bundle
from trajectory_recorder.calibration import chirp, patch_code
from trajectory_recorder.calibration.statistics import Trial
from trajectory_recorder.calibration.truth import Click, Flip, Injected
from trajectory_recorder.events import (
    Display,
    FrameEvent,
    PointerAction,
    PointerEvent,
    Rectangle,
    VoiceEvent,
)
from trajectory_recorder.media import decode

# The person at the machine may move the pointer to the same place at another time.
_LARGEST_ERROR_NS = 1_000_000_000
# On a machine that is busy the answer to a request, and with it the true time, may be late: such a
# trial would measure the probe.
_LARGEST_UNCERTAINTY_NS = 2_000_000
# Clicks are at least 1 s apart: within this distance there is only one.
_SEARCHED_NS = 450_000_000


@dataclass(frozen=True, slots=True)
class Compared:
    """What was found, how much was not, and of how much more the true time is not known to 2 ms."""

    trials: tuple[Trial, ...]
    missed: int
    unsure: int


def compare_flips(
    flips: Iterable[Flip],
    bundle: Bundle,
    display: Display,
    area: Rectangle,
    on_frame: Callable[[int], None],
) -> Compared:
    """Compare each flip with the first frame that shows it.

    Args:
        flips: What the probe showed.
        bundle: The recording.
        display: Where the patch was.
        area: Where it was on the virtual desktop.
        on_frame: Called with the session time of every frame that is looked at.
    """
    inside = Rectangle(area.x_px - display.x_px, area.y_px - display.y_px, area.width_px, area.height_px)
    seen: dict[int, int] = {}
    for at_ns, picture in _pictures(bundle, display):
        on_frame(at_ns)
        value = patch_code.read(picture, inside)
        if value is not None:
            seen.setdefault(value, at_ns)
    start_ns = bundle.manifest.clock.start_monotonic_ns
    return _collect(
        (flip.asked_ns, flip.done_ns, seen[flip.value] + start_ns if flip.value in seen else None)
        for flip in flips
    )


def compare_input(injected: Iterable[Injected], bundle: Bundle) -> Compared:
    """Compare each event of the pointer with the recorded one of its kind and place."""
    start_ns = bundle.manifest.clock.start_monotonic_ns
    recorded: dict[tuple[PointerAction, int, int], list[int]] = defaultdict(list)
    for at_ns, event in bundle.events_of(PointerEvent):
        recorded[event.action, event.x_px, event.y_px].append(start_ns + at_ns)
    return _collect(
        (it.asked_ns, it.done_ns, _nearest(recorded[it.action, it.x_px, it.y_px], it.asked_ns))
        for it in injected
    )


def compare_clicks(clicks: Iterable[Click], bundle: Bundle) -> Compared:
    """Compare each click with where it is heard in the recorded voice."""
    start_ns = bundle.manifest.clock.start_monotonic_ns
    voice = _Voice(bundle)
    return _collect(
        (
            click.at_ns - click.uncertainty_ns,
            click.at_ns + click.uncertainty_ns,
            None if (heard_ns := voice.find_click(click.at_ns - start_ns)) is None else heard_ns + start_ns,
        )
        for click in clicks
    )


def _collect(found: Iterable[tuple[int, int, int | None]]) -> Compared:
    """Make trials of spans within which something truly happened, and its recorded time if it has one."""
    trials, missed, unsure = [], 0, 0
    for from_ns, to_ns, recorded_ns in found:
        middle_ns, uncertainty_ns = (from_ns + to_ns) // 2, (to_ns - from_ns) // 2
        if uncertainty_ns > _LARGEST_UNCERTAINTY_NS:
            unsure += 1
        elif recorded_ns is None:
            missed += 1
        else:
            trials.append(Trial(middle_ns, recorded_ns - middle_ns, uncertainty_ns))
    return Compared(tuple(trials), missed, unsure)


def _nearest(times_ns: Sequence[int], wanted_ns: int) -> int | None:
    nearest = min(times_ns, key=lambda at_ns: abs(at_ns - wanted_ns), default=None)
    return nearest if nearest is not None and abs(nearest - wanted_ns) <= _LARGEST_ERROR_NS else None


def _pictures(bundle: Bundle, display: Display) -> Iterator[tuple[int, patch_code.Rgb]]:
    """The frames of a display with their session times, file after file."""
    times: dict[str, list[int]] = defaultdict(list)
    for at_ns, frame in bundle.events_of(FrameEvent):
        if frame.display_id == display.display_id:
            times[frame.path].append(at_ns)
    for path, of_path in times.items():
        for at_ns, (_, picture) in zip(of_path, decode.frames(bundle.path(path)), strict=True):
            yield at_ns, picture


class _Voice:
    """All of a recorded voice, with the time of each packet."""

    def __init__(self, bundle: Bundle) -> None:
        packets = list(bundle.events_of(VoiceEvent))
        paths = dict.fromkeys(packet.path for _, packet in packets)
        pieces = [pcm for path in paths for _, pcm in decode.samples(bundle.path(path))]
        self._samples = np.concatenate(pieces) if pieces else np.empty(0, np.int16)
        self._times = np.array([at_ns for at_ns, _ in packets], np.int64)
        self._firsts = np.cumsum([0, *(len(pcm) for pcm in pieces)])

    def find_click(self, session_ns: int) -> int | None:
        """The session time at which a click begins that truly began at this one; None if unheard."""
        first, end = (self._sample_at(session_ns + way) for way in (-_SEARCHED_NS, _SEARCHED_NS))
        found = chirp.find(self._samples[first : end + chirp.LENGTH])
        return None if found is None else self._time_of(first + found)

    def _sample_at(self, session_ns: int) -> int:
        packet = max(int(np.searchsorted(self._times, session_ns, side="right")) - 1, 0)
        if packet >= len(self._times):
            return 0
        within = (session_ns - int(self._times[packet])) * chirp.RATE_HZ // 1_000_000_000
        return max(int(self._firsts[packet]) + within, 0)

    def _time_of(self, sample: int) -> int:
        packet = int(np.searchsorted(self._firsts, sample, side="right")) - 1
        packet = min(packet, len(self._times) - 1)
        within = sample - int(self._firsts[packet])
        return int(self._times[packet]) + within * 1_000_000_000 // chirp.RATE_HZ
