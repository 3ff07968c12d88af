import os
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from helpers.exporting import RAW, InlinePool, choice, files_of
from trajectory_recorder.bundle import verify
from trajectory_recorder.export.bulk.run import ExportResult, run_export
from trajectory_recorder.export.destinations import open_destination
from trajectory_recorder.export.sources import open_source
from trajectory_recorder.selection.snapshot import Snapshot

GOLDEN = Path(__file__).parents[3] / "data/golden-1.0.trajectory"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    shutil.copytree(GOLDEN, tmp_path / "source/one.trajectory")
    return tmp_path / "source"


def export(snapshot: Snapshot, output: Path) -> ExportResult:
    return run_export(snapshot, RAW, open_destination(str(output)), pool=InlinePool())


def test_bundles_come_byte_for_byte_and_are_valid(source: Path, tmp_path: Path) -> None:
    snapshot = choice(source)
    export(snapshot, tmp_path / "export")
    (root,) = (tmp_path / "export/bundles").iterdir()
    assert root.name == f"{snapshot.chosen[0].catalogued.facts.bundle_id}.trajectory"
    assert files_of(root) == files_of(GOLDEN)
    assert verify(root) == []


def test_what_comes_out_is_a_source_again(source: Path, tmp_path: Path) -> None:
    first = choice(source)
    export(first, tmp_path / "export")
    problems = []
    (again,) = open_source(str(tmp_path / "export")).catalogued(problems.append)
    assert problems == []
    assert again.facts == first.chosen[0].catalogued.facts
    assert choice(tmp_path / "export").id == first.id
    export(choice(tmp_path / "export"), tmp_path / "again")
    assert files_of(tmp_path / "again") == files_of(tmp_path / "export")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_bundle_with_a_pipe_in_the_place_of_a_file_is_skipped_without_waiting(
    source: Path, tmp_path: Path
) -> None:
    snapshot = choice(source)
    events = source / "one.trajectory/data/events.mcap"
    events.unlink()
    os.mkfifo(events)
    (skipped,) = export(snapshot, tmp_path / "export").told.skipped
    assert skipped.reason.endswith("events.mcap is missing")
    assert not (tmp_path / "export/bundles").exists()


def test_a_bundle_whose_voice_may_not_go_along_stays(source: Path, tmp_path: Path) -> None:
    snapshot = choice(source)
    silent = replace(snapshot, chosen=tuple(replace(it, voice=False) for it in snapshot.chosen))
    (skipped,) = export(silent, tmp_path / "export").told.skipped
    assert skipped.reason == "its voice may not go along, and bundles hold it"
    assert not (tmp_path / "export/bundles").exists()
