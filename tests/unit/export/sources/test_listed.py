"""Catalogues from anywhere: what is taken from one, and which places it may not name."""

from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from helpers.catalogue import catalogued, consent
from trajectory_recorder.export.sources import Problem, open_source
from trajectory_recorder.wire.catalogue import Catalogued, TaskTold

LINES_AT_MOST = 16_000_000


def at(place: str, number: int = 1) -> Catalogued:
    """A recording whose files lie there."""
    one = catalogued(number, task=TaskTold(key="t"), consent=consent("training"))
    return replace(one, files=tuple(replace(it, location=f"{place}/{it.path}") for it in one.files))


def write(path: Path, *lines: Catalogued | bytes) -> Path:
    encoded = [it if isinstance(it, bytes) else msgspec.json.encode(it) for it in lines]
    path.write_bytes(b"\n".join(encoded))
    return path


def read(source: Path) -> tuple[list[Catalogued], list[Problem]]:
    problems: list[Problem] = []
    return list(open_source(str(source)).catalogued(problems.append)), problems


PLACES = ["/store/b", "s3://bucket/a b/+%2F", "https://host/x?signature=1", "http://127.0.0.1:9000/x"]


@pytest.mark.parametrize("place", PLACES)
def test_a_catalogue_that_somebody_named_may_point_anywhere(tmp_path: Path, place: str) -> None:
    recording = at(place)
    assert read(write(tmp_path / "some.jsonl", recording, b"", b"  ")) == ([recording], [])


@pytest.mark.parametrize("place", PLACES)
def test_a_folders_own_catalogue_points_into_that_folder_only(tmp_path: Path, place: str) -> None:
    write(tmp_path / "catalogue.jsonl", at("bundles/b", 2), at(place))
    (found,), (problem,) = read(tmp_path)
    assert found == at(str(tmp_path / "bundles" / "b"), 2)
    assert problem.place == f"{tmp_path / 'catalogue.jsonl'}, line 2"
    assert "outside of the catalogue's own place" in problem.reason


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("../b", "leads out"),
        ("a/../../b", "leads out"),
        ("a\\..\\b", "leads out"),
        ("x\0", "no place of a file"),
        ("x" * 9000, "no place of a file"),
        ("http://host/x", "would let everybody on the way read"),
        ("https://user:pass@host/x", "is no address"),
        ("https:///x", "is no address"),
        ("https://[x/", "is no address"),
        ("ftp://host/x", "leads out"),
    ],
)
def test_a_place_that_no_file_may_have_is_reported(tmp_path: Path, place: str, reason: str) -> None:
    found, (problem,) = read(write(tmp_path / "some.jsonl", at(place)))
    assert found == []
    assert reason in problem.reason
    assert "pass" not in problem.reason


def test_lines_that_are_none_are_reported_and_the_others_read(tmp_path: Path) -> None:
    hostile = at("/store")
    path = write(
        tmp_path / "some.jsonl",
        b"{",
        at("/store", 1),
        b'{"facts": {}, "files": []}',
        b"\xff\xfe",
        b'"' + b"x" * (LINES_AT_MOST + 5),
        b"[" * 100_000,
        replace(hostile, facts=replace(hostile.facts, bundle_id="a/b")),
        replace(hostile, files=hostile.files[:1]),
        at("/store", 2),
    )
    found, problems = read(path)
    assert found == [at("/store", 1), at("/store", 2)]
    assert [it.place.rpartition(" ")[2] for it in problems] == ["1", "3", "4", "5", "6", "7", "8"]
    assert "is not the id of a bundle" in problems[5].reason
    assert "does not list the manifest.json" in problems[6].reason
