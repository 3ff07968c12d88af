from pathlib import Path

import pytest

from trajectory_recorder.bundle import layout
from trajectory_recorder.errors import DamagedBundle


@pytest.mark.parametrize(
    "path", ["/etc/passwd", "../other", "data/../../x", "", "C:/x", "data\\x", "data/\0", "a/../b"]
)
def test_paths_that_lead_out_are_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(DamagedBundle, match="not a path inside"):
        layout.resolve(tmp_path, path)


def test_links_are_refused_wherever_they_stand(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    (tmp_path / "real" / "file").symlink_to("/etc/passwd")
    for path in ("link/x", "real/file"):
        with pytest.raises(DamagedBundle, match="symbolic link"):
            layout.resolve(tmp_path, path)


def test_names_of_videos() -> None:
    assert layout.screen_path(2, 0) == "data/screen-2.mkv"
    assert layout.screen_path(2, 3) == "data/screen-2-3.mkv"
    assert layout.resolve(Path("b"), layout.screen_path(0, 0)) == Path("b/data/screen-0.mkv")
