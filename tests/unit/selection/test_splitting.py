"""Parts without leaks: nobody's recordings, and no task's, are in two."""

from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.catalogue import facts
from trajectory_recorder.errors import UsageError
from trajectory_recorder.selection.splitting import UNSPLIT, Splitter, group
from trajectory_recorder.wire.catalogue import Facts, TaskTold
from trajectory_recorder.wire.exports import SplitRule

_SHARES = st.dictionaries(st.sampled_from(["train", "dev", "test"]), st.floats(0.01, 100), min_size=1)
_RULES = st.builds(
    SplitRule, by=st.sampled_from(["contributor", "task"]), shares=_SHARES, seed=st.integers(0, 9)
)
_FACTS = st.builds(
    facts,
    st.integers(0, 999),
    contributor=st.one_of(st.none(), st.text(max_size=3)),
    task=st.one_of(st.none(), st.builds(TaskTold, key=st.text(max_size=3))),
)


def test_without_a_rule_there_is_one_part() -> None:
    splitter = Splitter(None)
    assert (splitter.names, splitter.split(facts())) == ((UNSPLIT,), UNSPLIT)


@settings(max_examples=25)
@given(_RULES, st.lists(_FACTS, max_size=20))
def test_no_group_is_in_two_parts(rule: SplitRule, found: list[Facts]) -> None:
    splitter, parts = Splitter(rule), defaultdict(set)
    for it in found:
        parts[group(it, rule)].add(splitter.split(it))
    assert all(len(it) == 1 for it in parts.values())
    assert {name for it in parts.values() for name in it} <= rule.shares.keys()


def test_those_without_a_name_are_one_group_and_not_that_of_an_empty_name() -> None:
    names: dict[str | None, set[str]] = {None: set(), "": set()}
    for seed in range(20):
        splitter = Splitter(SplitRule(shares={"a": 1, "b": 1}, seed=seed))
        for name, parts in names.items():
            parts.add(f"{seed}{splitter.split(facts(seed, contributor=name))}")
            parts.add(f"{seed}{splitter.split(facts(seed + 50, contributor=name))}")
    assert [len(it) for it in names.values()] == [20, 20]
    assert names[None] != names[""]


def test_shares_are_met_over_many_groups_and_other_seeds_part_otherwise() -> None:
    groups = [facts(contributor=f"c{number}") for number in range(4000)]
    rule = SplitRule(shares={"train": 8, "dev": 1, "test": 1})
    parts = list(map(Splitter(rule).split, groups))
    # The standard deviation of the smaller parts is 19.
    assert abs(parts.count("train") - 3200) < 100
    assert abs(parts.count("dev") - 400) < 80
    assert abs(parts.count("test") - 400) < 80
    others = map(Splitter(SplitRule(shares=rule.shares, seed=1)).split, groups)
    assert sum(one != other for one, other in zip(parts, others, strict=True)) > 800
    by_task = Splitter(SplitRule(shares=rule.shares, by="task"))
    assert len(set(map(by_task.split, groups))) == 1


def test_parts_are_the_same_on_every_machine_and_in_every_version() -> None:
    """What is published with a seed must be found again: these were computed once."""
    splitter = Splitter(SplitRule(shares={"train": 0.7, "test": 0.3}, seed=7))
    assert [splitter.split(facts(contributor=f"c{number}")) for number in range(8)] == [
        "train",
        "test",
        "train",
        "test",
        "train",
        "train",
        "test",
        "train",
    ]


@pytest.mark.parametrize("name", ["", "Train", "a/b", "..", "a-b", "1st", "x" * 40, "täst", "con.txt"])
def test_a_name_that_is_none_of_a_part_is_told(name: str) -> None:
    with pytest.raises(UsageError, match="is no name of a split"):
        Splitter(SplitRule(shares={"train": 1, name: 1}))
