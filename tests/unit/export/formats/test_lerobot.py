"""LeRobot datasets: every field as the format has it, and its values compared with what was recorded."""

import json
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import duckdb
import msgspec
import numpy as np
import pandas as pd
import pytest
from PIL import Image
from pyarrow import parquet

from helpers.counter_code import read_counter
from helpers.exported import Exported, episode_of, exported
from helpers.lerobot_reader import read_rows
from helpers.person_at_work import MS
from helpers.pictured_session import COUNTER_PX, DISPLAY, PicturedSession
from helpers.replayed_session import LEFT, RIGHT, ReplayedSession
from helpers.sessions import session_info
from trajectory_recorder.bundle import Bundle, BundleWriter
from trajectory_recorder.bundle.transcript import Transcript, write_transcript
from trajectory_recorder.bundle.voice import narration
from trajectory_recorder.bundle.writer import create_folder
from trajectory_recorder.errors import BundleError
from trajectory_recorder.events import (
    Button,
    DisplaysEvent,
    KeyAction,
    KeyEvent,
    PointerAction,
    PointerEvent,
    WindowEvent,
)
from trajectory_recorder.export.formats.lerobot.columns import ACTION, BUTTONS, MODIFIERS, SCREEN, STATE
from trajectory_recorder.speech import Model, Word
from trajectory_recorder.wire.catalogue import TaskTold
from trajectory_recorder.wire.exports import ExportOptions

# The display's picture fits into the dataset's as it is.
OPTIONS = ExportOptions(height_px=432)
SHEET_PX = (768, 432)
RATE = 10
LETTER = TaskTold(key="letter", title="Letter")


class Session(PicturedSession):
    """Somebody who points, clicks quickly, drags, turns the wheel and types, while the numbers go up."""

    def works(self) -> "Session":
        self.meanwhile(WindowEvent(1, "Report.txt", "Editor", 7, -701, 40, 701, 301))
        self.rests(230).moves((-601, 90), (-590, 100)).rests(75).changes()
        self.pushes().lets_go().rests(20).changes()
        self.rests(333).turns(1, -2).turns(0, -1).changes()
        self.presses("Control_L").presses("s").releases("s").rests(200).releases("Control_L").changes()
        self.pushes(Button.RIGHT).moves((-300, 200), (-200, 260)).rests(140).lets_go(Button.RIGHT)
        self.rests(1217).changes()
        self.types("ab").moves((40, 60)).rests(61)
        return self


@pytest.fixture(scope="module")
def session() -> Session:
    return Session().works()


@pytest.fixture(scope="module")
def bundle(session: Session, tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    sealed = session.seal(tmp_path_factory.mktemp("pictured"))
    words = (Word(330 * MS, 380 * MS, "Click", 0.9), Word(385 * MS, 390 * MS, " here", 0.8))
    model = Model("tiny", "0" * 64)
    write_transcript(sealed, Transcript("faster-whisper", "1", model, "en", narration(sealed), words))
    return sealed


@pytest.fixture(scope="module")
def made(bundle: Bundle, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """Three recordings in two splits, of which the first and the last have the same task."""
    episodes = [
        episode_of(bundle, name="a"),
        episode_of(bundle, name="b", task=LETTER, voice=False),
        episode_of(bundle, name="c", split="test"),
    ]
    return exported("lerobot", episodes, tmp_path_factory.mktemp("lerobot"), OPTIONS)


@pytest.fixture(scope="module")
def rows(made: Exported) -> list[dict[str, Any]]:
    table = parquet.read_table(made.folder / "data/chunk-000/file-000.parquet")
    found: list[dict[str, Any]] = table.to_pylist()
    return found


@pytest.fixture(scope="module")
def episodes(made: Exported) -> list[dict[str, Any]]:
    table = parquet.read_table(made.folder / "meta/episodes/chunk-000/file-000.parquet")
    found: list[dict[str, Any]] = table.to_pylist()
    return found


def info(made: Exported) -> Any:
    return json.loads((made.folder / "meta/info.json").read_bytes())


def pictures(path: Path) -> Iterator[tuple[float, np.ndarray]]:
    with av.open(str(path)) as file:
        for frame in file.decode(video=0):
            yield float(frame.pts * frame.time_base), frame.to_ndarray(format="rgb24")


def number_at(session: Session, t_ns: int) -> int:
    """The number that is shown at a time."""
    return bisect_right(session.shown_ms, t_ns // MS)


def test_the_files_are_those_of_the_format_and_all_are_described(made: Exported) -> None:
    assert set(made.bytes()) == {
        "data/chunk-000/file-000.parquet",
        f"videos/{SCREEN}/chunk-000/file-000.mp4",
        "meta/info.json",
        "meta/stats.json",
        "meta/tasks.parquet",
        "meta/episodes/chunk-000/file-000.parquet",
    }
    assert made.described() == set(made.bytes())


def test_info_tells_of_the_whole(made: Exported, rows: list[dict[str, Any]]) -> None:
    told = info(made)
    assert {
        name: told[name]
        for name in ("codebase_version", "fps", "total_episodes", "total_frames", "total_tasks")
    } == {
        "codebase_version": "v3.0",
        "fps": RATE,
        "total_episodes": 3,
        "total_frames": len(rows),
        "total_tasks": 2,
    }
    assert told["splits"] == {"train": "0:2", "test": "2:3"}
    assert told["data_path"].format(chunk_index=0, file_index=0) == "data/chunk-000/file-000.parquet"
    assert told["features"][SCREEN]["shape"] == [*reversed(SHEET_PX), 3]
    assert told["features"]["action"] == {"dtype": "float32", "shape": [len(ACTION)], "names": list(ACTION)}
    assert set(told["features"]) == {SCREEN, *rows[0]}


def test_rows_come_at_a_constant_rate_from_the_first_picture_and_place_on(
    session: Session, rows: list[dict[str, Any]], episodes: list[dict[str, Any]], bundle: Bundle
) -> None:
    length = len(rows) // 3
    first_ns = session.shown_ms[0] * MS
    pointer_ns = next(at_ns for at_ns, it in session.events if isinstance(it, PointerEvent))
    late = -((first_ns - pointer_ns) * RATE // 10**9)
    expected = [first_ns + (late + it) * 10**9 // RATE for it in range(length)]
    assert expected[0] >= pointer_ns > expected[0] - 10**9 // RATE
    assert expected[-1] < bundle.manifest.duration_ns <= expected[-1] + 10**9 // RATE
    for number in range(3):
        of_one = rows[number * length : (number + 1) * length]
        assert [it["t_ns"] for it in of_one] == expected
        assert [it["frame_index"] for it in of_one] == list(range(length))
        assert {it["episode_index"] for it in of_one} == {number}
        np.testing.assert_allclose([it["timestamp"] for it in of_one], np.arange(length) / RATE, rtol=1e-6)
    assert [it["index"] for it in rows] == list(range(3 * length))
    assert [it["length"] for it in episodes] == [length] * 3
    assert [(it["dataset_from_index"], it["dataset_to_index"]) for it in episodes] == [
        (it * length, (it + 1) * length) for it in range(3)
    ]


def test_states_are_what_the_events_tell(session: Session, rows: list[dict[str, Any]]) -> None:
    for row in rows[: len(rows) // 3]:
        state = dict(zip(STATE, row["observation.state"], strict=True))
        past = [it for at_ns, it in session.events if at_ns <= row["t_ns"]]
        pointer = [it for it in past if isinstance(it, PointerEvent)]
        assert (state["x"], state["y"]) == (pointer[-1].x_px - DISPLAY.x_px, pointer[-1].y_px - DISPLAY.y_px)
        for button in BUTTONS:
            own = [it.action is PointerAction.PRESS for it in pointer if it.button is button]
            assert state[button] == float(bool(own) and own[-1])
        control = [
            it.action is KeyAction.PRESS
            for it in past
            if isinstance(it, KeyEvent) and it.symbol == "Control_L"
        ]
        assert [state[it] for it in MODIFIERS] == [0, float(bool(control) and control[-1]), 0, 0, 0]


def test_actions_are_what_happens_until_the_next_row(session: Session, rows: list[dict[str, Any]]) -> None:
    own = rows[: len(rows) // 3]
    for row, behind_ns in zip(own, [*(it["t_ns"] for it in own[1:]), 2**62], strict=True):
        action = dict(zip(ACTION, row["action"], strict=True))
        meanwhile = [it for at_ns, it in session.events if row["t_ns"] < at_ns <= behind_ns]
        turns = [it for it in meanwhile if isinstance(it, PointerEvent) and it.action is PointerAction.SCROLL]
        assert (action["wheel_x"], action["wheel_y"]) == (
            sum(it.dx for it in turns),
            sum(it.dy for it in turns),
        )
        keys = [it for it in meanwhile if isinstance(it, KeyEvent) and it.action is KeyAction.PRESS]
        assert row["keys"] == " ".join(it.symbol for it in keys)
        before = dict(zip(STATE, row["observation.state"], strict=True))
        assert (action["x"] - action["dx"], action["y"] - action["dy"]) == (before["x"], before["y"])
        pressed = {
            it.button for it in meanwhile if isinstance(it, PointerEvent) and it.action is PointerAction.PRESS
        }
        for button in BUTTONS:
            assert action[button] == float(bool(before[button]) or button in pressed)
    followed = pairwise(own)
    assert all(one["action"][:2] == other["observation.state"][:2] for one, other in followed)
    assert sum(it["action"][ACTION.index("left")] for it in own) >= 1
    assert any("Control_L s" in it["keys"] for it in own)


def test_each_row_has_the_picture_that_was_shown(
    session: Session, made: Exported, rows: list[dict[str, Any]], episodes: list[dict[str, Any]]
) -> None:
    shown = {
        round(at_s, 6): pixels
        for at_s, pixels in pictures(made.folder / f"videos/{SCREEN}/chunk-000/file-000.mp4")
    }
    assert len(shown) == len(rows)
    for row in rows:
        begins_s = episodes[row["episode_index"]][f"videos/{SCREEN}/from_timestamp"]
        pixels = shown[round(begins_s + row["frame_index"] / RATE, 6)]
        assert pixels.shape == (*reversed(SHEET_PX), 3)
        assert read_counter(pixels, *COUNTER_PX) == number_at(session, row["t_ns"])
        assert pixels[DISPLAY.height_px + 4 :].max() < 16
    assert len({number_at(session, it["t_ns"]) for it in rows}) == len(session.shown_ms)


def test_pictures_that_do_not_fit_are_made_smaller_and_places_with_them(
    session: Session, bundle: Bundle, tmp_path: Path
) -> None:
    options = ExportOptions(height_px=252, frames_per_second=4)
    small = exported("lerobot", [episode_of(bundle)], tmp_path, options)
    width_px, height_px = 448, 252
    scale = width_px / DISPLAY.width_px
    rows = parquet.read_table(small.folder / "data/chunk-000/file-000.parquet").to_pylist()
    x, y = rows[0]["observation.state"][:2]
    first = next(
        it
        for at_ns, it in reversed(session.events)
        if isinstance(it, PointerEvent) and at_ns <= rows[0]["t_ns"]
    )
    assert (x, y) == pytest.approx(((first.x_px - DISPLAY.x_px) * scale, (first.y_px - DISPLAY.y_px) * scale))
    found = []
    for _, pixels in pictures(small.folder / f"videos/{SCREEN}/chunk-000/file-000.mp4"):
        assert pixels.shape == (height_px, width_px, 3)
        shown = Image.fromarray(pixels[: round(DISPLAY.height_px * scale)])
        found.append(
            read_counter(np.asarray(shown.resize((DISPLAY.width_px, DISPLAY.height_px))), *COUNTER_PX)
        )
    assert found == [number_at(session, it["t_ns"]) for it in rows]


def test_relative_places_go_across_the_picture(
    bundle: Bundle, rows: list[dict[str, Any]], tmp_path: Path
) -> None:
    made = exported("lerobot", [episode_of(bundle)], tmp_path, replace_options(coordinates="relative"))
    table = parquet.read_table(made.folder / "data/chunk-000/file-000.parquet").to_pylist()
    for relative, absolute in zip(table, rows, strict=False):
        x, y = absolute["observation.state"][:2]
        assert relative["observation.state"][:2] == pytest.approx([x / SHEET_PX[0], y / SHEET_PX[1]])


def replace_options(**changes: Any) -> ExportOptions:
    return msgspec.structs.replace(OPTIONS, **changes)


def test_tasks_are_numbered_by_their_first_appearance(
    made: Exported, rows: list[dict[str, Any]], episodes: list[dict[str, Any]]
) -> None:
    tasks = pd.read_parquet(made.folder / "meta/tasks.parquet")
    assert (tasks.index.name, list(tasks.index), list(tasks["task_index"])) == (
        "task",
        ["Add the numbers up", "Letter"],
        [0, 1],
    )
    length = len(rows) // 3
    assert [it["task_index"] for it in rows] == [0] * length + [1] * length + [0] * length
    assert [it["tasks"] for it in episodes] == [["Add the numbers up"], ["Letter"], ["Add the numbers up"]]


def test_words_are_with_the_row_in_which_they_are_said(
    rows: list[dict[str, Any]], episodes: list[dict[str, Any]], bundle: Bundle, tmp_path: Path
) -> None:
    length = len(rows) // 3
    assert [it["transcribed"] for it in episodes] == [True, False, True]
    said = {it["t_ns"]: it["transcript"] for it in rows[:length] if it["transcript"]}
    assert said == {320 * MS: "Click here"}
    assert {it["transcript"] for it in rows[length : 2 * length]} == {""}
    silent = exported("lerobot", [episode_of(bundle)], tmp_path, replace_options(transcript=False))
    assert "transcript" not in info(silent)["features"]
    assert "transcript" not in parquet.read_schema(silent.folder / "data/chunk-000/file-000.parquet").names


def test_statistics_are_those_of_the_rows(
    made: Exported, rows: list[dict[str, Any]], episodes: list[dict[str, Any]]
) -> None:
    whole = json.loads((made.folder / "meta/stats.json").read_bytes())
    assert set(whole) == {SCREEN, *rows[0]} - {"keys", "transcript"}
    for name in set(whole) - {SCREEN}:
        values = np.array([it[name] for it in rows], np.float64).reshape(len(rows), -1)
        own = values[len(rows) // 3 : 2 * len(rows) // 3]
        for stats, column in (
            (whole[name], values),
            ({it: episodes[1][f"stats/{name}/{it}"] for it in whole[name]}, own),
        ):
            assert stats["count"] == [len(column)]
            for statistic, expected in (
                ("min", column.min(axis=0)),
                ("max", column.max(axis=0)),
                ("mean", column.mean(axis=0)),
                ("std", column.std(axis=0)),
            ):
                np.testing.assert_allclose(
                    stats[statistic], expected, rtol=1e-9, atol=1e-7 * (1 + abs(expected).max())
                )
        np.testing.assert_allclose(episodes[1][f"stats/{name}/q50"], np.quantile(own, 0.5, axis=0), rtol=1e-9)
    assert np.shape(whole[SCREEN]["mean"]) == (3, 1, 1)
    assert whole[SCREEN]["count"] == [len(rows)]


def test_statistics_of_pictures_are_about_those_of_their_pixels(made: Exported) -> None:
    stats = json.loads((made.folder / "meta/stats.json").read_bytes())[SCREEN]
    films = pictures(made.folder / f"videos/{SCREEN}/chunk-000/file-000.mp4")
    pixels = np.stack([it[::8, ::8] for _, it in films]) / 255
    np.testing.assert_allclose(np.ravel(stats["mean"]), pixels.mean(axis=(0, 1, 2)), atol=0.02)
    np.testing.assert_allclose(np.ravel(stats["std"]), pixels.std(axis=(0, 1, 2)), atol=0.02)


def test_what_has_no_place_is_told(made: Exported) -> None:
    told = {it.what: count for it, count in made.losses.items()}
    assert told["windows"] == 3
    assert told["rows before the pointer's place was known"] == 3 * 3


def test_duckdb_counts_the_same(made: Exported, rows: list[dict[str, Any]]) -> None:
    table = duckdb.read_parquet(f"{made.folder}/data/*/*.parquet")
    found = table.aggregate("count(*), max(t_ns), count(distinct task_index)").fetchall()
    assert found == [(len(rows), max(it["t_ns"] for it in rows), 2)]


def test_files_are_parted_by_their_size(
    bundle: Bundle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from trajectory_recorder.export.formats.lerobot import exporter

    monkeypatch.setattr(exporter, "_MB", 40)
    names = ["a", "b", "c"]
    made = exported("lerobot", [episode_of(bundle, name=it) for it in names], tmp_path, OPTIONS)
    told = parquet.read_table(made.folder / "meta/episodes/chunk-000/file-000.parquet").to_pylist()
    assert [it["data/file_index"] for it in told] == [0, 1, 2]
    assert [it[f"videos/{SCREEN}/file_index"] for it in told] == [0, 1, 2]
    assert [it[f"videos/{SCREEN}/from_timestamp"] for it in told] == [0.0, 0.0, 0.0]
    tables = sorted((made.folder / "data").glob("*/*.parquet"))
    assert [parquet.read_table(it)["index"][0].as_py() for it in tables] == [
        0,
        told[0]["length"],
        2 * told[0]["length"],
    ]


def test_the_same_recordings_make_the_same_bytes(bundle: Bundle, tmp_path: Path) -> None:
    twice = [
        exported("lerobot", [episode_of(bundle)], tmp_path / it, OPTIONS).bytes() for it in ("one", "two")
    ]
    assert twice[0] == twice[1]


def test_of_several_displays_the_primary_one_is_shown_through_all_its_files(tmp_path: Path) -> None:
    session = ReplayedSession(left_ms=tuple(range(20, 12_000, 1_000))).works()
    primary = replace(LEFT, primary=True)
    session.events[0] = (0, DisplaysEvent((primary, replace(RIGHT, primary=False))))
    options = replace_options(frames_per_second=2)
    made = exported("lerobot", [episode_of(session.seal(tmp_path))], tmp_path, options)
    rows = parquet.read_table(made.folder / "data/chunk-000/file-000.parquet").to_pylist()
    films = pictures(made.folder / f"videos/{SCREEN}/chunk-000/file-000.mp4")
    found = [read_counter(pixels, *COUNTER_PX) for _, pixels in films]
    assert found == [bisect_right(session.left_ms, it["t_ns"] // MS) for it in rows]
    told = {it.what: count for it, count in made.losses.items()}
    assert (told["displays other than the primary one"], told["the voice"]) == (1, 1)


@pytest.mark.slow
def test_lerobot_reads_rows_and_pictures(
    session: Session, made: Exported, rows: list[dict[str, Any]], tmp_path: Path
) -> None:
    told, read = read_rows(made.folder, range(len(rows)), tmp_path / "read")
    assert told == {"episodes": 3, "frames": len(rows), "fps": RATE}
    for row, expected in zip(read, rows, strict=True):
        assert {name: row[name] for name in expected} == expected
        assert row["task"] == ("Letter" if row["episode_index"] == 1 else "Add the numbers up")
        assert read_counter(row["picture"], *COUNTER_PX) == number_at(session, row["t_ns"])


@pytest.mark.parametrize("what", ["picture", "pointer"])
def test_a_recording_without_pictures_or_pointer_can_not_be_held(what: str, tmp_path: Path) -> None:
    session = PicturedSession()
    if what == "pointer":
        sealed = session.seal(tmp_path)
    else:
        writer = BundleWriter(create_folder(tmp_path, session_info().start_utc_ns), session_info())
        writer.add(0, PointerEvent(PointerAction.MOVE, 1, 1))
        writer.seal(duration_ns=MS, ended="stopped")
        sealed = Bundle(writer.root)
    with pytest.raises(BundleError, match=what):
        exported("lerobot", [episode_of(sealed)], tmp_path, OPTIONS)
