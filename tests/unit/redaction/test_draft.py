"""What is kept of edits until they are applied, and what of it is not believed."""

import json
from pathlib import Path

import pytest

from trajectory_recorder.bundle import layout
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.events import Rectangle
from trajectory_recorder.redaction import draft
from trajectory_recorder.redaction.edits import Blank, Cover, Cut, MaskText, Mute, Narrate, Note

SECOND = 1_000_000_000
EDITS = (
    Cut(1 * SECOND, 2 * SECOND),
    Blank(3 * SECOND, 4 * SECOND),
    Cover(5 * SECOND, 6 * SECOND, 1, Rectangle(-10, 20, 30, 40)),
    MaskText(7 * SECOND, 8 * SECOND),
    Mute(9 * SECOND, 10 * SECOND),
    Note(11 * SECOND, 12 * SECOND, "a detour"),
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "a.trajectory"
    root.mkdir()
    (root / layout.MANIFEST).write_text("{}")
    return root


def written(root: Path) -> dict[str, object]:
    content: dict[str, object] = json.loads((root / layout.EDITS).read_bytes())
    return content


def write(root: Path, **other: object) -> None:
    draft.save(root, EDITS[:1])
    (root / layout.EDITS).write_text(json.dumps({**written(root), **other}))


def test_what_was_saved_is_there_again(root: Path) -> None:
    assert draft.load(root) == ()
    draft.save(root, EDITS)
    assert draft.load(root) == EDITS
    draft.save(root, EDITS[:2])
    assert draft.load(root) == EDITS[:2]


def test_a_narration_lies_beside_the_draft_wherever_the_bundle_is_moved(root: Path, tmp_path: Path) -> None:
    path = draft.new_narration(root)
    path.write_bytes(b"sound")
    assert draft.new_narration(root) != path
    draft.save(root, [Narrate(0, SECOND, str(path))])
    assert "narration-1.mka" in str(written(root)["edits"])
    assert str(tmp_path) not in str(written(root)["edits"])
    moved = root.rename(tmp_path / "moved")
    assert draft.load(moved) == (Narrate(0, SECOND, str(moved / "edits" / "narration-1.mka")),)
    draft.remove(moved)
    assert [it.name for it in moved.iterdir()] == [layout.MANIFEST]
    assert draft.load(moved) == ()


def test_nothing_but_its_own_files_is_removed(root: Path) -> None:
    draft.save(root, EDITS)
    (root / "edits" / "mine.txt").write_text("mine")
    draft.remove(root)
    assert [it.name for it in (root / "edits").iterdir()] == ["mine.txt"]


def test_a_draft_of_another_state_is_left_aside(root: Path) -> None:
    draft.save(root, EDITS)
    (root / layout.MANIFEST).write_text('{"other": 1}')
    assert draft.load(root) == ()


@pytest.mark.parametrize(
    "edit",
    [
        {"kind": "cut", "from_ns": -1, "to_ns": 5},
        {"kind": "cut", "from_ns": 6, "to_ns": 5},
        {"kind": "cut", "from_ns": 0, "to_ns": 10**30},
        {"kind": "erase", "from_ns": 0, "to_ns": 5},
        {"kind": "narrate", "from_ns": 0, "to_ns": 5, "path": "/etc/passwd"},
        {"kind": "narrate", "from_ns": 0, "to_ns": 5, "path": "edits/../data/narration-1.mka"},
        {
            "kind": "cover",
            "from_ns": 0,
            "to_ns": 5,
            "display_id": 0,
            "area": {"x_px": 0, "y_px": 0, "width_px": 0, "height_px": 9},
        },
        {
            "kind": "cover",
            "from_ns": 0,
            "to_ns": 5,
            "display_id": 0,
            "area": {"x_px": 10**12, "y_px": 0, "width_px": 9, "height_px": 9},
        },
    ],
)
def test_what_no_window_would_have_written_is_refused(root: Path, edit: dict[str, object]) -> None:
    write(root, edits=[edit])
    with pytest.raises(DamagedBundle, match=r"edits\.json"):
        draft.load(root)


def test_a_narration_that_is_a_link_is_refused(root: Path) -> None:
    write(root, edits=[{"kind": "narrate", "from_ns": 0, "to_ns": 5, "path": "edits/narration-1.mka"}])
    (root / "edits" / "narration-1.mka").symlink_to("/etc/passwd")
    with pytest.raises(DamagedBundle, match="symbolic link"):
        draft.load(root)


def test_another_version_more_than_anybody_makes_and_no_json_are_refused(root: Path) -> None:
    for other in ({"format_version": "2.0"}, {"format": "a poem"}):
        write(root, **other)
        with pytest.raises(DamagedBundle, match="another version"):
            draft.load(root)
    write(root, edits=[{"kind": "cut", "from_ns": 0, "to_ns": 5}] * (draft.MOST_EDITS + 1))
    with pytest.raises(DamagedBundle, match="more than 1000"):
        draft.load(root)
    (root / layout.EDITS).write_bytes(b"{")
    with pytest.raises(DamagedBundle, match="no list of edits"):
        draft.load(root)


def test_a_narration_from_elsewhere_is_not_kept(root: Path) -> None:
    with pytest.raises(DamagedBundle, match="does not lie beside"):
        draft.save(root, [Narrate(0, SECOND, "/etc/narration-1.mka")])
