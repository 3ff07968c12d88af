import hashlib
from contextlib import closing
from pathlib import Path

import pytest

from trajectory_recorder.bundle.checksums import Checksums, SummedFile, hash_file
from trajectory_recorder.bundle.manifest import FileEntry


def put(root: Path, path: str, content: bytes) -> FileEntry:
    (root / "data").mkdir(exist_ok=True)
    (root / path).write_bytes(content)
    kind = "video/matroska" if path.endswith("mkv") else "application/mcap"
    return FileEntry(path, len(content), hashlib.sha256(content).hexdigest(), kind)


def test_a_file_that_is_appended_to_knows_its_checksum(tmp_path: Path) -> None:
    file = SummedFile(tmp_path / "new")
    for block in (b"", b"a" * 100_000, memoryview(b"bc"), bytearray(3)):
        file.write(block)
    assert file.tell() == 100_005
    file.close()
    assert file.summed == hash_file(tmp_path / "new") == (100_005, file.summed[1])
    with pytest.raises(FileExistsError):
        SummedFile(tmp_path / "new")


def test_entries_are_those_of_the_files_whoever_summed_them(tmp_path: Path) -> None:
    begun = put(tmp_path, "data/screen-0.mkv", b"1" * 3_000_000)
    known = put(tmp_path, "data/events.mcap", b"2")
    new = put(tmp_path, "data/screen-1.mkv", b"")
    with closing(Checksums(tmp_path)) as checksums:
        checksums.begin(begun.path)
        checksums.put(known.path, (1, known.sha256))
        assert checksums.entries([begun.path, known.path, new.path]) == (begun, known, new)


def test_a_file_that_grew_after_it_was_read_is_read_again(tmp_path: Path) -> None:
    path = put(tmp_path, "data/screen-0.mkv", b"1").path
    with closing(Checksums(tmp_path)) as checksums:
        checksums.begin(path)
        assert checksums.entries([path])[0].bytes == 1
        grown = put(tmp_path, path, b"123")
        assert checksums.entries([path]) == (grown,)


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with closing(Checksums(tmp_path)) as checksums:
        checksums.begin("data/gone.mkv")
        with pytest.raises(FileNotFoundError):
            checksums.entries(["data/gone.mkv"])
