"""A recording as a folder, in a real browser, opened from the disk."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from selenium.webdriver.common.keys import Keys

from helpers.edited_session import NARRATED_MS, edited_session
from helpers.person_at_work import MS
from helpers.replayed_session import (
    DURATION_MS,
    HOSTILE,
    IDLE_MS,
    LEFT,
    LEFT_MS,
    RIGHT,
    RIGHT_MS,
    SECOND_FILE_MS,
    ReplayedSession,
)
from helpers.watched_page import WatchedPage
from trajectory_recorder.replay.opening import open_recording
from trajectory_recorder.replay.page import write_page
from trajectory_recorder.replay.recording import Recording
from trajectory_recorder.replay.timeline.timeline import Remark, Spoken
from trajectory_recorder.tasks import Task

REMARKS = (
    Remark(9_200 * MS, 9_900 * MS, "warn", "low_frame_rate", "The picture came late", "Close programs", ""),
    Remark(11_000 * MS, 11_500 * MS, "fail", "black_picture", HOSTILE, "", "screen/0"),
)
NOTE_VOICE = """window.noted = [];
const { voices: [voice] } = window.replay;
const [audio] = voice.files, follow = voice.follow.bind(voice);
voice.follow = (clock) => {
  const place = audio.currentTime * 1000; // as the page sees it: time does not go on while it acts
  follow(clock);
  const { paused: silent, seeking, playbackRate: rate } = audio;
  window.noted.push({ at: clock.at, place, silent, seeking, rate });
};"""
# The voice's hole, and what is played beside it; where it is farther from its place it seeks it anew.
BEFORE_MS, HOLE_MS, AFTER_MS = (0, 4_000), (4_000, 5_000), (5_000, 12_000)
LOST_MS = 150
WORDS = ("First I run the tests", "Now it fits")


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Recording:
    opened = open_recording(ReplayedSession().works().seal(tmp_path_factory.mktemp("recorded")).root)
    spans = opened.timeline.spoken
    spoken = tuple(Spoken(it.from_ns, it.to_ns, text) for it, text in zip(spans, WORDS, strict=True))
    return replace(opened, timeline=replace(opened.timeline, spoken=spoken, remarks=REMARKS))


@pytest.fixture(scope="module")
def folder(recording: Recording, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_page(recording, tmp_path_factory.mktemp("shown") / "page", task=Task()).page.parent


@pytest.fixture
def page(browser: Any, folder: Path) -> Iterator[WatchedPage]:
    """The page, just opened; a test fails where the browser complains of anything."""
    page = WatchedPage(browser, folder)
    page.open()
    yield page
    assert page.complaints() == []


def shown(times_ms: tuple[int, ...], at_ms: int) -> int:
    """Which of the pictures with these times is shown."""
    return bisect_right(times_ms, at_ms)


def assert_shows_its_time(page: WatchedPage) -> None:
    """A video says that it sought before its picture is on the screen: that comes, and stays."""
    page.settle()
    wanted = shown(LEFT_MS, page.at_ms), 1_000 + shown(RIGHT_MS, page.at_ms)
    page.wait(lambda: counters(page) == wanted)
    page.settle()
    assert counters(page) == wanted


def counters(page: WatchedPage) -> tuple[int | None, int | None]:
    return page.counter(0, LEFT), page.counter(1, RIGHT)


def test_it_says_what_it_shows(page: WatchedPage, recording: Recording) -> None:
    assert page.browser.title == page.find("h1").text == recording.title
    about = page.find("#about").text
    assert about.startswith("2026-05-28 20:26:40 UTC · trajectory-recorder 0.0.0 · Linux 6.1 · 24.0 s")
    assert "left 701 × 301" in about
    assert not page.find("#missing").is_displayed()
    assert page.at_ms == LEFT_MS[0]


def test_it_shows_the_very_frame_of_a_time(page: WatchedPage) -> None:
    """In both files of the display, in the stretch between them, and behind the last frame."""
    for at_ms in (1_000, 7_900, SECOND_FILE_MS + 400, 2_300, 11_000, DURATION_MS - 10):
        page.click_bar(at_ms, DURATION_MS)
        assert abs(page.at_ms - at_ms) < 100
        assert_shows_its_time(page)


def test_it_steps_by_frames_over_files_and_displays(page: WatchedPage) -> None:
    times_ms = sorted({*LEFT_MS, *RIGHT_MS})
    for key, index in ((".", 1), (".", 2), (".", 3), (",", 2)):
        page.press(key)
        assert page.at_ms == times_ms[index]
    assert_shows_its_time(page)
    page.click_bar(SECOND_FILE_MS + 100, DURATION_MS)
    index = bisect_right(times_ms, page.at_ms) - 1
    assert times_ms[index] >= SECOND_FILE_MS
    while times_ms[index] >= SECOND_FILE_MS:
        page.press(",")
        index -= 1
        assert page.at_ms == times_ms[index]
    assert_shows_its_time(page)


def test_it_plays_at_a_key_and_stops_at_what_it_shows(page: WatchedPage) -> None:
    page.press(Keys.SPACE)
    page.wait(lambda: page.at_ms > 1_500)
    assert page.find("#play").text == "Pause"
    assert page.find("#caption").text == WORDS[0]
    page.press(Keys.SPACE)
    assert_shows_its_time(page)
    assert page.find("#play").text == "Play"


def test_it_plays_from_one_file_into_the_next(page: WatchedPage) -> None:
    page.click_bar(SECOND_FILE_MS - 700, DURATION_MS)
    page.press("3")
    page.press("k")
    page.wait(lambda: page.at_ms > SECOND_FILE_MS + 1_500)
    page.press("k")
    assert_shows_its_time(page)


def test_speed_is_on_the_keyboard(page: WatchedPage) -> None:
    for keys, rate in (("5", "5"), ("0", "10"), ("-", "9"), ("+", "10"), ("1", "1"), ("-", "0.75")):
        page.press(keys)
        assert page.find("#rate").get_attribute("value") == rate
    page.press("1", "l", "l", "l")
    page.wait(lambda: page.at_ms > 3_000)
    assert page.find("#rate").get_attribute("value") == "4"
    before_ms = page.at_ms
    page.press("j")
    page.wait(lambda: page.at_ms < before_ms - 300)
    page.press("k")
    assert_shows_its_time(page)
    assert page.find("#rate").get_attribute("value") == "1"


def test_voice_goes_with_the_clock_and_over_its_hole(page: WatchedPage) -> None:
    """The hole is from 4 to 5 s; whatever comes after it lies a second earlier in the file."""
    assert page.js('return document.querySelector("audio")') is None  # it is heard and not seen
    page.click_bar(1_000, DURATION_MS)
    page.press(Keys.SPACE)
    page.js(NOTE_VOICE)
    page.wait(lambda: len(heard(page, BEFORE_MS)) > 5)
    page.click_bar(3_800, DURATION_MS)
    page.wait(lambda: len(heard(page, AFTER_MS)) > 5)
    page.js("window.replay.voices[0].files[0].currentTime += 5")  # somebody leads it astray
    at_ms = page.at_ms
    page.wait(lambda: len(heard(page, (at_ms, DURATION_MS))) > 10)
    page.press(Keys.SPACE)
    assert {it["silent"] for it in noted(page, HOLE_MS)} == {True}
    for stretch_ms, apart_ms in ((BEFORE_MS, 0), (AFTER_MS, 1_000)):
        for it in heard(page, stretch_ms):
            early_ms = it["place"] + apart_ms - it["at"]
            assert abs(early_ms) <= LOST_MS
            # It takes as long as it takes to begin; then it catches up, or falls back.
            assert abs(early_ms) < 30 or (it["rate"] < 1) == (early_ms > 0)


def noted(page: WatchedPage, stretch_ms: tuple[int, int]) -> list[dict[str, Any]]:
    """What was noted of the voice in a stretch of time."""
    found: list[dict[str, Any]] = page.js(
        "return window.noted.filter(({ at }) => at >= arguments[0] && at < arguments[1])", *stretch_ms
    )
    return found


def heard(page: WatchedPage, stretch_ms: tuple[int, int]) -> list[dict[str, Any]]:
    """That of it which was heard: while it seeks its place there is silence."""
    return [it for it in noted(page, stretch_ms) if not it["silent"] and not it["seeking"]]


def test_an_idle_stretch_is_passed_over_and_can_be_played(page: WatchedPage) -> None:
    page.click_bar(IDLE_MS[0] - 300, DURATION_MS)
    page.press(Keys.SPACE)
    page.wait(lambda: page.at_ms > 19_000)
    assert page.at_ms >= IDLE_MS[1] - 1_000
    assert page.find("#said").text.startswith("Skipped 8.0 s")
    page.press("u")
    page.wait(lambda: IDLE_MS[0] + 300 < page.at_ms < IDLE_MS[1] - 1_000)
    page.press("s", "k")
    assert not page.find("#skip").is_selected()
    assert_shows_its_time(page)


def test_steps_and_time_are_locked_to_each_other(page: WatchedPage, recording: Recording) -> None:
    steps = recording.timeline.steps
    assert len(page.rows()) == len(steps) == 9
    row = page.find("#steps-4")
    page.click("#steps-4")
    assert page.at_ms == steps[4].action.start_ns // MS
    assert_shows_its_time(page)
    assert row.get_attribute("aria-selected") == "true"
    page.click_bar(1_700, DURATION_MS)
    page.settle()
    assert page.chosen() == 'type "make test"'
    for key, number in (("n", 2), ("n", 3), ("p", 2), (Keys.ARROW_DOWN, 3), (Keys.END, 8), (Keys.HOME, 0)):
        if key == Keys.ARROW_DOWN:
            page.js('document.querySelector("[role=listbox]").focus()')
        page.press(key)
        page.settle()
        assert page.at_ms == steps[number].action.start_ns // MS
        assert page.find(f"#steps-{number}").get_attribute("aria-selected") == "true"


def test_search_finds_words_and_kinds_and_keeps_its_place(page: WatchedPage) -> None:
    page.press("/")
    page.press("EDITOR click")
    assert {row["kind"] for row in page.rows()} == {"click"}
    assert page.find("#count").text == "2 of 9"
    page.press(Keys.ESCAPE)
    page.press("k")
    page.wait(lambda: page.at_ms > LEFT_MS[0])
    page.press("k")
    page.js(
        'const box = document.getElementById("search"); box.value = ""; box.dispatchEvent(new Event("input"))'
    )
    kind = page.find("#kind")
    page.js('arguments[0].value = "type"; arguments[0].dispatchEvent(new Event("change"))', kind)
    assert [row["what"] for row in page.rows()] == ['type "make test"', 'type "it fits"']


def test_findings_gaps_and_marks_are_a_list_with_keys(page: WatchedPage) -> None:
    times_ms = [9_000, 9_200, 9_500, 11_000]
    for at_ms in times_ms:
        page.press("]")
        assert page.at_ms == at_ms
    page.press("]")
    assert page.find("#said").text == "That was the last one"
    page.press("[")
    assert page.at_ms == times_ms[2]
    page.click("#tab-findings")
    assert [(row["what"], row["kind"]) for row in page.rows()] == [
        ("look here", "marker"),
        ("The picture came late", "should be mended"),
        ("A device failed: clipboard, the display hung up", "gap"),
        (HOSTILE, "must be mended"),
    ]
    page.click("#tab-speech")
    assert [row["what"] for row in page.rows()] == list(WORDS)


def test_what_was_recorded_stays_text(page: WatchedPage) -> None:
    assert any(HOSTILE in row["more"] for row in page.rows())
    assert page.js('return document.querySelectorAll("img, iframe, object, [onerror]").length') == 0
    assert page.js("return document.scripts.length") == 2


def test_what_was_done_is_drawn_where_it_was_done(page: WatchedPage) -> None:
    """The pointer's own image, a blue square, lies at the first click; without it the picture is grey."""
    page.click("#steps-0")
    page.settle()
    around = np.s_[215:221, 392:399]
    assert (page.picture(1, RIGHT)[around] == (0, 0, 255)).all()
    for box in ("cursor", "trail", "clicks", "element"):
        page.click(f"[data-shows={box}]")
    page.settle()
    assert np.ptp(page.picture(1, RIGHT)[around].astype(int)) < 8


def test_everything_has_a_name_and_is_reached_by_tab(page: WatchedPage) -> None:
    names = set()
    for _ in range(40):
        page.press(Keys.TAB)
        focused = page.browser.switch_to.active_element
        if focused.tag_name == "body":
            break
        assert focused.accessible_name
        names.add((focused.aria_role, focused.accessible_name))
    assert {("button", "Play"), ("slider", "Time"), ("listbox", "Steps"), ("searchbox", "Search")} <= names


@pytest.mark.parametrize("width_px", [400, 1280])
def test_it_fits_into_the_window(page: WatchedPage, width_px: int) -> None:
    page.browser.set_window_size(width_px, 800)
    page.settle()
    assert page.js("return document.documentElement.scrollWidth <= innerWidth")
    page.press(".")
    assert_shows_its_time(page)


def test_a_damaged_recording_shows_what_it_has(browser: Any, tmp_path: Path) -> None:
    bundle = ReplayedSession().works().seal(tmp_path)
    (bundle.root / "data" / "screen-1.mkv").unlink()
    (bundle.root / "data" / "narration.mka").write_bytes(b"nothing")
    written = write_page(open_recording(bundle.root), tmp_path / "page", task=Task())
    assert len(written.missing) == 2
    page = WatchedPage(browser, tmp_path / "page")
    page.open()
    page.settle()
    assert page.find("#missing summary").text == "2 things are missing"
    assert page.counter(0, LEFT) == 1
    assert page.find("figure:last-of-type .none").text == "There are no pictures of this display"
    assert page.complaints() == []


@pytest.mark.slow
def test_an_edited_recording_says_so_and_its_added_narration_is_heard(browser: Any, tmp_path: Path) -> None:
    edited = open_recording(edited_session(tmp_path).edited.root)
    page = WatchedPage(browser, write_page(edited, tmp_path / "page", task=Task()).page.parent)
    page.open()
    assert "edited: made from another recording" in page.find("#about").text
    page.click("#tab-findings")
    told = [(row["what"], row["kind"]) for row in page.rows()]
    assert (HOSTILE, "written by the expert") in told
    assert ("4.0 s cut out here", "gap") in told
    page.click("#tab-speech")
    assert "narration that was added later" in [row["what"] for row in page.rows()]
    page.click_bar(NARRATED_MS[0] + 100, edited.timeline.duration_ns // MS)
    page.press(Keys.SPACE)
    page.wait(lambda: page.js("return window.replay.voices[1].files[0].currentTime") > 1)
    page.press(Keys.SPACE)
    place_ms = 1000 * page.js("return window.replay.voices[1].files[0].currentTime")
    assert abs(page.at_ms - NARRATED_MS[0] - place_ms) < 150
    assert page.complaints() == []


def test_three_thousand_steps_are_searched_and_followed(
    browser: Any, recording: Recording, tmp_path: Path
) -> None:
    steps = recording.timeline.steps
    many = tuple(
        replace(steps[0], number=number, action=replace(steps[0].action, start_ns=number * 8 * MS))
        for number in range(3_000)
    )
    timeline = replace(recording.timeline, steps=many)
    write_page(replace(recording, timeline=timeline), tmp_path / "page", task=Task())
    page = WatchedPage(browser, tmp_path / "page")
    page.open()
    page.click_bar(18_000, DURATION_MS)
    page.settle()
    chosen = page.find("[aria-selected=true][role=option]")
    assert chosen.is_displayed()
    inside = """const [row, list] = [arguments[0], arguments[0].parentElement].map((it) => it.getBoundingClientRect());
        return row.top >= list.top && row.bottom <= list.bottom"""
    assert page.js(inside, chosen)
    page.scroll_list(-400)
    assert not page.find("#follow").is_selected()
    place = page.list_place()
    page.press("]", "]")
    assert page.list_place() == place
    page.click("#follow")
    assert page.js(inside, page.find("[aria-selected=true][role=option]"))
    assert page.complaints() == []
