"""What the system has to allow before anything can be recorded, and what it says of it now. Knows no Qt.

Each look is quick and asks nobody anything: a person who is asked by the system is asked by a button of theirs.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass

from trajectory_recorder.capture._os.privacy import Pane
from trajectory_recorder.capture.desktop_session import allowed, check_desktop_session, check_input
from trajectory_recorder.capture.microphone_permission import check_microphone
from trajectory_recorder.errors import MachineError
from trajectory_recorder.ui.home.standing import Mood, Standing
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.wording import sentence

_PANES = "x-apple.systempreferences:com.apple.preference.security?Privacy_"
_ANCHORS = {Pane.SCREEN: "ScreenCapture", Pane.INPUT: "ListenEvent", Pane.MICROPHONE: "Microphone"}
_WINDOWS_MICROPHONE = "ms-settings:privacy-microphone"
_NOTHING = "none"
"""What the sentence on elements begins with where applications will tell nothing."""


@dataclass(frozen=True, slots=True)
class Permission:
    """One thing that a recording needs; `settings_url` opens where the system lets a person allow it."""

    name: str
    standing: Standing
    settings_url: str = ""


def look() -> tuple[Permission, ...]:
    """See what is allowed now. It may take a moment: not for a window's thread."""
    session = _session()
    if session.standing.mood is Mood.BAD and sys.platform == "linux":
        # Without it every other look would only say the same again.
        return (session, _microphone())
    return (session, *_inputs(), _elements(), _microphone())


def is_enough(seen: tuple[Permission, ...]) -> bool:
    """Whether something can be recorded."""
    return bool(seen) and all(it.standing.mood is not Mood.BAD for it in seen)


def _session() -> Permission:
    if sys.platform == "darwin":
        session = _mac(translate("Permissions", "Screen"), Pane.SCREEN)
    else:
        # The window system's libraries may be missing, which is a finding of this look.
        session = _looked(translate("Permissions", "Screen"), _see_screen)
    return session


def _see_screen() -> str:
    from trajectory_recorder.capture.displays import read_displays  # noqa: PLC0415

    check_desktop_session(narration=False)
    count = len(read_displays())
    if count == 1:
        return translate("Permissions", "One display can be recorded.")
    return translate("Permissions", "{count} displays can be recorded.").format(count=count)


def _inputs() -> tuple[Permission, ...]:
    if sys.platform == "darwin":
        heard = _mac(translate("Permissions", "Keyboard and mouse"), Pane.INPUT)
    else:
        heard = _looked(translate("Permissions", "Keyboard and mouse"), _hear_input)
    return (heard,)


def _hear_input() -> str:
    check_input()
    return translate("Permissions", "Clicks and keys can be recorded.")


def _elements() -> Permission:
    name = translate("Permissions", "Names of buttons and fields")
    url = f"{_PANES}Accessibility" if sys.platform == "darwin" else ""
    try:
        from trajectory_recorder.capture.elements import describe_support  # noqa: PLC0415

        told = describe_support()
    except (MachineError, OSError) as error:
        return Permission(name, Standing(translate("Permissions", "Not told"), Mood.LOOK, str(error)), url)
    if told.startswith(_NOTHING):
        detail = sentence(told.removeprefix(_NOTHING).lstrip(": "))
        return Permission(name, Standing(translate("Permissions", "Not told"), Mood.LOOK, detail), url)
    return Permission(name, Standing(translate("Permissions", "Ready"), Mood.GOOD, sentence(told)))


def _microphone() -> Permission:
    name = translate("Permissions", "Microphone")
    url = {"darwin": _PANES + _ANCHORS[Pane.MICROPHONE], "win32": _WINDOWS_MICROPHONE}.get(sys.platform, "")
    without = translate("Permissions", "You can also record without your voice.")
    try:
        from trajectory_recorder.capture.voice.probe import microphones  # noqa: PLC0415

        check_microphone()
        found = microphones()
    except (MachineError, OSError) as error:
        detail = f"{_sentences(error)} {without}"
        return Permission(name, Standing(translate("Permissions", "Not ready"), Mood.LOOK, detail), url)
    if not found:
        detail = translate("Permissions", "There is none. Plug one in.")
        return Permission(
            name, Standing(translate("Permissions", "Not ready"), Mood.LOOK, f"{detail} {without}"), url
        )
    return Permission(name, Standing(translate("Permissions", "Ready"), Mood.GOOD, found[0]))


def _mac(name: str, pane: Pane) -> Permission:
    """What macOS says of a pane of its settings."""
    if allowed()[pane]:
        return Permission(name, Standing(translate("Permissions", "Ready"), Mood.GOOD))
    detail = translate(
        "Permissions",
        "Open System Settings > Privacy & Security > {pane}, switch this app on there, and start it again.",
    ).format(pane=pane.value)
    return Permission(
        name, Standing(translate("Permissions", "Not allowed"), Mood.BAD, detail), f"{_PANES}{_ANCHORS[pane]}"
    )


def _looked(name: str, see: Callable[[], str]) -> Permission:
    try:
        return Permission(name, Standing(translate("Permissions", "Ready"), Mood.GOOD, see()))
    except (MachineError, OSError) as error:
        return Permission(
            name, Standing(translate("Permissions", "Not possible"), Mood.BAD, _sentences(error))
        )


def _sentences(error: MachineError | OSError) -> str:
    if isinstance(error, MachineError):
        return f"{sentence(error.message)} {sentence(error.remedy)}".strip()
    return sentence(str(error))
