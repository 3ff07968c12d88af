"""One control for each type of setting: shows a value, and says which one was chosen."""

from enum import Enum
from typing import Any, Protocol

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from trajectory_recorder.settings import Option
from trajectory_recorder.ui.language import translate

_WIDEST_INT = 2**31 - 1


class Field(Protocol):
    """A control of one setting; `chosen` is told by a person's doing only."""

    chosen: SignalInstance

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - of the option's type
        """Show a value."""


class _OnOff(QCheckBox):
    chosen = Signal(object)

    def __init__(self, _option: Option) -> None:
        super().__init__()
        self.clicked.connect(lambda: self.chosen.emit(self.isChecked()))

    def show_value(self, value: bool) -> None:  # noqa: FBT001 - as `Field`
        self.setChecked(value)


class _Number(QWidget):
    chosen = Signal(object)

    def __init__(self, option: Option) -> None:
        super().__init__()
        lowest, highest = int(option.lowest or 0), int(option.highest or _WIDEST_INT)
        self._box = QSpinBox(minimum=lowest, maximum=highest)
        # Not each digit on its way to the number that is meant.
        self._box.setKeyboardTracking(False)
        self._box.valueChanged.connect(self.chosen.emit)
        self.setFocusProxy(self._box)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._box)
        layout.addWidget(QLabel(option.unit))
        layout.addStretch()

    def show_value(self, value: int) -> None:
        self._box.blockSignals(True)
        self._box.setValue(value)
        self._box.blockSignals(False)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        self._box.setAccessibleName(name)


class _Choice(QComboBox):
    chosen = Signal(object)

    def __init__(self, option: Option) -> None:
        super().__init__()
        self._members: list[Enum] = list(option.kind)  # type: ignore[call-overload]
        self.addItems([translate("Settings", str(member.value)) for member in self._members])
        self.activated.connect(lambda index: self.chosen.emit(self._members[index]))

    def show_value(self, value: Enum) -> None:
        self.setCurrentIndex(self._members.index(value))


class _Text(QLineEdit):
    chosen = Signal(object)

    def __init__(self, _option: Option) -> None:
        super().__init__()
        self._shown = ""
        self.editingFinished.connect(self._finished)

    def show_value(self, value: str) -> None:
        self._shown = value
        self.setText(value)
        self.setCursorPosition(0)

    def _finished(self) -> None:
        if self.text() != self._shown:
            self._shown = self.text()
            self.chosen.emit(self._shown)


class _Keys(QKeySequenceEdit):
    chosen = Signal(object)

    def __init__(self, _option: Option) -> None:
        super().__init__()
        self.setMaximumSequenceLength(1)
        self.setClearButtonEnabled(True)
        self.editingFinished.connect(self._finished)
        self._shown = ""

    def show_value(self, value: str) -> None:
        self._shown = value
        self.setKeySequence(QKeySequence(value))

    def _finished(self) -> None:
        keys = self.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        if keys != self._shown:
            self._shown = keys
            self.chosen.emit(keys)


def field_for(option: Option) -> QWidget:
    """A control for this setting; it is a `Field`.

    Raises:
        TypeError: There is none for its type.
    """
    if option.form == "keys":
        return _Keys(option)
    if option.kind is bool:
        return _OnOff(option)
    if option.kind is int:
        return _Number(option)
    if issubclass(option.kind, Enum):
        return _Choice(option)
    if option.kind is str:
        return _Text(option)
    raise TypeError(f"no form asks for a {option.kind.__name__}, as {option.name} is")
