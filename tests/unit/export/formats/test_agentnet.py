"""AgentNet: read by `datasets` and duckdb, and checked against its schema, written down here, strictly."""

import ast
import re
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
from PIL import Image

from helpers.counter_code import read_counter
from helpers.exported import TASK, Exported, episode_of, exported
from helpers.loaders import load
from helpers.pictured_session import COUNTER_PX
from trajectory_recorder.export.episode import Episode
from trajectory_recorder.export.piece import Loss
from trajectory_recorder.wire.states import SubmissionState

CODE = [
    "pyautogui.click(x=0.1, y=0.25)",
    "pyautogui.doubleClick(x=0.2, y=0.3)",
    "pyautogui.moveTo(x=0.3, y=0.5)\npyautogui.dragTo(x=0.4, y=0.55, button='left')",
    "pyautogui.scroll(-2, x=0.5, y=0.125)\npyautogui.hscroll(1, x=0.5, y=0.125)",
    "pyautogui.write(message='Sum: 5€')",
    "pyautogui.press('enter')",
    "pyautogui.hotkey('ctrl', 's')",
    "pyautogui.moveTo(x=0.599, y=0.75)",
    "computer.wait()",
    "computer.terminate(status='success')",
]
PICTURES = [1, 2, 4, 5, 6, 7, 8, 9, 9, 9]
CALLS = {
    "pyautogui": (
        *("click", "doubleClick", "rightClick", "middleClick", "moveTo", "dragTo"),
        *("scroll", "hscroll", "write", "press", "hotkey"),
    ),
    "computer": ("tripleClick", "wait", "terminate"),
}


class Value(msgspec.Struct, forbid_unknown_fields=True):
    code: str


class OneStep(msgspec.Struct, forbid_unknown_fields=True):
    index: int
    image: str
    value: Value


class Trajectory(msgspec.Struct, forbid_unknown_fields=True):
    task_id: str
    instruction: str | None
    traj: list[OneStep]


@pytest.fixture(scope="module")
def done(worked: Episode, silent: Episode, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    accepted = episode_of(worked.bundle, state=SubmissionState.ACCEPTED)
    return exported("agentnet", [accepted, silent], tmp_path_factory.mktemp("agentnet"))


def read(done: Exported, split: str = "train") -> list[Trajectory]:
    lines = (done.folder / f"data/{split}-00000.jsonl").read_bytes().splitlines()
    return [msgspec.json.decode(it, type=Trajectory, strict=True) for it in lines]


def test_steps_are_code_with_places_in_parts_of_the_picture(done: Exported, worked: Episode) -> None:
    (trajectory,) = read(done)
    assert (trajectory.task_id, trajectory.instruction) == (worked.name, TASK.instruction)
    assert [it.value.code for it in trajectory.traj] == CODE
    assert [it.index for it in trajectory.traj] == list(range(len(CODE)))


def test_each_step_has_the_picture_before_it(done: Exported) -> None:
    (trajectory,) = read(done)
    files = [done.folder / "images" / it.image for it in trajectory.traj]
    assert [read_counter(np.asarray(Image.open(it)), *COUNTER_PX) for it in files] == PICTURES


def test_the_code_is_python_of_the_formats_own_calls(done: Exported) -> None:
    for line in (line for it in read(done)[0].traj for line in it.value.code.splitlines()):
        (call,) = ast.parse(line).body
        assert isinstance(call, ast.Expr)
        assert isinstance(call.value, ast.Call)
        named = re.fullmatch(r"(\w+)\.(\w+)", ast.unparse(call.value.func))
        assert named is not None
        assert named[2] in CALLS[named[1]]
        places = {it.arg: ast.literal_eval(it.value) for it in call.value.keywords if it.arg in {"x", "y"}}
        assert all(0 <= it < 1 and round(it, 4) == it for it in places.values())


def test_what_is_not_known_is_not_there(done: Exported) -> None:
    (trajectory,) = read(done, "test")
    assert trajectory.instruction is None
    assert [it.value.code for it in trajectory.traj] == CODE[:-1]
    assert {it.what for it in done.losses} == {
        "a step: click",  # with a key that was held
        "the way of the pointer between the ends of a drag",
        "how long a step lasted",
        "the instruction",
        "the end",
    }
    held = Loss("a step: click", "the vocabulary has no word for keys that are held meanwhile")
    assert done.losses[held] == 2


def test_datasets_and_duckdb_read_the_same(done: Exported, tmp_path: Path) -> None:
    import duckdb

    path = done.folder / "data/train-00000.jsonl"
    (row,) = load("json", {"train": [path]}, tmp_path)["train"]
    ours: Any = msgspec.to_builtins(read(done)[0])
    assert row == ours
    with duckdb.connect() as db:
        query = "select task_id, s.index, s.image, s.value.code from (select task_id, unnest(traj) s from read_json(?))"
        found = db.execute(query, [str(path)]).fetchall()
    assert [(str(it[0]), *it[1:]) for it in found] == [
        (ours["task_id"], it["index"], it["image"], it["value"]["code"]) for it in ours["traj"]
    ]


def test_everything_is_described_and_comes_out_again(
    done: Exported, worked: Episode, silent: Episode, tmp_path: Path
) -> None:
    assert done.described() == set(done.bytes())
    accepted = episode_of(worked.bundle, state=SubmissionState.ACCEPTED)
    assert exported("agentnet", [accepted, silent], tmp_path).bytes() == done.bytes()
