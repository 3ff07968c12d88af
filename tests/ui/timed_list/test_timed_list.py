"""A long list: goes along with the replay, leaves whoever scrolls alone, and keeps their place in a search."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QSlider
from pytestqt.qtbot import QtBot

from helpers.timelines import SECOND
from trajectory_recorder.ui.timed_list import ListRow, TimedList
from trajectory_recorder.ui.timed_list.model import CURRENT_ROLE

LEFT = Qt.MouseButton.LeftButton
ROWS = [
    ListRow(it * SECOND, it * SECOND, f"<i>row</i> {it}", "even" if it % 2 == 0 else "odd")
    for it in range(500)
]


def find(text: str) -> list[int]:
    return [place for place, it in enumerate(ROWS) if text in f"{it.title} {it.detail}"]


class Watched:
    """A list on the screen, and what it told."""

    def __init__(self, qtbot: QtBot) -> None:
        self.list = TimedList("Things", ROWS, find=find, nothing="Nothing")
        self.chosen: list[int] = []
        self.list.row_chosen.connect(self.chosen.append)
        qtbot.addWidget(self.list)
        self.list.resize(400, 400)
        with qtbot.waitExposed(self.list):
            self.list.show()

    def seen(self) -> list[int]:
        """The places of the rows in sight, from top to bottom."""
        view = self.list.view
        indices = map(self.list.model.index, range(self.list.model.rowCount()))
        return [
            self.list.model.place(it)
            for it in indices
            if view.visualRect(it).intersects(view.viewport().rect())
        ]

    def top_px(self, place: int) -> int:
        return self.list.view.visualRect(self.list.model.index_of(place)).top()

    def click(self, place: int) -> None:
        middle = self.list.view.visualRect(self.list.model.index_of(place)).center()
        QTest.mouseClick(self.list.view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, middle)

    def turn_wheel(self) -> None:
        at, moved = QPointF(20, 20), QPoint(0, -1200)
        keys, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(at, at, QPoint(), moved, Qt.MouseButton.NoButton, keys, phase, False)
        QApplication.sendEvent(self.list.view.viewport(), event)

    def turn_page(self) -> None:
        self.list.view.verticalScrollBar().triggerAction(QSlider.SliderAction.SliderPageStepAdd)

    def current(self) -> list[int]:
        model = self.list.model
        return [model.place(it) for it in map(model.index, range(model.rowCount())) if it.data(CURRENT_ROLE)]

    def count(self) -> str:
        return self.list.findChildren(QLabel)[-1].text()


@pytest.fixture
def watched(qtbot: QtBot) -> Watched:
    return Watched(qtbot)


def test_a_click_chooses_also_where_it_is_chosen_already(watched: Watched) -> None:
    watched.click(2)
    watched.click(3)
    watched.click(3)
    assert watched.chosen == [2, 3, 3]
    assert watched.list.chosen == 3


def test_who_comes_by_tab_goes_nowhere_by_that(watched: Watched) -> None:
    watched.list.show_position(20 * SECOND)
    watched.list.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert (watched.chosen, watched.list.chosen) == ([], None)
    QTest.keyClick(watched.list.view, Qt.Key.Key_Down)
    assert watched.chosen == [21]


def test_keys_choose(watched: Watched) -> None:
    watched.click(2)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(watched.list.view, key)
    watched.click(3)
    assert watched.chosen == [2, 3, 4, 3, 3]


def test_what_is_under_way_is_pointed_out_and_stays_in_sight(watched: Watched) -> None:
    for at_s in (0, 20, 300, 299, 499):
        watched.list.show_position(at_s * SECOND + 1)
        assert watched.current() == [at_s]
        assert at_s in watched.seen()
    assert watched.chosen == []
    watched.list.show_current(None)
    assert watched.current() == []


@pytest.mark.parametrize("look_away", [Watched.turn_wheel, Watched.turn_page])
def test_whoever_looks_elsewhere_is_left_alone_until_they_ask(
    watched: Watched, look_away: Callable[[Watched], None]
) -> None:
    look_away(watched)
    seen = watched.seen()
    assert not watched.list.follow.isChecked()
    watched.list.show_position(400 * SECOND)
    assert watched.seen() == seen
    assert watched.current() == [400]
    QTest.mouseClick(watched.list.follow, LEFT)
    assert 400 in watched.seen()
    watched.list.show_position(450 * SECOND)
    assert 450 in watched.seen()


def test_whoever_chooses_goes_on_with_the_replay(watched: Watched) -> None:
    watched.click(3)
    assert watched.list.follow.isChecked()
    watched.list.show_position(400 * SECOND)
    assert 400 in watched.seen()


def test_a_search_shows_what_has_it_and_says_how_many(watched: Watched) -> None:
    assert watched.count() == "500 in all"
    QTest.keyClicks(watched.list.search, "> 49")
    assert watched.seen() == [49, *range(490, 498)]
    assert watched.count() == "11 of 500"
    watched.list.search.setText("nowhere")
    assert watched.seen() == []
    assert watched.count() == "0 of 500"
    watched.list.search.clear()
    assert watched.count() == "500 in all"


def test_a_search_keeps_the_place_to_the_pixel(watched: Watched) -> None:
    watched.list.view.verticalScrollBar().setValue(
        200 * watched.list.view.visualRect(watched.list.model.index(0)).height() + 7
    )
    top_px = watched.top_px(200)
    assert top_px == -7
    watched.list.search.setText("even")
    assert (watched.seen()[0], watched.top_px(200)) == (200, top_px)
    watched.list.search.setText("odd")
    assert (watched.seen()[0], watched.top_px(199)) == (199, top_px)
    watched.list.search.clear()
    assert (watched.seen()[0], watched.top_px(199)) == (199, top_px)


def test_a_search_keeps_what_is_chosen_though_it_is_not_shown(watched: Watched) -> None:
    watched.click(3)
    watched.list.search.setText("even")
    assert watched.list.view.selectedIndexes() == []
    watched.list.search.clear()
    (index,) = watched.list.view.selectedIndexes()
    assert watched.list.model.place(index) == 3
    assert watched.chosen == [3]


def test_the_neighbours_are_those_that_are_shown(watched: Watched) -> None:
    watched.list.search.setText("odd")
    watched.list.show_position(10 * SECOND)
    watched.list.choose_neighbour(1)
    watched.list.choose_neighbour(1)
    watched.list.choose_neighbour(-1)
    watched.list.choose_neighbour(-1)
    assert watched.chosen == [11, 13, 11, 9]
    watched.list.choose(499)
    watched.list.choose_neighbour(1)
    assert watched.chosen[4:] == [499]
    assert 499 in watched.seen()


def test_without_a_place_the_next_one_is_the_first(watched: Watched) -> None:
    watched.list.choose_neighbour(-1)
    watched.list.choose_neighbour(1)
    assert watched.chosen == [0]


def test_what_is_shown_as_chosen_is_not_told(watched: Watched) -> None:
    watched.list.show_chosen(7)
    assert watched.list.chosen == 7
    assert watched.chosen == []


def test_the_search_is_at_hand(watched: Watched) -> None:
    watched.list.search.setText("odd")
    watched.list.focus_search()
    assert watched.list.search.selectedText() == "odd"
    assert watched.list.search.isClearButtonEnabled()


def test_texts_are_texts_and_can_be_heard(watched: Watched) -> None:
    index = watched.list.model.index(0)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "<p>&lt;i&gt;row&lt;/i&gt; 0</p><p>even</p>"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "0:00.000, <i>row</i> 0, even"
    assert watched.list.view.accessibleName() == "Things"
    assert watched.list.search.accessibleName() == "Search: Things"


def test_an_empty_list_says_so(qtbot: QtBot) -> None:
    empty = TimedList("Things", [], find=lambda _: [], nothing="Nothing")
    qtbot.addWidget(empty)
    empty.show_position(5)
    empty.choose_neighbour(1)
    empty.search.setText("x")
    assert empty.findChildren(QLabel)[-1].text() == "Nothing"
