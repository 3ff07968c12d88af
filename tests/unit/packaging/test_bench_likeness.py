"""Recordings against looks at the true screen, made of small pictures whose likeness is known."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import zstandard
from bench_parts.likeness import Frame, compare_with_truth
from bench_parts.truth import Sample, read_samples

SIZE = 32


def pixels(seed: int) -> npt.NDArray[np.uint8]:
    return np.random.default_rng(seed).integers(0, 256, (SIZE, SIZE, 3), np.uint8)


def frame(at_ns: int, seed: int) -> Frame:
    return at_ns, pixels(seed)


class Looks:
    """Looks whose pictures lie in a file, as the grabber leaves them."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "truth"
        self.file.touch()
        self.samples: list[Sample] = []

    def add(self, at_ns: int, seed: int, stood_until_ns: int | None = None) -> None:
        bgra = np.dstack([pixels(seed)[..., ::-1], np.zeros((SIZE, SIZE), np.uint8)])
        packed = zstandard.ZstdCompressor(level=1).compress(bgra.tobytes())
        offset = self.file.stat().st_size
        with self.file.open("ab") as file:
            file.write(packed)
        self.samples.append(Sample(at_ns, stood_until_ns, self.file, offset, len(packed), SIZE, SIZE))


@pytest.fixture
def looks(tmp_path: Path) -> Looks:
    return Looks(tmp_path)


def test_a_true_recording_is_like_the_screen(looks: Looks) -> None:
    looks.add(150, 1, 180)
    looks.add(250, 2, 280)
    fidelity, timeline = compare_with_truth([frame(100, 1), frame(200, 2)], looks.samples, None)
    assert (fidelity.pairs, timeline.pairs) == (2, 2)
    assert (fidelity.ssim, timeline.ssim) == (pytest.approx(1), pytest.approx(1))
    assert timeline.psnr_db == 100


def test_a_late_frame_counts_on_the_time_line_alone(looks: Looks) -> None:
    looks.add(195, 2, 240)
    fidelity, timeline = compare_with_truth([frame(100, 1), frame(200, 2)], looks.samples, None)
    assert fidelity.ssim == pytest.approx(1)
    assert timeline.ssim is not None
    assert timeline.ssim < 0.3


def test_what_did_not_stand_tells_nothing_of_fidelity(looks: Looks) -> None:
    looks.add(150, 1)
    fidelity, timeline = compare_with_truth([frame(100, 1)], looks.samples, None)
    assert (fidelity.pairs, fidelity.ssim, timeline.pairs) == (0, None, 1)


def test_a_picture_counts_once_for_fidelity(looks: Looks) -> None:
    looks.add(150, 1, 160)
    looks.add(170, 1, 180)
    fidelity, timeline = compare_with_truth([frame(100, 1)], looks.samples, None)
    assert (fidelity.pairs, timeline.pairs) == (1, 2)


def test_numbers_tell_which_picture_a_frame_was_made_from(looks: Looks) -> None:
    looks.add(150, 2)
    looks.add(160, 3)
    number = {int(pixels(seed)[..., 1].sum()): seed for seed in (1, 2, 3)}
    fidelity, timeline = compare_with_truth(
        [frame(100, 1), frame(200, 2)], looks.samples, lambda picture: number[int(picture[..., 1].sum())]
    )
    assert (fidelity.pairs, fidelity.ssim) == (1, pytest.approx(1))
    assert timeline.pairs == 2
    assert timeline.ssim is not None
    assert timeline.ssim < 0.3


def test_what_was_seen_before_the_first_frame_is_left_out(looks: Looks) -> None:
    looks.add(50, 1, 60)
    fidelity, timeline = compare_with_truth([frame(100, 1)], looks.samples, None)
    assert (fidelity.pairs, timeline.pairs, timeline.ssim) == (0, 0, None)


def test_the_coded_size_may_be_larger(looks: Looks) -> None:
    looks.add(150, 1)
    larger = np.pad(pixels(1), ((0, 1), (0, 1), (0, 0)), mode="edge")
    _, timeline = compare_with_truth([(100, larger)], looks.samples, None)
    assert timeline.ssim == pytest.approx(1)


def test_looks_that_took_too_long_or_were_cut_off_are_left_out(tmp_path: Path) -> None:
    line = (
        '{{"before_ns": {}, "after_ns": {}, "stood_until_ns": null, "offset": 0, "bytes": 5, '
        '"width_px": 8, "height_px": 6}}\n'
    )
    said = line.format(1_000, 3_000) + line.format(0, 30_000_000) + '{"before_ns": 9'
    (sample,) = read_samples(said, tmp_path)
    assert (sample.at_ns, sample.stood_until_ns, sample.length) == (2_000, None, 5)
