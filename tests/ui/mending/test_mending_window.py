"""A real recording in the window that it is mended in: what somebody finds, does about it, and submits."""

import threading
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from helpers.command_line import PATIENCE_S
from trajectory_recorder.bundle import Bundle, layout, verify
from trajectory_recorder.events import KeyAction, KeyEvent, Rectangle
from trajectory_recorder.quality.policy import Policy
from trajectory_recorder.redaction import draft
from trajectory_recorder.redaction.edits import Cover, Cut, Edit, MaskText, Mute, Note
from trajectory_recorder.replay.timeline.timeline import Span
from trajectory_recorder.tasks import Task
from trajectory_recorder.ui.edit_words import Way
from trajectory_recorder.ui.mending import submitting
from trajectory_recorder.ui.mending.submitting import Submitting
from trajectory_recorder.ui.mending.window import MendingWindow
from ui.mending.conftest import Opener, view_of

S = 1_000_000_000
Key, Control, Shift = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def text(window: QWidget, name: str) -> str:
    (label,) = window.findChildren(QLabel, name)
    return label.text() if label.isVisible() else ""


def notices(window: QWidget) -> list[str]:
    return [it.text() for it in window.findChildren(QLabel, "notice") if it.isVisible()]


def button(window: QWidget, words: str) -> QAbstractButton:
    (found,) = [it for it in window.findChildren(QAbstractButton) if it.text() == words and it.isVisible()]
    return found


def clicks(qtbot: QtBot, window: QWidget, words: str) -> None:
    qtbot.waitUntil(lambda: has_button(window, words))
    qtbot.mouseClick(button(window, words), Qt.MouseButton.LeftButton)


def has_button(window: QWidget, words: str) -> bool:
    return any(it.text() == words and it.isVisible() for it in window.findChildren(QAbstractButton))


def typed_text(root: Path) -> str:
    strokes = (it for _, it in Bundle(root).events() if isinstance(it, KeyEvent))
    return "".join(it.text or "" for it in strokes if it.action is KeyAction.PRESS)


def sent_by(window: MendingWindow) -> list[Submitting]:
    sent: list[Submitting] = []
    window.submit_wanted.connect(sent.append)
    return sent


def test_from_findings_to_a_new_recording_without_them(qtbot: QtBot, opens: Opener, root: Path) -> None:
    window = opens(root)
    view, sent = view_of(qtbot, window), sent_by(window)
    assert text(window, "headline") == "1 thing must be mended first"
    clicks(qtbot, window, "Mask text in all 2 places with secrets or personal data")
    assert text(window, "headline") == "1 thing to look at"
    again, mask = view.mending.edits
    view.mending.undo()
    clicks(qtbot, window, "Mask typed text here")
    assert text(window, "headline") == "1 thing to look at"
    (first,) = view.mending.edits
    assert isinstance(first, MaskText)
    view.mending.undo()
    view.mending.do(again, mask)
    clicks(qtbot, window, "Cut this stretch")
    assert text(window, "headline") == "Ready to submit with your changes"
    cut = view.mending.edits[-1]
    assert isinstance(cut, Cut)
    # While it plays, what is cut is left out; who goes there is told.
    assert view.player._transport.clock.taken.over(cut.from_ns) == Span(cut.from_ns, cut.to_ns)
    window.seek(cut.from_ns)
    assert notices(window) == ["This stretch is cut out."]
    qtbot.keyClick(view.canvas, Key.Key_Z, Control)
    assert text(window, "headline") == "1 thing to look at"
    qtbot.keyClick(view.canvas, Key.Key_Z, Control | Shift)
    assert view.mending.edits == (again, mask, cut)
    qtbot.keyClick(view.canvas, Key.Key_Return, Control)
    qtbot.waitUntil(lambda: len(sent) == 1)
    (submitted,) = sent
    made = Bundle(submitted.root)
    assert submitted.override is None
    assert submitted.root.parent == root.parent
    assert verify(submitted.root) == []
    assert made.manifest.parent is not None
    assert made.manifest.parent.bundle_id == Bundle(root).manifest.bundle_id
    assert made.manifest.duration_ns == Bundle(root).manifest.duration_ns - (cut.to_ns - cut.from_ns)
    assert typed_text(root).count("hunter2x9") == 2
    assert "hunter2x9" not in typed_text(submitted.root)
    assert draft.load(root) == ()
    assert not (root / "edits").exists()
    assert root.name in text(window, "done")
    with qtbot.waitSignal(window.closed):
        clicks(qtbot, window, "Delete the original")
    assert not root.exists()
    assert submitted.root.exists()


def test_what_was_changed_is_there_the_next_time(qtbot: QtBot, opens: Opener, root: Path) -> None:
    window = opens(root)
    view = view_of(qtbot, window)
    view.timeline_view.select(2 * S, 3 * S)
    clicks(qtbot, window, "Mute")
    view.use(Way.NOTE, Span(4 * S, 5 * S))
    (field,) = [it for it in window.findChildren(QLineEdit) if it.accessibleName() == "Note"]
    qtbot.keyClicks(field, "a detour")
    qtbot.keyClick(field, Key.Key_Return)
    view.timeline_view.select(6 * S, 7 * S)
    qtbot.keyClick(view.canvas, Key.Key_X)
    edits = Mute(2 * S, 3 * S), Note(4 * S, 5 * S, "a detour"), Cut(6 * S, 7 * S)
    assert view.mending.edits == edits
    assert [it.text for it in view.model.preview.changes] == ["Muted", "Note: a detour", "Cut"]
    window.close()
    assert draft.load(root) == edits
    again = opens(root)
    again.seek(5 * S)
    view = view_of(qtbot, again)
    assert view.position_ns == 5 * S
    assert view.mending.edits == view.model.preview.edits == edits
    rows = view.panel.changes.list
    assert [rows.item(it).text() for it in range(rows.count())] == [
        "0:02\N{EN DASH}0:03  Muted",
        "0:04\N{EN DASH}0:05  Note: a detour",
        "0:06\N{EN DASH}0:07  Cut",
    ]
    rows.setCurrentRow(1)
    qtbot.keyClick(rows, Key.Key_Delete)
    assert view.mending.edits == (edits[0], edits[2])


def test_a_region_is_drawn_by_hand_or_by_keyboard(qtbot: QtBot, opens: Opener, root: Path) -> None:
    window = opens(root)
    view = view_of(qtbot, window)
    view.timeline_view.select(2 * S, 3 * S)
    clicks(qtbot, window, "Cover region")
    assert view.picker.isVisible()
    display, frame = view.canvas.places()[0]
    assert (display.width_px, display.height_px, frame.width()) == (320, 240, 320)
    corner = frame.topLeft().toPoint()
    qtbot.mousePress(view.picker, Qt.MouseButton.LeftButton, pos=corner + QPoint(40, 30))
    qtbot.mouseMove(view.picker, corner + QPoint(100, 100))
    qtbot.mouseRelease(view.picker, Qt.MouseButton.LeftButton, pos=corner + QPoint(140, 90))
    assert not view.picker.isVisible()
    by_hand = Cover(2 * S, 3 * S, 0, Rectangle(40, 30, 100, 60))
    assert view.mending.edits == (by_hand,)
    assert view.model.preview.hidden(0, 2 * S).areas == (by_hand.area,)
    view.use(Way.COVER, Span(2 * S, 3 * S))
    qtbot.keyClick(view.picker, Key.Key_Escape)
    assert view.mending.edits == (by_hand,)
    view.use(Way.COVER, Span(4 * S, 5 * S))
    qtbot.keyClick(view.picker, Key.Key_Left)
    qtbot.keyClick(view.picker, Key.Key_Down, Shift)
    qtbot.keyClick(view.picker, Key.Key_Return)
    area = view.mending.edits[1].area  # type: ignore[union-attr]
    assert (area.x_px, area.y_px) < (112, 85)
    assert (area.width_px, area.height_px) > (95, 71)


def test_one_that_fails_goes_with_a_reason_only(qtbot: QtBot, opens: Opener, root: Path) -> None:
    window = opens(root)
    view_of(qtbot, window)
    sent = sent_by(window)
    clicks(qtbot, window, "Submit")
    (field,) = [it for it in window.findChildren(QLineEdit) if it.accessibleName() == "Reason"]
    assert field.isVisible()
    assert not button(window, "Submit all the same").isEnabled()
    qtbot.keyClick(field, Key.Key_Escape)
    assert has_button(window, "Submit")
    clicks(qtbot, window, "Submit")
    qtbot.keyClicks(field, "the password is a made up one")
    clicks(qtbot, window, "Submit all the same")
    assert sent == [Submitting(root, "the password is a made up one")]
    assert not has_button(window, "Delete the original")
    assert has_button(window, "Close")


def test_where_no_exception_is_allowed_it_does_not_go(qtbot: QtBot, opens: Opener, root: Path) -> None:
    window = opens(root, override_allowed=False)
    view = view_of(qtbot, window)
    sent = sent_by(window)
    clicks(qtbot, window, "Submit")
    assert notices(view.panel) == ["It fails its checks, and its task allows no exception."]
    assert sent == []


def test_what_is_still_wrong_is_told_and_can_be_mended_on(qtbot: QtBot, opens: Opener, root: Path) -> None:
    window = opens(root)
    view = view_of(qtbot, window)
    sent = sent_by(window)
    view.mending.do(Mute(2 * S, 3 * S))
    clicks(qtbot, window, "Submit")
    qtbot.waitUntil(lambda: has_button(window, "Look at it"))
    assert "A password beside its name was typed." in text(window, "still wrong")
    assert not view.bar.isEnabled()
    assert sent == []
    clicks(qtbot, window, "Look at it")
    qtbot.waitUntil(lambda: window.view is not None and window.view is not view)
    made = view_of(qtbot, window)
    assert made.mending.edits == ()
    assert text(window, "headline") == "1 thing must be mended first"
    assert made._root != root


def test_a_new_recording_is_cancelled_without_a_trace(qtbot: QtBot, opens: Opener, root: Path) -> None:
    window = opens(root)
    view = view_of(qtbot, window)
    view.mending.do(Cut(7 * S, 25 * S))
    view.submission.submit()
    clicks(qtbot, window, "Cancel")
    qtbot.waitUntil(lambda: has_button(window, "Submit"))
    assert list(root.parent.glob(f"*{layout.SUFFIX}")) == [root]
    assert view.mending.edits == (Cut(7 * S, 25 * S),)
    qtbot.waitUntil(lambda: draft.load(root) == view.mending.edits)
    assert view.bar.isEnabled()
    assert view.mending.notice is None


def test_edits_that_are_kept_late_do_not_come_back(
    qtbot: QtBot, opens: Opener, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = threading.Event()
    save, mended = draft.save, submitting.mended

    def save_late(root: Path, edits: Sequence[Edit]) -> None:
        made.wait(PATIENCE_S)
        save(root, edits)

    def note(root: Path, edits: Sequence[Edit], policy: Policy | None, *, task: Task) -> submitting.Mended:
        found = mended(root, edits, policy, task=task)
        made.set()
        return found

    monkeypatch.setattr(draft, "save", save_late)
    monkeypatch.setattr(submitting, "mended", note)
    window = opens(root)
    view = view_of(qtbot, window)
    view.mending.do(Mute(2 * S, 3 * S))
    view.submission.submit()
    qtbot.waitUntil(lambda: has_button(window, "Look at it"))
    assert draft.load(root) == ()


def test_what_is_no_recording_is_told(qtbot: QtBot, opens: Opener, tmp_path: Path) -> None:
    window = opens(tmp_path)
    qtbot.waitUntil(lambda: "is not a bundle" in "".join(notices(window)))


def test_edits_that_came_along_and_can_t_be_read_are_told(qtbot: QtBot, opens: Opener, root: Path) -> None:
    (root / "edits").mkdir()
    (root / layout.EDITS).write_text("{")
    view = view_of(qtbot, opens(root))
    assert view.mending.edits == ()
    assert view.mending.notice is not None
    assert "no list of edits" in view.mending.notice.message


def test_every_control_has_a_name_for_screen_readers(qtbot: QtBot, opens: Opener, root: Path) -> None:
    view = view_of(qtbot, opens(root))
    view.mending.do(Mute(2 * S, 3 * S))
    controls = view.panel.findChildren(QAbstractButton) + view.bar.findChildren(QAbstractButton)
    assert len(controls) > 15
    assert [it for it in controls if not it.accessibleName() and not it.text()] == []
    named = [it.accessibleName() for it in view.panel.findChildren(QLineEdit)]
    assert sorted(named) == ["Note", "Reason"]
