"""What became of the recordings of an earlier choice: which were taken back, are gone, or are another content now.

Reports for people and programs; what to do about copies that others have already is not decided here.
"""

from collections.abc import Iterable
from datetime import datetime

import msgspec
from msgspec.structs import replace

from trajectory_recorder.selection.choosing import is_withdrawn, may_speak, why_not
from trajectory_recorder.selection.snapshot import Chosen, LeftOut, Snapshot
from trajectory_recorder.wire.catalogue import Catalogued, Facts
from trajectory_recorder.wire.states import SubmissionState

_GONE = "it is not there any more"
_CHANGED = "its files are others now"


class Withdrawn(msgspec.Struct, frozen=True, kw_only=True):
    """A recording that was taken back, rejected after all or erased; `at` is None where nobody says when."""

    bundle_id: str
    at: datetime | None


class SinceThen(msgspec.Struct, frozen=True, kw_only=True):
    """What changed, each by bundle id and in its order.

    `gone` are not in the catalogue any more, `changed` are there with another content, and `refused` may not be taken
    any more for another reason: for one, that their contributor agreed to less since.
    """

    withdrawn: tuple[Withdrawn, ...]
    gone: tuple[str, ...]
    changed: tuple[str, ...]
    refused: tuple[LeftOut, ...]

    @property
    def is_unchanged(self) -> bool:
        """Whether all that was chosen would still be there."""
        return not (self.withdrawn or self.gone or self.changed or self.refused)


def since(snapshot: Snapshot, now: Iterable[Catalogued]) -> SinceThen:
    """Compare an earlier choice with a catalogue of today. Each recording is told of once, under what weighs most."""
    found = _found(snapshot, now)
    withdrawn, gone, changed, refused = [], [], [], []
    for then in sorted(snapshot.chosen, key=_name):
        name, facts = _name(then), _standing(then, [it.facts for it in found[_name(then)]])
        if facts is None:
            gone.append(name)
        elif is_withdrawn(facts):
            withdrawn.append(Withdrawn(bundle_id=name, at=facts.withdrawn_at))
        elif facts.manifest_sha256 != then.catalogued.facts.manifest_sha256:
            changed.append(name)
        elif reason := _why_not(then, facts, snapshot.purpose):
            refused.append(LeftOut(bundle_id=name, reason=reason))
    return SinceThen(
        withdrawn=tuple(withdrawn), gone=tuple(gone), changed=tuple(changed), refused=tuple(refused)
    )


def chosen_again(snapshot: Snapshot, now: Iterable[Catalogued]) -> Snapshot:
    """The same choice from where its files lie today; what is gone, changed or may not be taken any more is left out.

    Facts and splits stay those of the snapshot, so that the same content makes the same export.
    """
    found = _found(snapshot, now)
    again = [_again(it, found[_name(it)], snapshot.purpose) for it in snapshot.chosen]
    left_out = [*snapshot.left_out, *(it for it in again if isinstance(it, LeftOut))]
    return replace(
        snapshot,
        chosen=tuple(it for it in again if isinstance(it, Chosen)),
        left_out=tuple(sorted(left_out, key=lambda it: (it.bundle_id, it.reason))),
    )


def _again(then: Chosen, entries: list[Catalogued], purpose: str) -> Chosen | LeftOut:
    name, facts = _name(then), _standing(then, [it.facts for it in entries])
    if facts is None:
        return LeftOut(bundle_id=name, reason=_GONE)
    if reason := _why_not(then, facts, purpose):
        return LeftOut(bundle_id=name, reason=reason)
    there = next(it for it in entries if it.facts is facts)
    places = {(it.path, it.sha256): it for it in there.files}
    files = tuple(
        places[it.path, it.sha256] for it in then.catalogued.files if (it.path, it.sha256) in places
    )
    if len(files) != len(then.catalogued.files):
        return LeftOut(bundle_id=name, reason=_CHANGED)
    return replace(
        then, voice=then.voice and may_speak(facts), catalogued=replace(then.catalogued, files=files)
    )


def _found(snapshot: Snapshot, now: Iterable[Catalogued]) -> dict[str, list[Catalogued]]:
    found: dict[str, list[Catalogued]] = {_name(it): [] for it in snapshot.chosen}
    for it in now:
        if it.facts.bundle_id in found:
            found[it.facts.bundle_id].append(it)
    return found


def _standing(then: Chosen, entries: list[Facts]) -> Facts | None:
    """What is known now of what was chosen: of its submission, else of its content, and of that what is worst."""
    was = then.catalogued.facts
    return min(
        entries,
        key=lambda it: (
            it.submission != was.submission,
            it.manifest_sha256 != was.manifest_sha256,
            not is_withdrawn(it),
        ),
        default=None,
    )


def _why_not(then: Chosen, facts: Facts, purpose: str) -> str | None:
    """Whoever took accepted ones only hears of one that is in another state by now."""
    was = then.catalogued.facts.state
    return why_not(facts, purpose, any_state=was is not None and was is not SubmissionState.ACCEPTED)


def _name(it: Chosen) -> str:
    return it.catalogued.facts.bundle_id
