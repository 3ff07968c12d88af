import pytest

from trajectory_recorder.bundle.edit_kinds import edit_kinds
from trajectory_recorder.bundle.manifest import Parent


@pytest.mark.parametrize(
    ("kinds", "told"),
    [
        (["mute", "cut", "mute"], "cut, muted x2"),
        (
            ["narrate", "note", "blank", "cover", "mask_text"],
            "blanked, covered, text masked, narration added, note added",
        ),
        (["\x1b[2J", 7, None, "cut"], "cut, edited otherwise x3"),
        ([], "nothing changed"),
    ],
)
def test_edits_are_told_by_their_kind(kinds: list[object], told: str) -> None:
    assert edit_kinds(Parent("a", "b", tuple({"kind": kind} for kind in kinds))) == told


def test_an_edit_without_a_kind_is_told() -> None:
    assert edit_kinds(Parent("a", "b", ({"from_ns": 1},))) == "edited otherwise"
