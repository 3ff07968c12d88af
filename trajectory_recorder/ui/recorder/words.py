"""What the recorder says of itself, in the language of the windows. Knows no Qt."""

from collections.abc import Sequence

from trajectory_recorder.events import StreamState
from trajectory_recorder.recording.states import PauseReason
from trajectory_recorder.ui import wording
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.notices import Notice
from trajectory_recorder.ui.recorder.phases import Phase
from trajectory_recorder.ui.recorder.stream_view import StreamRow


def headline(phase: Phase, *, masked: bool) -> str:
    """The state in words."""
    if phase is Phase.RECORDING and masked:
        return translate("Recorder", "Masked")
    return {
        Phase.READY: translate("Recorder", "Ready to record"),
        Phase.COUNTING: translate("Recorder", "Recording begins"),
        Phase.STARTING: translate("Recorder", "Starting…"),
        Phase.GIVING_UP: translate("Recorder", "Cancelling…"),
        Phase.RECORDING: translate("Recorder", "Recording"),
        Phase.PAUSING: translate("Recorder", "Pausing…"),
        Phase.PAUSED: translate("Recorder", "Paused"),
        Phase.RESUMING: translate("Recorder", "Resuming…"),
        Phase.SEALING: translate("Recorder", "Saving…"),
        Phase.RECOVERING: translate("Recorder", "Recovering…"),
    }[phase]


def explanation(phase: Phase) -> str:
    """One sentence on a state; of a running recording its streams tell more."""
    return {
        Phase.READY: "",
        Phase.COUNTING: translate("Recorder", "Nothing is recorded yet."),
        Phase.STARTING: translate("Recorder", "Opening the screen, the input devices and the microphone."),
        Phase.GIVING_UP: translate("Recorder", "Closing the devices; nothing is kept."),
        Phase.RECORDING: "",
        Phase.PAUSING: translate("Recorder", "Releasing every device."),
        Phase.PAUSED: translate("Recorder", "Nothing is recorded until you resume."),
        Phase.RESUMING: translate("Recorder", "Opening the devices again."),
        Phase.SEALING: translate("Recorder", "Completing the recording and protecting it with checksums."),
        Phase.RECOVERING: translate("Recorder", "Completing what was recorded until the engine died."),
    }[phase]


def silent_engine() -> str:
    """That no news come."""
    return translate("Recorder", "The recording engine does not answer at the moment.")


def masked() -> str:
    """What masking means."""
    return translate("Recorder", "Time goes on; nothing that you do, show or say is recorded.")


def paused_because(reason: PauseReason) -> str:
    """Why it paused by itself, and what comes next."""
    return {
        PauseReason.LOCKED: translate("Recorder", "Paused while the screen is locked. It goes on by itself."),
        PauseReason.ASLEEP: translate("Recorder", "Paused while the machine sleeps. It goes on by itself."),
        PauseReason.EXCLUDED: translate(
            "Recorder", "Paused while a window is in front that is never recorded. It goes on by itself."
        ),
    }[reason]


def of_streams(rows: Sequence[StreamRow]) -> str:
    """Whether all streams are live, in a sentence."""
    not_live = [row.title for row in rows if row.state is not StreamState.LIVE]
    if not not_live:
        return translate("Recorder", "All {count} streams are live.").format(count=len(rows))
    return translate("Recorder", "Not being recorded: {streams}.").format(streams=", ".join(not_live))


def marked(at_ns: int) -> str:
    """That a moment was marked."""
    return translate("Recorder", "Marked at {time}").format(time=wording.elapsed(at_ns))


def will_be_cut(from_ns: int, to_ns: int) -> str:
    """What was asked to be forgotten."""
    return translate(
        "Recorder", "{from_time} to {to_time} will be cut out for good when the recording ends"
    ).format(from_time=wording.elapsed(from_ns), to_time=wording.elapsed(to_ns))


def all_forgotten() -> Notice:
    """That there is no recording, as was asked for."""
    return Notice(
        translate("Recorder", "All of the recording was to be forgotten, and is deleted."),
        translate("Recorder", "You can begin a new one."),
    )


def keys_taken(keys: str) -> Notice:
    """That a hot key can't be had."""
    return Notice(
        translate("Recorder", "{keys} does not reach the recorder: another program has these keys.").format(
            keys=keys
        ),
        translate("Recorder", "Use the bar, or choose other keys in the settings."),
    )
