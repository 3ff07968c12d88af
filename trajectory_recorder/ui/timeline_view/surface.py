"""Shows the timeline of a recording and where its replay is. It takes nothing from hands.

All that stands still is painted once for each stretch that comes into sight; a playhead that moves repaints only
what it covered.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from trajectory_recorder.replay.lanes import Change, Comment, Lane, Lanes
from trajectory_recorder.replay.looking import Looking
from trajectory_recorder.replay.scale import Scale, whole
from trajectory_recorder.replay.thumbnails import Thumbnails
from trajectory_recorder.replay.timeline.added_voice import parted
from trajectory_recorder.replay.timeline.timeline import Span, Timeline
from trajectory_recorder.replay.waveform import Waveform
from trajectory_recorder.times import length, moment
from trajectory_recorder.ui.language import say, translate
from trajectory_recorder.ui.timeline_view.colours import colours
from trajectory_recorder.ui.timeline_view.painting import paint_timeline
from trajectory_recorder.ui.timeline_view.rows import GUTTER_PX, Band, height_px, rows
from trajectory_recorder.ui.timeline_view.sight import Sight
from trajectory_recorder.ui.timeline_view.strip_painting import strip_slots
from trajectory_recorder.ui.timeline_view.strip_pictures import StripPictures

_LEAST_WIDTH_PX, _WIDTH_PX = 320, 900
_HANDLE_PX = 5
_TAG_PX = 78
# New small pictures come in crowds: all that came in this time are painted at once.
_GATHER_MS = 80
_SECOND_NS = 1_000_000_000
_BANDS = (Band.RULER, Band.STRIP)


class TimelineSurface(QWidget):
    """A timeline to be looked at.

    Args:
        timeline: What to show.
        thumbnails: Small pictures for the strip, if there are any; whoever made them closes them.
    """

    _picture_came = Signal()

    def __init__(self, timeline: Timeline, thumbnails: Thumbnails | None = None) -> None:
        super().__init__()
        self._timeline = timeline
        self._pictures = StripPictures(thumbnails) if thumbnails is not None else None
        self._lanes = Lanes(timeline, say=say)
        recorded, later = parted(timeline.voice)
        self._waveforms = Waveform(recorded), Waveform(later)
        self._looking = Looking(timeline.duration_ns)
        self._rows = rows((*_BANDS, *self._lanes.shown))
        self._layer: QPixmap | None = None
        self._step: int | None = None
        self._selected: Span | None = None
        self._hover_px: float | None = None
        self._told_second = -1
        self._gathering = QTimer(self)
        self._gathering.setSingleShot(True)
        self._gathering.setInterval(_GATHER_MS)
        self._gathering.timeout.connect(self._repaint_all)
        # Emitted on the thread that makes them, delivered here.
        self._picture_came.connect(self._gather)
        if thumbnails is not None:
            thumbnails.follow(self._picture_came.emit)
        self.setAccessibleName(translate("Timeline", "Timeline"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(_LEAST_WIDTH_PX)
        self._tell_position()

    @property
    def scale(self) -> Scale:
        """What is in sight."""
        return self._looking.scale

    @property
    def position_ns(self) -> int:
        """Where the playhead is."""
        return self._looking.position_ns

    @property
    def selected_span(self) -> Span | None:
        """The stretch that somebody selected."""
        return self._selected

    def show_position(self, at_ns: int) -> None:
        """Show where the replay is; repaints only what the playhead covered and covers."""
        before_px = self._x_px(self.position_ns)
        if self._looking.move(at_ns):
            self._repaint_all()
        elif int(before_px) != int(self._x_px(self.position_ns)):
            self._repaint_around(before_px, _HANDLE_PX)
            self._repaint_around(self._x_px(self.position_ns), _HANDLE_PX)
        self._tell_position()

    def follow(self) -> None:
        """Go to the playhead, and along with it, though somebody scrolled away."""
        if self._looking.follow():
            self._repaint_all()

    def show_step(self, number: int | None) -> None:
        """Point out a step by its number, or none."""
        self._step = number
        self.update()

    def show_comments(self, comments: Sequence[Comment]) -> None:
        """Show these comments in place of the last ones."""
        self._lanes.show_comments(comments)
        self._show_lanes()

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Show these changes in place of the last ones."""
        self._lanes.show_changes(changes)
        self._show_lanes()

    def show_remarks(self, timeline: Timeline) -> None:
        """Show what is known of the same recording by now."""
        self._timeline = timeline
        self._lanes.show_remarks(timeline)
        self._show_lanes()

    def show_whole(self) -> None:
        """Have all of the recording in sight."""
        self._look(whole(self._timeline.duration_ns, self.scale.width_px))

    def show_span(self, from_ns: int, to_ns: int) -> None:
        """Have a stretch in sight."""
        self._look(self.scale.showing(from_ns, to_ns))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(_WIDTH_PX, height_px(self._rows))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        self._looking.resize(event.size().width() - GUTTER_PX)
        self._repaint_all()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._repaint_all()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if self._layer is None or self._layer.devicePixelRatio() != self.devicePixelRatioF():
            self._layer = self._painted()
        painter = QPainter(self)
        # Qt clips it to what is to be repainted.
        painter.drawPixmap(0, 0, self._layer)
        painter.setClipRect(QRectF(GUTTER_PX, 0, self.scale.width_px, self.height()))
        self._paint_selection(painter)
        self._paint_step(painter)
        self._paint_hover(painter)
        self._paint_playhead(painter)

    def _show_lanes(self) -> None:
        self._rows = rows((*_BANDS, *self._lanes.shown))
        self.updateGeometry()
        self._repaint_all()

    def _look(self, scale: Scale) -> None:
        self._looking.look(scale)
        self._repaint_all()

    def _select(self, selected: Span | None) -> None:
        self._selected = selected
        self.update()

    def _hover(self, x_px: float | None) -> None:
        """Show the time under the pointer, or none."""
        for at_px in (self._hover_px, x_px):
            if at_px is not None:
                self._repaint_around(at_px, _TAG_PX)
        self._hover_px = x_px

    def _x_px(self, at_ns: int) -> float:
        return GUTTER_PX + self.scale.x_px(at_ns)

    def _gather(self) -> None:
        if not self._gathering.isActive():
            self._gathering.start()

    def _repaint_all(self) -> None:
        self._layer = None
        self.update()

    def _repaint_around(self, x_px: float, reach_px: int) -> None:
        # Out of sight there is nothing to repaint, and a pixel there may not fit Qt's integers.
        if GUTTER_PX - reach_px <= x_px <= self.width() + reach_px:
            self.update(QRect(int(x_px) - reach_px - 1, 0, 2 * reach_px + 3, self.height()))

    def _painted(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        layer = QPixmap(self.size() * ratio)
        layer.setDevicePixelRatio(ratio)
        sight = self._sight()
        if self._pictures is not None:
            self._pictures.want([middle_ns for _, middle_ns in strip_slots(sight)])
        painter = QPainter(layer)
        try:
            painter.setFont(self.font())
            paint_timeline(painter, sight)
        finally:
            # Otherwise what is being painted may go before its painter, which ends the process.
            painter.end()
        return layer

    def _sight(self) -> Sight:
        return Sight(
            self._timeline,
            self._lanes,
            *self._waveforms,
            self._pictures,
            self.scale,
            self._rows,
            colours(self.palette()),
        )

    def _tell_position(self) -> None:
        """Say the position to those who can't see it, once a second."""
        if self.position_ns // _SECOND_NS != self._told_second:
            self._told_second = self.position_ns // _SECOND_NS
            at, ends = moment(self.position_ns), moment(self._timeline.duration_ns)
            told = translate("Timeline", "At {time} of {length}")
            self.setAccessibleDescription(
                told.format(time=at.partition(".")[0], length=ends.partition(".")[0])
            )

    def _paint_selection(self, painter: QPainter) -> None:
        if self._selected is None:
            return
        colour = QColor(colours(self.palette()).hand)
        left_px, right_px = self._x_px(self._selected.from_ns), self._x_px(self._selected.to_ns)
        box = QRectF(left_px, 0, right_px - left_px, self.height())
        painter.setPen(QPen(colour, 1))
        colour.setAlphaF(0.22)
        painter.fillRect(box, colour)
        painter.drawRect(box)
        lasts = length(self._selected.to_ns - self._selected.from_ns)
        painter.drawText(box.adjusted(4, 0, -4, 0), Qt.AlignmentFlag.AlignBottom, lasts)

    def _paint_step(self, painter: QPainter) -> None:
        row = next(it for it in self._rows if it.what is Lane.STEPS)
        if self._step is None or not 0 <= self._step < len(self._timeline.steps):
            return
        action = self._timeline.steps[self._step].action
        left_px, right_px = self._x_px(action.start_ns), self._x_px(action.end_ns)
        painter.setPen(QPen(QColor(colours(self.palette()).chosen), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(left_px - 1, row.top_px, max(right_px - left_px, 3) + 2, row.height_px))

    def _paint_hover(self, painter: QPainter) -> None:
        if self._hover_px is None:
            return
        shown = colours(self.palette())
        painter.setPen(QPen(QColor(shown.faint), 1, Qt.PenStyle.DotLine))
        painter.drawLine(int(self._hover_px), 0, int(self._hover_px), self.height())
        right = self._hover_px + _TAG_PX <= self.width()
        left_px = self._hover_px + 3 if right else self._hover_px - _TAG_PX + 1
        tag = QRectF(left_px, 3, _TAG_PX - 4, self._rows[0].height_px - 6)
        painter.fillRect(tag, QColor(shown.text))
        painter.setPen(QColor(shown.ground))
        at_ns = self.scale.at_ns(self._hover_px - GUTTER_PX)
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, moment(at_ns))

    def _paint_playhead(self, painter: QPainter) -> None:
        if not self.scale.sees(self.position_ns):
            return
        x_px = int(self._x_px(self.position_ns)) + 0.5
        colour = QColor(colours(self.palette()).playhead)
        painter.setPen(QPen(colour, 1.5))
        painter.drawLine(
            QRectF(x_px, 0, 0, self.height()).topLeft(), QRectF(x_px, self.height(), 0, 0).topLeft()
        )
        painter.setBrush(colour)
        corners = ((-_HANDLE_PX, 0), (_HANDLE_PX, 0), (0, 2 * _HANDLE_PX))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(QPolygonF([QRectF(x_px + x, y, 0, 0).topLeft() for x, y in corners]))
