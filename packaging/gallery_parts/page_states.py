"""The page that plays in a browser, in its states, photographed by Chromium."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from gallery_parts.materials import Materials
from gallery_parts.states import Pixels, state
from helpers.browser import chromium_browser
from helpers.sheet_page import pixels
from helpers.watched_page import WatchedPage
from trajectory_recorder.replay.opening import open_recording
from trajectory_recorder.replay.page import write_page
from trajectory_recorder.tasks import Task

_WIDE_PX, _NARROW_PX = (1280, 800), (420, 900)
# The fourth step, after which the terminal shows what it worked out.
_TO_A_STEP = "nnnn"


@contextmanager
def _shown(bundle: Path, *, size_px: tuple[int, int] = _WIDE_PX, dark: bool = False) -> Iterator[WatchedPage]:
    """Write the page of a recording and open it at a step."""
    with tempfile.TemporaryDirectory(prefix="page-") as folder, chromium_browser() as browser:
        write_page(open_recording(bundle), Path(folder) / "page", task=Task())
        width_px, height_px = size_px
        size = {"width": width_px, "height": height_px, "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
        page = WatchedPage(browser, Path(folder) / "page")
        page.open()
        page.press(*_TO_A_STEP)
        page.settle()
        yield page


def _look(page: WatchedPage) -> Pixels:
    path = page.folder.parent / "seen.png"
    page.browser.save_screenshot(str(path))
    seen = pixels(path)
    return np.dstack([seen[..., ::-1], np.zeros(seen.shape[:2], np.uint8)])


@state(
    "page-light",
    "In a browser",
    "One folder that anybody can open: the recording, its steps, speech and findings.",
)
def _light(materials: Materials) -> Pixels:
    with _shown(materials.notes) as page:
        return _look(page)


@state("page-dark", "Dark", "The page is dark where the browser is.")
def _dark(materials: Materials) -> Pixels:
    with _shown(materials.notes, dark=True) as page:
        return _look(page)


@state("page-narrow", "On a narrow screen", "Below the picture and its controls lie the lists.")
def _narrow(materials: Materials) -> Pixels:
    with _shown(materials.notes, size_px=_NARROW_PX) as page:
        return _look(page)


@state("page-damaged", "Of a damaged recording", "What could not be brought along is said at the top.")
def _damaged(materials: Materials) -> Pixels:
    with _shown(materials.damaged) as page:
        page.click("#missing summary")
        return _look(page)
