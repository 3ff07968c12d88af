"""Tables for Hugging Face, read by `datasets`, DuckDB and pyarrow, and compared with the bundle."""

import hashlib
import io
from pathlib import Path
from typing import Any

import datasets
import duckdb
import msgspec
import numpy as np
import pytest
from pyarrow import parquet

from helpers.counter_code import read_counter
from helpers.exported import Exported, episode_of, exported
from helpers.person_at_work import MS
from helpers.pictured_session import COUNTER_PX
from helpers.replayed_session import LEFT, RIGHT, ReplayedSession
from trajectory_recorder.actions import Move, words
from trajectory_recorder.bundle import Bundle
from trajectory_recorder.bundle.topics import TOPICS
from trajectory_recorder.bundle.transcript import Transcript, write_transcript
from trajectory_recorder.bundle.voice import narration
from trajectory_recorder.bundle.voiceless import OF_THE_VOICE
from trajectory_recorder.events import (
    ElementEvent,
    FrameEvent,
    KeyEvent,
    PointerEvent,
)
from trajectory_recorder.export.episode import Episode
from trajectory_recorder.media.decode import frames
from trajectory_recorder.speech import Model, Word
from trajectory_recorder.wire.catalogue import ConsentTold, QualityTold, StepTold
from trajectory_recorder.wire.exports import ExportOptions
from trajectory_recorder.wire.states import StepVerdict

ALL = ExportOptions(events="all")
WORDS = (Word(1_100 * MS, 1_300 * MS, "First", 0.5), Word(1_400 * MS, 1_600 * MS, " this", 1.0))
FACTS: dict[str, Any] = {
    "contributor": "p-7",
    "applications": ("editor", "terminal"),
    "quality": QualityTold(verdict="pass", score=97),
}


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    shown_ms = tuple(range(20, 12_000, 500))
    session = ReplayedSession(left_ms=shown_ms).works()
    session.rests(1_200).moves((-190, 200), (-170, 180))
    sealed = session.seal(tmp_path_factory.mktemp("replayed"))
    model = Model("tiny", "0" * 64)
    write_transcript(sealed, Transcript("faster-whisper", "1", model, "en", narration(sealed), WORDS))
    return sealed


@pytest.fixture(scope="module")
def episode(bundle: Bundle) -> Episode:
    click = next(it for it in enumerate(episode_of(bundle).actions) if words.kind(it[1].deed) == "click")
    label = StepTold(action=click[0], at_ns=click[1].start_ns, verdict=StepVerdict.WRONG, reason="not there")
    return episode_of(bundle, name="a", labels=(label,), **FACTS)


@pytest.fixture(scope="module")
def made(episode: Episode, bundle: Bundle, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    others = [
        episode_of(bundle, name="b", task=None, voice=False),
        episode_of(bundle, name="c", split="test"),
    ]
    return exported("parquet", [episode, *others], tmp_path_factory.mktemp("parquet"), ALL)


def table(made: Exported, name: str, split: str = "train") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = parquet.read_table(
        made.folder / f"data/{name}/{split}-00000.parquet"
    ).to_pylist()
    return found


def steps_of(made: Exported, episode_id: str) -> list[dict[str, Any]]:
    return [it for it in table(made, "steps") if it["episode_id"] == episode_id]


def test_each_split_has_tables_and_media_lie_beside_them(made: Exported, bundle: Bundle) -> None:
    media = ["screen-0-1.mkv", "screen-0.mkv", "screen-1.mkv"]
    tables = {
        f"data/{it}/{split}-00000.parquet"
        for it in ("episodes", "steps", "events")
        for split in ("train", "test")
    }
    expected = tables | {f"media/{it}/{file}" for it in "abc" for file in media}
    assert set(made.bytes()) == expected | {"media/a/narration.mka", "media/c/narration.mka"}
    assert made.described() == set(made.bytes())
    sums = {it.path: it.sha256 for it in bundle.manifest.files}
    for path, data in made.bytes().items():
        if path.startswith("media/"):
            assert hashlib.sha256(data).hexdigest() == sums[f"data/{path.rpartition('/')[2]}"]


def test_descriptions_name_every_column_and_count_every_row(made: Exported) -> None:
    told = {it.name: it for it in made.resources}
    assert set(told) == {"episodes", "steps", "events", "video", "audio"}
    for name in ("episodes", "steps", "events"):
        rows = table(made, name) + table(made, name, "test")
        assert [it.name for it in told[name].fields] == list(rows[0])
        assert told[name].rows == len(rows)
        assert all(it.description for it in told[name].fields)


def test_episodes_tell_what_is_known(made: Exported, bundle: Bundle) -> None:
    first, second = table(made, "episodes")
    manifest = bundle.manifest
    assert (first["episode_id"], first["split"], first["contributor"]) == ("a", "train", "p-7")
    assert (first["duration_ns"], first["start_utc_ns"]) == (
        manifest.duration_ns,
        manifest.clock.start_utc_ns,
    )
    assert (first["instruction"], first["tools"], first["applications"]) == (
        "Add the numbers up",
        ["Editor"],
        ["editor", "terminal"],
    )
    assert (first["quality_verdict"], first["quality_score"]) == ("pass", 97)
    assert (first["review_verdicts"], first["review_scores"]) == (["request_changes"], [0.5])
    assert (first["words"], first["words_from_ns"]) == (["First", " this"], [it.from_ns for it in WORDS])
    assert (first["video"], first["voice"]) == (
        [f"media/a/{it}" for it in ("screen-0.mkv", "screen-0-1.mkv", "screen-1.mkv")],
        ["media/a/narration.mka"],
    )
    unknown = (
        "instruction",
        "task_key",
        "contributor",
        "applications",
        "quality_score",
        "words",
        "consent_version",
    )
    assert [second[it] for it in unknown] == [None] * len(unknown)
    assert second["voice"] == []


def test_steps_are_the_actions(made: Exported, episode: Episode) -> None:
    rows = steps_of(made, "a")
    assert [it["step"] for it in rows] == list(range(len(episode.actions)))
    displays = {it.display_id: it for it in (LEFT, RIGHT)}
    for row, action in zip(rows, episode.actions, strict=True):
        assert (row["t_ns"], row["t_end_ns"], row["action_type"]) == (
            action.start_ns,
            action.end_ns,
            words.kind(action.deed),
        )
        assert row["event_ids"] == list(action.event_ids)
        assert row["text"] == getattr(action.deed, "text", None)
        assert (row["scroll_dx"], row["scroll_dy"]) == (
            getattr(action.deed, "dx", None),
            getattr(action.deed, "dy", None),
        )
        if action.place is None:
            assert row["x_px"] is row["x_norm"] is None
            continue
        display = displays[row["display"]]
        assert (row["x_px"], row["y_px"]) == (
            action.place.x_px - display.x_px,
            action.place.y_px - display.y_px,
        )
        assert (row["x_norm"], row["y_norm"]) == (
            row["x_px"] / display.width_px,
            row["y_px"] / display.height_px,
        )
    path = next(it.deed.path for it in episode.actions if isinstance(it.deed, Move))
    moved = next(it for it in rows if it["action_type"] == "move")
    assert moved["path_t_ns"] == [it.at_ns for it in path]
    assert {"type", "hotkey", "scroll", "click"} <= {it["action_type"] for it in rows}


def test_words_labels_and_elements_are_with_their_steps(made: Exported, episode: Episode) -> None:
    rows = steps_of(made, "a")
    said = (
        [it["said_before"] for it in rows]
        + [it["said_during"] for it in rows]
        + [it["said_after"] for it in rows]
    )
    assert "First this" in said
    assert [it["verdicts"] for it in rows if it["verdicts"]] == [["wrong"]]
    assert [it["reasons"] for it in rows if it["reasons"]] == [["not there"]]
    pressed = next(it for it in rows if it["element_role"])
    element = next(it.element for it in episode.actions if it.element)
    assert element.under_pointer is not None
    assert pressed["element_name"] == element.under_pointer.name
    assert pressed["element_bounds_px"][2:] == [60, 30]
    assert all(it["said_before"] is it["said_after"] is None for it in steps_of(made, "b"))


def test_datasets_shows_the_picture_that_the_frame_is(made: Exported, tmp_path: Path) -> None:
    files = {it: f"{made.folder}/data/steps/{it}-*.parquet" for it in ("train", "test")}
    loaded = datasets.load_dataset("parquet", data_files=files, cache_dir=str(tmp_path))
    assert isinstance(loaded["train"].features["image"], datasets.Image)
    assert loaded["test"].num_rows * 2 == loaded["train"].num_rows
    numbers = {}
    for path in {it["frame_path"] for it in loaded["test"] if it["frame_path"]}:
        numbers[path] = {pts: read_counter(it, *COUNTER_PX) for pts, it in frames(made.folder / path)}
    seen = 0
    for row in loaded["test"]:
        if row["image"] is not None:
            pixels = np.asarray(row["image"].convert("RGB"))
            assert pixels.shape[:2] == (row["image_height_px"], row["image_width_px"])
            assert read_counter(pixels, *COUNTER_PX) == numbers[row["frame_path"]][row["frame_pts_ns"]]
            seen += 1
    assert seen > 3


def test_datasets_takes_the_video_as_it_is(made: Exported) -> None:
    rows = [{"video": str(made.folder / it)} for it in table(made, "episodes")[0]["video"]]
    videos = datasets.Dataset.from_list(rows).cast_column("video", datasets.Video(decode=False))
    assert [it["video"]["path"] for it in videos] == [it["video"] for it in rows]


def test_events_are_all_there_as_they_were(made: Exported, bundle: Bundle) -> None:
    rows = [it for it in table(made, "events") if it["episode_id"] == "a"]
    events = list(bundle.events())
    assert [(it["event_id"], it["t_ns"]) for it in rows] == [
        (number, at_ns) for number, (at_ns, _) in enumerate(events)
    ]
    for row, (_, event) in zip(rows, events, strict=True):
        assert row["kind"] == TOPICS[type(event)].name
        if isinstance(event, PointerEvent | KeyEvent):
            told = msgspec.to_builtins(event)
            assert {name: row[name] for name in told} == {name: _listed(it) for name, it in told.items()}
            assert row["payload"] is None
        else:
            assert msgspec.json.decode(row["payload"], type=type(event)) == event


def _listed(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def test_a_withheld_voice_is_in_no_table(made: Exported) -> None:
    kinds = {it["kind"] for it in table(made, "events") if it["episode_id"] == "b"}
    assert not kinds & {TOPICS[it].name for it in OF_THE_VOICE}
    assert {TOPICS[FrameEvent].name, TOPICS[ElementEvent].name} <= kinds


def test_duckdb_joins_the_tables(made: Exported, episode: Episode) -> None:
    steps, episodes = (
        duckdb.read_parquet(f"{made.folder}/data/{it}/*.parquet") for it in ("steps", "episodes")
    )
    joined = steps.set_alias("steps").join(episodes.set_alias("episodes"), "episode_id")
    found = joined.aggregate("episode_id, count(*), max(t_end_ns)").order("episode_id").fetchall()
    count, end_ns = len(episode.actions), max(it.end_ns for it in episode.actions)
    assert found == [(it, count, end_ns) for it in "abc"]


def test_options_are_heeded(bundle: Bundle, tmp_path: Path) -> None:
    options = ExportOptions(height_px=150, image="jpeg", voice=False, transcript=False, elements=False)
    consent = ConsentTold(version=2, uses=("training",), signed_at=episode_of(bundle).facts.recorded_at)
    made = exported("parquet", [episode_of(bundle, consent=consent)], tmp_path, options)
    assert not [it for it in made.bytes() if it.endswith(".mka") or "/events/" in it]
    (told,) = table(made, "episodes")
    assert (told["voice"], told["words"], told["consent_version"], told["consent_uses"]) == (
        [],
        None,
        2,
        ["training"],
    )
    rows = table(made, "steps")
    assert {it["image_height_px"] for it in rows if it["image"]} == {150}
    assert {it["image"]["bytes"][:2] for it in rows if it["image"]} == {b"\xff\xd8"}
    assert all(it["element_role"] is it["said_during"] is None for it in rows)
    clicked = next(it for it in rows if it["action_type"] == "click" and it["image"])
    assert clicked["x_px"] == pytest.approx(clicked["x_norm"] * clicked["image_width_px"], abs=1)


def test_the_same_recordings_make_the_same_bytes(bundle: Bundle, made: Exported, tmp_path: Path) -> None:
    again = exported("parquet", [episode_of(bundle, name="c", split="test")], tmp_path, ALL).bytes()
    assert again == {path: data for path, data in made.bytes().items() if path in again}
    assert "data/events/test-00000.parquet" in again


def test_files_carry_no_time_of_their_making(made: Exported) -> None:
    for split in ("train", "test"):
        metadata = parquet.read_metadata(
            io.BytesIO((made.folder / f"data/steps/{split}-00000.parquet").read_bytes())
        )
        assert set(metadata.metadata) == {b"huggingface", b"ARROW:schema"}
