import zipfile
from pathlib import Path

import pytest

from helpers.sealed_bundle import EVENTS, SCREEN, sealed_bundle
from trajectory_recorder.bundle import layout
from trajectory_recorder.bundle.derived import write_derived
from trajectory_recorder.bundle.topics import TOPICS
from trajectory_recorder.errors import BundleError, Cancelled, DamagedBundle, OutputUnusable, UsageError
from trajectory_recorder.events import Forget
from trajectory_recorder.library import Item, Library
from trajectory_recorder.tasks import Task


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "Trajectories")


@pytest.fixture
def item(library: Library) -> Item:
    root = sealed_bundle(library.folder / f"a{layout.SUFFIX}", {EVENTS: 3_000_000, SCREEN: 100})
    write_derived(root, layout.TRANSCRIPT, b"what was said")
    (item,) = library.items()
    return item


def contents(root: Path) -> dict[str, bytes]:
    return {it.relative_to(root).as_posix(): it.read_bytes() for it in root.rglob("*") if it.is_file()}


def test_a_folder_holds_every_file_of_the_recording(library: Library, item: Item, tmp_path: Path) -> None:
    target = tmp_path / "far" / "away" / "b"
    assert library.export(item, target) == target
    assert contents(target) == contents(item.root)
    assert layout.TRANSCRIPT in contents(target)


def test_one_file_holds_the_recordings_folder(library: Library, item: Item, tmp_path: Path) -> None:
    archive = library.export(item, tmp_path / "a.zip")
    with zipfile.ZipFile(archive) as opened:
        assert opened.testzip() is None
        opened.extractall(tmp_path / "unpacked")
    assert contents(tmp_path / "unpacked" / item.root.name) == contents(item.root)
    assert [it.name for it in (tmp_path / "unpacked").iterdir()] == [item.root.name]


@pytest.mark.parametrize("name", ["b", "b.zip"])
def test_a_recording_that_was_changed_is_not_handed_on(
    library: Library, item: Item, tmp_path: Path, name: str
) -> None:
    with (item.root / SCREEN).open("r+b") as file:
        file.write(b"\0\0\0")
    with pytest.raises(DamagedBundle, match=r"screen-0\.mkv in .* is not what was sealed"):
        library.export(item, tmp_path / name)
    (item.root / SCREEN).unlink()
    with pytest.raises(DamagedBundle, match=r"screen-0\.mkv is missing"):
        library.export(item, tmp_path / name)
    assert [it.name for it in tmp_path.iterdir()] == ["Trajectories"]


@pytest.mark.parametrize("name", ["b", "b.zip"])
def test_a_cancelled_export_leaves_nothing(library: Library, item: Item, tmp_path: Path, name: str) -> None:
    shares: list[float] = []

    def half_way(doing: str, share: float) -> None:
        assert doing == f"copying {item.root.name}"
        shares.append(share)
        task.cancel()

    task = Task(half_way)
    with pytest.raises(Cancelled):
        library.export(item, tmp_path / name, task=task)
    assert len(shares) == 1
    assert [it.name for it in tmp_path.iterdir()] == ["Trajectories"]


def test_nothing_is_overwritten(library: Library, item: Item, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "letter.txt").write_text("dear")
    archive = tmp_path / "taken.zip"
    archive.write_bytes(b"another")
    for target in (taken, archive, item.root / "b", item.root / "b.zip"):
        with pytest.raises(UsageError):
            library.export(item, target)
    assert archive.read_bytes() == b"another"
    assert contents(taken) == {"letter.txt": b"dear"}


@pytest.mark.parametrize("name", ["b", "b.zip"])
def test_a_place_that_cant_be_written_to_is_told(
    library: Library, item: Item, tmp_path: Path, name: str
) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(OutputUnusable, match="can't be written"):
        library.export(item, tmp_path / "file" / name)


def test_what_lies_behind_links_does_not_go_along(library: Library, item: Item, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    (item.root / "derived" / "linked.json").symlink_to(secret)
    target = library.export(item, tmp_path / "b")
    assert not (target / "derived" / "linked.json").exists()


def test_only_what_is_sealed_is_handed_on(library: Library, item: Item, tmp_path: Path) -> None:
    (item.root / layout.MANIFEST).unlink()
    with pytest.raises(BundleError):
        library.export(item, tmp_path / "b")


def test_what_is_to_be_forgotten_is_not_handed_on(library: Library, tmp_path: Path) -> None:
    root = library.folder / f"b{layout.SUFFIX}"
    sealed_bundle(root, {EVENTS: 50}, topics={TOPICS[Forget].name: 1})
    (item,) = library.items()
    with pytest.raises(BundleError, match="still holds what was to be forgotten"):
        library.export(item, tmp_path / "b")
    assert not (tmp_path / "b").exists()
