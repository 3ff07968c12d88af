"""The replay's window: puts pictures, controls, timeline and lists together, and hands on what is asked for.

What is decided about a recording is decided in `model`; what takes time is done by the player's threads.
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from trajectory_recorder.replay.overlays import Layer
from trajectory_recorder.replay.pictures.picture import Picture
from trajectory_recorder.replay.playing.player import Player
from trajectory_recorder.replay.playing.status import Status
from trajectory_recorder.replay.recording import Recording
from trajectory_recorder.replay.thumbnails import Thumbnails
from trajectory_recorder.replay.timeline.timeline import Span, Timeline
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.notice_panel import NoticePanel
from trajectory_recorder.ui.replay.canvas import Canvas
from trajectory_recorder.ui.replay.commands import Commands
from trajectory_recorder.ui.replay.controls import PlayControls
from trajectory_recorder.ui.replay.help_sheet import HelpSheet
from trajectory_recorder.ui.replay.keyboard import Keyboard
from trajectory_recorder.ui.replay.lists import Lists
from trajectory_recorder.ui.replay.model import ReplayModel
from trajectory_recorder.ui.replay.pictures_pane import PicturesPane
from trajectory_recorder.ui.replay.preview import Preview
from trajectory_recorder.ui.replay.relay import Relay
from trajectory_recorder.ui.replay.remembered_sizes import RememberedSizes
from trajectory_recorder.ui.replay.shortcuts import SHORTCUTS, Shortcut
from trajectory_recorder.ui.replay.title import window_title
from trajectory_recorder.ui.replay.view_bar import ViewBar
from trajectory_recorder.ui.timeline_view import TimelineView

_TICK_MS, _FOLLOW_MS = 33, 150
_SIZE_PX = (1440, 900)
_SIDE_PX, _PICTURES_PX = 400, 240


class ReplayWindow(QWidget):
    """Replays one recording. Closing it ends its threads.

    Args:
        recording: What to replay.
        sound: Whether the voice is to be heard.
    """

    moved = Signal()
    """Another position, or step, is shown."""
    shortcuts: tuple[Shortcut, ...] = SHORTCUTS
    """What its help sheet shows."""

    def __init__(self, recording: Recording, *, sound: bool = True) -> None:
        super().__init__()
        timeline = recording.timeline
        self.model = ReplayModel(timeline)
        self.canvas = Canvas()
        self._notice = NoticePanel()
        self._controls = PlayControls(timeline.duration_ns)
        self._view_bar = ViewBar(self.model.display_ids)
        self._thumbnails = Thumbnails(recording)
        self.timeline_view = TimelineView(timeline, self._thumbnails)
        self._lists = Lists(timeline)
        self._pictures = PicturesPane(recording)
        self._keyboard = Keyboard(self, SHORTCUTS)
        self._relay = Relay()
        self._step: int | None = None
        self._is_dragged = False
        self._lay_out()
        self.setWindowTitle(window_title(recording, translate("Replay", "Replay")))
        self.player = Player(
            recording, on_picture=self._relay.take_picture, on_status=self._relay.take_status, sound=sound
        )
        self._commands = Commands(self, self.model, self.player, self.canvas)
        self._connect()
        self._status = self.player.status
        self._take_status(self._status)
        self.seek(self.model.start_ns)
        self.canvas.setFocus()
        # Also lets Python handle signals, which it does only where its own code runs.
        self._timers = [QTimer(self, interval=_TICK_MS), QTimer(self, interval=_FOLLOW_MS)]
        for timer, then in zip(self._timers, (self._tick, self._follow), strict=True):
            timer.timeout.connect(then)
            timer.start()

    # --- for panels that are added ------------------------------------------------------------------

    @property
    def position_ns(self) -> int:
        """The session time that is shown."""
        return self.model.position_ns

    @property
    def selected_span(self) -> Span | None:
        """The stretch that is selected on the timeline, if any."""
        return self.timeline_view.selected_span

    def add_panel(self, title: str, widget: QWidget) -> None:
        """Put a panel beside the pictures, as a further tab."""
        self._lists.addTab(widget, title)

    def add_bar(self, widget: QWidget) -> None:
        """Put a bar of tools between the pictures and the timeline."""
        self._column.insertWidget(self._column.indexOf(self.timeline_view), widget)

    def show_panel(self, widget: QWidget) -> None:
        """Bring a panel to the front that was added."""
        self._lists.setCurrentWidget(widget)

    def seek(self, at_ns: int) -> None:
        """Go to a session time."""
        self._is_dragged = False
        self.player.seek(self.model.move(at_ns))
        self._show_position()

    def show_preview(self, preview: Preview) -> None:
        """Show and play the recording as it will be after its edits."""
        self.model.preview = preview
        self.player.alter(preview.alteration)
        self.timeline_view.show_changes(preview.changes)
        self._show_position()

    def show_remarks(self, timeline: Timeline) -> None:
        """Show what is known of the recording by now: the same one, with other remarks."""
        self.model.timeline = timeline
        self.timeline_view.show_remarks(timeline)
        self._lists.show_remarks(timeline)

    def choose_step(self, number: int) -> None:
        """Go to a step, and show its pictures."""
        self.seek(self.model.choose(number))
        self._lists.steps.show_step(number)
        # What is said next is said of this step, however soon.
        self._follow()

    # --- the layout ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        pictures = QWidget()
        self._column = column = QVBoxLayout(pictures)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._view_bar, self._notice, self.canvas, self._controls, self.timeline_view):
            column.addWidget(widget, stretch=int(widget is self.canvas))
        side = _splitter(Qt.Orientation.Vertical, self._lists, self._pictures)
        whole = _splitter(Qt.Orientation.Horizontal, pictures, side)
        whole.setObjectName("whole")
        whole.setStretchFactor(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(whole)
        self._take_room()
        whole.setSizes([self.width() - _SIDE_PX, _SIDE_PX])
        side.setSizes([self.height() - _PICTURES_PX, _PICTURES_PX])
        self._sizes = RememberedSizes(self, {"whole": whole, "side": side})
        self._sizes.restore()

    def _take_room(self) -> None:
        """As large as is good to look at; on a smaller screen all of it."""
        room = self.screen().availableSize()
        self.resize(min(_SIZE_PX[0], room.width()), min(_SIZE_PX[1], room.height()))
        if room.width() < _SIZE_PX[0] or room.height() < _SIZE_PX[1]:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _connect(self) -> None:
        controls, view, player = self._controls, self._view_bar, self.player
        self._relay.picture_came.connect(self._take_picture)
        self._relay.status_came.connect(self._take_status)
        controls.play_wanted.connect(self._commands.play_or_pause)
        controls.frames_wanted.connect(player.step)
        controls.time_wanted.connect(self.seek)
        controls.rate_chosen.connect(player.set_rate)
        controls.skipping_chosen.connect(player.set_skip_idle)
        controls.mute_chosen.connect(player.set_muted)
        controls.volume_chosen.connect(player.set_volume)
        view.displays_chosen.connect(self.show_displays)
        view.layers_chosen.connect(self._show_layers)
        view.fit_wanted.connect(self.canvas.fit)
        view.actual_size_wanted.connect(self.canvas.show_actual_size)
        view.zoom_wanted.connect(self.canvas.zoom)
        view.help_wanted.connect(self.show_help)
        self.canvas.zoom_changed.connect(view.show_scale)
        self.timeline_view.seek_wanted.connect(self.seek)
        self.timeline_view.preview_wanted.connect(self._preview)
        self._lists.seek_wanted.connect(self.seek)
        self._lists.step_chosen.connect(self.choose_step)
        self._pictures.seek_wanted.connect(self.seek)
        self._keyboard.wanted.connect(self._commands.obey)

    # --- what the player tells ----------------------------------------------------------------------

    def _take_picture(self, picture: Picture) -> None:
        # One of before a leap may come late, where nothing else will come; and the first one, before the
        # time of its step is known here.
        self._tick()
        if picture.display_id in self.model.not_yet_seen():
            return
        self.canvas.show_picture(picture.display_id, picture.bgra)

    def _take_status(self, status: Status) -> None:
        self._status = status
        self.canvas.set_playing(status.playing)
        self._controls.show_playing(playing=status.playing)
        self._controls.show_state(
            rate=status.rate, skipping=status.skip_idle, muted=status.muted, volume=status.volume
        )
        self._notice.show_notice(self.model.notice(status.problem))

    def _tick(self) -> None:
        at_ns = self.player.position_ns
        if at_ns != self.model.position_ns:
            self.model.move(at_ns)
            self._show_position()

    def _show_position(self) -> None:
        model = self.model
        arrangement = model.arrangement()
        self.canvas.show_arrangement(arrangement)
        for display_id in model.not_yet_seen():
            self.canvas.show_picture(display_id, None)
        self.canvas.show_hidden(model.hidden(arrangement))
        self.canvas.show_overlays(model.overlays(arrangement), model.key_caps())
        self._controls.time.show_time(model.position_ns)
        self._notice.show_notice(model.notice(self._status.problem))
        self.timeline_view.show_position(model.position_ns)

    def _follow(self) -> None:
        """Bring along what nobody reads while it rushes past, and what takes long to paint."""
        step = self.model.step
        self._lists.show_position(self.model.position_ns)
        if step is not None and step.number != self._step:
            self._step = step.number
            self.timeline_view.show_step(step.number)
        # While it plays or a hand drags on, decoding them would take from the pictures that are due.
        if step is not None and not (self._status.playing or self._is_dragged):
            self._pictures.show_step(step)
        self._is_dragged = False
        self.moved.emit()

    # --- what a person asks for ---------------------------------------------------------------------

    def search(self) -> None:
        """Let somebody write what to search for."""
        self._lists.focus_search()

    def ask_for_time(self) -> None:
        """Let somebody write where to go."""
        self._controls.time.setFocus()

    def show_displays(self, display_ids: tuple[int, ...]) -> None:
        """Show these displays, and decode no others."""
        self.model.shown_ids = display_ids
        self._view_bar.show_displays(display_ids)
        self.player.show(display_ids)
        self._show_position()

    def show_overlays(self, *, shown: bool) -> None:
        """Show what was done over the pictures, or not."""
        self.model.overlays_shown = shown
        self._show_position()

    def show_help(self) -> None:
        """Show the sheet of keys."""
        sheet = HelpSheet(self, self.shortcuts)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _show_layers(self, layers: frozenset[Layer]) -> None:
        self.model.layers = layers
        self.show_overlays(shown=True)

    def _preview(self, at_ns: int) -> None:
        # What lies over the picture follows with the next tick: a hand moves more often than that.
        self._is_dragged = True
        self.player.preview(self.model.bounded(at_ns))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        self._keyboard.take(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        for timer in self._timers:
            timer.stop()
        self._sizes.remember()
        self.player.close()
        self._thumbnails.close()
        self._pictures.end()
        super().closeEvent(event)


def _splitter(orientation: Qt.Orientation, *widgets: QWidget) -> QSplitter:
    splitter = QSplitter(orientation)
    for widget in widgets:
        splitter.addWidget(widget)
    return splitter
