"""WebDataset of whole recordings: the bundle's files, and what goes along without the voice."""

import json
from pathlib import Path
from typing import Any

import pytest

from helpers.exported import episode_of, exported
from helpers.loaders import load
from helpers.steps_session import KINDS, STARTS_NS, WORDS
from trajectory_recorder.bundle import Bundle
from trajectory_recorder.bundle.mcap_messages import messages
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.export.episode import Episode
from trajectory_recorder.wire.exports import ExportOptions

# The library leaves archives to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")


def samples(folder: Path) -> list[dict[str, Any]]:
    """Samples as the library of the format reads them, undecoded."""
    import webdataset

    urls = [str(it) for it in sorted(folder.glob("*.tar"))]
    return list(webdataset.WebDataset(urls, shardshuffle=False))


def test_a_sample_has_the_bundles_files_and_its_steps(worked: Episode, tmp_path: Path) -> None:
    (sample,) = samples(exported("webdataset-episodes", [worked], tmp_path).folder)
    assert sample["__key__"] == worked.name
    assert sample["mkv"] == worked.bundle.path("data/screen-0.mkv").read_bytes()
    assert sample["mcap"] == worked.bundle.path("data/events.mcap").read_bytes()
    document = json.loads(sample["json"])
    steps = [json.loads(it) for it in sample["steps.jsonl"].splitlines()]
    assert [it["kind"] for it in steps] == list(KINDS)
    assert [it["t_ns"] for it in steps] == list(STARTS_NS)
    assert (document["task"], document["duration_ns"]) == ("sums", worked.bundle.manifest.duration_ns)
    words = [json.loads(it) for it in sample["words.jsonl"].splitlines()]
    assert [(it["from_ns"], it["to_ns"], it["text"]) for it in words] == list(WORDS)
    assert document["displays"][0]["x_px"] == -1000
    assert document["files"] == [
        {"path": "data/events.mcap", "member": "mcap"},
        {"path": "data/screen-0.mkv", "member": "mkv"},
    ]


def test_all_files_of_the_voice_go_along(spoken: Bundle, tmp_path: Path) -> None:
    (sample,) = samples(exported("webdataset-episodes", [episode_of(spoken)], tmp_path).folder)
    paths = [it.path for it in spoken.manifest.files if it.path.endswith(".mka")]
    assert len(paths) > 1
    assert sample["mka"] == spoken.path("data/narration.mka").read_bytes()
    assert sample["narration-1.mka"] == spoken.path("data/narration-1.mka").read_bytes()


@pytest.mark.parametrize(("allowed", "wanted"), [(False, True), (True, False)])
def test_without_the_voice_nothing_of_it_goes_along(
    spoken: Bundle, tmp_path: Path, *, allowed: bool, wanted: bool
) -> None:
    options = ExportOptions(voice=wanted)
    done = exported("webdataset-episodes", [episode_of(spoken, voice=allowed)], tmp_path, options)
    (sample,) = samples(done.folder)
    assert sorted(it for it in sample if not it.startswith("__")) == [
        "json",
        "mcap",
        "steps.jsonl",
        "words.jsonl",
    ]
    (tmp_path / "events.mcap").write_bytes(sample["mcap"])
    kept = list(messages(tmp_path / "events.mcap"))
    there = list(messages(spoken.path("data/events.mcap")))
    gone = ("trajrec/voice", "trajrec/voice/clock", "trajrec/speech", "trajrec/health")
    assert {it.topic for it in there} >= {"trajrec/voice", "trajrec/speech", "trajrec/health"}
    assert kept == [it for it in there if it.topic not in gone]
    assert [it.what for it in done.losses] == ["the voice and what was measured of it"]
    again = exported("webdataset-episodes", [episode_of(spoken, voice=allowed)], tmp_path / "again", options)
    assert again.bytes() == done.bytes()


def test_the_loader_of_datasets_reads_the_same(worked: Episode, silent: Episode, tmp_path: Path) -> None:
    done = exported("webdataset-episodes", [worked, silent], tmp_path)
    loaded = load(
        "webdataset", {it: [done.folder / f"{it}-000000.tar"] for it in ("train", "test")}, tmp_path / "cache"
    )
    for split, episode in (("train", worked), ("test", silent)):
        (row,) = loaded[split].cast_column("mkv", _undecoded())
        assert row["mkv"]["bytes"] == episode.bundle.path("data/screen-0.mkv").read_bytes()
        lines = [json.loads(it) for it in row["steps.jsonl"].splitlines()]
        assert [it["t_ns"] for it in lines] == list(STARTS_NS)
        assert row["json"]["transcribed"] == (split == "train")


def _undecoded() -> Any:
    import datasets

    return datasets.Video(decode=False)


def test_a_file_that_is_not_what_the_bundle_says_is_refused(tmp_path: Path, spoken: Bundle) -> None:
    episode = episode_of(spoken)
    spoiled = tuple(it if it.path.endswith(".mcap") else _with_other_hash(it) for it in episode.files)
    altered = Episode(spoken, episode.facts, spoiled, "train", voice=True)
    with pytest.raises(DamagedBundle, match="is not what its manifest says"):
        exported("webdataset-episodes", [altered], tmp_path)


def _with_other_hash(file: Any) -> Any:
    import msgspec

    return msgspec.structs.replace(file, sha256="0" * 64)
