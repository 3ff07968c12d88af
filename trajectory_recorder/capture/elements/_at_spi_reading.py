"""Reads an element of AT-SPI: what it is, what it holds, and what it lies in.

A password's field is told as such and never asked for its text. Nothing here changes anything in
an application.
"""

from dataclasses import dataclass

from trajectory_recorder.capture._os.d_bus import Call, Conversation, Reply
from trajectory_recorder.capture.elements import _at_spi_words as words
from trajectory_recorder.capture.elements._at_spi_applications import Application
from trajectory_recorder.capture.elements._at_spi_finding import Window
from trajectory_recorder.capture.elements._at_spi_words import (
    ACCESSIBLE,
    DOCUMENT,
    TEXT,
    VALUE,
    Node,
    Role,
    State,
)
from trajectory_recorder.capture.elements._told import (
    LONGEST_VALUE,
    MOST_ANCESTORS,
    is_masked,
    public_url,
    rectangle,
    short,
)
from trajectory_recorder.events import Ancestor, Element, Rectangle


@dataclass(frozen=True, slots=True)
class _Trait:
    """What is read of an element and of all that it lies in."""

    role: float | None
    role_name: str
    name: str
    parent: Node | None

    @property
    def secret(self) -> bool:
        # By its number: Qt calls the role of a password's field by the name of any other text's.
        return self.role == Role.PASSWORD_TEXT


_Way = list[tuple[Node, _Trait]]


def read(
    bus: Conversation,
    node: Node,
    application: Application,
    *,
    way_down: list[Node],
    window: Window | None,
    deadline_ns: int,
) -> Element | None:
    """Describe an element; None if it is gone. Within a secret one, that is described instead.

    Args:
        bus: Where to ask.
        node: The element.
        application: Whose it is.
        way_down: Elements that it probably lies in; they save time where it does.
        window: What it lies in, where that is known.
        deadline_ns: When all must be told.

    Raises:
        Silence: It was not.
    """
    way = _way_up(bus, node, way_down, deadline_ns)
    secret = next((place for place, (_, trait) in enumerate(way) if trait.secret), None)
    way = way[secret or 0 :]
    if not way:
        return None
    node, trait = way[0]
    document = next((above for above, trait in way if words.is_document(trait.role)), None)
    held, state, extents, attributes, relations, *document_extents = bus.ask(
        [
            node.call(ACCESSIBLE, "GetInterfaces"),
            node.call(ACCESSIBLE, "GetState"),
            node.extents(),
            node.call(ACCESSIBLE, "GetAttributes"),
            node.call(ACCESSIBLE, "GetRelationSet"),
            *([] if document is None else [document.extents()]),
        ],
        deadline_ns,
    )
    interfaces, states = words.interfaces(held), words.states(state)
    # Chromium says so even of fields that a page shows in clear text with a role of its own.
    withheld = secret is not None or words.strings(attributes).get("text-input-type") == "password"
    holds_text = TEXT in interfaces and (State.EDITABLE in states or trait.role in {Role.TEXT, Role.ENTRY})
    label = None if trait.name else words.label(relations, node)
    asked: dict[str, Call] = {}
    if holds_text and not withheld:
        asked["text"] = node.call(TEXT, "GetText", "ii", 0, LONGEST_VALUE)
    elif VALUE in interfaces and not withheld:
        asked["number"] = node.property(VALUE, "CurrentValue")
    if label is not None:
        asked["label"] = label.property(ACCESSIBLE, "Name")
    if document is not None:
        asked["document"] = document.call(DOCUMENT, "GetAttributes")
    told = dict(zip(asked, bus.ask(list(asked.values()), deadline_ns), strict=True))
    value = _value(told)
    if value is not None and is_masked(value):
        withheld, value = True, None
    title, url = _document(told)
    return Element(
        role="password text" if trait.secret else trait.role_name,
        name=trait.name or (short(words.text(told["label"])) if "label" in told else ""),
        value=value,
        secret=withheld,
        states=words.state_words(states),
        bounds=_bounds(extents, document_extents, window),
        ancestors=tuple(Ancestor(above.role_name, above.name) for _, above in way[1:]),
        document_title=title,
        document_url=url,
        application=application.name,
        process_id=application.process_id,
    )


def _way_up(bus: Conversation, node: Node, way_down: list[Node], deadline_ns: int) -> _Way:
    """The element and all that it lies in, without the application; empty if it is gone."""
    known = _traits(bus, list({node: None, **dict.fromkeys(way_down)}), deadline_ns)
    way: _Way = []
    at: Node | None = node
    while at is not None and len(way) <= MOST_ANCESTORS and at not in {one for one, _ in way}:
        if at not in known:
            known |= _traits(bus, [at], deadline_ns)
        trait = known[at]
        if trait is None or trait.role == Role.APPLICATION:
            break
        way.append((at, trait))
        at = trait.parent
    return way


def _traits(bus: Conversation, nodes: list[Node], deadline_ns: int) -> dict[Node, _Trait | None]:
    """What the elements are, None for those that are gone."""
    asked = [
        call
        for node in nodes
        for call in (
            node.call(ACCESSIBLE, "GetRole"),
            node.call(ACCESSIBLE, "GetRoleName"),
            node.property(ACCESSIBLE, "Name"),
            node.property(ACCESSIBLE, "Parent"),
        )
    ]
    replies = bus.ask(asked, deadline_ns)
    return {node: _trait(replies[4 * place : 4 * place + 4], node) for place, node in enumerate(nodes)}


def _trait(replies: list[Reply], node: Node) -> _Trait | None:
    role, role_name, name, parent = replies
    if words.has_gone(role):
        return None
    return _Trait(
        words.number(role), short(words.text(role_name)), short(words.text(name)), words.node(parent, node)
    )


def _bounds(extents: Reply, document_extents: list[Reply], window: Window | None) -> Rectangle | None:
    bounds = words.bounds(extents)
    if bounds is None:
        return None
    scale = 1.0 if window is None else window.scale
    for document in map(words.bounds, document_extents):
        if document is not None and window is not None:
            scale = window.scale_of_document(document)
    return rectangle(*(side * scale for side in bounds))


def _value(told: dict[str, Reply]) -> str | None:
    if "text" in told:
        return short(words.text(told["text"]), LONGEST_VALUE)
    number = words.number(told["number"]) if "number" in told else None
    return None if number is None else f"{number:g}"


def _document(told: dict[str, Reply]) -> tuple[str | None, str | None]:
    if "document" not in told:
        return None, None
    attributes = words.strings(told["document"])
    # Chromium says URI, Firefox and WebKit DocURL.
    url = attributes.get("DocURL") or attributes.get("URI") or ""
    return short(attributes.get("Title", "")) or None, public_url(url)
