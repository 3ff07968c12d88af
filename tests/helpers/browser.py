"""A real browser under remote control: Debian's Chromium, without a window.

Nothing is ever downloaded for it. It starts with a profile of its own, and asks for nothing by itself.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

_BROWSER = Path("/usr/bin/chromium")
_DRIVER = Path("/usr/bin/chromedriver")
_PATIENCE_S = 60
_FLAGS = (
    "--headless=new",
    "--no-sandbox",  # it refuses to run as root with one
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,800",
)


@contextmanager
def chromium_browser() -> Iterator[Chrome]:
    """Run a browser with a window of 1280 by 800 pixels."""
    for program in (_BROWSER, _DRIVER):
        assert program.exists(), f"there is no {program}; `make setup` brings it"
    with tempfile.TemporaryDirectory(prefix="chromium-") as profile:
        options = ChromeOptions()
        options.binary_location = str(_BROWSER)
        for flag in (*_FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        # Told where the driver is, Selenium does not look for one, which could mean downloading it.
        browser = Chrome(options, Service(str(_DRIVER)))
        try:
            browser.set_page_load_timeout(_PATIENCE_S)
            yield browser
        finally:
            browser.quit()
