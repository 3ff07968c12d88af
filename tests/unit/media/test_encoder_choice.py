import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from trajectory_recorder.media import encoder_choice, encoding
from trajectory_recorder.media.encoder_choice import Trial, choose_encoder, judge, run_trial
from trajectory_recorder.media.encoding import Encoding, hardware, software
from trajectory_recorder.settings import Quality

CHIP = Encoding("h264_chip", "nv12", {}, hardware=True)
OTHER_CHIP = Encoding("h264_other", "nv12", {}, hardware=True)


@pytest.mark.parametrize("quality", list(Quality))
def test_x264_passes_its_own_trial_at_every_quality(quality: Quality) -> None:
    trial = run_trial(software(quality))
    assert not trial.failure
    assert trial.psnr_db > encoder_choice.LOWEST_PSNR_DB
    assert trial.cpu_ms > 0


def test_an_encoder_that_is_not_there_fails_in_words() -> None:
    assert "h264_nothing" in run_trial(Encoding("h264_nothing", "nv12", {})).failure


def test_one_that_holds_pictures_back_is_found_out() -> None:
    held_back = Encoding("libx264", "yuv420p", {"preset": "veryfast"})
    assert "0 packets came of one picture" in run_trial(held_back).failure


def test_one_that_makes_keyframes_of_its_own_is_found_out() -> None:
    options = {**software(Quality.BALANCED).options, "x264-params": "keyint=10"}
    assert "keyframes" in run_trial(Encoding("libx264", "yuv420p", options)).failure


def test_one_with_bad_pictures_is_refused() -> None:
    bad = run_trial(Encoding("libx264", "yuv420p", {**software(Quality.BALANCED).options, "qp": "51"}))
    assert "dB only" in judge(bad, Trial(1000.0, 50.0))


@pytest.mark.parametrize(
    ("program", "told"),
    [
        ("import os; os.abort()", "crashed"),
        ("import time; time.sleep(60)", "did not end"),
        ("print('hello')", "nothing that can be read"),
    ],
)
def test_a_driver_that_crashes_or_hangs_harms_its_trial_only(
    monkeypatch: pytest.MonkeyPatch, program: str, told: str
) -> None:
    run: Callable[..., Any] = subprocess.run

    def run_program(_command: object, **options: Any) -> Any:
        return run([sys.executable, "-c", program], **options)

    monkeypatch.setattr(encoder_choice.subprocess, "run", run_program)
    monkeypatch.setattr(encoder_choice, "_LIMIT_S", 1.0 if "sleep" in program else 30.0)
    assert told in run_trial(CHIP).failure


def offer(monkeypatch: pytest.MonkeyPatch, trials: dict[str, Trial]) -> None:
    monkeypatch.setattr(encoder_choice, "hardware", lambda _: ([CHIP, OTHER_CHIP], {"h264_third": "absent"}))
    monkeypatch.setattr(encoder_choice, "run_trial", lambda tried: trials[tried.name])


def test_the_first_chip_that_is_good_and_cheaper_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    good, dear = Trial(3.0, 45.0), Trial(30.0, 45.0)
    offer(monkeypatch, {"libx264": Trial(12.0, 45.0), "h264_chip": dear, "h264_other": good})
    choice = choose_encoder(Quality.BALANCED, allow_hardware=True)
    assert choice.encoding == OTHER_CHIP
    assert list(choice.refused) == ["h264_third", "h264_chip"]
    assert "30.0 ms" in choice.refused["h264_chip"]


def test_without_a_good_chip_x264_is_taken_and_the_reasons_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    failed = Trial(failure="its trial crashed")
    offer(monkeypatch, {"libx264": Trial(12.0, 45.0), "h264_chip": failed, "h264_other": failed})
    choice = choose_encoder(Quality.SMALL, allow_hardware=True)
    assert choice.encoding == software(Quality.SMALL)
    assert choice.refused == {
        "h264_third": "absent",
        "h264_chip": failed.failure,
        "h264_other": failed.failure,
    }


def test_no_chip_is_tried_where_none_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, {})
    assert choose_encoder(Quality.BALANCED, allow_hardware=False).refused == {}


def test_chips_of_other_systems_are_not_mentioned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding.sys, "platform", "darwin")
    monkeypatch.setattr(encoding.av, "codecs_available", {"h264_videotoolbox"})
    candidates, refused = hardware(Quality.BALANCED)
    assert [candidate.name for candidate in candidates] == ["h264_videotoolbox"]
    assert refused == {}


def test_a_chip_whose_device_is_missing_is_refused_without_a_trial(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding.sys, "platform", "linux")
    monkeypatch.setattr(encoding.Path, "exists", lambda _: False)
    candidates, refused = hardware(Quality.BALANCED)
    assert candidates == []
    assert refused["h264_nvenc"] == "there is no /dev/nvidiactl"


def test_full_colour_resolution_is_left_to_x264() -> None:
    candidates, refused = hardware(Quality.SHARP)
    assert candidates == []
    assert set(refused.values()) == {"it has no full colour resolution"}
