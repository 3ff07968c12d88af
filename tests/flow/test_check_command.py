"""`check` and the live warnings of `record`, as people and scripts meet them."""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.command_line import Program, run
from helpers.commands_here import RunHere
from helpers.desktop_session import ScriptedSession
from helpers.planted import good, plant
from trajectory_recorder.virtual_desktop import VirtualDesktop

ENVIRONMENT = dict(os.environ)


@pytest.fixture(scope="module")
def fine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return plant(good(), tmp_path_factory.mktemp("fine"))


@pytest.fixture(scope="module")
def poor(tmp_path_factory: pytest.TempPathFactory) -> Path:
    script = good()
    script.unseen = [(10.0, 14.5)]
    return plant(script, tmp_path_factory.mktemp("poor"))


@pytest.fixture(scope="module")
def silently_recorded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """A recording beside the other tests: long enough for its microphone to be looked at twice."""
    output = str(tmp_path_factory.mktemp("silent"))
    with (
        VirtualDesktop(1024, 768) as desktop,
        Program(desktop.environment, "record", "--output", output, "--duration", "16") as recording,
    ):
        yield recording


pytestmark = pytest.mark.usefixtures("silently_recorded")


def test_a_good_recording_passes_and_its_report_is_kept(
    run_here: RunHere, fine: Path, tmp_path: Path
) -> None:
    page = tmp_path / "report.html"
    said = run(ENVIRONMENT, "check", str(fine), "--html", str(page))
    assert (said.code, said.err) == (0, "")
    assert said.out == f"{fine}\n  pass: 100 of 100\n"
    kept = json.loads((fine / "derived" / "quality.json").read_bytes())
    assert (kept["verdict"], kept["score"], kept["findings"]) == ("pass", 100, [])
    assert kept["measures"]["loudness_lufs"] < 0
    assert "This recording can be handed in." in page.read_text("utf-8")
    assert run_here("verify", str(fine)).code == 0


def test_a_poor_one_fails_with_the_place_and_what_to_do(run_here: RunHere, poor: Path) -> None:
    said = run_here("check", str(poor))
    assert said.code == 1
    assert "fail: 0:09.8 to 0:15.0: For 5.2 s nothing was recorded of the picture of display 0" in said.out
    assert "record the step again [capture_gap]" in said.out
    assert "fail: 60 of 100, less 40 for capture gap" in said.out


def test_a_policy_decides(run_here: RunHere, poor: Path, tmp_path: Path) -> None:
    policy = tmp_path / "policy.yaml"
    policy.write_text("policy: lenient\nversion: 2\nchecks:\n  capture_gap: {fail_s: 10}\n")
    said = run_here("check", str(poor), "--policy", str(policy), "--json")
    assert said.code == 0
    report = json.loads(said.out)
    assert (report["verdict"], report["policy"], report["policy_version"]) == ("warn", "lenient", 2)
    policy.write_text("policy: lenient\nversion: 2\nchecks:\n  capture_gap: {fail: 10}\n")
    said = run_here("check", str(poor), "--policy", str(policy))
    assert said.code == 2
    assert f"{policy}, line 4: 'fail' is not a limit of this check" in said.err


def test_listening_again_finds_the_same_speech(run_here: RunHere, fine: Path) -> None:
    shares = [
        json.loads(run_here("check", str(fine), "--json", *more).out)["measures"]["speech_share"]
        for more in ([], ["--listen-again"])
    ]
    assert shares[0] == pytest.approx(shares[1], abs=0.01)


def test_integrity_comes_first_and_ends_it(run_here: RunHere, poor: Path, tmp_path: Path) -> None:
    altered = tmp_path / poor.name
    shutil.copytree(poor, altered)
    with (altered / "data" / "screen-0.mkv").open("r+b") as file:
        file.seek(2000)
        file.write(b"altered")
    said = run_here("check", str(altered), "--json")
    assert said.code == 1
    report = json.loads(said.out)
    assert {it["check"] for it in report["findings"]} == {"integrity"}
    assert (report["verdict"], report["bundle_id"]) == ("fail", None)


def test_what_is_no_bundle_and_a_place_that_can_not_be_written_to_are_told(
    run_here: RunHere, fine: Path, tmp_path: Path
) -> None:
    said = run_here("check", str(tmp_path))
    assert said.code == 1
    assert "is not a bundle" in said.err
    said = run_here("check", str(fine), "--html", str(tmp_path / "no" / "where.html"))
    assert said.code == 3
    assert "choose another place with --html" in said.err


def test_a_real_session_is_found_whole(run_here: RunHere, walkthrough: ScriptedSession) -> None:
    said = run_here("check", str(walkthrough.root), "--json")
    found = {it["check"]: it["finding"]["severity"] for it in json.loads(said.out)["findings"]}
    assert set(found) <= {"sync_certificate", "dead_microphone", "idle", "final_state"}
    assert found["sync_certificate"] == "note"


def test_a_microphone_that_gives_no_sound_is_said_once_while_recording(silently_recorded: Program) -> None:
    said = silently_recorded.finish()
    assert said.code == 0
    assert said.err.count("the microphone gave no sound at all") == 1
    assert "switch it on or choose another one" in said.err
