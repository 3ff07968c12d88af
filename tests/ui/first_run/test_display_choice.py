from trajectory_recorder.events import Display
from trajectory_recorder.ui.first_run.display_choice import choices, is_gone, places

LEFT = Display(1, "DP-1", 0, 0, 1920, 1080, 1.0, primary=True)
RIGHT = Display(2, "DP-2", 1920, 540, 960, 540, 1.0, primary=False)


def test_one_display_leaves_no_choice() -> None:
    assert [it.value for it in choices([LEFT])] == ["all"]


def test_of_several_each_can_be_chosen() -> None:
    found = choices([LEFT, RIGHT])
    assert [it.value for it in found] == ["all", "1", "2"]
    assert found[1].words == "Display 1: DP-1, 1920 × 1080, the main one"
    assert "main" not in found[2].words


def test_they_lie_as_on_the_desktop() -> None:
    left, right = places([LEFT, RIGHT], 288, 200, gap=0)
    assert (left.x, left.y, left.width, left.height) == (0, 46, 192, 108)
    assert (right.x, right.y, right.width, right.height) == (192, 100, 96, 54)
    assert places([], 288, 200, gap=0) == ()


def test_a_display_that_was_taken_away_is_noticed() -> None:
    assert is_gone("2", [LEFT])
    assert not is_gone("1", [LEFT])
    assert not is_gone("all", [LEFT])
    assert not is_gone("2", [])
