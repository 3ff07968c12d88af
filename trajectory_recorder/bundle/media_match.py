"""Compares the frames and voice packets that events announce with those in the media files."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from trajectory_recorder.bundle import layout
from trajectory_recorder.bundle.findings import Findings
from trajectory_recorder.bundle.manifest import Manifest
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.events import FrameEvent, VoiceEvent
from trajectory_recorder.media import scan
from trajectory_recorder.media.scan import PacketInfo

# A frame's time stamp in its file is its session time rounded to a millisecond, and moved on by one
# where two frames would share it; more than this apart, one of them is wrong.
_LARGEST_PTS_ERROR_NS = 20_000_000


class MediaMatch:
    """Feed it every frame and voice event in order; it reads the files along, in bounded memory.

    Args:
        findings: Where to report.
        root: The bundle's folder.
        readable: The payload files that are there.
    """

    def __init__(self, findings: Findings, root: Path, readable: set[str]) -> None:
        self._findings = findings
        self._root = root
        self._readable = readable
        self._packets: dict[str, Iterator[PacketInfo]] = {}
        self._broken: set[str] = set()
        self._samples: dict[str, int] = defaultdict(int)

    def check(self, session_ns: int, event: FrameEvent | VoiceEvent) -> None:
        """Compare an event with the next packet of its file."""
        if event.path in self._broken:
            return
        if event.path not in self._packets and not self._open(event, session_ns):
            self._broken.add(event.path)
            return
        try:
            packet = next(self._packets[event.path], None)
        except DamagedBundle as error:
            self._stop(event.path, "damaged_media", str(error), session_ns)
            return
        if packet is None:
            self._stop(
                event.path,
                "missing_frame",
                f"{event.path} ends before the frame announced for {session_ns / 1e9:.3f} s",
                session_ns,
            )
            return
        if packet.pts_ns != event.pts_ns:
            self._stop(
                event.path,
                "frame_mismatch",
                f"{event.path} has a frame at {packet.pts_ns / 1e9:.3f} s where {event.pts_ns / 1e9:.3f} s is announced",
                session_ns,
            )
            return
        if abs(event.pts_ns - session_ns) > _LARGEST_PTS_ERROR_NS:
            self._findings.add(
                "frame_time",
                f"a frame of {event.path} at {event.pts_ns / 1e9:.3f} s was read at {session_ns / 1e9:.3f} s",
                event.path,
                session_ns,
            )
        if isinstance(event, FrameEvent) and event.keyframe != packet.keyframe:
            self._findings.add(
                "frame_mismatch", f"{event.path}: key frame or not disagrees", event.path, session_ns
            )
        if isinstance(event, VoiceEvent):
            if event.first_sample != self._samples[event.path]:
                self._findings.add("sample_count", f"{event.path} skips samples", event.path, session_ns)
            self._samples[event.path] = event.first_sample + event.samples

    def finish(self, manifest: Manifest) -> None:
        """Look for packets that no event announces, and media that none refers to."""
        for path, packets in self._packets.items():
            if path in self._broken:
                continue
            try:
                left = sum(1 for _ in packets)
            except DamagedBundle as error:
                self._stop(path, "damaged_media", str(error), None)
                continue
            if left:
                self._stop(
                    path, "unannounced_frame", f"{path} has {left} frames that no message points to", None
                )
        for entry in manifest.files:
            if (
                entry.path != layout.EVENTS
                and entry.path not in self._packets
                and entry.path not in self._broken
            ):
                self._findings.add("unannounced_file", f"no message points into {entry.path}", entry.path)

    def _open(self, event: FrameEvent | VoiceEvent, session_ns: int) -> bool:
        if event.path not in self._readable:
            self._findings.add(
                "dangling_reference",
                f"a message points to {event.path}, which is not there",
                event.path,
                session_ns,
            )
            return False
        path = layout.resolve(self._root, event.path)
        try:
            stream = scan.stream_info(path)
        except DamagedBundle as error:
            self._findings.add("damaged_media", str(error), event.path, session_ns)
            return False
        if isinstance(event, FrameEvent) and (stream.width_px, stream.height_px) != (
            event.coded_width_px,
            event.coded_height_px,
        ):
            self._findings.add(
                "wrong_size_of_picture",
                f"{event.path} is {stream.width_px}x{stream.height_px}, and its frames are announced as "
                f"{event.coded_width_px}x{event.coded_height_px}",
                event.path,
                session_ns,
            )
        self._packets[event.path] = scan.packets(path)
        return True

    def _stop(self, path: str, code: str, message: str, at_ns: int | None) -> None:
        self._findings.add(code, message, path, at_ns)
        self._broken.add(path)
