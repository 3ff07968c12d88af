"""The pages in a real browser: signing in and letting a device in, by keyboard, and how they look."""

import os
from pathlib import Path

from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from helpers.endpoint import Served
from helpers.visitor import PASSWORD, with_password
from trajectory_recorder.account import sign_in
from trajectory_recorder.collector.people.first_admin import first_admin
from trajectory_recorder.wire.states import Role

_PATIENCE_S = 60
_WORDS = "return [...document.querySelectorAll(arguments[0])].map((it) => it.innerText).join(' ')"
# Where to put pictures of the pages, for people to look at.
PICTURES = os.environ.get("PICTURES_OF_PAGES")


def _picture(browser: Chrome, name: str) -> None:
    """Take pictures of a page, light and dark, wide and narrow, and see that nothing sticks out."""
    for scheme in ("light", "dark"):
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        for width in (1280, 320):
            browser.execute_cdp_cmd(
                "Emulation.setDeviceMetricsOverride",
                {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False},
            )
            wide = browser.execute_script("return document.documentElement.scrollWidth")
            assert wide <= width, f"{name} is {wide} wide at {width}"
            if PICTURES:
                browser.save_screenshot(str(Path(PICTURES) / f"{name}-{scheme}-{width}.png"))
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def _fill(browser: Chrome, **fields: str) -> None:
    for name, text in fields.items():
        field = browser.find_element(By.NAME, name)
        field.clear()
        field.send_keys(text)


def _shows(browser: Chrome, css: str, text: str) -> None:
    """Wait until a page is there whose element has this text."""
    # In one question: between two of them the next page may come.
    WebDriverWait(browser, _PATIENCE_S).until(lambda it: text in it.execute_script(_WORDS, css))


def _labels_are_there(browser: Chrome) -> None:
    for field in browser.find_elements(By.CSS_SELECTOR, "input:not([type=hidden])"):
        assert field.accessible_name, field.get_attribute("outerHTML")
    for button in browser.find_elements(By.TAG_NAME, "button"):
        assert button.accessible_name


def _nothing_was_blocked(browser: Chrome) -> None:
    said = [it["message"] for it in browser.get_log("browser")]
    assert not [it for it in said if "Content Security Policy" in it or "Uncaught" in it], said


def test_from_the_first_link_to_a_device_that_is_in(served: Served, browser: Chrome) -> None:
    browser.get(served.url + (first_admin(served.endpoint) or ""))
    code = browser.find_element(By.NAME, "code")
    assert len(code.get_attribute("value") or "") > 30
    assert "#" not in browser.current_url
    _labels_are_there(browser)
    _picture(browser, "one-time")
    code.send_keys(Keys.ENTER)
    _shows(browser, "h1", "Choose name and password")
    _fill(browser, name="root", password=PASSWORD, repeated="no")
    _fill(browser, repeated=PASSWORD + "!")
    browser.find_element(By.NAME, "repeated").send_keys(Keys.ENTER)
    _shows(browser, "[role=alert]", "differ")
    _labels_are_there(browser)
    _picture(browser, "choose")
    _fill(browser, name="root", password=PASSWORD, repeated=PASSWORD)
    browser.find_element(By.NAME, "repeated").send_keys(Keys.ENTER)
    _shows(browser, "h1", "root")
    _nothing_was_blocked(browser)

    # Signed out, so that the device's page leads over the sign-in page, and keeps the code.
    browser.find_element(By.CSS_SELECTOR, "header button").click()
    _shows(browser, "h1", "Sign in")
    asked = sign_in.begin(served.url)
    browser.get(asked.page_with_code)
    _shows(browser, "h1", "Sign in")
    _fill(browser, name="root", password=PASSWORD + "?")
    browser.find_element(By.NAME, "password").send_keys(Keys.ENTER)
    _shows(browser, "[role=alert]", "wrong")
    _labels_are_there(browser)
    _picture(browser, "sign-in")
    _fill(browser, name="root", password=PASSWORD)
    browser.find_element(By.NAME, "password").send_keys(Keys.ENTER)
    _shows(browser, "h1", "Let a device in")
    field = browser.find_element(By.NAME, "user_code")
    assert field.get_attribute("value") == asked.user_code
    assert browser.switch_to.active_element == field
    _picture(browser, "device")
    field.send_keys(Keys.ENTER)
    for shown in (asked.user_code, "127.0.0.1", "send recordings as you"):
        _shows(browser, "main", shown)
    _labels_are_there(browser)
    _picture(browser, "device-decide")
    browser.find_element(By.CSS_SELECTOR, "[value=approve]").send_keys(Keys.ENTER)
    _shows(browser, "h1", "The device is in")
    _picture(browser, "device-done")
    assert sign_in.wait(asked, sleep=lambda _: None).access_token
    _nothing_was_blocked(browser)


def test_the_account_page_fits_narrow_windows(served: Served, browser: Chrome) -> None:
    lab = served.project("lab", title="Month-end closing with a very long title for a project, indeed")
    served.person("ada.lovelace@analytical-engines.example", (lab, Role.EXPERT), (lab, Role.REVIEWER))
    name = "ada.lovelace@analytical-engines.example"
    with_password(served, name)
    browser.get(f"{served.url}/sign-in")
    _fill(browser, name=name, password=PASSWORD)
    browser.find_element(By.NAME, "password").send_keys(Keys.ENTER)
    _shows(browser, "h1", name)
    _labels_are_there(browser)
    _picture(browser, "home")
    browser.find_element(By.CSS_SELECTOR, "td button").click()
    _shows(browser, "main", "No devices")
    browser.get(f"{served.url}/nowhere")
    _shows(browser, "[role=alert]", "Not Found")
    _picture(browser, "error")
