"""The language of conditions: what is true of which recording, and what is said of a condition that makes no sense."""

import ast
import contextlib

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from helpers.catalogue import at, consent, facts, review
from trajectory_recorder.selection.bad_condition import BadCondition
from trajectory_recorder.selection.fields import FIELDS, FUNCTIONS
from trajectory_recorder.selection.where import compile_where
from trajectory_recorder.wire.catalogue import QualityTold, TaskTold
from trajectory_recorder.wire.states import ReviewVerdict, SubmissionState

KNOWN = facts(
    project="books",
    task=TaskTold(
        key="totals",
        title="Totals of José's books",
        difficulty="hard",
        tags=("sums", "tables"),
        tools=("Calc",),
    ),
    contributor="c1",
    submission="s1",
    state=SubmissionState.ACCEPTED,
    submitted_at=at(2, 23, minute=59),
    decided_at=at(3),
    quality=QualityTold(verdict="warn", score=84),
    # The one that was finished last comes first.
    reviews=(
        review(ReviewVerdict.ACCEPT, 1.0, 3, total=True, tidy=True),
        review(ReviewVerdict.REJECT, 0.5, 2, total=True, tidy=False),
    ),
    consent=consent("training", "voice"),
    applications=("Calc", "Firefox"),
)
UNKNOWN = facts()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  \n ",
        'project == "books"',
        '"books" == project',
        'task != "other"',
        'task in ("totals", "other")',
        'task not in ["a", "b"]',
        '"José" in title',
        '"Josef" not in title',
        '"sums" in tags and "Calc" in tools',
        '"charts" not in tags',
        'difficulty == "hard"',
        'state == "accepted"',
        'verdict == "accept"',
        "reviews == 2",
        "rubric_score == 0.75",
        'score("total") == 1 and score("tidy") == 0.5',
        'quality_verdict in ("pass", "warn") and quality_score > 80',
        "duration_s == 90.5",
        "90 < duration_s <= 90.5",
        "not 91 < duration_s",
        "bytes > -1",
        "bytes >= reviews",
        '"Firefox" in applications',
        'contributor == "c1"',
        "consent_version == 2",
        '"voice" in uses and "publication" not in uses',
        'bundle == "b0001" and submission == "s1"',
        "project is not None and project != None and not project is None",
        "True and not False",
        '(project == "x" or\n # which it is not\n project == "books")',
        '  project == "x" or task == "totals" and reviews > 1',
        'not (project == "books" and task == "x")',
    ],
)
def test_what_is_true_holds(text: str) -> None:
    assert compile_where(text).holds(KNOWN)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ('recorded == "2026-11-01"', True),
        ('recorded != "2026-11-01"', False),
        ('recorded <= "2026-11-01"', True),
        ('recorded < "2026-11-01"', False),
        ('recorded > "2026-11-01"', False),
        ('recorded >= "2026-11-01"', True),
        ('recorded == "2026-11-01T14:00"', True),
        ('recorded == "2026-11-01T16:00+02:00"', True),
        ('recorded < "2026-11-01T14:00:01"', True),
        ('"2026-11-01" <= recorded < "2026-11-02"', True),
        ('submitted < "2026-11-03"', True),
        ('submitted == "2026-11-02"', True),
        ('recorded in ("2026-10-31", "2026-11-01")', True),
        ('recorded not in ("2026-10-31", "2026-11-02")', True),
        ("decided > submitted > recorded", True),
        ('recorded < "9999-12-31"', True),
        ('recorded > "0001-01-01"', True),
    ],
)
def test_a_date_is_a_whole_day_in_utc(text: str, *, holds: bool) -> None:
    assert compile_where(text).holds(KNOWN) is holds


@pytest.mark.parametrize(
    "name", sorted(FIELDS.keys() - {"reviews", "recorded", "duration_s", "bytes", "bundle"})
)
def test_what_is_not_known_decides_nothing(name: str) -> None:
    declared = FIELDS[name]
    value = {"number": "0", "date": '"2026-11-01"'}.get(declared.type, f'"{(*declared.choices, "x")[0]}"')
    is_several = declared.type == "several texts"
    so, opposite = (
        (f"{value} in {name}", f"{value} not in {name}")
        if is_several
        else (
            f"{name} == {value}",
            f"{name} != {value}",
        )
    )
    for text in (so, opposite, f"not ({so})", f"not ({opposite})", f"{name} is not None"):
        assert not compile_where(text).holds(UNKNOWN), text
    for text in (
        f"{name} is None",
        f"None == {name}",
        f"{so} or bytes == 2000",
        f"not ({so} and bytes == 1)",
    ):
        assert compile_where(text).holds(UNKNOWN), text
    assert compile_where(f"{name} is not None").holds(KNOWN)


def test_what_is_not_known_is_neither_among_values_nor_not() -> None:
    for text in (
        'difficulty in ("hard", "easy")',
        'difficulty not in ("hard", "easy")',
        "quality_score not in (1, 2)",
    ):
        assert not compile_where(text).holds(UNKNOWN), text


def test_an_item_that_no_review_judged_is_not_known() -> None:
    assert compile_where('score("other") is None and score("total") is not None').holds(KNOWN)
    assert not compile_where('score("other") != 1').holds(KNOWN)


def test_a_condition_tells_which_fields_it_asks_for() -> None:
    assert compile_where("").fields == frozenset()
    asked = compile_where('state == "accepted" or not ("Calc" in applications and score("x") > 0)')
    assert asked.fields == {"state", "applications", "score"}


@pytest.mark.parametrize(
    ("text", "column", "message", "remedy"),
    [
        ('taks == "a"', 1, "taks at column 1 is no field", "did you mean task?"),
        ('"é" in tags and tittle == "é"', 17, "tittle at column 17 is no field", "did you mean title?"),
        ('  (task == "a"\n or quality == 1)', 20, "quality at column 20", "did you mean quality_score?"),
        ('state == "acepted"', 10, '"acepted" at column 10 is nothing that state can be', "accepted?"),
        ('bytes > "5"', 9, "is a text, and bytes is a number", "without quotes"),
        ("task == 5", 9, "is a number, and task is a text", "in quotes"),
        ("bytes == task", 10, "task at column 10 is a text, and bytes is a number", "with a number"),
        ("bytes == True", 10, "True at column 10 is nothing that a field holds", "write a field"),
        ('recorded > "2026-13-01"', 12, "is no date", "2026-11-01"),
        ("recorded > 2026", 12, "is a number, and recorded is a date", "in quotes"),
        ('task < "b"', 1, "not more or less", "=="),
        ('tags == "x"', 1, "tags at column 1 holds several texts", "in tags"),
        ('tags in ("x", "y")', 1, "tags at column 1 holds several texts", "in tags"),
        ('task in "x"', 9, "is no list of values", "parentheses"),
        ('"x" in state', 8, "is one of a few words", "state =="),
        ("5 in bytes", 6, "is a number, which nothing is in", "=="),
        ('("a", "b") in tags', 1, "are several values", "joined by or"),
        ('task == ("a", "b")', 9, "are several values", "in"),
        ('task in ("a", None)', 15, "is no value among others", "task is None"),
        ('task is "a"', 9, "does not go with `is`", "=="),
        ("task < None", 8, "can't be compared so", "task is None"),
        ('"a" == "b"', 1, "is compared with no field", "has to be a field"),
        ("task", 1, "is no condition", "compare it"),
        ('task = "a"', 6, "can't be read", "write == to compare"),
        ('(task == "a"', 1, "can't be read", "in parentheses"),
        ("task == 'a\\'", 11, "there is a backslash", "kind of quotes"),
        ("score == 1", 1, "takes one text", 'write score("item")'),
        ("score(1) == 1", 1, "takes one text", 'write score("item")'),
        ('scor("x") == 1', 1, "is no function", "did you mean score?"),
        ("bytes > 5 * 60", 9, "5 * 60 at column 9 can't be compared", "a number"),
        ("bytes > 1j", 9, "can't be compared", "a number"),
        ('task == f"{task}"', 9, "can't be compared", "a text in quotes"),
        ("task.key == 'a'", 1, "task.key at column 1 can't be compared", "write a field"),
        ("__import__('os').system('x') == 1", 1, "is no function", "choose from score"),
        ("[it for it in task]", 1, "is no condition", "compare it"),
        ("task == 'a' if bytes else True", 1, "is no condition", "compare it"),
        ("not " * 60 + "True", 161, "is nested too deep", "at most 40"),
        ("(" * 300, 201, "can't be read", ""),
        ("task == '\ud800'", 1, "can't be read", "plain letters"),
        ("bytes > 1 and " * 300, 4001, "has 4200 characters", "at most 4000"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_told_with_its_place(
    text: str, column: int, message: str, remedy: str
) -> None:
    with pytest.raises(BadCondition) as refused:
        compile_where(text)
    assert message in refused.value.message
    assert remedy in refused.value.remedy
    assert refused.value.column == column


_WORDS = [
    *FIELDS,
    *FUNCTIONS,
    *"()[],'\"=<>!#:",
    "==",
    "!=",
    "<=",
    " in ",
    " not in ",
    " and ",
    " or ",
    "not ",
]
_WORDS += [
    " is ",
    "None",
    "True",
    '"a"',
    '"2026-11-01"',
    "1",
    "-1",
    "1e9",
    "\n",
    "é",
    "\\",
    "lambda",
    "f'{",
    "\0",
]


@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(_WORDS), max_size=16).map("".join)))
@example("1in tags")
@example("-" * 3000 + "1")
@example("not " * 990 + "1")
@example("task" + "[0]" * 1200)
@example("bytes < " + "9" * 3900)
def test_any_text_is_a_condition_or_told_why_not(text: str) -> None:
    with contextlib.suppress(BadCondition):
        condition = compile_where(text)
        assert condition.fields <= FIELDS.keys() | FUNCTIONS.keys()
        for known in (KNOWN, UNKNOWN):
            assert condition.holds(known) in {True, False}


_NAMES = st.sampled_from(["reviews", "quality_score", "bytes", "duration_s"])
_COMPARED = st.builds(
    "{} {} {}".format, _NAMES, st.sampled_from(["<", "<=", "==", "!=", ">", ">="]), st.integers(0, 99)
)
_CONDITIONS = st.recursive(
    _COMPARED,
    lambda inner: st.one_of(
        inner.map("not ({})".format),
        st.builds("({}) and ({})".format, inner, inner),
        st.builds("({}) or ({})".format, inner, inner),
    ),
    max_leaves=8,
)


@settings(max_examples=40)
@given(_CONDITIONS)
def test_where_all_is_known_it_means_what_it_means_in_python(text: str) -> None:
    names = {"reviews": 2, "quality_score": 84, "bytes": 2000, "duration_s": 90.5}
    code = compile(ast.parse(text, mode="eval"), "condition", "eval")
    assert compile_where(text).holds(KNOWN) is eval(code, {"__builtins__": {}}, names)  # noqa: S307


@settings(max_examples=40)
@given(_CONDITIONS)
def test_what_is_true_without_knowing_all_stays_true(text: str) -> None:
    """What a recording is taken for does not change once more is known of it."""
    learned = facts(quality=QualityTold(verdict="pass", score=50))
    if compile_where(text).holds(UNKNOWN):
        assert compile_where(text).holds(learned)
