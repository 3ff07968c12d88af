"""Pointer and keys on X11, through the RECORD extension.

pynput is not used here: it records pointer and keys in two contexts, whose order is lost, and
hides key codes and the server's time. Every event has the time at which the server got it.

What the server has recorded is read at once, but not more often than every few milliseconds: waking
up for every motion would cost more than all the rest.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from xcffib import xinput

from trajectory_recorder.capture._os.x11 import Connection, connected, extension, root
from trajectory_recorder.capture.input._handing_over import HandingOver
from trajectory_recorder.capture.input._hot_keys import HotKeys
from trajectory_recorder.capture.input._x_decoder import BUTTONS, Decoder
from trajectory_recorder.capture.input._x_makers import XINPUT_VERSION, Makers
from trajectory_recorder.capture.input._x_owner import OwnWindows
from trajectory_recorder.capture.input._x_record import DeviceEvent, PointerWarp, Recording
from trajectory_recorder.capture.presses import Presses
from trajectory_recorder.capture.source import Outlet
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import DeviceLost
from trajectory_recorder.events import Event, PointerState, StreamName
from trajectory_recorder.key_combination import Combination

_STATES_EVERY_NS = 1_000_000_000
# How long an event may lie in the server should it not be sent at once; its time doesn't change by it.
_FETCH_S = 0.1
# Events that come closer together than this are read together.
_REST_S = 0.005
_DEAF_AFTER = 2


class InputSource:
    """The pointer and the keyboard of the X server.

    Args:
        presses: Rung at every press of a button or key.
        owner_process_id: The process whose windows are the recorder's own.
        hot_keys: Keys that are the recorder's wherever the focus is.
    """

    stream: str = StreamName.INPUT

    def __init__(self, presses: Presses, owner_process_id: int, hot_keys: Sequence[Combination] = ()) -> None:
        self._presses = presses
        self._owner_process_id = owner_process_id
        self._hot_keys = HotKeys(hot_keys)

    def run(self, outlet: Outlet) -> None:
        """Listen until the outlet says to stop.

        Raises:
            MachineError: There is no X server, or it lacks an extension that is needed.
            DeviceLost: It went away, or stopped to tell.
        """
        with connected() as control, connected() as data, connected() as layout, connected() as news:
            ears = _Ears(Recording(control, data), Makers(news), Decoder(layout))
            states = _States(control)
            own = OwnWindows(control, self._owner_process_id)
            outlet.ready()
            if outlet.wait_for_start():
                handing_over = HandingOver(outlet, self._presses, own, self._hot_keys)
                _Listener(outlet, handing_over, ears, states, own).listen()


@dataclass(frozen=True, slots=True)
class _Ears:
    """All that hears."""

    recording: Recording
    makers: Makers
    decoder: Decoder


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
        self._xinput.XIQueryVersion(*XINPUT_VERSION).reply()
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
        self, outlet: Outlet, handing_over: HandingOver, ears: _Ears, states: _States, own: OwnWindows
    ) -> None:
        self._outlet = outlet
        self._handing_over = handing_over
        self._ears = ears
        self._states = states
        self._own = own
        self._heard = False
        self._unheard_changes = 0
        self._last_states: tuple[Event, ...] = ()

    def listen(self) -> None:
        states_due_ns = monotonic_ns()
        while not self._outlet.stopping:
            stamp_ns = monotonic_ns()
            if stamp_ns >= states_due_ns:
                self._tell_states()
                states_due_ns = stamp_ns + _STATES_EVERY_NS
            elif not self._pass_on() and not self._pass_on_all():
                self._outlet.looked(stamp_ns)
            time.sleep(_REST_S)
            self._ears.recording.wait(_FETCH_S)
        self._pass_on_all()

    def _pass_on_all(self) -> bool:
        """Emit everything that happened up to now; False if there was nothing."""
        self._states.fetch()
        return self._pass_on()

    def _pass_on(self) -> bool:
        """Emit what the server has sent; False if that is nothing."""
        recorded = self._ears.recording.read()
        if not recorded:
            return False
        self._heard = True
        self._ears.makers.hear()
        self._ears.decoder.follow_layout()
        for it in recorded:
            if isinstance(it, PointerWarp):
                self._ears.makers.warp()
                continue
            injected = self._ears.makers.injected(it) if isinstance(it, DeviceEvent) else None
            decoded = self._ears.decoder.decode(it, injected=injected)
            if decoded is not None:
                self._handing_over.emit(*decoded)
        return True

    def _tell_states(self) -> None:
        self._pass_on_all()  # what happened before comes before
        stamp_ns = monotonic_ns()
        pointer, keys_down, modifiers = self._states.read()
        states = (pointer, self._ears.decoder.keyboard_state(keys_down, modifiers))
        for state in states:
            self._handing_over.emit(stamp_ns, state)
        self._own.refresh()
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
