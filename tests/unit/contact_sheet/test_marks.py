"""Marks lie where things were done, in pixels of the picture."""

import re

import pytest

from helpers.sheet_page import SheetPage, Tag
from trajectory_recorder.actions import (
    Action,
    Click,
    Deed,
    Drag,
    LongPress,
    Move,
    PathPoint,
    Place,
    Scroll,
    Typing,
    Wait,
)
from trajectory_recorder.contact_sheet.marks import marks
from trajectory_recorder.events import Button, Display, Element, ElementEvent, ElementTrigger, Rectangle

DISPLAY = Display(1, "right", 1000, -50, 2000, 1000, 1.0, primary=False)


def action(deed: Deed, at: tuple[int, int] | None = (1300, 150), bounds: Rectangle | None = None) -> Action:
    place = Place(*at) if at is not None else None
    element = Element("button", "x", None, False, (), bounds, (), None, None, "", None)
    told = ElementEvent(ElementTrigger.BUTTON, 0, 0, element, None, None, None, 0)
    return Action(deed, 0, 0, 0, (), place=place, element=told if bounds is not None else None)


def shapes(it: Action) -> list[Tag]:
    page = SheetPage()
    page.feed(marks(it, DISPLAY))
    return page.tags


def points(shape: Tag) -> list[tuple[float, float]]:
    numbers = [float(it) for it in re.split("[ ,]", shape.attributes["points"] or "")]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_click_is_a_dot_with_as_many_rings(count: int) -> None:
    drawn = shapes(action(Click(Button.LEFT, count)))
    assert {(it.attributes["cx"], it.attributes["cy"]) for it in drawn} == {("300", "200")}
    assert len(drawn) == count + 1
    assert [it.attributes.get("class") for it in drawn] == [None] * count + ["dot"]
    assert len({it.attributes["r"] for it in drawn}) == count + 1


def test_a_long_press_is_no_click() -> None:
    assert marks(action(LongPress(Button.LEFT)), DISPLAY) != marks(action(Click(Button.LEFT)), DISPLAY)


@pytest.mark.parametrize("kind", ["drag", "move"])
def test_a_way_leads_from_a_dot_along_the_path_to_a_tip(kind: str) -> None:
    path = (
        PathPoint(0, 1300, 150),
        PathPoint(1, 1500, 150),
        PathPoint(2, 1500, 450),
        PathPoint(3, 1500, 451),
    )
    dot, line, tip = shapes(action(Drag(Button.LEFT, path) if kind == "drag" else Move(path)))
    assert (dot.attributes["cx"], dot.attributes["cy"]) == ("300", "200")
    assert points(line) == [(300, 200), (500, 200), (500, 500), (500, 501)]
    left, end, right = points(tip)
    assert end == (500, 501)
    assert left[1] == right[1] < end[1]  # it led downwards at last
    assert left[0] + right[0] == 2 * end[0]


def test_a_way_that_ends_where_it_began_has_a_tip() -> None:
    path = (PathPoint(0, 1300, 150), PathPoint(1, 1300, 150))
    assert points(shapes(action(Move(path)))[2])[1] == (300, 200)


@pytest.mark.parametrize(("dx", "dy", "towards"), [(0, -3, (0, 1)), (0, 0.5, (0, -1)), (2, 0, (1, 0))])
def test_a_scroll_points_where_the_wheel_turned(dx: float, dy: float, towards: tuple[int, int]) -> None:
    dot, line, _ = shapes(action(Scroll(dx, dy)))
    assert (dot.attributes["cx"], dot.attributes["cy"]) == ("300", "200")
    (x0, y0), (x1, y1) = points(line)
    assert ((x1 > x0) - (x1 < x0), (y1 > y0) - (y1 < y0)) == towards


def test_a_scroll_there_and_back_points_nowhere() -> None:
    assert [it.name for it in shapes(action(Scroll(0, 0)))] == ["circle"]


def test_the_element_is_outlined_also_where_no_pointer_was() -> None:
    (outline,) = shapes(action(Typing("a", "a"), None, Rectangle(1010, -40, 70, 20)))
    assert outline.attributes == {"class": "element", "x": "10", "y": "10", "width": "70", "height": "20"}


@pytest.mark.parametrize("size", [(0, 5), (5, -1)])
def test_an_element_without_an_area_has_no_outline(size: tuple[int, int]) -> None:
    assert marks(action(Wait(), None, Rectangle(1010, 0, *size)), DISPLAY) == ""


def test_places_that_no_float_holds_are_drawn_far_away() -> None:
    far = 10**400
    path = (PathPoint(0, far, -far), PathPoint(1, -far, far))
    drawn = marks(action(Drag(Button.LEFT, path), (far, far), Rectangle(far, far, far, far)), DISPLAY)
    assert "1000000" in drawn.replace("1e+06", "1000000")
    assert "nan" not in drawn
