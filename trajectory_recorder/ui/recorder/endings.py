"""What a person has to know of a recording that is not as it should be, or ended unasked. Knows no Qt."""

from collections.abc import Sequence

from trajectory_recorder import paths
from trajectory_recorder.events import StreamHealth, StreamState
from trajectory_recorder.quality.live import LiveWarning
from trajectory_recorder.recording import recovery
from trajectory_recorder.recording.states import EndReason
from trajectory_recorder.ui import wording
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.notices import Notice
from trajectory_recorder.ui.recorder.advice import STREAM, Concern
from trajectory_recorder.ui.recorder.live_recording import Sealed

_NOT_RECORDED = {StreamState.FAILED, StreamState.STALLED}


def concerns(streams: Sequence[StreamHealth], warnings: Sequence[LiveWarning]) -> list[Concern]:
    """Everything that is wrong now: streams that are not recorded, then what the checks warn of."""
    names = [stream.stream for stream in streams]
    lost = [
        Concern(f"{STREAM}{stream.stream}", _not_recorded(stream, names), urgent=True)
        for stream in streams
        if stream.state in _NOT_RECORDED
    ]
    lost_streams = {stream.stream for stream in streams if stream.state in _NOT_RECORDED}
    return lost + [
        Concern(
            f"{warning.check} {warning.stream}",
            Notice(wording.sentence(warning.message), wording.sentence(warning.suggestion)),
        )
        for warning in warnings
        if warning.stream not in lost_streams
    ]


def notice_of_end(sealed: Sealed, *, asked_for: bool) -> Notice | None:
    """Say why a recording ended, where it was not because a person asked for it."""
    if sealed.ended == recovery.CRASHED:
        return Notice(
            translate(
                "Recorder",
                "The recording engine ended unexpectedly. What it had recorded until then is saved.",
            ),
            translate(
                "Recorder", "You can go on in a new recording. The engine's log is in {folder}."
            ).format(folder=paths.log_folder()),
        )
    if sealed.ended == EndReason.DISK_FULL:
        return Notice(
            translate("Recorder", "The disk was nearly full, so the recording was ended and saved."),
            translate("Recorder", "Make room, or choose another folder, before you go on."),
        )
    if sealed.ended == EndReason.SCREEN_LOST:
        return Notice(
            translate(
                "Recorder", "The last recorded display went away, so the recording was ended and saved."
            )
        )
    if sealed.warning:
        return Notice(wording.sentence(sealed.warning))
    if asked_for:
        return None
    return Notice(translate("Recorder", "Another program ended the recording, which is saved."))


def _not_recorded(stream: StreamHealth, streams: Sequence[str]) -> Notice:
    title = wording.stream_title(stream.stream, streams)
    return Notice(
        translate("Recorder", "Not being recorded: {streams}.").format(streams=title),
        wording.sentence(stream.problem),
    )
