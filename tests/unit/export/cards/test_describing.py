"""What lies beside an export's data, judged by the readers and validators of those standards."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import frictionless
import mlcroissant
import pytest
import yaml
from datasets import load_dataset

from helpers.exported import Exported, episode_of, exported
from helpers.viewed_session import viewed_session
from trajectory_recorder.bundle import Bundle
from trajectory_recorder.export.cards import MadeFile, Outcome, describe
from trajectory_recorder.export.episode import Episode
from trajectory_recorder.export.piece import Loss
from trajectory_recorder.selection.snapshot import Chosen, LeftOut, Snapshot
from trajectory_recorder.wire.catalogue import Catalogued, ConsentTold, QualityTold, TaskTold
from trajectory_recorder.wire.exports import ExportRequest, SplitRule

HOSTILE = "<script>alert(1)</script> [x](javascript:a) | `b`\n# head"
# mlcroissant reads with what its own dependency would replace.
OLD_GRAPH = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
LOST = {Loss("pen pressure", "there is no place for it"): 3}


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    return viewed_session(tmp_path_factory.mktemp("described") / "bundles", pictures=3)


@pytest.fixture(scope="module")
def described(bundle: Bundle, tmp_path_factory: pytest.TempPathFactory) -> tuple[Exported, Outcome]:
    """An export of three recordings in two splits, described."""
    consent = ConsentTold(version=2, uses=("training", "voice"), signed_at=datetime(2026, 1, 1, tzinfo=UTC))
    facts: dict[str, Any] = {"consent": consent, "applications": ("Editor", HOSTILE), "contributor": "p1"}
    facts["quality"] = QualityTold(verdict="pass", score=90)
    hostile = TaskTold(key="odd", title=HOSTILE, instruction=HOSTILE)
    episodes = [
        episode_of(bundle, name="b1", **facts),
        episode_of(bundle, name="b2", task=hostile, **facts),
        episode_of(bundle, name="b3", split="test", task=None),
    ]
    made = exported("owamcap", episodes, tmp_path_factory.mktemp("cards"))
    outcome = _outcome(made, episodes)
    _describe(outcome, made.folder)
    return made, outcome


def _outcome(made: Exported, episodes: list[Episode]) -> Outcome:
    chosen = [
        Chosen(split=it.split, voice=True, catalogued=Catalogued(facts=it.facts, files=())) for it in episodes
    ]
    bad = Chosen(
        split="test",
        voice=True,
        catalogued=Catalogued(facts=_renamed(episodes[2], "b4"), files=()),
    )
    split = SplitRule(by="task", shares={"train": 2, "test": 1}, seed=7)
    snapshot = Snapshot(
        where='state == "accepted"',
        purpose="training",
        chosen=(*chosen, bad),
        left_out=(LeftOut(bundle_id="b9", reason="it was withdrawn"),),
    )
    files = [
        MadeFile(path, len(data), hashlib.sha256(data).hexdigest()) for path, data in made.bytes().items()
    ]
    losses: list[tuple[str, Mapping[Loss, int]]] = [("b1", LOST), ("b2", {}), ("b3", LOST)]
    request = ExportRequest(format="owamcap", where=snapshot.where, split=split)
    skipped = {"b4": f"{HOSTILE} is damaged"}
    return Outcome(request, snapshot, dict(made.counts), skipped, made.resources, losses, files)


def _renamed(episode: Episode, name: str) -> Any:
    import msgspec

    return msgspec.structs.replace(episode.facts, bundle_id=name)


def _describe(outcome: Outcome, folder: Path) -> None:
    describe(outcome, lambda path, data: (folder / path).write_bytes(data) and None)


def card(described: tuple[Exported, Outcome]) -> str:
    return (described[0].folder / "README.md").read_text()


@OLD_GRAPH
def test_croissant_is_valid_and_gives_the_rows(described: tuple[Exported, Outcome]) -> None:
    folder = described[0].folder
    dataset = mlcroissant.Dataset(jsonld=folder / "croissant.json")
    assert not dataset.metadata.ctx.issues.errors
    found = [
        {name.rpartition("/")[2]: value for name, value in it.items()} for it in dataset.records("recordings")
    ]
    lines = [json.loads(it) for it in (folder / "recordings.jsonl").read_text().splitlines()]
    told = ("name", "split", "start_utc_ns", "duration_ns", "task", "title", "instruction")
    assert [{it: _text(row[it]) for it in told} for row in found] == [
        {it: row[it] for it in told} for row in lines
    ]


def _text(value: Any) -> Any:
    return value.decode() if isinstance(value, bytes) else value


def test_croissant_has_the_hash_of_every_file(described: tuple[Exported, Outcome]) -> None:
    made, outcome = described
    document = json.loads((made.folder / "croissant.json").read_text())
    assert {it["contentUrl"]: it["sha256"] for it in document["distribution"]} == {
        it.path: it.sha256 for it in outcome.files
    }


def test_the_data_package_is_valid_until_a_byte_changes(described: tuple[Exported, Outcome]) -> None:
    folder = described[0].folder
    path = folder / "datapackage.json"
    assert frictionless.validate(str(path)).valid
    document = json.loads(path.read_text())
    assert {it["path"] for it in document["resources"]} == described[0].described()
    (told,) = [it["schema"] for it in document["resources"] if it["path"] == "recordings.jsonl"]
    assert {it["name"]: it["type"] for it in told["fields"]}["files"] == "array"
    (victim,) = (it for it in folder.glob("test/*.mka"))
    content = victim.read_bytes()
    victim.write_bytes(bytes([content[0] ^ 1]) + content[1:])
    report = frictionless.validate(str(path))
    victim.write_bytes(content)
    assert {task.place for task in report.tasks if not task.valid} == {f"test/{victim.name}"}


def test_its_head_tells_datasets_what_to_load(described: tuple[Exported, Outcome], tmp_path: Path) -> None:
    head = yaml.safe_load(card(described).split("---\n")[1])
    assert head["configs"] == [{"config_name": "recordings", "data_files": ["recordings.jsonl"]}]
    loaded = load_dataset(str(described[0].folder), "recordings", cache_dir=str(tmp_path), split="train")
    assert loaded["name"] == ["b1", "b2", "b3"]


def test_files_of_splits_are_told_apart(described: tuple[Exported, Outcome], tmp_path: Path) -> None:
    paths = ("train-000000.tar", "train-000001.tar", "test/rows.tar")
    resource = replace(described[1].resources[0], name="steps", media_type="application/x-tar", paths=paths)
    files = [MadeFile(it, 1, "0" * 64) for it in paths]
    _describe(replace(described[1], resources=(resource,), files=files), tmp_path)
    head = yaml.safe_load((tmp_path / "README.md").read_text().split("---\n")[1])
    assert head["configs"] == [
        {
            "config_name": "steps",
            "data_files": [
                {"split": "train", "path": ["train-000000.tar", "train-000001.tar"]},
                {"split": "test", "path": ["test/rows.tar"]},
            ],
        }
    ]


@pytest.mark.parametrize(
    "line",
    [
        "| train | 2 | 0.0 | 2 | 1 |",
        "| test | 1 | 0.0 | 0 | not known |",
        '- condition: state \\=\\= "accepted"',
        "- split by task: train 2, test 1; seed 7",
        "| it was withdrawn | 1 |",
        "| sums | Sums | 1 | 0\\.0 |",
        "| version 2\\: training, voice | 2 |",
        "| not known | 1 |",
        "| pen pressure | there is no place for it | 6 |",
        "| pass | 2 |",
    ],
)
def test_the_card_tells_what_it_is_and_how_it_was_chosen(
    described: tuple[Exported, Outcome], line: str
) -> None:
    assert line.replace("\\", "") in card(described).replace("\\", "").splitlines()


def test_the_card_shows_what_strangers_wrote_as_text(described: tuple[Exported, Outcome]) -> None:
    text = card(described)
    assert "<script" not in text
    assert "](javascript" not in text
    assert not re.search(r"^# head", text, re.MULTILINE)
    assert text.count("&lt;script&gt;") == 3


def test_losses_are_told_of_each_recording_and_in_all(described: tuple[Exported, Outcome]) -> None:
    told = json.loads((described[0].folder / "losses.json").read_text())
    loss = {"what": "pen pressure", "why": "there is no place for it"}
    assert told == {
        "format": "owamcap",
        "in_all": [{**loss, "count": 6}],
        "recordings": {"b1": [{**loss, "count": 3}], "b3": [{**loss, "count": 3}]},
    }


@OLD_GRAPH
def test_many_files_of_a_kind_are_told_as_a_kind(described: tuple[Exported, Outcome], tmp_path: Path) -> None:
    paths = tuple(f"images/b1/{number:04d}.png" for number in range(1001))
    resource = replace(described[1].resources[-1], name="images", media_type="image/png", paths=paths)
    files = [MadeFile(it, 1, "0" * 64) for it in paths]
    _describe(replace(described[1], resources=(resource,), files=files), tmp_path)
    assert not mlcroissant.Dataset(jsonld=tmp_path / "croissant.json").metadata.ctx.issues.errors
    (told,) = json.loads((tmp_path / "croissant.json").read_text())["distribution"]
    assert (told["@type"], told["includes"]) == ("cr:FileSet", ["images/**/*.png"])
    assert json.loads((tmp_path / "datapackage.json").read_text())["resources"] == []
