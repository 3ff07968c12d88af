"""Speaking over a stretch, as it is shown: waiting, the level while somebody speaks, and what to do with it then."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from trajectory_recorder.ui import wording
from trajectory_recorder.ui.flow_layout import FlowLayout
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.recorder.level_meter import LevelMeter
from trajectory_recorder.ui.recorder.stream_view import VoiceLevel
from trajectory_recorder.ui.review.fields import dimmed, heading


class NarrationBox(QWidget):
    """Shows a narration in the making. Hidden while there is none."""

    stop_wanted = Signal()
    listen_wanted = Signal()
    keep_wanted = Signal()
    again_wanted = Signal()
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = dimmed(name="narration")
        self._meter = LevelMeter()
        self._silence = QCheckBox(translate("Mending", "Silence what was said here before"))
        self._silence.setChecked(True)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._speaking_page())
        self._pages.addWidget(self._taken_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (heading(translate("Mending", "Narration")), self._words, self._pages):
            column.addWidget(widget)
        self.hide()

    @property
    def silences(self) -> bool:
        """Whether what was said there before shall be silent."""
        return self._silence.isChecked() and not self._silence.isHidden()

    def show_waiting(self, *, offers_silence: bool) -> None:
        """The microphone is being opened.

        Args:
            offers_silence: Whether there is a voice that can be silenced.
        """
        self._silence.setVisible(offers_silence)
        self._words.setText(translate("Mending", "Opening the microphone…"))
        self._meter.show_level(None)
        self._pages.setCurrentIndex(0)
        self.show()

    def show_speaking(self, level: float, passed_ns: int, lasts_ns: int) -> None:
        """Somebody speaks.

        Args:
            level: Linear peak, 1 is full scale.
            passed_ns: Since it began.
            lasts_ns: How long the stretch is.
        """
        told = translate(
            "Mending", "Speak now: {passed} of {all}. The picture plays, and nothing else is heard."
        )
        self._words.setText(told.format(passed=wording.elapsed(passed_ns), all=wording.elapsed(lasts_ns)))
        level_dbfs = wording.dbfs(level)
        share = 1 - level_dbfs / wording.QUIETEST_DBFS
        self._meter.show_level(VoiceLevel(share, wording.level_words(level_dbfs)))

    def show_taken(self, lasts_ns: int) -> None:
        """It is recorded."""
        told = translate("Mending", "Recorded: {length}. Listen to it, and keep it or try again.")
        self._words.setText(told.format(length=wording.elapsed(lasts_ns)))
        self._pages.setCurrentIndex(1)

    def _speaking_page(self) -> QWidget:
        page = QWidget()
        stop = _button(translate("Mending", "Stop"))
        stop.clicked.connect(self.stop_wanted)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._meter)
        column.addWidget(stop)
        return page

    def _taken_page(self) -> QWidget:
        page, row = QWidget(), QWidget()
        listen, keep = _button(translate("Mending", "Listen")), _button(translate("Mending", "Keep"))
        again, give_up = _button(translate("Mending", "Again")), _button(translate("Mending", "Discard"))
        listen.clicked.connect(self.listen_wanted)
        keep.clicked.connect(self.keep_wanted)
        again.clicked.connect(self.again_wanted)
        give_up.clicked.connect(self.given_up)
        flow = FlowLayout(row, spacing_px=self.fontMetrics().height() // 3)
        for button in (listen, keep, again, give_up):
            flow.addWidget(button)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._silence)
        column.addWidget(row)
        return page


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    return button
