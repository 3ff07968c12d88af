from pathlib import Path

import pytest

from helpers.pictured_session import PATH, PicturedSession
from trajectory_recorder.cli.application import run


@pytest.fixture
def root(tmp_path: Path) -> Path:
    session = PicturedSession()
    for _ in range(4):
        session.clicks().changes()
    return session.seal(tmp_path).root


def test_it_says_where_the_page_is(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["replay", str(root), "--html", str(tmp_path / "page")], interruptible=False) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'page' / 'index.html'}: 3 steps, 5 pictures\n"


def test_what_is_missing_is_said(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / PATH).unlink()
    assert run(["replay", str(root), "--html", str(tmp_path / "page")], interruptible=False) == 1
    told = capsys.readouterr()
    assert told.err.startswith(f"missing: {PATH} is missing in ")
    assert told.out.endswith("3 steps, 0 pictures\n")


def test_a_folder_that_is_taken_is_wrong_usage(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["replay", str(root), "--html", str(tmp_path)], interruptible=False) == 2
    assert "is not empty" in capsys.readouterr().err
