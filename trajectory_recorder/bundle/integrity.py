"""Is a bundle whole and valid? Looks at everything that format 1 promises, and trusts nothing.

Whatever lies at the path - a torn copy, a tampered file, something else altogether - the answer is
a list of findings, never an exception. It does not judge what was recorded: that is quality.
"""

from collections import Counter
from pathlib import Path

import msgspec

from trajectory_recorder.bundle import bagit_files, layout, topics
from trajectory_recorder.bundle import manifest as manifests
from trajectory_recorder.bundle.findings import Finding, Findings
from trajectory_recorder.bundle.manifest import FileEntry, Manifest, SessionInfo
from trajectory_recorder.bundle.mcap_messages import McapMessage, messages
from trajectory_recorder.bundle.media_match import MediaMatch
from trajectory_recorder.bundle.seal import hash_file
from trajectory_recorder.bundle.tally import Tally
from trajectory_recorder.errors import BundleError, DamagedBundle, NewerFormat, NotABundle
from trajectory_recorder.events import Event, FrameEvent, VoiceEvent
from trajectory_recorder.tasks import Task


def verify(root: Path, *, task: Task | None = None) -> list[Finding]:
    """Check the bundle at `root` against format 1; an empty list means that all is well.

    Memory stays bounded whatever the bundle's size.

    Raises:
        Cancelled: `task` was cancelled.
    """
    return _Verifier(root, task or Task()).run()


class _Verifier:
    def __init__(self, root: Path, task: Task) -> None:
        self._root = root
        self._task = task
        self._findings = Findings()

    def run(self) -> list[Finding]:
        try:
            manifest = manifests.read(self._root)
        except NewerFormat as error:
            return [Finding("newer_format", str(error), layout.MANIFEST)]
        except NotABundle as error:
            return [Finding("not_a_bundle", str(error))]
        except (DamagedBundle, OSError) as error:
            return [Finding("damaged_manifest", str(error), layout.MANIFEST)]
        readable = self._check_files(manifest)
        self._check_bagit(manifest)
        if layout.EVENTS in readable:
            self._check_events(manifest, readable)
        elif layout.EVENTS not in {entry.path for entry in manifest.files}:
            self._findings.add("missing_file", f"the manifest does not list {layout.EVENTS}", layout.EVENTS)
        return self._findings.listed()

    # --- files and checksums ---

    def _check_files(self, manifest: Manifest) -> set[str]:
        """Compare the payload with the manifest; returns the files that can be looked into."""
        readable = set()
        listed = [entry.path for entry in manifest.files]
        for path, count in Counter(listed).items():
            if count > 1:
                self._findings.add("duplicate_file", f"the manifest lists {path} {count} times", path)
        for number, entry in enumerate(manifest.files):
            self._task.progress("checking checksums", 0.5 * number / len(manifest.files))
            if self._check_file(entry):
                readable.add(entry.path)
        data = self._root / layout.DATA
        for found in sorted(data.rglob("*")) if data.is_dir() and not data.is_symlink() else []:
            name = found.relative_to(self._root).as_posix()
            if name not in listed and (found.is_symlink() or not found.is_dir()):
                self._findings.add("unlisted_file", f"{name} is in the payload but not in the manifest", name)
        return readable

    def _check_file(self, entry: FileEntry) -> bool:
        try:
            target = layout.resolve(self._root, entry.path)
        except DamagedBundle as error:
            self._findings.add("unsafe_path", str(error), entry.path)
            return False
        if not target.is_file():
            self._findings.add("missing_file", f"{entry.path} is missing", entry.path)
            return False
        try:
            size = target.stat().st_size
            if size != entry.bytes:
                self._findings.add(
                    "wrong_size",
                    f"{entry.path} has {size} bytes, and the manifest says {entry.bytes}",
                    entry.path,
                )
                return True
            _, digest = hash_file(target)
        except OSError as error:
            self._findings.add("unreadable_file", f"{entry.path} can't be read: {error.strerror}", entry.path)
            return False
        if digest != entry.sha256:
            self._findings.add(
                "wrong_checksum", f"{entry.path} was altered: its SHA-256 is not the manifest's", entry.path
            )
        return True

    def _check_bagit(self, manifest: Manifest) -> None:
        payload = self._read_checksums(bagit_files.PAYLOAD)
        if payload is not None and payload != {entry.path: entry.sha256 for entry in manifest.files}:
            self._findings.add(
                "bagit_mismatch",
                f"{bagit_files.PAYLOAD} and {layout.MANIFEST} do not list the same files and checksums",
                bagit_files.PAYLOAD,
            )
        expected = {bagit_files.DECLARATION, bagit_files.INFO, bagit_files.PAYLOAD, layout.MANIFEST}
        tags = self._read_checksums(bagit_files.TAGS)
        if tags is None:
            return
        for name in sorted(expected - tags.keys()):
            self._findings.add("bagit_mismatch", f"{bagit_files.TAGS} does not list {name}", bagit_files.TAGS)
        for name, digest in tags.items():
            self._check_tag(name, digest)

    def _check_tag(self, name: str, digest: str) -> None:
        try:
            if hash_file(layout.resolve(self._root, name))[1] != digest:
                self._findings.add(
                    "wrong_checksum", f"{name} was altered: its SHA-256 is not the listed one", name
                )
        except DamagedBundle as error:
            self._findings.add("unsafe_path", str(error), name)
        except OSError as error:
            self._findings.add("missing_file", f"{name} can't be read: {error.strerror}", name)

    def _read_checksums(self, name: str) -> dict[str, str] | None:
        try:
            return bagit_files.read_checksums(layout.resolve(self._root, name))
        except (OSError, ValueError, DamagedBundle) as error:
            self._findings.add("bagit_mismatch", f"{name} can't be read: {error}", name)
            return None

    # --- events and what they point to ---

    def _check_events(self, manifest: Manifest, readable: set[str]) -> None:
        counts: Counter[str] = Counter()
        tally = Tally()
        for stream in manifest.streams:
            tally.expect(stream.name)
        order = _Order(self._findings)
        media = MediaMatch(self._findings, self._root, readable)
        start_ns = manifest.clock.start_utc_ns
        try:
            for message in messages(layout.resolve(self._root, layout.EVENTS)):
                counts[message.topic] += 1
                session_ns = message.log_time_ns - start_ns
                order.check(message, session_ns, counts[message.topic])
                payload = self._decode(message, session_ns)
                if isinstance(payload, SessionInfo):
                    self._check_session(payload, manifest)
                elif payload is not None:
                    self._check_time(session_ns, manifest, message.topic)
                    tally.add(session_ns, payload)
                    if isinstance(payload, FrameEvent | VoiceEvent):
                        media.check(session_ns, payload)
                if counts.total() % 10_000 == 0 and manifest.topics:
                    share = counts.total() / max(1, sum(manifest.topics.values()))
                    self._task.progress("checking events", 0.5 + 0.5 * share)
        except (BundleError, OSError) as error:
            self._findings.add("damaged_events", str(error), layout.EVENTS)
            return
        media.finish(manifest)
        self._compare_counts(manifest, counts, tally)

    def _decode(self, message: McapMessage, session_ns: int) -> Event | SessionInfo | None:
        try:
            payload: Event | SessionInfo | None = topics.decode(message.topic, message.data)
        except (msgspec.DecodeError, RecursionError) as error:
            self._findings.add(
                "bad_message",
                f"a message of {message.topic} is not valid: {error}",
                layout.EVENTS,
                session_ns,
            )
            return None
        return payload

    def _check_session(self, session: SessionInfo, manifest: Manifest) -> None:
        if session.bundle_id != manifest.bundle_id or session.start_utc_ns != manifest.clock.start_utc_ns:
            self._findings.add(
                "foreign_events", f"{layout.EVENTS} belongs to another recording", layout.EVENTS
            )

    def _check_time(self, session_ns: int, manifest: Manifest, topic: str) -> None:
        if not 0 <= session_ns <= manifest.duration_ns:
            self._findings.add(
                "time_outside",
                f"a message of {topic} lies at {session_ns / 1e9:.3f} s, outside the session of "
                f"{manifest.duration_ns / 1e9:.3f} s",
                layout.EVENTS,
                session_ns,
            )

    def _compare_counts(self, manifest: Manifest, counts: Counter[str], tally: Tally) -> None:
        for topic in sorted(counts.keys() | manifest.topics.keys()):
            if counts[topic] != manifest.topics.get(topic, 0):
                self._findings.add(
                    "wrong_count",
                    f"{topic} has {counts[topic]} messages, and the manifest says {manifest.topics.get(topic, 0)}",
                    layout.EVENTS,
                )
        for ours, theirs in topics.TWINS.items():
            if counts[ours] != counts[theirs]:
                self._findings.add(
                    "wrong_count",
                    f"{ours} has {counts[ours]} messages and its copy {theirs} has {counts[theirs]}",
                    layout.EVENTS,
                )
        for said, found in zip(manifest.streams, tally.streams(), strict=False):
            if said != found:
                self._findings.add(
                    "wrong_summary",
                    f"the manifest's summary of {said.name} is {said}, and its events make {found}",
                )


class _Order:
    """Times must not go back within a topic, and sequence numbers must count without a hole."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._last_ns: dict[str, int] = {}

    def check(self, message: McapMessage, session_ns: int, number: int) -> None:
        last_ns = self._last_ns.get(message.topic)
        if last_ns is not None and session_ns < last_ns:
            self._findings.add(
                "time_goes_back",
                f"{message.topic} goes back from {last_ns / 1e9:.6f} s to {session_ns / 1e9:.6f} s",
                layout.EVENTS,
                session_ns,
            )
        self._last_ns[message.topic] = session_ns
        if message.sequence != number:
            self._findings.add(
                "sequence_broken",
                f"message {number} of {message.topic} has the sequence number {message.sequence}",
                layout.EVENTS,
                session_ns,
            )
