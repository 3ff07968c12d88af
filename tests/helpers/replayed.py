"""Recordings to replay, of real files: every picture shows its number, and the voice is what is given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from helpers.counter_code import read_counter
from helpers.pictured_session import COUNTER_PX, DISPLAY, counting
from helpers.timelines import timeline
from trajectory_recorder.events import Display
from trajectory_recorder.media.video import VideoFile
from trajectory_recorder.media.voice import VoiceFile, VoicePacket
from trajectory_recorder.replay.media_files import LocalMedia, MediaFiles
from trajectory_recorder.replay.pictures.picture import Picture
from trajectory_recorder.replay.recording import Recording
from trajectory_recorder.replay.timeline.timeline import ScreenTrack, Span, VoiceTrack

MS = 1_000_000
SECOND = 1000 * MS


@dataclass(frozen=True)
class Frame:
    """A frame of a display, before it is written: its number is what it shows."""

    number: int
    at_ms: int
    display: Display = DISPLAY


def screen(folder: Path, display_id: int, files: Sequence[Sequence[Frame]]) -> ScreenTrack:
    """Write one display's frames into files, and tell where they lie."""
    rows = []
    paths = tuple(f"data/screen-{display_id}-{number}.mkv" for number in range(len(files)))
    (folder / "data").mkdir(exist_ok=True)
    for number, frames in enumerate(files):
        size = frames[0].display
        with (folder / paths[number]).open("xb", buffering=0) as file:
            video = VideoFile(file, width_px=size.width_px, height_px=size.height_px, fps=30)
            for it in frames:
                packet = video.encode(counting(it.number, size), 0, 0, session_ns=it.at_ms * MS)
                video.write(packet)
                rows.append(
                    (it.at_ms * MS, packet.pts_ns, number, packet.keyframe, size.width_px, size.height_px)
                )
            video.close()
    at_ns, pts_ns, file_number, keyframe, width_px, height_px = zip(*rows, strict=True)
    return ScreenTrack(
        display_id,
        paths,
        np.array(at_ns, np.int64),
        np.array(pts_ns, np.int64),
        np.array(file_number, np.int32),
        np.array(keyframe, np.bool_),
        np.array(width_px, np.int32),
        np.array(height_px, np.int32),
    )


def evenly(count: int, *, every_ms: int = 40, first: int = 0, from_ms: int = 0) -> list[Frame]:
    """So many frames, numbered from `first` on."""
    return [Frame(first + number, from_ms + number * every_ms) for number in range(count)]


def voice(folder: Path, stretches: Mapping[int, npt.NDArray[np.int16]]) -> VoiceTrack:
    """Write a voice: sound by the session time in ms at which it begins."""
    path = "data/narration.mka"
    (folder / "data").mkdir(exist_ok=True)
    packets: list[VoicePacket] = []
    with (folder / path).open("xb", buffering=0) as file:
        written = VoiceFile(file)
        for at_ms, pcm in stretches.items():
            packets += written.encode(pcm, session_ns=at_ms * MS)
        packets += written.flush()
        for packet in packets:
            written.write(packet)
        written.close()
    return VoiceTrack(
        (path,),
        np.array([it.session_ns for it in packets], np.int64),
        np.array([it.pts_ns for it in packets], np.int64),
        np.zeros(len(packets), np.int32),
        np.array([it.samples for it in packets], np.int32),
        np.array([it.peak for it in packets], np.float32),
        np.array([it.rms for it in packets], np.float32),
    )


def narrated(
    folder: Path, recorded: VoiceTrack, stretches: Mapping[int, npt.NDArray[np.int16]]
) -> VoiceTrack:
    """A voice with a narration that was added later: sound by the session time in ms at which it begins."""
    path = "data/narration-added-1.mka"
    apart = folder / "apart"
    apart.mkdir()
    later = voice(apart, stretches)
    (apart / later.paths[0]).rename(folder / path)
    order = np.argsort(np.concatenate((recorded.at_ns, later.at_ns)), kind="stable")
    parts = ("at_ns", "pts_ns", "file", "samples", "peak", "rms")
    both = {name: np.concatenate((getattr(recorded, name), getattr(later, name)))[order] for name in parts}
    both["file"] = np.repeat([0, 1], [len(recorded.at_ns), len(later.at_ns)]).astype(np.int32)[order]
    return VoiceTrack((*recorded.paths, path), **both)


def no_voice() -> VoiceTrack:
    """That nobody spoke."""
    times, counts = np.zeros(0, np.int64), np.zeros(0, np.int32)
    levels = np.zeros(0, np.float32)
    return VoiceTrack((), times, times, counts, counts, levels, levels)


def recording(
    folder: Path,
    screens: Sequence[ScreenTrack],
    *,
    duration_ns: int,
    spoken: VoiceTrack | None = None,
    idle: Sequence[Span] = (),
    media: MediaFiles | None = None,
) -> Recording:
    """A recording of these, in which nothing else happens."""
    shown = timeline(
        duration_ns,
        displays=(),
        screens=tuple(screens),
        voice=spoken or no_voice(),
        idle=tuple(idle),
    )
    return Recording("a recording", folder, None, shown, media or LocalMedia(folder))


def number_in(picture: Picture) -> int | None:
    """The number that a picture shows."""
    return read_counter(picture.bgra, *COUNTER_PX)
