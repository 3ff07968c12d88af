"""Where the text of a recording should be masked before anybody else gets it: a stretch for each thing found.

It looks at text only. What the pictures show and what is said has to be looked for by people.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from trajectory_recorder.bundle import Bundle
from trajectory_recorder.events import StreamName, WindowEvent
from trajectory_recorder.quality.detectors import PERSONAL, SECRETS
from trajectory_recorder.quality.disclosures import everywhere, typed_passwords
from trajectory_recorder.quality.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Mask the text of this stretch: `what` was found, `where` says how it got there."""

    what: str
    where: str
    from_ns: int
    to_ns: int


def suggestions(bundle: Bundle) -> list[Suggestion]:
    """Look through a bundle's text for secrets and personal data, by time.

    Raises:
        DamagedBundle: Its events can't be read.
    """
    manifest = bundle.manifest
    evidence = Evidence(list(bundle.events()), 0, manifest.duration_ns, manifest.settings, manifest=manifest)
    found = [*_passwords(evidence), *_texts(evidence)]
    return sorted(found, key=lambda it: it.from_ns)


def _texts(evidence: Evidence) -> Iterator[Suggestion]:
    renamed_ns = [at_ns for at_ns, _ in evidence.of(WindowEvent)]
    for it in everywhere(evidence, (*SECRETS, *PERSONAL)):
        # What happens at the last moment is in the stretch, too; a title holds until the next one.
        to_ns = it.to_ns + 1
        if it.stream == StreamName.WINDOW:
            after = bisect_right(renamed_ns, it.from_ns)
            to_ns = renamed_ns[after] if after < len(renamed_ns) else evidence.to_ns
        yield _within(evidence, it.what, it.where, it.from_ns, to_ns)


def _passwords(evidence: Evidence) -> Iterator[Suggestion]:
    for action, _ in typed_passwords(evidence):
        yield _within(evidence, "A password", "was typed", action.start_ns, action.end_ns + 1)


def _within(evidence: Evidence, what: str, where: str, from_ns: int, to_ns: int) -> Suggestion:
    from_ns = min(from_ns, evidence.to_ns - 1)
    return Suggestion(what, where, from_ns, min(max(to_ns, from_ns + 1), evidence.to_ns))
