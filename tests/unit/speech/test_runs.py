from itertools import groupby

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trajectory_recorder.speech._pieces import Piece
from trajectory_recorder.speech._runs import Run, Runs

SAMPLE_NS = 1_000_000_000 / 48_000


def find(stretches: list[list[list[int]]], at_least: int) -> list[tuple[int, int]]:
    """Value and length of the runs in stretches of pieces of values."""
    runs, found = Runs(at_least=at_least), []
    for stretch in stretches:
        for number, values in enumerate(stretch):
            array = np.array(values, np.int16)
            found += runs.take(array, Piece(array, 0, begins=number == 0))
    return [(run.value, run.samples) for run in [*found, *runs.finish()]]


@given(
    stretches=st.lists(
        st.lists(
            st.lists(st.tuples(st.integers(-1, 1), st.integers(1, 12)), min_size=1, max_size=8),
            min_size=1,
            max_size=6,
        ),
        max_size=4,
    ),
    at_least=st.integers(2, 20),
)
def test_every_run_is_found_once(stretches: list[list[list[tuple[int, int]]]], at_least: int) -> None:
    values = [[[v for v, n in piece for _ in range(n)] for piece in stretch] for stretch in stretches]
    expected = []
    for stretch in values:
        runs = [(value, len(list(run))) for value, run in groupby(v for piece in stretch for v in piece)]
        expected += [run for run in runs if run[1] >= at_least]
    assert find(values, at_least) == expected


@pytest.mark.parametrize("cut", [1, 99, 100, 101, 150, 200, 299])
def test_a_run_has_its_place(cut: int) -> None:
    values = np.arange(300, dtype=np.int16)
    values[100:200] = -7
    runs = Runs(at_least=50)
    found = runs.take(values[:cut], Piece(values[:cut], 0, begins=True))
    found += runs.take(values[cut:], Piece(values[cut:], round(cut * SAMPLE_NS), begins=False))
    (run,) = [*found, *runs.finish()]
    assert run == Run(-7, pytest.approx(100 * SAMPLE_NS, abs=2), pytest.approx(200 * SAMPLE_NS, abs=2), 100)
