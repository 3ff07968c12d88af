"""A recording in full motion, with a click for every so many pictures: what playing is measured on."""

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from bench_parts.long_work import page_of_letters
from trajectory_recorder.bundle import BundleWriter, SessionInfo
from trajectory_recorder.bundle.manifest import OperatingSystem, Recorder, new_bundle_id
from trajectory_recorder.bundle.writer import create_folder
from trajectory_recorder.events import Display, DisplaysEvent, FrameEvent, VoiceEvent
from trajectory_recorder.media.video import VideoFile
from trajectory_recorder.media.voice import RATE_HZ, VoiceFile

SECONDS = 20
FRAMES_A_SECOND = 30
CLICK_EVERY = 15
"""Frames; a click begins with the frame."""

_MS = 1_000_000
_DISPLAY = Display(0, "bench", 0, 0, 1920, 1080, 1.0, primary=True)
_SCREEN, _VOICE = "data/screen-0.mkv", "data/narration.mka"


def record_motion(folder: Path, tell: Callable[[str], None]) -> Path:
    """Write the recording of a page that scrolls in every frame; returns its bundle's folder."""
    tell("recording what moves")
    recorder = Recorder("trajectory-recorder", "bench")
    system = OperatingSystem("Linux", "", "", "x11", "C")
    session = SessionInfo(new_bundle_id(), recorder, system, time.time_ns(), 0, 1, {"fps": 30})
    writer = BundleWriter(create_folder(folder, session.start_utc_ns), session)
    events = [(0, DisplaysEvent((_DISPLAY,))), *_screen(writer), *_voice(writer)]
    for at_ns, event in sorted(events, key=lambda it: it[0]):
        writer.add(at_ns, event)
    writer.seal(duration_ns=SECONDS * 1_000_000_000, ended="stopped")
    return writer.root


def _screen(writer: BundleWriter) -> list[tuple[int, FrameEvent]]:
    video = VideoFile(writer.open_media(_SCREEN), width_px=1920, height_px=1080, fps=FRAMES_A_SECOND)
    page = page_of_letters(np.random.default_rng(6).integers(0, 40, (48, 120)))
    found = []
    for number in range(SECONDS * FRAMES_A_SECOND):
        at_ns = _frame_ms(number) * _MS
        packet = video.encode(np.roll(page, -number * 8, axis=0), 0, 0, session_ns=at_ns)
        video.write(packet)
        sizes = (1920, 1080, video.coded_width_px, video.coded_height_px)
        found.append((at_ns, FrameEvent(0, _SCREEN, packet.pts_ns, *sizes, keyframe=packet.keyframe)))
    video.close()
    return found


def _voice(writer: BundleWriter) -> list[tuple[int, VoiceEvent]]:
    sound = np.zeros(SECONDS * RATE_HZ)
    click = 12_000 * np.sin(2 * np.pi * 1500 * np.arange(RATE_HZ // 100) / RATE_HZ)
    for number in range(0, SECONDS * FRAMES_A_SECOND, CLICK_EVERY):
        begin = _frame_ms(number) * RATE_HZ // 1000
        sound[begin : begin + len(click)] = click
    voice, found = VoiceFile(writer.open_media(_VOICE)), []
    for packet in (*voice.encode(sound.astype(np.int16), session_ns=0), *voice.flush()):
        voice.write(packet)
        counts = (packet.first_sample, packet.samples)
        levels = (packet.peak, packet.rms, packet.clipped)
        found.append((packet.session_ns, VoiceEvent(_VOICE, packet.pts_ns, *counts, *levels)))
    voice.close()
    return found


def _frame_ms(number: int) -> int:
    return round(number * 1000 / FRAMES_A_SECOND)
