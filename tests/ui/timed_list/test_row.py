import pytest

from helpers.timelines import SECOND
from trajectory_recorder.replay.remarks import Mark
from trajectory_recorder.ui.timed_list.row import ListRow, begun_last


def test_a_row_can_be_heard() -> None:
    row = ListRow(61 * SECOND, 62 * SECOND, "click left", "Mail", "3", (Mark.FAIL,), "wrong")
    assert row.spoken == "3, 1:01.000, click left, Mail, Fails, wrong"
    assert ListRow(0, 0, "So").spoken == "0:00.000, So"


@pytest.mark.parametrize(("at_s", "expected"), [(0, None), (1, 0), (2, 0), (3, 2), (99, 2)])
def test_of_several_rows_the_one_that_began_last_is_under_way(at_s: int, expected: int | None) -> None:
    rows = [ListRow(it * SECOND, it * SECOND, "") for it in (1, 3, 3)]
    assert begun_last(rows, at_s * SECOND) == expected
