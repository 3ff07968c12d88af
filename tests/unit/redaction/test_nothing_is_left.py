"""What was taken out is in no byte, no frame and no sample of the new recording; what lies outside of it is there."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from helpers.secret_session import (
    DISPLAY,
    END_NS,
    FRAME_NS,
    FROM_NS,
    GREY,
    MS,
    PATCH,
    SECOND_NS,
    SECRET,
    SECRET_HZ,
    TO_NS,
    secret_session,
    texts,
    typed,
)
from trajectory_recorder.bundle import Bundle, layout, verify
from trajectory_recorder.bundle.voice import voice_blocks
from trajectory_recorder.events import EncoderEvent, FrameEvent, Rectangle, VoiceEvent
from trajectory_recorder.media import decode, scan
from trajectory_recorder.redaction import Blank, Cover, Cut, Edit, MaskText, Mute, apply, make
from trajectory_recorder.settings import Quality

SCREEN = layout.screen_path(0, 0)
# The title holds longer than the stretch, and the copies of what is typed are as long as it.
TEXT = MaskText(FROM_NS, TO_NS)


def edited(bundle: Bundle, folder: Path, *edits: Edit) -> Bundle:
    """Apply edits, and see that a valid bundle came of it and that nothing else is in the folder."""
    root = apply(bundle, edits, folder)
    assert verify(root) == []
    assert list(folder.iterdir()) == [root]
    return Bundle(root)


def pixels(bundle: Bundle, display_id: int = 0) -> list[tuple[int, np.ndarray]]:
    """All frames of a display with their session times."""
    shown = []
    paths = dict.fromkeys(it.path for _, it in bundle.events_of(FrameEvent) if it.display_id == display_id)
    times = {(it.path, it.pts_ns): at_ns for at_ns, it in bundle.events_of(FrameEvent)}
    for path in paths:
        shown += [(times[path, pts_ns], rgb) for pts_ns, rgb in decode.frames(bundle.path(path))]
    return shown


def patch_of(rgb: np.ndarray, area: Rectangle = PATCH) -> np.ndarray:
    return rgb[area.y_px : area.y_px + area.height_px, area.x_px : area.x_px + area.width_px].astype(int)


def loudness_of_the_secret(bundle: Bundle) -> float:
    """How much of the secret tone there is in the voice, as a share of its strongest block in the original."""
    strongest = 0.0
    for _, pcm in voice_blocks(bundle):
        if len(pcm) >= 1024:
            spectrum = np.abs(np.fft.rfft(pcm[:1024].astype(float) * np.hanning(1024)))
            strongest = max(strongest, float(spectrum[round(SECRET_HZ * 1024 / 48_000)]))
    return strongest


def packets(bundle: Bundle, path: str) -> list[bytes]:
    read = scan.packets(bundle.path(path))
    return [read.data() for _ in read]


def test_the_secret_is_there_to_begin_with(secret: Bundle) -> None:
    assert texts(secret.root).count(SECRET.encode()) >= 10
    assert SECRET in typed(secret)
    assert any(np.ptp(patch_of(rgb)) > 100 for _, rgb in pixels(secret))
    assert loudness_of_the_secret(secret) > 100_000


@pytest.mark.parametrize(
    "edits",
    [
        [Cut(FROM_NS, 7 * SECOND_NS)],
        [Blank(FROM_NS, 7 * SECOND_NS)],
        [MaskText(FROM_NS, TO_NS), Mute(FROM_NS, TO_NS), Cover(FROM_NS, TO_NS, 0, PATCH)],
        [Cut(FROM_NS, FROM_NS + 500 * MS), Blank(FROM_NS + 300 * MS, 7 * SECOND_NS)],
    ],
    ids=["cut", "blank", "covered", "both"],
)
def test_nothing_of_the_secret_is_left(secret: Bundle, tmp_path: Path, edits: Sequence[Edit]) -> None:
    new = edited(secret, tmp_path, *edits)
    found = texts(new.root)
    assert SECRET.encode() not in found
    assert SECRET.encode("utf-16-le") not in found
    assert SECRET not in typed(new)
    assert [it for it in ("before", "after") if it not in typed(new)] == []
    assert max(np.ptp(patch_of(rgb), axis=(0, 1)).max() for _, rgb in pixels(new)) < 20
    # A tone that ends at once is a click, with some of every frequency in it.
    assert loudness_of_the_secret(new) < loudness_of_the_secret(secret) / 100
    assert new.manifest.bundle_id != secret.manifest.bundle_id


def test_a_cut_closes_up(secret: Bundle, tmp_path: Path) -> None:
    new = edited(secret, tmp_path, Cut(FROM_NS, TO_NS))
    assert new.manifest.duration_ns == END_NS - SECOND_NS
    shown = [at_ns for at_ns, it in new.events_of(FrameEvent) if it.display_id == DISPLAY.display_id]
    assert shown == list(range(0, END_NS - SECOND_NS, FRAME_NS))
    heard = sum(it.samples for _, it in new.events_of(VoiceEvent))
    assert heard == 11 * 48_000


def test_a_blank_stretch_is_black_and_silent_and_then_all_is_as_it_was(
    secret: Bundle, tmp_path: Path
) -> None:
    new = edited(secret, tmp_path, Blank(FROM_NS, TO_NS))
    assert new.manifest.duration_ns == END_NS
    inside = [rgb for at_ns, rgb in pixels(new) if FROM_NS <= at_ns < TO_NS]
    (black,) = inside
    assert black.max() <= 2
    before = dict(pixels(secret))
    for at_ns, rgb in pixels(new):
        if not FROM_NS <= at_ns < TO_NS:
            assert np.abs(rgb.astype(int) - before[at_ns]).mean() < 1
    # The other display's picture changed at the third second and at the sixth.
    other = [(at_ns, rgb.max() <= 2) for at_ns, rgb in pixels(new, 1)]
    assert other == [
        (0, False),
        (3 * SECOND_NS, False),
        (FROM_NS, True),
        (TO_NS, False),
        (6 * SECOND_NS, False),
        (9 * SECOND_NS, False),
    ]
    for at_ns, pcm in voice_blocks(new):
        inside_it = at_ns >= FROM_NS and at_ns + len(pcm) * SECOND_NS // 48_000 <= TO_NS
        assert bool(pcm.any()) is not inside_it
    assert sum(len(pcm) for _, pcm in voice_blocks(new)) == 12 * 48_000


def test_a_covered_area_holds_what_surrounds_it_and_nothing_else_changes(
    secret: Bundle, tmp_path: Path
) -> None:
    new = edited(secret, tmp_path, Cover(FROM_NS, TO_NS, 0, PATCH))
    before = dict(pixels(secret))
    for at_ns, rgb in pixels(new):
        assert np.abs(patch_of(rgb) - GREY).max() < 6
        around = np.abs(rgb.astype(int) - before[at_ns])
        around[32:72, 32:80] = 0
        assert around.mean() < 1, at_ns
    assert [at_ns for at_ns, _ in pixels(new)] == [at_ns for at_ns, _ in pixels(secret)]


def test_only_the_group_of_pictures_that_is_touched_is_encoded_anew(secret: Bundle, tmp_path: Path) -> None:
    made = make(secret, [Cover(FROM_NS, TO_NS, 0, PATCH)], tmp_path)
    new = Bundle(made.root)
    old, now = packets(secret, SCREEN), packets(new, SCREEN)
    keys = [number for number, it in enumerate(_frames(secret)) if it.keyframe]
    first = FROM_NS // FRAME_NS
    assert keys == [0, 60]
    # The encoder's parameter sets are the recorder's, so that all goes into one file.
    assert now[:first] == old[:first]
    assert now[60:] == old[60:]
    assert all(one != other for one, other in zip(old[first:60], now[first:60], strict=True))
    assert (made.work.encoded, made.work.copied) == (60 - first, first + 60 + 4)
    assert packets(new, layout.screen_path(1, 0)) == packets(secret, layout.screen_path(1, 0))


def test_pictures_of_full_colour_are_encoded_so_again(tmp_path: Path) -> None:
    old = secret_session(tmp_path / "old", quality=Quality.SHARP)
    new = edited(old, tmp_path / "new", Cover(FROM_NS, TO_NS, 0, PATCH))
    assert max(np.abs(patch_of(rgb) - GREY).max() for _, rgb in pixels(new)) < 6
    assert {it.path for it in _frames(new)} == {SCREEN}
    assert [it.pixel_format for _, it in new.events_of(EncoderEvent)] == ["yuv444p", "yuv444p"]


def test_a_further_file_is_begun_where_the_encoder_has_other_parameter_sets(
    secret: Bundle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # So many pictures a second take another level of H.264.
    monkeypatch.setattr("trajectory_recorder.redaction.video._Track._fps", lambda _: 240)
    new = edited(secret, tmp_path, Cover(FROM_NS, TO_NS, 0, PATCH))
    shown = [it for _, it in new.events_of(FrameEvent) if it.display_id == 0]
    first = FROM_NS // FRAME_NS
    assert [it.path for it in shown] == [
        *[SCREEN] * first,
        *[layout.screen_path(0, 1)] * (60 - first),
        *[layout.screen_path(0, 2)] * 60,
    ]
    told = [(at_ns, it.path) for at_ns, it in new.events_of(EncoderEvent) if it.display_id == 0]
    assert told == [
        (0, SCREEN),
        (FROM_NS, layout.screen_path(0, 1)),
        (6 * SECOND_NS, layout.screen_path(0, 2)),
    ]
    assert max(np.abs(patch_of(rgb) - GREY).max() for _, rgb in pixels(new)) < 6


def test_voice_that_is_not_muted_is_copied(secret: Bundle, tmp_path: Path) -> None:
    new = edited(secret, tmp_path, Mute(FROM_NS, TO_NS))
    path = layout.narration_path(0)
    told = [at_ns for at_ns, _ in secret.events_of(VoiceEvent)]
    same = [one == other for one, other in zip(packets(secret, path), packets(new, path), strict=True)]
    changed = [at_ns for at_ns, it in zip(told, same, strict=True) if not it]
    assert len(changed) in {11, 12}
    assert FROM_NS - 96 * MS < min(changed) <= FROM_NS
    assert TO_NS - 96 * MS <= max(changed) < TO_NS
    levels = [(at_ns, it.peak) for at_ns, it in new.events_of(VoiceEvent)]
    assert [at_ns for at_ns, peak in levels if peak == 0.0] == changed[1:-1]


def _frames(bundle: Bundle) -> list[FrameEvent]:
    return [it for _, it in bundle.events_of(FrameEvent) if it.path == SCREEN]
