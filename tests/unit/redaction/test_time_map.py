"""Times before and after cuts, for any cuts."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from trajectory_recorder.redaction.time_map import Span, Spans, TimeMap, union

END_NS = 60
TIMES = st.integers(0, END_NS)
CUTS = st.lists(st.tuples(TIMES, TIMES), max_size=6)


def kept(cuts: list[Span]) -> list[int]:
    """The moments that no cut holds, one by one."""
    return [at for at in range(END_NS) if not any(from_ns <= at < to_ns for from_ns, to_ns in cuts)]


@settings(max_examples=40)
@given(cuts=CUTS)
def test_what_is_kept_follows_on_without_a_hole(cuts: list[Span]) -> None:
    times = TimeMap(cuts, END_NS)
    assert [times.after(at) for at in kept(cuts)] == list(range(times.duration_ns))
    assert [at for at in range(END_NS) if not times.is_cut(at)] == kept(cuts)


@settings(max_examples=40)
@given(cuts=CUTS, at_ns=TIMES)
def test_a_moment_that_is_cut_out_lies_where_its_cut_closes_up(cuts: list[Span], at_ns: int) -> None:
    times = TimeMap(cuts, END_NS)
    assert times.after(at_ns) == sum(it < at_ns for it in kept(cuts))
    assert times.removed_ns(at_ns) == at_ns - times.after(at_ns)


@settings(max_examples=40)
@given(spans=CUTS, span=st.tuples(TIMES, TIMES))
def test_what_lies_outside_of_spans_is_told_in_pieces(spans: list[Span], span: Span) -> None:
    pieces = list(Spans(spans).outside(*span))
    inside = [at for from_ns, to_ns in pieces for at in range(from_ns, to_ns)]
    assert inside == [at for at in kept(spans) if span[0] <= at < span[1]]
    assert all(one[1] < other[0] for one, other in pairwise(pieces))


def test_spans_that_touch_are_one_and_empty_ones_are_none() -> None:
    assert union([(5, 7), (1, 3), (3, 5), (9, 9), (8, 6)]) == [(1, 7)]
