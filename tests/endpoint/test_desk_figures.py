"""Pages of figures: who sees them, that they hold the numbers of the API, and how they look in a real browser."""

import csv
import io
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from helpers.browser import chromium_browser
from helpers.endpoint import Served, SetClock, serving
from helpers.grounds import Folder
from helpers.memory import memory_folder
from helpers.planted_submissions import plant_file
from helpers.told_work import ToldWork
from helpers.visitor import Visitor, with_password
from trajectory_recorder.collector.database.tables import Person
from trajectory_recorder.collector.figures.kinds import KINDS
from trajectory_recorder.wire.states import ReviewVerdict

IN_LAB, OF_ALL = "/desk/projects/lab/figures", "/desk/figures"
PEOPLE = ("eva", "rita", "ada", "root")
HOSTILE = '=<script>alert("x")</script>'
SPAN = "since=2026-11-02&until=2026-11-15&by=week"
# Where to put pictures of the pages, for people to look at.
PICTURES = os.environ.get("PICTURES_OF_PAGES")


@pytest.fixture(scope="module")
def work(on_folder: Folder) -> Iterator[ToldWork]:
    """Two weeks with something of everything, and a project with nothing."""
    clock = SetClock(datetime(2026, 11, 2, 8, tzinfo=UTC))
    with (
        memory_folder() as folder,
        on_folder.prepared(folder / "endpoint") as settings,
        serving(folder / "endpoint", settings, clock=clock) as served,
    ):
        work = ToldWork.begin(served)
        work.tokens["elsewhere"] = served.person("elsewhere")
        served.project("empty", title="Empty")
        _two_weeks(work)
        for name in (*PEOPLE, "elsewhere"):
            with_password(served, name)
        yield work


def _two_weeks(work: ToldWork) -> None:
    with work.served.endpoint.database.writing() as session:
        session.get_one(Person, work.served.id_of("eva")).display_name = HOSTILE
    rubric = [{"id": "saved", "criterion": "It is saved.", "points": 1}]
    more = {"target_count": 4, "reviews_wanted": 2, "tags": ["office"], "title": HOSTILE, "rubric": rubric}
    task = work.served.task(work.project, "notes", **more)
    for number in range(6):
        findings = [("blur", "warn")] if number % 2 else []
        submission = work.arrive("eva" if number % 3 else "ben", task, score=60 + number, findings=findings)
        plant_file(work.served, submission, "data/screen-0.mkv", bytes([number]) * 250_000)
        work.wait(hours=5)
        given = ReviewVerdict.ACCEPT if number < 3 else ReviewVerdict.REJECT
        work.judge(submission, "rita", given, saved=number < 3)
        work.wait(hours=30)
        work.judge(submission, "ron", given, saved=True)
    work.arrive("eva", task, verdict="fail", score=5, findings=[("silence", "fail")], held_back="too bad")


@pytest.fixture(scope="module")
def visitors(work: ToldWork) -> dict[str, Visitor]:
    found = {name: Visitor(work.served) for name in (*PEOPLE, "elsewhere", "stranger")}
    for name in (*PEOPLE, "elsewhere"):
        found[name].sign_in(name)
    return found


def test_who_sees_them(visitors: dict[str, Visitor]) -> None:
    expected = {
        "stranger": (303, 303),
        "elsewhere": (404, 403),
        "eva": (403, 403),
        "rita": (403, 403),
        "ada": (200, 403),
        "root": (200, 200),
    }
    paths = ("/storage", "/storage/states.csv")
    seen = {
        (name, path): tuple(visitor.see(base + path).status_code for base in (IN_LAB, OF_ALL))
        for name, visitor in visitors.items()
        for path in paths
    }
    assert seen == {(name, path): expected[name] for name in expected for path in paths}


def test_what_is_not_there_is_not_found(visitors: dict[str, Visitor]) -> None:
    assert visitors["ada"].see(f"{IN_LAB}/storage/nothing.csv").status_code == 404
    assert visitors["ada"].see(f"{IN_LAB}/nothing").status_code == 422


def test_hostile_names_are_words(visitors: dict[str, Visitor]) -> None:
    for kind in ("coverage", "output", "quality", "reasons"):
        page = visitors["ada"].see(f"{IN_LAB}/{kind}").text
        assert "<script>alert" not in page
    (hers,) = [it for it in _table(visitors, "output", "contributors") if "script" in it[0]]
    # A spreadsheet computes nothing of it.
    assert hers[0] == f"'{HOSTILE}"


def test_tables_hold_what_the_api_says(visitors: dict[str, Visitor], work: ToldWork) -> None:
    span = {"since": "2026-11-02T00:00:00Z", "until": "2026-11-16T00:00:00Z"}
    verdicts = work.ask("quality", **span)["over_time"]
    assert _table(visitors, "quality", "verdicts") == [
        ["From", "Pass", "Warn", "Fail", "Not checked to the end", "Share failing (%)"],
        *(
            [*(str(it[name]) for name in ("bucket", "passed", "warned", "failed", "unknown")), share]
            for it, share in zip(verdicts, ("0.0", "50.0"), strict=True)
        ),
    ]
    waits = work.ask("throughput", **span)["over_time"]
    assert [it[2] for it in _table(visitors, "throughput", "waiting")[1:]] == [
        "" if it["median_wait_s"] is None else str(it["median_wait_s"] / 3600) for it in waits
    ]
    growth = [it[2] for it in _table(visitors, "storage", "growth")]
    assert growth == ["Stored by then (MB)", "1.25", "1.5"]
    tasks = _table(visitors, "coverage", "tasks")
    assert tasks[1] == ["notes", f"'{HOSTILE}", "lab", "", "missing", "4", "3", "0", "1", "0", "1"]


def _table(visitors: dict[str, Visitor], kind: str, part: str) -> list[list[str]]:
    answer = visitors["ada"].see(f"{IN_LAB}/{kind}/{part}.csv?{SPAN}")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == f'attachment; filename="lab-{kind}-{part}.csv"'
    return list(csv.reader(io.StringIO(answer.text, newline="")))


def test_the_same_figures_are_the_same_bytes(visitors: dict[str, Visitor]) -> None:
    first, second = (visitors["ada"].see(f"{IN_LAB}/throughput").text for _ in range(2))
    assert first == second


@pytest.mark.parametrize("span", ["since=2026-11-02&until=2026-11-01", "since=2000-01-01&by=day"])
def test_a_span_that_makes_no_sense_is_told_on_the_page(visitors: dict[str, Visitor], span: str) -> None:
    answer = visitors["ada"].see(f"{IN_LAB}/quality?{span}")
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert 'aria-current="page">Quality' in answer.text


def test_days_beyond_all_calendars_are_refused(visitors: dict[str, Visitor]) -> None:
    for day in ("9999-12-31", "0001-01-01", "tomorrow"):
        assert visitors["ada"].see(f"{IN_LAB}/quality?until={day}").status_code == 422


@pytest.mark.slow
def test_how_they_look(work: ToldWork) -> None:
    with chromium_browser() as browser:
        browser.get(f"{work.served.url}/sign-in?next=/desk")
        browser.find_element(By.NAME, "name").send_keys("root")
        browser.find_element(By.NAME, "password").send_keys("four good words here\n")
        for kind in KINDS:
            _see(browser, work.served, f"{IN_LAB}/{kind}?{SPAN}", kind)
            plots = browser.find_elements(By.CSS_SELECTOR, "svg.plot")
            assert len(plots) == {"coverage": 3, "output": 2, "storage": 3, "reasons": 3}.get(kind, 4)
            for plot in plots:
                assert plot.accessible_name
                drawn = plot.find_elements(By.CSS_SELECTOR, ".bar, .mark")
                assert drawn
                assert all(it.rect["x"] >= plot.rect["x"] for it in drawn[:5])
            tables = browser.find_elements(By.CSS_SELECTOR, "details table")
            assert len(tables) >= len(plots)
        _see(browser, work.served, "/desk/projects/empty/figures/throughput", "empty")
        assert browser.find_elements(By.CSS_SELECTOR, "svg.plot") == []
        assert browser.find_element(By.TAG_NAME, "main").text.count("Nothing there in this time.") == 4
        said = [it["message"] for it in browser.get_log("browser")]
        assert said == []


def _see(browser: Chrome, served: Served, path: str, name: str) -> None:
    """Open a page, and see that nothing sticks out of it in narrow windows, light and dark."""
    browser.get(served.url + path)
    for scheme, width in (("dark", 320), ("light", 1280)):
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        size = {"width": width, "height": 1600, "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width
        if PICTURES:
            browser.save_screenshot(str(Path(PICTURES) / f"figures-{name}-{scheme}-{width}.png"))
