"""One of two recordings that are compared: its pictures, its timeline, and its player."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trajectory_recorder.replay.pictures.picture import Picture
from trajectory_recorder.replay.playing.player import Player
from trajectory_recorder.replay.playing.status import Status
from trajectory_recorder.replay.recording import Recording
from trajectory_recorder.replay.thumbnails import Thumbnails
from trajectory_recorder.times import length, moment
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.notice_panel import NoticePanel
from trajectory_recorder.ui.replay.canvas import Canvas
from trajectory_recorder.ui.replay.model import ReplayModel
from trajectory_recorder.ui.replay.relay import Relay
from trajectory_recorder.ui.review.fields import dimmed, heading
from trajectory_recorder.ui.step_list import StepList
from trajectory_recorder.ui.timeline_view import TimelineView


class ComparisonSide(QWidget):
    """Replays one recording. Call `end` in the end.

    Args:
        name: "A" or "B".
        recording: The recording.
        sound: Whether its voice is to be heard.
    """

    seek_wanted = Signal(object)

    def __init__(self, name: str, recording: Recording, *, sound: bool) -> None:
        super().__init__()
        self.model = ReplayModel(recording.timeline)
        self._relay = Relay()
        self._relay.picture_came.connect(self._take_picture)
        self._relay.status_came.connect(self._take_status)
        self._title = heading(name)
        steps, long = len(recording.timeline.steps), length(recording.timeline.duration_ns)
        told = (
            translate("Comparison", "1 step, {length}")
            if steps == 1
            else translate("Comparison", "{count} steps, {length}")
        )
        self._facts = dimmed(told.format(count=steps, length=long))
        self._time = dimmed(name=f"time of {name}")
        self._notice, self._canvas = NoticePanel(), Canvas()
        self._canvas.setAccessibleName(translate("Comparison", "Recorded screen of {name}").format(name=name))
        self._thumbnails = Thumbnails(recording)
        self._timeline = TimelineView(recording.timeline, self._thumbnails)
        self._timeline.setAccessibleName(translate("Comparison", "Timeline of {name}").format(name=name))
        self._timeline.seek_wanted.connect(self.seek_wanted)
        self._steps = StepList(recording.timeline)
        self._steps.step_chosen.connect(lambda number: self.seek_wanted.emit(self.model.choose(number)))
        self._lay_out()
        self._player = Player(
            recording, on_picture=self._relay.take_picture, on_status=self._relay.take_status, sound=sound
        )
        self._status = self._player.status
        self._take_status(self._status)
        self.seek(self.model.start_ns)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._title)
        top.addWidget(self._facts, stretch=1)
        top.addWidget(self._time)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addWidget(self._notice)
        layout.addWidget(self._canvas, stretch=1)
        below = QHBoxLayout()
        below.setSpacing(4)
        below.addWidget(self._timeline, stretch=3)
        below.addWidget(self._steps, stretch=2)
        layout.addLayout(below)

    @property
    def is_playing(self) -> bool:
        """Whether it plays."""
        return self._player.status.playing

    @property
    def position_ns(self) -> int:
        """The session time that is shown."""
        return self.model.position_ns

    def play(self, *, audible: bool) -> None:
        """Play, with the voice or without."""
        self._player.set_muted(not audible)
        self._player.play()

    def pause(self) -> None:
        self._player.pause()

    def set_rate(self, rate: float) -> None:
        """Play so many times as fast."""
        self._player.set_rate(rate)

    def seek(self, at_ns: int) -> None:
        """Go to a session time."""
        self._player.seek(self.model.move(at_ns))
        self._show_position()

    def follow(self) -> None:
        """Show where the player is; call it several times a second."""
        at_ns = self._player.position_ns
        if at_ns != self.model.position_ns:
            self.model.move(at_ns)
            self._show_position()

    def end(self) -> None:
        """End its threads."""
        self._player.close()
        self._thumbnails.close()

    def _take_picture(self, picture: Picture) -> None:
        self._canvas.show_picture(picture.display_id, picture.bgra)

    def _take_status(self, status: Status) -> None:
        self._status = status
        self._canvas.set_playing(status.playing)
        self._notice.show_notice(self.model.notice(status.problem))

    def _show_position(self) -> None:
        model = self.model
        arrangement = model.arrangement()
        self._canvas.show_arrangement(arrangement)
        for display_id in model.not_yet_seen():
            self._canvas.show_picture(display_id, None)
        self._canvas.show_overlays(model.overlays(arrangement), model.key_caps())
        self._timeline.show_position(model.position_ns)
        self._steps.show_position(model.position_ns)
        self._time.setText(moment(model.position_ns))
        self._notice.show_notice(model.notice(self._status.problem))
