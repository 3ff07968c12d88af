"""What is made of the pointer's events."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.person_at_work import MS, PersonAtWork
from trajectory_recorder.actions import (
    Action,
    Click,
    Deed,
    Drag,
    LongPress,
    Move,
    Scroll,
    Typing,
    Wait,
    derive,
)
from trajectory_recorder.events import (
    Button,
    Display,
    DisplaysEvent,
    ElementEvent,
    ElementTrigger,
    Gap,
    GapReason,
    PointerAction,
    PointerEvent,
)

LEFT, RIGHT = Button.LEFT, Button.RIGHT


def actions(person: PersonAtWork) -> list[Action]:
    return [it for it in derive(person.events) if not isinstance(it.deed, Wait)]


def deeds(person: PersonAtWork) -> list[Deed]:
    return [it.deed for it in actions(person)]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_clicks_in_a_row_are_one_action(count: int) -> None:
    person = PersonAtWork()
    for _ in range(count):
        person.clicks().rests(100)
    (action,) = actions(person)
    assert action.deed == Click(LEFT, count)
    assert action.event_ids == tuple(range(2 * count))


def test_a_fourth_click_begins_anew() -> None:
    person = PersonAtWork()
    for _ in range(4):
        person.clicks().rests(100)
    assert deeds(person) == [Click(LEFT, 3), Click(LEFT)]


def test_clicks_late_elsewhere_or_with_another_button_are_others() -> None:
    assert deeds(PersonAtWork().clicks().rests(500).clicks()) == [Click(LEFT), Click(LEFT)]
    assert deeds(PersonAtWork().clicks().moves((6, 0)).clicks()) == [Click(LEFT), Click(LEFT)]
    assert deeds(PersonAtWork().clicks().clicks(RIGHT)) == [Click(LEFT), Click(RIGHT)]
    assert deeds(PersonAtWork().clicks().moves((5, 0)).clicks()) == [Click(LEFT, 2)]


def test_a_click_may_tremble_and_a_drag_has_its_path() -> None:
    assert deeds(PersonAtWork().pushes().moves((8, 0)).lets_go()) == [Click(LEFT)]
    (action,) = actions(PersonAtWork().pushes().moves((9, 0), (200, 10)).lets_go())
    assert isinstance(action.deed, Drag)
    assert [(it.at_ns // MS, it.x_px, it.y_px) for it in action.deed.path] == [
        *((10, 0, 0), (20, 9, 0), (30, 200, 10), (40, 200, 10)),
    ]


def test_a_drag_that_comes_back_is_one() -> None:
    person = PersonAtWork().pushes().moves((100, 0), (0, 0)).lets_go()
    assert isinstance(deeds(person)[0], Drag)


def test_a_long_press() -> None:
    assert deeds(PersonAtWork().pushes().rests(500).lets_go()) == [LongPress(LEFT)]
    assert deeds(PersonAtWork().clicks().pushes().rests(500).lets_go()) == [Click(LEFT), LongPress(LEFT)]


def test_two_buttons_at_a_time() -> None:
    person = PersonAtWork().pushes().pushes(RIGHT).moves((50, 0)).lets_go().rests(20).lets_go(RIGHT)
    first, second = deeds(person)
    assert isinstance(first, Drag)
    assert isinstance(second, Drag)
    assert (first.button, second.button) == (LEFT, RIGHT)


def test_a_release_that_was_lost() -> None:
    person = PersonAtWork().pushes().rests(300).looks_at_buttons().rests(900).clicks()
    lost, click = actions(person)
    assert (lost.deed, lost.complete, click.complete) == (Click(LEFT), False, True)
    assert [it.complete for it in actions(PersonAtWork().pushes().rests(900).clicks())] == [False, True]
    (cut,) = actions(PersonAtWork().pushes().rests(50).looks_at_buttons(LEFT))
    assert not cut.complete


def test_a_release_of_what_was_pressed_before_the_recording_is_nothing() -> None:
    assert deeds(PersonAtWork().lets_go()) == []


def test_scrolling_is_merged_over_both_axes() -> None:
    person = PersonAtWork()
    for _ in range(5):
        person.turns(0, -1).rests(100)
    person.turns(1, 0).rests(400).turns(0, 1)
    assert deeds(person) == [Scroll(1, -5), Scroll(0, 1)]


def test_modifiers_that_are_held_belong_to_the_deed() -> None:
    person = (
        PersonAtWork().presses("Control_L").clicks().rests(900).turns(0, 1).releases("Control_L").turns(0, 1)
    )
    click, zoom, scroll = actions(person)
    assert (click.deed, click.modifiers) == (Click(LEFT), ("control",))
    assert (zoom.deed, zoom.modifiers) == (Scroll(0, 1), ("control",))
    assert (scroll.deed, scroll.modifiers) == (Scroll(0, 1), ())


def test_the_way_to_a_click_is_its_approach() -> None:
    (action,) = actions(PersonAtWork().moves((10, 0), (50, 0), (100, 0)).rests(900).clicks())
    assert action.deed == Click(LEFT)
    assert action.approach_ns == 10 * MS
    assert action.start_ns == 940 * MS


def test_the_pointer_that_rests_somewhere_has_moved_there() -> None:
    person = PersonAtWork().moves((10, 0), (50, 0)).rests(400).moves((300, 0)).rests(1200).clicks()
    first, _, click = [*actions(person), None][:3]
    assert first is not None
    assert isinstance(first.deed, Move)
    assert [point.x_px for point in first.deed.path] == [10, 50]
    assert click is None or click.approach_ns == click.start_ns


def test_a_hand_that_trembles_has_moved_nowhere() -> None:
    assert deeds(PersonAtWork().moves((1, 0), (3, 0), (2, 2)).rests(2000)) == []


def test_clicks_on_the_recorder_are_no_actions() -> None:
    person = PersonAtWork().moves((40, 0)).clicks(own=True).rests(200).clicks()
    assert deeds(person) == [Click(LEFT)]


def test_mouse_and_keys_at_a_time() -> None:
    person = PersonAtWork().pushes().presses("a", "a").moves((90, 0)).releases("a").lets_go()
    drag, typing = actions(person)
    assert isinstance(drag.deed, Drag)
    assert typing.deed == Typing("a", "a")
    assert drag.start_ns < typing.start_ns < drag.end_ns


def test_where_it_was() -> None:
    left = Display(3, "left", -100, 0, 101, 51, 1.0, primary=False)
    right = Display(4, "right", 1, 0, 200, 100, 1.0, primary=True)
    person = PersonAtWork().meanwhile(DisplaysEvent((left, right))).moves((-50, 25)).clicks()
    person.moves((200, 99)).rests(900).clicks().moves((5000, 0)).clicks()
    found = [(it.display_id, it.place) for it in actions(person)]
    assert [(display_id, it.x, it.y) for display_id, it in found if it is not None] == [
        *((3, 0.5, 0.5), (4, 1.0, 1.0), (None, None, None)),
    ]


def test_the_element_that_was_pressed() -> None:
    person = PersonAtWork().moves((5, 5)).pushes()
    told = ElementEvent(ElementTrigger.BUTTON, 5, 5, None, None, None, None, 0)
    person.meanwhile(told).rests(60).lets_go().rests(900).clicks()
    assert [it.element for it in actions(person)] == [told, None]


def test_waiting_is_told_where_nothing_was_recorded_it_is_not() -> None:
    waited = derive(PersonAtWork().clicks().rests(4000).clicks().events)
    assert [type(it.deed) for it in waited] == [Click, Wait, Click]
    assert waited[1].start_ns == waited[0].end_ns
    assert waited[1].end_ns == waited[2].start_ns
    person = PersonAtWork().clicks().rests(4000)
    gap = Gap("input", 1000 * MS, 2000 * MS, GapReason.SOURCE_FAILED)
    assert [type(it.deed) for it in derive(person.meanwhile(gap).clicks().events)] == [Click, Click]


_step = st.tuples(
    st.sampled_from(["move", "press", "release", "scroll"]),
    st.sampled_from([LEFT, RIGHT]),
    st.integers(0, 30),
    st.integers(0, 1500),
)


@given(st.lists(_step, max_size=40))
def test_no_press_is_forgotten_or_told_twice(script: list[tuple[str, Button, int, int]]) -> None:
    """Whatever comes, in whatever order, with releases missing or too many."""
    person = PersonAtWork()
    for what, button, x_px, ms in script:
        match what:
            case "move":
                person.moves((x_px, 0))
            case "press":
                person.pushes(button)
            case "release":
                person.lets_go(button)
            case _:
                person.turns(0, 1)
        person.rests(ms)
    found = derive(person.events)
    for number, (_, event) in enumerate(person.events):
        assert isinstance(event, PointerEvent)
        if event.action in {PointerAction.PRESS, PointerAction.SCROLL}:
            assert sum(number in action.event_ids for action in found) == 1
    assert [it.start_ns for it in found] == sorted(it.start_ns for it in found)
