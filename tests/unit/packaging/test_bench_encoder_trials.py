"""The trials of encoders, on footage that is small enough to look at."""

import dataclasses
import subprocess
from pathlib import Path

import numpy as np
import pytest
from bench_parts import trial_encoding
from bench_parts.encoder_trials import candidates, true_pictures
from bench_parts.footage import Footage, Part, Pixels, read_footage
from bench_parts.legibility import LETTERS, Sheet
from bench_parts.scenes import SCENES
from bench_parts.trial_encoding import Candidate, compare, encode, keyframe_bytes, seek_ms

from trajectory_recorder.media import decode
from trajectory_recorder.media.encoding import software
from trajectory_recorder.settings import Quality

SECOND_NS = 1_000_000_000


def footage(count: int) -> Footage:
    """A desk on which a mark is added four times a second."""
    random = np.random.default_rng(1)
    first = np.full((48, 64, 4), 240, np.uint8)
    first[8:40:4, 8:40] = random.integers(0, 255, 4)
    parts = [Part(0, 0, 0, first)]
    for number in range(1, count):
        mark = random.integers(0, 255, (4, 4, 4), np.uint8)
        parts.append(Part(number * SECOND_NS // 4, 4 * (number % 12), 4 * (number % 8), mark))
    return Footage("a desk", 64, 48, parts)


def test_a_constant_rate_shows_the_newest_picture_at_each_tick() -> None:
    assert footage(3).at_rate(8) == [0, 0, 1, 1, 2]
    late = dataclasses.replace(footage(1), parts=[*footage(1).parts, Part(SECOND_NS + 1, 0, 0, mark())])
    assert late.at_rate(2) == [0, 0, 0, 1]


def mark() -> Pixels:
    return np.zeros((4, 4, 4), np.uint8)


def test_whole_pictures_are_made_of_parts() -> None:
    made = [picture.copy() for picture in footage(5).pictures()]
    assert len(made) == 5
    for before, after, part in zip(made, made[1:], footage(5).parts[1:], strict=False):
        place = slice(part.y_px, part.y_px + 4), slice(part.x_px, part.x_px + 4)
        assert np.array_equal(after[place], part.pixels)
        undone = after.copy()
        undone[place] = before[place]
        assert np.array_equal(undone, before)


def test_a_recording_that_was_ended_in_the_middle_of_a_picture_is_read(tmp_path: Path) -> None:
    file = tmp_path / "parts"
    file.write_bytes(bytes(range(24)) + bytes(5))
    whole = '{"at_ns": 70, "x_px": 2, "y_px": 4, "width_px": 3, "height_px": 2, "offset": 0}'
    torn = '{"at_ns": 90, "x_px": 0, "y_px": 0, "width_px": 2, "height_px": 2, "offset": 24}'
    (part,) = read_footage(f"{whole}\n{torn}\n" + '{"at_ns": 9', file, SCENES["office"]).parts
    assert (part.at_ns, part.x_px, part.y_px, part.pixels.shape) == (0, 2, 4, (2, 3, 4))
    assert part.pixels.ravel().tolist() == list(range(24))
    assert read_footage("", file, SCENES["office"]).parts == []


def test_every_candidate_encodes(tmp_path: Path) -> None:
    names = []
    for number, candidate in enumerate(candidates()):
        encoded = encode(footage(6), candidate, tmp_path / f"{number}.mkv")
        assert len(list(decode.frames(encoded.path))) == len(encoded.shown)
        assert encoded.cpu_s > 0
        names.append(candidate.name)
    assert len(set(names)) == len(names)
    assert {"ffmpeg veryfast crf 23", *Quality} <= set(names)


def test_keyframes_come_by_the_candidates_rule(tmp_path: Path) -> None:
    balanced = software(Quality.BALANCED)
    sizes = []
    for frames, keyframe_ns in ((10, 10**12), (5, 10**12), (10**6, SECOND_NS)):
        path = tmp_path / f"{frames}.mkv"
        encoded = encode(footage(20), Candidate("one", balanced, frames, keyframe_ns), path)
        sizes.append(keyframe_bytes(encoded))
        took = seek_ms(encoded)
        assert took is not None
        assert took > 0
    # Two keyframes, four, and five: one a second.
    assert 0 < sizes[0] < sizes[1] < sizes[2]


def test_fidelity_is_that_of_the_pictures_asked_for(tmp_path: Path) -> None:
    taken, truths = footage(8), true_pictures(footage(8), 4)
    assert len(truths) == 4
    good = encode(taken, Candidate("sharp", software(Quality.SHARP)), tmp_path / "good.mkv")
    poor = encode(taken, Candidate("small", software(Quality.SMALL)), tmp_path / "poor.mkv")
    better, worse = compare(good, truths), compare(poor, truths)
    assert 0.9 < better.ssim <= 1
    assert better.ssim > worse.ssim
    assert better.psnr_db > worse.psnr_db
    assert better.colour_ssim > worse.colour_ssim
    wrong = {index: 255 - picture for index, picture in truths.items()}
    assert compare(good, wrong).ssim < 0.2


def test_an_ffmpeg_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = subprocess.Popen
    monkeypatch.setattr(
        trial_encoding.subprocess,
        "Popen",
        lambda command, **options: run([*command[:-1], "/nowhere/a.mkv"], **options),
    )
    with pytest.raises(OSError, match="ffmpeg ended"):
        encode(footage(2), Candidate("ffmpeg", None), tmp_path / "a.mkv")


def test_letters_are_read_from_a_true_sheet_and_not_from_a_smeared_one() -> None:
    sheet = Sheet()
    rgb = sheet.pixels[:, :, 2::-1]
    true = sheet.judge(rgb)
    assert true.recognised == 1
    assert true.contrast == pytest.approx(1)
    paper = sheet.judge(np.broadcast_to(rgb[:, :1], rgb.shape))
    assert paper.recognised < 2 / len(LETTERS)
    assert paper.contrast == pytest.approx(0, abs=0.01)
    # Half the ink's difference from the paper: as pale, and as easy to read for a reader without noise.
    pale = sheet.judge(((rgb.astype(int) + rgb[:, :1]) // 2).astype(np.uint8))
    assert pale.contrast == pytest.approx(0.5, abs=0.01)
    columns = rgb.astype(int)
    smeared = (columns + np.roll(columns, 1, 1) + np.roll(columns, 2, 1) + np.roll(columns, 3, 1)) // 4
    assert sheet.judge(smeared.astype(np.uint8)).recognised < 0.9


@pytest.mark.parametrize("quality", list(Quality))
def test_sharp_keeps_every_small_coloured_letter(tmp_path: Path, quality: Quality) -> None:
    sheet = Sheet()
    encoded = encode(sheet.footage(), Candidate(quality, software(quality)), tmp_path / "a.mkv")
    *_, (_, rgb) = decode.frames(encoded.path)
    found = sheet.judge(rgb)
    if quality is Quality.SHARP:
        assert found.recognised == 1
        assert found.contrast > 0.9
    else:
        assert 0.5 < found.recognised < 0.9
