"""What is kept of what applications tell."""

import pytest

from trajectory_recorder.capture.elements._told import holds, is_masked, public_url, rectangle, short
from trajectory_recorder.events import Rectangle


def test_texts_are_cut_off() -> None:
    assert short("x" * 10_000) == "x" * 300
    assert short("abc", 2) == "ab"


@pytest.mark.parametrize("shown", ["●●●●", "•", "********", "··", "∙∙∙"])
def test_the_marks_of_a_password_are_known(shown: str) -> None:
    assert is_masked(shown)


@pytest.mark.parametrize("text", ["", "*", "a*b", "• item", "5 · 3"])
def test_other_texts_are_no_such_marks(text: str) -> None:
    assert not is_masked(text)


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("https://ada:s3cret@example.org/a?b#c", "https://example.org/a?b#c"),
        ("https://ada:s3@cret@example.org/", "https://example.org/"),
        ("https://example.org/@ada", "https://example.org/@ada"),
        ("mailto:ada@example.org", "mailto:ada@example.org"),
        ("", None),
    ],
)
def test_addresses_lose_names_and_passwords(told: str, kept: str | None) -> None:
    assert public_url(told) == kept


def test_addresses_are_cut_off() -> None:
    kept = public_url("data:text/html," + "x" * 1_000_000)
    assert kept is not None
    assert len(kept) == 2_000


def test_bounds_become_whole_pixels() -> None:
    assert rectangle(1.4, -2.0, 10.6, 5) == Rectangle(1, -2, 11, 5)


@pytest.mark.parametrize(
    "told",
    [
        (0, 0, 0, 5),
        (-1, -1, -1, -1),
        (-(2**31), 0, 1, 1),
        (0, 0, 2**31, 5),
        (float("nan"), 0, 1, 1),
        (0, 0, float("inf"), 1),
    ],
)
def test_impossible_bounds_are_none(told: tuple[float, float, float, float]) -> None:
    assert rectangle(*told) is None


def test_right_and_bottom_edges_lie_outside() -> None:
    bounds = Rectangle(10, 20, 5, 5)
    assert holds(bounds, 10, 20)
    assert holds(bounds, 14, 24)
    assert not holds(bounds, 15, 24)
    assert not holds(bounds, 14, 25)
