"""What is kept of recordings for a while: bounded, never wrong, and gone when it should be."""

import os
import stat
from pathlib import Path

import pytest

from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.reviewing.shelf import LONGEST_S, Shelf

A, B = "a1" * 16, "b2" * 16
SHA = "c3" * 32


def kept(shelf: Shelf, submission: str = A) -> list[int]:
    return [index for index in range(20) if shelf.block(submission, SHA, index) is not None]


def test_blocks_that_were_not_used_for_longest_make_room(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, limit_bytes=3 * 104)
    for index in range(3):
        shelf.keep_block(A, SHA, index, bytes([index]) * 100)
    assert shelf.block(A, SHA, 0) == bytes(100)
    shelf.keep_block(A, SHA, 3, b"3" * 100)
    assert kept(shelf) == [0, 2, 3]
    shelf.keep_block(A, SHA, 0, b"0" * 100)
    assert kept(shelf) == [0, 2, 3]
    assert sum(it.stat().st_size for it in tmp_path.rglob("*") if it.is_file()) == 3 * 104


def test_another_process_knows_what_is_there_and_what_is_oldest(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    for index in range(3):
        shelf.keep_block(A, SHA, index, b"x" * 100)
        os.utime(tmp_path / A / "blocks" / SHA / str(index), (10 - index, 10 - index))
    again = Shelf(tmp_path, limit_bytes=3 * 104)
    again.keep_block(B, SHA, 0, b"y" * 100)
    assert (kept(again), kept(again, B)) == ([0, 1], [0])


@pytest.mark.parametrize("spoiled", [b"", b"abc", b"\0" * 104], ids=["empty", "torn", "zeroed"])
def test_a_spoiled_block_is_missing(tmp_path: Path, spoiled: bytes) -> None:
    shelf = Shelf(tmp_path)
    shelf.keep_block(A, SHA, 0, b"x" * 100)
    (tmp_path / A / "blocks" / SHA / "0").write_bytes(spoiled)
    assert shelf.block(A, SHA, 0) is None
    (tmp_path / A / "blocks" / SHA / "0").unlink()
    assert shelf.block(A, SHA, 0) is None


def test_what_is_dropped_leaves_nothing(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, limit_bytes=300)
    (shelf.bundle(A) / "manifest.json").write_text("{}")
    shelf.keep_block(A, SHA, 0, b"x" * 200)
    shelf.keep_block(B, SHA, 0, b"y" * 50)
    shelf.drop(A)
    assert ([it.name for it in tmp_path.iterdir()], shelf.block(A, SHA, 0)) == ([B], None)
    shelf.keep_block(B, SHA, 1, b"y" * 200)
    assert kept(shelf, B) == [0, 1]


def test_what_nobody_used_for_a_week_goes(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    for submission in (A, B):
        shelf.bundle(submission)
    used_s = (tmp_path / A).stat().st_mtime
    shelf.sweep(used_s + LONGEST_S - 10)
    assert len(list(tmp_path.iterdir())) == 2
    os.utime(tmp_path / A, (used_s - 20, used_s - 20))
    (tmp_path / "not ours").mkdir()
    os.utime(tmp_path / "not ours", (1, 1))
    shelf.sweep(used_s + LONGEST_S - 10)
    assert {it.name for it in tmp_path.iterdir()} == {B, "not ours"}
    shelf.bundle(B)
    Shelf(tmp_path / "nothing here").sweep(used_s)


def test_nobody_else_may_look(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.bundle(A)
    shelf.keep_block(B, SHA, 0, b"x")
    assert {stat.S_IMODE((tmp_path / it).stat().st_mode) for it in (A, B)} == {0o700}


@pytest.mark.parametrize("name", ["", "..", "A1" * 16, "a" * 31, f"{'a' * 31}/", "a" * 33, "/etc"])
def test_hostile_names_lead_nowhere(tmp_path: Path, name: str) -> None:
    shelf = Shelf(tmp_path)
    for deed in (
        lambda: shelf.bundle(name),
        lambda: shelf.drop(name),
        lambda: shelf.keep_block(name, SHA, 0, b"x"),
        lambda: shelf.keep_block(A, name, 0, b"x"),
    ):
        with pytest.raises(DamagedBundle):
            deed()
    assert list(tmp_path.iterdir()) == []
