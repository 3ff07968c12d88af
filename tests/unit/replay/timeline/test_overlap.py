import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from trajectory_recorder.replay.timeline.overlap import overlaps

stretches = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 10)).map(lambda it: (it[0], sum(it))), max_size=8
)


@given(stretches, stretches)
def test_as_many_as_share_some_time(ours: list[tuple[int, int]], others: list[tuple[int, int]]) -> None:
    borders = np.array(ours, np.int64).reshape(-1, 2)
    counts = overlaps(borders[:, 0], borders[:, 1], others)
    assert counts.tolist() == [
        sum(begin < to_ns and from_ns < end for begin, end in others) for from_ns, to_ns in ours
    ]


def test_a_moment_lies_within_a_stretch_and_not_at_its_border() -> None:
    moments = np.array([4, 5, 6, 9], np.int64)
    assert overlaps(moments, moments, iter([(5, 9)])).tolist() == [0, 0, 1, 0]
