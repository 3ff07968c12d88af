"""A recording from which something was taken out, and to which something was added, as it is replayed."""

import json

import numpy as np
import pytest

from helpers.edited_session import CUT_MS, MS, NARRATED_MS, EditedSession, edited_session
from helpers.replayed_session import HOSTILE
from trajectory_recorder.media.voice import RATE_HZ
from trajectory_recorder.replay.lanes import Lane, Lanes
from trajectory_recorder.replay.opening import open_recording
from trajectory_recorder.replay.page import write_page
from trajectory_recorder.replay.recording import Recording
from trajectory_recorder.replay.remarks import ListedRemark, Mark, listed
from trajectory_recorder.replay.sound.voice_sound import VoiceSound
from trajectory_recorder.replay.timeline.added_voice import parted
from trajectory_recorder.tasks import Task

TAKEN_OUT = "typed (taken out)"
EDITED = (
    "Edited: made from another recording; cut, blanked, text masked, muted x2, narration added, note added"
)
FROM_NS, TO_NS = (it * MS for it in NARRATED_MS)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> EditedSession:
    return edited_session(tmp_path_factory.mktemp("session"))


@pytest.fixture
def edited(session: EditedSession) -> Recording:
    return open_recording(session.edited.root)


def test_what_was_recorded_is_not_called_edited(session: EditedSession, edited: Recording) -> None:
    assert edited.edited
    parent = open_recording(session.parent.root)
    assert not parent.edited
    assert not [it for it in parent.timeline.remarks if it.check == "edits"]


def test_it_is_listed_what_was_taken_out_and_what_was_written(edited: Recording) -> None:
    ends_ns = edited.timeline.duration_ns
    told = [it for it in listed(edited.timeline) if it.mark in {Mark.NOTE, Mark.GAP, Mark.WRITTEN}]
    seam_ns = CUT_MS[0] * MS
    assert told == [
        ListedRemark(0, ends_ns, Mark.NOTE, EDITED, ""),
        ListedRemark(6_000 * MS, 7_000 * MS, Mark.GAP, "Taken out: voice", ""),
        ListedRemark(8_000 * MS, 9_000 * MS, Mark.WRITTEN, HOSTILE, ""),
        ListedRemark(
            9_500 * MS, 10_000 * MS, Mark.GAP, "A device failed: clipboard, the display hung up", ""
        ),
        ListedRemark(10_000 * MS, 11_000 * MS, Mark.GAP, "Taken out", ""),
        ListedRemark(seam_ns, seam_ns, Mark.GAP, "4.0 s cut out here", ""),
        ListedRemark(FROM_NS, TO_NS, Mark.GAP, "Taken out: voice", ""),
    ]
    assert [label for _, label in edited.timeline.markers] == ["look here"]


def test_hands_over_any_lane_meet_what_was_taken_out(edited: Recording) -> None:
    lanes = Lanes(edited.timeline)
    words = [lanes.item(lane, at_ms * MS, 0) for lane, at_ms in ((Lane.STROKES, 10_500), (None, CUT_MS[0]))]
    assert [it.words for it in words if it is not None] == ["Taken out", "4.0 s cut out here"]
    assert lanes.pauses.from_ns.tolist() == [CUT_MS[0] * MS]


def test_masked_keys_are_typed_and_taken_out(edited: Recording) -> None:
    masked = [it for it in edited.timeline.strokes if it.from_ns < 5_000 * MS]
    assert {(it.label, it.text) for it in masked} == {(TAKEN_OUT, None)}
    assert len(masked) == len("make test") + len(("Control", "s"))
    lanes = Lanes(edited.timeline)
    told = [lanes.things[Lane.STEPS].item(place).words for place in range(len(edited.timeline.steps))]
    assert [it for it in told if TAKEN_OUT in it] == [f"2: {TAKEN_OUT} x11"]


def test_an_added_narration_is_heard_seen_and_never_skipped(edited: Recording) -> None:
    timeline = edited.timeline
    assert [(it.from_ns, it.to_ns, it.text) for it in timeline.spoken if it.later] == [(FROM_NS, TO_NS, None)]
    spoken = Lanes(timeline).item(Lane.SPOKEN, FROM_NS + 1, 0)
    assert spoken is not None
    assert spoken.words == "Narration, added later"
    assert not [it for it in timeline.idle if it.from_ns < TO_NS and it.to_ns > FROM_NS]
    recorded, later = parted(timeline.voice)
    assert len(recorded.at_ns) + len(later.at_ns) == len(timeline.voice.at_ns)
    assert (later.at_ns[0], int(later.samples.sum())) == (FROM_NS, 2 * RATE_HZ)
    assert recorded.peak[(recorded.at_ns >= FROM_NS) & (recorded.at_ns < TO_NS - 100 * MS)].max() == 0
    sound = VoiceSound(timeline.voice, edited.media)
    assert np.abs(sound.read(FROM_NS, 2 * RATE_HZ)).max() == pytest.approx(9_000, abs=10)
    assert np.abs(sound.read(FROM_NS - 500 * MS, RATE_HZ // 4)).max() < 10
    sound.close()


def test_it_opens_again_as_it_was(session: EditedSession, edited: Recording) -> None:
    again = open_recording(session.edited.root).timeline
    assert (again.notes, again.spoken) == (edited.timeline.notes, edited.timeline.spoken)
    assert again.strokes == edited.timeline.strokes


def test_the_page_plays_and_tells_it_too(edited: Recording, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = write_page(edited, tmp_path_factory.mktemp("page") / "page", task=Task()).page.parent
    script = (folder / "data.js").read_text(encoding="utf-8")
    assert "</script>" not in script
    told = json.loads(script.partition("RECORDING = ")[2].rstrip(";\n"))
    assert told["about"][-1] == "edited: made from another recording"
    (later,) = told["later"]
    assert later["files"] == ["media/narration-added-1.mp4"]
    assert (folder / later["files"][0]).is_file()
    assert [it[:3] for it in later["stretches"]] == [[0, *NARRATED_MS]]
    assert "media/narration-added-1.mp4" not in told["voice"]["files"]
    assert told["notes"] == [{"from": 8_000, "to": 9_000, "message": HOSTILE}]
    assert [it["from"] for it in told["spoken"] if it["later"]] == [NARRATED_MS[0]]
    assert [it["message"] for it in told["gaps"] if it["from"] == CUT_MS[0]] == ["4.0 s cut out here"]
    assert told["steps"][1]["what"] == f"{TAKEN_OUT} x11"
