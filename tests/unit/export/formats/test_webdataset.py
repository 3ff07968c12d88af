"""WebDataset of steps, read by `webdataset` and `datasets`."""

import io
import json
import tarfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from helpers.counter_code import read_counter
from helpers.exported import Exported, episode_of, exported
from helpers.loaders import load
from helpers.pictured_session import COUNTER_PX
from helpers.steps_session import KINDS, PICTURES, STARTS_NS, at_work
from trajectory_recorder.export.episode import Episode
from trajectory_recorder.export.piece import Loss
from trajectory_recorder.wire.exports import ExportOptions

# The library leaves archives to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")

PLACES = {
    "click": (100, 100, 100, 100),
    "double_click": (200, 120, 200, 120),
    "drag": (300, 200, 400, 220),
    "scroll": (500, 50, 500, 50),
    "move": (550, 200, 599, 300),
}


@pytest.fixture(scope="module")
def done(worked: Episode, silent: Episode, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    return exported("webdataset", [worked, silent], tmp_path_factory.mktemp("webdataset"))


def samples(folder: Path, split: str) -> list[dict[str, Any]]:
    """Samples as the library of the format reads them."""
    import webdataset

    urls = [str(it) for it in sorted(folder.glob(f"{split}-*.tar"))]
    return list(webdataset.WebDataset(urls, shardshuffle=False).decode("rgb8"))


def test_samples_have_the_picture_before_each_step_and_what_was_done(done: Exported, worked: Episode) -> None:
    read = samples(done.folder, "train")
    assert [it["__key__"] for it in read] == [f"{worked.name}-{number:06d}" for number in range(len(KINDS))]
    assert [read_counter(it["png"], *COUNTER_PX) for it in read] == list(PICTURES)
    rows = [it["json"] for it in read]
    assert [it["kind"] for it in rows] == list(KINDS)
    assert [it["t_ns"] for it in rows] == list(STARTS_NS)
    assert [it["t_end_ns"] for it in rows] == [it.end_ns for it in worked.actions]
    assert [tuple(it["event_ids"]) for it in rows] == [it.event_ids for it in worked.actions]
    assert [it["frame_pts_ns"] for it in rows] == [it.before.pts_ns for it in worked.pictured if it.before]
    assert {(it["image_width_px"], it["image_height_px"]) for it in rows} == {(1000, 400)}
    assert {(it["episode"], it["task"], it["instruction"]) for it in rows} == {
        (worked.name, "sums", "Add the numbers up")
    }


def test_rows_tell_places_texts_keys_words_and_labels(done: Exported) -> None:
    rows = [it["json"] for it in samples(done.folder, "train")]
    for row in rows[:2] + rows[3:5] + rows[8:9]:
        assert (row["x"], row["y"], row["x_end"], row["y_end"]) == PLACES[row["kind"]]
    assert [(it["x"], it["x_end"]) for it in rows[5:8] + rows[9:]] == [(None, None)] * 4
    drag = rows[3]
    assert json.loads(drag["path"])[:3] == [
        [4_270_000_000, 300, 200],
        [4_280_000_000, 350, 210],
        [4_290_000_000, 400, 220],
    ]
    assert rows[0]["path"] == ""
    assert (rows[2]["button"], rows[2]["keys"]) == ("right", "control")
    assert (rows[4]["scroll_dx"], rows[4]["scroll_dy"]) == (1.0, -2.0)
    assert (rows[5]["text"], rows[5]["strokes"]) == ("Sum: 5€", "Sum: 5€")
    assert [it["keys"] for it in rows[6:8]] == ["Return", "control+s"]
    assert {(it["application"], it["window_title"]) for it in rows[:9]} == {("Editor", "Report.txt")}
    assert (rows[9]["application"], rows[9]["window_title"]) == ("", "")
    assert [it["said_before"] for it in rows[:2]] == ["First the menu.", ""]
    assert rows[5]["said_during"] == "Five."
    assert [(it["verdicts"], it["reasons"]) for it in rows[:2]] == [("wrong", "that is the menu"), ("", "")]


def test_nothing_is_said_of_what_is_not_known(done: Exported) -> None:
    rows = [it["json"] for it in samples(done.folder, "test")]
    assert {(it["transcribed"], it["said_before"], it["instruction"]) for it in rows} == {(False, "", "")}


def test_the_loader_of_datasets_reads_the_same(done: Exported, tmp_path: Path) -> None:
    files = {split: [done.folder / f"{split}-000000.tar"] for split in ("train", "test")}
    loaded = load("webdataset", files, tmp_path)
    for split in files:
        read = samples(done.folder, split)
        assert [it["__key__"] for it in loaded[split]] == [it["__key__"] for it in read]
        assert [it["json"] for it in loaded[split]] == [it["json"] for it in read]
        for ours, theirs in zip(read, loaded[split]["png"], strict=True):
            assert np.array_equal(np.asarray(theirs), ours["png"])


def test_pictures_and_places_shrink_together_and_the_rest_stays_out(worked: Episode, tmp_path: Path) -> None:
    options = ExportOptions(
        height_px=200, image="jpeg", coordinates="relative", transcript=False, elements=False
    )
    read = samples(exported("webdataset", [worked], tmp_path, options).folder, "train")
    assert {it["jpg"].shape for it in read} == {(200, 500, 3)}
    assert {(it["json"]["image_width_px"], it["json"]["transcribed"]) for it in read} == {(500, False)}
    assert (read[0]["json"]["x"], read[0]["json"]["y"]) == (0.1, 0.25)
    assert (read[8]["json"]["x_end"], read[8]["json"]["y_end"]) == (0.599, 0.75)


def test_shards_are_tar_archives_with_nothing_of_this_machine(done: Exported) -> None:
    data = (done.folder / "train-000000.tar").read_bytes()
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        members = archive.getmembers()
        assert {(it.mtime, it.uid, it.gid, it.uname, it.gname, it.mode) for it in members} == {
            (0, 0, 0, "", "", 0o644)
        }
        content = archive.extractfile(members[1])
        assert content is not None
        assert Image.open(content).size == (1000, 400)
    assert len(members) == 2 * len(KINDS)
    assert len(data) % tarfile.RECORDSIZE == 0


def test_the_same_bytes_come_out_again(
    done: Exported, worked: Episode, silent: Episode, tmp_path: Path
) -> None:
    again = exported("webdataset", [worked, silent], tmp_path)
    assert again.bytes() == done.bytes()
    assert done.described() == set(done.bytes())
    assert done.resources[0].rows == 2 * len(KINDS)
    assert {it.name for it in done.resources[0].fields} == set(samples(done.folder, "train")[0]["json"])


def test_steps_without_a_picture_are_lost_and_told(tmp_path: Path) -> None:
    person = at_work()
    person.shown_ms = person.shown_ms[3:]
    done = exported("webdataset", [episode_of(person.seal(tmp_path))], tmp_path)
    rows = [it["json"]["step"] for it in samples(done.folder, "train")]
    assert rows == list(range(3, len(KINDS)))
    loss = Loss("a step", "there is no picture before it, and no sample is without")
    assert done.losses[loss] == 3
