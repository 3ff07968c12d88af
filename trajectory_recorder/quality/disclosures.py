"""Where a recording holds text that detectors know, each thing once for each way that it got there.

Typed text, clipboard, titles, names and values of elements are looked at; the pictures are not.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from trajectory_recorder.actions import Action, Typing
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
    """What these detectors find, each thing once for each way that it got there, by time."""
    found: dict[tuple[str, str, str], Disclosure] = {}
    for match, it in _found(evidence, detectors):
        found.setdefault((it.what, match, it.where), it)
    return sorted(found.values(), key=lambda it: it.from_ns)


def everywhere(evidence: Evidence, detectors: tuple[Detector, ...]) -> list[Disclosure]:
    """What these detectors find wherever it is, by time: once for each text that holds it."""
    found = dict.fromkeys(it for _, it in _found(evidence, detectors))
    return sorted(found, key=lambda it: it.from_ns)


def typed_passwords(evidence: Evidence) -> list[tuple[Action, int]]:
    """What was typed into fields that are secret, with the number of characters."""
    return [
        (action, len(action.deed.text))
        for action in evidence.deeds
        if isinstance(action.deed, Typing) and _is_secret(action)
    ]


def _is_secret(action: Action) -> bool:
    focused = action.element.focused if action.element is not None else None
    return focused is not None and focused.secret


def _found(evidence: Evidence, detectors: tuple[Detector, ...]) -> Iterator[tuple[str, Disclosure]]:
    """Every match with where it is. The same text again is not searched again."""
    known: dict[str, list[tuple[str, str]]] = {}
    for text, where, stream, from_ns, to_ns in _texts(evidence):
        if text not in known:
            known[text] = [(it.name, match) for it in detectors for match in it.find(text[:_LONGEST_TEXT])]
        for what, match in known[text]:
            yield match, Disclosure(what, where, from_ns, to_ns, stream)


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
