import json
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from trajectory_recorder.bundle import manifest as manifests
from trajectory_recorder.errors import DamagedBundle, NewerFormat, NotABundle


def valid() -> dict[str, Any]:
    return {
        "format": "trajectory",
        "format_version": "1.0",
        "bundle_id": "x",
        "recorder": {"name": "trajectory-recorder", "version": "0"},
        "os": {"name": "", "version": "", "architecture": "", "session_type": "", "locale": ""},
        "clock": {"start_utc_ns": 1, "start_monotonic_ns": 2, "resolution_ns": 1, "anchors": []},
        "duration_ns": 1,
        "ended": "stopped",
        "coordinate_space": "",
        "displays": [],
        "streams": [],
        "topics": {},
        "gaps": [],
        "files": [],
    }


def read(tmp_path: Path, document: object) -> manifests.Manifest:
    (tmp_path / "manifest.json").write_text(document if isinstance(document, str) else json.dumps(document))
    return manifests.read(tmp_path)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    manifest = read(tmp_path, valid())
    assert manifests.decode(manifests.encode(manifest), tmp_path) == manifest


def test_unknown_fields_and_minor_versions_are_ignored(tmp_path: Path) -> None:
    assert read(tmp_path, {**valid(), "format_version": "1.7", "later": {"a": 1}}).duration_ns == 1


def test_a_higher_major_version_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NewerFormat, match=r"format 2\.0.*newer version"):
        read(tmp_path, {"format": "trajectory", "format_version": "2.0"})


@pytest.mark.parametrize(
    ("document", "kind", "message"),
    [
        ("{", DamagedBundle, "not valid JSON"),
        ("[" * 100_000, DamagedBundle, "not valid JSON"),
        ("[]", NotABundle, "not the manifest"),
        ({"format": "other"}, NotABundle, "not the manifest"),
        ({**valid(), "format_version": "one"}, DamagedBundle, "not a version"),
        ({**valid(), "format_version": None}, DamagedBundle, "not a version"),
        ({**valid(), "duration_ns": "long"}, DamagedBundle, "duration_ns"),
        ({**valid(), "files": [{"path": 1}]}, DamagedBundle, "files"),
    ],
)
def test_bad_manifests(tmp_path: Path, document: object, kind: type[Exception], message: str) -> None:
    with pytest.raises(kind, match=message):
        read(tmp_path, document)


def test_what_is_no_bundle_is_explained(tmp_path: Path) -> None:
    with pytest.raises(NotABundle, match="does not exist"):
        manifests.read(tmp_path / "none")
    with pytest.raises(NotABundle, match=r"it has no manifest\.json"):
        manifests.read(tmp_path)
    (tmp_path / "events.journal.mcap").touch()
    with pytest.raises(NotABundle, match=r"never sealed.*recover"):
        manifests.read(tmp_path)
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(NotABundle, match="a bundle is a folder"):
        manifests.read(file)


def test_ids_are_version_7_and_sort_by_time() -> None:
    ids = [manifests.new_bundle_id() for _ in range(20)]
    assert len(set(ids)) == 20
    assert {UUID(text).version for text in ids} == {7}
    assert {UUID(text).variant for text in ids} == {"specified in RFC 4122"}
    assert [text[:13] for text in ids] == sorted(text[:13] for text in ids)
