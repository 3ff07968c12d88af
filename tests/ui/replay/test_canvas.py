"""The canvas: the pixels that it shows."""

import base64

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QBuffer, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpers.counter_code import read_counter
from helpers.pictured_session import COUNTER_PX, DISPLAY, counting
from trajectory_recorder.events import Button, Display
from trajectory_recorder.replay.overlays import ClickMark, CursorImage, CursorMark, KeyCap, Overlay
from trajectory_recorder.ui.replay.arrangement import Arrangement, Placed
from trajectory_recorder.ui.replay.canvas import Canvas

ONE = Arrangement((Placed(DISPLAY, 0, 0),), DISPLAY.width_px, DISPLAY.height_px)
SMALL = Display(3, "small", 0, 0, 4, 4, 1.0, primary=True)
TINY = Arrangement((Placed(SMALL, 0, 0),), 4, 4)


def shown(canvas: Canvas) -> npt.NDArray[np.uint8]:
    """The canvas's pixels, (height, width, 4), blue first."""
    image = canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return pixels[:, : image.width()].copy()


def canvas_of(qtbot: QtBot, arrangement: Arrangement, width_px: int = 900, height_px: int = 500) -> Canvas:
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.resize(width_px, height_px)
    canvas.show()
    canvas.show_arrangement(arrangement)
    return canvas


def chequered() -> npt.NDArray[np.uint8]:
    pixels = np.zeros((4, 4, 4), np.uint8)
    pixels[::2, ::2] = pixels[1::2, 1::2] = 255
    return pixels


def test_a_picture_that_fits_is_shown_pixel_by_pixel_in_the_middle(qtbot: QtBot) -> None:
    canvas = canvas_of(qtbot, ONE)
    canvas.show_picture(0, counting(1234, DISPLAY))
    left, top = round((900 - DISPLAY.width_px) / 2), round((500 - DISPLAY.height_px) / 2)
    seen = shown(canvas)
    assert read_counter(seen, left + COUNTER_PX[0], top + COUNTER_PX[1]) == 1234
    canvas.show_picture(0, counting(77, DISPLAY))
    assert read_counter(shown(canvas), left + COUNTER_PX[0], top + COUNTER_PX[1]) == 77


def test_a_larger_picture_is_fitted(qtbot: QtBot) -> None:
    canvas = canvas_of(qtbot, ONE, 400, 300)
    canvas.show_picture(0, np.full((301, 701, 4), 200, np.uint8))
    rows, columns = (
        np.flatnonzero((shown(canvas)[..., :3] == 200).all(axis=2).any(axis=it)) for it in (1, 0)
    )
    assert (len(columns), len(rows)) == (400, 172)


def test_zoomed_in_every_pixel_keeps_its_edges(qtbot: QtBot) -> None:
    canvas = canvas_of(qtbot, TINY, 240, 240)
    canvas.show_picture(3, chequered())
    canvas.zoom(30)
    assert canvas.view.scale == 32
    expected = np.kron(chequered()[..., 0], np.ones((32, 32), np.uint8))
    assert np.array_equal(shown(canvas)[56:184, 56:184, 0], expected)


def test_the_wheel_zooms_where_the_pointer_is_and_dragging_pans(qtbot: QtBot) -> None:
    canvas = canvas_of(qtbot, ONE)
    scales: list[float] = []
    canvas.zoom_changed.connect(scales.append)
    at = QPointF(300, 200)
    before = canvas.view.to_scene(300, 200)
    turned = QPoint(0, 480)
    wheel = QWheelEvent(
        at,
        canvas.mapToGlobal(at),
        QPoint(),
        turned,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, wheel)
    assert scales == [1.25**4]
    assert canvas.view.to_scene(300, 200) == before
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    qtbot.mouseMove(canvas, QPoint(310, 205))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(310, 205))
    assert canvas.view.to_widget(*before) == (310, 205)


def test_displays_stand_side_by_side_and_those_without_a_picture_say_so(qtbot: QtBot) -> None:
    both = Arrangement((Placed(SMALL, 0, 0), Placed(DISPLAY, 4, 0)), 705, 301)
    canvas = canvas_of(qtbot, both)
    canvas.show_picture(3, np.full((4, 4, 4), 255, np.uint8))
    seen = shown(canvas)
    assert (seen[100:104, 98:102, :3] == 255).all()
    assert (seen[110, 110, :3] == (0x2B, 0x27, 0x24)).all()
    canvas.show_picture(3, None)
    assert not (shown(canvas)[100:104, 98:102, :3] == 255).all()


def test_a_picture_of_a_display_that_is_not_shown_is_not_kept(qtbot: QtBot) -> None:
    canvas = canvas_of(qtbot, ONE)
    before = shown(canvas)
    canvas.show_picture(3, np.full((4, 4, 4), 255, np.uint8))
    assert np.array_equal(shown(canvas), before)


def changed(before: npt.NDArray[np.uint8], after: npt.NDArray[np.uint8]) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what differs."""
    rows, columns = (np.flatnonzero((before != after).any(axis=(2, axis))) for axis in (1, 0))
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def test_a_click_is_painted_where_it_was_and_buttons_differ_in_form(qtbot: QtBot) -> None:
    canvas = canvas_of(qtbot, ONE)
    canvas.show_picture(0, np.full((301, 701, 4), 128, np.uint8))
    before, forms = shown(canvas), []
    for button in Button:
        click = ClickMark(400, 150, button, down=True, strength=1.0)
        canvas.show_overlays({0: Overlay(clicks=(click,))}, ())
        forms.append(shown(canvas))
    left, top, right, bottom = changed(before, forms[0])
    assert ((left + right) / 2, (top + bottom) / 2) == (500, 250)
    grey = [form[..., :3].astype(int).sum(axis=2) for form in forms]
    assert all((one != other).any() for n, one in enumerate(grey) for other in grey[:n])


def test_the_recorded_pointer_lies_with_its_point_where_it_was(qtbot: QtBot) -> None:
    image = QImage(6, 8, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    buffer = QBuffer()
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    png = base64.b64encode(buffer.data().data()).decode()
    canvas = canvas_of(qtbot, ONE)
    canvas.show_picture(0, np.full((301, 701, 4), 128, np.uint8))
    before = shown(canvas)
    canvas.show_overlays({0: Overlay(cursor=CursorMark(400, 150, CursorImage("a", png, 6, 8, 2, 3)))}, ())
    assert changed(before, shown(canvas)) == (498, 247, 504, 255)
    for bad in ("%", "AAAA", png[:40]):
        mark = CursorMark(400, 150, CursorImage(bad, bad, 6, 8, 2, 3))
        canvas.show_overlays({0: Overlay(cursor=mark)}, ())
        left, top, right, bottom = changed(before, shown(canvas))
        assert ((left + right) / 2, (top + bottom) / 2) == (500, 250)


def test_keys_are_painted_below_the_middle_and_direction_marks_turn_nothing(qtbot: QtBot) -> None:
    canvas = canvas_of(qtbot, ONE)
    before = shown(canvas)
    caps = (KeyCap("abc\u202ecba", typed=True, held=False, strength=1.0), KeyCap("Enter", False, True, 1.0))
    canvas.show_overlays({}, caps)
    left, top, right, bottom = changed(before, shown(canvas))
    assert abs((left + right) / 2 - 450) <= 2
    assert top > 400
    assert bottom < 500
