"""The patch as a window of Tk, which Python brings along on Windows and macOS.

When it was drawn is known less well than on X11: between the request and the end of Tk's turn.
"""

from trajectory_recorder.calibration import patch_code
from trajectory_recorder.errors import MachineError

try:
    import tkinter as tk
except ImportError as error:
    raise MachineError(
        "this Python has no Tk, which shows the flickering square",
        "install it (with Homebrew: brew install python-tk), or use Python from python.org",
    ) from error

SQUARE = 24
WIDTH, HEIGHT = patch_code.COLUMNS * SQUARE, patch_code.ROWS * SQUARE
_COLOURS = ("black", "white")


class TkPatch:
    """A window without a frame, above all others. All lengths are in Tk's unit of the screen.

    Raises:
        MachineError: Tk can't open a window.
    """

    def __init__(self, left: int, top: int) -> None:
        try:
            self._window = tk.Tk()
        except tk.TclError as error:
            raise MachineError(
                f"the flickering square can't be shown: {error}", "run this in a desktop session"
            ) from error
        self._window.overrideredirect(boolean=True)
        self._window.attributes("-topmost", True)
        self._window.geometry(f"{WIDTH}x{HEIGHT}+{left}+{top}")
        self._canvas = tk.Canvas(
            self._window, width=WIDTH, height=HEIGHT, highlightthickness=0, borderwidth=0
        )
        self._canvas.pack()
        self._squares = [
            [self._make_square(row, column) for column in range(patch_code.COLUMNS)]
            for row in range(patch_code.ROWS)
        ]

    @property
    def handle(self) -> int:
        """The system's number of the window."""
        return self._window.winfo_id()

    def prepare(self, value: int) -> None:
        """Note what is shown after the next turn."""
        for items, colours in zip(self._squares, patch_code.squares(value), strict=True):
            for item, colour in zip(items, colours, strict=True):
                self._canvas.itemconfigure(item, fill=_COLOURS[colour])

    def turn(self) -> None:
        """Draw, and take what the system has sent."""
        self._window.update()

    def close(self) -> None:
        self._window.destroy()

    def _make_square(self, row: int, column: int) -> int:
        left, top = column * SQUARE, row * SQUARE
        return self._canvas.create_rectangle(left, top, left + SQUARE, top + SQUARE, width=0)
