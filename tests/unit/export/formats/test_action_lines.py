"""Steps in the vocabularies of Anthropic, OpenAI and OSWorld, as JSON lines with pictures."""

import io
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
from PIL import Image

from helpers.counter_code import read_counter
from helpers.exported import Exported, episode_of, exported
from helpers.loaders import load
from helpers.pictured_session import COUNTER_PX
from helpers.steps_session import KINDS, PICTURES, STARTS_NS
from trajectory_recorder.export.episode import Episode
from trajectory_recorder.wire.exports import ExportOptions
from trajectory_recorder.wire.states import SubmissionState

SAID: dict[str, list[list[dict[str, Any]]]] = {
    "anthropic": [
        [{"action": "left_click", "coordinate": [100, 100]}],
        [{"action": "double_click", "coordinate": [200, 120]}],
        [{"action": "right_click", "coordinate": [200, 120], "text": "ctrl"}],
        [{"action": "left_click_drag", "start_coordinate": [300, 200], "coordinate": [400, 220]}],
        [
            {"action": "scroll", "coordinate": [500, 50], "scroll_direction": "down", "scroll_amount": 2},
            {"action": "scroll", "coordinate": [500, 50], "scroll_direction": "right", "scroll_amount": 1},
        ],
        [{"action": "type", "text": "Sum: 5€"}],
        [{"action": "key", "text": "Return"}],
        [{"action": "key", "text": "ctrl+s"}],
        [{"action": "mouse_move", "coordinate": [599, 300]}],
        [{"action": "wait", "duration": 5.899}],
    ],
    "openai": [
        [{"type": "click", "button": "left", "x": 100, "y": 100}],
        [{"type": "double_click", "x": 200, "y": 120}],
        [{"type": "click", "button": "right", "x": 200, "y": 120, "keys": ["CTRL"]}],
        [{"type": "drag", "path": [{"x": 300, "y": 200}, {"x": 350, "y": 210}, {"x": 400, "y": 220}]}],
        [{"type": "scroll", "x": 500, "y": 50, "scroll_x": 100, "scroll_y": 200}],
        [{"type": "type", "text": "Sum: 5€"}],
        [{"type": "keypress", "keys": ["ENTER"]}],
        [{"type": "keypress", "keys": ["CTRL", "s"]}],
        [{"type": "move", "x": 599, "y": 300}],
        [{"type": "wait"}],
    ],
    "osworld": [
        [{"action_type": "CLICK", "parameters": {"button": "left", "x": 100, "y": 100, "num_clicks": 1}}],
        [{"action_type": "CLICK", "parameters": {"button": "left", "x": 200, "y": 120, "num_clicks": 2}}],
        [
            {"action_type": "KEY_DOWN", "parameters": {"key": "ctrl"}},
            {"action_type": "CLICK", "parameters": {"button": "right", "x": 200, "y": 120, "num_clicks": 1}},
            {"action_type": "KEY_UP", "parameters": {"key": "ctrl"}},
        ],
        [
            {"action_type": "MOVE_TO", "parameters": {"x": 300, "y": 200}},
            {"action_type": "DRAG_TO", "parameters": {"x": 400, "y": 220}},
        ],
        [
            {"action_type": "MOVE_TO", "parameters": {"x": 500, "y": 50}},
            {"action_type": "SCROLL", "parameters": {"dx": 1, "dy": -2}},
        ],
        [{"action_type": "TYPING", "parameters": {"text": "Sum: 5€"}}],
        [{"action_type": "PRESS", "parameters": {"key": "enter"}}],
        [{"action_type": "HOTKEY", "parameters": {"keys": ["ctrl", "s"]}}],
        [{"action_type": "MOVE_TO", "parameters": {"x": 599, "y": 300}}],
        [{"action_type": "WAIT"}],
    ],
}


@pytest.fixture(scope="module", params=list(SAID))
def done(
    request: pytest.FixtureRequest,
    worked: Episode,
    silent: Episode,
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[str, Exported]:
    return request.param, exported(request.param, [worked, silent], tmp_path_factory.mktemp(request.param))


def rows(done: Exported, split: str = "train") -> list[dict[str, Any]]:
    lines = (done.folder / f"data/{split}-00000.jsonl").read_bytes().splitlines()
    return [msgspec.json.decode(it) for it in lines]


def test_each_step_is_said_in_the_vocabulary(done: tuple[str, Exported]) -> None:
    name, export = done
    for split in ("train", "test"):
        assert [it["actions"] for it in rows(export, split)] == SAID[name]


def test_lines_tell_which_step_it_was_and_what_was_said(done: tuple[str, Exported], worked: Episode) -> None:
    read = rows(done[1])
    assert [it["step"] for it in read] == list(range(len(KINDS)))
    assert [it["kind"] for it in read] == list(KINDS)
    assert [it["t_ns"] for it in read] == list(STARTS_NS)
    assert {(it["episode"], it["task"], it["instruction"]) for it in read} == {
        (worked.name, "sums", "Add the numbers up")
    }
    assert [it["said_before"] for it in read[:2]] == ["First the menu.", ""]
    assert (read[0]["verdicts"], read[0]["reasons"]) == ("wrong", "that is the menu")
    without = rows(done[1], "test")
    assert {(it["transcribed"], it["said_before"], it["instruction"]) for it in without} == {(False, "", "")}


def test_the_picture_of_a_line_is_that_before_the_step(done: tuple[str, Exported]) -> None:
    numbers = []
    for row in rows(done[1]):
        pixels = np.asarray(Image.open(done[1].folder / row["image"]))
        assert pixels.shape == (row["image_height_px"], row["image_width_px"], 3) == (400, 1000, 3)
        numbers.append(read_counter(pixels, *COUNTER_PX))
    assert numbers == list(PICTURES)
    assert done[1].counts["pictures"] == 2 * len(set(PICTURES))


def test_everything_is_described(done: tuple[str, Exported]) -> None:
    assert done[1].described() == set(done[1].bytes())
    assert done[1].resources[0].rows == 2 * len(KINDS)
    assert {it.name for it in done[1].resources[0].fields} == set(rows(done[1])[0])


def test_datasets_and_duckdb_read_the_same(done: tuple[str, Exported], tmp_path: Path) -> None:
    import duckdb

    path = done[1].folder / "data/train-00000.jsonl"
    loaded = load("json", {"train": [path]}, tmp_path)["train"]
    assert loaded["t_ns"][:] == list(STARTS_NS)
    assert [[_without_none(act) for act in it] for it in loaded["actions"]] == SAID[done[0]]
    with duckdb.connect() as db:
        query = "select step, t_ns, image, to_json(actions) from read_json(?) order by step"
        found = db.execute(query, [str(path)]).fetchall()
    assert [it[:3] for it in found] == [(it["step"], it["t_ns"], it["image"]) for it in rows(done[1])]
    said = [[_without_none(act) for act in msgspec.json.decode(it[3])] for it in found]
    assert said == SAID[done[0]]


def test_places_shrink_with_the_picture_and_stay_whole_numbers(worked: Episode, tmp_path: Path) -> None:
    options = ExportOptions(height_px=100, image="jpeg", transcript=False)
    read = rows(exported("anthropic", [worked], tmp_path, options))
    assert read[0]["actions"] == [{"action": "left_click", "coordinate": [25, 25]}]
    assert read[8]["actions"] == [{"action": "mouse_move", "coordinate": [149, 75]}]
    assert {it["transcribed"] for it in read} == {False}
    picture = (tmp_path / "dataset" / read[0]["image"]).read_bytes()
    assert Image.open(io.BytesIO(picture)).format == "JPEG"
    assert Image.open(io.BytesIO(picture)).size == (250, 100)


def test_the_same_bytes_come_out_again(silent: Episode, tmp_path: Path) -> None:
    small = ExportOptions(height_px=64)
    once, again = (exported("openai", [silent], tmp_path / name, small).bytes() for name in ("once", "again"))
    assert once == again


@pytest.mark.parametrize(
    ("state", "end"),
    [
        (SubmissionState.ACCEPTED, [[{"action_type": "DONE"}]]),
        (SubmissionState.REJECTED, []),
        (None, []),
    ],
)
def test_a_task_is_done_where_those_who_decide_said_so(
    worked: Episode, tmp_path: Path, state: SubmissionState | None, end: list[Any]
) -> None:
    episode = episode_of(worked.bundle, state=state)
    read = rows(exported("osworld", [episode], tmp_path, ExportOptions(height_px=64)))
    assert [it["actions"] for it in read[len(KINDS) :]] == end
    assert all(set(it) == set(read[0]) for it in read)


def _without_none(value: Any) -> Any:
    """Tables fill the members that other rows have with nothing."""
    if isinstance(value, dict):
        return {name: _without_none(it) for name, it in value.items() if it is not None}
    return [_without_none(it) for it in value] if isinstance(value, list) else value
