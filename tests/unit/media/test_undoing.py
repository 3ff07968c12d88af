"""Pictures are told apart by every sample that is shown, and not by what lies behind the ends of their rows."""

import av
import numpy as np
import pytest

from trajectory_recorder.media.undoing import copied, undo

FORMATS = ("yuv420p", "yuv444p", "nv12", "yuv420p10le", "gray")
SIZES = ((64, 48), (702, 302), (1281, 65))
RNG = np.random.default_rng(3)


def noise(width_px: int, height_px: int, form: str = "yuv420p") -> av.VideoFrame:
    frame = av.VideoFrame(width_px, height_px, form)
    for plane in frame.planes:
        plane.update(RNG.integers(0, 255, plane.buffer_size, np.uint8).tobytes())
    return frame


def changed(frame: av.VideoFrame, rows: slice) -> av.VideoFrame:
    """The same, but for these rows of each plane."""
    other = noise(frame.width, frame.height, frame.format.name)
    for plane, source in zip(other.planes, frame.planes, strict=True):
        samples = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)
        kept = samples[rows].copy()
        samples[:] = np.frombuffer(memoryview(source), np.uint8).reshape(-1, plane.line_size)
        samples[rows] = kept
    return other


def samples(frame: av.VideoFrame) -> list[bytes]:
    return [bytes(plane) for plane in frame.planes]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("size", SIZES)
def test_from_the_later_picture_the_earlier_one_is_had_back(size: tuple[int, int], form: str) -> None:
    earlier = noise(*size, form)
    later = changed(earlier, slice(5, 9))
    later.colorspace, later.color_range = 1, 2
    as_it_was = samples(later)
    back = undo(earlier, later)
    assert back is not None
    restored = copied(later)
    assert samples(restored) == samples(later)
    back.apply(restored)
    assert samples(restored) == samples(earlier) != as_it_was == samples(later)
    assert (restored.colorspace, restored.color_range, restored.format.name) == (1, 2, form)


def test_what_is_kept_is_little_where_little_changed_and_next_to_nothing_where_nothing_did() -> None:
    earlier = noise(1920, 1080)
    few, none = undo(earlier, changed(earlier, slice(100, 120))), undo(earlier, earlier)
    assert few is not None
    assert none is not None
    assert 20 * 1920 * 2 <= few.nbytes <= 20 * 1920 * 2 + 1000
    assert none.nbytes <= 8


def test_of_pictures_that_have_little_in_common_nothing_is_undone() -> None:
    earlier = noise(64, 48)
    assert undo(earlier, noise(64, 48)) is None
    assert undo(earlier, changed(earlier, slice(0, 30))) is None
    assert undo(earlier, noise(64, 46)) is None
    assert undo(earlier, noise(64, 48, "nv12")) is None
