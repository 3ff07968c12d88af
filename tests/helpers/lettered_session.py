"""A sealed bundle whose pictures show lines of text that can be read, each picture other lines."""

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from helpers.pictured_session import PicturedSession
from trajectory_recorder.capture.source import Pixels
from trajectory_recorder.events import Display

# Not at the desktop's origin.
LETTERED = Display(0, "left", -640, 40, 640, 320, 1.0, primary=True)
_LETTERS_PX = 18
_GROUND, _INK = 245, 20

Lines = dict[tuple[int, int], str]
"""What stands where, from the display's corner, in pixels."""


class LetteredSession(PicturedSession):
    """Somebody before a display that shows one page after the other, each for a while.

    Args:
        pages: Each page and for how many seconds it is shown; the last one stays for five more.
    """

    def __init__(self, *pages: tuple[Lines, int]) -> None:
        self.pages = [page for page, _ in pages]
        super().__init__(LETTERED)
        for _, seconds in pages[:-1]:
            self.rests(seconds * 1000 - 20)
            self.changes()
        self.rests(pages[-1][1] * 1000 - 20)

    def picture(self, number: int) -> Pixels:
        return lettered(self.pages[number - 1], self.display)


def lettered(lines: Lines, display: Display) -> Pixels:
    """A page with these lines."""
    image = Image.new("RGB", (display.width_px, display.height_px), (_GROUND,) * 3)
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(_LETTERS_PX)
    for place, text in lines.items():
        draw.text(place, text, font=font, fill=(_INK,) * 3)
    blue_first = np.asarray(image)[:, :, ::-1]
    return np.dstack([blue_first, np.full(blue_first.shape[:2], 255, np.uint8)])
