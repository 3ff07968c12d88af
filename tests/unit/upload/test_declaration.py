from hashlib import sha256
from pathlib import Path

import pytest

from helpers.sealed_bundle import EVENTS, SCREEN, sealed_bundle
from trajectory_recorder.errors import BundleError, DamagedBundle, NotABundle
from trajectory_recorder.upload.declaration import declare
from trajectory_recorder.wire import limits


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return sealed_bundle(tmp_path / "a.trajectory", {EVENTS: 100, SCREEN: 200})


def test_a_bundle_is_declared_by_its_manifest_and_tag_files(root: Path) -> None:
    declaration = declare(root)
    manifest = (root / "manifest.json").read_bytes()
    assert declaration.content == sha256(manifest).hexdigest()
    assert (declaration.task, declaration.bytes) == ("sums", 300)
    assert [(it.path, it.bytes) for it in declaration.files] == [(EVENTS, 100), (SCREEN, 200)]
    document = declaration.document(project="p", task="t", override="the sound is meant to be off")
    assert document["manifest"].encode() == manifest
    assert set(document["tag_files"]) == {
        "bagit.txt",
        "bag-info.txt",
        "manifest-sha256.txt",
        "tagmanifest-sha256.txt",
    }
    assert (document["project"], document["task"]) == ("p", "t")
    assert document["override"] == {"reason": "the sound is meant to be off"}
    mended = declaration.document(project="p", task=None, override=None, replaces="a" * 32)
    assert mended["replaces"] == "a" * 32
    plain = declaration.document(project="p", task=None, override=None)
    assert not {"task", "override", "replaces"} & set(plain)


def test_a_transcript_goes_along_and_nothing_else_that_is_derived(root: Path) -> None:
    (root / "derived").mkdir()
    for name in ("transcript.json", "quality.json", "actions.jsonl"):
        (root / "derived" / name).write_bytes(b"{}")
    declaration = declare(root)
    assert declaration.documents["derived"] == [
        {"path": "derived/transcript.json", "bytes": 2, "sha256": sha256(b"{}").hexdigest()}
    ]
    assert declaration.files[-1].path == "derived/transcript.json"


def test_paths_that_lead_out_of_the_bundle_are_refused(root: Path) -> None:
    path = root / "manifest.json"
    path.write_text(path.read_text().replace(EVENTS, "../../secret"))
    with pytest.raises(DamagedBundle, match="not a path inside"):
        declare(root)


def test_links_are_refused(root: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"x")
    (root / "derived").mkdir()
    (root / "derived" / "transcript.json").symlink_to(tmp_path / "secret")
    with pytest.raises(DamagedBundle, match="symbolic link"):
        declare(root)


def test_what_is_missing_is_said(root: Path, tmp_path: Path) -> None:
    (root / "bag-info.txt").unlink()
    with pytest.raises(DamagedBundle, match=r"bag-info\.txt can't be read"):
        declare(root)
    with pytest.raises(NotABundle):
        declare(tmp_path)


def test_what_no_endpoint_takes_is_not_begun(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BundleError, match="too long to be sent"):
        declare(root).document(project="p" * limits.LARGEST_JSON_BYTES, task=None, override=None)
    monkeypatch.setattr(limits, "LARGEST_BUNDLE_BYTES", 299)
    with pytest.raises(BundleError, match="larger than"):
        declare(root)
    monkeypatch.setattr(limits, "MOST_FILES", 1)
    with pytest.raises(BundleError, match="2 files, and 1"):
        declare(root)
