"""The replay's window on a recording that was edited: what was taken out and added is seen and told."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from helpers.edited_session import CUT_MS, MS, EditedSession, edited_session
from helpers.replayed_session import HOSTILE
from trajectory_recorder.replay.opening import open_recording
from trajectory_recorder.ui.replay.title import window_title
from trajectory_recorder.ui.replay.window import ReplayWindow
from trajectory_recorder.ui.timed_list import ListRow
from trajectory_recorder.ui.timeline_view.colours import colours
from trajectory_recorder.ui.timeline_view.rows import GUTTER_PX, Band


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> EditedSession:
    return edited_session(tmp_path_factory.mktemp("session"))


@pytest.fixture
def window(qtbot: QtBot, session: EditedSession) -> Iterator[ReplayWindow]:
    window = ReplayWindow(open_recording(session.edited.root), sound=False)
    qtbot.addWidget(window)
    window.resize(1300, 900)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.close()


def told(rows: object) -> list[tuple[str, str]]:
    assert isinstance(rows, list)
    assert all(isinstance(it, ListRow) for it in rows)
    return [(it.title, it.detail) for it in rows]


def colours_in(picture: QImage) -> set[str]:
    return {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}


def test_its_title_says_that_it_is_edited(window: ReplayWindow, session: EditedSession) -> None:
    assert window.windowTitle().endswith("Replay (edited: made from another recording)")
    assert window_title(open_recording(session.parent.root), "Review").endswith("\N{EM DASH} Review")


def test_its_lists_tell_what_was_added_and_taken_out(window: ReplayWindow) -> None:
    remarks = told(window._lists._remarks.list.model.rows)
    assert remarks[0][0].startswith("Edited: made from another recording; cut, blanked")
    assert (HOSTILE, "Written by the expert") in remarks
    assert ("4.0 s cut out here", "Gap") in remarks
    assert ("Narration, added later", "2.0 s") in told(window._lists._spoken.list.model.rows)
    assert "typed (taken out) x11" in [it.title for it in window._lists.steps.list.model.rows]


def test_its_timeline_shows_what_came_later_in_a_colour_of_its_own(window: ReplayWindow) -> None:
    view = window.timeline_view
    seen = colours_in(view.grab().toImage())
    assert QColor(colours(view.palette()).later_body).name() in seen
    assert QColor(colours(view.palette()).voice_body).name() in seen


def test_its_strip_says_where_something_was_cut_out(window: ReplayWindow) -> None:
    view = window.timeline_view
    strip = next(it for it in view._rows if it.what is Band.STRIP)
    x_px = int(GUTTER_PX + view.scale.x_px(CUT_MS[0] * MS)) + 3
    shown = view.grab().toImage().pixelColor(x_px, strip.top_px + 4).name()
    assert shown == colours(view.palette()).text
