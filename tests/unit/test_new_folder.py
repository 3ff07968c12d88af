from pathlib import Path

import pytest

from trajectory_recorder.errors import OutputUnusable, UsageError
from trajectory_recorder.new_folder import appearing, free


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    return tmp_path / "elsewhere"


def test_a_folder_may_be_empty_or_not_there(tmp_path: Path, elsewhere: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "link").symlink_to("empty")
    assert free(tmp_path / "new" / "deep", outside=elsewhere) == tmp_path / "new" / "deep"
    assert free(tmp_path / "empty", outside=elsewhere) == tmp_path / "empty"
    assert free(tmp_path / "link", outside=elsewhere) == tmp_path / "empty"


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path, elsewhere: Path) -> None:
    (tmp_path / "note").write_text("mine")
    with pytest.raises(UsageError, match="is not empty"):
        free(tmp_path, outside=elsewhere)
    with pytest.raises(UsageError, match="is a file"):
        free(tmp_path / "note", outside=elsewhere)
    with pytest.raises(UsageError, match="sealed content"):
        free(elsewhere / "new", outside=elsewhere)


@pytest.mark.parametrize("exists", [True, False])
def test_it_appears_when_it_is_complete(tmp_path: Path, *, exists: bool) -> None:
    folder = tmp_path / "sheet"
    if exists:
        folder.mkdir()
    with appearing(folder) as making:
        (making / "page").write_text("whole")
        assert not folder.exists() or not list(folder.iterdir())
    assert [it.name for it in tmp_path.iterdir()] == ["sheet"]
    assert (folder / "page").read_text() == "whole"


def test_an_interrupt_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), appearing(tmp_path / "sheet") as making:
        (making / "page").write_text("half")
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_what_came_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "sheet"
    with pytest.raises(OutputUnusable, match="can't be written"), appearing(folder):
        folder.mkdir()
        (folder / "note").write_text("mine")
    assert [it.name for it in tmp_path.rglob("*")] == ["sheet", "note"]


def test_a_place_that_cannot_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputUnusable), appearing(tmp_path / "file" / "sheet"):
        pytest.fail("it was made")
