"""Measures the narration of a sealed bundle: hands its sound, file by file, to the meter.

Times are the packets' own time stamps, session time rounded to a millisecond: finer than where speech
begins or ends is known, and so the events needn't be read.
"""

from collections.abc import Iterable, Iterator

from trajectory_recorder.bundle.reader import Bundle
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.events import StreamName
from trajectory_recorder.media import decode
from trajectory_recorder.speech import NarrationMeasures, NarrationMeter, Span


def measure(bundle: Bundle, spans: Iterable[Span]) -> NarrationMeasures | None:
    """Measure all of a bundle's narration, in bounded memory.

    Args:
        bundle: A sealed bundle.
        spans: Where in it somebody speaks.

    Returns:
        The figures; None where no sound was recorded.

    Raises:
        DamagedBundle: A file of the voice is missing or can't be decoded.
    """
    meter = NarrationMeter(spans)
    for path in _voice_paths(bundle):
        for at_ns, pcm in _samples(bundle, path):
            meter.take(pcm, at_ns=at_ns)
    measures = meter.finish()
    return measures if measures.sound_ns else None


def _voice_paths(bundle: Bundle) -> Iterable[str]:
    """The files of the voice in their order, each once, whatever the manifest says."""
    streams = bundle.manifest.streams
    return dict.fromkeys(
        path for stream in streams if stream.name == StreamName.VOICE for path in stream.paths
    )


def _samples(bundle: Bundle, path: str) -> Iterator[tuple[int, decode.Pcm]]:
    file = bundle.path(path)
    if not file.is_file():
        raise DamagedBundle(f"{path} is missing")
    try:
        yield from decode.samples(file)
    except OSError as error:
        raise DamagedBundle(f"{path} can't be read: {error.strerror}") from error
