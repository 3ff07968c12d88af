from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.media import decode, scan
from trajectory_recorder.media.voice import VoiceFile

MS = 1_000_000
Probe = Callable[[Path], dict[str, Any]]


def test_packets_agree_with_ffprobe(small_video: Path, small_voice: Path, ffprobe: Probe) -> None:
    for path in (small_video, small_voice):
        packets = scan.packets(path)
        found = [(p.pts_ns // MS, p.bytes, p.keyframe) for p in packets]
        expected = [(p["pts"], int(p["size"]), "K" in p["flags"]) for p in ffprobe(path)["packets"]]
        assert found == expected
        assert len(found) > 25
        assert (packets.torn, packets.complete) == (False, True)
    assert scan.stream_info(small_video) == scan.StreamInfo("h264", 64, 48, None, MS)
    assert scan.stream_info(small_voice) == scan.StreamInfo("flac", None, None, 48_000, MS)


def test_files_of_another_writer(small_video: Path, small_voice: Path, tmp_path: Path) -> None:
    """libav's muxer: known sizes, check sums, tags, block groups at the end of a voice."""
    for path in (small_video, small_voice):
        other = tmp_path / f"other{path.suffix}"
        with av.open(path) as source, av.open(other, "w", format="matroska") as copy:
            stream = copy.add_stream_from_template(source.streams[0])
            for packet in source.demux():
                if packet.size:
                    packet.stream = stream
                    copy.mux(packet)
        assert [(p.pts_ns, p.bytes, p.keyframe) for p in scan.packets(other)] == [
            (p.pts_ns, p.bytes, p.keyframe) for p in scan.packets(path)
        ]
        assert scan.stream_info(other) == scan.stream_info(path)


@pytest.mark.parametrize(
    "content", [b"", b"\x00", b"hello", b"RIFF" * 100, b"\x1a\x45\xdf\xa3", bytes(10_000)]
)
def test_no_matroska_is_named_as_such(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "nonsense.mkv"
    path.write_bytes(content)
    with pytest.raises(DamagedBundle, match=r"nonsense\.mkv"):
        scan.packets(path)
    with pytest.raises(DamagedBundle, match=r"nonsense\.mkv"):
        scan.stream_info(path)


def test_a_cut_anywhere_keeps_the_packets_before_it(small_video: Path, tmp_path: Path) -> None:
    whole = small_video.read_bytes()
    expected = list(scan.packets(small_video))
    header_ends = whole.index(b"\x1f\x43\xb6\x75")
    path = tmp_path / "cut.mkv"
    kept = 0
    # In steps that share no factor with what the file consists of.
    for size in [*range(header_ends, len(whole) - 1, 7), len(whole) - 1]:
        path.write_bytes(whole[:size])
        packets = scan.packets(path)
        found = list(packets)
        assert found == expected[: len(found)]
        assert len(found) >= kept
        assert (packets.torn, packets.complete) == (True, False)
        kept = len(found)
    assert kept == len(expected)


def test_a_cut_in_the_header_is_damage(small_video: Path, tmp_path: Path) -> None:
    whole = small_video.read_bytes()
    path = tmp_path / "cut.mkv"
    for size in range(whole.index(b"\x1f\x43\xb6\x75")):
        path.write_bytes(whole[:size])
        with pytest.raises(DamagedBundle, match=r"cut\.mkv"):
            scan.packets(path)


def _until_damage(path: Path) -> list[scan.PacketInfo]:
    found = []
    with suppress(DamagedBundle):
        for packet in scan.packets(path):
            found.append(packet)  # noqa: PERF402 - what came before the damage is to be kept
    return found


@pytest.mark.parametrize("kind", ["small_video", "small_voice"])
def test_flipped_bytes_raise_nothing_but_damage(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    whole = bytearray(request.getfixturevalue(kind).read_bytes())
    random = np.random.default_rng(7)
    path, copy = tmp_path / "flipped", tmp_path / "copy"
    messages = []
    for turn in range(120):
        changed = bytearray(whole)
        # Half of them near the start, where the structure is.
        span = 600 if turn % 2 else len(whole)
        for at in random.integers(0, span, int(random.integers(1, 6))):
            changed[at] = int(random.integers(0, 256))
        path.write_bytes(changed)
        try:
            list(scan.packets(path))
            with copy.open("wb") as file:
                scan.remux(path, file, last_pts_ns=2_000 * MS)
        except DamagedBundle as error:
            messages.append(str(error))
    assert 8 < len(messages) < 120
    assert all("flipped" in message for message in messages)


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tail=st.binary(max_size=200), at=st.integers(0, 3000))
def test_any_bytes_anywhere_raise_nothing_but_damage(
    small_video: Path, tmp_path: Path, tail: bytes, at: int
) -> None:
    path = tmp_path / "spoilt"
    whole = small_video.read_bytes()
    path.write_bytes(whole[:at] + tail)
    found = _until_damage(path)
    path.write_bytes(whole[:at])
    before = _until_damage(path)
    assert found[: len(before)] == before


def test_remux_cuts_after_a_time_and_completes_the_file(
    small_video: Path, small_voice: Path, tmp_path: Path, ffprobe: Probe
) -> None:
    for path in (small_video, small_voice):
        whole = path.read_bytes()
        torn = tmp_path / f"torn{path.suffix}"
        # As a kill leaves it: sizes unknown, no index, the last packet cut.
        torn.write_bytes(whole[: len(whole) * 3 // 4])
        packets = list(scan.packets(torn))
        last_ns = packets[-5].pts_ns
        mended = tmp_path / f"mended{path.suffix}"
        with mended.open("xb") as file:
            assert scan.remux(torn, file, last_pts_ns=last_ns) == len(packets) - 4
        found = scan.packets(mended)
        assert list(found) == packets[:-4]
        assert found.complete
        probe = ffprobe(mended)
        assert probe["pts_ms"] == [p.pts_ns // MS for p in packets[:-4]]
        end_ns = last_ns + packets[-5].duration_ns
        assert float(probe["format"]["duration"]) == pytest.approx(end_ns / 1e9, abs=0.001)
    assert all(
        np.array_equal(one[1], other[1])
        for one, other in zip(
            decode.frames(small_video), decode.frames(tmp_path / "mended.mkv"), strict=False
        )
    )


def test_remux_of_everything_is_the_same_file(small_voice: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.mka"
    with copy.open("xb") as file:
        scan.remux(small_voice, file, last_pts_ns=10**15)
    assert copy.read_bytes() == small_voice.read_bytes()


def test_packets_of_digital_silence_have_their_length(tmp_path: Path) -> None:
    path = tmp_path / "silence.mka"
    with path.open("xb", buffering=0) as file:
        voice = VoiceFile(file)
        for packet in voice.encode(np.zeros(48_000, np.int16), session_ns=0) + voice.flush():
            voice.write(packet)
        voice.close()
    found = list(scan.packets(path))
    assert min(packet.bytes for packet in found) < 16
    assert sum(packet.duration_ns for packet in found) == 1_000_000_000
