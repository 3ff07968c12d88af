"""SSIM and PSNR, against values that are known and against ffmpeg's own filters."""

import math
import re
import subprocess
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from bench_parts.similarity import luma_of_bgra, luma_of_rgb, psnr_db, ssim


def picture(seed: int) -> npt.NDArray[np.float32]:
    """Coarse blocks, so that there is structure, of a size that is no multiple of a window."""
    chance = np.random.default_rng(seed)
    return np.kron(chance.integers(0, 256, (13, 17)), np.ones((8, 8)))[:100, :132].astype(np.float32)


def test_luma_is_that_of_bt_709() -> None:
    colours = np.array([[[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255]]], np.uint8)
    expected = [0.2126 * 255, 0.7152 * 255, 0.0722 * 255, 255]
    np.testing.assert_allclose(luma_of_rgb(colours)[0], expected, rtol=1e-5)
    reversed_ = np.concatenate([colours[..., ::-1], np.full((1, 4, 1), 9, np.uint8)], axis=2)
    np.testing.assert_array_equal(luma_of_bgra(reversed_), luma_of_rgb(colours))


def test_equal_pictures_are_alike() -> None:
    assert ssim(picture(1), picture(1)) == pytest.approx(1)
    assert psnr_db(picture(1), picture(1)) == math.inf


def test_of_flat_pictures_only_the_means_count() -> None:
    dark, light = np.full((16, 16), 100, np.float32), np.full((16, 16), 150, np.float32)
    c1 = (0.01 * 255) ** 2
    assert ssim(dark, light) == pytest.approx((2 * 100 * 150 + c1) / (100**2 + 150**2 + c1), rel=1e-6)
    assert psnr_db(dark, light) == pytest.approx(20 * math.log10(255 / 50))


def test_an_opposite_picture_is_unlike() -> None:
    assert ssim(picture(1), 255 - picture(1)) < 0.1


@pytest.mark.parametrize("noise", [2.0, 20.0])
def test_ffmpeg_says_the_same(tmp_path: Path, noise: float) -> None:
    one = picture(1)
    other = np.clip(one + np.random.default_rng(2).normal(0, noise, one.shape), 0, 255).round()
    for name, pixels in (("one", one), ("other", other)):
        (tmp_path / name).write_bytes(pixels.astype(np.uint8).tobytes())
    source = ("-f", "rawvideo", "-pixel_format", "gray", "-video_size", f"{one.shape[1]}x{one.shape[0]}")
    inputs = [part for name in ("one", "other") for part in (*source, "-i", str(tmp_path / name))]
    filters = "[0]split[a][b];[1]split[c][d];[a][c]ssim[e];[b][d]psnr[f]"
    said = subprocess.run(
        ["ffmpeg", *inputs, "-lavfi", filters, "-map", "[e]", "-map", "[f]", "-f", "null", "-"],
        check=True,
        capture_output=True,
        text=True,
    ).stderr
    theirs = {name: re.search(rf"{name}:([\d.]+)", said) for name in ("All", "average")}
    assert theirs["All"]
    assert theirs["average"]
    rounded = other.astype(np.float32)
    assert ssim(one, rounded) == pytest.approx(float(theirs["All"][1]), abs=2e-4)
    assert psnr_db(one, rounded) == pytest.approx(float(theirs["average"][1]), abs=0.01)
