"""Secrets in pictures of real letters, by the real reader."""

from pathlib import Path

import pytest

from helpers.events_sealed import seal_events
from helpers.lettered_session import LetteredSession, Lines
from helpers.secret_session import SECOND_NS, window
from trajectory_recorder.errors import Cancelled
from trajectory_recorder.quality.on_screen import on_screen
from trajectory_recorder.quality.written import Written
from trajectory_recorder.reading import Area, Line
from trajectory_recorder.reading.reader import Picture
from trajectory_recorder.reading.readers import RapidOcr
from trajectory_recorder.tasks import Task

PAGE: Lines = {(30, 20): "Quarterly figures of the ward", (30, 60): "Beds 41, staff 17, open shifts 3"}
SECRET: Lines = {**PAGE, (30, 200): "password: horse-battery-42"}
MS = 1_000_000


def test_a_secret_is_found_at_its_place_and_time(tmp_path: Path) -> None:
    bundle = LetteredSession((PAGE, 10), (SECRET, 10), (PAGE, 10)).seal(tmp_path)
    (found,) = on_screen(bundle, RapidOcr)
    assert found.what == "A password beside its name"
    assert (found.from_ns, found.to_ns) == (10_020 * MS, 20_020 * MS)
    assert found.display_id == 0
    # The display's left upper corner is at -640, 40.
    assert -620 <= found.area.x_px <= -610
    assert 225 <= found.area.y_px <= 242
    assert 200 <= found.area.width_px <= 300
    assert "horse" not in repr(found)


def test_what_came_before_the_picture_that_was_read_is_covered_too(tmp_path: Path) -> None:
    """Pictures that were not read may show it already, or still."""
    bundle = LetteredSession((PAGE, 6), (PAGE, 2), (SECRET, 1), (SECRET, 1), (PAGE, 10)).seal(tmp_path)
    (found,) = on_screen(bundle, RapidOcr)
    # Read are the pictures of 0.02, 9.02 and 10.02 s.
    assert (found.from_ns, found.to_ns) == (6_020 * MS, 10_020 * MS)


def test_a_secret_that_stays_is_there_to_the_end(tmp_path: Path) -> None:
    bundle = LetteredSession((SECRET, 3)).seal(tmp_path)
    (found,) = on_screen(bundle, RapidOcr)
    assert (found.from_ns, found.to_ns) == (0, bundle.manifest.duration_ns)


def test_ordinary_text_is_none(tmp_path: Path) -> None:
    assert on_screen(LetteredSession((PAGE, 6), ({}, 6)).seal(tmp_path), RapidOcr) == []


def test_without_pictures_no_reader_is_loaded(tmp_path: Path) -> None:
    bundle = seal_events(tmp_path, [(0, window("a"))], duration_ns=SECOND_NS, media=())
    assert on_screen(bundle, _fail) == []


def test_it_ends_where_it_is_cancelled(tmp_path: Path) -> None:
    task = Task(lambda doing, _: task.cancel() if doing == "reading the pictures" else None)
    reader = Seen()
    with pytest.raises(Cancelled):
        on_screen(LetteredSession((PAGE, 6), (SECRET, 6)).seal(tmp_path), lambda: reader, task=task)
    assert len(reader.seen) == 1


def test_only_what_changed_is_read(tmp_path: Path) -> None:
    reader = Seen()
    bundle = LetteredSession((PAGE, 6), (PAGE, 6), (SECRET, 6)).seal(tmp_path)
    on_screen(bundle, lambda: reader)
    (height_px, width_px, _), part = reader.seen
    assert (height_px, width_px) == (320, 640)
    assert part[0] < 160
    assert part[1] < 400


def test_a_line_that_changes_in_part_is_read_as_a_whole() -> None:
    whole = Area(10, 100, 600, 120)
    reader = Seen(Line("first", whole, 1.0))
    written = Written(reader)
    page = LetteredSession((PAGE, 1)).picture(1)[:, :, :3]
    written.see(page)
    other = page.copy()
    other[105:115, 500:510] = 0
    reader.lines = ()
    written.see(other)
    assert written.lines == ()
    assert reader.seen[1][1] >= whole.right - whole.left


class Seen:
    """A reader that finds what it is told to, and keeps the shapes that it was given."""

    def __init__(self, *lines: Line) -> None:
        self.lines = lines
        self.seen: list[tuple[int, ...]] = []

    def read(self, picture: Picture) -> tuple[Line, ...]:
        self.seen.append(picture.shape)
        return self.lines


def _fail() -> Seen:
    raise AssertionError("it was loaded")
