"""Which applications are on the accessibility bus, whose they are, and what has the focus in each.

Applications are found by the process of their window, so that none is asked that has nothing to do
with a press. Only changes of the focus are listened to: of all events, applications make few of
those, and looking for the focus without them means to walk through every window.
"""

from dataclasses import dataclass

from jeepney import HeaderFields, Message

from trajectory_recorder.capture._os.d_bus import BUS, Call, Conversation
from trajectory_recorder.capture.elements import _at_spi_words as words
from trajectory_recorder.capture.elements._at_spi_words import ACCESSIBLE, Node
from trajectory_recorder.capture.elements._told import short

_REGISTRY = Node("org.a11y.atspi.Registry", words.ROOT_PATH)
_EVENT = "object:state-changed:focused"
_RULE = "type='signal',interface='org.a11y.atspi.Event.Object',member='StateChanged',arg0='focused'"
_MOST_APPLICATIONS = 256


@dataclass(frozen=True, slots=True)
class Application:
    """A connection to the accessibility bus: one of a process, which may have more."""

    root: Node
    process_id: int
    name: str


class Applications:
    """The applications on one accessibility bus."""

    def __init__(self, bus: Conversation) -> None:
        self._bus = bus
        self._known: dict[str, Application] = {}
        self._focus: dict[str, Node | None] = {}

    def listen(self, deadline_ns: int) -> None:
        """Have applications tell from now on what gets the focus.

        Raises:
            Silence: The bus does not answer.
        """
        register = Call(
            _REGISTRY.bus_name,
            "/org/a11y/atspi/registry",
            "org.a11y.atspi.Registry",
            "RegisterEvent",
            "sass",
            (_EVENT, [], ""),
        )
        self._bus.ask([Call(*BUS, "AddMatch", "s", (_RULE,)), register], deadline_ns)

    def hear(self) -> list[Node]:
        """Take what applications have told of the focus; returns what got it, in order."""
        heard = [self._hear(signal) for signal in self._bus.take_signals()]
        return [node for node in heard if node is not None]

    def of_process(self, process_id: int, deadline_ns: int) -> list[Application]:
        """The applications of a process; none where it tells nothing.

        Raises:
            Silence: The registry, or the bus, does not answer.
        """
        found = [one for one in self._known.values() if one.process_id == process_id]
        if not found:
            self._learn(deadline_ns)
            found = [one for one in self._known.values() if one.process_id == process_id]
        return found

    def process_of(self, node: Node) -> int | None:
        """Whose an element is; None for an application that was never asked for."""
        known = self._known.get(node.bus_name)
        return None if known is None else known.process_id

    def tells_focus(self, application: Application) -> bool:
        """Whether the application has told of its focus since we listen."""
        return application.root.bus_name in self._focus

    def focus_of(self, application: Application) -> Node | None:
        """What told last that it has the focus; None where nothing did, or it lost it since."""
        return self._focus.get(application.root.bus_name)

    def _learn(self, deadline_ns: int) -> None:
        (reply,) = self._bus.ask([_REGISTRY.call(ACCESSIBLE, "GetChildren")], deadline_ns)
        roots = {root.bus_name: root for root in words.nodes(reply, _REGISTRY)[:_MOST_APPLICATIONS]}
        # Names on a bus are never used twice, so what is gone can be forgotten for good.
        self._known = {name: one for name, one in self._known.items() if name in roots}
        self._focus = {name: one for name, one in self._focus.items() if name in roots}
        new = [root for name, root in roots.items() if name not in self._known]
        asked = [Call(*BUS, "GetConnectionUnixProcessID", "s", (root.bus_name,)) for root in new]
        processes = self._bus.ask(asked, deadline_ns)
        for root, process in zip(new, processes, strict=True):
            process_id = words.number(process)
            if process_id is not None:
                self._known[root.bus_name] = Application(root, int(process_id), "")

    def named(self, application: Application, deadline_ns: int) -> Application:
        """The same application with its name, which it is asked for once.

        Raises:
            Silence: It does not answer.
        """
        if application.name:
            return application
        (reply,) = self._bus.ask([application.root.property(ACCESSIBLE, "Name")], deadline_ns)
        named = Application(application.root, application.process_id, short(words.text(reply)))
        self._known[application.root.bus_name] = named
        return named

    def _hear(self, signal: Message) -> Node | None:
        fields = signal.header.fields
        teller = Node(str(fields.get(HeaderFields.sender, "")), str(fields.get(HeaderFields.path, "")))
        match signal.body:
            case ("focused", 1, *_):
                if teller.bus_name in self._focus or len(self._focus) < _MOST_APPLICATIONS:
                    self._focus[teller.bus_name] = teller
                return teller
            case ("focused", 0, *_) if self._focus.get(teller.bus_name) == teller:
                self._focus[teller.bus_name] = None
        return None
