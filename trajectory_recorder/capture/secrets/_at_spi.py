"""Tells fields for passwords on X servers, through AT-SPI.

The X server says whose window has the keyboard, and that process alone is asked and listened to. An
element is asked for its role and its parent's, never for what it holds.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from xcffib import xproto

from trajectory_recorder.capture._os import x11
from trajectory_recorder.capture._os.d_bus import Conversation, Silence
from trajectory_recorder.capture.elements import _at_spi_words as words
from trajectory_recorder.capture.elements._at_spi_applications import Application, Applications
from trajectory_recorder.capture.elements._at_spi_bus import accessibility_bus
from trajectory_recorder.capture.elements._at_spi_finding import find_window, search_focus
from trajectory_recorder.capture.elements._at_spi_words import ACCESSIBLE, Node, Role, State
from trajectory_recorder.capture.elements._x11_places import Place, Places
from trajectory_recorder.capture.secrets.fields import Answer, Fields, Where
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.events import Rectangle

_TRY_AGAIN_NS = 2_000_000_000  # until then every field passes for an ordinary one
_OPENING_NS = 1_000_000_000
_SERVER_TIMES = 1 << 32  # milliseconds, which wrap around
_LONGEST_AGO_MS = 1_000


@contextmanager
def open_fields() -> Iterator[Fields]:
    """Open what tells; accessibility is on until it is closed.

    Raises:
        MachineError: There is no X server, or it can't tell whose a window is.
        DeviceLost: It went away.
    """
    with x11.connected() as connection, ExitStack() as opened:
        fields = _AtSpiFields(Places(connection), _ActiveWindow(connection), opened)
        fields.open_bus()  # before anybody types
        yield fields


class _AtSpiFields:
    """See `Fields`. What holds an open bus is `opened`, for its caller to close in the end."""

    tells = True

    def __init__(self, places: Places, active_window: "_ActiveWindow", opened: ExitStack) -> None:
        self._places = places
        self._active_window = active_window
        self._opened = opened
        self._bus: _Bus | None = None
        self._try_again_ns = 0
        self._focus = 0
        self._process_id = 0

    def where(self) -> Where:
        focus = self._places.focus()
        if focus != self._focus:
            place = self._places.focused()
            self._focus, self._process_id = focus, 0 if place is None else place.process_id
        # The server tells of changes before it answers.
        changes, changed_ns = self._active_window.changes()
        return Where(self._focus, self._process_id, changes, changed_ns)

    def told(self, deadline_ns: int) -> list[bool]:
        bus = self.open_bus()
        if bus is None:
            return []
        try:
            return bus.told(self._process_id, deadline_ns)
        except OSError:
            self._close_bus()
            return []

    def ask(self, deadline_ns: int) -> Answer:
        place, bus = self._places.focused(), self.open_bus()
        if place is None or bus is None:
            return Answer.BLIND
        try:
            return bus.ask(place, deadline_ns)
        except Silence:
            return Answer.LATE
        except OSError:
            self._close_bus()
            return Answer.BLIND

    def open_bus(self) -> "_Bus | None":
        """The bus, opened anew from time to time while there is none."""
        if self._bus is None and monotonic_ns() >= self._try_again_ns:
            try:
                conversation = self._opened.enter_context(accessibility_bus())
                self._bus = _Bus(conversation)
            except (OSError, Silence):
                self._close_bus()
        return self._bus

    def _close_bus(self) -> None:
        self._bus = None
        self._try_again_ns = monotonic_ns() + _TRY_AGAIN_NS
        self._opened.close()


class _ActiveWindow:
    """How often the window manager made another window the active one."""

    def __init__(self, connection: x11.Connection) -> None:
        self._connection = connection
        self._name = x11.atom(connection, "_NET_ACTIVE_WINDOW")
        mask = [xproto.EventMask.PropertyChange]
        connection.core.ChangeWindowAttributesChecked(x11.root(connection), xproto.CW.EventMask, mask).check()

    def changes(self) -> tuple[int, int | None]:
        """Changes since the last call, and the monotonic time of the last one.

        The time is None where the server's clock is not ours, as of a server elsewhere.
        """
        count, last_ms = 0, 0
        while (event := self._connection.poll_for_event()) is not None:
            if isinstance(event, xproto.PropertyNotifyEvent) and event.atom == self._name:
                count, last_ms = count + 1, event.time
        if not count:
            return 0, None
        now_ns = monotonic_ns()
        ago_ms = (now_ns // 1_000_000 - last_ms) % _SERVER_TIMES
        # By the same clock it was since the last look, which is less than a second ago.
        return count, now_ns - ago_ms * 1_000_000 if ago_ms < _LONGEST_AGO_MS else None


class _Bus:
    """The applications on an open bus. Raises OSError once that is gone."""

    def __init__(self, conversation: Conversation) -> None:
        self._conversation = conversation
        self._applications = Applications(conversation)
        self._applications.listen(monotonic_ns() + _OPENING_NS)
        self._heard: list[Node] = []

    def told(self, process_id: int, deadline_ns: int) -> list[bool]:
        """Whether what got the focus in a process since the last call is secret, as far as it answers."""
        heard, self._heard = self._hear(process_id), []
        told = []
        for node in heard:
            try:
                told.append(self._is_secret(node, deadline_ns))
            except Silence:
                break  # the same process would be asked for the rest
        return told

    def ask(self, place: Place, deadline_ns: int) -> Answer:
        """Ask the applications of a window's process.

        Raises:
            Silence: They did not answer in time.
        """
        applications = self._applications.of_process(place.process_id, deadline_ns)
        if not applications:
            return Answer.BLIND
        answer = Answer.NOTHING
        for application in applications:
            before = len(self._hear(place.process_id))
            node = self._focused(application, place, deadline_ns)
            if node is not None:
                answer = Answer.SECRET if self._is_secret(node, deadline_ns) else Answer.PLAIN
            if len(self._hear(place.process_id)) > before:
                return Answer.MOVED
        return answer

    def _hear(self, process_id: int) -> list[Node]:
        """All that was heard of a process and is not told yet."""
        heard = [*self._heard, *self._applications.hear()]
        self._heard = [node for node in heard if self._applications.process_of(node) == process_id]
        return self._heard

    def _focused(self, application: Application, place: Place, deadline_ns: int) -> Node | None:
        if not self._applications.tells_focus(application):
            # It had the focus before we listened, or never tells.
            return self._search(application, place.bounds, deadline_ns)
        node = self._applications.focus_of(application)
        if node is None:
            return None
        (states,) = self._conversation.ask([node.call(ACCESSIBLE, "GetState")], deadline_ns)
        return node if State.FOCUSED in words.states(states) else None

    def _search(self, application: Application, seen: Rectangle, deadline_ns: int) -> Node | None:
        window = find_window(self._conversation, application, seen, deadline_ns)
        if window is None:
            return None
        found = search_focus(self._conversation, window, deadline_ns)
        if found is None:
            # Chromium begins to describe its pages when it is asked for attributes the first time.
            self._conversation.ask([window.node.call(ACCESSIBLE, "GetAttributes")], deadline_ns)
        return found

    def _is_secret(self, node: Node, deadline_ns: int) -> bool:
        role, attributes, parent = self._conversation.ask(
            [
                node.call(ACCESSIBLE, "GetRole"),
                node.call(ACCESSIBLE, "GetAttributes"),
                node.property(ACCESSIBLE, "Parent"),
            ],
            deadline_ns,
        )
        # Chromium says so of fields to which a page gave a role of its own.
        if words.number(role) == Role.PASSWORD_TEXT or (
            words.strings(attributes).get("text-input-type") == "password"
        ):
            return True
        # In GTK 4 what has the focus lies within the field.
        around = words.node(parent, node)
        if around is None:
            return False
        (role,) = self._conversation.ask([around.call(ACCESSIBLE, "GetRole")], deadline_ns)
        return words.number(role) == Role.PASSWORD_TEXT
