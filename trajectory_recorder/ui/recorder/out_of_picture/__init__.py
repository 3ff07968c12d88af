"""Keeps the recorder's own small windows out of the picture, where the system can; one file per system."""

import sys

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

_ON_X11 = "xcb"


def keep_out(window: QWidget) -> None:
    """Ask the system, or the engine, to leave this window out of pictures. Call it before it is shown."""
    window_id = int(window.winId())
    if sys.platform == "win32":
        from trajectory_recorder.ui.recorder.out_of_picture import _windows  # noqa: PLC0415

        _windows.keep_out(window_id)
    elif sys.platform == "darwin":
        from trajectory_recorder.ui.recorder.out_of_picture import _macos  # noqa: PLC0415

        _macos.keep_out(window_id)
    elif QGuiApplication.platformName() == _ON_X11:
        from trajectory_recorder.ui.recorder.out_of_picture import _x11  # noqa: PLC0415

        _x11.keep_out(window_id)


class ToolTips(QObject):
    """Keeps the words out that are shown where the pointer rests, as long as it lives."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take note of windows before they are shown."""
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and _is_tool_tip(watched):
            keep_out(watched)
        return False


def _is_tool_tip(widget: QWidget) -> bool:
    return widget.inherits("QTipLabel")
