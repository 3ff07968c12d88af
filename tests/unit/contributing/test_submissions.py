from msgspec.structs import replace

from helpers.endpoint_answers import SUBMISSIONS
from trajectory_recorder.contributing.submissions import mended_by
from trajectory_recorder.wire.states import SubmissionState

(SENT_BACK,) = SUBMISSIONS
PARENT = SENT_BACK.manifest_sha256


def test_a_recording_mends_what_was_sent_back_of_its_parents() -> None:
    older = replace(SENT_BACK, id="b" * 32)
    other = replace(SENT_BACK, id="d" * 32, manifest_sha256="d" * 64)
    accepted = replace(SENT_BACK, id="e" * 32, state=SubmissionState.ACCEPTED)
    mine = [accepted, other, SENT_BACK, older]
    assert mended_by(mine, project="lab", ancestors={PARENT, "f" * 64}) == SENT_BACK
    assert mended_by(mine, project="lab", ancestors=("d" * 64,)) == other


def test_nothing_else_is_replaced() -> None:
    accepted = replace(SENT_BACK, state=SubmissionState.ACCEPTED)
    assert mended_by([SENT_BACK], project="lab", ancestors=()) is None
    assert mended_by([SENT_BACK], project="elsewhere", ancestors={PARENT}) is None
    assert mended_by([accepted], project="lab", ancestors={PARENT}) is None


def test_what_is_sent_back_may_be_mended() -> None:
    mendable = {it for it in SubmissionState if replace(SENT_BACK, state=it).is_mendable}
    assert mendable == {SubmissionState.CHANGES_REQUESTED, SubmissionState.QUARANTINED}
