"""Chooses recordings: who may be taken, which of several copies, and in which part. The same choice in any order.

Whoever withdrew is never taken, nor is a recording for a purpose that its contributor did not agree to. What is only
unknown is told apart from what was refused: a folder of one's own recordings has no consents, and is taken.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

import msgspec

from trajectory_recorder.errors import UsageError
from trajectory_recorder.selection.bad_condition import nearest
from trajectory_recorder.selection.moments import aware
from trajectory_recorder.selection.snapshot import Chosen, LeftOut, Snapshot
from trajectory_recorder.selection.splitting import Splitter
from trajectory_recorder.selection.where import compile_where
from trajectory_recorder.wire.catalogue import Catalogued, Facts
from trajectory_recorder.wire.exports import USES, ExportRequest
from trajectory_recorder.wire.states import SubmissionState

VOICE = "voice"
PURPOSES = tuple(it for it in USES if it != VOICE)
"""What an export may be for."""

_S = SubmissionState
# Nobody exports what is not there yet, or was not found harmless.
_PASSED = frozenset({_S.IN_REVIEW, _S.CHANGES_REQUESTED, _S.ACCEPTED, _S.REJECTED})
_NEVER, _LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
_WITHDRAWN = "it was withdrawn"
_NO_CONSENT = "its project needs a consent, and none is known"
_TWICE = "another entry is the same recording"


def choose(catalogued: Iterable[Catalogued], request: ExportRequest) -> Snapshot:
    """Take what the request asks for and what may be taken; the rest that met the condition is left out with reasons.

    Args:
        catalogued: In any order. Only what meets the condition is kept in memory.
        request: Its `where`, `purpose` and `split` count here.

    Raises:
        BadCondition: `where` makes no sense.
        UsageError: There is no such purpose, or a split can't have that name.
    """
    if request.purpose not in PURPOSES:
        raise UsageError(f"{request.purpose!r} is no purpose", nearest(request.purpose, PURPOSES))
    condition, splitter = compile_where(request.where), Splitter(request.split)
    met = sorted((it for it in catalogued if condition.holds(it.facts)), key=_precedence)
    reasons = [why_not(it.facts, request.purpose, any_state="state" in condition.fields) for it in met]
    allowed = [it for it, reason in zip(met, reasons, strict=True) if reason is None]
    taken = list(_once(allowed))
    left_out = [
        LeftOut(bundle_id=it.facts.bundle_id, reason=reason)
        for it, reason in zip(met, reasons, strict=True)
        if reason is not None
    ]
    kept = set(map(id, taken))
    left_out += [LeftOut(bundle_id=it.facts.bundle_id, reason=_TWICE) for it in allowed if id(it) not in kept]
    chosen = [
        Chosen(split=splitter.split(it.facts), voice=may_speak(it.facts), catalogued=it) for it in taken
    ]
    order = {name: place for place, name in enumerate(splitter.names)}
    return Snapshot(
        where=request.where,
        purpose=request.purpose,
        chosen=tuple(sorted(chosen, key=lambda it: (order[it.split], it.catalogued.facts.bundle_id))),
        left_out=tuple(sorted(left_out, key=lambda it: (it.bundle_id, it.reason))),
    )


def why_not(facts: Facts, purpose: str, *, any_state: bool = False) -> str | None:
    """Why a recording may not be taken; None where it may. The words name no recording, so that they can be counted.

    Args:
        facts: What is known of it.
        purpose: One of `PURPOSES`.
        any_state: Whether others than accepted ones were asked for.
    """
    if is_withdrawn(facts):
        return _WITHDRAWN
    if facts.state is not None and facts.state not in (_PASSED if any_state else {_S.ACCEPTED}):
        only = (
            "those that were checked are taken"
            if any_state
            else "only accepted ones are taken unless asked for"
        )
        return f"its state is {facts.state.value}, and {only}"
    if facts.consent is None:
        return _NO_CONSENT if facts.consent_needed else None
    return None if purpose in facts.consent.uses else f"its contributor did not agree to {purpose}"


def is_withdrawn(facts: Facts) -> bool:
    """Whether it was taken back, rejected after all or erased."""
    return facts.withdrawn_at is not None or facts.state is _S.WITHDRAWN


def may_speak(facts: Facts) -> bool:
    """Whether the voice may go along: where a consent is known, it has to say so."""
    return facts.consent is None or VOICE in facts.consent.uses


def _precedence(it: Catalogued) -> tuple[str, timedelta, str, bytes]:
    """Sorts by bundle; of several entries for one, what was submitted last comes first."""
    facts = it.facts
    submitted = aware(facts.submitted_at) if facts.submitted_at is not None else _NEVER
    return facts.bundle_id, _LAST - submitted, facts.manifest_sha256, msgspec.json.encode(it)


def _once(allowed: Iterable[Catalogued]) -> Iterator[Catalogued]:
    ids: set[str] = set()
    sums: set[str] = set()
    for it in allowed:
        facts = it.facts
        if facts.bundle_id not in ids and facts.manifest_sha256 not in sums:
            ids.add(facts.bundle_id)
            sums.add(facts.manifest_sha256)
            yield it
