"""What is seen of the recorded screen: which display, how large, and what is drawn over it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from trajectory_recorder.replay.overlays import Layer
from trajectory_recorder.ui.language import Phrase, translate

_LAYERS = {
    Layer.CURSOR: Phrase("Replay", "Pointer"),
    Layer.TRAIL: Phrase("Replay", "Its trail"),
    Layer.CLICKS: Phrase("Replay", "Clicks"),
    Layer.DRAGS: Phrase("Replay", "Drags"),
    Layer.WHEEL: Phrase("Replay", "Wheel"),
    Layer.KEYS: Phrase("Replay", "Keys"),
    Layer.ELEMENT: Phrase("Replay", "Element"),
    Layer.WINDOW: Phrase("Replay", "Active window"),
}


class ViewBar(QWidget):
    """The row above the pictures.

    Args:
        display_ids: The displays that were recorded.
    """

    displays_chosen = Signal(object)
    """The numbers of the displays to show, as a tuple."""
    layers_chosen = Signal(object)
    """The layers to show, as a frozenset."""
    fit_wanted = Signal()
    actual_size_wanted = Signal()
    zoom_wanted = Signal(int)
    help_wanted = Signal()

    def __init__(self, display_ids: Sequence[int]) -> None:
        super().__init__()
        alone: list[tuple[int, ...]] = [(it,) for it in display_ids]
        self._ways = [tuple(display_ids), *alone] if len(alone) > 1 else alone
        self._displays = self._make_displays()
        self._actions = {layer: self._make_action(layer) for layer in Layer}
        self._layers = _button(
            translate("Replay", "Overlays"), translate("Replay", "What is shown over the picture (O)")
        )
        menu = QMenu(translate("Replay", "Overlays"), self)
        menu.addActions(list(self._actions.values()))
        self._layers.setMenu(menu)
        self._layers.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._scale = QLabel()
        self._scale.setAccessibleDescription(translate("Replay", "Zoom"))
        self._scale.setToolTip(
            translate("Replay", "Zoom: Ctrl+wheel, or + and {minus}").format(minus="\N{MINUS SIGN}")
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 2, 8, 2)
        layout.setSpacing(4)
        layout.addWidget(self._displays)
        layout.addWidget(self._layers)
        layout.addStretch()
        for button, asked in self._zoom_buttons():
            button.clicked.connect(asked)
            layout.addWidget(button)
        layout.insertWidget(layout.count() - 3, self._scale)
        keys = _button(translate("Replay", "Keys"), translate("Replay", "All keys (F1)"))
        keys.clicked.connect(self.help_wanted)
        layout.addWidget(keys)

    def show_scale(self, scale: float) -> None:
        """Show how large a pixel of the recording is."""
        self._scale.setText(f"{scale * 100:.0f} %")
        self._scale.setAccessibleName(
            translate("Replay", "Zoom {percent} %").format(percent=f"{scale * 100:.0f}")
        )

    def show_displays(self, display_ids: tuple[int, ...]) -> None:
        """Show which displays are shown."""
        self._displays.setCurrentIndex(self._ways.index(display_ids))

    def _make_displays(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(translate("Replay", "Display"))
        box.setToolTip(translate("Replay", "Which display is shown (D)"))
        for way in self._ways:
            one = translate("Replay", "Display {number}").format(number=way[0])
            box.addItem(translate("Replay", "All displays") if len(way) > 1 else one)
        box.activated.connect(lambda index: self.displays_chosen.emit(self._ways[index]))
        box.setVisible(len(self._ways) > 1)
        return box

    def _make_action(self, layer: Layer) -> QAction:
        action = QAction(str(_LAYERS[layer]), self)
        action.setCheckable(True)
        action.setChecked(True)
        action.toggled.connect(self._tell_layers)
        return action

    def _tell_layers(self) -> None:
        chosen = frozenset(layer for layer, action in self._actions.items() if action.isChecked())
        self.layers_chosen.emit(chosen)

    def _zoom_buttons(self) -> list[tuple[QToolButton, object]]:
        smaller = _button(
            "\N{MINUS SIGN}", translate("Replay", "Zoom out (-)"), translate("Replay", "Zoom out")
        )
        larger = _button("+", translate("Replay", "Zoom in (+)"), translate("Replay", "Zoom in"))
        fit = _button(translate("Replay", "Fit"), translate("Replay", "Fit into the window (F)"))
        actual = _button("100 %", translate("Replay", "Pixel by pixel (Z)"))
        return [
            (smaller, lambda: self.zoom_wanted.emit(-1)),
            (larger, lambda: self.zoom_wanted.emit(1)),
            (fit, self.fit_wanted),
            (actual, self.actual_size_wanted),
        ]


def _button(text: str, tip: str, name: str = "") -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setAccessibleName(name or text)
    button.setToolTip(tip)
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
