"""Finds elements in an application's tree: its window, what lies at a point, what has the focus.

Applications differ in what they take for a point on the desktop: GTK and Qt count in pixels of
their own on screens with a high resolution, and some have windows in the tree that nobody sees. So
an application's window is told by the bounds that the X server knows, and its scale by those too.
Chromium counts so for its own controls, and in physical pixels for its pages.
"""

from dataclasses import dataclass

from trajectory_recorder.capture._os.d_bus import Conversation, Reply
from trajectory_recorder.capture.elements import _at_spi_words as words
from trajectory_recorder.capture.elements._at_spi_applications import Application
from trajectory_recorder.capture.elements._at_spi_words import ACCESSIBLE, Node, State
from trajectory_recorder.events import Rectangle

_SCALES = (1.0, 1.25, 1.5, 1.75, 2.0, 2.25, 2.5, 3.0, 4.0)
_DEEPEST = 40
_MOST_SEARCHED = 600
_MOST_LOOKED_AT = 256
_SEARCHED_AT_ONCE = 24
# Below this share two rectangles are not of the same window: decorations are thinner.
_SAME_WINDOW = 0.5

_OVERHANG_PX = 8  # as far as rounding may lead a document out of its window

_Bounds = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Window:
    """A window of an application's tree: what the X server shows of it, and how many physical pixels
    one of the application's has."""

    node: Node
    seen: Rectangle
    scale: float

    def scale_of_document(self, bounds: _Bounds) -> float:
        """How many physical pixels one has of a document that tells these bounds."""
        left, top, width, height = (side * self.scale for side in bounds)
        beyond = max(left + width - self.seen.x_px - self.seen.width_px, self.seen.x_px - left)
        below = max(top + height - self.seen.y_px - self.seen.height_px, self.seen.y_px - top)
        return 1.0 if max(beyond, below) > _OVERHANG_PX else self.scale


def find_window(
    bus: Conversation, application: Application, seen: Rectangle, deadline_ns: int
) -> Window | None:
    """The window of an application that the X server shows at these bounds.

    Raises:
        Silence: It was not told by the deadline.
    """
    best, best_share = None, _SAME_WINDOW
    for node, bounds in _shown_children(bus, [application.root], deadline_ns):
        scale = _scale(bounds, seen)
        share = _common_share(bounds, seen, scale)
        if share > best_share:
            best, best_share = Window(node, seen, scale), share
    return best


def find_at_point(bus: Conversation, window: Window, x_px: int, y_px: int, deadline_ns: int) -> list[Node]:
    """The visible elements at a point, from the window inwards, as far as the tree was walked.

    Raises:
        Silence: They were not told by the deadline.
    """
    way = _descend(bus, [window.node], round(x_px / window.scale), round(y_px / window.scale), deadline_ns)
    if window.scale != 1.0:
        document = _physical_document(bus, window, way[-1], (x_px, y_px), deadline_ns)
        if document is not None:
            way = _descend(bus, [window.node, document], x_px, y_px, deadline_ns)
    return way


def search_focus(bus: Conversation, window: Window, deadline_ns: int) -> Node | None:
    """Look through a window for the innermost element with the focus, breadth first, up to a limit.

    Raises:
        Silence: It was not told by the deadline.
    """
    found, level, searched = None, [window.node], 0
    while level and searched < _MOST_SEARCHED:
        some, level = level[:_SEARCHED_AT_ONCE], level[_SEARCHED_AT_ONCE:]
        children = _children(bus, some, deadline_ns)[: _MOST_SEARCHED - searched]
        searched += len(some) + len(children)
        asked = [child.call(ACCESSIBLE, "GetState") for child in children]
        for child, reply in zip(children, bus.ask(asked, deadline_ns), strict=True):
            states = words.states(reply)
            if State.FOCUSED in states:
                # What has it may lie within: a document has it together with its field.
                found, level = child, []
            if State.SHOWING in states:
                level.append(child)
    return found


def has_focus(bus: Conversation, node: Node, deadline_ns: int) -> bool:
    """Whether an element has the focus within its application.

    Raises:
        Silence: It was not told by the deadline.
    """
    (reply,) = bus.ask([node.call(ACCESSIBLE, "GetState")], deadline_ns)
    return State.FOCUSED in words.states(reply)


def _descend(bus: Conversation, way: list[Node], x: int, y: int, deadline_ns: int) -> list[Node]:
    """Continue a way inwards, at a point in the application's own pixels."""
    way = list(way)
    (inward,) = bus.ask([way[-1].at_point(x, y)], deadline_ns)
    while len(way) < _DEEPEST:
        inner = words.node(inward, way[-1])
        shown = False
        if inner is not None and inner not in way:
            state, extents, inward = bus.ask(
                [inner.call(ACCESSIBLE, "GetState"), inner.extents(), inner.at_point(x, y)], deadline_ns
            )
            bounds = _shown(state, extents)
            shown = bounds is not None and _holds(bounds, x, y)
        if not shown:
            # Some containers do not find what they hold, or find what is hidden.
            inner = _shown_child_at(bus, way[-1], x, y, deadline_ns)
            if inner is not None:
                (inward,) = bus.ask([inner.at_point(x, y)], deadline_ns)
        if inner is None or inner in way:
            break
        way.append(inner)
    return way


def _shown_child_at(bus: Conversation, node: Node, x: int, y: int, deadline_ns: int) -> Node | None:
    """The child at a point, or a child's: a notebook's page lies in its tab, and not within its bounds."""
    children = _shown_children(bus, [node], deadline_ns)
    found = _topmost(children, x, y)
    if found is None:
        found = _topmost(_shown_children(bus, [child for child, _ in children], deadline_ns), x, y)
    return found


def _physical_document(
    bus: Conversation, window: Window, node: Node, point_px: tuple[int, int], deadline_ns: int
) -> Node | None:
    """The document around this element, or directly in it, if it counts in physical pixels."""
    around: list[Node] = []
    at: Node | None = node
    while at is not None and at not in around and len(around) < _DEEPEST:
        around.append(at)
        (reply,) = bus.ask([at.property(ACCESSIBLE, "Parent")], deadline_ns)
        at = words.node(reply, at)
    found = around + _children(bus, [node], deadline_ns)[:_MOST_LOOKED_AT]
    asked = [call for one in found for call in (one.call(ACCESSIBLE, "GetRole"), one.extents())]
    replies = bus.ask(asked, deadline_ns)
    for one, role, extents in zip(found, replies[::2], replies[1::2], strict=True):
        bounds = words.bounds(extents)
        if words.is_document(words.number(role)) and bounds is not None and _holds(bounds, *point_px):
            return one if window.scale_of_document(bounds) == 1.0 else None
    return None


def _topmost(nodes: list[tuple[Node, _Bounds]], x: int, y: int) -> Node | None:
    """The one at a point that is drawn last."""
    return next((node for node, bounds in reversed(nodes) if _holds(bounds, x, y)), None)


def _shown_children(bus: Conversation, nodes: list[Node], deadline_ns: int) -> list[tuple[Node, _Bounds]]:
    """The children of these that are shown, with their bounds in the application's own pixels."""
    children = _children(bus, nodes, deadline_ns)[:_MOST_LOOKED_AT]
    asked = [call for child in children for call in (child.call(ACCESSIBLE, "GetState"), child.extents())]
    replies = bus.ask(asked, deadline_ns)
    found = []
    for child, state, extents in zip(children, replies[::2], replies[1::2], strict=True):
        bounds = _shown(state, extents)
        if bounds is not None:
            found.append((child, bounds))
    return found


def _children(bus: Conversation, nodes: list[Node], deadline_ns: int) -> list[Node]:
    replies = bus.ask([node.call(ACCESSIBLE, "GetChildren") for node in nodes], deadline_ns)
    return [child for node, reply in zip(nodes, replies, strict=True) for child in words.nodes(reply, node)]


def _shown(state: Reply, extents: Reply) -> _Bounds | None:
    """An element's bounds if it is shown."""
    return words.bounds(extents) if State.SHOWING in words.states(state) else None


def _holds(bounds: _Bounds, x: int, y: int) -> bool:
    left, top, width, height = bounds
    return 0 <= x - left < width and 0 <= y - top < height


def _scale(bounds: _Bounds, seen: Rectangle) -> float:
    """How many physical pixels the application's have; by the width, for titles count as height."""
    return min(_SCALES, key=lambda scale: abs(bounds[2] * scale - seen.width_px))


def _common_share(bounds: _Bounds, seen: Rectangle, scale: float) -> float:
    """How much of the area of both rectangles together is in both."""
    left, top, width, height = (side * scale for side in bounds)
    across = min(left + width, seen.x_px + seen.width_px) - max(left, seen.x_px)
    down = min(top + height, seen.y_px + seen.height_px) - max(top, seen.y_px)
    if across <= 0 or down <= 0:
        return 0.0
    common = across * down
    return common / (width * height + seen.width_px * seen.height_px - common)
