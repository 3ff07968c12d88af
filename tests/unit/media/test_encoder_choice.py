import subprocess
import sys
from collections.abc import Callable
from typing import Any

import av
import pytest

from trajectory_recorder.media import encoder_choice, encoding
from trajectory_recorder.media.encoder_choice import Trial, choose_encoder, run_trial, what_is_wrong
from trajectory_recorder.media.encoding import Encoding, hardware, software
from trajectory_recorder.settings import Quality

CHIP = Encoding("h264_chip", "nv12", {}, hardware=True)
OTHERS = [it for it in Quality if it is not Quality.BALANCED]
OTHER_CHIP = Encoding("h264_other", "nv12", {}, hardware=True)


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that is busy with other things takes its time."""
    monkeypatch.setattr(encoder_choice, "_LIMIT_S", 200.0)


@pytest.mark.parametrize(
    "quality", [Quality.BALANCED, *(pytest.param(it, marks=pytest.mark.slow) for it in OTHERS)]
)
def test_x264_passes_its_own_trial_at_every_quality(quality: Quality) -> None:
    trial = run_trial(software(quality))
    assert not trial.failure
    assert trial.psnr_db > encoder_choice.LOWEST_PSNR_DB
    assert trial.cpu_ms > 0


def test_an_encoder_that_is_not_there_fails_in_words() -> None:
    assert "h264_nothing" in run_trial(Encoding("h264_nothing", "nv12", {})).failure


def test_one_that_is_told_what_it_does_not_know_is_refused() -> None:
    """libav would leave an unknown option aside, and the quality to chance."""
    options = {**software(Quality.BALANCED).options, "quantiser": "20"}
    assert "does not know quantiser" in run_trial(Encoding("libx264", "yuv420p", options)).failure


def test_one_that_can_not_be_fed_from_a_device_is_refused() -> None:
    assert run_trial(Encoding("libx264", "nv12", {}, upload="vaapi")).failure


def test_one_that_holds_pictures_back_is_found_out() -> None:
    held_back = Encoding("libx264", "yuv420p", {"preset": "veryfast"})
    assert "0 packets came of one picture" in run_trial(held_back).failure


def test_one_that_makes_keyframes_of_its_own_is_found_out() -> None:
    options = {**software(Quality.BALANCED).options, "x264-params": "keyint=10"}
    assert "keyframes" in run_trial(Encoding("libx264", "yuv420p", options)).failure


def test_one_with_bad_pictures_is_refused() -> None:
    bad = run_trial(Encoding("libx264", "yuv420p", {**software(Quality.BALANCED).options, "qp": "51"}))
    assert "dB only" in what_is_wrong(bad)


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


def test_a_chip_that_fails_costs_no_trial_of_x264(monkeypatch: pytest.MonkeyPatch) -> None:
    failed = Trial(failure="its trial crashed")
    offer(monkeypatch, {"h264_chip": failed, "h264_other": failed})
    assert choose_encoder(Quality.BALANCED, allow_hardware=True).encoding.name == "libx264"


@pytest.mark.parametrize("chip", encoding._CHIPS, ids=lambda chip: chip.name)
def test_libav_knows_what_a_chip_is_told(chip: encoding._Chip) -> None:
    if chip.name not in av.codecs_available:
        assert chip.name in {"h264_mf", "h264_vaapi", "h264_videotoolbox"}  # of other systems or builds
        return
    known = av.CodecContext.create(chip.name, "w").supported_options
    takes = {option.name: option for option in (*known.generic, *known.private)}
    for name, value in chip.options.items():
        choices = {choice.name for choice in takes[name].choices}
        assert value.isdecimal() or value.lstrip("+") in choices
    assert set(chip.quantizer) <= takes.keys()


def test_each_quality_asks_a_chip_for_its_own_quantizer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding.sys, "platform", "linux")
    monkeypatch.setattr(encoding.Path, "exists", lambda _: True)
    monkeypatch.setattr(encoding.av, "codecs_available", {chip.name for chip in encoding._CHIPS})
    for quality in (Quality.SMALL, Quality.BALANCED):
        candidates, refused = hardware(quality)
        chips = {candidate.name: candidate for candidate in candidates}
        assert list(chips) == ["h264_nvenc", "h264_qsv", "h264_vaapi", "h264_amf"]
        quantizer = software(quality).options["qp"]
        assert chips["h264_nvenc"].options["qp"] == chips["h264_amf"].options["qp_p"] == quantizer
        assert int(chips["h264_qsv"].options["global_quality"]) == 118 * int(quantizer)
        assert chips["h264_vaapi"].upload == "vaapi"
        assert refused == {}


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
