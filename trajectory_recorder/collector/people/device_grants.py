"""Letting a device in: it shows its owner a short code, who enters it where they are signed in (RFC 8628).

By hand rather than with Authlib's grants: those load, decide and save in separate calls of ours, between
which another replica may decide as well, and they know one outcome of a poll, an exception, which would
undo what it has to leave behind. What is left of them without that is the list of refusals below. Authlib's
client is what the tests sign in with.
"""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from trajectory_recorder.collector import audit_log
from trajectory_recorder.collector.access.tokens import digest
from trajectory_recorder.collector.database.tables import DeviceGrant, Person
from trajectory_recorder.collector.people import token_pairs
from trajectory_recorder.collector.people.refusals import Refusal
from trajectory_recorder.collector.people.token_pairs import Pair
from trajectory_recorder.wire.states import Scope

LIFETIME = timedelta(minutes=10)
INTERVAL_S = 5
PENDING, APPROVED, DENIED, USED = "pending", "approved", "denied", "used"
# As RFC 8628 proposes in section 6.1: no vowels that make words, no digits that look like letters.
_ALPHABET = "BCDFGHJKLMNPQRSTVWXZ"
_SYMBOLS = 8
_DEVICE_CODE_BYTES = 32


def begin(
    session: Session, *, client_name: str, address: str, scopes: frozenset[Scope], now: datetime
) -> tuple[str, str]:
    """Note that a device wants in; returns its own code, and the one for its owner, as `BCDF-GHJK`."""
    device_code = secrets.token_urlsafe(_DEVICE_CODE_BYTES)
    user_code = "".join(secrets.choice(_ALPHABET) for _ in range(_SYMBOLS))
    session.add(
        DeviceGrant(
            device_code_sha256=digest(device_code),
            user_code_sha256=digest(user_code),
            client_name=client_name,
            address=address,
            scopes=sorted(scopes),
            state=PENDING,
            created_at=now,
            expires_at=now + LIFETIME,
            interval_s=INTERVAL_S,
        )
    )
    return device_code, f"{user_code[:4]}-{user_code[4:]}"


def waiting(session: Session, user_code: str, now: datetime, *, lock: bool = False) -> DeviceGrant | None:
    """The device that shows this code and waits for an answer. How the code is written does not matter."""
    plain = "".join(letter for letter in user_code.upper() if letter in _ALPHABET)
    statement = select(DeviceGrant).where(
        DeviceGrant.user_code_sha256 == digest(plain),
        DeviceGrant.state == PENDING,
        DeviceGrant.expires_at > now,
    )
    return session.scalars(statement.with_for_update() if lock else statement).one_or_none()


def decide(session: Session, grant: DeviceGrant, person: Person, *, approve: bool, now: datetime) -> None:
    """Let a device in as this person, or not."""
    grant.state = APPROVED if approve else DENIED
    grant.person_id = person.id
    audit_log.write(
        session, now, person_id=person.id, action=f"device.{grant.state}", subject=f"device/{grant.id}"
    )


def poll(session: Session, device_code: str, now: datetime) -> Pair | Refusal:
    """What a device gets that asks whether it was let in: its tokens, once."""
    statement = select(DeviceGrant).where(DeviceGrant.device_code_sha256 == digest(device_code))
    grant = session.scalars(statement.with_for_update()).one_or_none()
    if grant is None or grant.state == USED:
        return Refusal.INVALID_GRANT
    if grant.expires_at <= now:
        return Refusal.EXPIRED_TOKEN
    if grant.state == DENIED:
        return Refusal.ACCESS_DENIED
    if grant.state == PENDING:
        return _not_yet(grant, now)
    return _let_in(session, grant, now)


def _not_yet(grant: DeviceGrant, now: datetime) -> Refusal:
    too_soon = grant.polled_at is not None and now < grant.polled_at + timedelta(seconds=grant.interval_s)
    grant.polled_at = now
    if too_soon:
        grant.interval_s += INTERVAL_S
    return Refusal.SLOW_DOWN if too_soon else Refusal.AUTHORIZATION_PENDING


def _let_in(session: Session, grant: DeviceGrant, now: datetime) -> Pair | Refusal:
    person = session.get(Person, grant.person_id)
    grant.state = USED
    if person is None or person.disabled_at is not None:
        return Refusal.ACCESS_DENIED
    scopes = frozenset(Scope(it) for it in grant.scopes)
    audit_log.write(
        session, now, person_id=person.id, action="device.signed_in", subject=f"device/{grant.id}"
    )
    return token_pairs.issue(session, person, scopes, family=grant.id, name=grant.client_name, now=now)
