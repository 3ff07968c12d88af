import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from helpers import exporting
from helpers.exporting import DyingPool, InlinePool, choice, export, files_of, make_bundles, spoil
from trajectory_recorder.errors import Cancelled, OutputUnusable, UsageError
from trajectory_recorder.export.bulk.conversion import DIED
from trajectory_recorder.export.bulk.plan import EXPORT, SUMS
from trajectory_recorder.export.bulk.reports import DONE
from trajectory_recorder.export.bulk.run import run_export
from trajectory_recorder.export.destinations import open_destination
from trajectory_recorder.export.destinations.destination import LOCK, PROGRESS, WORK
from trajectory_recorder.file_lock import FileLock
from trajectory_recorder.tasks import Task
from trajectory_recorder.wire.exports import ExportRequest, SplitRule

_COUNT = 8
_BAD = 3
_KILLS = 3
_TESTS = Path(exporting.__file__).parents[1]
_ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join((str(_TESTS), str(_TESTS.parent)))}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Bundles, one of which is not what its manifest says."""
    folder = make_bundles(tmp_path_factory.mktemp("source"), _COUNT)
    spoil(folder, _BAD)
    return folder


@pytest.fixture(scope="module")
def whole(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An export of all of them that nothing disturbed."""
    output = tmp_path_factory.mktemp("whole") / "export"
    export(source, output)
    return output


def sums(folder: Path) -> dict[str, str]:
    lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    return {path: sha256 for sha256, path in (it.split("  ") for it in lines)}


def test_every_file_is_listed_with_its_hash_and_nothing_else_is_left(whole: Path) -> None:
    files = files_of(whole)
    del files[SUMS]
    assert sums(whole) == {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
    assert not (whole / WORK).exists()


def test_a_bad_bundle_is_told_of_and_the_others_go_on(whole: Path) -> None:
    told = json.loads((whole / EXPORT).read_bytes())
    assert told["recordings"] == _COUNT - 1
    (skipped,) = told["skipped"]
    assert skipped["bundle_id"].endswith(f"{_BAD:04}")
    assert skipped["reason"] == "data/screen-0.mkv is not what its catalogue says"
    assert len((whole / "catalogue.jsonl").read_bytes().splitlines()) == _COUNT - 1


def test_it_says_what_it_is_without_places_of_this_machine(whole: Path, source: Path) -> None:
    told = json.loads((whole / EXPORT).read_bytes())
    files = files_of(whole)
    assert told["plan"]["request"]["format"] == "raw"
    others = [data for path, data in files.items() if path not in {EXPORT, SUMS}]
    assert (told["files"], told["bytes"]) == (len(others), sum(map(len, others)))
    assert not [path for path, data in files.items() if str(source).encode() in data]


def test_a_finished_export_is_left_alone(source: Path, whole: Path) -> None:
    before = {it: it.stat().st_mtime_ns for it in whole.rglob("*") if it.is_file()}
    result = export(source, whole)
    assert result.was_finished
    assert result.told.recordings == _COUNT - 1
    assert {it: it.stat().st_mtime_ns for it in whole.rglob("*") if it.is_file()} == before


@pytest.mark.parametrize("seed", [20261122, *(pytest.param(it, marks=pytest.mark.slow) for it in range(9))])
def test_killed_anywhere_it_goes_on_to_the_same_bytes(
    seed: int, source: Path, whole: Path, tmp_path: Path
) -> None:
    command = [sys.executable, str(exporting.__file__), str(source), str(tmp_path / "export")]
    said = subprocess.run(
        [*command, str(_KILLS), str(seed)],
        check=True,
        capture_output=True,
        text=True,
        env=_ENVIRONMENT,
    ).stdout
    assert said.split() == ["-9"] * _KILLS
    assert files_of(tmp_path / "export") == files_of(whole)


def test_the_bundle_that_a_worker_dies_over_is_found_and_left_out(source: Path, tmp_path: Path) -> None:
    pool = DyingPool("0005")
    told = export(source, tmp_path, pool=pool).told
    assert pool.deaths == 2  # among others, and alone
    assert [(it.bundle_id[-4:], it.reason) for it in told.skipped][1:] == [("0005", DIED)]
    assert (len(told.skipped), told.recordings) == (2, _COUNT - 2)


def test_what_was_begun_goes_on_as_it_was_known_then(source: Path, whole: Path, tmp_path: Path) -> None:
    told = []

    def stop(doing: str, share: float) -> None:
        told.append((doing, share))
        if share:
            task.cancel()

    task = Task(stop)
    with pytest.raises(Cancelled):
        export(source, tmp_path / "export", task=task)
    assert [doing.partition(",")[0] for doing, _ in told] == [
        f"exporting recordings: {it} of {_COUNT}" for it in (0, 1)
    ]
    progress = json.loads((tmp_path / "export" / PROGRESS).read_bytes())
    assert (progress["bundles"], progress["bundles_in_all"]) == (0, _COUNT)
    assert not (tmp_path / "export" / SUMS).exists()
    export(source, tmp_path / "export")
    assert files_of(tmp_path / "export") == files_of(whole)


def test_a_report_that_cannot_be_read_is_as_good_as_none(source: Path, whole: Path, tmp_path: Path) -> None:
    task = Task(lambda _, share: task.cancel() if share else None)
    with pytest.raises(Cancelled):
        export(source, tmp_path / "export", task=task)
    left = list((tmp_path / "export" / DONE).rglob("*.json"))
    assert left
    for it in left:
        it.write_bytes(b"")
    export(source, tmp_path / "export")
    assert files_of(tmp_path / "export") == files_of(whole)


def test_another_export_is_not_written_over(source: Path, whole: Path) -> None:
    split = ExportRequest(format="raw", split=SplitRule(shares={"train": 1, "test": 1}))
    with pytest.raises(UsageError, match=r"holds another export \(raw of the choice") as raised:
        export(source, whole, split)
    assert "name another folder" in raised.value.remedy


def test_one_that_was_begun_otherwise_is_not_gone_on_with(source: Path, tmp_path: Path) -> None:
    task = Task()
    task.cancel()
    with pytest.raises(Cancelled):
        export(source, tmp_path, task=task)
    with pytest.raises(UsageError, match="holds another export"):
        export(source, tmp_path, ExportRequest(format="raw", purpose="evaluation"))


def test_files_that_no_export_made_are_left_alone(source: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match=r"holds files that no export made, thesis\.txt"):
        export(source, tmp_path)
    assert files_of(tmp_path) == {"thesis.txt": b"mine"}


def test_two_runs_at_once_are_refused(source: Path, tmp_path: Path) -> None:
    (tmp_path / WORK).mkdir()
    lock = FileLock(tmp_path / LOCK)
    with pytest.raises(OutputUnusable, match="another export writes to"):
        export(source, tmp_path)
    lock.release()
    assert not export(source, tmp_path).was_finished


def test_a_format_that_there_is_not_is_refused(source: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"there is no format named 'row'\. did you mean 'raw'"):
        run_export(
            choice(source),
            ExportRequest(format="row"),
            open_destination(str(tmp_path)),
            pool=InlinePool(),
        )
    assert not list(tmp_path.iterdir())


_ON_A_SMALL_DISK = """
mount -t tmpfs -o size=150k none "$1"
"$2" "$3" "$4" "$1/export" 0 0
code=$?
ls "$1/export"
exit $code
"""


def test_a_full_disk_ends_it_with_the_reason(source: Path, tmp_path: Path) -> None:
    program = [sys.executable, str(exporting.__file__)]
    command = ["unshare", "--map-root-user", "--mount", "sh", "-c", _ON_A_SMALL_DISK, "sh", str(tmp_path)]
    ended = subprocess.run(
        [*command, *program, str(source)], check=False, capture_output=True, text=True, env=_ENVIRONMENT
    )
    assert ended.returncode == 1
    assert "OutputUnusable" in ended.stderr.splitlines()[-1]
    assert "No space left on device" in ended.stderr.splitlines()[-1]
    assert ended.stdout.split() == ["bundles"]
