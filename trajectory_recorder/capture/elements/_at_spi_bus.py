"""Opens the accessibility bus, and has accessibility switched on for as long as it is in use.

Some toolkits tell nothing before `org.a11y.Status.IsEnabled` is true: Chromium and what is built
on it look at it when they start, Firefox too, Qt before 6 whenever it changes; GTK tells always.
Being on costs applications a little work, so it is switched back afterwards if it was off before.
`ScreenReaderEnabled` is left alone: with it, applications change how they behave.

https://gitlab.gnome.org/GNOME/at-spi2-core/-/blob/main/bus/README.md
"""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager

from trajectory_recorder.capture._os.d_bus import PROPERTIES, Call, Conversation

log = logging.getLogger(__name__)

_LAUNCHER = ("org.a11y.Bus", "/org/a11y/bus")
_STATUS = "org.a11y.Status"


@contextmanager
def accessibility_bus() -> Iterator[Conversation]:
    """A conversation on the accessibility bus, with accessibility on meanwhile.

    Raises:
        OSError: There is no such bus in this session.
    """
    with _session_bus() as session:
        was_on = _is_on(session)
        if not was_on:
            _switch(session, on=True)
            log.info("switched the desktop's accessibility on for the recording")
        try:
            with Conversation(_address(session)) as bus:
                yield bus
        finally:
            if not was_on:
                _switch_back()


def accessibility_is_on() -> bool:
    """Whether the desktop's accessibility is on.

    Raises:
        OSError: The session has none.
    """
    with _session_bus() as session:
        return _is_on(session)


def _is_on(session: Conversation) -> bool:
    reply = session.ask_one(Call(*_LAUNCHER, PROPERTIES, "Get", "ss", (_STATUS, "IsEnabled")))
    return reply == (("b", True),)


def _switch_back() -> None:
    # Over a bus of its own, for the first one may have failed in between.
    try:
        with _session_bus() as session:
            _switch(session, on=False)
    except OSError as error:
        log.warning("the desktop's accessibility could not be switched off again: %s", error)
    else:
        log.info("switched the desktop's accessibility off again")


def _switch(session: Conversation, *, on: bool) -> None:
    session.ask_one(Call(*_LAUNCHER, PROPERTIES, "Set", "ssv", (_STATUS, "IsEnabled", ("b", on))))


def _address(session: Conversation) -> str:
    match session.ask_one(Call(*_LAUNCHER, "org.a11y.Bus", "GetAddress")):
        case (str(address),) if address:
            return address
    raise ConnectionError("the session's accessibility bus has no address")


def _session_bus() -> Conversation:
    return Conversation(os.environ.get("DBUS_SESSION_BUS_ADDRESS", ""))
