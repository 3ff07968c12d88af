"""What can be done with a recording, and what is asked before it is deleted. Knows no Qt."""

from trajectory_recorder.library import Condition
from trajectory_recorder.ui.home.deed import Deed, Question
from trajectory_recorder.ui.home.recording import Recording
from trajectory_recorder.ui.home.words import size
from trajectory_recorder.ui.language import translate
from trajectory_recorder.upload.entry import UNFINISHED, QueueState
from trajectory_recorder.wire.states import SubmissionState

_ON_ITS_WAY = UNFINISHED - {QueueState.CHECKING}
_MAY_PAUSE = frozenset({QueueState.WAITING, QueueState.SENDING, QueueState.WAITING_SIGN_IN})
# The endpoint has all of it.
_ARRIVED = frozenset(SubmissionState) - {SubmissionState.UPLOADING, SubmissionState.WITHDRAWN}


def deeds(recording: Recording) -> tuple[Deed, ...]:
    """What can be done with it now, what is most likely wanted first."""
    item = recording.item
    if item.condition is Condition.RECORDING or recording.doing:
        return (Deed.SHOW_FOLDER,)
    if item.condition is Condition.INTERRUPTED:
        return (Deed.RECOVER, Deed.SHOW_FOLDER, Deed.DELETE)
    if item.condition is Condition.DAMAGED:
        return (Deed.SHOW_FOLDER, Deed.DELETE)
    kept = () if _is_on_its_way(recording) else (Deed.DELETE,)
    return (*_of_sealed(recording), Deed.SHOW_FOLDER, Deed.EXPORT, *kept)


def _of_sealed(recording: Recording) -> tuple[Deed, ...]:
    if _is_at_endpoint(recording):
        return (Deed.OPEN,)
    state = recording.sending.entry.state if recording.sending is not None else None
    if state in _MAY_PAUSE:
        return (Deed.OPEN, Deed.PAUSE, Deed.CANCEL)
    if state is QueueState.PAUSED:
        return (Deed.RESUME, Deed.OPEN, Deed.CANCEL)
    if state is QueueState.FAILED:
        return (Deed.RETRY, Deed.OPEN, Deed.CANCEL)
    if recording.mended_as:
        return (Deed.OPEN,)
    quality = recording.item.quality
    is_ready = quality is not None and quality.verdict != "fail"
    return (Deed.SUBMIT, Deed.OPEN) if is_ready else (Deed.OPEN,)


def _is_on_its_way(recording: Recording) -> bool:
    sending = recording.sending
    return sending is not None and sending.entry.state in _ON_ITS_WAY


def _is_at_endpoint(recording: Recording) -> bool:
    if recording.submission is not None:
        return recording.submission.state in _ARRIVED
    sending = recording.sending
    return sending is not None and sending.entry.state in {QueueState.CHECKING, QueueState.DONE}


def deletion(recording: Recording) -> Question:
    """What is asked before a recording is deleted here: what is lost, and whether the endpoint has it."""
    text = translate("Deeds", "Delete {name} from this computer?").format(name=recording.item.name)
    takes = translate("Deeds", "That frees {size}.").format(size=size(recording.item.bytes))
    if _is_at_endpoint(recording):
        detail = translate("Deeds", "The endpoint has all of it, and keeps it: only the copy here goes.")
    else:
        detail = translate("Deeds", "It was not submitted. There is no other copy: it is lost for good.")
    return Question(text, f"{detail} {takes}", translate("Deeds", "Delete"))
