"""Policies: what they say is taken, and what they say wrongly is refused with its line."""

from pathlib import Path

import pytest

from trajectory_recorder.errors import UsageError
from trajectory_recorder.quality.check import CHECKS
from trajectory_recorder.quality.policy import built_in, load, parse

GOOD = """\
policy: spreadsheet tasks
version: 3
checks:
  idle: {warn_s: 120}
  undo_storm: off
"""


def test_a_policy_changes_what_it_names_and_nothing_else() -> None:
    policy, usual = parse(GOOD, "p.yaml"), built_in()
    assert (policy.name, policy.version) == ("spreadsheet tasks", 3)
    assert policy.limits["idle"].warn_s == 120
    assert policy.limits["idle"].note_s == usual.limits["idle"].note_s
    assert set(usual.limits) - set(policy.limits) == {"undo_storm"}
    assert policy.limits["secrets"] == usual.limits["secrets"]


def test_the_built_in_policy_has_every_check() -> None:
    assert set(built_in().limits) == {name for name, _ in CHECKS}


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("policy: a\nversion: 1\nchecks:\n  idel: off\n", 4, "did you mean 'idle'"),
        (
            "policy: a\nversion: 1\nchecks:\n  idle:\n    warn_seconds: 3\n",
            5,
            "'warn_seconds' is not a limit",
        ),
        ("policy: a\nversion: 1\nchecks:\n  idle:\n    warn_s: soon\n", 5, "Expected `float`"),
        ("policy: a\nversion: 1\nchecks:\n  idle:\n    warn_s: -1\n", 5, ">= 0"),
        ("policy: a\nversion: 1\nchecks:\n  idle: {warn_share: 1.5}\n", 4, "<= 1"),
        ("policy: a\nversion: 1\nchecks:\n  idle: on\n", 4, "single value"),
        ("policy: a\nversion: 1\nchecks: [idle]\n", 3, "single value or a list"),
        ("policy: a\nversion: one\n", 2, "Expected `int`"),
        ("policy: a\nversion: -1\n", 2, ">= 0"),
        (f"policy: a\nversion: 1{':1' * 4000}\n", 2, "`int`"),
        ("policy: 2001-99-99\nversion: 1\n", 1, "not what it says"),
        ("policy: a\nversion: 0x_\n", 2, "not what it says"),
        ("policy: a\nversion: 1\nchecks:\n  idle: !!bool maybe\n", 4, "not what it says"),
        ("policy: a\nversion: 1\nchecks: " + "{idle: " * 100_000, 3, "too deep"),
        ('policy: "\\ud800"\nversion: 1\n', 1, "can be printed"),
        ("policy: a\nversion: 1\npolicy: b\n", 3, "second time"),
        ("policy: a\nversion: 1\nlimits: {}\n", 3, "'limits' is not a key"),
        ("version: 1\n", 1, "a policy needs"),
        ("policy: a\nversion: 1\nchecks:\n  idle: {\n", 5, "not YAML"),
        ("policy: a\nversion: 1\nchecks:\n  idle: {warn_s: !!python/name:os.system x}\n", 4, ""),
    ],
)
def test_what_is_wrong_is_refused_with_its_line(text: str, line: int, what: str) -> None:
    with pytest.raises(UsageError) as refused:
        parse(text, "p.yaml")
    assert f"p.yaml, line {line}:" in str(refused.value)
    assert what in str(refused.value)


def test_an_empty_policy_and_one_that_is_not_there_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is empty"):
        parse("", "p.yaml")
    with pytest.raises(UsageError, match="can't be read"):
        load(tmp_path / "none.yaml")
    (tmp_path / "good.yaml").write_text(GOOD)
    assert load(tmp_path / "good.yaml") == parse(GOOD, "x")
