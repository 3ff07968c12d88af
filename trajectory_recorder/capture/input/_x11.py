"""Pointer and keys on X11, through the RECORD extension.

pynput is not used here: it records pointer and keys in two contexts, whose order is lost, and
hides key codes and the server's time. Every event has the time at which the server got it.
"""

from collections.abc import Sequence

from xcffib import xinput

from trajectory_recorder.capture._os.x11 import Connection, connected, extension, root, wait_readable
from trajectory_recorder.capture.input._x_decoder import BUTTONS, Decoder
from trajectory_recorder.capture.input._x_record import Recording
from trajectory_recorder.capture.source import Outlet
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import DeviceLost
from trajectory_recorder.events import Event, PointerState, StreamName

_STATES_EVERY_NS = 1_000_000_000
# How long an event may lie in the server before it is fetched; its time stamp doesn't change by it.
_FETCH_S = 0.1
_DEAF_AFTER = 2


class InputSource:
    """The pointer and the keyboard of the X server."""

    stream: str = StreamName.INPUT

    def run(self, outlet: Outlet) -> None:
        with connected() as control, connected() as data, connected() as layout:
            decoder = Decoder(layout)
            recording = Recording(control, data)
            states = _States(control)
            outlet.ready()
            if outlet.wait_for_start():
                _Listener(outlet, data, recording, states, decoder).listen()


class _States:
    """Asks what is held down now.

    Args:
        connection: Whom to ask.
    """

    def __init__(self, connection: Connection) -> None:
        self._core = connection.core
        self._root = root(connection)
        # The core protocol tells of five buttons only, two of which are the wheel.
        self._xinput = extension(connection, xinput.key)
        self._xinput.XIQueryVersion(2, 0).reply()
        self._pointer_id = self._xinput.XIGetClientPointer(0).reply().deviceid

    def read(self) -> tuple[PointerState, tuple[int, ...], int]:
        """The pointer, the key codes that are down, and the modifiers as the core protocol has them."""
        asked = (
            self._core.QueryPointer(self._root),
            self._xinput.XIQueryPointer(self._root, self._pointer_id),
            self._core.QueryKeymap(),
        )
        position, pointer, keymap = (request.reply() for request in asked)
        buttons = tuple(button for number, button in BUTTONS.items() if _bit(pointer.buttons, number, 32))
        keys_down = tuple(key_code for key_code in range(8, 256) if _bit(keymap.keys, key_code, 8))
        return PointerState(position.root_x, position.root_y, buttons), keys_down, position.mask

    def fetch(self) -> None:
        """Make the server send what it has recorded: any answer brings it along."""
        self._core.GetInputFocus().reply()


class _Listener:
    """The loop: passes events on, adds what is held once a second, and notices when it is deaf."""

    def __init__(
        self, outlet: Outlet, data: Connection, recording: Recording, states: _States, decoder: Decoder
    ) -> None:
        self._outlet = outlet
        self._data = data
        self._recording = recording
        self._states = states
        self._decoder = decoder
        self._heard = False
        self._unheard_changes = 0
        self._last_states: tuple[Event, ...] = ()

    def listen(self) -> None:
        states_due_ns = monotonic_ns()
        while not self._outlet.stopping:
            if monotonic_ns() >= states_due_ns:
                self._tell_states()
                states_due_ns = monotonic_ns() + _STATES_EVERY_NS
            if self._pass_on() or wait_readable(self._data, _FETCH_S):
                continue
            stamp_ns = monotonic_ns()
            self._states.fetch()
            if not self._pass_on():
                self._outlet.looked(stamp_ns)
        self._pass_on_all()

    def _pass_on_all(self) -> None:
        """Emit everything that happened up to now."""
        self._states.fetch()
        while self._pass_on():
            pass

    def _pass_on(self) -> bool:
        """Emit one batch; False if there was none."""
        batch = self._recording.read()
        if batch is None:
            return False
        self._heard = True
        for recorded in batch:
            decoded = self._decoder.decode(recorded)
            if decoded is not None:
                self._outlet.emit(*decoded)
        return True

    def _tell_states(self) -> None:
        self._pass_on_all()  # what happened before comes before
        stamp_ns = monotonic_ns()
        pointer, keys_down, modifiers = self._states.read()
        states = (pointer, self._decoder.keyboard_state(keys_down, modifiers))
        for state in states:
            self._outlet.emit(stamp_ns, state)
        self._check_hearing(states)

    def _check_hearing(self, states: tuple[Event, ...]) -> None:
        """See that whatever moves is heard.

        Once it may be missed honestly: the server moves the pointer without an event when the
        screen shrinks. Every other way, warps by programs included, makes one.

        Raises:
            DeviceLost: Pointer or keys changed twice in a row, and no event came.
        """
        changed = bool(self._last_states) and states != self._last_states
        self._unheard_changes = self._unheard_changes + 1 if changed and not self._heard else 0
        if self._unheard_changes >= _DEAF_AFTER:
            raise DeviceLost(
                "the pointer or the keys moved and the X server did not record it",
                "the recorder starts to listen anew by itself",
            )
        self._heard = False
        self._last_states = states


def _bit(words: Sequence[int], number: int, width: int) -> bool:
    index, bit = divmod(number, width)
    return index < len(words) and bool(words[index] >> bit & 1)
