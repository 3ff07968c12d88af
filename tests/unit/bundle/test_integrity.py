import dataclasses
import itertools
import json
import os
import shutil
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import av
import psutil
import pytest

from helpers import tampering
from helpers.synthetic_session import SyntheticSources, begin, clicking, typing
from helpers.tampering import Message, edit_events, edit_manifest, with_fields
from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.bundle.mcap_messages import messages
from trajectory_recorder.capture.synthetic import Moment
from trajectory_recorder.errors import Cancelled
from trajectory_recorder.events import FrameEvent, WindowEvent
from trajectory_recorder.media import scan
from trajectory_recorder.tasks import Task

EVENTS, SCREEN, VOICE = "data/events.mcap", "data/screen-0.mkv", "data/narration.mka"
Damage = Callable[[Path], object]


def _record(folder: Path) -> Path:
    window = WindowEvent(7, "Report", "writer", 42, 0, 0, 300, 200)
    sources = SyntheticSources(
        input_moments=[*typing(0.2, 0.4, 0.6), *clicking(0.8)],
        window_moments=[Moment(300_000_000, window)],
    )
    session = begin(folder, sources)
    time.sleep(1.5)
    session.pause()
    session.resume()
    time.sleep(0.3)
    return session.stop().root


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _record(tmp_path_factory.mktemp("sealed"))


@pytest.fixture(scope="module")
def another(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _record(tmp_path_factory.mktemp("another"))


@pytest.fixture
def bundle(sealed: Path, tmp_path: Path) -> Path:
    root = tmp_path / "copy.trajectory"
    shutil.copytree(sealed, root)
    return root


def codes(root: Path) -> set[str]:
    """The findings' codes; and what every finding must be, whatever it is about."""
    findings = verify(root)
    for finding in findings:
        assert 10 < len(finding.message) < 520
        assert finding.message.isprintable()
        assert "Error" not in finding.message
        assert "object at" not in finding.message
        json.dumps(dataclasses.asdict(finding)).encode()
    assert verify(root) == findings, "verifying twice tells two stories"
    return {finding.code for finding in findings}


def flip(path: Path, at: float = 0.5) -> None:
    data = bytearray(path.read_bytes())
    data[int(len(data) * at)] ^= 0x10
    path.write_bytes(data)


def flip_content(path: Path) -> None:
    """Flip a bit in the middle of the largest packet, where no structure is hurt."""
    with av.open(str(path)) as container:
        largest = max(container.demux(), key=lambda packet: packet.size)
        assert largest.pos is not None
        at = largest.pos + largest.size // 2
    flip(path, (at + 0.5) / path.stat().st_size)


def append(path: Path, data: bytes) -> None:
    path.write_bytes(path.read_bytes() + data)


def truncate(path: Path, cut: int = 100) -> None:
    os.truncate(path, path.stat().st_size - cut)


def test_a_sealed_bundle_is_valid_and_stays_so(bundle: Path) -> None:
    assert verify(bundle) == []
    (bundle / "derived").mkdir()
    (bundle / "derived" / "quality.json").write_text("{}")
    (bundle / "verdict.json").write_text("{}")
    assert verify(bundle) == [], "what lies beside the sealed content is not part of it"


def test_the_helpers_alone_do_no_damage(bundle: Path) -> None:
    edit_events(bundle, lambda found: found)
    tampering.reseal(bundle)
    edit_manifest(bundle, lambda _document: None)
    assert verify(bundle) == []


# --- what is not a sealed bundle at all -----------------------------------------------------------


def _unseal(root: Path) -> None:
    (root / "manifest.json").unlink()
    (root / "events.journal.mcap").touch()


def _replace_by_file(root: Path) -> None:
    shutil.rmtree(root)
    root.write_text("notes")


def _empty(root: Path) -> None:
    shutil.rmtree(root)
    root.mkdir()


def _version(version: str) -> Damage:
    return lambda root: edit_manifest(root, lambda document: document.update(format_version=version))


NO_BUNDLES: dict[str, tuple[Damage, str, str]] = {
    "absent": (shutil.rmtree, "not_a_bundle", "does not exist"),
    "a file": (_replace_by_file, "not_a_bundle", "a bundle is a folder"),
    "an empty folder": (_empty, "not_a_bundle", "it has no manifest.json"),
    "something else": (
        lambda root: (root / "manifest.json").write_text('{"name": "web app"}'),
        "not_a_bundle",
        "is not the manifest of a trajectory bundle",
    ),
    "unsealed": (_unseal, "unsealed", "run: trajectory-recorder recover"),
    "newer major version": (_version("2.0"), "newer_format", "install a newer version"),
    "no version": (_version("latest"), "damaged_manifest", "which is not a version"),
    "manifest cut off": (
        lambda root: truncate(root / "manifest.json"),
        "damaged_manifest",
        "not valid JSON",
    ),
    "manifest without a field": (
        lambda root: edit_manifest(root, lambda document: document.pop("clock"), bagit=False),
        "damaged_manifest",
        "clock",
    ),
}


@pytest.mark.parametrize("name", NO_BUNDLES)
def test_what_is_no_sealed_bundle(bundle: Path, name: str) -> None:
    damage, code, message = NO_BUNDLES[name]
    damage(bundle)
    assert codes(bundle) == {code}
    (finding,) = verify(bundle)
    assert message in finding.message


# --- files ----------------------------------------------------------------------------------------


def _add_unlisted(root: Path) -> None:
    (root / "data" / "sub" / "deeper").mkdir(parents=True)
    (root / "data" / "sub" / "deeper" / "notes.txt").write_text("mine")


def _link_payload(root: Path) -> None:
    (root / SCREEN).rename(root / "elsewhere.mkv")
    (root / SCREEN).symlink_to(root / "elsewhere.mkv")


def _link_manifest(root: Path) -> None:
    (root / "manifest.json").rename(root / "real.json")
    (root / "manifest.json").symlink_to("real.json")


def _link_data(root: Path) -> None:
    (root / "data").rename(root / "real")
    (root / "data").symlink_to("real")


def _folder_for_file(root: Path) -> None:
    (root / VOICE).unlink()
    (root / VOICE).mkdir()


def _list_file(**entry: Any) -> Damage:
    full = {"path": "data/x", "bytes": 0, "sha256": "0" * 64, "media_type": "text/plain", **entry}
    return lambda root: edit_manifest(root, lambda document: document["files"].append(full))


def _list_again(root: Path) -> None:
    edit_manifest(root, lambda document: document["files"].append(document["files"][0]))


def _set_file(**changes: Any) -> Damage:
    return lambda root: edit_manifest(root, lambda document: document["files"][1].update(changes))


def _forget_file(path: str) -> Damage:
    def forget(document: dict[str, Any]) -> None:
        document["files"] = [entry for entry in document["files"] if entry["path"] != path]

    return lambda root: edit_manifest(root, forget)


FILES: dict[str, tuple[Damage, set[str]]] = {
    "events missing": (lambda root: (root / EVENTS).unlink(), {"missing_file"}),
    "video missing": (lambda root: (root / SCREEN).unlink(), {"missing_file"}),
    "voice missing": (lambda root: (root / VOICE).unlink(), {"missing_file"}),
    "all missing": (lambda root: shutil.rmtree(root / "data"), {"missing_file"}),
    "events truncated": (lambda root: truncate(root / EVENTS), {"wrong_size", "damaged_events"}),
    # Its index is cut off; its pictures are all there.
    "video truncated": (lambda root: truncate(root / SCREEN, 10), {"wrong_size", "damaged_media"}),
    "video without its last frame": (
        lambda root: truncate(root / SCREEN, (root / SCREEN).stat().st_size // 2),
        {"wrong_size", "missing_frame"},
    ),
    "voice emptied": (lambda root: os.truncate(root / VOICE, 0), {"wrong_size", "damaged_media"}),
    "something appended": (
        lambda root: append(root / EVENTS, b"more"),
        {"wrong_size", "damaged_events"},
    ),
    "events flipped": (lambda root: flip(root / EVENTS), {"wrong_checksum", "damaged_events"}),
    "video flipped in a picture": (lambda root: flip_content(root / SCREEN), {"wrong_checksum"}),
    "voice flipped in its sound": (lambda root: flip_content(root / VOICE), {"wrong_checksum"}),
    "a stranger": (_add_unlisted, {"unlisted_file"}),
    "a link": (
        lambda root: (root / "data" / "link").symlink_to("/etc/hostname"),
        {"unlisted_file"},
    ),
    "video is a link": (_link_payload, {"unsafe_path"}),
    "the payload is a link": (_link_data, {"unsafe_path"}),
    "the manifest is a link": (_link_manifest, {"damaged_manifest"}),
    "a folder in place of a file": (_folder_for_file, {"not_a_file"}),
    "a path upwards": (_list_file(path="data/../../secret"), {"unsafe_path"}),
    "an absolute path": (_list_file(path="/etc/passwd"), {"unsafe_path"}),
    "a Windows path": (_list_file(path="C:\\data\\x"), {"unsafe_path"}),
    "a path outside of the payload": (_list_file(path="bagit.txt"), {"unsafe_path"}),
    "a path with a detour": (_list_file(path="data/./events.mcap"), {"unsafe_path"}),
    "a path too long": (_list_file(path="data/" + "x" * 5000), {"unreadable_file"}),
    "listed twice": (_list_again, {"duplicate_file"}),
    "listed and absent": (_list_file(), {"missing_file"}),
    "wrong size": (_set_file(bytes=12), {"wrong_size"}),
    "wrong checksum": (_set_file(sha256="0" * 64), {"wrong_checksum"}),
    "events forgotten": (_forget_file(EVENTS), {"missing_file", "unlisted_file"}),
    "video forgotten": (_forget_file(SCREEN), {"unlisted_file", "dangling_reference", "wrong_summary"}),
}


@pytest.mark.parametrize("name", FILES)
def test_files(bundle: Path, name: str) -> None:
    damage, expected = FILES[name]
    damage(bundle)
    assert codes(bundle) == expected
    assert all(finding.path for finding in verify(bundle) if " more of " not in finding.message)


def test_a_file_is_told_by_its_name(bundle: Path) -> None:
    (bundle / SCREEN).unlink()
    (finding,) = verify(bundle)
    assert (finding.path, finding.message) == (SCREEN, f"{SCREEN} is missing")


def test_names_that_a_terminal_would_obey_are_shown_as_text(bundle: Path) -> None:
    (bundle / "data" / "\x1b[2Jcleared").touch()
    (bundle / os.fsdecode(b"data/\xff\xfe")).touch()
    shown = [finding.message for finding in verify(bundle)]
    assert len(shown) == 2
    assert all(message.isprintable() and message.encode() for message in shown)


def test_an_avalanche_is_summed_up(bundle: Path) -> None:
    for number in range(2000):
        (bundle / "data" / f"{number:04d}").touch()
    found = [finding.message for finding in verify(bundle)]
    assert len(found) == 6
    assert found[-1] == "and 1995 more of unlisted_file"


# --- BagIt ----------------------------------------------------------------------------------------


def _replace(name: str, old: str, new: str) -> Damage:
    def replace(root: Path) -> None:
        text = (root / name).read_text()
        assert old in text
        (root / name).write_text(text.replace(old, new, 1))

    return replace


def _drop_tag(name: str) -> Damage:
    def drop(root: Path) -> None:
        path = root / "tagmanifest-sha256.txt"
        lines = path.read_text().splitlines(keepends=True)
        path.write_text("".join(line for line in lines if not line.endswith(f"  {name}\n")))

    return drop


def _add_tag(line: str) -> Damage:
    return lambda root: append(root / "tagmanifest-sha256.txt", line.encode())


BAGIT: dict[str, tuple[Damage, set[str], str]] = {
    "declaration missing": (lambda root: (root / "bagit.txt").unlink(), {"missing_file"}, "bagit.txt"),
    "info missing": (lambda root: (root / "bag-info.txt").unlink(), {"missing_file"}, "bag-info.txt"),
    "manifest missing": (
        lambda root: (root / "manifest-sha256.txt").unlink(),
        {"missing_file"},
        "manifest-sha256.txt",
    ),
    "tags missing": (
        lambda root: (root / "tagmanifest-sha256.txt").unlink(),
        {"missing_file"},
        "tagmanifest-sha256.txt",
    ),
    "info edited": (_replace("bag-info.txt", "Bagging", "Begging"), {"wrong_checksum"}, "bag-info.txt"),
    "size edited": (
        _replace("bag-info.txt", "Payload-Oxum: ", "Payload-Oxum: 1"),
        {"wrong_checksum", "bagit_mismatch"},
        "bag-info.txt",
    ),
    "declaration edited": (
        _replace("bagit.txt", "1.0", "0.9"),
        {"wrong_checksum", "bagit_mismatch"},
        "bagit.txt",
    ),
    "a file left out": (
        _replace("manifest-sha256.txt", VOICE, "data/voice.mka"),
        {"wrong_checksum", "bagit_mismatch"},
        "manifest-sha256.txt",
    ),
    "no manifest": (
        lambda root: (root / "manifest-sha256.txt").write_bytes(b"\xff\xfe\n"),
        {"wrong_checksum", "bagit_mismatch"},
        "manifest-sha256.txt",
    ),
    "a tag left out": (_drop_tag("manifest.json"), {"bagit_mismatch"}, "tagmanifest-sha256.txt"),
    "a tag outside": (_add_tag(f"{'0' * 64}  ../x\n"), {"unsafe_path"}, "../x"),
    "a tag with a detour": (_add_tag(f"{'0' * 64}  ./bagit.txt\n"), {"unsafe_path"}, "./bagit.txt"),
    "a tag that is absent": (_add_tag(f"{'0' * 64}  later.txt\n"), {"missing_file"}, "later.txt"),
    "a tag twice": (
        _add_tag(f"{'0' * 64}  bagit.txt\n"),
        {"bagit_mismatch"},
        "tagmanifest-sha256.txt",
    ),
    "manifest.json edited": (
        lambda root: edit_manifest(root, lambda document: document.update(task={"id": "x"}), bagit=False),
        {"wrong_checksum", "wrong_summary"},
        "manifest.json",
    ),
}


@pytest.mark.parametrize("name", BAGIT)
def test_bagit_files(bundle: Path, name: str) -> None:
    damage, expected, path = BAGIT[name]
    damage(bundle)
    assert codes(bundle) == expected
    assert {finding.path for finding in verify(bundle)} == {path}


# --- a manifest that does not fit its events, with checksums made to fit ---------------------------


def _edit(change: Callable[[dict[str, Any]], object]) -> Damage:
    def edit(document: dict[str, Any]) -> None:
        change(document)

    return lambda root: edit_manifest(root, edit)


MANIFESTS: dict[str, tuple[Damage, set[str]]] = {
    "another id": (_edit(lambda d: d.update(bundle_id="0192-other")), {"foreign_events"}),
    "another system": (_edit(lambda d: d["os"].update(name="Plan 9")), {"wrong_summary"}),
    "other settings": (_edit(lambda d: d["settings"].update(fps=60)), {"wrong_summary"}),
    "another task": (_edit(lambda d: d.update(task={"id": "better-paid"})), {"wrong_summary"}),
    "shorter": (_edit(lambda d: d.update(duration_ns=1_000_000_000)), {"time_outside"}),
    "a stream left out": (_edit(lambda d: d["streams"].pop()), {"wrong_summary"}),
    "a stream invented": (
        _edit(lambda d: d["streams"].append({**d["streams"][0], "name": "screen/9"})),
        {"wrong_summary"},
    ),
    "a stream of no kind": (
        _edit(lambda d: d["streams"].append({**d["streams"][0], "name": "smell"})),
        {"wrong_summary"},
    ),
    "a stream twice": (_edit(lambda d: d["streams"].append(d["streams"][0])), {"wrong_summary"}),
    "a count": (_edit(lambda d: d["streams"][1].update(count=1)), {"wrong_summary"}),
    "nothing lost": (_edit(lambda d: d["streams"][1].update(lost=3)), {"wrong_summary"}),
    "a topic's count": (_edit(lambda d: d["topics"].update(mouse=99)), {"wrong_count"}),
    "a topic left out": (_edit(lambda d: d["topics"].pop("trajrec/key")), {"wrong_count"}),
    "the pause hidden": (_edit(lambda d: d["gaps"].clear()), {"wrong_summary"}),
    "a gap invented": (
        _edit(lambda d: d["gaps"].append({**d["gaps"][0], "stream": "voice"})),
        {"wrong_summary"},
    ),
    "another display": (_edit(lambda d: d["displays"][0].update(scale=2.0)), {"wrong_summary"}),
    "no anchors": (_edit(lambda d: d["clock"].update(anchors=[])), {"wrong_summary"}),
}


@pytest.mark.parametrize("name", MANIFESTS)
def test_a_manifest_that_does_not_fit(bundle: Path, name: str) -> None:
    damage, expected = MANIFESTS[name]
    damage(bundle)
    assert codes(bundle) == expected


def test_a_shifted_clock_shows_in_every_event(bundle: Path) -> None:
    edit_manifest(bundle, lambda d: d["clock"].update(start_utc_ns=d["clock"]["start_utc_ns"] - 10**12))
    assert codes(bundle) == {"foreign_events", "time_outside", "frame_time", "wrong_summary"}


# --- events, with everything else made to fit -----------------------------------------------------


def _changed(change: Callable[[list[Message]], Iterable[Message]], *, renumber: bool = True) -> Damage:
    def damage(root: Path) -> None:
        edit_events(root, change, renumber=renumber)
        tampering.reseal(root)

    return damage


def _positions(found: list[Message], topic: str) -> list[int]:
    return [position for position, message in enumerate(found) if message.topic == topic]


def _without(topic: str, which: int) -> Callable[[list[Message]], list[Message]]:
    """Leave one message out, with its copy."""

    def drop(found: list[Message]) -> list[Message]:
        at = _positions(found, topic)[which]
        return found[:at] + found[at + 2 :]

    return drop


def _doubled(topic: str, which: int) -> Callable[[list[Message]], list[Message]]:
    def double(found: list[Message]) -> list[Message]:
        at = _positions(found, topic)[which]
        return [*found[: at + 2], *found[at : at + 2], *found[at + 2 :]]

    return double


def _with(topic: str, which: int, **fields: Any) -> Callable[[list[Message]], list[Message]]:
    def change(found: list[Message]) -> list[Message]:
        at = _positions(found, topic)[which]
        return [*found[:at], with_fields(found[at], **fields), *found[at + 1 :]]

    return change


def _retimed(topic: str, which: int, later_ns: int) -> Callable[[list[Message]], list[Message]]:
    """Move a message and its copy in time and leave them where they stand."""

    def change(found: list[Message]) -> list[Message]:
        at = _positions(found, topic)[which]
        for position in (at, at + 1):
            time_ns = found[position].log_time_ns + later_ns
            found[position] = dataclasses.replace(found[position], log_time_ns=time_ns)
        return found

    return change


def _without_copy(found: list[Message]) -> list[Message]:
    at = _positions(found, "mouse")[0]
    return found[:at] + found[at + 1 :]


def _later_copies(found: list[Message]) -> list[Message]:
    return [
        dataclasses.replace(m, log_time_ns=m.log_time_ns + 1) if m.topic == "keyboard" else m for m in found
    ]


def _numbers_with_a_hole(found: list[Message]) -> list[Message]:
    return [dataclasses.replace(m, sequence=m.sequence + (m.sequence > 3)) for m in found]


def _bad_json(found: list[Message]) -> list[Message]:
    at = _positions(found, "trajrec/key")[0]
    return [*found[:at], dataclasses.replace(found[at], data=b'{"action": '), *found[at + 1 :]]


def _after_the_end(found: list[Message]) -> list[Message]:
    at = _positions(found, "trajrec/health")[-1]
    late = dataclasses.replace(found[at], log_time_ns=found[at].log_time_ns + 1_000)
    return [*found[:at], *found[at + 1 :], late]


FRAME = "trajrec/frame"
EVENT_DAMAGES: dict[str, tuple[Damage, set[str]]] = {
    "a frame dropped": (_changed(_without(FRAME, 5)), {"frame_mismatch"}),
    "the last frame dropped": (_changed(_without(FRAME, -1)), {"unannounced_frame"}),
    "a frame doubled": (_changed(_doubled(FRAME, 5)), {"frame_mismatch"}),
    "the last frame doubled": (_changed(_doubled(FRAME, -1)), {"missing_frame"}),
    "a frame read 50 ms later": (_changed(_retimed(FRAME, 5, 50_000_000)), {"frame_time"}),
    "a frame read a second earlier": (
        _changed(_retimed(FRAME, -2, -1_000_000_000)),
        {"frame_time", "time_goes_back"},
    ),
    "a frame of a missing file": (
        _changed(_with(FRAME, -1, path="data/screen-9.mkv")),
        {"dangling_reference", "unannounced_frame", "wrong_summary"},
    ),
    "a frame outside": (
        _changed(_with(FRAME, -1, path="../../etc/passwd")),
        {"dangling_reference", "unannounced_frame", "wrong_summary"},
    ),
    "a frame in the voice": (_changed(_with(FRAME, 5, path=VOICE)), {"frame_mismatch"}),
    "a frame of another size": (_changed(_with(FRAME, 5, coded_width_px=322)), {"wrong_size_of_picture"}),
    "a key frame or none": (_changed(_with(FRAME, 0, keyframe=False)), {"frame_mismatch"}),
    "another time in the file": (_changed(_with(FRAME, 5, pts_ns=10**400)), {"frame_mismatch"}),
    "voice dropped": (
        _changed(lambda found: [m for m in found if m is not _voice(found)]),
        {"frame_mismatch"},
    ),
    "voice samples": (_changed(_with("trajrec/voice", 2, samples=7)), {"sample_count"}),
    "no voice at all": (
        _changed(lambda found: [m for m in found if m.topic != "trajrec/voice"]),
        {"unannounced_file"},
    ),
    "a copy missing": (_changed(_without_copy), {"copy_mismatch"}),
    "copies a nanosecond later": (_changed(_later_copies), {"copy_mismatch"}),
    "a hole in the numbers": (_changed(_numbers_with_a_hole, renumber=False), {"sequence_broken"}),
    "times that go back": (_changed(_retimed("trajrec/key", 3, -300_000_000)), {"time_goes_back"}),
    "an event after the end": (_changed(_after_the_end), {"time_outside"}),
    "no session": (_changed(lambda found: found[1:]), {"wrong_count"}),
    "no events": (
        _changed(lambda found: found[:1]),
        {"unannounced_file", "wrong_summary"},
    ),
}


def _voice(found: list[Message]) -> Message:
    return found[_positions(found, "trajrec/voice")[3]]


@pytest.mark.parametrize("name", EVENT_DAMAGES)
def test_events_that_do_not_fit(bundle: Path, name: str) -> None:
    damage, expected = EVENT_DAMAGES[name]
    damage(bundle)
    assert codes(bundle) == expected


def test_a_message_that_is_no_json(bundle: Path) -> None:
    edit_events(bundle, _bad_json)
    tampering.rehash(bundle)
    assert codes(bundle) == {"bad_message", "wrong_summary"}
    (finding,) = [finding for finding in verify(bundle) if finding.code == "bad_message"]
    assert finding.path == EVENTS
    assert finding.at_ns is not None
    assert "the message of trajrec/key at" in finding.message


def test_events_of_another_recording(bundle: Path, another: Path) -> None:
    shutil.copy(another / EVENTS, bundle / EVENTS)
    tampering.rehash(bundle)
    assert "foreign_events" in codes(bundle)


def test_media_of_another_recording(bundle: Path, another: Path) -> None:
    shutil.copy(another / VOICE, bundle / VOICE)
    tampering.rehash(bundle)
    assert codes(bundle) & {"frame_mismatch", "sample_count", "missing_frame", "unannounced_frame"}


def test_a_video_with_one_frame_less(bundle: Path) -> None:
    stamps = [packet.pts_ns for packet in scan.packets(bundle / SCREEN)]
    shorter = bundle / "shorter.mkv"
    with shorter.open("wb") as file:
        scan.remux(bundle / SCREEN, file, last_pts_ns=stamps[-2])
    shorter.replace(bundle / SCREEN)
    tampering.rehash(bundle)
    (finding,) = verify(bundle)
    assert finding.code == "missing_frame"
    assert finding.path == SCREEN
    assert finding.at_ns == [at for at, _ in Bundle(bundle).events_of(FrameEvent)][-1]


def test_a_video_that_was_never_completed(bundle: Path) -> None:
    truncate(bundle / SCREEN, 10)
    tampering.rehash(bundle)
    assert codes(bundle) == {"damaged_media"}


@pytest.mark.parametrize("path", [SCREEN, VOICE, EVENTS])
def test_a_file_of_something_else(bundle: Path, path: str) -> None:
    (bundle / path).write_bytes(b"%PDF-1.7\n" * 1000)
    tampering.rehash(bundle)
    assert codes(bundle) == {"damaged_events" if path == EVENTS else "damaged_media"}


def test_every_byte_of_the_payload_is_covered(bundle: Path) -> None:
    for path, share in itertools.product((EVENTS, SCREEN, VOICE), (0.0, 0.01, 0.3, 0.7, 0.999)):
        whole = (bundle / path).read_bytes()
        flip(bundle / path, share)
        assert "wrong_checksum" in codes(bundle)
        (bundle / path).write_bytes(whole)
    assert verify(bundle) == []


# --- what a later minor version may bring ---------------------------------------------------------


def test_a_later_minor_version_is_read(bundle: Path) -> None:
    def with_news(found: list[Message]) -> list[Message]:
        later = Message("trajrec/gaze", found[-1].log_time_ns, 1, b'{"x_px": 1}')
        return [*(with_fields(m, later=[1]) if m.topic != "screen" else m for m in found), later]

    edit_events(bundle, with_news)
    (bundle / "data" / "gaze.bin").write_bytes(b"later")
    tampering.reseal(bundle)
    edit_manifest(
        bundle,
        lambda document: (
            document.update(format_version="1.7", later={"a": [1]}) or document["os"].update(x=1)
        ),
    )
    assert verify(bundle) == []
    edit_manifest(bundle, lambda document: document.update(format_version="1.0"))
    assert codes(bundle) == {"unannounced_file"}


# --- around ---------------------------------------------------------------------------------------


def test_progress_goes_from_nothing_to_all(bundle: Path) -> None:
    shares: list[float] = []
    verify(bundle, task=Task(lambda _doing, share: shares.append(share)))
    assert shares == sorted(shares)
    assert shares[0] == 0.0


def test_verifying_can_be_cancelled(bundle: Path) -> None:
    task = Task()
    task.cancel()
    with pytest.raises(Cancelled):
        verify(bundle, task=task)


def test_verifying_changes_nothing(bundle: Path) -> None:
    def state() -> dict[str, tuple[int, bytes]]:
        return {
            str(path): (path.stat().st_mtime_ns, path.read_bytes())
            for path in bundle.rglob("*")
            if path.is_file()
        }

    before = state()
    verify(bundle)
    assert state() == before


def test_no_file_is_left_open(bundle: Path) -> None:
    truncate(bundle / VOICE, 1000)
    verify(bundle)
    assert not [file.path for file in psutil.Process().open_files() if str(bundle) in file.path]


def test_messages_are_in_the_order_that_the_format_promises(sealed: Path) -> None:
    found = list(messages(sealed / EVENTS))
    times = [message.log_time_ns for message in found]
    assert times == sorted(times)
    assert found[0].topic == "trajrec/session"
