"""How a recording stands, in plain words: one answer out of what lies here, its sending and the endpoint's word.

What a person has to do comes first, then what is under way. Knows no Qt.
"""

from collections.abc import Callable

from trajectory_recorder.library import Condition
from trajectory_recorder.ui import wording
from trajectory_recorder.ui.home.recording import Recording
from trajectory_recorder.ui.home.standing import Mood, Standing
from trajectory_recorder.ui.home.words import counted, span
from trajectory_recorder.ui.language import translate
from trajectory_recorder.upload.entry import QueueState
from trajectory_recorder.upload.uploader import Standing as Sending
from trajectory_recorder.wire.states import SubmissionState

_UNDECIDED = frozenset({SubmissionState.UPLOADING, SubmissionState.WITHDRAWN})
_OVER = frozenset({QueueState.CANCELLED, QueueState.DONE})


def standing_of(recording: Recording) -> Standing:
    """How it stands."""
    if recording.doing:
        return Standing(recording.doing, Mood.BUSY)
    if recording.item.condition is not Condition.SEALED:
        return _of_folder(recording)
    submission, sending = recording.submission, recording.sending
    if submission is not None and submission.state not in _UNDECIDED:
        return _at_endpoint(submission.state, submission.reason or "")
    if sending is not None and sending.entry.state not in _OVER:
        return _of_sending(sending)
    if submission is None and sending is not None and sending.entry.state is QueueState.DONE:
        return _by_last_word(sending)
    return _before_sending(recording)


def _of_folder(recording: Recording) -> Standing:
    condition = recording.item.condition
    if condition is Condition.RECORDING:
        return Standing(translate("Standing", "Recording"), Mood.LIVE)
    if condition is Condition.INTERRUPTED:
        return Standing(
            translate("Standing", "Interrupted"),
            Mood.LOOK,
            translate(
                "Standing", "The recorder ended before it could close this recording. It can be recovered."
            ),
        )
    return Standing(
        translate("Standing", "Damaged"),
        Mood.BAD,
        " ".join(
            (
                wording.sentence(recording.item.trouble),
                translate("Standing", "If you have a copy of it, put that in its place."),
            )
        ),
    )


# --- at the endpoint --------------------------------------------------------------------------------


def _at_endpoint(state: SubmissionState, reason: str) -> Standing:
    return _STATES[state](reason)


def _being_checked(_reason: str) -> Standing:
    return Standing(
        translate("Standing", "Being checked"),
        Mood.BUSY,
        translate("Standing", "All of it has arrived. The endpoint runs its own checks now."),
    )


def _quarantined(reason: str) -> Standing:
    said = translate("Standing", "The endpoint holds it back: {reason}").format(
        reason=wording.sentence(reason)
    )
    plain = translate("Standing", "The endpoint holds it back, and does not say why.")
    remedy = translate("Standing", "Ask the project's admin, or record it again.")
    return Standing(translate("Standing", "Held back"), Mood.BAD, f"{said if reason else plain} {remedy}")


def _in_review(_reason: str) -> Standing:
    return Standing(
        translate("Standing", "In review"),
        Mood.BUSY,
        translate("Standing", "It waits for a reviewer, or one looks at it."),
    )


def _changes_requested(_reason: str) -> Standing:
    return Standing(
        translate("Standing", "Changes requested"),
        Mood.LOOK,
        translate(
            "Standing", "Read below what is to be changed. Then mend this recording, or record it again."
        ),
    )


def _accepted(_reason: str) -> Standing:
    return Standing(translate("Standing", "Accepted"), Mood.GOOD, translate("Standing", "Thank you."))


def _rejected(_reason: str) -> Standing:
    return Standing(
        translate("Standing", "Rejected"),
        Mood.BAD,
        translate("Standing", "It was not taken. Its place in the task is free again."),
    )


_STATES: dict[SubmissionState, Callable[[str], Standing]] = {
    SubmissionState.RECEIVED: _being_checked,
    SubmissionState.CHECKING: _being_checked,
    SubmissionState.QUARANTINED: _quarantined,
    SubmissionState.IN_REVIEW: _in_review,
    SubmissionState.CHANGES_REQUESTED: _changes_requested,
    SubmissionState.ACCEPTED: _accepted,
    SubmissionState.REJECTED: _rejected,
}


def _by_last_word(sending: Sending) -> Standing:
    """What the endpoint said last of it, as the queue has it."""
    said = next((it for it in _STATES if it.value == sending.entry.outcome), SubmissionState.RECEIVED)
    return _at_endpoint(said, "")


# --- on its way -------------------------------------------------------------------------------------


def _of_sending(sending: Sending) -> Standing:
    entry, said = sending.entry, trouble_of(sending)
    match entry.state:
        case QueueState.SENDING:
            return _under_way(sending)
        case QueueState.WAITING:
            return Standing(translate("Standing", "Waiting to be sent"), Mood.BUSY, said, share_of(sending))
        case QueueState.PAUSED:
            return Standing(translate("Standing", "Sending is paused"), Mood.QUIET, said, share_of(sending))
        case QueueState.WAITING_SIGN_IN:
            remedy = translate("Standing", "Sign in, and it goes on by itself.")
            return Standing(translate("Standing", "Waits for you to sign in"), Mood.LOOK, remedy)
        case QueueState.CHECKING:
            return _being_checked("")
        case _:
            return Standing(translate("Standing", "Could not be sent"), Mood.BAD, said)


def _under_way(sending: Sending) -> Standing:
    share, now = share_of(sending), sending.now
    # Rounded down: what is not there yet is not called whole.
    percent = int(share * 100)
    if now is not None and now.left_s is not None:
        words = translate("Standing", "Sending {percent} %, {span} left")
        words = words.format(percent=percent, span=span(now.left_s))
    else:
        words = translate("Standing", "Sending {percent} %").format(percent=percent)
    return Standing(words, Mood.BUSY, wording.sentence(now.trouble) if now is not None else "", share)


def share_of(sending: Sending) -> float:
    """How much of it was sent, 0 to 1."""
    return sending.bytes_sent / max(sending.entry.bytes, 1)


def trouble_of(sending: Sending) -> str:
    """What went wrong the last time, and what to try; empty where nothing did."""
    entry = sending.entry
    return " ".join(filter(None, (wording.sentence(entry.error), wording.sentence(entry.remedy))))


# --- not sent yet -----------------------------------------------------------------------------------


def _before_sending(recording: Recording) -> Standing:
    if recording.mended_as:
        return Standing(
            translate("Standing", "Mended"),
            Mood.QUIET,
            translate("Standing", "There is a mended copy: {name}.").format(name=recording.mended_as),
        )
    quality = recording.item.quality
    if quality is None:
        return Standing(
            translate("Standing", "To look at"),
            Mood.QUIET,
            translate(
                "Standing", "Open it: it is checked then, and you see what to mend before you submit it."
            ),
        )
    failing = sum(it.finding.severity == "fail" for it in quality.findings)
    if quality.verdict == "fail":
        words = counted(
            max(failing, 1),
            translate("Standing", "1 thing to mend"),
            translate("Standing", "{count} things to mend"),
        )
        return Standing(words, Mood.LOOK, translate("Standing", "Open it: each has its remedy at hand."))
    return Standing(translate("Standing", "Ready to submit"), Mood.GOOD, _ready_detail(recording))


def _ready_detail(recording: Recording) -> str:
    quality = recording.item.quality
    warned = sum(it.finding.severity == "warn" for it in quality.findings) if quality is not None else 0
    return (
        counted(
            warned,
            translate("Standing", "1 thing may be worth a look before."),
            translate("Standing", "{count} things may be worth a look before."),
        )
        if warned
        else translate("Standing", "Its checks found nothing wrong.")
    )
