"""What the strip at the bottom says: how sending goes, and what the disk has. Knows no Qt."""

from collections.abc import Sequence

from trajectory_recorder.library import Space
from trajectory_recorder.ui import wording
from trajectory_recorder.ui.home.line import Account, Line
from trajectory_recorder.ui.home.recording_standing import trouble_of
from trajectory_recorder.ui.home.standing import Mood, Standing
from trajectory_recorder.ui.home.words import counted, size, span
from trajectory_recorder.ui.language import translate
from trajectory_recorder.upload.entry import QueueState
from trajectory_recorder.upload.uploader import Standing as Sending

_ON_ITS_WAY = frozenset({QueueState.WAITING, QueueState.SENDING})
# So little room is gone within minutes of recording.
_LITTLE_BYTES = 2_000_000_000


def line_standing(sendings: Sequence[Sending], line: Line) -> Standing:
    """How sending goes, in one line."""
    under_way = next((it for it in sendings if it.entry.state is QueueState.SENDING), None)
    waiting = [it for it in sendings if it.entry.state is QueueState.WAITING]
    paused = [it for it in sendings if it.entry.state is QueueState.PAUSED]
    if any(it.entry.state is QueueState.WAITING_SIGN_IN for it in sendings):
        return Standing(translate("Strip", "Recordings wait for you to sign in"), Mood.LOOK)
    if under_way is not None:
        return _sending(under_way, len(waiting))
    if waiting:
        return _waiting(waiting)
    if paused:
        words = counted(
            len(paused),
            translate("Strip", "1 recording is paused"),
            translate("Strip", "{count} recordings are paused"),
        )
        return Standing(words, Mood.QUIET)
    return _at_rest(line)


def may_pause(sendings: Sequence[Sending]) -> bool:
    """Whether something is on its way that can be paused."""
    return any(it.entry.state in _ON_ITS_WAY for it in sendings)


def may_go_on(sendings: Sequence[Sending]) -> bool:
    """Whether something is paused."""
    return any(it.entry.state is QueueState.PAUSED for it in sendings)


def space_words(space: Space | None) -> str:
    """What recordings take, and what is left."""
    if space is None:
        return ""
    if not space.used_bytes:
        return translate("Strip", "{free} free").format(free=size(space.free_bytes))
    words = translate("Strip", "Recordings take {used}, {free} free")
    if space.free_bytes < _LITTLE_BYTES:
        words = translate("Strip", "Recordings take {used}, only {free} free")
    return words.format(used=size(space.used_bytes), free=size(space.free_bytes))


def _sending(sending: Sending, waiting: int) -> Standing:
    now = sending.now
    if now is not None and now.trouble:
        return Standing(
            translate("Strip", "Sending waits for the line"), Mood.LOOK, wording.sentence(now.trouble)
        )
    parts = [translate("Strip", "Sending")]
    if now is not None and now.rate_bytes_per_s > 0:
        parts.append(translate("Strip", "{rate}/s").format(rate=size(round(now.rate_bytes_per_s))))
    if now is not None and now.left_s is not None:
        parts.append(translate("Strip", "{span} left").format(span=span(now.left_s)))
    if waiting:
        parts.append(translate("Strip", "{count} more waiting").format(count=waiting))
    return Standing(", ".join(parts), Mood.BUSY)


def _waiting(waiting: Sequence[Sending]) -> Standing:
    words = counted(
        len(waiting),
        translate("Strip", "1 recording waits to be sent"),
        translate("Strip", "{count} recordings wait to be sent"),
    )
    trouble = next(filter(None, map(trouble_of, waiting)), "")
    return Standing(words, Mood.LOOK if trouble else Mood.BUSY, trouble)


def _at_rest(line: Line) -> Standing:
    match line.account:
        case Account.OFFLINE:
            words = translate("Strip", "Offline: {address} can't be reached").format(address=line.address)
            return Standing(words, Mood.LOOK, line.trouble)
        case Account.REFUSED:
            words = translate("Strip", "{address} refuses").format(address=line.address)
            return Standing(words, Mood.BAD, line.trouble)
        case Account.SIGNED_OUT:
            return Standing(translate("Strip", "Not signed in"), Mood.LOOK)
        case Account.SIGNED_IN:
            return Standing(translate("Strip", "Nothing waits to be sent"), Mood.GOOD)
        case _:
            return Standing(translate("Strip", "Recordings stay on this computer"), Mood.QUIET)
