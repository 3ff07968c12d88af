"""Alters sealed bundles the way somebody would who knows the format and seals them again."""

import dataclasses
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from mcap.writer import CompressionType, Writer

from trajectory_recorder.bundle import layout, topics
from trajectory_recorder.bundle import manifest as manifests
from trajectory_recorder.bundle.bagit_files import bagit_files
from trajectory_recorder.bundle.checksums import hash_file
from trajectory_recorder.bundle.manifest import FileEntry, Manifest, SessionInfo
from trajectory_recorder.bundle.mcap_messages import McapMessage, messages
from trajectory_recorder.bundle.seal import payload
from trajectory_recorder.bundle.tally import Tally

Message = McapMessage


def reseal(root: Path) -> None:
    """Make manifest and BagIt files fit whatever the payload is now."""
    manifest = manifests.read(root)
    tally, counts = Tally(), Counter[str]()
    for stream in manifest.streams:
        tally.expect(stream.name)
    for message in messages(root / layout.EVENTS):
        counts[message.topic] += 1
        event = topics.decode(message.topic, message.data)
        if event is not None and not isinstance(event, SessionInfo):
            tally.add(message.log_time_ns - manifest.clock.start_utc_ns, event)
    write_seal(
        root,
        dataclasses.replace(
            manifest,
            files=entries(root),
            topics=dict(counts),
            streams=tally.streams(),
            gaps=tuple(tally.gaps),
            displays=tally.displays.displays,
        ),
    )


def rehash(root: Path) -> None:
    """Make checksums and sizes fit the payload, and leave everything else in the manifest as it is."""
    write_seal(root, dataclasses.replace(manifests.read(root), files=entries(root)))


def write_seal(root: Path, manifest: Manifest) -> None:
    """Write a manifest, and BagIt files that fit it."""
    _write(root, manifests.encode(manifest), manifest.files)


def edit_manifest(root: Path, change: Callable[[dict[str, Any]], None], *, bagit: bool = True) -> None:
    """Change the manifest's document, and make the BagIt files fit unless told not to."""
    path = root / layout.MANIFEST
    document = json.loads(path.read_bytes())
    change(document)
    path.write_text(json.dumps(document))
    if bagit:
        listed = {entry["path"]: entry for entry in document["files"]}
        files = [FileEntry(e["path"], e["bytes"], e["sha256"], e["media_type"]) for e in listed.values()]
        _write(root, path.read_bytes(), files)


def edit_events(
    root: Path, change: Callable[[list[Message]], Iterable[Message]], *, renumber: bool = True
) -> None:
    """Replace the messages of the event file; sequence numbers count anew unless told not to."""
    path = root / layout.EVENTS
    write_events(path, change(list(messages(path))), renumber=renumber)


def write_events(path: Path, changed: Iterable[Message], *, renumber: bool = True) -> None:
    known = {
        topic.name: topic
        for topic in (topics.SESSION, *topics.TOPICS.values(), *(t for t, _ in topics.OWA_TOPICS.values()))
    }
    channels: dict[str, int] = {}
    counts = Counter[str]()
    with path.open("wb") as file:
        writer = Writer(file, compression=CompressionType.ZSTD, enable_data_crcs=True)
        writer.start(profile="owa", library="tampering")
        for message in changed:
            if message.topic not in channels:
                topic = known.get(message.topic)
                name, text = (topic.schema, topic.json_schema()) if topic else ("later/Thing", b"{}")
                schema = writer.register_schema(name, "jsonschema", text)
                channels[message.topic] = writer.register_channel(message.topic, "json", schema)
            counts[message.topic] += 1
            sequence = counts[message.topic] if renumber else message.sequence
            at = message.log_time_ns
            writer.add_message(channels[message.topic], at, message.data, at, sequence)
        writer.finish()  # type: ignore[no-untyped-call]


def with_fields(message: Message, **fields: Any) -> Message:
    """The message with some of its JSON fields replaced or added."""
    return dataclasses.replace(message, data=json.dumps({**json.loads(message.data), **fields}).encode())


def entries(root: Path) -> tuple[FileEntry, ...]:
    """What the manifest should say of the payload that is there."""
    return tuple(FileEntry(path, *hash_file(root / path), layout.media_type(path)) for path in payload(root))


def _write(root: Path, manifest: bytes, files: Iterable[FileEntry]) -> None:
    others = bagit_files(files, manifest=manifest, bundle_id="tampered", sealed_utc_ns=time.time_ns())
    for name, content in {**others, layout.MANIFEST: manifest}.items():
        (root / name).write_bytes(content)
