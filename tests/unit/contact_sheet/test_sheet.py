"""The contact sheet of a bundle whose every picture shows a known number."""

import os
import re
from pathlib import Path

import numpy as np
import pytest

from helpers.counter_code import read_counter
from helpers.damaged_packets import blank_packets
from helpers.pictured_session import COUNTER_PX, DISPLAY, PATH, PicturedSession
from helpers.sheet_page import SheetPage, pixels
from trajectory_recorder.bundle import Bundle
from trajectory_recorder.contact_sheet import Sheet, write_sheet
from trajectory_recorder.errors import Cancelled, OutputUnusable, UsageError
from trajectory_recorder.events import (
    Ancestor,
    Display,
    DisplaysEvent,
    Element,
    ElementEvent,
    ElementTrigger,
    FrameEvent,
    Rectangle,
    WindowEvent,
)
from trajectory_recorder.media import decode
from trajectory_recorder.tasks import Task

CLICKED = (-601, 90)  # 100, 50 in the picture
HOSTILE = """</li><script>alert('x')</script><img src=x onerror="alert(1)">'"&$title"""


def at_work() -> PicturedSession:
    """Waits, clicks, by which 2 comes up, types, by which 3 does, and moves away, by which nothing does."""
    person = PicturedSession()
    person.meanwhile(WindowEvent(1, "Report.txt", "Editor", 7, -701, 40, 701, 301))
    person.rests(3500).moves(CLICKED)
    person.rests(20).clicks().changes()
    person.rests(900).types("ab").changes()
    person.rests(900).moves((-500, 100), (-300, 200)).rests(900)
    return person


def sheet(person: PicturedSession, folder: Path) -> tuple[Sheet, SheetPage]:
    """Write a sheet into `folder`/sheet and read its page."""
    written = write_sheet(person.seal(folder), folder / "sheet", task=Task())
    assert written.page == folder / "sheet" / "index.html"
    return written, SheetPage.read(written.page)


def shown(page: SheetPage, folder: Path) -> list[int | None]:
    """The numbers in the pictures of a page, from its beginning to its end."""
    files = [folder / "sheet" / (image.attributes["src"] or "") for image in page.named("img")]
    return [read_counter(pixels(file), *COUNTER_PX) for file in files]


def test_every_action_has_a_card_with_the_picture_before_and_after(tmp_path: Path) -> None:
    written, page = sheet(at_work(), tmp_path)
    assert (written.actions, written.pictures, written.missing) == (5, 3, {})
    kinds = [tag.classes[1] for tag in page.named("li")]
    assert kinds == ["wait", "click", "type", "move", "wait"]
    assert shown(page, tmp_path) == [1, 2, 2, 3, 3, 3]
    assert "No picture: nothing was done" in page.text("a1")
    assert "click left" in page.text("a2")
    assert "at -601, 90" in page.text("a2")
    assert re.search(r"0:03\.5\d\d", page.text("a2"))
    assert "90 ms" in page.text("a2")
    assert 'type "ab"' in page.text("a3")
    assert "in Editor · Report.txt" in page.text("a3")
    assert "the same picture" in page.text("a4")


def test_pictures_have_the_frames_pixels_and_the_displays_size(tmp_path: Path) -> None:
    person = at_work()
    bundle = person.seal(tmp_path)
    write_sheet(bundle, tmp_path / "sheet", task=Task())
    frames = dict(decode.frames(bundle.path(PATH)))
    files = sorted((tmp_path / "sheet" / "pictures").iterdir())
    assert [file.name for file in files] == [f"screen-0-{pts_ns:015d}.png" for pts_ns in sorted(frames)]
    for file, pts_ns in zip(files, sorted(frames), strict=True):
        assert frames[pts_ns].shape == (302, 702, 3)
        assert np.array_equal(pixels(file), frames[pts_ns][: DISPLAY.height_px, : DISPLAY.width_px])


def test_the_mark_lies_where_the_click_was_and_only_before_it(tmp_path: Path) -> None:
    _, page = sheet(at_work(), tmp_path)
    (drawing,) = page.named("svg", "a2")
    assert drawing.attributes["viewbox"] == f"0 0 {DISPLAY.width_px} {DISPLAY.height_px}"
    assert "a2-before" in {tag.attributes.get("id") for tag in drawing.above}
    assert {(it.attributes["cx"], it.attributes["cy"]) for it in page.named("circle", "a2")} == {
        ("100", "50")
    }


def test_nothing_is_marked_on_a_picture_of_another_size(tmp_path: Path) -> None:
    person = PicturedSession()
    person.rests(1000).meanwhile(DisplaysEvent((Display(0, "left", -701, 40, 800, 600, 1.0, primary=True),)))
    person.moves(CLICKED).rests(20).clicks()
    _, page = sheet(person, tmp_path)
    assert len(page.named("img")) == 2
    assert page.named("svg") == []


def test_what_was_on_the_screen_gets_no_grip_on_the_page(tmp_path: Path) -> None:
    person = PicturedSession()
    person.rests(100).meanwhile(WindowEvent(1, f"title {HOSTILE}", HOSTILE, 7, -701, 40, 701, 301))
    element = Element(
        f"role {HOSTILE}",
        f"name {HOSTILE}",
        HOSTILE,
        secret=False,
        states=(),
        bounds=Rectangle(-611, 60, 30, 40),
        ancestors=(Ancestor(HOSTILE, HOSTILE),),
        document_title=HOSTILE,
        document_url=HOSTILE,
        application=HOSTILE,
        process_id=7,
    )
    person.moves(CLICKED).pushes()
    person.meanwhile(ElementEvent(ElementTrigger.BUTTON, *CLICKED, element, None, element, None, 1))
    person.rests(50).lets_go().types(HOSTILE)
    bundle = person.seal(tmp_path)
    named = bundle.root.rename(tmp_path / "a\"'<script>&.trajectory")
    written = write_sheet(Bundle(named), tmp_path / "sheet", task=Task())
    page = SheetPage.read(written.page)
    assert len(page.named("script")) == 1
    assert [
        tag for tag in page.named("img") if not (tag.attributes["src"] or "").startswith("pictures/")
    ] == []
    assert not [tag for tag in page.tags if any(name.startswith("on") for name in tag.attributes)]
    assert f"title {HOSTILE}" in page.text("a1")
    assert f"role {HOSTILE}" in page.text("a1")
    assert f"name {HOSTILE}" in page.text("a1")
    assert [tag.text for tag in page.named("h1")] == [named.name]
    (outline,) = page.named("rect", "a1")
    assert (outline.attributes["x"], outline.attributes["y"]) == ("90", "20")
    assert written.actions == len(page.named("li"))


def test_the_page_needs_nothing_but_its_pictures(tmp_path: Path) -> None:
    written, page = sheet(at_work(), tmp_path)
    policies = [tag.attributes["content"] for tag in page.named("meta") if "http-equiv" in tag.attributes]
    assert len(policies) == 1
    assert policies[0] is not None
    assert policies[0].startswith("default-src 'none'")
    assert not re.search(r"https?:", written.page.read_text(encoding="utf-8"))
    links = [tag.attributes["href"] or "" for tag in page.named("a")]
    anchors = {f"#{tag.attributes['id']}" for tag in page.tags if "id" in tag.attributes}
    for link in links:
        assert link in anchors or (tmp_path / "sheet" / link).is_file()


def test_every_kind_can_be_hidden(tmp_path: Path) -> None:
    _, page = sheet(at_work(), tmp_path)
    boxes = [tag.attributes["id"] for tag in page.named("input")]
    assert boxes == ["show-click", "show-type", "show-move", "show-wait"]
    (style,) = page.named("style")
    for tag in page.named("li"):
        assert f"body:has(#show-{tag.classes[1]}:not(:checked)) .card.{tag.classes[1]} " in style.text


def test_doubt_is_told_and_only_where_there_is_some(tmp_path: Path) -> None:
    person = PicturedSession()
    person.rests(500).moves(CLICKED).clicks().changes()
    person.rests(100).clicks()
    _, page = sheet(person, tmp_path)
    notes = [tag for tag in page.named("span", "a1") if "note" in tag.classes]
    assert [(tag.text, tag.classes) for tag in notes] == [("", ["note"]), ("50% certain", ["note", "doubt"])]


def test_there_is_no_picture_before_the_first_one(tmp_path: Path) -> None:
    person = PicturedSession()
    person.shown_ms = [3000]
    person.rests(100).moves(CLICKED).clicks().rests(2740).clicks()
    _, page = sheet(person, tmp_path)
    assert "No picture before the action: the display was not recorded yet" in page.text("a2")
    assert "No picture: the display was not recorded yet" in page.text("a1")


def test_a_damaged_video_gives_what_can_be_decoded(tmp_path: Path) -> None:
    person = at_work()
    bundle = person.seal(tmp_path)
    blank_packets(bundle.path(PATH), {2})
    written = write_sheet(bundle, tmp_path / "sheet", task=Task())
    page = SheetPage.read(written.page)
    assert written.missing == {f"{PATH} doesn't hold it, or it can't be decoded": 1}
    assert written.pictures == 2
    assert shown(page, tmp_path) == [1, 2, 2]
    assert "No picture after the action: data/screen-0.mkv doesn't hold it" in page.text("a3")
    (notice,) = [tag for tag in page.named("p") if "missing" in tag.classes]
    assert notice.text.startswith("1 picture is missing: ")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("../../etc/passwd", "is not a path inside the bundle"),
        ("/dev/zero", "is not a path inside the bundle"),
        ("data/events.mcap", "is no video of a bundle"),
        ("data/screen-7.mkv", "is missing, or no plain file"),
        ("data/screen-8.mkv", "is missing, or no plain file"),
    ],
)
def test_a_frame_that_lies_nowhere_is_missing(tmp_path: Path, path: str, reason: str) -> None:
    person = PicturedSession()
    person.rests(500)
    person.meanwhile(FrameEvent(0, path, 0, 701, 301, 702, 302, keyframe=True))
    person.rests(600).moves(CLICKED).clicks()
    bundle = person.seal(tmp_path)
    os.mkfifo(bundle.root / "data" / "screen-8.mkv")  # opening it would wait for ever
    written = write_sheet(bundle, tmp_path / "sheet", task=Task())
    page = SheetPage.read(written.page)
    ((told, count),) = written.missing.items()
    assert (count, page.named("img")) == (1, [])
    assert reason in told
    assert f"No picture: {told}" in page.text("a1")


@pytest.mark.parametrize("size", [(0, 0), (-5, 301), (703, 301), (10**300, 1)])
def test_a_frame_of_an_impossible_size_is_missing(tmp_path: Path, size: tuple[int, int]) -> None:
    person = PicturedSession()
    person.rests(500)
    person.meanwhile(FrameEvent(0, PATH, 20_000_000, *size, 702, 302, keyframe=True))
    person.rests(600).moves(CLICKED).clicks()
    written, page = sheet(person, tmp_path)
    assert (written.pictures, page.named("img")) == (0, [])


def test_a_folder_with_something_in_it_stays_as_it_is(tmp_path: Path) -> None:
    bundle = at_work().seal(tmp_path)
    for folder, message in ((bundle.root, "is not empty"), (bundle.root / "data" / "new", "sealed content")):
        with pytest.raises(UsageError, match=message):
            write_sheet(bundle, folder, task=Task())
    assert [it.name for it in tmp_path.iterdir()] == [bundle.root.name]


def test_an_interrupted_sheet_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bundle = at_work().seal(tmp_path)

    def interrupt(doing: str, _share: float) -> None:
        if doing == "writing pictures" and list(tmp_path.glob("*/pictures/*.png")):
            task.cancel()

    task = Task(interrupt)
    with pytest.raises(Cancelled):
        write_sheet(bundle, tmp_path / "sheet", task=task)
    assert [it.name for it in tmp_path.iterdir()] == [bundle.root.name]

    def full(_path: Path, _data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputUnusable, match="No space left"):
        write_sheet(bundle, tmp_path / "sheet", task=Task())
    assert [it.name for it in tmp_path.iterdir()] == [bundle.root.name]
