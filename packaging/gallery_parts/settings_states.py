"""The settings in their states, opened from the home window."""

from collections.abc import Iterator
from contextlib import contextmanager

from gallery_parts.contributing import at_home
from gallery_parts.materials import Materials
from gallery_parts.stage import DARK, TWICE, Stage
from gallery_parts.states import Pixels, state

_SCREEN_PX = (1120, 720)
_TITLE = "^Settings"


@contextmanager
def _settings(*keys: str, size_px: tuple[int, int] = _SCREEN_PX, **environment: str) -> Iterator[Stage]:
    with at_home(size_px=size_px, **environment) as stage:
        stage.presses("ctrl+comma")
        stage.sees(_TITLE)
        stage.waits_for_keyboard(_TITLE)
        stage.presses(*keys)
        stage.settles()
        yield stage


@state(
    "settings-app", "The app", "All settings are declared once; the form, its limits and its words follow."
)
def _app(_: Materials) -> Pixels:
    with _settings() as stage:
        return stage.look_at(_TITLE)


@state("settings-recording", "Recording", "What is recorded, how, and what never is.")
def _recording(_: Materials) -> Pixels:
    with _settings("ctrl+Tab") as stage:
        return stage.look_at(_TITLE)


@state("settings-help", "Help", "The logs, and a file for whoever helps that holds nothing of a recording.")
def _help(_: Materials) -> Pixels:
    with _settings("ctrl+Tab", "ctrl+Tab") as stage:
        return stage.look_at(_TITLE)


@state("settings-dark", "Dark", "On a dark desktop the form is dark.")
def _dark(_: Materials) -> Pixels:
    with _settings("ctrl+Tab", **DARK) as stage:
        return stage.look_at(_TITLE)


@state("settings-double", "Twice as fine", "The form on a screen of twice the density.")
def _double(_: Materials) -> Pixels:
    width_px, height_px = _SCREEN_PX
    with _settings(size_px=(2 * width_px, 2 * height_px), **TWICE) as stage:
        return stage.look_at(_TITLE)
