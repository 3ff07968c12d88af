"""What is to be told apart can be told apart, in light and in dark windows."""

import pytest
from PySide6.QtGui import QColor, QPalette
from pytestqt.qtbot import QtBot

from trajectory_recorder.ui.remark_signs import REMARK_SIGNS
from trajectory_recorder.ui.timeline_view.colours import DARK, LIGHT, Colours, colours

LINES = (
    "voice_body",
    "later_body",
    "speech",
    "hand",
    "wheel",
    "keys",
    "window_edge",
    "steps",
    "chosen",
    "comments",
    "changes",
    "gap",
)


def luminance(colour: str) -> float:
    parts = [QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()]
    linear = [it / 12.92 if it <= 0.04045 else ((it + 0.055) / 1.055) ** 2.4 for it in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("shown", [LIGHT, DARK], ids=["light", "dark"])
class TestContrast:
    def test_of_texts(self, shown: Colours) -> None:
        for text, ground in (
            (shown.text, shown.ground),
            (shown.faint, shown.ground),
            (shown.faint, shown.lane),
            (shown.text, shown.window),
            *(
                (shown.lane, getattr(shown, name))
                for name in ("speech", "keys", "steps", "comments", "changes")
            ),
        ):
            assert contrast(text, ground) >= 4.5, (text, ground)

    @pytest.mark.parametrize("name", [*LINES, "damage", "playhead"])
    def test_of_lines(self, shown: Colours, name: str) -> None:
        assert contrast(getattr(shown, name), shown.lane) >= 3

    def test_of_signs(self, shown: Colours) -> None:
        for _, hue in REMARK_SIGNS.values():
            assert contrast(hue.value, shown.lane) >= 3, hue


def test_they_suit_the_window(qtbot: QtBot) -> None:
    del qtbot
    for ground, expected in (("#fafafa", LIGHT), ("#202020", DARK)):
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, QColor(ground))
        assert colours(palette) is expected
