"""Sealing what a crash left. A copy of a running session's folder stands for what a kill leaves;
that a real kill leaves no less is tested with real kills."""

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from helpers.command_line import wait_until
from helpers.seeds import seeds
from helpers.synthetic_session import SECOND_NS, SyntheticSources, begin, clicking, typing
from trajectory_recorder.bundle import Bundle, Manifest, layout, topics, verify
from trajectory_recorder.bundle.manifest import SessionInfo
from trajectory_recorder.bundle.mcap_messages import messages_until_torn
from trajectory_recorder.capture.synthetic import Moment
from trajectory_recorder.errors import BundleBusy, DamagedBundle, NotABundle
from trajectory_recorder.events import (
    Display,
    DisplaysEvent,
    EncoderEvent,
    Event,
    FrameEvent,
    Gap,
    GapReason,
    Heartbeat,
    Marker,
    VoiceEvent,
    WindowEvent,
)
from trajectory_recorder.media import decode, scan
from trajectory_recorder.media.matroska import TIMESTAMP_SCALE_NS
from trajectory_recorder.recording.recovery import find_unsealed, recover

JOURNAL, SETTLED, MANIFEST = "events.journal.mcap", "events.mcap.part", "manifest.json"
SCREEN, VOICE = "data/screen-0.mkv", "data/narration.mka"
DISPLAY = Display(0, "first", 0, 0, 160, 120, 1.0, primary=True)
SECOND = Display(1, "second", 160, 0, 63, 47, 1.0, primary=False)
# A session that does everything: when its folder is copied, in seconds of real time.
MOMENTS_S = (0.05, 0.4, 1.0, 1.3, 1.8, 2.4)


def _sources() -> SyntheticSources:
    windows = [
        Moment(number * 40_000_000, WindowEvent(number, f"window {number}", "app", 1, 0, 0, 9, 9))
        for number in range(60)
    ]
    return SyntheticSources(
        input_moments=[*typing(0.1, 0.3, 0.5, 0.7, 0.9), *clicking(1.1)],
        window_moments=windows,
        displays=(DISPLAY,),
        display_moments=[Moment(SECOND_NS // 2, DisplaysEvent((DISPLAY, SECOND)))],
    )


@pytest.fixture(scope="module")
def torn(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The folder of one session as a kill at each of the moments would have left it."""
    folder = tmp_path_factory.mktemp("torn")
    session = begin(folder / "running", _sources())
    assert session.root is not None
    noted = _more_than(0, session.root)
    began = time.monotonic()
    copies = []
    for number, moment in enumerate(MOMENTS_S):
        time.sleep(max(0.0, began + moment - time.monotonic()))
        if number:
            noted = _more_than(noted, session.root)
        copies.append(Path(shutil.copytree(session.root, folder / f"{number}.trajectory")))
        if number == 2:
            session.mark("before the pause")
            session.pause()
        elif number == 3:
            session.resume()
            session.mark("after the pause")
    assert verify(session.stop().root) == []
    return copies


def _more_than(noted: int, root: Path) -> int:
    """Wait until there is more in the journal that no torn video takes away; returns how much.

    On a busy machine nothing is written for a while.
    """

    def lasting() -> int:
        return sum(not isinstance(event, FrameEvent | VoiceEvent | EncoderEvent) for _, event in told(root))

    wait_until(lambda: lasting() > noted, "more is written")
    return lasting()


@pytest.fixture
def crashed(torn: list[Path], tmp_path: Path) -> Path:
    """The latest of them."""
    return Path(shutil.copytree(torn[-1], tmp_path / "crashed.trajectory"))


def told(root: Path) -> list[tuple[int, Event]]:
    """The events that a journal holds up to its tear."""
    found: list[tuple[int, Event]] = []
    start_ns = 0
    for message in messages_until_torn(root / JOURNAL):
        try:
            payload = topics.decode(message.topic, message.data)
        except (msgspec.DecodeError, UnicodeDecodeError):
            continue  # The tear went through it.
        if isinstance(payload, SessionInfo):
            start_ns = payload.start_utc_ns
        elif payload is not None:
            found.append((message.log_time_ns - start_ns, payload))
    return found


def stamps(root: Path) -> dict[str, set[int]]:
    """The time stamps of the packets in each media file, up to its tear."""
    return {f"data/{file.name}": set(_until_torn(file)) for file in (root / "data").glob("*.mk?")}


def _until_torn(file: Path) -> Iterator[int]:
    last_ns = -1
    with contextlib.suppress(DamagedBundle):
        for packet in scan.packets(file):
            if packet.pts_ns <= last_ns:
                return
            last_ns = packet.pts_ns
            yield last_ns


def recovered(root: Path) -> Bundle:
    """Recover a bundle and check that all is there which was there before, and nothing else."""
    before, whole = told(root), stamps(root)
    manifest = recover(root)
    assert verify(root) == []
    bundle = Bundle(root)
    assert bundle.manifest == manifest
    assert manifest.ended == "crash"
    assert manifest.recovered is not None
    kept = {
        event.path
        for _, event in before
        if isinstance(event, FrameEvent | VoiceEvent) and event.pts_ns in whole.get(event.path, set())
    }

    def is_kept(event: Event) -> bool:
        if isinstance(event, FrameEvent | VoiceEvent):
            return event.pts_ns in whole.get(event.path, set())
        return not isinstance(event, EncoderEvent) or event.path in kept

    expected = Counter((at, repr(event)) for at, event in before if is_kept(event))
    found = list(bundle.events())
    assert expected - Counter((at, repr(event)) for at, event in found) == Counter()
    more = [event for at, event in found if (at, repr(event)) not in expected]
    assert all(isinstance(event, Gap) and event.reason is GapReason.CRASH for event in more)
    assert sorted(path.name for path in root.iterdir()) == [
        "bag-info.txt",
        "bagit.txt",
        "data",
        "manifest-sha256.txt",
        "manifest.json",
        "tagmanifest-sha256.txt",
    ]
    return bundle


def cut(path: Path, share: float, tail: bytes = b"") -> None:
    """Leave this share of a file, or of what it has more than 40 bytes, and put something behind."""
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)] + tail)


# --- a kill at any moment -------------------------------------------------------------------------


def test_a_kill_at_any_moment(torn: list[Path], tmp_path: Path) -> None:
    before: Counter[tuple[int, str]] = Counter()
    for source in torn:
        bundle = recovered(Path(shutil.copytree(source, tmp_path / source.name)))
        recorded = Counter(
            (at, repr(event))
            for at, event in bundle.events()
            if not (isinstance(event, Gap) and event.reason is GapReason.CRASH)
        )
        assert recorded > before, "a later kill leaves all that an earlier one leaves, and more"
        before = recorded
    assert {type(event) for _, event in bundle.events()} >= {FrameEvent, VoiceEvent, WindowEvent, Marker, Gap}


def test_a_recovered_session_can_be_watched_and_heard(crashed: Path) -> None:
    bundle = recovered(crashed)
    frames = [frame for _, frame in bundle.events_of(FrameEvent) if frame.path == SCREEN]
    shown = list(decode.frames(bundle.path(SCREEN)))
    assert [pts for pts, _ in shown] == [frame.pts_ns for frame in frames]
    assert len(frames) > 5
    heard = sum(len(block) for _, block in decode.samples(bundle.path(VOICE)))
    assert heard == sum(packet.samples for _, packet in bundle.events_of(VoiceEvent))
    assert heard > 48_000
    assert {entry.path for entry in bundle.manifest.files} == {
        "data/events.mcap",
        "data/narration.mka",
        "data/screen-0.mkv",
        "data/screen-1.mkv",
    }
    assert bundle.manifest.displays == (DISPLAY, SECOND)
    assert next(gap.reason for gap in bundle.manifest.gaps) is GapReason.PAUSE


def test_the_manifest_tells_of_the_crash(crashed: Path) -> None:
    manifest = recovered(crashed).manifest
    assert manifest.recovered is not None
    lost = manifest.recovered.lost_tail_ns
    assert set(lost) == {"screen/0", "screen/1", "voice", "input", "window", "displays"}
    assert {stream.name for stream in manifest.streams} == set(lost)
    crashes = {gap.stream: gap for gap in manifest.gaps if gap.reason is GapReason.CRASH}
    for stream, lost_ns in lost.items():
        assert lost_ns >= 0
        gap = crashes.get(stream)
        assert (gap.to_ns - gap.from_ns if gap else 0) == lost_ns
        assert gap is None or gap.from_ns < gap.to_ns == manifest.duration_ns


def test_a_stream_that_never_said_anything_is_listed(tmp_path: Path) -> None:
    session = begin(tmp_path / "running")
    assert session.root is not None
    looked_at: set[str] = set()
    while not looked_at >= {"input", "window"}:
        time.sleep(0.1)
        looked_at = {event.stream for _, event in told(session.root) if isinstance(event, Heartbeat)}
    crashed = Path(shutil.copytree(session.root, tmp_path / "x.trajectory"))
    whole = session.stop().manifest
    manifest = recovered(crashed).manifest
    assert [stream.name for stream in manifest.streams] == [stream.name for stream in whole.streams]


def test_the_session_lasts_until_its_last_event(tmp_path: Path) -> None:
    session = begin(tmp_path / "running")
    assert session.root is not None
    root = session.root
    _more_than(0, root)
    session.pause()  # Nothing comes from any device any more.
    session.mark("the last words")
    wait_until(lambda: any(isinstance(event, Marker) for _, event in told(root)), "the mark is written")
    crashed = Path(shutil.copytree(session.root, tmp_path / "x.trajectory"))
    session.stop()
    bundle = recovered(crashed)
    assert [marker.label for _, marker in bundle.events_of(Marker)] == ["the last words"]


# --- files torn further, as a loss of power does --------------------------------------------------


@pytest.mark.parametrize("seed", seeds(4, 15))
def test_a_journal_torn_anywhere(crashed: Path, seed: int) -> None:
    cut(crashed / JOURNAL, random.Random(seed).uniform(0.2, 1.0))
    recovered(crashed)


@pytest.mark.parametrize("seed", seeds(4, 15))
def test_media_torn_anywhere(crashed: Path, seed: int) -> None:
    chance = random.Random(100 + seed)
    for path in (SCREEN, "data/screen-1.mkv", VOICE):
        cut(crashed / path, chance.choice([0.0, chance.random(), chance.random(), 1.0]))
    recovered(crashed)


def test_a_frame_whose_time_was_not_written_whole(crashed: Path) -> None:
    file = crashed / SCREEN
    stamps_ns = [packet.pts_ns for packet in scan.packets(file)]
    with (crashed / "part").open("wb") as target:
        scan.remux(file, target, last_pts_ns=stamps_ns[3])
    (crashed / "part").replace(file)
    wrong_ns = stamps_ns[3] + 1_000_000
    assert wrong_ns not in stamps_ns
    assert max(stamps_ns) > wrong_ns
    block = b"\xa3\x85\x81\x00\x00\x80\x00"
    cluster = b"\xe7\x88" + (wrong_ns // TIMESTAMP_SCALE_NS).to_bytes(8, "big") + block
    with file.open("ab") as media:
        media.write(b"\x1f\x43\xb6\x75" + bytes([0x80 | len(cluster)]) + cluster)
    assert [packet.pts_ns for packet in scan.packets(file)] == [*stamps_ns[:4], wrong_ns]
    bundle = recovered(crashed)
    assert [frame.pts_ns for _, frame in bundle.events_of(FrameEvent) if frame.path == SCREEN] == stamps_ns[
        :4
    ]


@pytest.mark.parametrize("seed", seeds(3, 10))
def test_everything_torn_and_filled_with_zeros(crashed: Path, seed: int) -> None:
    """File systems that had given room, and not written yet, show zeros there."""
    chance = random.Random(200 + seed)
    for path in (JOURNAL, SCREEN, "data/screen-1.mkv", VOICE):
        cut(crashed / path, chance.uniform(0.4, 1.0), bytes(chance.randrange(10_000)))
    recovered(crashed)


@pytest.mark.parametrize(
    "tail", [b"\xff" * 5000, os.urandom(5000), b"\x05" + b"\x16" + bytes(7) + b"\x77" * 99]
)
def test_something_else_behind_the_tear(crashed: Path, tail: bytes) -> None:
    for path in (JOURNAL, SCREEN, VOICE):
        cut(crashed / path, 1.0, tail)
    recovered(crashed)


def _remove(*paths: str) -> Callable[[Path], object]:
    def remove(root: Path) -> None:
        for path in paths:
            (root / path).unlink()

    return remove


def _write(path: str, content: bytes = b"half of something") -> Callable[[Path], object]:
    return lambda root: (root / path).write_bytes(content)


LEFTOVERS: dict[str, Callable[[Path], object]] = {
    "a video missing": _remove(SCREEN),
    "all media missing": _remove(SCREEN, "data/screen-1.mkv", VOICE),
    "a video empty": _write(SCREEN, b""),
    "a video of something else": _write(SCREEN, b"%PDF-1.7"),
    "the settled file missing": _remove(SETTLED),
    "the lock missing": _remove("recording.lock"),
    "a video half mended": _write("data/screen-0.mkv.part"),
    "a mended video of no video": _write("data/screen-7.mkv.part"),
    "a video that the journal does not know": _write("data/screen-7.mkv"),
    "events in place already": _write("data/events.mcap"),
    "a manifest half written": _write("manifest.json.part"),
    "BagIt files half written": _write("bagit.txt"),
}


@pytest.mark.parametrize("name", LEFTOVERS)
def test_leftovers(crashed: Path, name: str) -> None:
    LEFTOVERS[name](crashed)
    recovered(crashed)


def test_a_missing_video_leaves_the_rest(crashed: Path) -> None:
    (crashed / SCREEN).unlink()
    bundle = recovered(crashed)
    assert {frame.path for _, frame in bundle.events_of(FrameEvent)} == {"data/screen-1.mkv"}
    assert len(list(bundle.events_of(VoiceEvent))) > 10


# --- recovery interrupted -------------------------------------------------------------------------


class Killed(BaseException):
    """Stands for the process's end: nothing in the product catches it."""


def _dies_at(step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the process die just before its so manieth change that others could see."""
    steps = 0

    def dying(change: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*arguments: Any, **more: Any) -> Any:
            nonlocal steps
            # The system frees the lock of a process that died; here the file has to be closed.
            steps += getattr(arguments[0], "name", "") != "recording.lock"
            if steps == step:
                steps += 1
                raise Killed
            return change(*arguments, **more)

        return wrapped

    monkeypatch.setattr(Path, "replace", dying(Path.replace))
    monkeypatch.setattr(Path, "unlink", dying(Path.unlink))
    monkeypatch.setattr(os, "fsync", dying(os.fsync))


def test_dying_at_any_step_of_recovery(
    torn: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the step at which recovery dies, running it again gives the same bundle."""
    expected = recovered(Path(shutil.copytree(torn[-1], tmp_path / "whole.trajectory")))
    events = list(expected.events())
    survived = False
    step = 0
    while not survived:
        step += 1
        root = Path(shutil.copytree(torn[-1], tmp_path / f"{step}.trajectory"))
        with monkeypatch.context() as patch:
            _dies_at(step, patch)
            try:
                recover(root)
                survived = True
            except Killed:
                pass
        manifest = recover(root)
        assert verify(root) == []
        assert list(Bundle(root).events()) == events
        assert manifest.streams == expected.manifest.streams
        assert not (root / JOURNAL).exists()
        assert not (root / "recording.lock").exists()
        shutil.rmtree(root)
    assert step > 10


_CHILD = """
import sys
from pathlib import Path
from trajectory_recorder.recording.recovery import recover
print("go", flush=True)
recover(Path(sys.argv[1]))
"""


@pytest.mark.parametrize("seed", seeds(2, 6))
def test_recovery_killed_and_run_again(crashed: Path, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(2):
        with subprocess.Popen(
            [sys.executable, "-c", _CHILD, str(crashed)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        ) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == "go\n"
            time.sleep(chance.uniform(0.0, 0.15))
            child.send_signal(signal.SIGKILL)
    expected = [event for _, event in told(crashed)] if (crashed / JOURNAL).exists() else []
    manifest = recover(crashed)
    assert verify(crashed) == []
    found = set(map(repr, (event for _, event in Bundle(crashed).events())))
    assert {repr(event) for event in expected if not isinstance(event, FrameEvent | VoiceEvent)} <= found
    assert manifest.ended == "crash"


def test_killed_between_the_seal_and_the_end(tmp_path: Path) -> None:
    session = begin(tmp_path)
    assert session.root is not None
    time.sleep(0.5)
    root = session.stop().root
    sealed = (root / MANIFEST).read_bytes()
    (root / JOURNAL).write_bytes(b"what the seal had made needless")
    (root / "recording.lock").touch()
    assert find_unsealed(tmp_path) == []
    manifest: Manifest = recover(root)
    assert manifest.ended == "stopped"
    assert (root / MANIFEST).read_bytes() == sealed
    assert not (root / JOURNAL).exists()
    assert not (root / "recording.lock").exists()
    assert verify(root) == []


# --- what can't be recovered, and what must not be -------------------------------------------------


def test_a_running_session_is_left_alone(tmp_path: Path) -> None:
    session = begin(tmp_path)
    assert session.root is not None
    time.sleep(0.3)
    with pytest.raises(BundleBusy, match="being recorded or recovered"):
        recover(session.root)
    time.sleep(0.3)
    assert verify(session.stop().root) == []


def test_a_session_being_recovered_is_left_alone(crashed: Path) -> None:
    from trajectory_recorder.bundle.lock import BundleLock

    lock = BundleLock(crashed)
    with pytest.raises(BundleBusy):
        recover(crashed)
    lock.release()
    recovered(crashed)


def test_recovering_twice_is_recovering_once(crashed: Path) -> None:
    first = recover(crashed)
    assert recover(crashed) == first
    assert verify(crashed) == []


def test_the_reason_of_the_end_can_be_given(crashed: Path) -> None:
    assert recover(crashed, ended="disk_full").ended == "disk_full"
    assert verify(crashed) == []


@pytest.mark.parametrize("content", [b"", b"\x89MCAP0\r\n", bytes(5000), b"%PDF-1.7 something else entirely"])
def test_a_journal_without_a_beginning(crashed: Path, content: bytes) -> None:
    (crashed / JOURNAL).write_bytes(content)
    (crashed / "recording.lock").unlink()
    before = {path: path.read_bytes() for path in crashed.rglob("*") if path.is_file()}
    with pytest.raises(DamagedBundle, match="not even its beginning"):
        recover(crashed)
    assert {path: path.read_bytes() for path in crashed.rglob("*") if path.is_file()} == before


def test_what_is_no_recording(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "absent"):
        with pytest.raises(NotABundle, match="holds no recording"):
            recover(path)


def test_a_folder_of_several(torn: list[Path], tmp_path: Path) -> None:
    for name, source in {"c": torn[1], "a": torn[3], "b": torn[5]}.items():
        shutil.copytree(source, tmp_path / f"{name}{layout.SUFFIX}")
    (tmp_path / "empty").mkdir()
    (tmp_path / "notes.txt").touch()
    found = find_unsealed(tmp_path)
    assert [path.name for path in found] == ["a.trajectory", "b.trajectory", "c.trajectory"]
    assert find_unsealed(found[0]) == [found[0]]
    recover(found[1])
    assert find_unsealed(tmp_path) == [found[0], found[2]]
    for root in found:
        recover(root)
        assert verify(root) == []
    assert find_unsealed(tmp_path) == find_unsealed(tmp_path / "absent") == []
