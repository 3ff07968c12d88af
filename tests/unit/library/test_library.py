import hashlib
import os
import shutil
import time
from dataclasses import replace
from pathlib import Path

import pytest

from helpers.sealed_bundle import EVENTS, SCREEN, sealed_bundle
from helpers.sessions import session_info
from trajectory_recorder.bundle import BundleWriter, layout
from trajectory_recorder.bundle.derived import write_derived
from trajectory_recorder.bundle.lock import BundleLock
from trajectory_recorder.bundle.manifest import Clock, Parent, Task
from trajectory_recorder.bundle.writer import create_folder
from trajectory_recorder.errors import UsageError
from trajectory_recorder.library import Condition, Item, Library
from trajectory_recorder.library import library as module
from trajectory_recorder.quality import report as reports
from trajectory_recorder.quality.finding import Finding, Severity
from trajectory_recorder.quality.looking import Judged

QUIET = Finding(Severity.WARN, 5, 9, "The voice is quiet", "Sit closer", stream="voice")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "Trajectories")


def recorded(library: Library, name: str, *, begun_ns: int = 7, **fields: object) -> Path:
    """A sealed bundle in the library's folder."""
    root = library.folder / f"{name}{layout.SUFFIX}"
    return sealed_bundle(root, {EVENTS: 50, SCREEN: 100}, clock=Clock(begun_ns, 0, 1, ()), **fields)


def checked(root: Path, *, digest: str | None = None) -> None:
    """Put a report with one finding into a bundle."""
    made = reports.report(
        [Judged("quiet", QUIET)], bundle_id="b", duration_ns=1, policy=("strict", 3), measures={}
    )
    digest = digest or hashlib.sha256((root / layout.MANIFEST).read_bytes()).hexdigest()
    reports.keep(root, reports.document(made, manifest_sha256=digest, recorder="1"))


def only(library: Library) -> Item:
    (item,) = library.items()
    return item


def test_there_is_nothing_before_the_first_recording(library: Library) -> None:
    assert library.items() == ()
    assert library.space().used_bytes == 0
    assert library.space().free_bytes > 0


def test_a_sealed_recording_says_what_it_is(library: Library) -> None:
    root = recorded(library, "monday", parent=Parent("the parent", "f" * 64, ()))
    item = only(library)
    text = (root / layout.MANIFEST).read_bytes()
    assert item == Item(
        root=root,
        name="monday",
        condition=Condition.SEALED,
        begun_utc_ns=7,
        duration_ns=1_000_000_000,
        bytes=sum(it.stat().st_size for it in root.rglob("*") if it.is_file()),
        bundle_id=item.bundle_id,
        task_id="sums",
        manifest_sha256=hashlib.sha256(text).hexdigest(),
        parent_id="the parent",
        parent_sha256="f" * 64,
    )
    assert library.space().used_bytes == item.bytes


def test_the_newest_comes_first(library: Library) -> None:
    for number, begun_ns in enumerate((20, 30, 10)):
        recorded(library, f"{number}", begun_ns=begun_ns)
    assert [it.begun_utc_ns for it in library.items()] == [30, 20, 10]


def test_the_checks_report_is_told_as_long_as_it_belongs_to_the_recording(library: Library) -> None:
    root = recorded(library, "a")
    assert only(library).quality is None
    checked(root)
    quality = only(library).quality
    assert quality is not None
    assert (quality.verdict, quality.score, quality.policy, quality.policy_version) == (
        "warn",
        92,
        "strict",
        3,
    )
    assert [(it.check, it.finding.message) for it in quality.findings] == [("quiet", "The voice is quiet")]
    checked(root, digest="0" * 64)
    assert only(library).quality is None
    write_derived(root, layout.QUALITY, b"no report")
    assert only(library).quality is None


def test_sealed_recordings_are_read_once_and_again_when_they_change(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def counted(root: Path, used_bytes: int) -> Item:
        read.append(root.name.removesuffix(layout.SUFFIX))
        return original(root, used_bytes)

    original = module.read_item
    monkeypatch.setattr(module, "read_item", counted)
    first, second = recorded(library, "a"), recorded(library, "b", begun_ns=8)
    write_derived(first, layout.THUMBNAILS, b"x")
    library.items()
    before = library.items()
    assert sorted(read) == ["a", "b"]
    write_derived(first, layout.TRANSCRIPT, b"x" * 100)
    after = library.items()
    assert read[2:] == ["a"]
    assert after == (before[0], replace(before[1], bytes=before[1].bytes + 100))
    shutil.rmtree(second)
    assert [it.root for it in library.items()] == [first]


def test_what_is_being_recorded_differs_from_what_a_crash_left(library: Library) -> None:
    library.folder.mkdir()
    session = replace(session_info(), task=Task("sums"))
    root = create_folder(library.folder, session.start_utc_ns)
    writer = BundleWriter(root, session)
    recording = only(library)
    assert (recording.condition, recording.begun_utc_ns, recording.duration_ns) == (
        Condition.RECORDING,
        session.start_utc_ns,
        None,
    )
    assert (recording.task_id, recording.bundle_id) == ("sums", session.bundle_id)
    long_ago_s = time.time() - 60
    os.utime(root / layout.LOCK, (long_ago_s, long_ago_s))
    assert only(library).condition is Condition.RECORDING
    writer.abandon()
    assert only(library).condition is Condition.INTERRUPTED
    assert not (root / layout.LOCK).exists()


def test_a_lock_file_that_a_crash_left_holds_nothing(library: Library) -> None:
    root = library.folder / f"a{layout.SUFFIX}"
    root.mkdir(parents=True)
    for name in (layout.JOURNAL, layout.LOCK):
        (root / name).touch()
    # An engine may be about to lock it.
    assert only(library).condition is Condition.RECORDING
    long_ago_s = time.time() - 60
    os.utime(root / layout.LOCK, (long_ago_s, long_ago_s))
    assert only(library).condition is Condition.INTERRUPTED
    BundleLock(root).release()


def test_an_interrupted_recording_of_which_nothing_can_be_read_is_listed_all_the_same(
    library: Library,
) -> None:
    root = library.folder / f"a{layout.SUFFIX}"
    root.mkdir(parents=True)
    (root / layout.JOURNAL).write_bytes(b"torn")
    item = only(library)
    assert (item.condition, item.bundle_id) == (Condition.INTERRUPTED, None)
    assert item.begun_utc_ns == root.stat().st_mtime_ns


def test_a_damaged_recording_says_what_is_wrong(library: Library) -> None:
    root = recorded(library, "a")
    (root / layout.MANIFEST).write_text("{}")
    item = only(library)
    assert (item.condition, item.duration_ns, item.manifest_sha256) == (Condition.DAMAGED, None, None)
    assert "is not the manifest of a trajectory bundle" in item.trouble


def test_what_is_no_recording_is_not_listed(library: Library, tmp_path: Path) -> None:
    root = recorded(library, "a")
    (library.folder / "notes").mkdir()
    (library.folder / "letter.txt").write_text("dear")
    shutil.copytree(root, library.folder / f".b{layout.SUFFIX}-1.part")
    outside = shutil.copytree(root, tmp_path / "c")
    (library.folder / f"c{layout.SUFFIX}").symlink_to(outside)
    assert [it.root for it in library.items()] == [root]


def test_a_deleted_recording_is_gone_with_all_its_files(library: Library) -> None:
    recorded(library, "a")
    kept = recorded(library, "b", begun_ns=9)
    library.delete(library.items()[1])
    assert list(library.folder.iterdir()) == [kept]


def test_only_recordings_of_the_folder_are_deleted(library: Library, tmp_path: Path) -> None:
    recorded(library, "a")
    item = only(library)
    outside = shutil.copytree(item.root, tmp_path / "outside")
    link = library.folder / "link"
    link.symlink_to(outside)
    plain = library.folder / "notes"
    plain.mkdir()
    for root in (outside, link, plain, library.folder, library.folder / "gone"):
        with pytest.raises(UsageError, match="is no recording in"):
            library.delete(replace(item, root=root))
    assert (outside / layout.MANIFEST).is_file()
    assert plain.is_dir()


def test_links_in_a_deleted_recording_are_not_followed(library: Library, tmp_path: Path) -> None:
    root = recorded(library, "a")
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "letter.txt").write_text("dear")
    (root / "link").symlink_to(outside)
    library.delete(only(library))
    assert (outside / "letter.txt").read_text() == "dear"


def test_what_a_kill_left_of_a_deletion_is_deleted_at_the_next_start(library: Library) -> None:
    root = recorded(library, "a")
    left = root.rename(library.folder / f".{root.name}-abc.deleted")
    assert Library(library.folder).items() == ()
    assert not left.exists()
