"""Narration measured from the FLAC files of real bundles."""

import os
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path

import av
import numpy as np
import pytest

from helpers import tampering
from helpers.narration import RATE_HZ, Narration, Pcm, narrate
from helpers.sessions import session_info
from trajectory_recorder.bundle import Bundle, BundleWriter, layout, verify
from trajectory_recorder.bundle.narration import measure
from trajectory_recorder.bundle.writer import create_folder
from trajectory_recorder.capture.source import Sound
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.events import Marker
from trajectory_recorder.recording.voice_track import VoiceTrack
from trajectory_recorder.speech import NarrationMeasures, NarrationMeter, Span

SECOND_NS = 1_000_000_000
VOICE = "data/narration.mka"


@pytest.fixture(scope="module")
def narration(tmp_path_factory: pytest.TempPathFactory) -> Narration:
    return narrate(tmp_path_factory.mktemp("narration"), [1.2, 1.5, 2.0, 1.0])


def seal(folder: Path, stretches: Iterable[tuple[int, Pcm]], *, file_bytes: int = 1 << 30) -> Bundle:
    """A bundle of stretches of sound, each with the session time of its first sample."""
    writer = BundleWriter(create_folder(folder, session_info().start_utc_ns), session_info())
    writer.add(0, Marker("begin"))
    voice, end_ns = VoiceTrack(writer, file_bytes=file_bytes, add=writer.add), 0
    for from_ns, pcm in stretches:
        for at in range(0, len(pcm), 4_800):
            block = pcm[at : at + 4_800]
            voice.write(from_ns + at * SECOND_NS // RATE_HZ, Sound(block))
        voice.end_stretch()
        end_ns = from_ns + len(pcm) * SECOND_NS // RATE_HZ
    voice.close()
    writer.seal(duration_ns=end_ns, ended="stopped")
    assert verify(writer.root) == []
    return Bundle(writer.root)


def spans(narration: Narration, *, later_ns: int = 0) -> list[Span]:
    return [
        Span(later_ns + int(begin_s * SECOND_NS), later_ns + int(end_s * SECOND_NS), 0.9)
        for begin_s, end_s in narration.spoken
    ]


def same(measures: NarrationMeasures, others: NarrationMeasures) -> None:
    for field in fields(NarrationMeasures):
        one, other = getattr(measures, field.name), getattr(others, field.name)
        if field.name == "levels":
            assert one.second.tolist() == other.second.tolist()
            assert np.allclose(one.rms_dbfs, other.rms_dbfs, atol=0.3)
        else:
            assert one == pytest.approx(other, abs=0.05), field.name


@pytest.mark.parametrize("file_bytes", [1 << 30, 100_000])
def test_what_was_recorded_is_measured(tmp_path: Path, narration: Narration, file_bytes: int) -> None:
    later_ns = 3 * SECOND_NS // 2
    bundle = seal(tmp_path, [(later_ns, narration.pcm)], file_bytes=file_bytes)
    (voice,) = [stream for stream in bundle.manifest.streams if stream.name == "voice"]
    assert (len(voice.paths) > 2) == (file_bytes == 100_000)
    meter = NarrationMeter(spans(narration, later_ns=later_ns))
    meter.take(narration.pcm, at_ns=later_ns)
    measures = measure(bundle, spans(narration, later_ns=later_ns))
    assert measures is not None
    same(measures, meter.finish())
    assert measures.snr_db is not None
    assert measures.snr_db > 25


def test_places_are_in_session_time(tmp_path: Path, narration: Narration) -> None:
    # The microphone was away for ten seconds, and is clipped a second after it came back.
    pcm = narration.pcm.copy()
    pcm[RATE_HZ : RATE_HZ + 5] = 32_767
    back_ns = 10 * SECOND_NS + len(pcm) * SECOND_NS // RATE_HZ
    measures = measure(seal(tmp_path, [(0, narration.pcm), (back_ns, pcm)]), [])
    assert measures is not None
    (place,) = measures.clipping.first
    assert place.from_ns == pytest.approx(back_ns + SECOND_NS, abs=1_000_000)
    assert set(np.diff(measures.levels.second)) == {1, 10}
    assert measures.loudness_lufs is measures.speech_dbfs is None


def test_without_a_voice_there_is_nothing(tmp_path: Path) -> None:
    assert measure(seal(tmp_path, []), []) is None


def test_files_that_are_gone_or_something_else(tmp_path: Path, narration: Narration) -> None:
    bundle = seal(tmp_path, [(0, narration.pcm)])
    voice = bundle.path(VOICE)
    voice.write_bytes(b"no sound")
    with pytest.raises(DamagedBundle, match="can't be decoded"):
        measure(bundle, [])
    voice.unlink()
    with pytest.raises(DamagedBundle, match=r"narration\.mka is missing"):
        measure(bundle, [])
    os.mkfifo(voice)  # nobody will ever write to it
    with pytest.raises(DamagedBundle, match="missing"):
        measure(bundle, [])
    voice.unlink()
    voice.symlink_to("/etc/hostname")
    with pytest.raises(DamagedBundle, match="symbolic link"):
        measure(bundle, [])


@pytest.mark.parametrize("path", ["../../etc/passwd", "/etc/passwd", layout.EVENTS])
def test_a_manifest_that_points_elsewhere(tmp_path: Path, narration: Narration, path: str) -> None:
    root = seal(tmp_path, [(0, narration.pcm)]).root

    def elsewhere(document: dict) -> None:
        (voice,) = [stream for stream in document["streams"] if stream["name"] == "voice"]
        voice["paths"] = [path]

    tampering.edit_manifest(root, elsewhere)
    with pytest.raises(DamagedBundle):
        measure(Bundle(root), [])


def test_a_file_that_is_listed_twice_is_heard_once(tmp_path: Path, narration: Narration) -> None:
    root = seal(tmp_path, [(0, narration.pcm)]).root

    def twice(document: dict) -> None:
        (voice,) = [stream for stream in document["streams"] if stream["name"] == "voice"]
        voice["paths"] *= 2

    tampering.edit_manifest(root, twice)
    measures = measure(Bundle(root), [])
    assert measures is not None
    assert measures.sound_ns == len(narration.pcm) * SECOND_NS // RATE_HZ


@pytest.mark.parametrize(("rate_hz", "layout"), [(44_100, "mono"), (48_000, "stereo")])
def test_sound_of_another_kind(tmp_path: Path, narration: Narration, rate_hz: int, layout: str) -> None:
    bundle = seal(tmp_path, [(0, narration.pcm)])
    with av.open(bundle.path(VOICE), "w", format="matroska") as file:
        stream = file.add_stream("flac", rate=rate_hz, layout=layout, format="s16")
        frame = av.AudioFrame(format="s16", layout=layout, samples=4_096)
        frame.sample_rate, frame.pts = rate_hz, 0
        file.mux([*stream.encode(frame), *stream.encode(None)])
    with pytest.raises(DamagedBundle, match="not mono sound of 16 bits and 48 kHz"):
        measure(bundle, [])
