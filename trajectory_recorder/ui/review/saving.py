"""Where a review is on its way to the endpoint, in words that stay calm. Knows no Qt."""

from dataclasses import dataclass
from enum import Enum, auto

from trajectory_recorder.reviewing.draft import Draft, DraftState
from trajectory_recorder.ui import wording
from trajectory_recorder.ui.language import Phrase, translate


class Mood(Enum):
    """How much a reviewer has to mind it."""

    UNDER_WAY = auto()
    SAVED = auto()
    WAITS = auto()
    ENDED = auto()


@dataclass(frozen=True, slots=True)
class Saving:
    """What a reviewer is told. `detail` says why, and what to do; it may be empty."""

    mood: Mood
    words: str
    detail: str = ""


_ENDINGS = {
    DraftState.TAKEN: Phrase("Saving", "Taken by another reviewer"),
    DraftState.OPENED_ANEW: Phrase("Saving", "Opened for review anew"),
    DraftState.OVER: Phrase("Saving", "There is nothing to judge any more"),
}


def saving(draft: Draft, *, under_way: bool = False) -> Saving:
    """Say where a draft is.

    Args:
        draft: As the disk has it.
        under_way: Whether a change is on its way to the disk.
    """
    detail = " ".join(filter(None, map(wording.sentence, (draft.error, draft.remedy))))
    if draft.state in _ENDINGS:
        return Saving(Mood.ENDED, str(_ENDINGS[draft.state]), detail)
    if draft.state is DraftState.DONE:
        return Saving(Mood.SAVED, translate("Saving", "Handed in: the endpoint has it"))
    if under_way:
        return Saving(Mood.UNDER_WAY, translate("Saving", "Saving…"))
    return _of_unfinished(draft, detail)


def _of_unfinished(draft: Draft, detail: str) -> Saving:
    if draft.state is DraftState.HANDING_IN:
        words = translate("Saving", "Finished; it is handed in when the endpoint can be reached")
        return Saving(Mood.WAITS, words, detail)
    if detail:
        return Saving(
            Mood.WAITS, translate("Saving", "Saved on this machine, not at the endpoint yet"), detail
        )
    if draft.is_sent:
        return Saving(Mood.SAVED, translate("Saving", "Saved at the endpoint"))
    return Saving(Mood.UNDER_WAY, translate("Saving", "Saved on this machine, on its way to the endpoint"))
