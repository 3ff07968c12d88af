"""The panel beside the replay: how the recording is, what was found, what shall be changed, and the way out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from trajectory_recorder.replay.timeline.timeline import Span
from trajectory_recorder.ui.edit_words import span_words
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.mending.change_list import ChangeList
from trajectory_recorder.ui.mending.finding_list import FindingList
from trajectory_recorder.ui.mending.model import MendingModel, note
from trajectory_recorder.ui.mending.narration_box import NarrationBox
from trajectory_recorder.ui.mending.screen_box import ScreenBox
from trajectory_recorder.ui.mending.submit_box import SubmitBox
from trajectory_recorder.ui.mending.word_box import WordBox
from trajectory_recorder.ui.mending.words import Mood
from trajectory_recorder.ui.notice_panel import NoticePanel
from trajectory_recorder.ui.review.fields import dimmed, heading, label
from trajectory_recorder.ui.shapes import Hue, Light, Shape

_SIGNS = {
    Mood.LOOKING: (Shape.RING, Hue.BLUE),
    Mood.READY: (Shape.CHECK, Hue.GREEN),
    Mood.LOOK: (Shape.TRIANGLE, Hue.AMBER),
    Mood.MUST: (Shape.CROSS, Hue.RED),
}


class MendingPanel(QWidget):
    """Shows one recording being mended.

    Args:
        model: It tells of changes to whoever made it, who then calls `show_model`.
    """

    left = Signal()
    """Somebody is done with writing, and wants to watch again."""

    def __init__(self, model: MendingModel) -> None:
        super().__init__()
        self._model = model
        self._noted = Span(0, 0)
        self._light, self._headline = Light(round(1.3 * self.fontMetrics().height())), label(name="headline")
        font = self._headline.font()
        font.setBold(True)
        self._headline.setFont(font)
        self._notice = NoticePanel()
        self.findings, self.changes = FindingList(), ChangeList()
        self._nothing = dimmed(name="nothing found")
        self._mask_all = QPushButton()
        self._mask_all.setAutoDefault(False)
        self._mask_all.setToolTip(
            translate(
                "Mending",
                "A finding names the first place only. What the picture shows is not masked by this.",
            )
        )
        self._mask_all.clicked.connect(lambda: model.do(*model.masks))
        self._cover_all = QPushButton()
        self._cover_all.setAutoDefault(False)
        self._cover_all.clicked.connect(lambda: model.do(*model.covers))
        self.screen_box = ScreenBox()
        self.note = WordBox(translate("Mending", "Note"), taking=translate("Mending", "Add the note"))
        self.narration, self.submit = NarrationBox(), SubmitBox()
        self.note.written.connect(self._take_note)
        self.note.given_up.connect(self.left)
        self.changes.removal_wanted.connect(model.take_back)
        self._lay_out()
        self.show_model()

    def show_model(self) -> None:
        """Show the recording as it is now."""
        model = self._model
        self._light.show_as(*_SIGNS[model.headline.mood])
        self._headline.setText(model.headline.words)
        self._notice.show_notice(model.notice)
        self.findings.show_found(model.found)
        self._nothing.setText(translate("Mending", "Nothing was found.") if model.is_checked else "")
        places = len(model.masks)
        masking = translate("Mending", "Mask text in all {count} places with secrets or personal data")
        self._mask_all.setText(masking.format(count=places))
        self._mask_all.setVisible(places > 1)
        shown = len(model.covers)
        covering = translate("Mending", "Cover all {count} places that were found on the screen")
        self._cover_all.setText(covering.format(count=shown))
        self._cover_all.setVisible(shown > 1)
        self._nothing.setVisible(not model.found and model.is_checked)
        self.changes.show_edits(model.listed)
        self.submit.show_ready(can_submit=model.is_checked and not model.is_broken, why=_hint(model))

    def ask_for_note(self, span: Span) -> None:
        """Let somebody write a note on a stretch."""
        self._noted = span
        question = translate("Mending", "A note on {place}").format(
            place=span_words(span.from_ns, span.to_ns)
        )
        self.note.ask(question)
        self._area.ensureWidgetVisible(self.note)

    def show_narration(self) -> None:
        """Bring the narration into sight."""
        self._area.ensureWidgetVisible(self.narration)

    def _take_note(self, text: str) -> None:
        made = note(self._noted, text)
        if made is not None:
            self._model.do(made)
        self.left.emit()

    def _lay_out(self) -> None:
        em = self.fontMetrics().height()
        first = QHBoxLayout()
        first.addWidget(self._light, alignment=Qt.AlignmentFlag.AlignTop)
        first.addWidget(self._headline, stretch=1)
        self._area = QScrollArea()
        self._area.setWidget(self._sections(em))
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(em // 2, em // 2, em // 2, em // 2)
        column.setSpacing(em // 2)
        column.addLayout(first)
        column.addWidget(self._notice)
        column.addWidget(self._area, stretch=1)
        column.addWidget(self.submit)

    def _sections(self, em: int) -> QWidget:
        sections = QWidget()
        column = QVBoxLayout(sections)
        column.setContentsMargins(0, 0, em // 2, 0)
        column.setSpacing(em // 2)
        for widget in (
            self.note,
            self.narration,
            heading(translate("Mending", "Found")),
            self._nothing,
            self.screen_box,
            self._mask_all,
            self._cover_all,
            self.findings,
            heading(translate("Mending", "Changes")),
            self.changes,
        ):
            column.addWidget(widget)
        column.addStretch()
        return sections


def _hint(model: MendingModel) -> str:
    if model.is_broken:
        return translate(
            "Mending", "It was altered or damaged after it was recorded, and can't be submitted."
        )
    if model.edits:
        return translate("Mending", "A new recording is made with your changes; this one stays as it is.")
    return ""
