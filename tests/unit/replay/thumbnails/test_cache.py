"""Kept pictures come back as they were, and only for what they were made from."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from trajectory_recorder import paths
from trajectory_recorder.bundle import layout
from trajectory_recorder.replay.thumbnails import cache
from trajectory_recorder.replay.thumbnails.cache import ThumbnailCache

WIDTH_PX, HEIGHT_PX = 8, 4


@pytest.fixture(autouse=True)
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "caches"
    monkeypatch.setattr(paths, "cache_folder", lambda: folder)
    return folder / "thumbnails"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "some.trajectory"
    root.mkdir()
    (root / layout.MANIFEST).write_text("{}")
    return root


def kept(root: Path, *, display_id: int = 0, width_px: int = WIDTH_PX) -> ThumbnailCache:
    return ThumbnailCache(root, display_id=display_id, width_px=width_px, height_px=HEIGHT_PX)


def pictures(*at_ns: int) -> dict[int, Any]:
    drawn = np.random.default_rng(1)
    return {it: drawn.integers(0, 256, (HEIGHT_PX, WIDTH_PX, 3), np.uint8) for it in at_ns}


def is_same(some: dict[int, Any], others: dict[int, Any]) -> bool:
    return some.keys() == others.keys() and all(np.array_equal(some[it], others[it]) for it in some)


def test_pictures_come_back_as_they_were(root: Path, caches: Path) -> None:
    saved = pictures(9, 0, 2**40)
    kept(root).save(saved)
    assert is_same(kept(root).load(), saved)
    assert [it.name for it in (root / "derived").iterdir()] == ["thumbnails.json"]
    assert not caches.exists()


def test_nothing_is_kept_of_a_bundle_without_a_manifest(root: Path) -> None:
    (root / layout.MANIFEST).unlink()
    kept(root).save(pictures(0))
    assert kept(root).load() == {}
    assert list(root.iterdir()) == []


def test_what_was_made_from_something_else_is_left_aside(root: Path) -> None:
    kept(root).save(pictures(0))
    assert kept(root, display_id=1).load() == {}
    assert kept(root, width_px=4).load() == {}
    (root / layout.MANIFEST).write_text("{} ")
    assert kept(root).load() == {}


def test_they_go_among_the_caches_where_the_bundle_is_not_theirs_to_write(root: Path, caches: Path) -> None:
    (root / "derived").write_text("in the way")
    saved = pictures(0, 5)
    kept(root).save(saved)
    assert is_same(kept(root).load(), saved)
    assert len(list(caches.iterdir())) == 1


def test_a_folder_that_is_a_link_is_not_written_into(root: Path, caches: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (root / "derived").symlink_to(elsewhere)
    saved = pictures(0)
    kept(root).save(saved)
    assert list(elsewhere.iterdir()) == []
    assert is_same(kept(root).load(), saved)
    assert len(list(caches.iterdir())) == 1


def test_only_the_newest_stay_among_the_caches(
    root: Path, caches: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "_MOST_FILES", 3)
    (root / "derived").write_text("in the way")
    for number in range(5):
        (root / layout.MANIFEST).write_text(str(number))
        kept(root).save(pictures(0))
    assert len(list(caches.iterdir())) == 3
    assert kept(root).load() != {}


def test_caches_that_can_not_be_written_are_no_reason_to_stop(root: Path, caches: Path) -> None:
    (root / "derived").write_text("in the way")
    caches.parent.write_text("in the way, too")
    kept(root).save(pictures(0))
    assert kept(root).load() == {}


def without(name: str) -> Callable[[dict[str, Any]], object]:
    return lambda file: file.pop(name)


def changed(name: str, value: object) -> Callable[[dict[str, Any]], object]:
    return lambda file: file.update({name: value})


@pytest.mark.parametrize(
    "spoil",
    [
        without("sheet_png"),
        changed("sheet_png", "%%%"),
        changed("sheet_png", "bm9uc2Vuc2U="),
        changed("sheet_png", "\u00e9"),
        changed("at_ns", []),
        changed("at_ns", [0]),
        changed("at_ns", [5, 0]),
        changed("at_ns", [0, 0]),
        changed("at_ns", list(range(100_000))),
        changed("at_ns", [0.5, 1]),
        changed("width_px", 10**9),
        changed("format_version", "2.0"),
        changed("manifest_sha256", "0" * 64),
    ],
)
def test_a_file_that_is_not_what_it_says_is_left_aside(
    root: Path, spoil: Callable[[dict[str, Any]], object]
) -> None:
    kept(root).save(pictures(0, 5))
    path = root / layout.THUMBNAILS
    file = json.loads(path.read_text())
    spoil(file)
    path.write_text(json.dumps(file))
    assert kept(root).load() == {}


@pytest.mark.parametrize("content", [b"", b"[" * 100_000, b"\xff\xfe", b"null", b"{}"])
def test_nonsense_is_left_aside(root: Path, content: bytes) -> None:
    kept(root).save(pictures(0, 5))
    (root / layout.THUMBNAILS).write_bytes(content)
    assert kept(root).load() == {}


def test_a_file_of_no_sensible_size_is_not_read(root: Path) -> None:
    kept(root).save(pictures(0))
    with (root / layout.THUMBNAILS).open("r+b") as file:
        file.truncate(10**12)
    assert kept(root).load() == {}
