"""The page on which somebody signs in: the address, then a code to enter in a browser. Shows a model, decides nothing."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFont, QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from trajectory_recorder.ui.bridge import Bridge
from trajectory_recorder.ui.first_run.page import Page
from trajectory_recorder.ui.first_run.sign_in_model import Accounts, SignInModel, Stage
from trajectory_recorder.ui.home.buttons import button, emphasize
from trajectory_recorder.ui.home.lengths import em
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.review.fields import dimmed, heading, label, line
from trajectory_recorder.ui.shapes import Hue, Light, Shape

_CODE_SCALE = 2.6
_CODE_SPACING_PERCENT = 112.0


class SignInPage(Page):
    """The first page.

    Args:
        accounts: What sign-ins stand on.
    """

    moved = Signal()
    """Somebody is signed in now, or not any more."""
    skipped = Signal()
    """To go on without an account."""

    def __init__(self, accounts: Accounts) -> None:
        super().__init__(
            translate("SignIn", "Welcome"),
            translate(
                "SignIn",
                "Trajectory Recorder records how you work, so that others can learn from it. Recordings stay on this "
                "computer until you submit one. If you were given the address of a collection endpoint, sign in there "
                "to see your tasks.",
            ),
        )
        self._line = Bridge()
        self.model = SignInModel(accounts, work=self._line.work, changed=self._show_model)
        self._place = dimmed(name="place")
        self._skip = button(translate("SignIn", "Record without an account"), self.skipped.emit, name="skip")
        self._parts = self._make_address(), self._make_code(), self._make_account()
        for part in (*self._parts, self._place):
            self.body.addWidget(part)
        self.body.addSpacing(em(self))
        self.body.addWidget(self._skip, alignment=Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch()
        self._was: Stage | None = None
        self._show_model()
        self.model.look()

    @property
    def is_settled(self) -> bool:
        return self.model.stage is Stage.IN

    def enter(self) -> None:
        self._address.setFocus()

    def end(self) -> None:
        self.model.cancel()
        self._line.leave()

    # --- the layout ---------------------------------------------------------------------------------

    def _make_address(self) -> QWidget:
        self._address = line(translate("SignIn", "Address of the endpoint"), "https://")
        self._address.returnPressed.connect(self._sign_in)
        self._sign_in_button = button(translate("SignIn", "Sign in"), self._sign_in, name="sign in")
        self._in_file = QCheckBox(translate("SignIn", "Keep the sign-in in a file that only I may read"))
        self._for_desk = QCheckBox(
            translate("SignIn", "I look after projects: let the admin's desk work there, too")
        )
        row = QHBoxLayout()
        row.addWidget(self._address, stretch=1)
        row.addWidget(self._sign_in_button)
        name = label(translate("SignIn", "&Address of the endpoint"))
        name.setBuddy(self._address)
        return _column(name, row, self._in_file, self._for_desk)

    def _make_code(self) -> QWidget:
        self._steps = label(name="what to do")
        self._code = heading("")
        self._code.setObjectName("code")
        font = self._code.font()
        font.setPointSizeF(font.pointSizeF() * _CODE_SCALE)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, _CODE_SPACING_PERCENT)
        self._code.setFont(font)
        self._code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        open_page = button(translate("SignIn", "Open the page"), self._open_page)
        emphasize(open_page, strong=True)
        copy = button(translate("SignIn", "Copy the code"), self._copy)
        give_up = button(translate("SignIn", "Cancel"), self.model.cancel, name="cancel")
        row = QHBoxLayout()
        for it in (open_page, copy, give_up):
            row.addWidget(it)
        row.addStretch()
        self._open_button = open_page
        return _column(self._steps, self._code, row, dimmed(_waiting()))

    def _make_account(self) -> QWidget:
        light = Light(em(self, 1.2))
        light.show_as(Shape.CHECK, Hue.GREEN)
        self._account = heading("")
        self._account.setObjectName("account")
        self._account.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(light)
        row.addWidget(self._account, stretch=1)
        sign_out = button(translate("SignIn", "Sign out"), self.model.sign_out, name="sign out")
        return _column(row, sign_out)

    # --- what is shown and asked for ----------------------------------------------------------------

    def _show_model(self) -> None:
        model = self.model
        shown = {Stage.WAITING: 1, Stage.IN: 2}.get(model.stage, 0)
        for number, part in enumerate(self._parts):
            part.setVisible(number == shown)
        self._skip.setVisible(shown == 0)
        is_out = model.stage is Stage.OUT
        for it in (self._address, self._sign_in_button):
            it.setEnabled(is_out)
        emphasize(self._sign_in_button, strong=is_out)
        if model.stage is not self._was and not self._address.text():
            self._address.setText(model.address)
        self._in_file.setVisible(not model.has_keyring)
        if model.asked is not None:
            self._code.setText(model.asked.user_code)
            steps = translate("SignIn", "Open {page} in a browser, and enter this code:")
            self._steps.setText(steps.format(page=model.asked.page))
        self._account.setText(model.account_words)
        self._place.setText(model.place_words)
        self.notice.show_notice(model.notice)
        if self._was is not model.stage:
            self._was = model.stage
            self._move()

    def _move(self) -> None:
        if self.isVisible() and self.model.stage is Stage.WAITING:
            self._open_button.setFocus()
        self.moved.emit()
        self.changed.emit()

    def _sign_in(self) -> None:
        self.model.sign_in(
            self._address.text(), in_file=self._in_file.isChecked(), for_desk=self._for_desk.isChecked()
        )

    def _open_page(self) -> None:
        if self.model.asked is not None:
            QDesktopServices.openUrl(QUrl(self.model.asked.page_with_code))

    def _copy(self) -> None:
        if self.model.asked is not None:
            QGuiApplication.clipboard().setText(self.model.asked.user_code)


def _waiting() -> str:
    return translate("SignIn", "This window goes on by itself once you have let this computer in there.")


def _column(*parts: QWidget | QLayout) -> QWidget:
    """Parts from top to bottom; buttons no wider than they have to be."""
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(em(made, 0.6))
    for part in parts:
        if isinstance(part, QLayout):
            layout.addLayout(part)
        elif isinstance(part, QPushButton):
            layout.addWidget(part, alignment=Qt.AlignmentFlag.AlignLeft)
        else:
            layout.addWidget(part)
    return made
