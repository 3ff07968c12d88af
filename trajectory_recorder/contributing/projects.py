"""Projects that somebody contributes to, and what they agree to there."""

import msgspec

from trajectory_recorder.wire.bounds import Count, Few, Key, Line, Moment, Text
from trajectory_recorder.wire.states import Role


class Project(msgspec.Struct, frozen=True):
    """A project; `archived_at` is set on one that takes nothing more in."""

    key: Key
    title: Line
    description: Text
    archived_at: Moment | None
    roles: Few[Role]


class Consent(msgspec.Struct, frozen=True):
    """One version of what contributors agree to."""

    version: Count
    text: Text


class CurrentConsent(msgspec.Struct, frozen=True):
    """The newest version, None where there is nothing to sign, and when I signed it."""

    consent: Consent | None
    signed_at: Moment | None


class MyProject(msgspec.Struct, frozen=True):
    """A project that I am an expert of, and how its consent stands."""

    project: Project
    agreement: CurrentConsent

    @property
    def to_sign(self) -> Consent | None:
        """What I have to sign before I submit anything, None where I have nothing to."""
        return None if self.agreement.signed_at is not None else self.agreement.consent
