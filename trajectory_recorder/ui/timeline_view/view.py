"""The timeline of a recording in somebody's hands: to be scrolled, zoomed, scrubbed and selected in.

It says by signals where somebody wants to go, and shows where the replay is when it is told. All times are session
time, as Python's integers: Qt's are too short.
"""

import html

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip

from trajectory_recorder.replay.lanes import Item, Lane
from trajectory_recorder.replay.thumbnails import Thumbnails
from trajectory_recorder.replay.timeline.timeline import Span, Timeline
from trajectory_recorder.times import length, moment
from trajectory_recorder.ui.timeline_view.rows import GUTTER_PX, row_at
from trajectory_recorder.ui.timeline_view.surface import TimelineSurface

# How far from a thing the pointer may be.
_REACH_PX = 5
# A selection that is shorter is a click, though hands tremble.
_TREMBLE_PX = 3
_NOTCH = 120
_ZOOM_OF_A_NOTCH, _ZOOM_OF_A_KEY = 1.25, 1.5
_PAN_OF_A_NOTCH = 0.1
# Shares of what is in sight.
_STEP_OF_A_KEY, _LEAP_OF_A_KEY, _PAGE_OF_A_KEY = 0.01, 0.1, 0.9

_ZOOM_KEYS = {
    Qt.Key.Key_Plus: _ZOOM_OF_A_KEY,
    Qt.Key.Key_Equal: _ZOOM_OF_A_KEY,
    Qt.Key.Key_Minus: 1 / _ZOOM_OF_A_KEY,
}


class TimelineView(TimelineSurface):
    """Shows a recording's timeline, and takes where somebody wants to go in it.

    Drag to scrub, drag with shift to select a stretch, turn the wheel to zoom, with shift to scroll, double-click
    on a thing to go to its beginning. By keyboard: arrows, with control for leaps and with shift to select; page
    up and down to scroll; home and end; plus and minus; escape to give up a selection.

    `seek_wanted` asks to go to a time exactly, `preview_wanted` to show roughly what is there while somebody drags,
    and `span_selected` tells of a selected stretch from when to when, or None and None where one was given up.

    Args:
        timeline: What to show.
        thumbnails: Small pictures for the strip, if there are any; whoever made them closes them.
    """

    seek_wanted = Signal(object)
    preview_wanted = Signal(object)
    span_selected = Signal(object, object)

    def __init__(self, timeline: Timeline, thumbnails: Thumbnails | None = None) -> None:
        super().__init__(timeline, thumbnails)
        self._scrubs = False
        self._anchor_ns: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def show_position(self, at_ns: int) -> None:
        """As the surface has it; while somebody drags, it stays where they are."""
        if not self._scrubs:
            super().show_position(at_ns)

    def zoom(self, factor: float) -> None:
        """Look `factor` times closer, around the playhead where it is in sight."""
        middle_px = self.scale.width_px / 2
        sees = self.scale.sees(self.position_ns)
        self._look(self.scale.zoomed(factor, self.scale.x_px(self.position_ns) if sees else middle_px))

    def select(self, from_ns: int, to_ns: int) -> None:
        """Select a stretch."""
        self._select(Span(from_ns, to_ns))
        self.span_selected.emit(from_ns, to_ns)

    def clear_selection(self) -> None:
        """Give up what is selected."""
        if self.selected_span is not None:
            self._select(None)
            self.span_selected.emit(None, None)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        at_ns = self._time(event.position())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._anchor_ns = at_ns
            self._select(Span(at_ns, at_ns))
        else:
            self._scrub(at_ns)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        at_ns = self._time(event.position())
        if self._anchor_ns is not None:
            self._select(_between(self._anchor_ns, at_ns))
        elif self._scrubs:
            self._scrub(at_ns)
        self._hover(max(event.position().x(), GUTTER_PX))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if self._anchor_ns is not None:
            self._finish_selection(_between(self._anchor_ns, self._time(event.position())))
        elif self._scrubs:
            self._scrubs = False
            self.seek_wanted.emit(self._time(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        item = self._item(event.position())
        if item is not None:
            self._go(item.from_ns)

    def leaveEvent(self, _event: QEvent) -> None:  # noqa: N802 - Qt's name
        self._hover(None)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        turned = event.angleDelta()
        with_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        sideways = turned.x() or (turned.y() if with_shift else 0)
        if sideways:
            self._look(self.scale.panned(-sideways / _NOTCH * _PAN_OF_A_NOTCH * self.scale.width_px))
        else:
            factor = _ZOOM_OF_A_NOTCH ** (turned.y() / _NOTCH)
            self._look(self.scale.zoomed(factor, self._scale_px(event.position())))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key = Qt.Key(event.key())
        direction = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key)
        page = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(key)
        if direction is not None:
            self._step_by_key(direction, event.modifiers())
        elif page is not None:
            self._look(self.scale.panned(page * _PAGE_OF_A_KEY * self.scale.width_px))
        elif key in _ZOOM_KEYS:
            self.zoom(_ZOOM_KEYS[key])
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._go(0 if key is Qt.Key.Key_Home else self._timeline.duration_ns)
        elif key is Qt.Key.Key_Escape and self.selected_span is not None:
            self.clear_selection()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            item = self._item(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), _told(item) if item is not None else "", self)
            return True
        # The window has other uses for these keys, while something else has the focus.
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            event.setAccepted(Qt.Key(event.key()) in _ZOOM_KEYS)
            return event.isAccepted()
        return super().event(event)

    def _scrub(self, at_ns: int) -> None:
        is_new = not self._scrubs or at_ns != self.position_ns
        self._scrubs = True
        super().show_position(at_ns)
        if is_new:
            self.preview_wanted.emit(at_ns)

    def _go(self, at_ns: int) -> None:
        self._scrubs = False
        self._looking.follows = True
        self.show_position(at_ns)
        self.seek_wanted.emit(self.position_ns)

    def _step_by_key(self, direction: int, modifiers: Qt.KeyboardModifier) -> None:
        leaps = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        share = _LEAP_OF_A_KEY if leaps else _STEP_OF_A_KEY
        before_ns = self.position_ns
        self._go(before_ns + direction * round(share * self.scale.span_ns))
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            selected = self.selected_span
            held_ns = _other_end_ns(selected, before_ns) if selected is not None else before_ns
            self._finish_selection(_between(held_ns, self.position_ns))

    def _finish_selection(self, selected: Span) -> None:
        self._anchor_ns = None
        if selected.to_ns - selected.from_ns < self.scale.length_ns(_TREMBLE_PX):
            self.clear_selection()
        else:
            self._select(selected)
            self.span_selected.emit(selected.from_ns, selected.to_ns)

    def _item(self, at: QPointF) -> Item | None:
        row = row_at(self._rows, at.y())
        if row is None or at.x() < GUTTER_PX:
            return None
        lane = row.what if isinstance(row.what, Lane) else None
        return self._lanes.item(lane, self._time(at), self.scale.length_ns(_REACH_PX))

    def _scale_px(self, at: QPointF) -> float:
        return min(max(at.x() - GUTTER_PX, 0.0), float(self.scale.width_px))

    def _time(self, at: QPointF) -> int:
        return self.scale.at_ns(self._scale_px(at))


def _between(one_ns: int, other_ns: int) -> Span:
    return Span(min(one_ns, other_ns), max(one_ns, other_ns))


def _other_end_ns(selected: Span, end_ns: int) -> int:
    """The end of a selection that stays where it is while the other one moves."""
    return selected.from_ns if selected.to_ns == end_ns else selected.to_ns


def _told(item: Item) -> str:
    """An item in words, with when it was: what it says is text, whatever it looks like."""
    lasts_ns = item.to_ns - item.from_ns
    when = f"{moment(item.from_ns)}, {length(lasts_ns)}" if lasts_ns else moment(item.from_ns)
    return "<br>".join((html.escape(item.words).replace("\n", "<br>"), f"<small>{when}</small>"))
