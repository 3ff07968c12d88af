"""Bundles made by somebody who wants us to crash, to hang or to eat the machine's memory.

Whatever the bytes are, `verify` answers with findings and `Bundle` with a BundleError.
"""

import io
import json
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mcap.writer import CompressionType, Writer

from helpers import tampering
from helpers.synthetic_session import SyntheticSources, begin, clicking, typing
from helpers.tampering import edit_manifest
from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.bundle import manifest as manifests
from trajectory_recorder.errors import BundleError, DamagedBundle

EVENTS, SCREEN, VOICE = "data/events.mcap", "data/screen-0.mkv", "data/narration.mka"
BAGIT = ("bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt")
EVERY_FILE = ("manifest.json", *BAGIT, EVENTS, SCREEN, VOICE)
FUZZ = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
# Three bytes of the longest manifest may make an empty list: 72 bytes, and 8 that point to it. That is 427 MB.
_MOST_MEMORY_KB = 450_000
_LONGEST_S = 240

Copies: TypeAlias = dict[str, Path]

# What the child does: verify and read bundles, then say what it found and how much memory that took.
_CHILD = """
import json, os, re, sys
from pathlib import Path
from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.bundle import manifest as manifests
from trajectory_recorder.errors import BundleError

def most_kb():
    # What `getrusage` tells includes the process that made this one.
    return int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])

user, *roots = sys.argv[1:]
if user == "nobody" and os.geteuid() == 0:
    os.setuid(65534)
before = most_kb()
findings = {}
for root in roots:
    findings[root] = [(finding.code, finding.message) for finding in verify(Path(root))]
    try:
        for _ in Bundle(Path(root)).events():
            pass
    except BundleError:
        pass
grown = most_kb() - before
print(json.dumps({"findings": findings, "grown_kb": grown}))
"""


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    sources = SyntheticSources(input_moments=[*typing(0.1, 0.2, 0.3), *clicking(0.4)])
    session = begin(tmp_path_factory.mktemp("sealed"), sources)
    time.sleep(0.8)
    return session.stop().root


@pytest.fixture
def bundle(sealed: Path, tmp_path: Path) -> Path:
    root = tmp_path / "copy.trajectory"
    shutil.copytree(sealed, root)
    return root


def copied(sealed: Path, folder: Path, names: Iterable[str], spoil: Callable[[Path, str], None]) -> Copies:
    """A copy of the bundle for each name, spoilt by it."""
    copies = {}
    for number, name in enumerate(names):
        copies[name] = folder / f"{number}.trajectory"
        shutil.copytree(sealed, copies[name])
        spoil(copies[name], name)
    return copies


def look(root: Path) -> set[str]:
    """Verify and read a bundle here; returns the findings' codes."""
    found = verify(root)
    assert all(finding.message.isprintable() for finding in found)
    assert _readable(root) or found, "it can't be read, and nothing is wrong with it"
    return {finding.code for finding in found}


def _readable(root: Path) -> bool:
    try:
        for _ in Bundle(root).events():
            pass
    except BundleError:
        return False
    return True


def look_in_child(root: Path, user: str = "me") -> set[str]:
    """As `look`, in a process whose time and memory are watched."""
    return codes(look_at_all_in_child({"": root}, user)[""])


def look_at_all_in_child(copies: Copies, user: str = "me") -> dict[str, list[tuple[str, str]]]:
    """The code and the message of every finding of such a process, which looks at all of them in turn."""
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, user, *map(str, copies.values())],
        capture_output=True,
        text=True,
        timeout=_LONGEST_S,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["grown_kb"] < _MOST_MEMORY_KB
    return {name: [(code, told) for code, told in answer["findings"][str(copies[name])]] for name in copies}


def codes(findings: list[tuple[str, str]]) -> set[str]:
    return {code for code, _ in findings}


# --- bytes changed at random ----------------------------------------------------------------------


def _mutate(data: bytes, kind: str, share: float, noise: bytes) -> bytes:
    at = min(int(len(data) * share), len(data) - 1)
    if kind == "flip":
        return data[:at] + bytes([data[at] ^ (noise[0] or 1)]) + data[at + 1 :]
    if kind == "truncate":
        return data[:at]
    if kind == "insert":
        return data[:at] + noise + data[at:]
    if kind == "remove":
        return data[:at] + data[at + len(noise) :]
    if kind == "overwrite":
        return data[:at] + noise + data[at + len(noise) :]
    return data[:at] + data[: len(data) - at]


mutations = st.builds(
    lambda *arguments: arguments,
    st.sampled_from(["flip", "truncate", "insert", "remove", "overwrite", "repeat"]),
    st.floats(0, 1, exclude_max=True),
    st.binary(min_size=1, max_size=40) | st.sampled_from([b"\xff" * 8, bytes(16), b"9" * 30, b"[" * 40]),
)


@FUZZ
@given(path=st.sampled_from(EVERY_FILE), mutation=mutations)
def test_any_change_to_any_file_is_found(bundle: Path, path: str, mutation: tuple[str, float, bytes]) -> None:
    file = bundle / path
    whole = file.read_bytes()
    changed = _mutate(whole, *mutation)
    try:
        file.write_bytes(changed)
        assert bool(look(bundle)) == (changed != whole)
    finally:
        file.write_bytes(whole)


@FUZZ
@given(path=st.sampled_from([EVENTS, SCREEN, VOICE]), mutation=mutations)
def test_changes_that_the_checksums_agree_with_do_not_crash(
    bundle: Path, path: str, mutation: tuple[str, float, bytes]
) -> None:
    whole = {name: (bundle / name).read_bytes() for name in EVERY_FILE}
    try:
        (bundle / path).write_bytes(_mutate(whole[path], *mutation))
        tampering.rehash(bundle)
        found = look(bundle)
        assert not found & {"wrong_size", "wrong_checksum", "bagit_mismatch"}
    finally:
        for name, data in whole.items():
            (bundle / name).write_bytes(data)


def _places(document: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value in a JSON document, but to the whole."""
    children: Any = ()
    if isinstance(document, dict):
        children = document.items()
    elif isinstance(document, list):
        children = enumerate(document)
    for key, child in children:
        yield (*path, key)
        yield from _places(child, (*path, key))


@FUZZ
@given(
    where=st.floats(0, 1, exclude_max=True),
    value=st.sampled_from([10**300, -(10**300), 2**63, -1, 0, 1e308, None, "", "\ud83e\udd86", [], {}, True])
    | st.text(max_size=20),
)
def test_any_value_anywhere_in_the_manifest(bundle: Path, where: float, value: object) -> None:
    path = bundle / "manifest.json"
    whole = path.read_bytes()
    document = json.loads(whole)
    places = list(_places(document))
    *parents, last = places[int(len(places) * where)]
    target = document
    for key in parents:
        target = target[key]
    target[last] = value
    try:
        path.write_text(json.dumps(document))
        assert "wrong_checksum" in look(bundle) or verify(bundle)[0].code in {
            "damaged_manifest",
            "not_a_bundle",
        }
    finally:
        path.write_bytes(whole)


# --- things that are no files ---------------------------------------------------------------------


def test_a_pipe_in_place_of_a_file_does_not_block(sealed: Path, tmp_path: Path) -> None:
    def make_pipe(root: Path, path: str) -> None:
        (root / path).unlink()
        os.mkfifo(root / path)

    for path, found in look_at_all_in_child(copied(sealed, tmp_path, EVERY_FILE, make_pipe)).items():
        assert codes(found) & {"not_a_file", "damaged_manifest", "missing_file"}, path


def test_pipes_beside_and_in_place_of_a_bundle(bundle: Path, tmp_path: Path) -> None:
    os.mkfifo(bundle / "data" / "pipe")
    assert look_in_child(bundle) == {"unlisted_file"}
    os.mkfifo(tmp_path / "pipe.trajectory")
    assert look_in_child(tmp_path / "pipe.trajectory") == {"not_a_bundle"}


@pytest.mark.parametrize("path", EVERY_FILE)
def test_a_folder_in_place_of_a_file(bundle: Path, path: str) -> None:
    (bundle / path).unlink()
    (bundle / path).mkdir()
    assert look(bundle) & {"not_a_file", "damaged_manifest", "missing_file"}


def test_a_file_that_may_not_be_read(sealed: Path) -> None:
    def lock(root: Path, path: str) -> None:
        for entry in (root, *root.rglob("*")):
            entry.chmod(0o755)
        (root / path).chmod(0)

    # Outside of the test's own folder, which only its owner may enter.
    with tempfile.TemporaryDirectory(prefix="unreadable-") as folder:
        Path(folder).chmod(0o755)
        copies = copied(sealed, Path(folder), EVERY_FILE, lock)
        for path, found in look_at_all_in_child(copies, "nobody").items():
            assert codes(found) & {"unreadable_file", "damaged_manifest"}, path


def test_a_folder_that_may_not_be_read(sealed: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="unreadable-") as folder:
        root = Path(folder) / "copy.trajectory"
        shutil.copytree(sealed, root)
        (root / "data" / "secret").mkdir()
        for entry in (Path(folder), root, *root.rglob("*")):
            entry.chmod(0o755)
        (root / "data" / "secret").chmod(0)
        assert look_in_child(root, "nobody") == {"unreadable_file"}


def test_links_that_lead_in_circles(bundle: Path, tmp_path: Path) -> None:
    (bundle / "data" / "again").symlink_to(bundle / "data")
    (bundle / "data" / "self").symlink_to("self")
    assert look(bundle) == {"unlisted_file"}
    (tmp_path / "loop.trajectory").symlink_to("loop.trajectory")
    assert look(tmp_path / "loop.trajectory") == {"damaged_manifest"}


def test_folders_nested_beyond_any_path(bundle: Path) -> None:
    made = []
    descriptor = os.open(bundle / "data", os.O_RDONLY)
    for _ in range(2100):
        os.mkdir("d", dir_fd=descriptor)
        made.append(descriptor)
        descriptor = os.open("d", os.O_RDONLY, dir_fd=descriptor)
        if len(made) > 100:
            os.close(made[-101])
    try:
        assert look(bundle) == {"unreadable_file"}
    finally:
        os.close(descriptor)
        for opened in made[-100:]:
            os.close(opened)
        subprocess.run(["rm", "-rf", bundle / "data" / "d"], check=True)


# --- manifests ------------------------------------------------------------------------------------


def _manifest_of(text: Callable[[dict[str, Any]], str]) -> Callable[[Path], None]:
    def write(root: Path) -> None:
        path = root / "manifest.json"
        path.write_bytes(text(json.loads(path.read_bytes())).encode(errors="surrogateescape"))

    return write


def _with_settings(document: dict[str, Any], value: str) -> str:
    return json.dumps({**document, "settings": "HERE"}).replace('"HERE"', value)


def _with_later(document: dict[str, Any], value: str) -> str:
    return json.dumps({**document, "later": "HERE"}).replace('"HERE"', value)


MANIFEST_BOMBS: dict[str, Callable[[dict[str, Any]], str]] = {
    "open brackets": lambda _: "[" * 15_000_000,
    "nested settings": lambda d: _with_settings(d, '{"a":' * 100_000 + "1" + "}" * 100_000),
    "many small things": lambda d: _with_settings(d, "{" + ",".join(['"a":[[]]'] * 1_500_000) + "}"),
    # As large as a manifest may be at all: three bytes of it make an object.
    "many lists": lambda d: _with_settings(
        d, '{"a":[' + ",".join(["[]"] * (manifests.LARGEST_BYTES // 3 - 5_000)) + "]}"
    ),
    "many lists in something unknown": lambda d: _with_later(d, "[" + ",".join(["[]"] * 3_000_000) + "]"),
    "many files": lambda d: json.dumps({**d, "files": d["files"] * 30_000}),
    "a long string": lambda d: json.dumps({**d, "ended": "x" * 15_000_000}),
    "a long version": lambda d: json.dumps({**d, "format_version": "9" * 15_000_000}),
    "a long number": lambda d: json.dumps(d).replace('"duration_ns": ', '"duration_ns": ' + "9" * 5_000_000),
    "letters that are none": lambda d: json.dumps({**d, "ended": "HERE"}).replace("HERE", "\udcff"),
    "spaces without end": lambda d: json.dumps(d) + " " * 70_000_000,
}


def test_manifests_that_would_fill_the_memory(sealed: Path, tmp_path: Path) -> None:
    copies = copied(sealed, tmp_path, MANIFEST_BOMBS, lambda it, name: _manifest_of(MANIFEST_BOMBS[name])(it))
    for name, found in look_at_all_in_child(copies).items():
        assert found, name


@pytest.mark.parametrize("depth", [50, 500, 900, 940, 960, 980, 1000, 5000])
def test_nesting_that_only_just_can_be_read(bundle: Path, depth: int) -> None:
    # In the manifest and in the message, so that the two are compared.
    text = '{"a":' * depth + "1" + "}" * depth

    def change(found: list[tampering.Message]) -> list[tampering.Message]:
        opening = json.loads(found[0].data)
        data = json.dumps({**opening, "settings": "HERE"}).replace('"HERE"', text).encode()
        return [tampering.Message(found[0].topic, found[0].log_time_ns, 1, data), *found[1:]]

    tampering.edit_events(bundle, change)
    tampering.rehash(bundle)
    _manifest_of(lambda document: _with_settings(document, text))(bundle)
    assert look(bundle) >= {"wrong_checksum"} or look(bundle) == {"damaged_manifest"}


def test_numbers_that_fit_no_float(bundle: Path) -> None:
    def change(document: dict[str, Any]) -> None:
        document["duration_ns"] = -(10**350)
        document["clock"]["start_utc_ns"] = 10**350
        document["files"][0]["bytes"] = 10**350

    edit_manifest(bundle, change)
    assert {"wrong_size", "foreign_events", "time_outside"} <= look(bundle)


# --- event files ----------------------------------------------------------------------------------


def _record(opcode: int, body: bytes, *, length: int | None = None) -> bytes:
    return struct.pack("<BQ", opcode, len(body) if length is None else length) + body


def _string(text: bytes, *, length: int | None = None) -> bytes:
    return struct.pack("<I", len(text) if length is None else length) + text


MAGIC = b"\x89MCAP0\r\n"
HEADER = _record(1, _string(b"owa") + _string(b"x"))
CHANNEL = struct.pack("<HH", 1, 0) + _string(b"t") + _string(b"json") + _string(b"")
MESSAGE = _record(5, struct.pack("<HIQQ", 1, 1, 0, 0))
HUGE = 2**63


def _chunk(
    content: bytes, *, claimed: int | None = None, data_length: int | None = None, crc: int = 0
) -> bytes:
    data = zstandard.compress(content)
    size = len(content) if claimed is None else claimed
    head = struct.pack("<QQQI", 0, 0, size, crc) + _string(b"zstd")
    length = len(data) if data_length is None else data_length
    return _record(6, head + struct.pack("<Q", length) + data)


def _frame_of_unknown_size(content: bytes) -> bytes:
    target = io.BytesIO()
    with zstandard.ZstdCompressor(write_content_size=False).stream_writer(target, closefd=False) as writer:
        writer.write(content)
    head = struct.pack("<QQQI", 0, 0, 100, 0) + _string(b"zstd")
    data = target.getvalue()
    return _record(6, head + struct.pack("<Q", len(data)) + data)


END = (
    _record(15, bytes(4))
    + _record(11, struct.pack("<QHIIIIQQI", 5, 0, 1, 0, 0, 0, 0, 0, 0))
    + _record(2, bytes(20))
    + MAGIC
)

# What stands behind the header, and what is said of it.
MCAPS: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "ends too early"),
    "a record without end": (_record(5, b"", length=HUGE), f"claims {HUGE} bytes"),
    "a record of all bits": (_record(255, b"", length=2**64 - 1), "beyond any of ours"),
    "a record of a terabyte": (_record(9, b"x", length=10**12), "beyond any of ours"),
    "a string without end": (
        _record(4, struct.pack("<HH", 1, 0) + _string(b"", length=2**32 - 1)),
        "can't be read",
    ),
    "a chunk longer than its record": (_chunk(MESSAGE, data_length=HUGE), "can't be read"),
    "a message shorter than its head": (_record(4, CHANNEL) + _record(5, b"\x01\x00\x01"), "can't be read"),
    "a message of no channel": (MESSAGE, "undeclared channel"),
    "a channel of two topics": (
        _record(4, CHANNEL) + _record(4, CHANNEL.replace(b"t", b"u")),
        "declared twice",
    ),
    "a topic of a megabyte": (
        _record(4, struct.pack("<HH", 1, 0) + _string(b"t" * 10**6) + bytes(8)),
        "name has 1000000 characters",
    ),
    "a topic that is no text": (
        _record(4, struct.pack("<HH", 1, 0) + _string(b"\xff\xfe") + bytes(8)),
        "can't be read",
    ),
    "an attachment without end": (
        _record(9, bytes(16) + bytes(8) + struct.pack("<Q", HUGE)),
        "ends too early",
    ),
    "a chunk of a gigabyte": (_chunk(bytes(10**9)), "claims 1000000000 bytes"),
    "a chunk that tells less": (_chunk(bytes(10**7), claimed=100), "claims 100 bytes"),
    "a chunk that tells more": (_chunk(bytes(10), claimed=2**40), "beyond any of ours"),
    "a chunk that tells no size": (_frame_of_unknown_size(bytes(10**8)), "beyond any of ours"),
    "a chunk in a chunk": (_chunk(_chunk(MESSAGE)), "holds a record of kind 6"),
    "a chunk cut within a record": (
        _chunk(_record(4, CHANNEL) + MESSAGE[:-3]),
        "longer than its chunk",
    ),
    "a chunk altered": (_chunk(MESSAGE, crc=7), "CRC is wrong"),
    "messages by the hundred thousand": (
        _chunk(_record(4, CHANNEL) + MESSAGE * 100_000),
        "ends too early",
    ),
    "channels by the ten thousand": (_chunk(_record(4, CHANNEL) * 50_000), "ends too early"),
    "an index without end": (_record(8, struct.pack("<QQQQI", 0, 0, 0, 0, 2**32 - 1)), "ends too early"),
    "zeros": (bytes(10**6), "a record of no kind"),
    "a count that is wrong": (_record(4, CHANNEL) + MESSAGE + END, "counts 5 messages and has 1"),
    "something behind the end": (_record(4, CHANNEL) + MESSAGE * 5 + END + b"x", "behind its end"),
}


def test_event_files_made_to_hurt(sealed: Path, tmp_path: Path) -> None:
    def write(root: Path, name: str) -> None:
        (root / EVENTS).write_bytes(MAGIC + HEADER + MCAPS[name][0])
        tampering.rehash(root)

    for name, found in look_at_all_in_child(copied(sealed, tmp_path, MCAPS, write)).items():
        (message,) = [message for code, message in found if code == "damaged_events"]
        assert MCAPS[name][1] in message, name


def test_messages_made_to_hurt(bundle: Path) -> None:
    topics = ["trajrec/session", "trajrec/frame", "trajrec/key", "trajrec/gap", "trajrec/health", "screen"]
    payloads = [
        b"",
        b"\x00",
        b"null",
        b"[" * 1_000_000,
        b'{"a":' * 100_000,
        b'"' + b"x" * 10_000_000 + b'"',
        b'{"displays":' + b"[" * 900 + b"]" * 900 + b"}",
        b'{"streams":[' + b"[]," * 1_000_000 + b"[]]}",
        b'{"action":"press","x_px":' + b"9" * 4000 + b"}",
        b"\xff\xfe\xfd",
        b'{"label":"\xff"}',
        b'{"stream":"\xff","from_ns":0}',
    ]
    with (bundle / EVENTS).open("wb") as file:
        writer = Writer(file, compression=CompressionType.ZSTD)
        writer.start()
        for topic in topics:
            channel = writer.register_channel(topic, "json", 0)
            for payload in payloads:
                writer.add_message(channel, 2**64 - 1, payload, 0)
        writer.finish()  # type: ignore[no-untyped-call]
    tampering.rehash(bundle)
    assert look_in_child(bundle) >= {"bad_message", "sequence_broken", "wrong_count"}


def test_topics_by_the_ten_thousand(bundle: Path) -> None:
    declared = [
        _record(4, struct.pack("<HH", number, 0) + _string(f"{number:0200d}".encode()) + _string(b"") * 2)
        + _record(5, struct.pack("<HIQQ", number, 1, 0, 0))
        for number in range(20_000)
    ]
    (bundle / EVENTS).write_bytes(MAGIC + HEADER + _chunk(b"".join(declared)))
    tampering.rehash(bundle)
    assert look_in_child(bundle) >= {"damaged_events"}


# --- media files ----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [SCREEN, VOICE])
@pytest.mark.parametrize(
    "tail",
    [
        b"\xa3\x01\xff\xff\xff\xff\xff\xff\xfe",  # a block of 72 petabytes
        b"\x1f\x43\xb6\x75\x01\xff\xff\xff\xff\xff\xff\xff" * 10_000,  # clusters without size
        b"\xec\x80" * 500_000,  # empty elements
        b"\xa0\x01\xff\xff\xff\xff\xff\xff\xfe" * 1000,
        bytes(100_000),
        b"\xff" * 100_000,
    ],
)
def test_media_files_made_to_hurt(bundle: Path, path: str, tail: bytes) -> None:
    for keep in (0, 50, 500, 3000):
        (bundle / path).write_bytes((bundle / path).read_bytes()[:keep] + tail)
        tampering.rehash(bundle)
        assert look(bundle)


def test_sparse_media_are_not_read_into_memory(bundle: Path) -> None:
    with (bundle / SCREEN).open("r+b") as file:
        file.truncate(200_000_000)
    tampering.rehash(bundle)
    assert look_in_child(bundle)


# --- the reader -----------------------------------------------------------------------------------


def test_the_reader_says_which_file_is_gone(bundle: Path) -> None:
    (bundle / EVENTS).unlink()
    with pytest.raises(DamagedBundle, match=r"events\.mcap"):
        list(Bundle(bundle).events())
