"""Rerun's files, read by its own SDK, judged by its own command, and compared with the bundle."""

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import av
import msgspec
import pytest
from rerun.chunk import RrdReader

from helpers.counter_code import read_counter
from helpers.exported import Exported, episode_of, exported
from helpers.pictured_session import COUNTER_PX, DISPLAY
from helpers.viewed_session import WORDS
from trajectory_recorder import events
from trajectory_recorder.actions import words
from trajectory_recorder.bundle import Bundle
from trajectory_recorder.bundle.topics import TOPICS, decode
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.events import FrameEvent, PointerEvent
from trajectory_recorder.wire.exports import ExportOptions

VIDEO, POINTER = "/display-0/screen-0", "/display-0/pointer"


@pytest.fixture(scope="module")
def made(viewed: Bundle, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    return exported("rerun", [episode_of(viewed)], tmp_path_factory.mktemp("rerun"))


@pytest.fixture(scope="module")
def rows(made: Exported) -> dict[str, list[dict[str, Any]]]:
    """The rows of each entity, in the order of the file."""
    found: dict[str, list[dict[str, Any]]] = {}
    for chunk in RrdReader(rrd(made)).stream():
        found.setdefault(chunk.entity_path, []).extend(_rows(chunk.to_record_batch()))
    return found


def rrd(made: Exported) -> Path:
    (path,) = made.folder.rglob("*.rrd")
    return path


def _rows(batch: Any) -> Iterator[dict[str, Any]]:
    import pyarrow as pa

    names = [it for it in batch.schema.names if it in {"t", "utc"}]
    whole = {it: batch.column(it).cast(pa.int64()).to_pylist() for it in names}
    for number, row in enumerate(batch.to_pylist() if not names else batch.drop_columns(names).to_pylist()):
        yield {**row, **{it: values[number] for it, values in whole.items()}}


def test_its_own_command_finds_no_fault(made: Exported, tmp_path: Path) -> None:
    environment = {**os.environ, "HOME": str(tmp_path)}
    program = Path(sys.executable).with_name("rerun")
    done = subprocess.run(
        [program, "rrd", "verify", str(rrd(made))],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "1 file verified without error." in done.stderr) == (0, True), done.stderr


def test_pictures_are_at_their_times_and_decode_to_what_was_shown(
    viewed: Bundle, rows: dict[str, list[dict[str, Any]]]
) -> None:
    described, *samples = rows[VIDEO]
    assert bytes(described["VideoStream:codec"][0].to_bytes(4, "big")) == b"avc1"
    frames = list(viewed.events_of(FrameEvent))
    start_ns = viewed.manifest.clock.start_utc_ns
    assert [(it["t"], it["utc"]) for it in samples] == [(at_ns, start_ns + at_ns) for at_ns, _ in frames]
    assert [it["VideoStream:is_keyframe"] for it in samples] == [[it.keyframe] for _, it in frames]
    stream = b"".join(bytes(it["VideoStream:sample"][0]) for it in samples)
    with av.open(io.BytesIO(stream), format="h264") as video:
        numbers = [read_counter(it.to_ndarray(format="rgb24"), *COUNTER_PX) for it in video.decode(video=0)]
    assert numbers == list(range(1, len(frames) + 1))


def test_the_pointer_is_in_the_middle_of_its_pixel_and_nowhere_off_the_display(
    viewed: Bundle, rows: dict[str, list[dict[str, Any]]]
) -> None:
    expected: list[tuple[int, list[list[float]]]] = []
    for at_ns, event in viewed.events_of(PointerEvent):
        x_px, y_px = event.x_px - DISPLAY.x_px, event.y_px - DISPLAY.y_px
        inside = 0 <= x_px < DISPLAY.width_px
        expected.append((at_ns, [[x_px + 0.5, y_px + 0.5]] if inside else []))
    assert [(it["t"], it["Points2D:positions"]) for it in rows[POINTER]] == expected
    assert [] in [places for _, places in expected]


def test_events_are_there_as_text_and_whole(viewed: Bundle, rows: dict[str, list[dict[str, Any]]]) -> None:
    told = (events.PointerEvent, events.KeyEvent, events.WindowEvent, events.ClipboardEvent, events.Gap)
    told += (events.Marker, events.CursorEvent, events.DisplaysEvent)
    for kind in told:
        topic = TOPICS[kind].name
        lines = rows["/events/" + topic.removeprefix("trajrec/")]
        found = [(it["t"], decode(topic, it["TextLog:text"][0].encode())) for it in lines]
        assert found == [(at_ns, _without_image(it)) for at_ns, it in viewed.events_of(kind)]
    (speech,) = rows["/events/speech"]
    (event,) = [it for _, it in viewed.events_of(events.SpeechEvent)]
    assert (speech["t"], speech["TextLog:text"]) == (event.from_ns, [msgspec.json.encode(event).decode()])


def _without_image(event: Any) -> Any:
    return replace(event, png=None) if isinstance(event, events.CursorEvent) else event


def test_actions_words_and_task_are_text(viewed: Bundle, rows: dict[str, list[dict[str, Any]]]) -> None:
    actions = episode_of(viewed).actions
    assert [(it["t"], it["TextLog:text"]) for it in rows["/actions"]] == [
        (it.start_ns, [words.done(it)]) for it in actions
    ]
    assert [(it["t"], it["TextLog:text"]) for it in rows["/words"]] == [
        (it.from_ns, [it.text]) for it in WORDS
    ]
    assert rows["/task"][0]["TextDocument:text"] == ["Add the numbers up"]
    assert rows["/__properties/RecordingInfo"][0]["RecordingInfo:name"] == [viewed.manifest.bundle_id]


def test_what_it_has_no_place_for_is_told(made: Exported) -> None:
    assert {it.what for it in made.losses} == {
        "images of the pointer",
        "what was said, as sound",
        "what the recorder told of its own work",
    }


@pytest.mark.parametrize(("agreed", "wanted"), [(False, True), (True, False)])
def test_words_stay_out_where_they_may_not_or_shall_not_go_along(
    viewed: Bundle, tmp_path: Path, *, agreed: bool, wanted: bool
) -> None:
    episode = episode_of(viewed, voice=agreed)
    made = exported("rerun", [episode], tmp_path, ExportOptions(transcript=wanted))
    entities = {it.entity_path for it in RrdReader(rrd(made)).stream()}
    assert "/words" not in entities
    assert ("/events/speech" in entities) is agreed


def test_it_has_the_same_bytes_each_time(viewed: Bundle, made: Exported, tmp_path: Path) -> None:
    again = exported("rerun", [episode_of(viewed)], tmp_path)
    assert again.bytes() == made.bytes()


def test_a_video_that_lacks_pictures_is_damage(viewed: Bundle, tmp_path: Path) -> None:
    root = tmp_path / viewed.root.name
    shutil.copytree(viewed.root, root)
    with (root / "data" / "screen-0.mkv").open("r+b") as video:
        video.truncate(video.seek(0, os.SEEK_END) // 2)
    with pytest.raises(DamagedBundle, match="does not hold the pictures"):
        exported("rerun", [episode_of(Bundle(root))], tmp_path / "export")
