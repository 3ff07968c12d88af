"""Somebody with a browser who watches a recording's page: presses keys, and reads what is shown."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from selenium.webdriver import ActionChains
from selenium.webdriver.common.actions.wheel_input import ScrollOrigin
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from helpers.counter_code import read_counter
from helpers.pictured_session import COUNTER_PX
from helpers.sheet_page import pixels
from trajectory_recorder.events import Display

_PATIENCE_S = 30
_LIST = ".panel:not([hidden]) [role=listbox]"
_TWO_PICTURES_LATER = "requestAnimationFrame(() => requestAnimationFrame(arguments[0]))"
_AT_REST = """return [...document.querySelectorAll("video:not([hidden])")].every(
  (video) => video.paused && !video.seeking && video.readyState >= 2)"""
_AT = 'return document.getElementById("bar").getAttribute("aria-valuetext").split(" ")[0]'
_PICTURES_COME = """return document.querySelectorAll("video:not([hidden])").length"""


class WatchedPage:
    """A page in a browser.

    Args:
        browser: Selenium's driver.
        folder: The page's, and where screenshots may be left.
    """

    def __init__(self, browser: Any, folder: Path) -> None:
        self.browser = browser
        self.folder = folder

    def open(self) -> None:
        """Open it anew, and wait for its first pictures."""
        self.browser.get("about:blank")
        self.browser.get((self.folder / "index.html").as_uri())
        self.wait(lambda: self.js(_PICTURES_COME))

    def complaints(self) -> list[str]:
        """What the browser had to complain of, such as errors and breaches of the page's policy."""
        return [it["message"] for it in self.browser.get_log("browser")]

    def js(self, script: str, *arguments: Any) -> Any:
        return self.browser.execute_script(script, *arguments)

    def wait(self, until: Any) -> None:
        WebDriverWait(self.browser, _PATIENCE_S, 0.02).until(lambda _: until())

    def press(self, *keys: str) -> None:
        ActionChains(self.browser).send_keys(*keys).perform()
        self.see()

    def click(self, selector: str) -> None:
        self.find(selector).click()
        self.see()

    def see(self) -> None:
        """Wait until what was done can be seen."""
        self.browser.execute_async_script(_TWO_PICTURES_LATER)

    def click_bar(self, at_ms: int, duration_ms: int) -> None:
        """Click into the time line at a time."""
        canvas = self.find("#bar canvas")
        left = self.js("return arguments[0].clientWidth < 560 ? 0 : 72", canvas)
        width = canvas.size["width"]
        right_of_middle = left + (width - left) * at_ms / duration_ms - width / 2
        to_place = ActionChains(self.browser).move_to_element_with_offset(canvas, round(right_of_middle), 0)
        to_place.click().perform()
        self.see()

    def scroll_list(self, by_px: int) -> None:
        """Turn the wheel over the list."""
        origin = ScrollOrigin.from_element(self.find(_LIST))
        ActionChains(self.browser).scroll_from_origin(origin, 0, by_px).perform()
        self.see()

    def list_place(self) -> int:
        """How far the list is scrolled."""
        return int(self.js("return arguments[0].scrollTop", self.find(_LIST)))

    @property
    def at_ms(self) -> int:
        """The session time that it shows."""
        *minutes, seconds = self.js(_AT).split(":")
        return int(minutes[-1]) * 60_000 + round(float(seconds) * 1000)

    def settle(self) -> None:
        """Wait until all pictures rest; where one was still looking for its place, the page then leads it on."""
        self.wait(self._rests)

    def _rests(self) -> bool:
        """Whether all rest, and still do once the page had a picture's time to lead them elsewhere."""
        self.see()
        rested = self.js(_AT_REST)
        self.see()
        return bool(rested and self.js(_AT_REST))

    def picture(self, number: int, display: Display) -> npt.NDArray[np.uint8]:
        """What a display looks like on the page, in the display's own pixels."""
        path = self.folder.parent / "seen.png"
        frame = self.browser.find_elements(By.CSS_SELECTOR, ".frame")[number]
        path.write_bytes(frame.screenshot_as_png)
        seen = pixels(path)
        rows = (np.arange(display.height_px) + 0.5) * seen.shape[0] / display.height_px
        columns = (np.arange(display.width_px) + 0.5) * seen.shape[1] / display.width_px
        return seen[rows.astype(int)][:, columns.astype(int)]

    def counter(self, number: int, display: Display) -> int | None:
        """The number that the picture of a display shows."""
        return read_counter(self.picture(number, display), *COUNTER_PX)

    def find(self, selector: str) -> WebElement:
        found: WebElement = self.browser.find_element(By.CSS_SELECTOR, selector)
        return found

    def rows(self) -> list[dict[str, Any]]:
        """The rows of the list that is open, as they can be seen."""
        return list(
            json.loads(
                self.js(
                    """const rows = document.querySelectorAll(".panel:not([hidden]) [role=option]:not([hidden])");
                    return JSON.stringify([...rows].map((row) => ({
                      at: row.querySelector("time").textContent,
                      what: row.querySelector(".what").textContent,
                      more: row.querySelector(".more")?.textContent ?? "",
                      kind: row.querySelector(".kind").textContent,
                      chosen: row.getAttribute("aria-selected") === "true",
                    })))"""
                )
            )
        )

    def chosen(self) -> str | None:
        """What the chosen row says was done."""
        return next((row["what"] for row in self.rows() if row["chosen"]), None)
