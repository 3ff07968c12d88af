"""The counter that other tests measure with: what is shown is what is read."""

import json
import sys
import time
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import mss
import numpy as np
import numpy.typing as npt
from hypothesis import given
from hypothesis import strategies as st

from helpers import counter_window
from helpers.counter_code import read_counter
from trajectory_recorder.virtual_desktop import VirtualDesktop

X_PX, Y_PX = 37, 51


def picture_of(value: int) -> npt.NDArray[np.uint8]:
    upper = np.array(counter_window.upper_row(value))
    code = np.kron(np.array([upper, 1 - upper]), np.ones((32, 32))) * 255
    pixels = np.full((240, 720, 4), 90, np.uint8)
    pixels[Y_PX : Y_PX + 64, X_PX : X_PX + 640, :3] = code[..., None]
    return pixels


@given(st.integers(0, 2**16 - 1))
def test_every_value_can_be_read(value: int) -> None:
    assert read_counter(picture_of(value), X_PX, Y_PX) == value


@given(st.integers(0, 2**16 - 1), st.integers(0, 2**16 - 1))
def test_a_blend_of_two_values_is_no_value(one: int, other: int) -> None:
    blend = (picture_of(one) // 2 + picture_of(other) // 2).astype(np.uint8)
    assert read_counter(blend, X_PX, Y_PX) == (one if one == other else None)


def test_where_no_counter_is_none_is_read() -> None:
    pixels = picture_of(12345)
    assert read_counter(pixels, X_PX + 64, Y_PX) is None
    assert read_counter(pixels, X_PX, Y_PX + 32) is None
    assert read_counter(pixels, 700, 200) is None


def test_the_code_survives_lossy_video() -> None:
    codec: Any = av.CodecContext.create("libx264", "w")
    codec.width, codec.height, codec.pix_fmt = 720, 240, "yuv420p"
    codec.time_base = Fraction(1, 30)
    codec.options = {"crf": "40", "preset": "ultrafast", "tune": "zerolatency"}
    decoder: Any = av.CodecContext.create("h264", "r")
    values = [0, 1, 21845, 43690, 65535, 4711]
    packets = []
    for number, value in enumerate(values):
        frame = av.VideoFrame.from_ndarray(picture_of(value), format="bgra").reformat(format="yuv420p")
        frame.pts = number
        packets += codec.encode(frame)
    packets += codec.encode(None)
    frames = [frame for packet in [*packets, None] for frame in decoder.decode(packet)]
    assert [read_counter(frame.to_ndarray(format="bgr24"), X_PX, Y_PX) for frame in frames] == values


def test_the_window_shows_what_it_prints(shared_desktop: VirtualDesktop, tmp_path: Path) -> None:
    started = shared_desktop.open(
        sys.executable,
        counter_window.__file__,
        *("--x", str(X_PX), "--y", str(Y_PX), "--rate", "10", "--seconds", "2", "--stay", "600"),
    )
    seen: list[tuple[int, int, int | None]] = []
    with mss.MSS(display=shared_desktop.display) as camera:
        while not seen or seen[-1][2] != 19:
            before_ns = time.perf_counter_ns()
            pixels = np.asarray(camera.grab(camera.monitors[0]))
            seen.append((before_ns, time.perf_counter_ns(), read_counter(pixels, X_PX, Y_PX)))
            assert started.poll() is None
    shared_desktop.screenshot(tmp_path / "screen.png")
    with av.open(tmp_path / "screen.png") as file:
        picture = np.asarray(next(file.decode(video=0)).to_ndarray(format="rgb24"), np.uint8)
    assert read_counter(picture, X_PX, Y_PX) == 19
    shown = [json.loads(line) for line in shared_desktop.output_of(started).splitlines()]
    shared_desktop.close(started)
    assert [line["value"] for line in shown] == list(range(20))
    assert all(line["asked_ns"] < line["monotonic_ns"] for line in shown)
    judged = 0
    for before_ns, after_ns, value in seen:
        # Only pictures taken while nothing changed have a value that is known for sure.
        drawn = [line for line in shown if line["monotonic_ns"] <= before_ns]
        asked = [line for line in shown if line["asked_ns"] <= after_ns]
        if drawn == asked and drawn:
            assert value == drawn[-1]["value"]
            judged += 1
    assert judged > 20
