"""Edits that make no sense, bundles that are damaged, work that is cancelled or killed, and what the manifest says."""

import hashlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from helpers import tampering
from helpers.events_sealed import seal_events
from helpers.secret_session import DISPLAY, END_NS, PATCH, SECOND_NS
from trajectory_recorder.bundle import Bundle, layout, verify
from trajectory_recorder.bundle.added_narration import added_narrations
from trajectory_recorder.errors import Cancelled, DamagedBundle, TrajectoryError, UsageError
from trajectory_recorder.events import AddedVoiceEvent, Marker, Rectangle
from trajectory_recorder.media import decode, scan
from trajectory_recorder.media.voice import RATE_HZ, VoiceFile
from trajectory_recorder.redaction import Blank, Cover, Cut, Edit, Mute, Narrate, Note, apply
from trajectory_recorder.tasks import Task


@pytest.mark.parametrize(
    ("edits", "message"),
    [
        ([], "nothing to take out"),
        ([Cut(-1, 5)], "outside"),
        ([Blank(0, END_NS + 1)], "outside"),
        ([Mute(7, 7)], "empty"),
        ([Cut(9, 3)], "empty"),
        ([Cut(0, SECOND_NS), Cut(SECOND_NS, END_NS)], "Everything would be cut out"),
        ([Cover(0, 5, 7, PATCH)], "not on display 7"),
        ([Cover(0, 5, 0, Rectangle(DISPLAY.width_px, 0, 10, 10))], "not on display 0"),
        ([Cover(0, 5, 0, Rectangle(5, 5, 0, 10))], "not on display 0"),
        ([Note(0, 5, "  ")], "1 to 10,000 characters"),
        ([Narrate(0, 5, "/nowhere.mka")], "/nowhere.mka can't be read"),
    ],
)
def test_edits_that_make_no_sense_are_refused(
    secret: Bundle, tmp_path: Path, edits: list[Edit], message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        apply(secret, edits, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_voice_that_is_not_there_can_not_be_muted(tmp_path: Path) -> None:
    bundle = seal_events(tmp_path / "old", [(0, Marker("a"))], duration_ns=SECOND_NS, media=())
    with pytest.raises(UsageError, match="no voice to mute"):
        apply(bundle, [Mute(0, 5)], tmp_path / "new")


def test_the_new_manifest_names_its_parent_and_the_edits(secret: Bundle, tmp_path: Path) -> None:
    edits = [Cut(5, 10), Note(20, 30, "why")]
    new = Bundle(apply(secret, edits, tmp_path)).manifest
    assert new.parent is not None
    assert new.parent.bundle_id == secret.manifest.bundle_id
    text = (secret.root / layout.MANIFEST).read_bytes()
    assert new.parent.manifest_sha256 == hashlib.sha256(text).hexdigest()
    assert new.parent.edits == (
        {"kind": "cut", "from_ns": 5, "to_ns": 10},
        {"kind": "note", "from_ns": 20, "to_ns": 30, "text": "why"},
    )
    assert (new.task, new.settings, new.ended) == (
        secret.manifest.task,
        secret.manifest.settings,
        secret.manifest.ended,
    )


def test_the_new_bundle_can_be_edited_again_and_holds_no_derived_files(
    secret: Bundle, tmp_path: Path
) -> None:
    first = Bundle(apply(secret, [Cut(0, SECOND_NS)], tmp_path))
    (first.root / "derived").mkdir()
    (first.root / layout.TRANSCRIPT).write_text("{}")
    second = Bundle(apply(first, [Mute(0, SECOND_NS), Cut(3 * SECOND_NS, END_NS - SECOND_NS)], tmp_path))
    assert verify(second.root) == []
    assert second.manifest.duration_ns == 3 * SECOND_NS
    assert second.manifest.parent is not None
    assert second.manifest.parent.bundle_id == first.manifest.bundle_id
    assert not (second.root / "derived").exists()


@pytest.mark.parametrize("path", [layout.EVENTS, layout.screen_path(0, 0), layout.narration_path(0)])
def test_a_damaged_bundle_is_refused(secret: Bundle, tmp_path: Path, path: str) -> None:
    copy = _copied(secret.root, tmp_path / "copy.trajectory")
    content = bytearray((copy / path).read_bytes())
    content[len(content) // 2] ^= 0xFF
    (copy / path).write_bytes(content)
    with pytest.raises(DamagedBundle, match="can't be edited"):
        apply(Bundle(copy), [Cut(5, 10)], tmp_path / "new")


def test_pictures_that_can_not_be_decoded_are_refused_where_they_are_needed(
    secret: Bundle, tmp_path: Path
) -> None:
    copy = _copied(secret.root, tmp_path / "copy.trajectory")
    path = copy / layout.screen_path(0, 0)
    packets = scan.packets(path)
    next(packets)
    picture = packets.data()
    packets.close()
    # Zeros are no slice of a picture, and the file is whole nevertheless.
    path.write_bytes(path.read_bytes().replace(picture, bytes(len(picture))))
    tampering.rehash(copy)
    with pytest.raises(DamagedBundle, match="can't be decoded"):
        apply(Bundle(copy), [Cover(0, SECOND_NS, 0, PATCH)], tmp_path / "new")
    assert list((tmp_path / "new").iterdir()) == []


def test_work_that_is_cancelled_leaves_nothing(secret: Bundle, tmp_path: Path) -> None:
    said: list[str] = []

    def cancel(doing: str, _: float) -> None:
        said.append(doing)
        if doing == "writing the new recording" and said.count(doing) == 2:
            task.cancel()

    task = Task(cancel)
    with pytest.raises(Cancelled):
        apply(secret, [Cut(5, 10)], tmp_path, task=task)
    assert list(tmp_path.iterdir()) == []
    assert verify(secret.root) == []


_KILLED = """
import os, signal, sys
from pathlib import Path
from trajectory_recorder.bundle import Bundle
from trajectory_recorder.redaction import Cut, apply
from trajectory_recorder.tasks import Task

def die(doing, share):
    if doing == "writing the new recording" and share > 0.5:
        os.kill(os.getpid(), signal.SIGKILL)

apply(Bundle(Path(sys.argv[1])), [Cut(5, 10)], Path(sys.argv[2]), task=Task(die))
"""


def test_work_that_is_killed_leaves_nothing_that_looks_like_a_recording(
    secret: Bundle, tmp_path: Path
) -> None:
    from trajectory_recorder.recording.recovery import find_unsealed

    command = [sys.executable, "-c", _KILLED, str(secret.root), str(tmp_path)]
    assert subprocess.run(command, env=dict(os.environ), check=False).returncode == -signal.SIGKILL
    (left,) = tmp_path.iterdir()
    assert left.name.startswith(".redacting-")
    assert find_unsealed(tmp_path) == []
    root = apply(secret, [Cut(5, 10)], tmp_path)
    assert list(tmp_path.iterdir()) == [root]


def test_a_bundle_is_no_place_for_a_new_one(secret: Bundle) -> None:
    with pytest.raises(TrajectoryError, match="is a bundle itself"):
        apply(secret, [Cut(5, 10)], secret.root)


# --- narrations that are added -------------------------------------------------------------------


def narrated(path: Path, seconds: float, value: int) -> Path:
    """A sound file of one loudness, as an application of ours records it."""
    with path.open("wb", buffering=0) as file:
        voice = VoiceFile(file)
        for packet in (
            *voice.encode(np.full(round(seconds * RATE_HZ), value, np.int16), session_ns=SECOND_NS),
            *voice.flush(),
        ):
            voice.write(packet)
        voice.close()
    return path


def test_a_narration_is_added_on_a_track_of_its_own(secret: Bundle, tmp_path: Path) -> None:
    first, second = narrated(tmp_path / "a.mka", 3, 500), narrated(tmp_path / "b.mka", 1, 900)
    edits = [
        Narrate(2 * SECOND_NS, 5 * SECOND_NS, str(first)),
        # It overlaps with the first, and is longer than its span.
        Narrate(4 * SECOND_NS, 4 * SECOND_NS + SECOND_NS // 2, str(second)),
        Cut(3 * SECOND_NS, 4 * SECOND_NS),
    ]
    new = Bundle(apply(secret, edits, tmp_path / "new"))
    assert verify(new.root) == []
    assert [(it.path, it.from_ns, it.to_ns) for it in added_narrations(new)] == [
        ("data/narration-added-1.mka", 2 * SECOND_NS, 4 * SECOND_NS),
        ("data/narration-added-2.mka", 3 * SECOND_NS, 3 * SECOND_NS + SECOND_NS // 2),
    ]
    heard = [
        np.concatenate([pcm for _, pcm in decode.samples(new.path(it.path))]) for it in added_narrations(new)
    ]
    assert [(len(it), set(it.tolist())) for it in heard] == [
        (2 * RATE_HZ, {500}),
        (RATE_HZ // 2, {900}),
    ]
    manifest = new.manifest
    assert manifest.parent is not None
    assert str(tmp_path) not in json.dumps(manifest.parent.edits)
    (stream,) = [it for it in manifest.streams if it.name == "voice/added"]
    assert (stream.codec, len(stream.paths)) == ("flac", 2)


def test_added_narrations_are_kept_muted_and_cut_like_any_voice(secret: Bundle, tmp_path: Path) -> None:
    sound = narrated(tmp_path / "a.mka", 3, 500)
    first = Bundle(apply(secret, [Narrate(2 * SECOND_NS, 5 * SECOND_NS, str(sound))], tmp_path / "first"))
    edits = [
        Mute(2 * SECOND_NS, 3 * SECOND_NS),
        Cut(4 * SECOND_NS, END_NS),
        Narrate(0, SECOND_NS, str(sound)),
    ]
    new = Bundle(apply(first, edits, tmp_path / "new"))
    assert verify(new.root) == []
    assert [(it.path, it.from_ns, it.to_ns) for it in added_narrations(new)] == [
        ("data/narration-added-2.mka", 0, SECOND_NS),
        ("data/narration-added-1.mka", 2 * SECOND_NS, 4 * SECOND_NS),
    ]
    told = [it for _, it in new.events_of(AddedVoiceEvent) if it.path == "data/narration-added-1.mka"]
    assert sum(it.samples for it in told) == 2 * RATE_HZ
    heard = np.concatenate([pcm for _, pcm in decode.samples(new.path("data/narration-added-1.mka"))])
    assert (heard == 0).sum() == RATE_HZ


def _copied(root: Path, copy: Path) -> Path:
    import shutil

    shutil.copytree(root, copy)
    return copy
