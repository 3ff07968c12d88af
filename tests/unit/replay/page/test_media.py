from dataclasses import replace
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import pytest

from helpers.person_at_work import MS
from helpers.replayed_session import LEFT_MS, RIGHT_MS, SECOND_FILE_MS, ReplayedSession
from trajectory_recorder.errors import Cancelled, Unreachable
from trajectory_recorder.media.mp4 import Copy
from trajectory_recorder.replay.media_files import LocalMedia
from trajectory_recorder.replay.opening import open_recording
from trajectory_recorder.replay.page.media import PageMedia, stretches, write_media
from trajectory_recorder.replay.recording import Recording
from trajectory_recorder.tasks import Task

PACKET_NS = 85_333_333


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return ReplayedSession().seal(tmp_path_factory.mktemp("recorded")).root


@pytest.fixture
def recording(root: Path) -> Recording:
    return open_recording(root)


def written(recording: Recording, folder: Path, **fields: Any) -> PageMedia:
    timeline = replace(recording.timeline, **fields)
    return write_media(timeline, recording.media, folder, task=Task())


def times_ms(file: dict[str, Any]) -> list[float]:
    return [at_us / 1000 for at_us in accumulate(file["at"])]


def test_every_frame_has_its_time_and_its_place(recording: Recording, tmp_path: Path) -> None:
    left, right = written(recording, tmp_path).screens
    assert [file["src"] for file in left["files"]] == ["media/screen-0.mp4", "media/screen-0-1.mp4"]
    first, second = left["files"]
    assert times_ms(first) == [it for it in LEFT_MS if it < SECOND_FILE_MS]
    assert times_ms(second) == [it for it in LEFT_MS if it >= SECOND_FILE_MS]
    assert list(accumulate(second["place"])) == [it - SECOND_FILE_MS for it in times_ms(second)]
    assert (first["width"], first["height"]) == (701, 301)
    assert (right["display"], times_ms(right["files"][0])) == ("1", list(RIGHT_MS))


def test_times_are_those_of_the_events_and_not_of_the_file(recording: Recording, tmp_path: Path) -> None:
    left, right = recording.timeline.screens
    early = replace(right, at_ns=right.at_ns - 400_000)
    file = written(recording, tmp_path, screens=(left, early)).screens[1]["files"][0]
    assert times_ms(file)[:2] == [39.6, 1_039.6]
    assert file["place"][:2] == [0, 1_000]


def test_frames_that_no_event_tells_have_their_time_stamp(recording: Recording, tmp_path: Path) -> None:
    left, right = recording.timeline.screens
    columns = ("at_ns", "pts_ns", "file", "keyframe", "width_px", "height_px")
    half = replace(right, **{name: getattr(right, name)[:5] for name in columns})
    made = written(recording, tmp_path, screens=(left, half))
    assert times_ms(made.screens[1]["files"][0]) == list(RIGHT_MS)
    assert made.missing == []


def test_frames_that_the_file_lacks_are_missing(recording: Recording, tmp_path: Path) -> None:
    left, right = recording.timeline.screens
    elsewhere = replace(
        right, pts_ns=np.where(right.pts_ns > 5_000 * MS, right.pts_ns + 7 * MS, right.pts_ns)
    )
    made = written(recording, tmp_path, screens=(left, elsewhere))
    assert made.missing == ["8 of 13 pictures of data/screen-1.mkv are not in it, or can't be shown"]


def test_a_file_that_is_missing_or_no_media_is_told(root: Path, recording: Recording, tmp_path: Path) -> None:
    class Partly(LocalMedia):
        def open(self, path: str) -> BinaryIO:
            if path == "data/screen-0-1.mkv":
                raise Unreachable("the endpoint doesn't answer")
            if path == "data/screen-1.mkv":
                raise OSError(5, "Input/output error")
            return super().open("manifest.json" if path == "data/screen-0.mkv" else path)

    made = write_media(recording.timeline, Partly(root), tmp_path, task=Task())
    assert [len(it["files"]) for it in made.screens] == [0, 0]
    assert len(made.voice["files"]) == 1
    assert len(made.missing) == 3
    assert made.missing[0].startswith("data/screen-0.mkv can't be read: ")
    assert made.missing[1:] == [
        "the endpoint doesn't answer",
        "data/screen-1.mkv can't be read: Input/output error",
    ]


@pytest.mark.parametrize("path", ["../screen-0.mkv", "data/events.mcap", "data/screen-1.mkv"])
def test_paths_lead_nowhere_else(recording: Recording, tmp_path: Path, path: str) -> None:
    """The last one is the right display's own: nothing is written over it."""
    left, right = recording.timeline.screens
    folder = tmp_path / "page"
    folder.mkdir()
    made = written(recording, folder, screens=(right, replace(left, paths=(path, path))))
    assert made.missing == [f"{path} is no media file of a bundle, or named twice"] * 2
    assert [it.name for it in tmp_path.iterdir()] == ["page"]
    assert sorted(it.name for it in (folder / "media").iterdir()) == ["narration.mp4", "screen-1.mp4"]


def test_it_can_be_cancelled(recording: Recording, tmp_path: Path) -> None:
    task = Task()
    task.cancel()
    with pytest.raises(Cancelled):
        write_media(recording.timeline, recording.media, tmp_path, task=task)


def sound(*at_ns: int) -> Copy:
    """Packets of a voice that begin at these times."""
    places = tuple(number * PACKET_NS for number in range(len(at_ns)))
    return Copy(at_ns, places, len(at_ns) * PACKET_NS, 0)


def test_a_hole_ends_a_stretch_of_sound() -> None:
    later_ns = 3 * PACKET_NS + 2_000 * MS
    copy = sound(0, PACKET_NS, 2 * PACKET_NS, later_ns, later_ns + PACKET_NS)
    assert stretches(copy) == [
        [0.0, 256.0, 0.0, 256.0],
        [2_256.0, pytest.approx(2_426.667, abs=0.001), 256.0, pytest.approx(426.667, abs=0.001)],
    ]


def test_a_slow_microphone_is_followed_stretch_by_stretch() -> None:
    """Its packets last a ten-thousandth longer than their samples say; half a minute on it is 3 ms late."""
    apart_ns = PACKET_NS * 10_001 // 10_000
    found = stretches(sound(*(number * apart_ns for number in range(1_000))))
    assert len(found) == 3
    for (_, to_ms, _, place_to_ms), (from_ms, _, place_ms, _) in pairwise(found):
        assert (to_ms, place_to_ms) == (from_ms, place_ms)
    assert found[1][0] - found[1][2] == pytest.approx(3.0, abs=0.1)


def test_one_packet_is_a_stretch() -> None:
    assert stretches(sound(5 * MS)) == [[5.0, 90.333, 0.0, 85.333]]
