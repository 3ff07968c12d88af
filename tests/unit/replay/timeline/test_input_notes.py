import pytest

from helpers.person_at_work import MS, PersonAtWork, code
from trajectory_recorder.actions.words import TAKEN_OUT
from trajectory_recorder.events import Button, KeyAction, KeyEvent
from trajectory_recorder.replay.timeline.key_names import label
from trajectory_recorder.replay.timeline.notes import Notes
from trajectory_recorder.replay.timeline.timeline import Press, Stroke

END_NS = 60_000 * MS


def noted(person: PersonAtWork) -> Notes:
    notes = Notes(frozenset())
    assert list(notes.noting(person.events)) == person.events, "they are handed on as they come"
    return notes


def strokes(person: PersonAtWork) -> list[tuple[str, int, int]]:
    """Label, beginning and end in milliseconds."""
    return [(it.label, it.from_ns // MS, it.to_ns // MS) for it in noted(person).keys.strokes(END_NS)]


def presses(person: PersonAtWork) -> tuple[Press, ...]:
    return noted(person).pointer.presses(END_NS)


def test_keys_from_press_to_release_in_the_order_of_presses() -> None:
    person = PersonAtWork().presses("Control_L").presses("s").releases("Control_L").releases("s")
    assert strokes(person) == [("Ctrl", 10, 30), ("s", 20, 40)]


def test_a_repeated_key_is_one_stroke() -> None:
    person = PersonAtWork().presses("a", "a").rests(500)
    for _ in range(5):
        person.presses("a", "a", repeat=True)
    person.releases("a")
    assert strokes(person) == [("a", 10, 570)]


def test_releases_that_were_lost_are_found_where_somebody_asked() -> None:
    person = PersonAtWork().presses("a").presses("b").rests(200).looks_at_keys("b").presses("c")
    assert strokes(person) == [("a", 10, 230), ("b", 20, 60_000), ("c", 240, 60_000)]
    person = PersonAtWork().pushes().pushes(Button.RIGHT).rests(200).looks_at_buttons(Button.RIGHT)
    found = [(it.button, it.from_ns // MS, it.to_ns // MS) for it in presses(person)]
    assert found == [(Button.LEFT, 10, 230), (Button.RIGHT, 20, 60_000)]


def test_a_press_just_before_somebody_asked_is_not_lost() -> None:
    person = PersonAtWork().presses("a").looks_at_keys().rests(500).releases("a")
    assert strokes(person) == [("a", 10, 530)]
    person = PersonAtWork().pushes().looks_at_buttons().rests(500).lets_go()
    assert [it.to_ns // MS for it in presses(person)] == [530]


def test_a_press_of_what_is_down_ends_the_one_before() -> None:
    assert strokes(PersonAtWork().presses("a").rests(90).presses("a").releases("a")) == [
        ("a", 10, 110),
        ("a", 110, 120),
    ]
    twice = presses(PersonAtWork().moves((4, 5)).pushes().rests(90).pushes().lets_go())
    assert [(it.from_ns // MS, it.to_ns // MS, it.x_px, it.y_px) for it in twice] == [
        (20, 120, 4, 5),
        (120, 130, 4, 5),
    ]


def test_a_release_without_a_press_is_nothing() -> None:
    assert strokes(PersonAtWork().releases("a")) == []
    assert presses(PersonAtWork().lets_go()) == ()


def test_a_stroke_has_what_it_typed_and_what_was_held() -> None:
    person = PersonAtWork().presses("Shift_L").presses("A", "A").releases("A").releases("Shift_L")
    assert noted(person).keys.strokes(END_NS)[1] == Stroke(20 * MS, 30 * MS, "A", "A", ("shift",))


@pytest.mark.parametrize(
    ("symbol", "text", "named"),
    [
        ("a", "a", "a"),
        ("eacute", "é", "é"),
        ("Return", "\r", "Enter"),
        ("space", " ", "Space"),
        ("comma", ",", ","),
        ("comma", None, ","),
        ("c", None, "c"),
        ("Caps_Lock", None, "Caps Lock"),
        ("F5", None, "F5"),
        ("x" * 9_000, None, "x" * 24),
    ],
)
def test_keys_are_called_what_people_call_them(symbol: str, text: str | None, named: str) -> None:
    assert label(KeyEvent(KeyAction.PRESS, code(symbol[:5]), 0, symbol, text)) == named


def test_keys_that_are_not_told_are_strokes_without_a_name() -> None:
    notes = Notes(frozenset())
    for at_ms, action in enumerate([KeyAction.PRESS, KeyAction.PRESS, KeyAction.RELEASE, KeyAction.RELEASE]):
        notes.keys.take(at_ms * MS, KeyEvent(action, 0, 0, "", None))
    assert notes.keys.strokes(10 * MS) == (
        Stroke(0, 1 * MS, TAKEN_OUT, None, ()),
        Stroke(1 * MS, 2 * MS, TAKEN_OUT, None, ()),
    )
