"""Sealed bundles of given events, whose media files hold nothing that could be decoded."""

from collections.abc import Iterable
from pathlib import Path

from helpers.sessions import session_info
from trajectory_recorder.bundle import Bundle, BundleWriter, SessionInfo
from trajectory_recorder.bundle.writer import create_folder
from trajectory_recorder.events import Event, FrameEvent, VoiceEvent

SCREEN, VOICE = "data/screen-0.mkv", "data/narration.mka"


def seal_events(
    folder: Path,
    events: Iterable[tuple[int, Event]],
    *,
    duration_ns: int,
    media: Iterable[str] = (SCREEN, VOICE),
    session: SessionInfo | None = None,
) -> Bundle:
    """Seal a bundle of these events, in the order of time, and of media files that hold their own names."""
    session = session or session_info()
    writer = BundleWriter(create_folder(folder, session.start_utc_ns), session)
    for path in media:
        writer.open_media(path).write(path.encode())
    for at_ns, event in sorted(events, key=lambda it: it[0]):
        writer.add(at_ns, event)
    writer.seal(duration_ns=duration_ns, ended="stopped")
    return Bundle(writer.root)


def frame(pts_ns: int, path: str = SCREEN, *, display_id: int = 0, keyframe: bool = True) -> FrameEvent:
    """A frame of 640x480."""
    return FrameEvent(display_id, path, pts_ns, 640, 480, 640, 480, keyframe=keyframe)


def voice(pts_ns: int, *, rms: float = 0.0, samples: int = 4_800, path: str = VOICE) -> VoiceEvent:
    """A tenth of a second of voice."""
    return VoiceEvent(path, pts_ns, 0, samples, min(1.0, rms * 2), rms, 0)
