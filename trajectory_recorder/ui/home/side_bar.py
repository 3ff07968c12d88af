"""The bar at the side: which page is shown, what can always be done, and who is signed in."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout

from trajectory_recorder.ui.home.buttons import button
from trajectory_recorder.ui.home.lengths import em
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.review.fields import dimmed
from trajectory_recorder.ui.shapes import Hue, Shape, icon

_WIDTH_EM = 13.0
_STYLE = """
QToolButton {{ border: 1px solid transparent; border-radius: {radius}px; padding: {padding}px; text-align: left; }}
QToolButton:hover {{ background: palette(midlight); }}
QToolButton:checked {{ background: palette(highlight); color: palette(highlighted-text); }}
QToolButton:focus {{ border-color: palette(highlight); }}
"""


class SideBar(QFrame):
    """Pages above, settings and help below.

    Args:
        pages: The pages' names, each with its sign.
    """

    page_wanted = Signal(int)
    record_wanted = Signal()
    desk_wanted = Signal()
    settings_wanted = Signal()
    help_wanted = Signal()
    account_wanted = Signal()

    def __init__(self, pages: tuple[tuple[str, Shape], ...]) -> None:
        super().__init__()
        self.setStyleSheet(_STYLE.format(radius=em(self, 0.3), padding=em(self, 0.4)))
        self.setMinimumWidth(em(self, _WIDTH_EM))
        # As wide as its longest words, which other languages have longer ones of.
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._pages = QButtonGroup(self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(em(self, 0.6), em(self, 0.8), em(self, 0.6), em(self, 0.6))
        self._layout.setSpacing(em(self, 0.2))
        for number, (name, shape) in enumerate(pages):
            self._add_page(number, name, shape)
        self._layout.addStretch()
        self._account = dimmed(name="account")
        self._sign_in = button("", self.account_wanted.emit, name="sign in")
        self._record = button(translate("SideBar", "Record without a task"), self.record_wanted.emit)
        self._record.setIcon(icon(Shape.DISC, Hue.RED))
        self._layout.addWidget(self._record)
        self._layout.addSpacing(em(self, 0.4))
        for widget in (self._account, self._sign_in):
            self._layout.addWidget(widget)
        self.show_account("", "")
        self.allow_recording(allowed=False)
        self._layout.addSpacing(em(self, 0.6))
        self._desk = self._tool(translate("SideBar", "Admin's desk"), Shape.CHART)
        self._desk.clicked.connect(self.desk_wanted)
        self.show_desk(shown=False)
        settings = self._tool(translate("SideBar", "Settings"), Shape.GEAR)
        settings.clicked.connect(self.settings_wanted)
        helping = self._tool(translate("SideBar", "Help"), Shape.INFO)
        helping.clicked.connect(self.help_wanted)
        QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), self, helping.click)
        QShortcut(QKeySequence("Ctrl+,"), self, settings.click)
        QShortcut(QKeySequence("Ctrl+Shift+D"), self, self._click_desk)

    def show_page(self, number: int) -> None:
        """Mark this page as the one that is shown."""
        self._pages.button(number).setChecked(True)

    def show_account(self, words: str, offer: str) -> None:
        """Say where we stand with the endpoint, and offer to sign in or to set it up; nothing without words."""
        self._account.setText(words)
        self._sign_in.setText(offer)
        self._sign_in.setVisible(bool(offer))

    def show_desk(self, *, shown: bool) -> None:
        """Offer the admin's desk, or not."""
        self._desk.setVisible(shown)

    def _click_desk(self) -> None:
        if self._desk.isVisible():
            self._desk.click()

    def allow_recording(self, *, allowed: bool) -> None:
        """Let somebody begin a recording, or not."""
        self._record.setEnabled(allowed)

    def _add_page(self, number: int, name: str, shape: Shape) -> None:
        tool = self._tool(name, shape)
        tool.setCheckable(True)
        tool.setShortcut(QKeySequence(f"Ctrl+{number + 1}"))
        tool.setToolTip(f"{name} ({tool.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")
        tool.clicked.connect(lambda: self.page_wanted.emit(number))
        self._pages.addButton(tool, number)

    def _tool(self, name: str, shape: Shape) -> QToolButton:
        tool = QToolButton()
        tool.setText(f"\N{EN SPACE}{name}")  # the style has its own idea of how far a sign is away
        tool.setAccessibleName(name)
        tool.setIcon(icon(shape, Hue.GREY, chosen=self.palette().highlightedText().color()))
        tool.setIconSize(QSize(em(self), em(self)))
        tool.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        tool.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        tool.setSizePolicy(self.sizePolicy().Policy.Expanding, self.sizePolicy().Policy.Fixed)
        self._layout.addWidget(tool)
        return tool
