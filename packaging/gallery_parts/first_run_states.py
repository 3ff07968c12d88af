"""The first run, page by page."""

from collections.abc import Iterator
from contextlib import contextmanager

from gallery_parts.contributing import at_home, contributing
from gallery_parts.materials import Materials
from gallery_parts.stage import DARK, TWICE, Stage
from gallery_parts.states import Pixels, state

_SCREEN_PX = (1000, 700)
_TITLE = "^Set up"
_CONSENT = """\
What you record for this project shows how the work of a laboratory is done. It is used to teach and to test \
programs that are to help with such work.

You decide what is recorded, and when. You see every recording before anybody else does, and can cut, cover or \
mute anything in it. Nothing leaves your computer before you submit it.

Reviewers of the project see what you submitted, under a pseudonym. You can take a recording back, and this \
consent, at any time.
"""


@contextmanager
def _first_run(
    steps: int, *, signed_in: bool = True, size_px: tuple[int, int] = _SCREEN_PX, **environment: str
) -> Iterator[Stage]:
    """Go so many steps on."""
    with contributing() as there:
        there.wants_consent(_CONSENT)
        how = {"size_px": size_px, "title": _TITLE, "first_run": True, "sound": True, "signed_in": signed_in}
        with at_home(there, **how, **environment) as stage:  # type: ignore[arg-type]
            stage.presses(*("alt+Right",) * steps)
            stage.settles()
            yield stage


@state("first-sign-in", "Sign in", "Where tasks come from; recording goes without an account, too.")
def _sign_in(_: Materials) -> Pixels:
    with _first_run(0, signed_in=False) as stage:
        return stage.look_at(_TITLE)


@state("first-code", "The code", "The code is entered in the browser, where the password is.")
def _code(_: Materials) -> Pixels:
    with _first_run(0, signed_in=False) as stage:
        stage.presses("alt+a", "Tab", "space")
        stage.settles()
        return stage.look_at(_TITLE)


@state("first-consent", "Consent", "The project's own words, to be read to their end before they are signed.")
def _consent(_: Materials) -> Pixels:
    with _first_run(1) as stage:
        return stage.look_at(_TITLE)


@state("first-permissions", "Permissions", "What the system lets the recorder do, looked at live.")
def _permissions(_: Materials) -> Pixels:
    with _first_run(2) as stage:
        return stage.look_at(_TITLE)


@state("first-displays", "Displays", "Live pictures of what would be recorded; they are kept nowhere.")
def _displays(_: Materials) -> Pixels:
    with _first_run(3) as stage:
        return stage.look_at(_TITLE)


@state(
    "first-microphone", "Microphone", "A level that moves, and a test of five seconds that is played back."
)
def _microphone(_: Materials) -> Pixels:
    with _first_run(4) as stage:
        stage.presses(*("shift+Tab",) * 3, "space")
        stage.desktop.say("This is how I speak when I explain my work to others, and why I do it.")
        stage.settles()
        return stage.look_at(_TITLE)


@state("first-practice", "Practice", "A short recording, and at once what was good and what can be better.")
def _practice(_: Materials) -> Pixels:
    with _first_run(5) as stage:
        return stage.look_at(_TITLE)


@state("first-summary", "Good to know", "What is recorded, what never is, and how it is paused and ended.")
def _summary(_: Materials) -> Pixels:
    with _first_run(6) as stage:
        return stage.look_at(_TITLE)


@state("first-dark", "Dark", "The permissions on a dark desktop.")
def _dark(_: Materials) -> Pixels:
    with _first_run(2, **DARK) as stage:
        return stage.look_at(_TITLE)


@state("first-double", "Twice as fine", "The summary on a screen of twice the density; here its upper half.")
def _double(_: Materials) -> Pixels:
    width_px, height_px = _SCREEN_PX
    with _first_run(6, size_px=(2 * width_px, 2 * height_px), **TWICE) as stage:
        shown = stage.look_at(_TITLE)
        return shown[: shown.shape[0] // 2, : shown.shape[1] // 2]
