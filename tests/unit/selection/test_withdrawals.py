"""What is told of an earlier choice, and what is taken of it again."""

from msgspec.structs import replace

from helpers.catalogue import at, catalogued, consent
from trajectory_recorder.selection.choosing import choose
from trajectory_recorder.selection.snapshot import LeftOut, Snapshot
from trajectory_recorder.selection.withdrawals import Withdrawn, chosen_again, since
from trajectory_recorder.wire.catalogue import Catalogued
from trajectory_recorder.wire.exports import ExportRequest
from trajectory_recorder.wire.states import SubmissionState as S


def recording(number: int, **fields: object) -> Catalogued:
    known = {"state": S.ACCEPTED, "consent": consent("training", "voice"), "submission": f"s{number}"}
    return catalogued(number, **{**known, **fields})


def earlier(*numbers: int) -> Snapshot:
    return choose([recording(it) for it in numbers], ExportRequest(format="raw"))


NOW = (
    recording(1),
    recording(2, withdrawn_at=at(9)),
    recording(3, state=S.WITHDRAWN),
    recording(4, manifest_sha256="a" * 64),
    # 5 is gone.
    recording(6, consent=consent("voice")),
    recording(7, state=S.REJECTED),
    recording(8, consent=consent("training")),
    # It was taken back, and submitted once more.
    recording(9, withdrawn_at=at(9)),
    recording(9, submission="again"),
    recording(10),
    # Somebody else's submission of the same content was taken back.
    recording(10, submission="other", withdrawn_at=at(9)),
)


def test_each_change_is_told_once() -> None:
    told = since(earlier(*range(1, 10)), NOW)
    assert told.withdrawn == (
        Withdrawn(bundle_id="b0002", at=at(9)),
        Withdrawn(bundle_id="b0003", at=None),
        Withdrawn(bundle_id="b0009", at=at(9)),
    )
    assert told.gone == ("b0005",)
    assert told.changed == ("b0004",)
    assert told.refused == (
        LeftOut(bundle_id="b0006", reason="its contributor did not agree to training"),
        LeftOut(
            bundle_id="b0007",
            reason="its state is rejected, and only accepted ones are taken unless asked for",
        ),
    )
    assert not told.is_unchanged


def test_nothing_is_told_where_nothing_changed() -> None:
    assert since(earlier(1, 10), NOW).is_unchanged
    rejected = choose(
        [recording(7, state=S.REJECTED)], ExportRequest(format="raw", where='state == "rejected"')
    )
    assert len(rejected.chosen) == 1
    assert since(rejected, NOW).is_unchanged


def test_what_is_left_of_a_choice_is_taken_again_as_it_was() -> None:
    then = earlier(*range(1, 10))
    moved = [replace(it, files=tuple(replace(one, location="/moved") for one in it.files)) for it in NOW]
    again = chosen_again(then, moved)
    assert [(it.catalogued.facts.bundle_id, it.voice) for it in again.chosen] == [
        ("b0001", True),
        ("b0008", False),
    ]
    assert {one.location for it in again.chosen for one in it.catalogued.files} == {"/moved"}
    assert [it.catalogued.facts for it in again.chosen] == [
        it.catalogued.facts for it in then.chosen if it.catalogued.facts.bundle_id in {"b0001", "b0008"}
    ]
    reasons = {it.bundle_id: it.reason for it in again.left_out}
    assert list(reasons) == ["b0002", "b0003", "b0004", "b0005", "b0006", "b0007", "b0009"]
    assert reasons["b0004"] == "its files are others now"
    assert reasons["b0005"] == "it is not there any more"
    assert reasons["b0009"] == "it was withdrawn"
