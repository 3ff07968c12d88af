"""An expert's first day, from the first start of the app to the submission that is accepted."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from features.expert import Expert
from features.lab import Lab
from helpers.grounds import Folder
from helpers.sent_and_stored import require_stored_once
from helpers.served_process import ServedProcess, beside
from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.events import Gap, GapReason, KeyAction, KeyEvent
from trajectory_recorder.virtual_desktop import VirtualDesktop
from trajectory_recorder.wire.states import SubmissionState

# What takes minutes in life takes seconds here.
POLICY = """\
policy: brief ones
version: 1
checks:
  duration: {fail_short_s: 1, warn_short_s: 1}
  idle: {note_s: 2, warn_s: 3, warn_share: 1}
"""


@pytest.fixture
def lab(tmp_path: Path, on_folder: Folder) -> Iterator[Lab]:
    data = tmp_path / "endpoint"
    with (
        on_folder.prepared(data) as settings,
        ServedProcess(settings, data) as serving,
        beside(settings, data, serving.url) as served,
    ):
        lab = Lab.set_up(served)
        task = {"title": "Say hello", "instruction": "Have the terminal say hello.", "policy": POLICY}
        served.task(lab.project, "hello", **task)
        yield lab
        served.close_clients()


@pytest.fixture
def eva(desktop: VirtualDesktop) -> Iterator[Expert]:
    expert = Expert(desktop, is_new=True)
    yield expert
    expert.leaves()


def test_from_the_first_run_to_an_accepted_submission(lab: Lab, eva: Expert) -> None:
    terminal = eva.opens_a_terminal()
    eva.opens_the_app(offers="Record without an account")
    eva.signs_in(lab.served.url, lab.lets_in)
    eva.consents()
    eva.leaves_out_the_rest()
    eva.sees("Say hello", "Have the terminal say hello.")
    eva.clicks("Claim it")
    eva.records("Record this task")
    eva.desktop.focus(terminal)
    eva.writes("echo hel")
    eva.goes_on_for(5)
    eva.writes("lo\n")
    eva.goes_on_for(1)
    eva.presses("ctrl+alt+s")

    eva.sees("to look at", "nothing happens: no input, no change, no word")
    cuts_what_is_idle(eva)
    (original,) = eva.bundles
    eva.clicks("Submit")
    eva.clicks("Keep the original")
    submission = lab.submission(SubmissionState.IN_REVIEW)
    sent = next(it for it in eva.bundles if it != original)
    require_stored_once(lab.served, sent)
    is_shorter_and_whole(original, sent)

    lab.accepts(submission.id, "Well done.")
    eva.clicks("Tasks")
    eva.clicks("Look again")
    eva.clicks("Recordings")
    eva.sees("Accepted", "Well done.")
    eva.closes_the_app()


def cuts_what_is_idle(eva: Expert) -> None:
    """Cut the stretch in which the expert did nothing, and those in which a busy machine made them wait."""
    while (said := eva.reads("headline")) != "Ready to submit with your changes":
        eva.clicks("Cut this stretch")
        eva.waits_until(lambda said=said: eva.reads("headline") != said, f"no longer {said!r}")  # type: ignore[misc]


def is_shorter_and_whole(original: Path, sent: Path) -> None:
    assert verify(original) == verify(sent) == []
    before, after = Bundle(original), Bundle(sent)
    assert after.manifest.parent is not None
    assert after.manifest.parent.bundle_id == before.manifest.bundle_id
    removed_ns = sum(gap.removed_ns for _, gap in after.events_of(Gap) if gap.reason is GapReason.CUT)
    assert removed_ns == before.manifest.duration_ns - after.manifest.duration_ns > 10**9
    assert typed(before) == typed(after) == "echo hello"


def typed(bundle: Bundle) -> str:
    presses = [key for _, key in bundle.events_of(KeyEvent) if key.action is KeyAction.PRESS and not key.own]
    return "".join(key.text or "" for key in presses)
