import numpy as np

from trajectory_recorder.replay.page import tracks
from trajectory_recorder.replay.timeline.timeline import PointerTrack, VoiceTrack

MS = 1_000_000


def path(*points: tuple[float, int, int]) -> PointerTrack:
    """The pointer at times in ms."""
    times_ms, x_px, y_px = zip(*points, strict=True) if points else ((), (), ())
    at_ns = np.array([round(it * MS) for it in times_ms], np.int64)
    return PointerTrack(at_ns, np.array(x_px, np.int32), np.array(y_px, np.int32))


def voice(*packets: tuple[int, float]) -> VoiceTrack:
    """Packets with a time in ms and a peak."""
    at_ns = np.array([at * MS for at, _ in packets], np.int64)
    peak = np.array([peak for _, peak in packets], np.float32)
    nothing = np.zeros(len(packets), np.int32)
    return VoiceTrack(("data/narration.mka",), at_ns, at_ns, nothing, nothing, peak, peak)


def test_of_the_pointer_the_last_place_in_what_can_be_seen_is_kept() -> None:
    told = tracks.pointer(path((0, 1, 1), (1, 2, 2), (8, 3, -3), (9, 10, 4), (1_000, 10, 5)))
    assert told == {"at": [8, 1, 991], "x": [3, 7, 0], "y": [-3, 7, 1]}


def test_a_slow_pointer_keeps_every_place() -> None:
    told = tracks.pointer(path(*((it * 10, it, it) for it in range(50))))
    assert np.cumsum(told["x"]).tolist() == list(range(50))


def test_no_pointer_is_nothing() -> None:
    assert tracks.pointer(path()) == {"at": [], "x": [], "y": []}


def test_peaks_are_the_largest_of_each_tenth_of_a_second() -> None:
    told = tracks.peaks(voice((0, 0.1), (85, 0.5), (170, 0.25), (400, 1.0)), 450 * MS)
    assert told == {"every": 100.0, "loudest": [50, 25, 0, 0, 100]}


def test_peaks_are_not_more_than_can_be_drawn_many_times_over() -> None:
    told = tracks.peaks(voice((0, 0.1), (24 * 3_600_000 - 85, 0.5)), 24 * 3_600_000 * MS)
    assert len(told["loudest"]) == 20_000
    assert (told["loudest"][0], told["loudest"][-1]) == (10, 50)


def test_what_lies_outside_of_the_recording_is_not_drawn() -> None:
    assert tracks.peaks(voice((-5, 0.5), (300, 0.5)), 200 * MS) == {"every": 100.0, "loudest": [0, 0]}
    assert tracks.peaks(voice(), 0) == {"every": 100.0, "loudest": [0]}
