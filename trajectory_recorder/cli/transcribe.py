"""`transcribe`: has the voice of a bundle written down by a model on this machine."""

from pathlib import Path
from typing import Annotated

import typer

from trajectory_recorder.cli.bundles import BundlePath
from trajectory_recorder.cli.output import AsJson, print_json, progress_bar


def transcribe(
    bundle: BundlePath,
    *,
    model: Annotated[
        Path, typer.Option("--model", metavar="DIR", help="The model's folder; none is downloaded.")
    ],
    transcriber: Annotated[
        str, typer.Option("--transcriber", help="What runs the model.")
    ] = "faster-whisper",
    language: Annotated[
        str | None,
        typer.Option("--language", help="What is spoken, such as en; told from the voice if not given."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Write down what is said in a bundle, with the time of every word."""
    from trajectory_recorder.bundle import Bundle  # noqa: PLC0415 - loads the media libraries
    from trajectory_recorder.bundle.transcribing import require_voice  # noqa: PLC0415
    from trajectory_recorder.bundle.transcribing import transcribe as write_down  # noqa: PLC0415
    from trajectory_recorder.bundle.transcript import write_transcript  # noqa: PLC0415
    from trajectory_recorder.speech import TRANSCRIBERS  # noqa: PLC0415

    opened = Bundle(bundle)
    load = TRANSCRIBERS.get(transcriber)
    require_voice(opened)
    with progress_bar() as task:
        task.progress("loading the model", 0.0)
        transcript = write_down(opened, load(model, language=language), name=transcriber, task=task)
        path = write_transcript(opened, transcript)
    if as_json:
        words = len(transcript.words)
        print_json({"transcript": str(path), "language": transcript.language, "words": words})
        return
    spoken = f" in {transcript.language}" if transcript.language is not None else ""
    typer.echo(f"{path}: {len(transcript.words)} words{spoken}")
