"""Is a bundle whole and valid? Looks at everything that format 1 promises, and trusts nothing.

Whatever lies at the path - a torn copy, a tampered file, something else altogether - the answer is
a list of findings, never an exception. It does not judge what was recorded: that is quality.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path, PurePosixPath

import msgspec

from trajectory_recorder.bundle import bagit_files, layout, topics
from trajectory_recorder.bundle import manifest as manifests
from trajectory_recorder.bundle.checksums import hash_file
from trajectory_recorder.bundle.findings import Finding, Findings, seconds
from trajectory_recorder.bundle.manifest import FileEntry, Manifest, SessionInfo
from trajectory_recorder.bundle.mcap_messages import McapMessage, messages
from trajectory_recorder.bundle.media_match import MediaMatch
from trajectory_recorder.bundle.tally import Tally, stream_of
from trajectory_recorder.errors import BundleError, DamagedBundle, NewerFormat, NotABundle
from trajectory_recorder.events import AddedVoiceEvent, Event, FrameEvent, Gap, VoiceEvent
from trajectory_recorder.tasks import Task


def verify(
    root: Path, *, task: Task | None = None, take: Callable[[int, Event], None] | None = None
) -> list[Finding]:
    """Check the bundle at `root` against format 1; an empty list means that all is well.

    Memory stays bounded whatever the bundle's size.

    Args:
        root: The bundle's folder.
        task: Told of the progress.
        take: Given the session time in ns and every event as they are read, for those who need them next.

    Raises:
        Cancelled: `task` was cancelled.
    """
    task, findings = task or Task(), Findings()
    manifest = _read_manifest(root, findings)
    if manifest is not None:
        readable = _Payload(root, manifest, findings).check(task)
        bagit_files.check(root, manifest.files, findings)
        if layout.EVENTS in readable:
            _Events(root, manifest, findings, readable, take).check(task)
    return findings.listed()


def _read_manifest(root: Path, findings: Findings) -> Manifest | None:
    try:
        return manifests.read(root)
    except NewerFormat as error:
        findings.add("newer_format", str(error), layout.MANIFEST)
    except NotABundle as error:
        unsealed = (root / layout.JOURNAL).is_file() and not (root / layout.MANIFEST).exists()
        findings.add("unsealed" if unsealed else "not_a_bundle", str(error))
    except (DamagedBundle, OSError) as error:
        findings.add("damaged_manifest", str(error), layout.MANIFEST)
    return None


class _Payload:
    """Compares the files of `data/` with the manifest."""

    def __init__(self, root: Path, manifest: Manifest, findings: Findings) -> None:
        self._root = root
        self._findings = findings
        self._files = manifest.files

    def check(self, task: Task) -> set[str]:
        """Returns the files that can be looked into."""
        listed = Counter(entry.path for entry in self._files)
        for path, count in listed.items():
            if count > 1:
                self._findings.add("duplicate_file", f"the manifest lists {path} {count} times", path)
        if layout.EVENTS not in listed:
            self._findings.add("missing_file", f"the manifest does not list {layout.EVENTS}", layout.EVENTS)
        readable = set()
        # Each file once, however often it is listed.
        for number, entry in enumerate({entry.path: entry for entry in self._files}.values()):
            task.progress("checking checksums", 0.5 * number / len(listed))
            if self._check_file(entry):
                readable.add(entry.path)
        for found in self._walk():
            if found not in listed:
                self._findings.add(
                    "unlisted_file", f"{found} is in the payload but not in the manifest", found
                )
        return readable

    def _check_file(self, entry: FileEntry) -> bool:
        try:
            target = layout.resolve(self._root, entry.path)
            inside = entry.path.startswith(f"{layout.DATA}/")
            if not inside or PurePosixPath(entry.path).as_posix() != entry.path:
                self._findings.add("unsafe_path", f"{entry.path} is not a path in {layout.DATA}/", entry.path)
            elif not target.exists():
                self._findings.add("missing_file", f"{entry.path} is missing", entry.path)
            elif not target.is_file():
                self._findings.add("not_a_file", f"{entry.path} is not a plain file", entry.path)
            else:
                self._check_content(entry, target)
                return True
        except DamagedBundle as error:
            self._findings.add("unsafe_path", str(error), entry.path)
        except (OSError, ValueError) as error:
            self._findings.add("unreadable_file", f"{entry.path} can't be read: {error}", entry.path)
        return False

    def _check_content(self, entry: FileEntry, target: Path) -> None:
        size = target.stat().st_size
        if size != entry.bytes:
            self._findings.add(
                "wrong_size",
                f"{entry.path} has {size} bytes, and the manifest says {entry.bytes}",
                entry.path,
            )
        elif hash_file(target)[1] != entry.sha256:
            self._findings.add(
                "wrong_checksum", f"{entry.path} was altered: its SHA-256 is not the manifest's", entry.path
            )

    def _walk(self) -> Iterator[str]:
        """Yield the path of everything in the payload that is no folder. Follows no links."""
        data = self._root / layout.DATA
        folders = [] if data.is_symlink() or not data.is_dir() else [data]
        while folders:
            folder = folders.pop()
            try:
                with os.scandir(folder) as entries:
                    found = sorted(entries, key=lambda entry: entry.name)
            except OSError as error:
                name = folder.relative_to(self._root).as_posix()
                self._findings.add("unreadable_file", f"{name} can't be read: {error.strerror}", name)
                continue
            for entry in found:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(Path(entry.path))
                else:
                    yield Path(entry.path).relative_to(self._root).as_posix()


class _Events:
    """Compares the events with each other, with the manifest and with the media they point to."""

    def __init__(
        self,
        root: Path,
        manifest: Manifest,
        findings: Findings,
        readable: set[str],
        take: Callable[[int, Event], None] | None,
    ) -> None:
        self._path = root / layout.EVENTS
        self._take = take
        self._manifest = manifest
        self._findings = findings
        self._order = _Order(findings)
        self._media = MediaMatch(findings, root, manifest, readable)
        self._media_paths = {entry.path for entry in manifest.files}
        self._gaps = Counter(manifest.gaps)
        self._tally = Tally()
        self._streams = {stream.name: stream for stream in manifest.streams}
        for name in self._streams:
            self._tally.expect(name)

    def check(self, task: Task) -> None:
        expected = max(1, sum(self._manifest.topics.values()))
        try:
            for number, message in enumerate(messages(self._path)):
                if number % 1000 == 0:
                    task.progress("checking events", 0.5 + min(0.5, 0.5 * number / expected))
                self._check_message(message)
        except (BundleError, OSError) as error:
            self._findings.add("damaged_events", str(error), layout.EVENTS)
            return
        self._media.finish()
        self._order.finish()
        self._compare_counts()
        self._compare_summary()

    def _check_message(self, message: McapMessage) -> None:
        session_ns = message.log_time_ns - self._manifest.clock.start_utc_ns
        self._order.check(message, session_ns)
        try:
            payload: Event | SessionInfo | None = topics.decode(message.topic, message.data)
        except msgspec.DecodeError as error:
            self._findings.add(
                "bad_message",
                f"the message of {message.topic} at {seconds(session_ns)} s is not valid: {error}",
                layout.EVENTS,
                session_ns,
            )
            return
        if isinstance(payload, SessionInfo):
            self._check_session(payload)
        elif payload is not None:
            self._check_event(session_ns, payload, message.topic)
            if self._take is not None:
                self._take(session_ns, payload)

    def _check_session(self, session: SessionInfo) -> None:
        manifest = self._manifest
        clock = manifest.clock
        if (session.bundle_id, session.start_utc_ns) != (manifest.bundle_id, clock.start_utc_ns):
            self._findings.add(
                "foreign_events", f"{layout.EVENTS} belongs to another recording", layout.EVENTS
            )
            return
        said = SessionInfo(
            manifest.bundle_id,
            manifest.recorder,
            manifest.os,
            clock.start_utc_ns,
            clock.start_monotonic_ns,
            clock.resolution_ns,
            manifest.settings,
            manifest.task,
            manifest.sync,
            manifest.parent,
        )
        for field in fields(said):
            self._compare(
                f"the session's {field.name}", getattr(said, field.name), getattr(session, field.name)
            )

    def _check_event(self, session_ns: int, event: Event, topic: str) -> None:
        if not 0 <= session_ns <= self._manifest.duration_ns:
            self._findings.add(
                "time_outside",
                f"a message of {topic} lies at {seconds(session_ns)} s, outside the session of "
                f"{seconds(self._manifest.duration_ns)} s",
                layout.EVENTS,
                session_ns,
            )
        if isinstance(event, FrameEvent | VoiceEvent | AddedVoiceEvent):
            self._media.check(session_ns, event)
        if self._is_summed_up(session_ns, event):
            self._tally.add(session_ns, event)

    def _is_summed_up(self, session_ns: int, event: Event) -> bool:
        """Whether the manifest knows of this event's stream, file or gap. So what is kept for the
        comparison is bounded by the manifest, and not by what the events claim."""
        if isinstance(event, Gap):
            self._gaps[event] -= 1
            if self._gaps[event] >= 0:
                return True
            del self._gaps[event]
            what = f"the gap of {event.stream} at {seconds(event.from_ns)} s"
        elif (
            isinstance(event, FrameEvent | VoiceEvent | AddedVoiceEvent)
            and event.path not in self._media_paths
        ):
            return False
        else:
            stream = stream_of(event)
            if stream is None or stream in self._streams:
                return True
            what = f"the stream {stream}"
        self._findings.add(
            "wrong_summary", f"the manifest does not know of {what}", layout.MANIFEST, session_ns
        )
        return False

    def _compare_counts(self) -> None:
        said, found = self._manifest.topics, self._order.counts
        for topic in sorted(found.keys() | said.keys()):
            if found[topic] != said.get(topic, 0):
                self._findings.add(
                    "wrong_count",
                    f"{topic} has {found[topic]} messages, and the manifest says {said.get(topic, 0)}",
                    layout.EVENTS,
                )
        sessions = found[topics.SESSION.name]
        if sessions != 1:
            self._findings.add(
                "wrong_count", f"{topics.SESSION.name} has {sessions} messages instead of one", layout.EVENTS
            )

    def _compare_summary(self) -> None:
        for gap, left in self._gaps.items():
            if left > 0:
                self._findings.add(
                    "wrong_summary",
                    f"no message tells of the manifest's gap of {gap.stream} at {seconds(gap.from_ns)} s",
                    layout.MANIFEST,
                    gap.from_ns,
                )
        if len(self._streams) != len(self._manifest.streams):
            self._findings.add(
                "wrong_summary", "the manifest sums a stream up more than once", layout.MANIFEST
            )
        for found in self._tally.streams():
            said = self._streams[found.name]
            for field in fields(found):
                self._compare(
                    f"{field.name} of {found.name}", getattr(said, field.name), getattr(found, field.name)
                )
        self._compare("the displays", self._manifest.displays, self._tally.displays.displays)
        self._compare("the clock's anchors", self._manifest.clock.anchors, self._tally.anchors)

    def _compare(self, what: str, said: object, found: object) -> None:
        try:
            same = said == found
        except RecursionError:
            same = False  # Settings this deep are none of ours.
        if not same:
            self._findings.add(
                "wrong_summary",
                f"what the manifest says about {what} is not what the events say",
                layout.MANIFEST,
            )


class _Order:
    """Counts messages. Times must not go back within a topic, sequence numbers must count without a
    hole, and every message that has a copy must have it at the same time."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._last_ns: dict[str, int] = {}
        # For topics with copies: what the times so far come to, in 64 bits.
        self._times = dict.fromkeys((*topics.TWINS.keys(), *topics.TWINS.values()), 0)
        self.counts: Counter[str] = Counter()

    def check(self, message: McapMessage, session_ns: int) -> None:
        topic = message.topic
        self.counts[topic] += 1
        last_ns = self._last_ns.get(topic)
        if last_ns is not None and session_ns < last_ns:
            self._findings.add(
                "time_goes_back",
                f"{topic} goes back from {seconds(last_ns)} s to {seconds(session_ns)} s",
                layout.EVENTS,
                session_ns,
            )
        self._last_ns[topic] = session_ns
        if message.sequence != self.counts[topic]:
            self._findings.add(
                "sequence_broken",
                f"message {self.counts[topic]} of {topic} has the sequence number {message.sequence}",
                layout.EVENTS,
                session_ns,
            )
        if topic in self._times:
            self._times[topic] = hash((self._times[topic], session_ns))

    def finish(self) -> None:
        for ours, theirs in topics.TWINS.items():
            if self.counts[ours] != self.counts[theirs]:
                self._findings.add(
                    "copy_mismatch",
                    f"{ours} has {self.counts[ours]} messages and its copy {theirs} has {self.counts[theirs]}",
                    layout.EVENTS,
                )
            elif self._times[ours] != self._times[theirs]:
                self._findings.add(
                    "copy_mismatch", f"{ours} and its copy {theirs} have different times", layout.EVENTS
                )
