"""Paths of an endpoint's files, on this machine."""

from pathlib import Path

import pytest

from trajectory_recorder.administering.delivered_paths import place, require_distinct
from trajectory_recorder.errors import Refused

HOSTILE = (
    "",
    ".",
    "..",
    "/etc/passwd",
    "a/../../b",
    "./a",
    "a//b",
    "a/",
    "C:/a",
    "a/b:stream",
    "a\\b",
    "a\0b",
    "a\nb",
    ".export/job.json",
    ".EXPORT/job.json",
    "nul",
    "data/Aux.json",
    "data/com1",
    "a./b",
    "a ",
    "x" * 256,
)


@pytest.mark.parametrize("path", HOSTILE)
def test_hostile_ones_are_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(Refused):
        place(tmp_path, path)


def test_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "out").symlink_to(tmp_path.parent)
    with pytest.raises(Refused):
        place(tmp_path, "out/a")


@pytest.mark.parametrize(
    "path", ["SHA256SUMS", "train/steps-00000.parquet", "data/.hidden", "ä/console.json"]
)
def test_plain_ones_are_taken(tmp_path: Path, path: str) -> None:
    assert place(tmp_path, path) == tmp_path / path


def test_two_that_differ_in_case_alone_are_refused() -> None:
    require_distinct(["a", "b"])
    with pytest.raises(Refused):
        require_distinct(["a/b", "A/b"])
