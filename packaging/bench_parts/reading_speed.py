"""How fast the pictures of a recording are read, on one core.

What a page full of text takes is the most that one picture can take; of the next picture only the lines are
read that became others. What a recording takes in all depends on how much changes in it.
"""

import time
from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw, ImageFont
from rich.console import Console
from rich.table import Table

from trajectory_recorder.quality.written import Written
from trajectory_recorder.reading.reader import Picture
from trajectory_recorder.reading.readers import RapidOcr

_SIZE_PX = (1920, 1080)
_LETTERS_PX = 15
_LINE_PX = 25
_LINES = 40
_WORDS = "Quarterly figures of the ward: beds, staff, open shifts and what is left to be done"


def run_reading_speed(console: Console, tell: Callable[[str], None]) -> None:
    """Read a page, then what changes on it, and print how long each took."""
    tell("loading the reader")
    written = Written(RapidOcr())
    written.see(_page(1, changed=0))
    table = Table(title=f"reading {_SIZE_PX[0]}x{_SIZE_PX[1]} on one core")
    for name in ("", "lines read", "processor time", "pictures per second", "least confidence"):
        table.add_column(name)
    for title, page, lines in (
        ("a page of 40 lines", _page(_LINES), _LINES),
        ("one line of it became another", _page(_LINES, changed=20), 1),
        ("nothing changed", _page(_LINES, changed=20), 0),
    ):
        tell(title)
        began_s = time.process_time()
        written.see(page)
        took_s = time.process_time() - began_s
        least = min((it.confidence for it in written.lines), default=0.0)
        table.add_row(title, str(lines), f"{took_s:.2f} s", f"{1 / took_s:.2f}", f"{least:.2f}")
    console.print(table)


def _page(lines: int, *, changed: int | None = None) -> Picture:
    image = Image.new("RGB", _SIZE_PX, "white")
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(_LETTERS_PX)
    for number in range(lines):
        words = f"{number} {_WORDS if number != changed else _WORDS[::-1]}"
        draw.text((40, 20 + number * _LINE_PX), words, font=font, fill="black")
    return np.asarray(image)
