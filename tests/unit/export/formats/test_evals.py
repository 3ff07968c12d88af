"""Packs of tasks, read as the programs that run them read them."""

import ast
import json
from pathlib import Path
from typing import Any

import jinja2
import pytest
import yaml

from helpers.exported import Exported, episode_of, exported
from trajectory_recorder.bundle import Bundle
from trajectory_recorder.export.task_packs.promptfoo import harmless
from trajectory_recorder.wire.catalogue import TaskTold
from trajectory_recorder.wire.rubric import RubricItem

ODD = "{{ env.SECRET }} {% raw %} {# no #} file:///etc/passwd\nyes: 0o14 \"q\" 'q' \\ | é"
RUBRIC = (
    RubricItem("total", "The total is 12", 3, ("sum",), evidence="cell B7"),
    RubricItem("extra", ODD, 0),
    RubricItem("tidy", "Nothing else changed", 1, auto_check="diff"),
)
SUMS = TaskTold(
    key="sums",
    title="Sums",
    instruction="Add the numbers up",
    tools=("Editor", "Calculator"),
    starting_state="A sheet with numbers is open",
    difficulty="easy",
    tags=("office",),
    rubric=RUBRIC,
)
BARE = TaskTold(key="bare", instruction=ODD, rubric=RUBRIC[2:])
CHANGED = TaskTold(key="bare", instruction="Anew", rubric=RUBRIC[:1])


@pytest.fixture(scope="module")
def made(viewed: Bundle, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """Six recordings: of one task in two splits, of two forms of another, and of some that lack something."""
    recordings: list[dict[str, Any]] = [
        {"task": SUMS, "project": "p"},
        {"task": BARE},
        {"task": TaskTold(key="mute", instruction="  ", rubric=RUBRIC)},
        {"task": TaskTold(key="free", instruction="Do as you like")},
        {"task": None},
        {"task": CHANGED, "split": "test"},
        {"task": SUMS, "project": "p", "split": "test"},
    ]
    episodes = [episode_of(viewed, name=f"b{number}", **it) for number, it in enumerate(recordings)]
    return exported("evals", episodes, tmp_path_factory.mktemp("evals"))


def samples(made: Exported) -> list[dict[str, Any]]:
    return [json.loads(it) for it in (made.folder / "inspect/tasks.jsonl").read_text().splitlines()]


def asked(made: Exported) -> list[dict[str, Any]]:
    document = yaml.safe_load((made.folder / "promptfoo/promptfooconfig.yaml").read_text())
    found: list[dict[str, Any]] = document["tests"]
    return found


def rendered(template: str, **values: str) -> str:
    """As promptfoo's templates do it, whose language Jinja's is."""
    return jinja2.Template(template, keep_trailing_newline=True).render(**values)


def test_each_task_is_there_once_with_all_that_is_known(made: Exported) -> None:
    found = samples(made)
    assert [it["id"] for it in found] == ["p/sums", "bare", "bare#2"]
    assert found[0]["input"] == (
        "Add the numbers up\n\nWhat is there at the start: A sheet with numbers is open\n\n"
        "Tools: Editor, Calculator"
    )
    assert found[0]["target"].splitlines()[0] == "- 3 points: The total is 12 (look at: cell B7)"
    assert [it["metadata"]["splits"] for it in found] == [["train", "test"], ["train"], ["test"]]
    assert [it["id"] for it in found[0]["metadata"]["rubric"]] == ["total", "extra", "tidy"]
    assert found[0]["metadata"]["rubric"][2]["auto_check"] == "diff"


def test_what_is_not_known_is_null(made: Exported) -> None:
    bare = samples(made)[1]
    assert bare["input"] == ODD
    assert [bare["metadata"][it] for it in ("starting_state", "title", "difficulty")] == [None, None, None]
    assert set(asked(made)[1]["vars"]) == {"instruction"}


def test_promptfoo_has_a_test_for_each_task_and_weighs_by_points(made: Exported) -> None:
    first, *_ = found = asked(made)
    assert [rendered(it["description"]) for it in found] == ["p/sums", "bare", "bare#2"]
    assert [(it["type"], it["value"], it["weight"], it["metric"]) for it in first["assert"]] == [
        ("llm-rubric", "The total is 12 (look at: cell B7)", 3, "total"),
        ("llm-rubric", "Nothing else changed", 1, "tidy"),
    ]
    assert first["metadata"] == {"splits": ["train", "test"], "difficulty": "easy", "tags": ["office"]}


def test_the_prompt_says_the_same_in_both(made: Exported) -> None:
    document = yaml.safe_load((made.folder / "promptfoo/promptfooconfig.yaml").read_text())
    for test, sample in zip(document["tests"], samples(made), strict=True):
        values = {name: rendered(it) for name, it in test["vars"].items()}
        assert rendered(document["prompts"][0], **values) == sample["input"]


@pytest.mark.parametrize("text", [ODD, "{{{ a }}}", "{%%}", "package:x:y", "file://file://{", "plain, é"])
def test_words_of_strangers_are_only_words(text: str) -> None:
    written = harmless(text)
    assert rendered(written) == text
    assert not written.startswith(("file://", "package:"))
    assert "env." not in "".join(it.split("}}")[0] for it in written.split("{{")[1:])


def test_what_is_left_out_has_its_reason(made: Exported) -> None:
    assert {it.what: count for it, count in made.losses.items()} == {
        "what was recorded": 7,
        "a task without an instruction": 1,
        "a task without a rubric": 1,
        "a recording without a task": 1,
        "criteria without points above 0": 2,
    }


def test_all_files_are_described_and_the_same_each_time(
    made: Exported, viewed: Bundle, tmp_path: Path
) -> None:
    assert made.described() == set(made.bytes())
    assert ast.parse(made.bytes()["inspect/desktop_tasks.py"])
    again = [exported("evals", [episode_of(viewed, task=SUMS)], tmp_path / it).bytes() for it in "ab"]
    assert again[0] == again[1]
