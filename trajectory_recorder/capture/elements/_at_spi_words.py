"""The words of AT-SPI that are needed here: how elements are asked, and what their answers mean.

It asks nothing. An answer that is not what the protocol says is taken for none.

Interfaces: https://gitlab.gnome.org/GNOME/at-spi2-core/-/tree/main/xml ; numbers of roles and states:
atspi/atspi-constants.h there, which never change.
"""

import re
from dataclasses import dataclass
from enum import IntEnum

from trajectory_recorder.capture._os.d_bus import PROPERTIES, Call, Refusal, Reply

ACCESSIBLE = "org.a11y.atspi.Accessible"
COMPONENT = "org.a11y.atspi.Component"
TEXT = "org.a11y.atspi.Text"
VALUE = "org.a11y.atspi.Value"
DOCUMENT = "org.a11y.atspi.Document"

ROOT_PATH = "/org/a11y/atspi/accessible/root"
_NULL_PATH = "/org/a11y/atspi/null"
_SCREEN = 0  # coordinates of the whole desktop
_MOST_CHILDREN = 256

# The bus disconnects whoever addresses a name that is none.
_UNIQUE_NAME = re.compile(r":\d+\.\d+")


class Role(IntEnum):
    PASSWORD_TEXT = 40
    TEXT = 61
    APPLICATION = 75
    ENTRY = 79
    DOCUMENT_FRAME = 82


# The kinds of documents that later versions tell apart: spreadsheet, presentation, text, web, email.
_DOCUMENT_ROLES = {Role.DOCUMENT_FRAME, *range(92, 97)}


class State(IntEnum):
    ACTIVE = 1
    BUSY = 3
    CHECKED = 4
    COLLAPSED = 5
    EDITABLE = 7
    ENABLED = 8
    EXPANDED = 10
    FOCUSED = 12
    PRESSED = 20
    SELECTED = 23
    SENSITIVE = 24
    SHOWING = 25
    INDETERMINATE = 32
    READ_ONLY = 43


_STATE_WORDS = {
    State.BUSY: "busy",
    State.CHECKED: "checked",
    State.COLLAPSED: "collapsed",
    State.EDITABLE: "editable",
    State.EXPANDED: "expanded",
    State.FOCUSED: "focused",
    State.INDETERMINATE: "mixed",
    State.PRESSED: "pressed",
    State.READ_ONLY: "read_only",
    State.SELECTED: "selected",
}


@dataclass(frozen=True, slots=True)
class Node:
    """An element by its application's name on the bus and its path there."""

    bus_name: str
    path: str

    def call(self, interface: str, member: str, signature: str = "", *arguments: object) -> Call:
        """A call to this element."""
        return Call(self.bus_name, self.path, interface, member, signature, arguments)

    def property(self, interface: str, name: str) -> Call:
        """A call for one of its properties."""
        return self.call(PROPERTIES, "Get", "ss", interface, name)

    def at_point(self, x: int, y: int) -> Call:
        """A call for what lies at a point of the desktop."""
        return self.call(COMPONENT, "GetAccessibleAtPoint", "iiu", x, y, _SCREEN)

    def extents(self) -> Call:
        """A call for its bounds on the desktop."""
        return self.call(COMPONENT, "GetExtents", "u", _SCREEN)


def text(reply: Reply) -> str:
    """A string or a property that is one; empty where it is none."""
    match reply:
        case (str(told),) | (("s", str(told)),):
            return told
    return ""


def number(reply: Reply) -> float | None:
    """A number or a property that is one."""
    match reply:
        case ((str(), int() | float() as told),) | (int() | float() as told,):
            return told
    return None


def node(reply: Reply, asked: Node) -> Node | None:
    """An element, or a property that is one; None where there is none."""
    match reply:
        case (("(so)", (str(name), str(path))),) | ((str(name), str(path)),):
            return _node(name, path, asked)
    return None


def nodes(reply: Reply, asked: Node) -> list[Node]:
    """A list of elements, cut off where nobody could mean it."""
    match reply:
        case ([*told],):
            found = (node((one,), asked) for one in told[:_MOST_CHILDREN])
            return [one for one in found if one is not None]
    return []


def _node(name: str, path: str, asked: Node) -> Node | None:
    name = name or asked.bus_name
    return Node(name, path) if path != _NULL_PATH and _UNIQUE_NAME.fullmatch(name) else None


def states(reply: Reply) -> frozenset[int]:
    """The numbers of the states that hold."""
    match reply:
        case ([*words],):
            bits = sum(word << 32 * place for place, word in enumerate(words[:2]) if isinstance(word, int))
            return frozenset(state for state in range(64) if bits >> state & 1)
    return frozenset()


def state_words(holding: frozenset[int]) -> tuple[str, ...]:
    """Our words for states, in the order of the alphabet."""
    words = [word for state, word in _STATE_WORDS.items() if state in holding]
    if not holding & {State.ENABLED, State.SENSITIVE}:
        words.append("disabled")
    return tuple(sorted(words))


def bounds(reply: Reply) -> tuple[int, int, int, int] | None:
    """Left, top, width and height in the application's own pixels."""
    match reply:
        case ((int(left), int(top), int(width), int(height)),):
            return left, top, width, height
    return None


def strings(reply: Reply) -> dict[str, str]:
    """A table of strings."""
    match reply:
        case (dict(told),):
            return {
                key: value for key, value in told.items() if isinstance(key, str) and isinstance(value, str)
            }
    return {}


def interfaces(reply: Reply) -> frozenset[str]:
    """The names of the interfaces that an element has."""
    match reply:
        case ([*names],):
            return frozenset(name for name in names if isinstance(name, str))
    return frozenset()


def label(reply: Reply, asked: Node) -> Node | None:
    """The first element that labels the one asked for its relations."""
    match reply:
        case ([*relations],):
            for relation in relations:
                match relation:
                    case (2, [*targets]):  # ATSPI_RELATION_LABELLED_BY
                        return next(iter(nodes((targets,), asked)), None)
    return None


def is_document(role: float | None) -> bool:
    """Whether this is a role of documents."""
    return role in _DOCUMENT_ROLES


def has_gone(reply: Reply) -> bool:
    """Whether who was asked is no more."""
    return isinstance(reply, Refusal) and reply.gone
