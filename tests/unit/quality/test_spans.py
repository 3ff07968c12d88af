"""Arithmetic with stretches of time, compared with counting single instants."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from trajectory_recorder.quality.spans import Span, clipped, total, union, without

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda it: (min(it), max(it))))


def instants(spans: list[Span]) -> set[int]:
    return {at for from_ns, to_ns in spans for at in range(from_ns, to_ns)}


@given(SPANS)
def test_a_union_covers_the_same_in_order_and_without_overlap(spans: list[Span]) -> None:
    found = union(spans)
    assert instants(found) == instants(spans)
    assert all(before[1] < after[0] for before, after in pairwise(found))
    assert total(found) == len(instants(spans))


@given(SPANS, SPANS)
def test_what_is_left_is_what_no_hole_covers(spans: list[Span], holes: list[Span]) -> None:
    left = without(union(spans), union(holes))
    assert instants(left) == instants(spans) - instants(holes)
    assert left == sorted(left)


def test_a_hole_without_length_parts() -> None:
    assert without([(0, 10)], [(4, 4)]) == [(0, 4), (4, 10)]


def test_stretches_close_together_become_one() -> None:
    assert union([(0, 1), (3, 4), (9, 10)], bridge_ns=2) == [(0, 4), (9, 10)]


def test_a_window_cuts() -> None:
    assert clipped([(0, 4), (6, 20), (30, 31)], 2, 10) == [(2, 4), (6, 10)]
