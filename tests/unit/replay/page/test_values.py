import base64

import numpy as np
import pytest

from trajectory_recorder.events import Rectangle
from trajectory_recorder.media.still import to_png
from trajectory_recorder.replay.page import values

PNG = base64.b64encode(to_png(np.zeros((4, 4, 3), np.uint8))).decode()


def test_times_are_milliseconds_to_the_microsecond() -> None:
    assert values.ms(1_234_567_891) == 1234.568
    assert values.ms(10**400) == values.ms(2**62)
    assert values.ms(-(10**400)) == -values.ms(2**62)


def test_rectangles_are_four_numbers() -> None:
    assert values.rectangle(Rectangle(-5, 6, 70, 80)) == [-5, 6, 70, 80]


@pytest.mark.parametrize(
    ("told", "shown"),
    [(None, ""), ("", ""), ("as it is", "as it is"), ("x" * 2_000, "x" * 2_000), ("\udc80", "?")],
)
def test_texts_are_texts(told: str | None, shown: str) -> None:
    assert values.text(told) == shown


def test_long_texts_are_cut_off() -> None:
    assert values.text("x" * 2_001) == "x" * 2_000 + "…"


def test_columns_are_ways_from_one_to_the_next() -> None:
    assert values.steps(np.array([1_000, 1_010, 990], np.int64)) == [1_000, 10, -20]
    assert values.steps(np.zeros(0, np.int64)) == []


def test_a_picture_is_a_png() -> None:
    assert values.picture(PNG) == f"data:image/png;base64,{PNG}"


@pytest.mark.parametrize(
    "told",
    [
        None,
        "",
        "no base64!",
        "\u20ac",
        base64.b64encode(b"<svg onload=alert(1)>").decode(),
        PNG + "A" * 2**19,
    ],
)
def test_what_is_no_png_is_no_picture(told: str | None) -> None:
    assert values.picture(told) == ""
