"""ffmpeg as a recorder of the screen alone, as its documentation of x11grab and x264 suggests.

It takes 30 pictures a second without the pointer, as the others do, and writes no sound: ffmpeg can,
but the figures that stand against it are those of its picture.
"""

import re
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from bench_parts.likeness import Frame
from bench_parts.process_tree import ProcessTree
from bench_parts.recording import Cost, Job, Recording, wait_for_words
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import MachineError
from trajectory_recorder.media import decode
from trajectory_recorder.virtual_desktop import VirtualDesktop

NAME = "ffmpeg"
_START_S, _END_S = 20.0, 60.0


def record_with_ffmpeg(desktop: VirtualDesktop, folder: Path, job: Job) -> Recording:
    """Record the picture.

    Without a pixel format ffmpeg would choose 4:4:4 here, which costs it more and few players show.

    Raises:
        MachineError: It failed.
    """
    video, log = folder / "ffmpeg.mkv", folder / "ffmpeg.log"
    size = desktop.run("xdotool", "getdisplaygeometry").strip().replace(" ", "x")
    command = [
        *("ffmpeg", "-hide_banner", "-f", "x11grab", "-draw_mouse", "0", "-framerate", "30"),
        *("-video_size", size, "-i", desktop.display, "-c:v", "libx264", "-preset", "veryfast", "-crf", "23"),
        *("-pix_fmt", "yuv420p", str(video)),
    ]
    utc_minus_monotonic_ns = time.time_ns() - monotonic_ns()
    with (
        log.open("wb") as said,
        subprocess.Popen(command, stdin=subprocess.PIPE, stderr=said, env=desktop.environment) as process,
        ProcessTree(process.pid) as tree,
    ):
        try:
            wait_for_words(log, "frame=", is_running=tree.is_running, who=NAME, timeout_s=_START_S)
            began = tree.mark()
            work = job(desktop)
            asked_to_stop = tree.mark()
            assert process.stdin is not None  # noqa: S101 - asked for above
            process.stdin.write(b"q")
            process.stdin.flush()
            cost = Cost(began, asked_to_stop, tree.mark_at_end(_END_S), tree.memory)
        except BaseException:
            tree.kill()
            raise
    first_ns = first_frame_utc_ns(log.read_text(encoding="utf-8")) - utc_minus_monotonic_ns

    def frames() -> Iterator[Frame]:
        for pts_ns, picture in decode.frames(video):
            yield first_ns + pts_ns, picture

    length = video.stat().st_size
    return Recording(work, cost, length, length, frames, None)


def first_frame_utc_ns(said: str) -> int:
    """When ffmpeg read its first picture: it stamps with the wall clock, and says the first stamp.

    Raises:
        MachineError: It did not say.
    """
    found = re.search(r"Input #0.*?start: (\d+)\.(\d{6})", said, re.DOTALL)
    if found is None:
        raise MachineError("ffmpeg did not say when it began", "use a version of ffmpeg from 4 to 7")
    return int(found[1]) * 1_000_000_000 + int(found[2]) * 1_000
