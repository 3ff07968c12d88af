"""What was said around each action of a bundle, for commands that tell of actions."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from trajectory_recorder.actions import Action, Said, trace
from trajectory_recorder.cli.output import messages

if TYPE_CHECKING:
    from trajectory_recorder.bundle import Bundle


def said_around(bundle: "Bundle", actions: Sequence[Action]) -> Sequence[Said | None]:
    """Find what was said before, during and after each action; None where this machine can't tell speech.

    Raises:
        DamagedBundle: Its events, its voice or its transcript can't be read.
    """
    from trajectory_recorder.bundle.spoken import speech_spans  # noqa: PLC0415 - loads the media libraries
    from trajectory_recorder.bundle.transcript import read_transcript  # noqa: PLC0415
    from trajectory_recorder.speech import SpeechUnavailable  # noqa: PLC0415

    transcript = read_transcript(bundle)
    try:
        spans = speech_spans(bundle)
    except SpeechUnavailable as error:
        messages.print(f"warning: it is not known when somebody spoke: {error}", soft_wrap=True)
        return [None] * len(actions)
    return trace(actions, spans, transcript.words if transcript is not None else None)
