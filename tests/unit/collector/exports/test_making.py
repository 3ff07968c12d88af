"""The words between the endpoint and the process that converts."""

import json
from pathlib import Path

import pytest

from trajectory_recorder.collector.exports import making
from trajectory_recorder.collector.exports.work_folder import WorkFolder
from trajectory_recorder.wire.exports import ExportOptions, ExportRequest

TOLD = {
    "doing": "exporting",
    "bundles": 1,
    "bundles_in_all": 2,
    "bytes": 3,
    "bytes_in_all": 4,
    "skipped": 0,
    "bundles_per_s": 0.5,
    "mb_per_s": 1.5,
    "left_s": None,
}


@pytest.fixture
def folder(tmp_path: Path) -> WorkFolder:
    it = WorkFolder(tmp_path)
    (it.made / ".export").mkdir(parents=True)
    return it


def test_only_what_was_asked_for_becomes_a_flag(folder: WorkFolder) -> None:
    options = ExportOptions(height_px=720, voice=False, image="jpeg", shard_mb=1000)
    words = making.command(ExportRequest(format="parquet", options=options), folder)
    assert words[: len(making.COMMAND)] == list(making.COMMAND)
    assert words[len(making.COMMAND) :] == [
        *[str(folder.root / "catalogue.jsonl"), "--format", "parquet", "--output", str(folder.made)],
        *["--snapshot", str(folder.root / "snapshot.json"), "--height-px", "720"],
        *["--image", "jpeg", "--no-voice"],
    ]


@pytest.mark.parametrize(
    "text",
    [b"", b"{", b"\xff", b"[" * 100_000, b"{}", json.dumps({**TOLD, "bytes": -1}).encode(), b" " * 200_000],
)
def test_progress_that_makes_no_sense_is_none(folder: WorkFolder, text: bytes) -> None:
    path = folder.made / ".export/progress.json"
    assert making.progress(folder) is None
    path.write_bytes(json.dumps(TOLD).encode())
    it = making.progress(folder)
    assert it is not None
    assert (it.bundles, it.mb_per_s, it.left_s) == (1, 1.5, None)
    path.write_bytes(text)
    assert making.progress(folder) is None


def test_of_what_was_skipped_so_much_is_kept_as_the_database_can_hold(folder: WorkFolder) -> None:
    skipped = [{"bundle_id": "x" * 100, "reason": "why\0" * 1_000}] * 1_000
    told = {"recordings": 1, "files": 2, "bytes": 3, "skipped": skipped}
    (folder.made / "export.json").write_text(json.dumps(told))
    made = making.made(folder)
    assert made is not None
    assert (len(made.skipped), len(made.first_skipped)) == (1_000, 200)
    assert {len(it["bundle_id"]) for it in made.first_skipped} == {64}
    assert all("\0" not in it["reason"] and len(it["reason"]) == 500 for it in made.first_skipped)


def test_of_a_log_the_end_is_kept_without_what_opens_files(folder: WorkFolder) -> None:
    signed = "https://store/kept/1?X-Amz-Signature=secret&X=1"
    folder.log.write_text(
        f"{'x' * 100_000}\ncan't read '{signed}' for {folder.made}/a/b in {folder.root}\n\n"
    )
    text = making.log_of(folder)
    assert len(text) < 70_000
    assert making.last_line(text) == "can't read 'https://store/kept/1?…' for a/b in …"
    assert making.last_line("") == "it said nothing"
