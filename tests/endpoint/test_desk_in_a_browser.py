"""The admin's desk in a real browser: a task made and a file sent by keyboard, and how the pages look."""

from pathlib import Path

from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from helpers.endpoint import Served
from helpers.planted_submissions import plant
from helpers.visitor import let_in
from trajectory_recorder.collector.pages.visit import cookie_name
from trajectory_recorder.wire.states import Role, SubmissionState

_PATIENCE_S = 60
_WORDS = "return [...document.querySelectorAll(arguments[0])].map((it) => it.innerText).join(' ')"
_FIELDS = "input:not([type=hidden]), textarea, select"
_LONG = "Reconcile-the-bank-statement-of-the-whole-month-with-the-ledger-of-the-group " * 2


def _shows(browser: Chrome, css: str, text: str) -> None:
    WebDriverWait(browser, _PATIENCE_S).until(lambda it: text in it.execute_script(_WORDS, css))


def _type(browser: Chrome, **fields: str) -> None:
    for name, text in fields.items():
        field = browser.find_element(By.NAME, name)
        field.clear()
        field.send_keys(text)


def _sign_in(browser: Chrome, served: Served, name: str) -> None:
    browser.get(f"{served.url}/health")
    cookie = {"name": cookie_name(served.endpoint), "value": let_in(served, name).cookie(), "path": "/"}
    browser.add_cookie(cookie)


def _looks_well(browser: Chrome) -> None:
    """Nothing sticks out, wide and narrow; everything that takes something has a name; nothing was blocked."""
    for width in (1280, 320):
        browser.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False},
        )
        wide = browser.execute_script("return document.documentElement.scrollWidth")
        assert wide <= width, f"{browser.current_url} is {wide} wide at {width}"
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    for css in (_FIELDS, "main button:not([hidden])"):
        for field in browser.find_elements(By.CSS_SELECTOR, css):
            assert field.accessible_name, field.get_attribute("outerHTML")
    assert len(browser.find_elements(By.TAG_NAME, "h1")) == 1
    said = [it["message"] for it in browser.get_log("browser")]
    assert not [it for it in said if "Content Security Policy" in it or "Uncaught" in it], said


def test_a_task_is_made_by_keyboard_and_tasks_come_from_a_file(
    served: Served, browser: Chrome, tmp_path: Path
) -> None:
    lab = served.project("lab")
    served.person("ann", (lab, Role.ADMIN))
    _sign_in(browser, served, "ann")
    browser.get(f"{served.url}/desk")
    browser.find_element(By.LINK_TEXT, "Lab").send_keys(Keys.ENTER)
    _shows(browser, "h1", "Overview")
    browser.find_element(By.LINK_TEXT, "Tasks").send_keys(Keys.ENTER)
    _shows(browser, "h1", "Tasks")
    browser.find_element(By.LINK_TEXT, "New task").send_keys(Keys.ENTER)
    _shows(browser, "h1", "New task")
    _type(browser, key="books", instruction="Do it.", **{"rubric-0-id": "total", "rubric-0-points": "5"})
    browser.find_element(By.NAME, "title").send_keys("Close the books", Keys.ENTER)
    _shows(browser, ".error", "something has to stand here")
    _looks_well(browser)
    _type(browser, **{"rubric-0-criterion": "The total agrees."})
    browser.find_element(By.NAME, "title").send_keys(Keys.ENTER)
    _shows(browser, "[role=status]", "Created.")
    file = tmp_path / "tasks.csv"
    file.write_text("key,title,instruction\nbooks,Books,\nnew,New,Do that.\n", encoding="utf-8")
    browser.get(f"{served.url}/desk/projects/lab/task-file")
    browser.find_element(By.NAME, "file").send_keys(str(file))
    browser.find_element(By.CSS_SELECTOR, "form[enctype] button").send_keys(Keys.ENTER)
    _shows(browser, "h2", "Nothing was done")
    file.write_text("key,title,instruction\nbooks,Books,Do it.\nnew,New,Do that.\n", encoding="utf-8")
    browser.find_element(By.NAME, "file").send_keys(str(file))
    browser.find_element(By.CSS_SELECTOR, "form[enctype] button").send_keys(Keys.ENTER)
    _shows(browser, "h2", "What the file would do")
    _looks_well(browser)
    browser.find_element(By.CSS_SELECTOR, ".actions button").send_keys(Keys.ENTER)
    _shows(browser, "[role=status]", "Everything in the file was done.")
    _shows(browser, "tbody", "New")


def test_every_page_fits_and_everything_on_it_has_a_name(served: Served, browser: Chrome) -> None:
    lab = served.project("lab", title=_LONG, description=_LONG)
    served.person("root", (lab, Role.ADMIN), is_admin=True, may_export=True)
    served.person("ada.lovelace@analytical-engines.example.org", (lab, Role.EXPERT))
    expert = "ada.lovelace@analytical-engines.example.org"
    task = served.task(lab, "notes", title=_LONG, tags=["month end"])
    finding = {"check": "idle", "severity": "warn", "from_ns": 0, "to_ns": 1, "message": _LONG}
    finding |= {"suggestion": _LONG, "stream": ""}
    quality = {"policy": "p", "verdict": "warn", "score": 9, "findings": [finding], "findings_count": 1}
    submission = plant(
        served, lab, expert, task_id=task, state=SubmissionState.QUARANTINED, quality=quality, reason=_LONG
    )
    _sign_in(browser, served, "root")
    for path in (
        "",
        "/accounts",
        "/projects/lab/overview",
        "/projects/lab/tasks",
        "/projects/lab/task/notes",
        "/projects/lab/people",
        "/projects/lab/consents",
        "/projects/lab/submissions",
        f"/projects/lab/submissions/{submission}",
        "/projects/lab/exports",
        "/projects/lab/new-export?format=parquet",
    ):
        browser.get(f"{served.url}/desk{path}")
        _looks_well(browser)
