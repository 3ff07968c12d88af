"""What a folder of bundles tells of them, and which of them it does not give out."""

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from helpers.events_sealed import seal_events
from helpers.sealed_bundle import EVENTS, VOICE, sealed_bundle
from trajectory_recorder.bundle import manifest as manifests
from trajectory_recorder.bundle.manifest import Clock
from trajectory_recorder.errors import UsageError
from trajectory_recorder.events import Forget
from trajectory_recorder.export.sources import Problem, open_source
from trajectory_recorder.wire.catalogue import Catalogued, Facts, QualityTold, TaskTold

TAGS = ("bag-info.txt", "bagit.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt")


def read(folder: Path) -> tuple[list[Catalogued], list[Problem]]:
    problems: list[Problem] = []
    return list(open_source(str(folder)).catalogued(problems.append)), problems


def report(root: Path, manifest: str | None = None) -> None:
    """Put the verdict of the checks beside a bundle."""
    document = {
        "format": "trajectory-quality",
        "format_version": "1.0",
        "manifest_sha256": manifest or hashlib.sha256((root / "manifest.json").read_bytes()).hexdigest(),
        "policy": "standard",
        "policy_version": 1,
        "verdict": "warn",
        "score": 71,
        "findings": [],
    }
    (root / "derived").mkdir(exist_ok=True)
    (root / "derived" / "quality.json").write_text(json.dumps(document), encoding="utf-8")


def test_facts_and_files_are_those_of_the_bundle(tmp_path: Path) -> None:
    root = sealed_bundle(tmp_path / "a.trajectory", {EVENTS: 500, VOICE: 70})
    report(root)
    (root / "derived" / "transcript.json").write_bytes(b"{}")
    (root / "derived" / "timeline.index").write_bytes(b"of this machine")
    (found,), problems = read(tmp_path)
    manifest = manifests.read(root)
    assert problems == []
    assert found.facts == Facts(
        bundle_id=manifest.bundle_id,
        manifest_sha256=hashlib.sha256((root / "manifest.json").read_bytes()).hexdigest(),
        duration_ns=1_000_000_000,
        bytes=570,
        recorded_at=datetime.fromtimestamp(1_780_000_000, UTC),
        task=TaskTold(key="sums"),
        quality=QualityTold(verdict="warn", score=71),
    )
    expected = sorted(
        (*TAGS, EVENTS, VOICE, "derived/quality.json", "derived/transcript.json", "manifest.json")
    )
    assert [it.path for it in found.files] == expected
    for it in found.files:
        data = Path(it.location).read_bytes()
        assert it.location == str(root / it.path)
        assert (it.bytes, it.sha256) == (len(data), hashlib.sha256(data).hexdigest())


def test_bundles_lie_at_any_depth_and_come_in_the_same_order(tmp_path: Path) -> None:
    for number, name in enumerate(
        ["z.trajectory", "b/c/y.trajectory", "b/x.trajectory", ".hidden/w.trajectory"]
    ):
        sealed_bundle(tmp_path / name, {EVENTS: 1}, seed=number)
    (tmp_path / "a.trajectory").symlink_to(tmp_path / "z.trajectory")
    (tmp_path / "notes.txt").write_text("no bundle", encoding="utf-8")
    found, problems = read(tmp_path)
    assert [it.facts.bundle_id[-4:] for it in found] == ["0001", "0002", "0000"]
    assert problems == []
    assert [it.facts.bundle_id[-4:] for it in read(tmp_path / "z.trajectory")[0]] == ["0000"]
    assert read(tmp_path / "b" / "c")[0] == found[:1]


def test_a_report_of_another_state_is_not_told(tmp_path: Path) -> None:
    root = sealed_bundle(tmp_path / "a.trajectory", {EVENTS: 1})
    report(root, "0" * 64)
    (found,), problems = read(tmp_path)
    assert (found.facts.quality, problems) == (None, [])
    assert "derived/quality.json" not in {it.path for it in found.files}


def test_what_can_not_be_read_is_reported_and_skipped(tmp_path: Path) -> None:
    sealed_bundle(tmp_path / "a.trajectory", {EVENTS: 1})
    (tmp_path / "b.trajectory").mkdir()
    (tmp_path / "c.trajectory").mkdir()
    (tmp_path / "c.trajectory" / "events.journal.mcap").write_bytes(b"")
    damaged = sealed_bundle(tmp_path / "d.trajectory", {EVENTS: 1}, seed=2) / "manifest.json"
    damaged.write_bytes(damaged.read_bytes()[:-20])
    sealed_bundle(tmp_path / "e.trajectory", {EVENTS: 1}, seed=3, clock=Clock(2**100, 0, 1, ()))
    climbing = sealed_bundle(tmp_path / "f.trajectory", {EVENTS: 1}, seed=4) / "manifest.json"
    climbing.write_bytes(climbing.read_bytes().replace(b'"data/events.mcap"', b'"data/../../x"'))
    torn = sealed_bundle(tmp_path / "g.trajectory", {EVENTS: 1}, seed=5)
    (torn / "derived").mkdir()
    (torn / "derived" / "quality.json").write_bytes(b"{")
    linked = sealed_bundle(tmp_path / "h.trajectory", {EVENTS: 1}, seed=6)
    (linked / "bagit.txt").unlink()
    (linked / "bagit.txt").symlink_to(tmp_path / "a.trajectory" / "bagit.txt")
    found, problems = read(tmp_path)
    assert [it.facts.bundle_id[-4:] for it in found] == ["0001"]
    reasons = {Path(it.place).name[0]: it.reason for it in problems}
    assert list(reasons) == list("bcdefgh")
    assert "is not a bundle" in reasons["b"]
    assert "was never sealed" in reasons["c"]
    assert "is not valid JSON" in reasons["d"]
    assert "no year" in reasons["e"]
    assert "is not a path inside the bundle" in reasons["f"]
    assert "is no quality report" in reasons["g"]
    assert "is a symbolic link" in reasons["h"]


def test_what_is_still_to_be_forgotten_goes_to_nobody(tmp_path: Path) -> None:
    seal_events(tmp_path, [(5, Forget(1, 4))], duration_ns=9)
    found, (problem,) = read(tmp_path)
    assert found == []
    assert "to be forgotten" in problem.reason


def test_a_source_that_there_is_not_is_told_with_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "recordings").mkdir()
    (tmp_path / "x.txt").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match=r"did you mean .*recordings\?"):
        open_source(str(tmp_path / "recording"))
    with pytest.raises(UsageError, match="holds no catalogue"):
        open_source(str(tmp_path / "x.txt"))
    with pytest.raises(UsageError, match="is an address"):
        open_source("https://endpoint.example")
    with pytest.raises(UsageError, match="names no bucket"):
        open_source("s3:///prefix")
