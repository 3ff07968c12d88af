"""The limits of legibility are what a sheet of small coloured letters says."""

from dataclasses import replace
from pathlib import Path

from bench_parts.legibility import Sheet
from bench_parts.trial_encoding import Candidate, encode

from trajectory_recorder.media import decode
from trajectory_recorder.media.encoding import software
from trajectory_recorder.quality.checks.legibility import Limits
from trajectory_recorder.settings import Quality


def recognised(sheet: Sheet, quantizer: int, folder: Path) -> float:
    encoding = software(Quality.BALANCED)
    coarse = replace(encoding, options={**encoding.options, "qp": str(quantizer)})
    path = folder / f"{quantizer}.mkv"
    encode(sheet.footage(), Candidate("it", coarse), path)
    *_, (_, rgb) = decode.frames(path)
    return sheet.judge(rgb).recognised


def test_letters_are_recognised_to_the_first_limit_and_lost_at_the_second(tmp_path: Path) -> None:
    sheet = Sheet()
    best = recognised(sheet, 24, tmp_path)
    assert recognised(sheet, round(Limits().warn_qp), tmp_path) > 0.8 * best
    assert recognised(sheet, round(Limits().fail_qp), tmp_path) < 0.6 * best
