"""The timeline in somebody's hands: where they want to go, and what they see."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QHelpEvent, QImage, QPaintEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from helpers.timelines import MS, SECOND, long_work, pointer_track, step, timeline
from trajectory_recorder.events import Button
from trajectory_recorder.replay.lanes import Lane
from trajectory_recorder.replay.thumbnails import HEIGHT_PX
from trajectory_recorder.replay.timeline.timeline import Press, Remark, Timeline
from trajectory_recorder.ui.timeline_view import Comment, TimelineView
from trajectory_recorder.ui.timeline_view.rows import GUTTER_PX, Band

LEFT = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
WIDTH_PX = 600
"""Of a minute: a pixel is 100 ms."""
PIXEL = 100 * MS

WORK = timeline(
    60 * SECOND,
    presses=(Press(20 * SECOND, 21 * SECOND, Button.LEFT, 3, 4),),
    steps=(step(0, 20 * SECOND, 21 * SECOND), step(1, 40 * SECOND, 41 * SECOND)),
    remarks=(Remark(50 * SECOND, 52 * SECOND, "warn", "odd", "<b>Odd</b>", "Look", ""),),
)


class Watched:
    """A timeline on the screen, and what it told."""

    def __init__(self, qtbot: QtBot, shown: Timeline, pictures: Any = None) -> None:
        self.view = TimelineView(shown, pictures)
        self.told: list[tuple[Any, ...]] = []
        self.view.seek_wanted.connect(lambda at: self.told.append(("seek", at)))
        self.view.preview_wanted.connect(lambda at: self.told.append(("preview", at)))
        self.view.span_selected.connect(lambda *span: self.told.append(("span", *span)))
        qtbot.addWidget(self.view)
        self.view.resize(GUTTER_PX + WIDTH_PX, self.view.sizeHint().height())
        with qtbot.waitExposed(self.view):
            self.view.show()

    def at(self, at_px: float, what: Band | Lane = Band.RULER) -> QPoint:
        row = next(it for it in self.view._rows if it.what is what)
        return QPoint(int(GUTTER_PX + at_px), row.top_px + row.height_px // 2)

    def drag(self, from_px: int, *to_px: int, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        QTest.mousePress(self.view, LEFT, keys, self.at(from_px))
        for each in to_px:
            QTest.mouseMove(self.view, self.at(each))
        QTest.mouseRelease(self.view, LEFT, keys, self.at(to_px[-1] if to_px else from_px))

    def turn(
        self, at_px: float, notches: float, keys: Qt.KeyboardModifier = NO_KEYS, sideways: int = 0
    ) -> None:
        at = QPointF(self.at(at_px))
        moved = QPoint(sideways * 120, round(notches * 120))
        phase = Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(at, at, QPoint(), moved, Qt.MouseButton.NoButton, keys, phase, False)
        QApplication.sendEvent(self.view, event)

    def seen(self) -> QImage:
        return self.view.grab().toImage()


@pytest.fixture
def watch(qtbot: QtBot) -> Callable[..., Watched]:
    return lambda shown=WORK, pictures=None: Watched(qtbot, shown, pictures)


def test_dragging_previews_and_letting_go_seeks(watch: Callable[..., Watched]) -> None:
    it = watch()
    it.drag(100, 150, 200)
    assert it.told == [
        ("preview", 100 * PIXEL),
        ("preview", 150 * PIXEL),
        ("preview", 200 * PIXEL),
        ("seek", 200 * PIXEL),
    ]
    assert all(type(at) is int for _, at in it.told)


def test_while_somebody_drags_the_playhead_is_theirs(watch: Callable[..., Watched]) -> None:
    it = watch()
    QTest.mousePress(it.view, LEFT, NO_KEYS, it.at(100))
    it.view.show_position(55 * SECOND)
    assert it.view.position_ns == 100 * PIXEL
    QTest.mouseRelease(it.view, LEFT, NO_KEYS, it.at(100))
    it.view.show_position(55 * SECOND)
    assert it.view.position_ns == 55 * SECOND


def test_dragging_beyond_the_edges_stays_in_the_recording(watch: Callable[..., Watched]) -> None:
    it = watch()
    it.drag(100, -300, WIDTH_PX + 500)
    assert [at for _, at in it.told] == [100 * PIXEL, 0, 60 * SECOND, 60 * SECOND]


def test_times_of_a_day_are_told_whole(watch: Callable[..., Watched]) -> None:
    it = watch(timeline(24 * 3600 * SECOND))
    it.drag(WIDTH_PX)
    assert it.told[-1] == ("seek", 24 * 3600 * SECOND)


def test_a_double_click_on_a_thing_goes_to_its_beginning(watch: Callable[..., Watched]) -> None:
    it = watch()
    QTest.mouseDClick(it.view, LEFT, NO_KEYS, it.at(206, Lane.STEPS))
    assert it.told[-1] == ("seek", 20 * SECOND)
    assert it.view.position_ns == 20 * SECOND
    before = len(it.told)
    QTest.mouseDClick(it.view, LEFT, NO_KEYS, it.at(300, Lane.STEPS))
    assert all(kind != "seek" for kind, *_ in it.told[before:-1])


def test_dragging_with_shift_selects_a_stretch(watch: Callable[..., Watched]) -> None:
    it = watch()
    it.drag(300, 250, 200, keys=SHIFT)
    assert it.told == [("span", 200 * PIXEL, 300 * PIXEL)]
    assert it.view.selected_span is not None
    QTest.keyClick(it.view, Qt.Key.Key_Escape)
    assert it.told[-1] == ("span", None, None)
    assert it.view.selected_span is None


def test_a_click_with_shift_gives_a_selection_up(watch: Callable[..., Watched]) -> None:
    it = watch()
    it.drag(200, 300, keys=SHIFT)
    it.drag(100, 101, keys=SHIFT)
    assert it.told == [("span", 200 * PIXEL, 300 * PIXEL), ("span", None, None)]


def test_the_wheel_zooms_around_the_pointer_and_scrolls_with_shift(watch: Callable[..., Watched]) -> None:
    it = watch()
    it.turn(300, 4)
    scale = it.view.scale
    assert scale.span_ns == pytest.approx(60 * SECOND / 1.25**4, rel=1e-6)
    assert abs(scale.at_ns(300) - 300 * PIXEL) <= 2
    it.turn(300, -2, SHIFT)
    assert it.view.scale.from_ns == pytest.approx(scale.from_ns + 0.2 * scale.span_ns, rel=1e-6)
    it.turn(300, 0, sideways=2)
    assert it.view.scale.from_ns == pytest.approx(scale.from_ns, abs=2)
    it.turn(300, -40)
    assert it.view.scale.is_whole
    assert it.told == []


@pytest.mark.parametrize(
    ("key", "modifier", "expected_ms"),
    [
        (Qt.Key.Key_Right, NO_KEYS, 30_600),
        (Qt.Key.Key_Left, NO_KEYS, 29_400),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier, 36_000),
        (Qt.Key.Key_Home, NO_KEYS, 0),
        (Qt.Key.Key_End, NO_KEYS, 60_000),
    ],
)
def test_keys_move_the_playhead(
    watch: Callable[..., Watched], key: Qt.Key, modifier: Qt.KeyboardModifier, expected_ms: int
) -> None:
    it = watch()
    it.view.show_position(30 * SECOND)
    QTest.keyClick(it.view, key, modifier)
    assert it.told == [("seek", expected_ms * MS)]
    assert it.view.position_ns == expected_ms * MS


def test_keys_zoom_around_the_playhead_and_turn_pages(watch: Callable[..., Watched]) -> None:
    it = watch()
    it.view.show_position(30 * SECOND)
    QTest.keyClick(it.view, Qt.Key.Key_Plus)
    assert (it.view.scale.from_ns, it.view.scale.to_ns) == (10 * SECOND, 50 * SECOND)
    QTest.keyClick(it.view, Qt.Key.Key_PageDown)
    assert it.view.scale.to_ns == 60 * SECOND
    QTest.keyClick(it.view, Qt.Key.Key_PageUp)
    assert it.view.scale.from_ns == 0
    QTest.keyClick(it.view, Qt.Key.Key_Minus)
    assert it.view.scale.is_whole
    assert it.told == []


def test_arrows_with_shift_select(watch: Callable[..., Watched]) -> None:
    it = watch()
    it.view.show_position(30 * SECOND)
    for _ in range(3):
        QTest.keyClick(it.view, Qt.Key.Key_Right, SHIFT)
    assert it.told[-1] == ("span", 30 * SECOND, 31_800 * MS)
    QTest.keyClick(it.view, Qt.Key.Key_Left, SHIFT)
    assert it.told[-1] == ("span", 30 * SECOND, 31_200 * MS)


def test_the_page_follows_the_replay_unless_somebody_scrolled_away(watch: Callable[..., Watched]) -> None:
    it = watch()
    it.view.show_span(0, 10 * SECOND)
    it.view.show_position(11 * SECOND)
    assert it.view.scale.sees(11 * SECOND)
    it.view.show_span(30 * SECOND, 40 * SECOND)
    it.view.show_position(12 * SECOND)
    assert it.view.scale.from_ns == 30 * SECOND
    it.view.follow()
    assert it.view.scale.sees(12 * SECOND)


def test_a_playhead_that_moves_repaints_only_what_it_covered(
    watch: Callable[..., Watched], monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[QRect] = []
    real = TimelineView.paintEvent

    def noted(view: TimelineView, event: QPaintEvent) -> None:
        painted.extend(event.region())
        real(view, event)

    monkeypatch.setattr(TimelineView, "paintEvent", noted)
    it = watch()
    it.view.repaint()
    painted.clear()
    layer = it.view._layer
    it.view.show_position(30 * SECOND)
    QApplication.processEvents()
    assert painted
    assert all(rect.width() < 40 for rect in painted)
    assert {rect.x() < GUTTER_PX + 10 for rect in painted} == {True, False}
    painted.clear()
    it.view.show_position(30 * SECOND + PIXEL // 4)
    QApplication.processEvents()
    assert painted == []
    assert it.view._layer is layer


def test_a_tooltip_says_what_lies_there_as_text(
    watch: Callable[..., Watched], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _view: shown.append(text))
    it = watch()
    for at_px, lane in ((510, Lane.REMARKS), (205, Lane.PRESSES), (300, Lane.STEPS)):
        at = it.at(at_px, lane)
        QApplication.sendEvent(it.view, QHelpEvent(QEvent.Type.ToolTip, at, it.view.mapToGlobal(at)))
    assert shown == [
        "&lt;b&gt;Odd&lt;/b&gt;<br>Look<br><small>0:50.000, 2.0 s</small>",
        "left button down for 1.0 s at 3,4<br><small>0:20.000, 1.0 s</small>",
        "",
    ]


def test_comments_get_a_lane_of_their_own(watch: Callable[..., Watched]) -> None:
    it = watch()
    height_px = it.view.sizeHint().height()
    it.view.show_comments([Comment(10 * SECOND, 20 * SECOND, "Why?")])
    assert it.view.sizeHint().height() > height_px
    it.view.resize(it.view.width(), it.view.sizeHint().height())
    QTest.mouseDClick(it.view, LEFT, NO_KEYS, it.at(150, Lane.COMMENTS))
    assert it.told[-1] == ("seek", 10 * SECOND)
    it.view.show_comments([])
    assert it.view.sizeHint().height() == height_px


def test_a_chosen_step_is_pointed_out(watch: Callable[..., Watched]) -> None:
    it = watch()
    before = it.seen()
    it.view.show_step(1)
    assert it.seen() != before
    it.view.show_step(None)
    assert it.seen() == before
    it.view.show_step(99)
    assert it.seen() == before


def test_small_pictures_are_asked_for_and_shown_when_they_come(
    watch: Callable[..., Watched], qtbot: QtBot
) -> None:
    pictures = Pictures()
    it = watch(WORK, pictures)
    slot_ns = round(pictures.width_px * 54 / HEIGHT_PX) * PIXEL
    assert pictures.wanted == [at + slot_ns // 2 for at in range(0, 60 * SECOND, slot_ns)]
    pictures.come()
    middle = it.at(120, Band.STRIP)
    qtbot.waitUntil(lambda: it.seen().pixelColor(middle).name() == "#ff0000")


def test_the_position_can_be_heard(watch: Callable[..., Watched]) -> None:
    it = watch()
    it.view.show_position(21_500 * MS)
    assert it.view.accessibleName() == "Timeline"
    assert it.view.accessibleDescription() == "At 0:21 of 1:00"


@pytest.mark.parametrize(
    "shown",
    [
        timeline(0),
        timeline(10 * MS),
        long_work(600 * SECOND, moves=2000),
        replace(WORK, pointer=pointer_track(range(0, 60 * SECOND, 6 * MS))),
    ],
)
def test_anything_can_be_looked_at_from_near_and_far(watch: Callable[..., Watched], shown: Timeline) -> None:
    it = watch(shown)
    whole = it.seen()
    for _ in range(40):
        QTest.keyClick(it.view, Qt.Key.Key_Plus)
    assert it.seen().size() == whole.size()
    it.view.show_whole()
    assert it.seen() == whole


class Pictures:
    """Small pictures that come when they are told to: red ones."""

    width_px = 192

    def __init__(self) -> None:
        self.wanted: list[int] = []
        self._told: Callable[[], None] = lambda: None
        self._rgb: Any = None

    def follow(self, told: Callable[[], None]) -> None:
        self._told = told

    def want(self, times_ns: list[int]) -> None:
        self.wanted = list(times_ns)

    def at(self, _at_ns: int) -> Any:
        return self._rgb

    def come(self) -> None:
        self._rgb = np.zeros((HEIGHT_PX, self.width_px, 3), np.uint8)
        self._rgb[..., 0] = 255
        self._told()
