"""Tells fields for passwords where the system tells of no focus unasked: Windows and macOS share this.

Pure but for who is asked.
"""

from collections.abc import Callable

from trajectory_recorder.capture.elements.asker import Absent, Asker
from trajectory_recorder.capture.secrets.fields import Answer, Where
from trajectory_recorder.events import Absence

_ANSWERS = {
    Absence.NOTHING: Answer.NOTHING,
    Absence.GONE: Answer.MOVED,
    Absence.TIMEOUT: Answer.LATE,
}


class AskedFields:
    """See `Fields`.

    Args:
        asker: Asks applications.
        where: Where keys go now.
        system_says_secret: Whether the system itself keeps keys from others now.
    """

    tells = False

    def __init__(
        self, asker: Asker, where: Callable[[], Where], *, system_says_secret: Callable[[], bool]
    ) -> None:
        self._asker = asker
        self._where = where
        self._system_says_secret = system_says_secret

    def where(self) -> Where:
        return self._where()

    def told(self, deadline_ns: int) -> list[bool]:  # noqa: ARG002 - nobody is waited for
        return [True] if self._system_says_secret() else []

    def ask(self, deadline_ns: int) -> Answer:
        if self._system_says_secret():
            return Answer.SECRET
        self._asker.begin()
        try:
            element = self._asker.focused(deadline_ns)
        except Absent as absent:
            return _ANSWERS.get(absent.why, Answer.BLIND)
        return Answer.SECRET if element.secret else Answer.PLAIN
