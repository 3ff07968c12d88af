"""Which windows are recorded, and that nothing else is seen where they are said to be seen."""

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from trajectory_recorder.capture.area import Excluded, Selection, Wanted
from trajectory_recorder.capture.area._stacking import TopLevel, arrange
from trajectory_recorder.capture.own_windows import RECORDER_BAR
from trajectory_recorder.events import Rectangle

EDITOR = Wanted("editor")
MAIL = Selection(excluded=Excluded(("mail",), ("private",)))
_SIDE = 16
_DESKTOP = Rectangle(0, 0, 2 * _SIDE, 2 * _SIDE)


def window(window_id: int, application: str = "Editor", **changes: object) -> TopLevel:
    place = (Rectangle(0, 0, 10, 10),)
    it = TopLevel((window_id,), (application,), "notes", 0, 1, False, place, place, place)
    return dataclasses.replace(it, **changes)  # type: ignore[arg-type]


def recorded(*windows: TopLevel, wanted: Wanted = EDITOR) -> set[int]:
    return set(arrange(windows, Selection(wanted), _DESKTOP).recorded_ids or ())


def hidden(*windows: TopLevel) -> set[int]:
    return set(arrange(windows, MAIL, _DESKTOP).hidden_ids)


def test_names_are_found_in_part_and_in_any_case() -> None:
    assert Wanted("EDIT").fits(("gedit", "Text Editor"), "")
    assert Wanted("", "NOTES").fits(("x",), "my notes.txt")
    assert Wanted("edit", "notes").fits(("editor",), "notes")
    assert not Wanted("edit", "notes").fits(("editor",), "mail")
    assert not Wanted("edit").fits((), "edit")


def test_dialogs_and_menus_belong_to_their_window() -> None:
    main = window(1)
    dialog = window(2, "", owner_id=1, maker=2)
    inner = window(3, "", owner_id=2, maker=3)
    menu = window(4, "", popup=True)
    foreign_menu = window(5, "", popup=True, maker=9)
    other = window(6, "Mail", maker=9)
    assert recorded(main, dialog, inner, menu, foreign_menu, other) == {1, 2, 3, 4}


def test_another_window_of_the_same_program_is_not_a_menu() -> None:
    assert recorded(window(1), window(2, title="mail"), wanted=Wanted("", "notes")) == {1}


def test_a_window_without_a_name_is_nobodys() -> None:
    nameless = window(1, applications=(), title="notes")
    assert recorded(nameless, wanted=Wanted("", "notes")) == set()


_boxes = st.builds(Rectangle, *[st.integers(0, _SIDE - 1)] * 2, *[st.integers(1, _SIDE)] * 2)
_shapes = st.lists(_boxes, max_size=2).map(tuple)
_windows = st.lists(st.tuples(st.booleans(), _shapes, _boxes), max_size=6)


def pixels(rectangle: Rectangle) -> set[tuple[int, int]]:
    columns = range(rectangle.x_px, rectangle.x_px + rectangle.width_px)
    return {(x, y) for x in columns for y in range(rectangle.y_px, rectangle.y_px + rectangle.height_px)}


@given(_windows)
def test_what_is_seen_is_what_a_painter_leaves(
    drawn: list[tuple[bool, tuple[Rectangle, ...], Rectangle]],
) -> None:
    stack = [
        window(number, "Editor" if wanted else "Mail", covers=shape, shows=shape, maker=number)
        for number, (wanted, shape, _) in enumerate(drawn, 1)
    ]
    painted: dict[tuple[int, int], bool] = {}
    for it in reversed(stack):
        for part in it.covers:
            painted |= dict.fromkeys(pixels(part), it.applications == ("Editor",))
    found = [pixels(it) for it in arrange(stack, Selection(EDITOR), _DESKTOP).visible]
    assert {it for it, is_editor in painted.items() if is_editor} == set().union(*found)


@given(_windows)
def test_parts_do_not_overlap_but_within_one_shape(
    drawn: list[tuple[bool, tuple[Rectangle, ...], Rectangle]],
) -> None:
    stack = [window(number, covers=(box,), shows=(box,)) for number, (_, _, box) in enumerate(drawn, 1)]
    found = [pixels(it) for it in arrange(stack, Selection(EDITOR), _DESKTOP).visible]
    assert sum(map(len, found)) == len(set().union(*found))


def test_a_translucent_edge_hides_what_is_below_and_is_not_shown() -> None:
    front = window(1, covers=(Rectangle(0, 0, 10, 10),), shows=(Rectangle(2, 2, 6, 6),))
    below = window(2, covers=(Rectangle(0, 0, 12, 10),), shows=(Rectangle(0, 0, 12, 10),))
    assert arrange([front, below], Selection(EDITOR), _DESKTOP).visible == (
        Rectangle(10, 0, 2, 10),
        Rectangle(2, 2, 6, 6),
    )


def test_lists_of_names_are_found_in_part_and_in_any_case() -> None:
    excluded = Excluded.listed(" KeePass, Signal,,", "Private Browsing , InPrivate")
    assert excluded == Excluded(("KeePass", "Signal"), ("Private Browsing", "InPrivate"))
    assert excluded.fits(("keepassxc", "KeePassXC"), "")
    assert excluded.fits((), "Bank - inprivate - Edge")
    assert not excluded.fits(("firefox",), "Signal")
    assert not Excluded.listed("", " ").fits(("firefox",), "anything")


def test_dialogs_and_menus_are_excluded_with_their_window() -> None:
    mail = window(1, "Mail", maker=5)
    dialog = window(2, "", owner_id=1, maker=2)
    menu = window(3, "", popup=True, maker=5)
    plain = window(4)
    assert hidden(mail, dialog, menu, plain) == {1, 2, 3}


def test_a_menu_that_belongs_to_another_window_of_the_program_is_recorded() -> None:
    private, plain = window(1, title="private"), window(2)
    menu_of_plain = window(3, "", popup=True, owner_id=2)
    its_submenu = window(4, "", popup=True, owner_id=3)
    menu_of_nobody_there = window(5, "", popup=True, owner_id=77)
    assert hidden(private, plain, menu_of_plain, its_submenu, menu_of_nobody_there) == {1, 5}


def test_the_bar_of_the_recorder_is_hidden_and_not_excluded_by_its_name() -> None:
    bar = window(1, applications=(RECORDER_BAR, "Recorder"))
    found = arrange([bar, window(2)], MAIL, _DESKTOP)
    assert (found.hidden_ids, found.excluded_ids, found.whole) == ({1}, set(), False)
    assert [found.holds(it) for it in (1, 2, 3)] == [False, True, True]


def test_a_wanted_window_that_is_excluded_is_not_recorded() -> None:
    both = Selection(EDITOR, MAIL.excluded)
    found = arrange([window(1, title="private notes"), window(2)], both, _DESKTOP)
    assert (found.recorded_ids, found.visible) == ({2}, ())


def test_nothing_excluded_is_all_of_the_desktop_in_one_piece() -> None:
    found = arrange([window(1), window(2)], MAIL, _DESKTOP)
    assert found.whole
    assert found.visible == (_DESKTOP,)


@given(_windows)
def test_what_shows_of_an_excluded_window_is_black_and_nothing_else(
    drawn: list[tuple[bool, tuple[Rectangle, ...], Rectangle]],
) -> None:
    stack = [
        window(
            number, "Mail" if excluded else "Editor", covers=shape, shows=shape, opaque=shape, maker=number
        )
        for number, (excluded, shape, _) in enumerate(drawn, 1)
    ]
    painted = dict.fromkeys(pixels(_DESKTOP), False)
    for it in reversed(stack):
        for part in it.covers:
            painted |= dict.fromkeys(pixels(part) & painted.keys(), it.applications == ("Mail",))
    found = [pixels(it) for it in arrange(stack, MAIL, _DESKTOP).visible]
    assert {it for it, is_mail in painted.items() if not is_mail} == set().union(*found)
    assert sum(map(len, found)) == len(set().union(*found))


def test_an_excluded_window_is_black_behind_glass() -> None:
    glass = window(1, opaque=(Rectangle(0, 0, 5, 10),))
    below = window(2, "Mail")
    found = arrange([glass, below], MAIL, Rectangle(0, 0, 10, 10))
    assert found.visible == (Rectangle(0, 0, 5, 10),)
