"""Seals what a crash left: reads the journal up to its tear and the media up to theirs.

Journal and media reach the disk independently, so the newest frames may lack their events or the
other way round. Both are cut to what the other confirms, so that a recovered bundle is as
consistent as any. It may itself be interrupted, and then be run again.
"""

import logging
from array import array
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TypeAlias, cast

import msgspec

from trajectory_recorder.bundle import layout, topics
from trajectory_recorder.bundle import manifest as manifests
from trajectory_recorder.bundle.checksums import Checksums
from trajectory_recorder.bundle.event_log import SettledEvents
from trajectory_recorder.bundle.lock import BundleLock
from trajectory_recorder.bundle.manifest import Manifest, Recovery, SessionInfo
from trajectory_recorder.bundle.mcap_messages import messages_until_torn
from trajectory_recorder.bundle.seal import seal
from trajectory_recorder.bundle.tally import Tally, stream_of
from trajectory_recorder.errors import DamagedBundle, NotABundle
from trajectory_recorder.events import EncoderEvent, Event, FrameEvent, Gap, GapReason, Heartbeat, VoiceEvent
from trajectory_recorder.media import scan
from trajectory_recorder.tasks import Task

log = logging.getLogger(__name__)

CRASHED = "crash"
_Stamps: TypeAlias = "array[int]"  # it can't be subscripted before Python 3.12


def find_unsealed(folder: Path) -> list[Path]:
    """List the unsealed bundles at or directly in `folder`, sorted by name."""
    candidates = [folder, *(sorted(folder.iterdir()) if folder.is_dir() else [])]
    return [path for path in candidates if (path / layout.JOURNAL).is_file() and not _is_sealed(path)]


def recover(root: Path, *, ended: str = CRASHED, task: Task | None = None) -> Manifest:
    """Seal the bundle at `root`, or return the manifest of one that is sealed already.

    Args:
        root: The bundle's folder.
        ended: What the manifest shall say of how the recording ended.
        task: Where to report progress.

    Raises:
        BundleBusy: It is still being recorded.
        NotABundle: There is nothing to recover.
        DamagedBundle: Not even the beginning of the journal can be read; nothing was changed.
        OSError: The disk is full or read-only.
    """
    if _is_sealed(root):
        # Killed right after the seal: what it had made needless may still lie there.
        for leftover in (layout.JOURNAL, layout.LOCK):
            (root / leftover).unlink(missing_ok=True)
        return manifests.read(root)
    if not (root / layout.JOURNAL).is_file():
        raise NotABundle(f"{root} holds no recording", "name a bundle, or a folder of bundles")
    task = task or Task()
    lock = BundleLock(root)
    try:
        return _recover(root, ended, task)
    finally:
        lock.release()


def _recover(root: Path, ended: str, task: Task) -> Manifest:
    journal = root / layout.JOURNAL
    session, announced = _survey(journal)
    task.progress("reading the media", 0.1)
    kept = _mend_media(root, announced, task)
    tally = Tally()
    traces: dict[str, int] = {}
    what = "the recorder was killed" if ended == CRASHED else "writing failed"
    with (root / layout.SETTLED).open("wb") as file:
        settled = SettledEvents(file, session.start_utc_ns)
        settled.add(0, *topics.session_message(session))
        for session_ns, event in _events(journal, session):
            if isinstance(event, FrameEvent | VoiceEvent) and event.pts_ns > kept.get(event.path, -1):
                continue
            if isinstance(event, EncoderEvent) and event.path not in kept:
                continue  # The file was begun, and nothing came into it any more.
            _settle(settled, tally, session, session_ns, event)
            _trace(traces, session_ns, event)
        end_ns = tally.last_ns
        for stream, last_ns in sorted(traces.items()):
            tally.expect(stream)  # one whose device was only looked at is listed too
            if last_ns < end_ns:
                gap = Gap(stream, last_ns, end_ns, GapReason.CRASH, what)
                _settle(settled, tally, session, end_ns, gap)
        settled.finish()
        file.flush()
    task.progress("sealing", 0.9)
    lost = {stream: end_ns - last_ns for stream, last_ns in sorted(traces.items())}
    with closing(Checksums(root)) as checksums:
        return seal(
            root,
            session,
            tally,
            checksums,
            topics=dict(settled.counts),
            duration_ns=end_ns,
            ended=ended,
            recovery=Recovery(lost),
        )


def _is_sealed(root: Path) -> bool:
    return (root / layout.MANIFEST).is_file()


def _survey(journal: Path) -> tuple[SessionInfo, dict[str, _Stamps]]:
    """Read how the session began, and the time stamps of the frames or voice packets that are
    announced for each file, in their order."""
    opening = next(messages_until_torn(journal), None)
    session = None
    if opening is not None and opening.topic == topics.SESSION.name:
        session = cast("SessionInfo | None", _decode(opening.topic, opening.data))
    if session is None:
        raise DamagedBundle(f"the journal of {journal.parent} can't be read, not even its beginning")
    announced: dict[str, _Stamps] = {}
    for _, event in _events(journal, session):
        if isinstance(event, FrameEvent | VoiceEvent):
            announced.setdefault(event.path, array("q")).append(event.pts_ns)
    return session, announced


def _mend_media(root: Path, announced: dict[str, _Stamps], task: Task) -> dict[str, int]:
    """Cut every media file to what its events confirm; returns each one's last time stamp."""
    kept = {}
    files = [path for path in sorted((root / layout.DATA).iterdir()) if path.suffix in {".mkv", ".mka"}]
    for number, file in enumerate(files):
        path = file.relative_to(root).as_posix()
        last_ns = _last_confirmed(file, announced.get(path, array("q")))
        if last_ns is None:
            log.warning("%s holds nothing that the journal knows of and is left out", path)
            file.unlink()
            continue
        part = file.with_name(f"{file.name}.part")
        with part.open("wb") as target:
            scan.remux(file, target, last_pts_ns=last_ns)
        part.replace(file)
        kept[path] = last_ns
        task.progress("mending the media", 0.1 + 0.6 * (number + 1) / len(files))
    for part in (root / layout.DATA).glob("*.part"):
        part.unlink()
    return kept


def _last_confirmed(file: Path, announced: _Stamps) -> int | None:
    last_ns = None
    try:
        for packet, announced_ns in zip(scan.packets(file), announced, strict=False):
            # What was not announced so, a loss of power has left zeros in.
            if packet.pts_ns != announced_ns:
                break
            last_ns = packet.pts_ns
    except DamagedBundle as error:
        log.warning("%s: %s", file.name, error)
    return last_ns


def _events(journal: Path, session: SessionInfo) -> Iterator[tuple[int, Event]]:
    for message in messages_until_torn(journal):
        event = _decode(message.topic, message.data)
        if event is not None and not isinstance(event, SessionInfo):
            yield message.log_time_ns - session.start_utc_ns, cast("Event", event)


def _decode(topic: str, data: bytes) -> object | None:
    try:
        return topics.decode(topic, data)
    except msgspec.DecodeError as error:
        log.warning("a message of %s in the journal can't be read: %s", topic, error)
        return None


def _settle(
    settled: SettledEvents, tally: Tally, session: SessionInfo, session_ns: int, event: Event
) -> None:
    for topic, data in topics.messages(event, session.start_utc_ns + session_ns):
        settled.add(session_ns, topic, data)
    tally.add(session_ns, event)


def _trace(traces: dict[str, int], session_ns: int, event: Event) -> None:
    """Note that a stream showed life at this time: an event, or a look that saw no change."""
    stream = event.stream if isinstance(event, Heartbeat) else stream_of(event)
    if stream is not None:
        traces[stream] = max(session_ns, traces.get(stream, 0))
