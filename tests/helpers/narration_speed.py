"""Says how much faster than time narration is decoded and measured: `python tests/helpers/narration_speed.py`.

A synthetic voice speaks for half of an hour, in a real file; processor time of one thread counts.
"""

import resource
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))

from helpers.narration import RATE_HZ, Narration, narrate
from trajectory_recorder.media import decode
from trajectory_recorder.media.voice import VoiceFile
from trajectory_recorder.speech import NarrationMeter, Span

SECOND_NS = 1_000_000_000
PAUSES_S = [1.0, 2.5, 2.0, 3.0, 1.5, 2.0]
SECONDS = 3_600


def record(narration: Narration, path: Path) -> list[Span]:
    """Write an hour of it to a file; returns where somebody speaks."""
    pcm, length_ns = narration.pcm, len(narration.pcm) * SECOND_NS // RATE_HZ
    rounds = SECONDS * SECOND_NS // length_ns
    with path.open("xb", buffering=0) as file:
        voice = VoiceFile(file)
        for number in range(rounds):
            for at in range(0, len(pcm), 4_800):
                at_ns = number * length_ns + at * SECOND_NS // RATE_HZ
                for packet in voice.encode(pcm[at : at + 4_800], session_ns=at_ns):
                    voice.write(packet)
        for packet in voice.flush():
            voice.write(packet)
        voice.close()
    spoken = [(int(begin * SECOND_NS), int(end * SECOND_NS)) for begin, end in narration.spoken]
    return [
        Span(n * length_ns + begin, n * length_ns + end, 1) for n in range(rounds) for begin, end in spoken
    ]


def timed_s(run: Callable[[], object]) -> float:
    began = time.process_time()
    run()
    return time.process_time() - began


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "hour.mka"
        spans = record(narrate(Path(folder), PAUSES_S), path)
        said_s = sum(span.to_ns - span.from_ns for span in spans) / SECOND_NS

        def measure() -> None:
            meter = NarrationMeter(spans)
            for at_ns, pcm in decode.samples(path):
                meter.take(pcm, at_ns=at_ns)
            meter.finish()

        decoding_s = timed_s(lambda: deque(decode.samples(path), maxlen=0))
        both_s = timed_s(measure)
    memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for what, took_s in (("decoding", decoding_s), ("measuring", both_s - decoding_s), ("both", both_s)):
        sys.stdout.write(f"{what:10}{SECONDS / took_s:5.0f} times faster than time\n")
    sys.stdout.write(f"{said_s / SECONDS:.0%} speech, {memory_mb:.0f} MB at most\n")


if __name__ == "__main__":
    main()
