"""The applications of a recording, whoever made it."""

from trajectory_recorder.bundle.applications import LONGEST, MOST, applications_of, named
from trajectory_recorder.events import WindowEvent


def window(application: str | None) -> WindowEvent:
    return WindowEvent(1, "title", application, 1, 0, 0, 10, 10)


def test_each_is_told_once_in_the_order_of_its_first_use() -> None:
    used = ("Calc", None, "Mail", "Calc", "می‌نویسم", "😀 \u202eeditor")
    assert applications_of(map(window, used)) == ("Calc", "Mail", "می‌نویسم", "😀 \u202eeditor")
    assert applications_of([]) == ()


def test_control_characters_are_no_part_of_a_name() -> None:
    assert named(["a\0b", "a\nb", "\x1b[31m", "\x9b\x7f"]) == (
        "a\N{REPLACEMENT CHARACTER}b",
        "\N{REPLACEMENT CHARACTER}[31m",
        2 * "\N{REPLACEMENT CHARACTER}",
    )


def test_long_names_are_cut_and_too_many_are_not_known() -> None:
    long = "ü" * LONGEST
    assert named([long, long + "a", long + "b"]) == (long,)
    many = [str(it) for it in range(MOST)]
    assert named(many + many) == tuple(many)
    assert named([*many, "Signal"]) is None
