"""Which settings suit pictures of a screen: encodes the same footage with each candidate.

Footage is what the recorder's screen source saw of a scene, kept without loss; each candidate's video
is held against those pictures, and a sheet of small coloured letters is read from it. Processor time is
that of converting and encoding, divided by the pictures that changed; ffmpeg, which takes thirty a
second whether they changed or not, is counted by the same number. `media/encoding.py` has the choice.
"""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench_parts.footage import Footage, Pixels, record_footage
from bench_parts.legibility import Legibility, Sheet
from bench_parts.scenes import MOTION, OFFICE, SCENES
from bench_parts.trial_encoding import Candidate, Fidelity, compare, encode, keyframe_bytes, seek_ms
from trajectory_recorder.media import decode
from trajectory_recorder.media.encoding import Encoding, hardware, software
from trajectory_recorder.media.video import EncoderFailed
from trajectory_recorder.settings import Quality

# So many pictures are kept, and so many of them compared: they take 8 MB each where all changes.
_MOST = {OFFICE: 900, MOTION: 120}
_COMPARED = {OFFICE: 16, MOTION: 8}


@dataclass(frozen=True)
class Result:
    """What came of a candidate on some footage; `seek_ms` and `keyframe_bytes` are None for ffmpeg."""

    name: str
    cpu_ms: float
    bytes: int
    keyframe_bytes: int | None
    fidelity: Fidelity
    seek_ms: float | None


def candidates() -> Iterator[Candidate]:
    """What is tried: the peer, the presets, and the default with one thing changed at a time."""
    balanced = software(Quality.BALANCED)
    yield Candidate("ffmpeg veryfast crf 23", None)
    for quality in Quality:
        yield Candidate(quality, software(quality))
    for name, options in _rate_controls().items():
        yield Candidate(name, replace(balanced, options={**_without_quantizer(balanced), **options}))
    for name, (old, new) in _CHANGES.items():
        yield Candidate(f"balanced, {name}", _changed(balanced, old, new))
    for frames in (30, 120, 250):  # the last is ffmpeg's
        yield Candidate(f"balanced, keyframe after {frames}", balanced, frames)
    yield Candidate("balanced, keyframe after 2 s", balanced, 10**6, 2_000_000_000)
    for chip in hardware(Quality.BALANCED)[0]:
        yield Candidate(chip.name, chip)


_LAST = ":no-deblock=1"
_CHANGES = {
    "psy": (":psy=0", ""),
    "3 references": (_LAST, f"{_LAST}:ref=3"),
    "hexagon search": ("me=umh:merange=32", "me=hex"),
    "search over 64": ("merange=32", "merange=64"),
    "subme 2": ("subme=0", "subme=2"),
    "subme 4": ("subme=0", "subme=4"),
    "deblocking": (_LAST, ""),
    "8x8 transform": (":no-8x8dct=1", ""),
    "ipratio 1.1": (_LAST, f"{_LAST}:ipratio=1.1"),
    "trellis": (_LAST, f"{_LAST}:trellis=1"),
    "2 threads": (_LAST, f"{_LAST}:threads=2:sliced-threads=1"),
}


def _rate_controls() -> dict[str, dict[str, str]]:
    plain = {"x264-params": "weightp=1"}
    return {
        "x264 veryfast crf 23": {"crf": "23", **plain},
        "x264 veryfast crf 28": {"crf": "28", **plain},
        "balanced, crf 28": {"crf": "28"},
        "balanced, preset superfast": {"preset": "superfast", "qp": software(Quality.BALANCED).options["qp"]},
    }


def _without_quantizer(encoding: Encoding) -> dict[str, str]:
    return {name: value for name, value in encoding.options.items() if name != "qp"}


def _changed(encoding: Encoding, old: str, new: str) -> Encoding:
    parameters = encoding.options["x264-params"]
    if old not in parameters:
        raise ValueError(f"{old} is not in {parameters}")
    return replace(encoding, options={**encoding.options, "x264-params": parameters.replace(old, new)})


def run_trials(console: Console, tell: Callable[[str], None]) -> None:
    """Record the footage, try every candidate on it, and show the tables.

    Raises:
        MachineError: There is no footage.
    """
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        text = {}
        sheet = Sheet()
        for candidate in candidates():
            tell(f"small coloured text: {candidate.name}")
            if (legibility := _try_text(sheet, candidate, Path(folder) / "text.mkv", tell)) is not None:
                text[candidate.name] = legibility
        for name in (OFFICE, MOTION):
            tell(f"{SCENES[name].title}: recording true pictures")
            footage = record_footage(SCENES[name], Path(folder) / name, _MOST[name])
            show_results(console, footage, _try_all(footage, _COMPARED[name], Path(folder), tell), text)


def _try_text(
    sheet: Sheet, candidate: Candidate, path: Path, tell: Callable[[str], None]
) -> Legibility | None:
    try:
        encoded = encode(sheet.footage(), candidate, path)
        *_, (_, rgb) = decode.frames(encoded.path)
        return sheet.judge(rgb)
    except EncoderFailed as error:
        tell(f"{candidate.name} does not work here: {error}")
        return None
    finally:
        path.unlink(missing_ok=True)


def _try_all(footage: Footage, compared: int, folder: Path, tell: Callable[[str], None]) -> Iterator[Result]:
    truths = true_pictures(footage, compared)
    for candidate in candidates():
        tell(f"{footage.title}: {candidate.name}")
        path = folder / "trial.mkv"
        try:
            encoded = encode(footage, candidate, path)
            ours = candidate.encoding is not None
            yield Result(
                candidate.name,
                encoded.cpu_s * 1000 / len(footage.parts),
                path.stat().st_size,
                keyframe_bytes(encoded) if ours else None,
                compare(encoded, truths),
                seek_ms(encoded) if ours else None,
            )
        except EncoderFailed as error:
            tell(f"{candidate.name} does not work here: {error}")
        finally:
            path.unlink(missing_ok=True)


def true_pictures(footage: Footage, most: int) -> dict[int, Pixels]:
    """So many pictures, evenly spread over those that a constant rate sees; by their number."""
    seen = sorted(set(footage.at_rate(30)))
    wanted = set(seen[:: max(1, len(seen) // most)])
    return {index: picture.copy() for index, picture in enumerate(footage.pictures()) if index in wanted}


def show_results(
    console: Console, footage: Footage, results: Iterator[Result], text: dict[str, Legibility]
) -> None:
    """A line for each candidate."""
    table = Table(title=f"{footage.title}: {len(footage.parts)} pictures", title_justify="left")
    heads = ("CPU, ms a picture", "kB", "of it keyframes", "MB an hour", "SSIM", "SSIM p5", "PSNR, dB")
    table.add_column("encoder")
    for head in (*heads, "SSIM of colours", "letters read", "contrast left", "seek p95, CPU ms"):
        table.add_column(head, justify="right")
    hours = (footage.parts[-1].at_ns + 1) / 3.6e12
    for it in results:
        read = text.get(it.name)
        table.add_row(
            it.name,
            f"{it.cpu_ms:.1f}",
            f"{it.bytes / 1000:,.0f}",
            "-" if it.keyframe_bytes is None else f"{it.keyframe_bytes / 1000:,.0f}",
            f"{it.bytes / 1e6 / hours:,.0f}",
            f"{it.fidelity.ssim:.5f}",
            f"{it.fidelity.ssim_p5:.5f}",
            f"{it.fidelity.psnr_db:.1f}",
            f"{it.fidelity.colour_ssim:.4f}",
            "-" if read is None else f"{100 * read.recognised:.1f} %",
            "-" if read is None else f"{read.contrast:.2f}",
            "-" if it.seek_ms is None else f"{it.seek_ms:.0f}",
        )
    console.print(table)
