"""What somebody took out on purpose is no defect, and what they added counts."""

from pathlib import Path

import numpy as np

from helpers.secret_session import END_NS, SECOND_NS, secret_session
from trajectory_recorder.bundle import Bundle
from trajectory_recorder.media.voice import VoiceFile
from trajectory_recorder.quality.examine import examine
from trajectory_recorder.quality.policy import built_in
from trajectory_recorder.redaction import Blank, Edit, Narrate, apply

SPAN = SECOND_NS, END_NS - SECOND_NS


def found(root: Path) -> set[str]:
    return {it.check for it in examine(root, built_in()).report.findings}


def test_a_blank_stretch_is_no_black_picture_and_no_dead_microphone(tmp_path: Path) -> None:
    old = secret_session(tmp_path / "old")
    new = apply(old, [Blank(*SPAN)], tmp_path / "new")
    assert (
        found(new) & {"black_picture", "dead_microphone", "capture_gap", "integrity", "stuck_keys"} == set()
    )
    assert "secrets" not in found(new)


def test_an_added_narration_is_speech(tmp_path: Path) -> None:
    path = tmp_path / "later.mka"
    with path.open("wb", buffering=0) as file:
        voice = VoiceFile(file)
        pcm = np.full(5 * 48_000, 900, np.int16)
        for packet in (*voice.encode(pcm, session_ns=0), *voice.flush()):
            voice.write(packet)
        voice.close()
    old = secret_session(tmp_path / "old")
    edit: Edit = Narrate(6 * SECOND_NS, 11 * SECOND_NS, str(path))
    evidence = examine(apply(old, [edit], tmp_path / "new"), built_in()).evidence
    assert evidence is not None
    assert (6 * SECOND_NS, 11 * SECOND_NS) in evidence.speech
    assert Bundle(old.root).manifest == old.manifest
