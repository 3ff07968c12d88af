"""The recorder as the app has it: one recording after the other, from the countdown to the sealed bundle.

It joins the model with what shows it and what asks it: countdown, bar, border, tray and hot keys. It
decides nothing about recordings.
"""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from trajectory_recorder import paths
from trajectory_recorder.settings import AppSettings, RecordSettings
from trajectory_recorder.ui.bridge import Bridge
from trajectory_recorder.ui.notices import Notice, notice_of
from trajectory_recorder.ui.recorder import bar_place
from trajectory_recorder.ui.recorder.bar import RecordingBar
from trajectory_recorder.ui.recorder.bar_place import Place
from trajectory_recorder.ui.recorder.border import Border, BorderLook
from trajectory_recorder.ui.recorder.countdown import Countdown
from trajectory_recorder.ui.recorder.framing import Screen, placed
from trajectory_recorder.ui.recorder.hot_keys import Combination, HotKeys, listen
from trajectory_recorder.ui.recorder.keys_at_hand import Deed, deeds
from trajectory_recorder.ui.recorder.live_recording import LiveRecording
from trajectory_recorder.ui.recorder.model import Ending, Make, RecorderModel
from trajectory_recorder.ui.recorder.out_of_picture import ToolTips
from trajectory_recorder.ui.recorder.phases import Phase
from trajectory_recorder.ui.recorder.stay import StayingNotice
from trajectory_recorder.ui.recorder.task import RecordingTask
from trajectory_recorder.ui.recorder.tray import Tray
from trajectory_recorder.ui.recorder.words import keys_taken

# While it counts down the next second must not come late; otherwise the level of the voice is what moves.
_COUNT_MS = 100
_LOOK_MS = 200


class RecorderDesk(QObject):
    """Records, one recording at a time. Make it on the main thread.

    Args:
        folder: The folder that new bundles go into.
        record_settings: How to record.
        app_settings: How the app behaves.
        make: Makes a recording, to be started.
    """

    began = Signal()
    """The countdown began: until `ended` the desktop belongs to the recording."""
    ended = Signal(object)
    """The path of the sealed and finished bundle, or None where nothing is left of it."""
    failed = Signal(object)
    """A `Notice` of why there is no bundle, before `ended`."""
    closed = Signal()
    """It may go: nothing is recorded any more, and its thread has ended."""

    _key_pressed = Signal(object)
    _key_released = Signal(object)
    _key_refused = Signal(object)

    def __init__(
        self,
        folder: Path,
        record_settings: RecordSettings,
        app_settings: AppSettings,
        *,
        make: Make = LiveRecording,
    ) -> None:
        super().__init__()
        self._bridge = Bridge()
        self._model = model = RecorderModel(
            folder,
            record_settings,
            app_settings,
            work=self._bridge.work,
            changed=self._show_model,
            ended=self._when_ended,
            make=make,
        )
        application = QApplication.instance()
        assert isinstance(application, QApplication)  # noqa: S101 - there are no windows without
        self._bar, self._countdown, self._border = RecordingBar(model), Countdown(model), Border()
        self._tray = Tray(model, self._bar.take_keyboard)
        self._bar.moved.connect(self._keep_place)
        self._staying: StayingNotice | None = None
        self._deeds: dict[Combination, Deed] = {}
        self._hot_keys: HotKeys | None = None
        # Queued: keys are heard on a thread of their own.
        self._key_pressed.connect(lambda combination: self._deeds[combination].press())
        self._key_released.connect(lambda combination: self._deeds[combination].release())
        self._key_refused.connect(lambda combination: model.warn(keys_taken(str(combination))))
        self._closing = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(model.tick)
        self._bridge.work(
            lambda: bar_place.load(paths.bar_place()), self._bar.put, lambda _: self._bar.put(None)
        )
        # Last: it is told of every widget's events from then on, which making these above would wait for.
        self._tool_tips = ToolTips(application)

    @property
    def busy(self) -> bool:
        """Whether there is a recording, from its countdown until it is sealed."""
        return self._model.busy

    def begin(self, task: RecordingTask | None) -> None:
        """Count down and record; does nothing while there is a recording."""
        if self.busy or self._closing:
            return
        self.began.emit()
        self._deeds, wrong = deeds(self._model.app_settings, self._model, show_bar=self._bar.take_keyboard)
        self._model.record(task, hot_keys=tuple(str(combination) for combination in self._deeds))
        for error in wrong:
            self._model.warn(notice_of(error))
        if self._deeds:
            self._hot_keys = listen(tuple(self._deeds), self)
        self._timer.start(_COUNT_MS)

    def set_up(self, folder: Path, record_settings: RecordSettings, app_settings: AppSettings) -> None:
        """Record otherwise from the next recording on."""
        self._model.set_up(folder, record_settings, app_settings)

    def stop(self) -> None:
        """End and seal what is recorded; give up what only begins."""
        self._model.stop()

    def close(self) -> None:
        """Seal what is recorded, and say when it may go by `closed`."""
        self._closing = True
        if self.busy:
            self._model.stop()
        else:
            self._leave()

    # --- what is shown ------------------------------------------------------------------------------

    def _show_model(self) -> None:
        model = self._model
        self._countdown.show_model()
        self._tray.show_model()
        self._bar.show_model()
        self._bar.setVisible(model.busy and model.phase is not Phase.COUNTING)
        self._show_border()
        wanted_ms = _COUNT_MS if model.phase is Phase.COUNTING else _LOOK_MS
        if self._timer.isActive() and self._timer.interval() != wanted_ms:
            self._timer.setInterval(wanted_ms)

    def _show_border(self) -> None:
        model = self._model
        if not model.app_settings.border or not model.framed:
            self._border.hide()
            return
        look = BorderLook.MASKED if model.masked else BorderLook.RECORDING
        if model.phase is not Phase.RECORDING:
            look = BorderLook.PAUSED
        screens = _screens()
        self._border.show_around(
            [placed(rectangle, screens) for rectangle in model.framed],
            look,
            outside=bool(model.settings.application or model.settings.window),
        )

    # --- keys and places ----------------------------------------------------------------------------

    def pressed(self, combination: Combination) -> None:
        """A hot key went down; called from any thread."""
        self._key_pressed.emit(combination)

    def released(self, combination: Combination) -> None:
        """A hot key came up; called from any thread."""
        self._key_released.emit(combination)

    def refused(self, combination: Combination) -> None:
        """A hot key can't be had; called from any thread."""
        self._key_refused.emit(combination)

    def _keep_place(self, place: Place) -> None:
        self._bridge.work(lambda: bar_place.save(paths.bar_place(), place), lambda _: None, lambda _: None)

    # --- the end ------------------------------------------------------------------------------------

    def _when_ended(self, ending: Ending) -> None:
        self._timer.stop()
        if self._hot_keys is not None:
            self._hot_keys.close()
            self._hot_keys = None
        self._bar.leave_keyboard()
        if ending.notice is not None and ending.sealed is None:
            self.failed.emit(ending.notice)
        self.ended.emit(ending.sealed.root if ending.sealed else None)
        if ending.notice is not None and ending.sealed is not None:
            self._say(ending.notice)
        if self._closing:
            self._leave()

    def _say(self, notice: Notice) -> None:
        """Tell it before the windows that came back."""
        self._staying = StayingNotice(notice)
        self._staying.show()

    def _leave(self) -> None:
        self._bridge.end()
        self._bar.close()
        self._countdown.close()
        self.closed.emit()


def _screens() -> list[Screen]:
    return [
        Screen(it.x(), it.y(), it.width(), it.height(), screen.devicePixelRatio())
        for screen in QGuiApplication.screens()
        for it in (screen.geometry(),)
    ]
