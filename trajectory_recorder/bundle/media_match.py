"""Compares the frames and voice packets that events announce with those in the media files."""

from pathlib import Path
from typing import TypeAlias

from trajectory_recorder.bundle import layout
from trajectory_recorder.bundle.findings import Findings, seconds
from trajectory_recorder.bundle.manifest import FORMAT_VERSION, Manifest
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.events import AddedVoiceEvent, FrameEvent, VoiceEvent
from trajectory_recorder.media import scan
from trajectory_recorder.media.scan import PacketInfo

# A frame's time stamp in its file is its session time rounded to a millisecond, and moved on by one
# where two frames would share it; more than this apart, one of them is wrong.
_LARGEST_PTS_ERROR_NS = 20_000_000
_VOICE_RATE_HZ = 48_000

Announced: TypeAlias = FrameEvent | VoiceEvent | AddedVoiceEvent


class _File:
    """A media file and how far it was read."""

    def __init__(self, path: Path) -> None:
        self.packets = scan.packets(path)
        self.samples = 0

    @property
    def stream(self) -> scan.StreamInfo:
        return self.packets.stream


class MediaMatch:
    """Feed it every frame and voice event in order; it reads the files along, in bounded memory.

    Args:
        findings: Where to report.
        root: The bundle's folder.
        manifest: What the bundle should hold.
        readable: The payload files that are there.
    """

    def __init__(self, findings: Findings, root: Path, manifest: Manifest, readable: set[str]) -> None:
        self._findings = findings
        self._root = root
        self._manifest = manifest
        # None where a file can't be compared any further. The readable ones were all listed.
        self._files: dict[str, _File | None] = {}
        self._listed = {entry.path for entry in manifest.files}
        self._readable = readable

    def check(self, session_ns: int, event: Announced) -> None:
        """Compare an event with the next packet of its file."""
        if event.path not in self._listed:
            self._findings.add(
                "dangling_reference",
                f"the message at {seconds(session_ns)} s points to {event.path}, which is not in the bundle",
                event.path,
                session_ns,
            )
            return
        if event.path not in self._files:
            self._files[event.path] = self._open(event, session_ns)
        file = self._files[event.path]
        if file is None:
            return
        try:
            packet = next(file.packets, None)
        except DamagedBundle as error:
            self._stop(event.path, "damaged_media", str(error), session_ns)
            return
        if packet is None:
            self._stop(
                event.path,
                "missing_frame",
                f"{event.path} ends before the frame announced for {seconds(session_ns)} s",
                session_ns,
            )
        elif packet.pts_ns != event.pts_ns:
            self._stop(
                event.path,
                "frame_mismatch",
                f"{event.path} has a frame at {seconds(packet.pts_ns)} s where {seconds(event.pts_ns)} s is announced",
                session_ns,
            )
        else:
            self._compare(session_ns, event, packet, file)

    def finish(self) -> None:
        """Look for packets that no event announces, and media that none refers to."""
        for path, file in list(self._files.items()):
            if file is not None:
                self._exhaust(path, file)
        # A later minor version may have files that this one doesn't know.
        known_only = self._manifest.format_version == FORMAT_VERSION
        for path in sorted(self._readable - self._files.keys() - {layout.EVENTS}):
            if known_only or layout.track_of(path) is not None:
                self._findings.add("unannounced_file", f"no message points into {path}", path)

    def _open(self, event: Announced, session_ns: int) -> _File | None:
        if event.path not in self._readable:
            return None  # That it is not there, or why not, is reported already.
        # A track's next file begins where the one before ended: so only one is open at a time.
        track = layout.track_of(event.path)
        for path, file in list(self._files.items()):
            if file is not None and track is not None and layout.track_of(path) == track:
                self._exhaust(path, file)
        try:
            return _File(layout.resolve(self._root, event.path))
        except (DamagedBundle, OSError) as error:
            self._findings.add("damaged_media", str(error), event.path, session_ns)
            return None

    def _compare(self, session_ns: int, event: Announced, packet: PacketInfo, file: _File) -> None:
        if abs(event.pts_ns - session_ns) > _LARGEST_PTS_ERROR_NS:
            self._findings.add(
                "frame_time",
                f"the frame of {event.path} at {seconds(event.pts_ns)} s was taken at {seconds(session_ns)} s",
                event.path,
                session_ns,
            )
        if isinstance(event, FrameEvent):
            self._compare_frame(session_ns, event, packet, file)
        else:
            self._compare_voice(session_ns, event, packet, file)

    def _compare_frame(self, session_ns: int, event: FrameEvent, packet: PacketInfo, file: _File) -> None:
        stream = file.stream
        if stream.codec != "h264":
            self._stop(event.path, "wrong_codec", f"{event.path} is {stream.codec}, not h264", session_ns)
            return
        if (stream.width_px, stream.height_px) != (event.coded_width_px, event.coded_height_px):
            self._findings.add(
                "wrong_size_of_picture",
                f"{event.path} is {stream.width_px}x{stream.height_px}, and its frame at {seconds(session_ns)} s "
                f"is announced as {event.coded_width_px}x{event.coded_height_px}",
                event.path,
                session_ns,
            )
        if event.keyframe != packet.keyframe:
            said, found = ("a key frame", "none") if event.keyframe else ("no key frame", "one")
            self._findings.add(
                "frame_mismatch",
                f"the frame of {event.path} at {seconds(session_ns)} s is announced as {said} and is {found}",
                event.path,
                session_ns,
            )

    def _compare_voice(
        self, session_ns: int, event: VoiceEvent | AddedVoiceEvent, packet: PacketInfo, file: _File
    ) -> None:
        stream = file.stream
        if stream.codec != "flac" or stream.rate_hz != _VOICE_RATE_HZ:
            self._stop(
                event.path,
                "wrong_codec",
                f"{event.path} is {stream.codec} at {stream.rate_hz} Hz, not flac at {_VOICE_RATE_HZ} Hz",
                session_ns,
            )
            return
        duration_ns = event.samples * 1_000_000_000 // _VOICE_RATE_HZ
        # Of a packet of a few samples, as before a pause, the scan can't tell the length.
        if event.first_sample != file.samples or packet.duration_ns not in {0, duration_ns}:
            self._findings.add(
                "sample_count",
                f"{event.path} and its messages disagree about the samples at {seconds(session_ns)} s",
                event.path,
                session_ns,
            )
        file.samples = event.first_sample + event.samples

    def _exhaust(self, path: str, file: _File) -> None:
        try:
            left = sum(1 for _ in file.packets)
        except DamagedBundle as error:
            self._stop(path, "damaged_media", str(error), None)
            return
        if left:
            self._stop(path, "unannounced_frame", f"{path} has {left} frames that no message points to", None)
        elif not file.packets.complete:
            self._stop(path, "damaged_media", f"{path} was never completed, or is cut off at its end", None)
        self._files[path] = None

    def _stop(self, path: str, code: str, message: str, at_ns: int | None) -> None:
        self._findings.add(code, message, path, at_ns)
        self._files[path] = None
