"""Asks what is to be exported, and shows what that would take. Fields follow the format; decides nothing."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from trajectory_recorder.administering.exports import Preview
from trajectory_recorder.errors import Refused, TrajectoryError
from trajectory_recorder.selection.choosing import PURPOSES
from trajectory_recorder.ui.desk import export_form
from trajectory_recorder.ui.desk.export_form import Field, Wanted
from trajectory_recorder.ui.home.buttons import button
from trajectory_recorder.ui.home.lengths import em
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.notices import notice_of
from trajectory_recorder.ui.review.fields import dimmed, label, lines
from trajectory_recorder.wire.exports import FORMATS

_WIDTH_EM = 40.0
_MOST_SEED = 2**31 - 1
_SPLITS = ("", "contributor", "task")


class ExportDialog(QDialog):
    """What is asked for is told by signals; it stays until the export has begun."""

    preview_wanted = Signal(object)
    """An `ExportRequest`."""
    start_wanted = Signal(object)
    """An `ExportRequest`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Desk", "Start an export"))
        self.setMinimumWidth(em(self, _WIDTH_EM))
        self._options: dict[str, tuple[Field, QWidget]] = {}
        self._make_fields()
        self._form = QFormLayout()
        self._form.addRow(translate("Desk", "Format"), self.format)
        self._form.addRow("", self._sentence)
        self._form.addRow(translate("Desk", "For"), self.purpose)
        self._form.addRow(translate("Desk", "Which recordings"), self.where)
        self._form.addRow("", self._problem)
        self._form.addRow(translate("Desk", "Parted by"), self.split)
        self._form.addRow(translate("Desk", "Parts"), self._parts)
        self._option_form = QFormLayout()
        # Sentences in other languages are longer than there is room beside a field.
        self._option_form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        layout = QVBoxLayout(self)
        layout.addLayout(self._form)
        layout.addLayout(self._option_form)
        layout.addWidget(self._taken)
        layout.addStretch()
        layout.addWidget(self._buttons())
        self._show_format()
        self._show_split()

    def _make_fields(self) -> None:
        self.format, self.purpose, self.split = QComboBox(), QComboBox(), QComboBox()
        for name, told in FORMATS.items():
            self.format.addItem(told.title, name)
        self.format.currentIndexChanged.connect(lambda _: self._show_format())
        uses = {
            "training": translate("Desk", "training"),
            "evaluation": translate("Desk", "evaluation"),
            "publication": translate("Desk", "publication"),
        }
        for it in PURPOSES:
            self.purpose.addItem(uses[it], it)
        names = (
            translate("Desk", "nothing, all in one"),
            translate("Desk", "contributor"),
            translate("Desk", "task"),
        )
        for name, key in zip(names, _SPLITS, strict=True):
            self.split.addItem(name, key)
        self.split.currentIndexChanged.connect(lambda _: self._show_split())
        self.where = lines(
            translate("Desk", "Which recordings"),
            translate("Desk", "All that may be taken. Or: task == 'notes' and quality_score >= 80"),
        )
        self.shares = QLineEdit("train 9, test 1")
        self.shares.setAccessibleName(translate("Desk", "Parts with their weights"))
        self.seed = QSpinBox()
        self.seed.setRange(0, _MOST_SEED)
        self.seed.setPrefix(translate("Desk", "seed "))
        self.seed.setAccessibleName(translate("Desk", "Seed"))
        self._parts = QWidget()
        row = QHBoxLayout(self._parts)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.shares, stretch=1)
        row.addWidget(self.seed)
        self._sentence, self._problem = dimmed(name="format"), QPlainTextEdit()
        self._problem.setReadOnly(True)
        self._problem.setAccessibleName(translate("Desk", "What is wrong"))
        self._problem.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._problem.setFixedHeight(em(self, 8))
        self._problem.hide()
        self._taken = label(name="preview")

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._start = button(translate("Desk", "Start"), lambda: self._ask(self.start_wanted))
        look = button(translate("Desk", "See what it would take"), lambda: self._ask(self.preview_wanted))
        buttons.addButton(look, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self._start, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        return buttons

    # --- what is shown ------------------------------------------------------------------------------

    def show_preview(self, preview: Preview) -> None:
        """Say what it would take."""
        self._problem.hide()
        self._taken.setText(export_form.preview_words(preview))

    def show_problem(self, error: Exception) -> None:
        """Say what is wrong; of a condition, where."""
        notice, told = notice_of(error), ""
        if isinstance(error, Refused) and error.column is not None:
            told = export_form.pointed_at(self.where.toPlainText(), error.column) + "\n"
        self._problem.setPlainText(f"{told}{notice.message}\n{notice.remedy}".rstrip())
        self._problem.show()
        self._taken.setText("")

    def _show_format(self) -> None:
        name = self.format.currentData()
        self._sentence.setText(export_form.sentence(name))
        while self._option_form.rowCount():
            self._option_form.removeRow(0)
        self._options = {}
        for field in export_form.fields(name):
            control = _control(field)
            self._options[field.name] = (field, control)
            if isinstance(control, QCheckBox):
                self._option_form.addRow(control)
            else:
                self._option_form.addRow(label(field.sentence, wrap=False), control)

    def _show_split(self) -> None:
        self._form.setRowVisible(self._parts, bool(self.split.currentData()))

    # --- what was filled in -------------------------------------------------------------------------

    @property
    def wanted(self) -> Wanted:
        """All of it."""
        options = {name: _value(control) for name, (_, control) in self._options.items()}
        return Wanted(
            self.format.currentData(),
            options,
            self.where.toPlainText(),
            self.purpose.currentData(),
            self.split.currentData(),
            self.shares.text(),
            self.seed.value(),
        )

    def option(self, name: str) -> QWidget:
        """The control of an option of the chosen format."""
        return self._options[name][1]

    def _ask(self, signal: Any) -> None:  # noqa: ANN401 - Qt's bound signals have no type
        try:
            request = export_form.request_of(self.wanted)
        except TrajectoryError as error:
            self.show_problem(error)
        else:
            signal.emit(request)


def _control(field: Field) -> QWidget:
    if field.is_flag:
        box = QCheckBox(field.sentence)
        box.setChecked(field.default)
        return box
    if field.choices:
        choice = QComboBox()
        for it in field.choices:
            choice.addItem(it, it)
        choice.setCurrentText(field.default)
        choice.setAccessibleName(field.sentence)
        return choice
    count = QSpinBox()
    count.setAccessibleName(field.sentence)
    if field.default is None:
        # The lowest stands for none.
        count.setRange(field.least - 1, field.most)
        count.setSpecialValueText(translate("Desk", "as recorded"))
    else:
        count.setRange(field.least, field.most)
        count.setValue(field.default)
    return count


def _value(control: QWidget) -> Any:  # noqa: ANN401 - as the option has it
    if isinstance(control, QCheckBox):
        return control.isChecked()
    if isinstance(control, QComboBox):
        return control.currentData()
    assert isinstance(control, QSpinBox)  # noqa: S101 - `_control` makes no others
    is_none = bool(control.specialValueText()) and control.value() == control.minimum()
    return None if is_none else control.value()
