"""The page on which somebody reads what they agree to, and signs it. Shows a model, decides nothing."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPlainTextEdit

from trajectory_recorder.ui.bridge import Bridge
from trajectory_recorder.ui.first_run.consent_model import ConsentModel
from trajectory_recorder.ui.first_run.page import Page
from trajectory_recorder.ui.first_run.sign_in_model import Accounts
from trajectory_recorder.ui.home.buttons import button, emphasize
from trajectory_recorder.ui.home.lengths import em
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.review.fields import dimmed, label

_TEXT_EM = 14


class ConsentPage(Page):
    """One text at a time.

    Args:
        accounts: What sign-ins stand on.
    """

    def __init__(self, accounts: Accounts) -> None:
        super().__init__(
            translate("Consent", "What you agree to"),
            translate(
                "Consent",
                "Each project says what becomes of the recordings that you submit to it. Read it to its end; take the "
                "time that you need.",
            ),
        )
        self._line = Bridge()
        self.model = ConsentModel(
            accounts.known, accounts.tokens_of, work=self._line.work, changed=self._show_model
        )
        self._address = ""
        self._shown: object = None
        self._projects = QComboBox()
        self._projects.setAccessibleName(translate("Consent", "Project"))
        self._projects.activated.connect(self._choose)
        self._text = _reader()
        self._text.verticalScrollBar().valueChanged.connect(self._look_at_end)
        self._text.verticalScrollBar().rangeChanged.connect(self._look_at_end)
        self._end_look = QTimer(self, singleShot=True, interval=0)
        self._end_look.timeout.connect(self._look_at_end)
        self._hint = dimmed(translate("Consent", "Scroll to the end of the text to sign it."), name="hint")
        self._agree = QCheckBox(translate("Consent", "I have read it and agree"))
        self._agree.toggled.connect(self._show_model)
        self._sign = button(translate("Consent", "Sign"), self.model.sign, name="sign")
        self._standing = label(name="standing")
        row = QHBoxLayout()
        row.addWidget(self._agree)
        row.addWidget(self._sign)
        row.addStretch()
        self.body.addWidget(self._projects, alignment=Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._text, stretch=1)
        self.body.addWidget(self._hint)
        self.body.addLayout(row)
        self.body.addWidget(self._standing)
        self.body.addStretch()
        self._show_model()

    @property
    def is_settled(self) -> bool:
        return bool(self.model.projects) and self.model.is_settled

    def use(self, address: str) -> None:
        """Ask this endpoint, from now on."""
        self._address = address

    def enter(self) -> None:
        if self._address:
            self.model.ask(self._address)
        self._text.setFocus()

    def end(self) -> None:
        self._line.leave()

    def _show_model(self) -> None:
        model = self.model
        if [self._projects.itemText(it) for it in range(self._projects.count())] != list(model.names):
            self._projects.clear()
            self._projects.addItems(model.names)
        self._projects.setCurrentIndex(model.chosen)
        self._projects.setVisible(len(model.projects) > 1)
        self._show_text()
        may_sign = model.may_sign
        self._agree.setVisible(may_sign)
        self._sign.setVisible(may_sign)
        self._agree.setEnabled(model.has_read)
        may_sign_now = model.has_read and self._agree.isChecked()
        self._sign.setEnabled(may_sign_now)
        emphasize(self._sign, strong=may_sign_now)
        self._hint.setVisible(may_sign and not model.has_read)
        self._standing.setText(model.words)
        self.notice.show_notice(model.notice)
        self.changed.emit()

    def _show_text(self) -> None:
        """Show the text from its beginning, and agreed to by nobody, where it is another one."""
        model = self.model
        consent = model.consent
        shown = (model.project.project.key, consent) if model.project is not None else None
        self._text.setVisible(consent is not None)
        if shown != self._shown:
            self._shown = shown
            self._agree.setChecked(False)
            self._text.setPlainText(consent.text if consent is not None else "")
        # Once it is laid out: before that, no text is long.
        self._end_look.start()

    def _choose(self, number: int) -> None:
        self.model.choose(number)

    def _look_at_end(self) -> None:
        bar = self._text.verticalScrollBar()
        if self._text.isVisible() and bar.value() >= bar.maximum():
            self.model.read_to_the_end()


def _reader() -> QPlainTextEdit:
    """A text that can be read, and scrolled by keyboard, and is whatever it says."""
    made = QPlainTextEdit()
    made.setReadOnly(True)
    made.setTabChangesFocus(True)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    made.setAccessibleName(translate("Consent", "What you agree to"))
    made.setBackgroundRole(QPalette.ColorRole.Base)
    made.setMinimumHeight(em(made, _TEXT_EM))
    return made
