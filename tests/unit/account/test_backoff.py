import pytest

from trajectory_recorder.account.backoff import LONGEST_ASKED_S, LONGEST_S, Backoff, retry_after_s


def test_delays_double_up_to_five_minutes_from_their_upper_half() -> None:
    longest, shortest = Backoff(lambda: 1.0), Backoff(lambda: 0.0)
    assert [longest.next_s() for _ in range(11)] == [1, 2, 4, 8, 16, 32, 64, 128, 256, LONGEST_S, LONGEST_S]
    assert [shortest.next_s() for _ in range(3)] == [0.5, 1, 2]


def test_it_begins_anew_after_a_success() -> None:
    backoff = Backoff(lambda: 1.0)
    for _ in range(100):
        backoff.next_s()
    backoff.reset()
    assert backoff.next_s() == 1


def test_what_the_other_side_asks_for_is_the_least_and_has_a_limit() -> None:
    backoff = Backoff(lambda: 1.0)
    assert backoff.next_s(30.0) == 30
    assert backoff.next_s(0.1) == 2
    assert backoff.next_s(10**9) == LONGEST_ASKED_S


DATE = "Sat, 21 Nov 2026 10:00:00 GMT"


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, None),
        ({"retry-after": "120"}, 120),
        ({"retry-after": "-5"}, None),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "Sat, 21 Nov 2026 10:00:30 GMT", "date": DATE}, 30),
        ({"retry-after": "Sat, 21 Nov 2026 09:00:00 GMT", "date": DATE}, 0),
        ({"retry-after": "Sat, 21 Nov 2026 10:00:30 GMT"}, None),
        ({"retry-after": "9" * 400}, 999_999_999),
    ],
)
def test_retry_after_goes_by_the_answers_own_clock(headers: dict[str, str], expected: float | None) -> None:
    assert retry_after_s(headers) == expected
