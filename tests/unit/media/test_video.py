import errno
import io
import itertools
import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from trajectory_recorder.media import decode, scan
from trajectory_recorder.media.encoder_trial import sheet
from trajectory_recorder.media.encoding import Encoding, software
from trajectory_recorder.media.video import (
    KEYFRAME_FRAMES,
    KEYFRAME_INTERVAL_NS,
    EncoderFailed,
    VideoFile,
    VideoPacket,
)
from trajectory_recorder.settings import Quality

MS = 1_000_000
Pixels = npt.NDArray[np.uint8]
Probe = Callable[[Path], dict[str, Any]]


def screen(width_px: int, height_px: int) -> Pixels:
    """A desk of windows with sharp edges; alpha is as undefined as X leaves it."""
    pixels = np.full((height_px, width_px, 4), 230, np.uint8)
    pixels[height_px // 4 :, width_px // 3 :] = (60, 40, 30, 0)
    pixels[::16, :, :3] = 0
    return pixels


def counter(pixels: Pixels, number: int) -> None:
    """Draw a number as 16 black or white squares of 16 pixels, at the top."""
    for bit in range(16):
        pixels[:16, bit * 16 : bit * 16 + 16] = 255 if number >> bit & 1 else 0


def read_counter(rgb: Pixels) -> int:
    return sum(int(rgb[8, bit * 16 + 8].mean() > 128) << bit for bit in range(16))


@contextmanager
def new_video(path: Path, width_px: int, height_px: int) -> Iterator[VideoFile]:
    with path.open("xb", buffering=0) as file:
        video = VideoFile(file, width_px=width_px, height_px=height_px, fps=30)
        yield video
        video.close()


def test_header_is_on_disk_right_after_creation(tmp_path: Path) -> None:
    path = tmp_path / "a.mkv"
    with path.open("xb", buffering=0) as file:
        VideoFile(file, width_px=640, height_px=360, fps=30)
        found = scan.packets(path)
        assert (found.stream.codec, found.stream.width_px, found.stream.height_px) == ("h264", 640, 360)
        assert list(found) == []
        assert not found.torn


def test_every_frame_is_at_its_time_and_changed_rows_are_enough(tmp_path: Path, ffprobe: Probe) -> None:
    path = tmp_path / "a.mkv"
    pixels = screen(640, 360)
    random = np.random.default_rng(5)
    times_ns = np.cumsum(random.integers(1 * MS, 120 * MS, 300)).tolist()
    with new_video(path, 640, 360) as video:
        sent: list[VideoPacket] = []
        for number, session_ns in enumerate(times_ns):
            counter(pixels, number)
            sent.append(video.encode(pixels[:16] if number else pixels, 0, 0, session_ns=session_ns))
            video.write(sent[-1])
    assert [packet.pts_ns for packet in sent] == [round(time_ns / MS) * MS for time_ns in times_ns]
    decoded = list(decode.frames(path))
    assert [(pts_ns, read_counter(rgb)) for pts_ns, rgb in decoded] == [
        (packet.pts_ns, number) for number, packet in enumerate(sent)
    ]
    # What was told once to have changed is there to the end, undisturbed by partial updates.
    error = np.abs(decoded[-1][1][16:].astype(int) - screen(640, 360)[16:, :, 2::-1].astype(int))
    assert error.mean() < 1.5
    probe = ffprobe(path)
    assert probe["pts_ms"] == [packet.pts_ns // MS for packet in sent]
    assert float(probe["format"]["duration"]) == pytest.approx(sent[-1].pts_ns / 1e9 + 1 / 30, abs=0.002)
    assert probe["keyframes"] == sum(packet.keyframe for packet in sent)


def test_equal_and_earlier_times_are_moved_on(tmp_path: Path, ffprobe: Probe) -> None:
    path = tmp_path / "a.mkv"
    pixels = screen(64, 48)
    with new_video(path, 64, 48) as video:
        packets = [video.encode(pixels, 0, 0, session_ns=ns) for ns in (0, 400_000, 600_000, 0, 9 * MS)]
        for packet in packets:
            video.write(packet)
    assert [packet.pts_ns // MS for packet in packets] == [0, 1, 2, 3, 9]
    assert ffprobe(path)["pts_ms"] == [0, 1, 2, 3, 9]


def test_a_keyframe_comes_after_so_many_frames_or_so_much_time(tmp_path: Path, ffprobe: Probe) -> None:
    path = tmp_path / "a.mkv"
    pixels = screen(320, 240)
    # Two and a half times the frames that lie between keyframes, then frames 9 s apart.
    busy = KEYFRAME_FRAMES * 5 // 2
    times_ns = [number * 40 * MS for number in range(busy)]
    times_ns += [times_ns[-1] + n * 9000 * MS for n in range(1, 8)]
    with new_video(path, 320, 240) as video:
        packets = []
        for number, session_ns in enumerate(times_ns):
            pixels[20:24, number % 300 : number % 300 + 4] = 0
            packets.append(video.encode(pixels, 0, 0, session_ns=session_ns))
            video.write(packets[-1])
    keys = [number for number, packet in enumerate(packets) if packet.keyframe]
    assert keys[:3] == [0, KEYFRAME_FRAMES, 2 * KEYFRAME_FRAMES]
    waits_ns = [times_ns[key] - times_ns[before] for before, key in itertools.pairwise(keys[2:])]
    assert len(waits_ns) >= 2
    assert all(KEYFRAME_INTERVAL_NS <= wait_ns < KEYFRAME_INTERVAL_NS + 9000 * MS for wait_ns in waits_ns)
    assert ffprobe(path)["keyframes"] == len(keys)


@pytest.mark.parametrize("size", [(641, 361), (641, 360), (640, 361), (1, 1), (33, 17)])
def test_odd_sizes_repeat_the_last_row_and_column(
    tmp_path: Path, ffprobe: Probe, size: tuple[int, int]
) -> None:
    width_px, height_px = size
    path = tmp_path / "a.mkv"
    pixels = np.full((height_px, width_px, 4), 40, np.uint8)
    with new_video(path, width_px, height_px) as video:
        assert (video.coded_width_px, video.coded_height_px) == (
            width_px + width_px % 2,
            height_px + height_px % 2,
        )
        video.write(video.encode(pixels, 0, 0, session_ns=0))
        pixels[-1:] = pixels[:, -1:] = 200
        video.write(video.encode(pixels, 0, 0, session_ns=40 * MS))
        pixels[-1:] = 120
        top = (height_px - 1) // 2 * 2
        video.write(video.encode(pixels[top:], 0, top, session_ns=80 * MS))
    shown = [rgb for _, rgb in decode.frames(path)]
    assert [rgb.shape for rgb in shown] == [(video.coded_height_px, video.coded_width_px, 3)] * 3
    assert abs(int(shown[1][0, -1, 1]) - 200) < 25
    assert abs(int(shown[2][-1, -1, 1]) - 120) < 25
    probe = ffprobe(path)
    assert (probe["stream"]["width"], len(probe["packets"])) == (video.coded_width_px, 3)


@pytest.mark.parametrize(
    "bgr",
    [
        (0, 0, 255),
        (255, 0, 0),
        (0, 255, 0),
        (0, 255, 255),
        (255, 255, 255),
        (0, 0, 0),
        (128, 128, 128),
        (30, 90, 200),
    ],
)
def test_colours_come_back(tmp_path: Path, ffprobe: Probe, bgr: tuple[int, int, int]) -> None:
    path = tmp_path / "a.mkv"
    pixels = np.full((64, 64, 4), 255, np.uint8)
    pixels[16:48, 16:48, :3] = bgr
    with new_video(path, 64, 64) as video:
        video.write(video.encode(pixels, 0, 0, session_ns=0))
    ((_, rgb),) = decode.frames(path)
    assert np.abs(rgb[20:44, 20:44].mean((0, 1)) - np.array(bgr[::-1])).max() < 5
    stream = ffprobe(path)["stream"]
    names = [stream[key] for key in ("color_range", "color_space", "color_transfer", "color_primaries")]
    assert names == ["tv", "bt709", "bt709", "bt709"]


def test_saturated_text_keeps_its_colour(tmp_path: Path) -> None:
    path = tmp_path / "a.mkv"
    pixels = np.full((64, 64, 4), 255, np.uint8)
    pixels[8:24, 8:56:4, :3] = pixels[8:24, 9:56:4, :3] = (0, 0, 255)  # red strokes, two pixels wide
    pixels[40:56, 8:56:4, :3] = pixels[40:56, 9:56:4, :3] = (255, 0, 0)  # blue ones
    with new_video(path, 64, 64) as video:
        video.write(video.encode(pixels, 0, 0, session_ns=0))
    ((_, rgb),) = decode.frames(path)
    red = rgb[12:20, 8:56:4].mean((0, 1))
    blue = rgb[44:52, 8:56:4].mean((0, 1))
    assert red[0] - red[1:].max() > 120
    assert blue[2] - blue[:2].max() > 120


def test_the_callers_pixels_are_not_referred_to_afterwards(tmp_path: Path) -> None:
    path = tmp_path / "a.mkv"
    pixels = screen(320, 240)
    with new_video(path, 320, 240) as video:
        for number in range(30):
            counter(pixels, number)
            packet = video.encode(pixels, 0, 0, session_ns=number * 33 * MS)
            counter(pixels, 0xFFFF)
            video.write(packet)
            counter(pixels, 0)
    assert [read_counter(rgb) for _, rgb in decode.frames(path)] == list(range(30))


def test_encoding_and_writing_on_two_threads(tmp_path: Path, ffprobe: Probe) -> None:
    """Two displays are encoded while one thread writes both, as in a recorder."""
    packets: queue.Queue[tuple[VideoFile, VideoPacket]] = queue.Queue(8)
    frames = 400

    def encode(video: VideoFile) -> None:
        pixels = screen(320, 240)
        for number in range(frames):
            counter(pixels, number)
            packets.put((video, video.encode(pixels, 0, 0, session_ns=number * 33 * MS)))

    paths = [tmp_path / "a.mkv", tmp_path / "b.mkv"]
    with new_video(paths[0], 320, 240) as first, new_video(paths[1], 320, 240) as second:
        threads = [threading.Thread(target=encode, args=(video,)) for video in (first, second)]
        for thread in threads:
            thread.start()
        for _ in range(2 * frames):
            video, packet = packets.get(timeout=60)
            video.write(packet)
        for thread in threads:
            thread.join()
    for path in paths:
        assert [read_counter(rgb) for _, rgb in decode.frames(path)] == list(range(frames))
        assert ffprobe(path)["pts_ms"] == [number * 33 for number in range(frames)]


class FullDisk(io.FileIO):
    """A file on a disk with room for so many bytes: the last write before the end is a short one."""

    def __init__(self, path: Path, room: int) -> None:
        super().__init__(path, "x")
        self._room = room

    def write(self, data: Any, /) -> int:
        room = self._room - self.tell()
        if room <= 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(data[:room])


def test_a_full_disk_is_an_oserror_and_what_was_written_is_readable(tmp_path: Path) -> None:
    path = tmp_path / "a.mkv"
    pixels = screen(640, 360)
    written: list[int] = []
    with FullDisk(path, 30_000) as file:
        video = VideoFile(file, width_px=640, height_px=360, fps=30)

        def fill() -> None:
            for number in range(2000):
                counter(pixels, number)
                packet = video.encode(pixels, 0, 0, session_ns=number * 33 * MS)
                video.write(packet)
                written.append(packet.pts_ns)

        with pytest.raises(OSError, match="No space left") as raised:
            fill()
        assert raised.value.errno == errno.ENOSPC
        with pytest.raises(OSError, match="No space left"):
            video.write(video.encode(pixels, 0, 0, session_ns=10**12))
        with pytest.raises(OSError, match="No space left"):
            video.close()
    assert len(written) > 20
    packets = scan.packets(path)
    assert [packet.pts_ns for packet in packets] == written
    assert packets.torn
    assert [pts_ns for pts_ns, _ in decode.frames(path)] == written


def test_a_disk_too_full_for_the_header(tmp_path: Path) -> None:
    with FullDisk(tmp_path / "a.mkv", 20) as file, pytest.raises(OSError, match="No space left"):
        VideoFile(file, width_px=64, height_px=48, fps=30)


def test_short_writes_lose_nothing(tmp_path: Path, ffprobe: Probe) -> None:
    class Trickle(io.FileIO):
        def write(self, data: Any, /) -> int:
            return super().write(data[:7])

    path = tmp_path / "a.mkv"
    with Trickle(path, "x") as file:
        video = VideoFile(file, width_px=320, height_px=240, fps=30)
        for number in range(10):
            video.write(video.encode(screen(320, 240), 0, 0, session_ns=number * 33 * MS))
        video.close()
    assert len(ffprobe(path)["packets"]) == 10


@pytest.mark.parametrize(
    ("part", "x_px", "y_px"),
    [((48, 66), 0, 0), ((2, 2), 63, 0), ((2, 2), 0, 48), ((3, 4), 0, 0), ((2, 2), -2, 0), ((0, 2), 0, 0)],
)
def test_parts_that_do_not_fit_are_refused(
    tmp_path: Path, part: tuple[int, int], x_px: int, y_px: int
) -> None:
    with new_video(tmp_path / "a.mkv", 64, 48) as video:
        video.write(video.encode(screen(64, 48), 0, 0, session_ns=0))
        with pytest.raises(ValueError, match="doesn't fit"):
            video.encode(np.zeros((*part, 4), np.uint8), x_px, y_px, session_ns=MS)


def test_the_first_part_has_to_be_the_whole(tmp_path: Path) -> None:
    with new_video(tmp_path / "a.mkv", 64, 48) as video:
        with pytest.raises(ValueError, match="doesn't fit"):
            video.encode(np.zeros((24, 64, 4), np.uint8), 0, 0, session_ns=0)
        video.write(video.encode(screen(64, 48), 0, 0, session_ns=0))


def strokes(ink_bgr: tuple[int, int, int], paper_bgr: tuple[int, int, int]) -> tuple[Pixels, Pixels]:
    """A sheet of strokes one pixel wide, as small letters have, and where they are."""
    ink = np.random.default_rng(3).random((64, 128)) < 0.25
    pixels = np.full((64, 128, 4), 255, np.uint8)
    pixels[:, :, :3] = paper_bgr
    pixels[ink, :3] = ink_bgr
    return pixels, ink.astype(np.uint8)


@pytest.mark.parametrize(
    ("ink", "paper"), [((0, 0, 255), (255, 0, 0)), ((0, 0, 200), (0, 0, 0)), ((0, 200, 255), (255, 255, 255))]
)
def test_sharp_keeps_single_coloured_pixels_and_balanced_can_not(
    tmp_path: Path, ffprobe: Probe, ink: tuple[int, int, int], paper: tuple[int, int, int]
) -> None:
    pixels, is_ink = strokes(ink, paper)
    wrong = {}
    for quality in (Quality.SHARP, Quality.BALANCED):
        path = tmp_path / f"{quality}.mkv"
        with path.open("xb", buffering=0) as file:
            video = VideoFile(file, width_px=128, height_px=64, fps=30, encoding=software(quality))
            video.write(video.encode(pixels, 0, 0, session_ns=0))
            video.close()
        ((_, rgb),) = decode.frames(path)
        bgr = rgb[:, :, ::-1].astype(int)
        nearer_ink = ((bgr - ink) ** 2).sum(2) < ((bgr - paper) ** 2).sum(2)
        wrong[quality] = float((nearer_ink != is_ink).mean())
    assert wrong[Quality.SHARP] < 0.001
    assert wrong[Quality.SHARP] < wrong[Quality.BALANCED]
    assert ffprobe(tmp_path / "sharp.mkv")["stream"]["pix_fmt"] == "yuv444p"
    packets = scan.packets(tmp_path / "sharp.mkv")
    assert (len(list(packets)), packets.stream.width_px) == (1, 128)


def test_better_quality_takes_more_bytes(tmp_path: Path) -> None:
    sizes = []
    for quality in (Quality.SMALL, Quality.BALANCED, Quality.SHARP):
        path = tmp_path / f"{quality}.mkv"
        with path.open("xb", buffering=0) as file:
            video = VideoFile(file, width_px=640, height_px=360, fps=30, encoding=software(quality))
            video.write(video.encode(sheet()[:360, :640], 0, 0, session_ns=0))
            video.close()
        sizes.append(path.stat().st_size)
    assert sizes == sorted(set(sizes))


def test_an_encoder_that_can_not_be_opened_is_told(tmp_path: Path) -> None:
    nothing = Encoding("libx264", "yuv420p", {"preset": "nonsense"})
    with (tmp_path / "a.mkv").open("xb", buffering=0) as file, pytest.raises(EncoderFailed, match="libx264"):
        VideoFile(file, width_px=64, height_px=48, fps=30, encoding=nothing)


def test_another_file_goes_on_with_the_picture_of_one_that_failed(tmp_path: Path) -> None:
    with new_video(tmp_path / "a.mkv", 320, 240) as failed:
        pixels = screen(320, 240)
        failed.write(failed.encode(pixels, 0, 0, session_ns=0))
        counter(pixels, 4711)
        failed.encode(pixels[:16], 0, 0, session_ns=MS)
        path = tmp_path / "b.mkv"
        with path.open("xb", buffering=0) as file:
            video = VideoFile(file, width_px=320, height_px=240, fps=30, encoding=software(Quality.SHARP))
            video.write(video.go_on_from(failed, session_ns=MS))
            counter(pixels, 4712)
            video.write(video.encode(pixels[:16], 0, 0, session_ns=2 * MS))
            video.close()
    shown = [rgb for _, rgb in decode.frames(path)]
    assert [read_counter(rgb) for rgb in shown] == [4711, 4712]
    error = np.abs(shown[-1][16:].astype(int) - screen(320, 240)[16:, :, 2::-1].astype(int))
    assert error.mean() < 2
