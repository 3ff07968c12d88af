"""What the picture before an action lacks, and whether it shows what is still to come."""

from bench_parts.staleness import Action, Before, Change, before_action, isolated

MS = 1_000_000
CHANGES = [Change(value, at * MS, at * MS + MS) for value, at in enumerate([0, 100, 200, 210, 300])]
ACTION = Action(295 * MS, caused=4)


def frames(*shown: tuple[int, int | None]) -> list[tuple[int, int | None]]:
    return [(at * MS, value) for at, value in shown]


def test_a_picture_that_shows_everything_is_not_stale() -> None:
    seen = frames((10, 0), (110, 1), (220, 3), (302, 4))
    assert before_action(ACTION, 295 * MS, seen, CHANGES) == Before(0, shows_effect=False)


def test_staleness_is_the_age_of_the_oldest_change_that_is_lacking() -> None:
    assert before_action(ACTION, 295 * MS, frames((10, 0), (110, 1)), CHANGES) == Before(94 * MS, False)


def test_a_change_that_came_after_the_action_is_not_missed() -> None:
    assert before_action(Action(205 * MS, 4), 205 * MS, frames((201, 2)), CHANGES) == Before(0, False)


def test_the_frame_is_chosen_by_the_recorded_time() -> None:
    seen = frames((220, 3), (301, 4))
    assert before_action(ACTION, 300 * MS, seen, CHANGES) == Before(0, shows_effect=False)
    assert before_action(ACTION, 301 * MS, seen, CHANGES) == Before(0, shows_effect=True)


def test_there_may_be_no_picture_before() -> None:
    assert before_action(ACTION, 295 * MS, frames((400, 4)), CHANGES) is None
    assert before_action(ACTION, 295 * MS, frames((200, None)), CHANGES) is None
    assert before_action(ACTION, 295 * MS, [], CHANGES) is None


def test_changes_are_isolated_where_nothing_came_before_them() -> None:
    assert [change.value for change in isolated(CHANGES, 90 * MS)] == [1, 2]
    assert isolated([], 90 * MS) == []
