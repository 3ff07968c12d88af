"""The hands of a person at a virtual desktop: types, points and clicks through `xdotool`.

Applications and recorders get real device events of the X server (XTEST). It does not wait for
what an application makes of them.
"""

import re
from abc import ABC, abstractmethod

_SETTLE = ("sleep", "0.05")  # a pointer arrives before it presses
_KEYS = {"\n": "Return", "\t": "Tab"}
_DRAG_STEPS = 12
_SCROLL_DELAY_MS = 50


class Hands(ABC):
    """What a person does with keyboard and mouse; coordinates are pixels of the screen."""

    @abstractmethod
    def run(self, *command: str, timeout_s: float = 30, input: str | None = None) -> str:  # noqa: A002
        """Run a tool on the desktop to completion and return its standard output."""

    def type(self, text: str, *, delay_ms: int = 30) -> None:
        """Type a text, with so much time from key to key; line ends press Return, tabs press Tab.

        Keep to what the keyboard layout (US) has. For other characters `xdotool` remaps a key for
        a moment, and applications that are slow to notice drop or mistake them.
        """
        words: list[str] = []
        for piece in re.split(r"([\n\t])", text):
            if piece in _KEYS:  # GTK ignores the Linefeed key that xdotool would type
                words += ["key", "--delay", str(delay_ms), _KEYS[piece]]
            elif piece:
                words += ["type", "--delay", str(delay_ms), "--args", "1", "--", piece]
        if words:
            self.run("xdotool", *words, timeout_s=30 + len(text) * delay_ms / 100)

    def key(self, *keys: str) -> None:
        """Press keys one after the other, by their X names, with modifiers as in `ctrl+shift+s`."""
        self.run("xdotool", "key", "--delay", "30", "--", *keys)

    def move(self, x_px: int, y_px: int) -> None:
        """Put the pointer there."""
        self.run("xdotool", *_to(x_px, y_px))

    def click(self, x_px: int, y_px: int, button: int = 1) -> None:
        """Click there; button 1 is left, 2 middle, 3 right."""
        self.run("xdotool", *_to(x_px, y_px), *_SETTLE, "click", str(button))

    def drag(self, x0_px: int, y0_px: int, x1_px: int, y1_px: int) -> None:
        """Drag with the left button from the first point to the second, over points between."""
        way: list[str] = []
        for step in range(1, _DRAG_STEPS + 1):
            x_px = x0_px + (x1_px - x0_px) * step // _DRAG_STEPS
            y_px = y0_px + (y1_px - y0_px) * step // _DRAG_STEPS
            way += [*_to(x_px, y_px), "sleep", "0.02"]
        self.run("xdotool", *_to(x0_px, y0_px), *_SETTLE, "mousedown", "1", *way, *_SETTLE, "mouseup", "1")

    def scroll(self, notches: int) -> None:
        """Turn the wheel where the pointer is; up is positive."""
        if notches:
            button = "4" if notches > 0 else "5"
            repeat = ("--repeat", str(abs(notches)), "--delay", str(_SCROLL_DELAY_MS))
            self.run("xdotool", "click", *repeat, button)


def _to(x_px: int, y_px: int) -> tuple[str, ...]:
    # Without --sync: that waits for ever where the pointer is there already.
    return ("mousemove", str(x_px), str(y_px))
