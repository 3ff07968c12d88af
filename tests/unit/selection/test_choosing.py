"""Which recordings are taken, which are left out and why."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.catalogue import at, catalogued, consent
from trajectory_recorder.errors import UsageError
from trajectory_recorder.selection.choosing import choose
from trajectory_recorder.selection.snapshot import Snapshot
from trajectory_recorder.wire.catalogue import Catalogued, TaskTold
from trajectory_recorder.wire.exports import ExportRequest, SplitRule
from trajectory_recorder.wire.states import SubmissionState as S


def asked(**fields: Any) -> ExportRequest:
    return ExportRequest(format="raw", **fields)


def taken(snapshot: Snapshot) -> list[str]:
    return [it.catalogued.facts.bundle_id for it in snapshot.chosen]


def why(snapshot: Snapshot) -> dict[str, str]:
    return {it.bundle_id: it.reason for it in snapshot.left_out}


def test_ones_own_recordings_are_taken_with_their_voice() -> None:
    snapshot = choose([catalogued(2), catalogued(1)], asked())
    assert taken(snapshot) == ["b0001", "b0002"]
    assert [(it.split, it.voice) for it in snapshot.chosen] == [("train", True)] * 2
    assert snapshot.left_out == ()


def test_what_does_not_meet_the_condition_is_not_told_of() -> None:
    found = [catalogued(1, project="a"), catalogued(2, project="b", state=S.WITHDRAWN), catalogued(3)]
    snapshot = choose(found, asked(where='project == "a"'))
    assert taken(snapshot) == ["b0001"]
    assert snapshot.left_out == ()
    assert (snapshot.where, snapshot.purpose) == ('project == "a"', "training")


def test_only_accepted_ones_are_taken_unless_states_are_asked_for() -> None:
    found = [catalogued(number, state=state) for number, state in enumerate(S)]
    accepted = list(S).index(S.ACCEPTED)
    snapshot = choose(found, asked())
    assert taken(snapshot) == [f"b{accepted:04d}"]
    assert len(snapshot.left_out) == len(S) - 1
    asked_for = choose(found, asked(where="state is not None"))
    states = [it.catalogued.facts.state for it in asked_for.chosen]
    assert states == [S.IN_REVIEW, S.CHANGES_REQUESTED, S.ACCEPTED, S.REJECTED]
    assert why(asked_for)[f"b{list(S).index(S.QUARANTINED):04d}"].startswith("its state is quarantined")
    assert why(asked_for)[f"b{list(S).index(S.WITHDRAWN):04d}"] == "it was withdrawn"


def test_what_was_withdrawn_is_never_taken() -> None:
    found = [catalogued(1, state=S.ACCEPTED, withdrawn_at=at(3)), catalogued(2, withdrawn_at=at(3))]
    for where in ("", "state is None or state is not None"):
        snapshot = choose(found, asked(where=where))
        assert taken(snapshot) == []
        assert why(snapshot) == dict.fromkeys(["b0001", "b0002"], "it was withdrawn")


def test_nothing_is_taken_for_what_its_contributor_did_not_agree_to() -> None:
    found = [
        catalogued(1, consent=consent("training", "evaluation", "voice")),
        catalogued(2, consent=consent("evaluation")),
        catalogued(3, consent_needed=True),
        catalogued(4, consent=consent("voice", "publication")),
    ]
    training = choose(found, asked())
    assert [(it.catalogued.facts.bundle_id, it.voice) for it in training.chosen] == [("b0001", True)]
    assert why(training) == {
        "b0002": "its contributor did not agree to training",
        "b0003": "its project needs a consent, and none is known",
        "b0004": "its contributor did not agree to training",
    }
    evaluation = choose(found, asked(purpose="evaluation"))
    assert [(it.catalogued.facts.bundle_id, it.voice) for it in evaluation.chosen] == [
        ("b0001", True),
        ("b0002", False),
    ]
    assert taken(choose(found, asked(purpose="publication"))) == ["b0004"]


@pytest.mark.parametrize("purpose", ["voice", "trainig", ""])
def test_a_purpose_that_there_is_not_is_told(purpose: str) -> None:
    with pytest.raises(UsageError, match="is no purpose"):
        choose([], asked(purpose=purpose))


def test_the_same_recording_is_taken_once_as_it_was_submitted_last() -> None:
    early, late = (catalogued(1, submission=name, submitted_at=at(day)) for name, day in (("a", 2), ("b", 3)))
    refused = catalogued(1, submission="c", submitted_at=at(4), consent=consent())
    same_content = catalogued(7, manifest_sha256=early.facts.manifest_sha256, submission="d")
    for found in ([early, refused, late, same_content], [same_content, late, refused, early]):
        snapshot = choose(found, asked())
        assert [it.catalogued.facts.submission for it in snapshot.chosen] == ["b"]
        assert Counter((it.bundle_id, it.reason) for it in snapshot.left_out) == {
            ("b0001", "another entry is the same recording"): 1,
            ("b0001", "its contributor did not agree to training"): 1,
            ("b0007", "another entry is the same recording"): 1,
        }


def test_splits_come_in_the_order_of_the_rule_and_then_by_bundle() -> None:
    rule = SplitRule(by="task", shares={"train": 6, "test": 2, "dev": 2}, seed=4)
    found = [catalogued(number, task=TaskTold(key=f"t{number % 20}")) for number in range(60)]
    chosen = choose(reversed(found), asked(split=rule)).chosen
    order = [("train", "test", "dev").index(it.split) for it in chosen]
    assert set(order) == {0, 1, 2}
    assert [
        (place, it.catalogued.facts.bundle_id) for place, it in zip(order, chosen, strict=True)
    ] == sorted((place, it.catalogued.facts.bundle_id) for place, it in zip(order, chosen, strict=True))


_RECORDINGS = st.lists(
    st.builds(
        catalogued,
        st.integers(0, 6),
        contributor=st.sampled_from([None, "c1", "c2", "c3"]),
        submission=st.sampled_from([None, "s1", "s2"]),
        submitted_at=st.sampled_from([None, at(2), at(3)]),
        state=st.sampled_from([None, S.ACCEPTED, S.IN_REVIEW]),
    ),
    max_size=12,
)


@settings(max_examples=25)
@given(_RECORDINGS, st.randoms(use_true_random=False))
def test_any_order_makes_the_same_choice(found: list[Catalogued], random: Any) -> None:
    request = asked(split=SplitRule(shares={"train": 0.5, "test": 0.5}))
    shuffled = random.sample(found, len(found))
    one, other = choose(found, request), choose(shuffled, request)
    assert one == other
    assert one.id == other.id
    assert len(one.chosen) + len(one.left_out) == len(found)
    assert len({it.catalogued.facts.manifest_sha256 for it in one.chosen}) == len(one.chosen)
