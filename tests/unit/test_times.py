import pytest

from trajectory_recorder.times import length, moment

MS = 1_000_000


@pytest.mark.parametrize(
    ("at_ms", "expected"),
    [(0, "0:00.000"), (4213, "0:04.213"), (59_999, "0:59.999"), (3_723_004, "1:02:03.004")],
)
def test_moments(at_ms: int, expected: str) -> None:
    assert moment(at_ms * MS) == expected


@pytest.mark.parametrize(
    ("duration_ms", "expected"),
    [
        (0, "0 ms"),
        (999, "999 ms"),
        (1000, "1.0 s"),
        (59_999, "59.9 s"),
        (60_000, "1 min 0 s"),
        (3_599_000, "59 min 59 s"),
        (11_220_000, "3 h 7 min"),
    ],
)
def test_lengths(duration_ms: int, expected: str) -> None:
    assert length(duration_ms * MS) == expected


def test_what_fits_no_float_is_shown() -> None:
    assert moment(10**400).endswith(":00.000") or ":" in moment(10**400)
    assert length(10**400).endswith(" min")
