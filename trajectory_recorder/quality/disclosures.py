"""Where a recording holds text that detectors know, each thing once for each way that it got there.

Typed text, clipboard, titles, names and values of elements are looked at; the pictures are not.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from trajectory_recorder.actions import Typing
from trajectory_recorder.events import ClipboardEvent, Element, ElementEvent, StreamName, WindowEvent
from trajectory_recorder.quality.detectors import Detector
from trajectory_recorder.quality.evidence import Evidence

# An hour of titles and texts takes about a second; a text of megabytes should not take minutes.
_LONGEST_TEXT = 100_000


@dataclass(frozen=True, slots=True)
class Disclosure:
    """`what` names the kind of thing, `where` says how it got into the recording."""

    what: str
    where: str
    from_ns: int
    to_ns: int
    stream: str


def disclosures(evidence: Evidence, detectors: tuple[Detector, ...]) -> list[Disclosure]:
    """Everything that these detectors find, by time."""
    found: list[Disclosure] = []
    known: set[tuple[str, str, str]] = set()
    read: set[tuple[str, str]] = set()
    for text, where, stream, from_ns, to_ns in _texts(evidence):
        if (text, where) in read:
            continue
        read.add((text, where))
        for detector in detectors:
            for match in detector.find(text[:_LONGEST_TEXT]):
                if (detector.name, match, where) not in known:
                    known.add((detector.name, match, where))
                    found.append(Disclosure(detector.name, where, from_ns, to_ns, stream))
    return sorted(found, key=lambda it: it.from_ns)


def _texts(evidence: Evidence) -> Iterator[tuple[str, str, str, int, int]]:
    for action in evidence.deeds:
        if isinstance(action.deed, Typing):
            yield action.deed.text, "was typed", StreamName.INPUT, action.start_ns, action.end_ns
    for at_ns, clip in evidence.of(ClipboardEvent):
        yield clip.text or "", "was copied", StreamName.CLIPBOARD, at_ns, at_ns
    for at_ns, window in evidence.of(WindowEvent):
        yield window.title or "", "is in a window's title", StreamName.WINDOW, at_ns, at_ns
    for at_ns, told in evidence.of(ElementEvent):
        for element in (told.under_pointer, told.focused):
            for text in _of_element(element):
                yield text, "is in a field or button", StreamName.ELEMENTS, at_ns, at_ns


def _of_element(element: Element | None) -> Iterator[str]:
    if element is not None:
        yield element.name
        yield element.value or ""
        yield element.document_title or ""
        yield element.document_url or ""
