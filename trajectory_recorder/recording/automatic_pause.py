"""Pauses a session for as long as there is a reason to, and lets it go on where nobody else had a say.

Whoever pauses or resumes by hand has the last word: what was paused by hand stays so, and what was
resumed by hand is not paused again for the same reason before that has gone and come anew.
"""

from collections.abc import Callable

from trajectory_recorder.recording.session import Session
from trajectory_recorder.recording.states import PauseReason, State


class AutomaticPause:
    """The reasons that hold now, and what follows from them. Use it on the session's thread of commands.

    Args:
        session: What is paused.
        changed: Called when its state, or the reason for it, has changed.
    """

    def __init__(self, session: Session, changed: Callable[[], None]) -> None:
        self._session = session
        self._changed = changed
        self._reasons: list[PauseReason] = []
        self._is_ours = False

    @property
    def reason(self) -> PauseReason | None:
        """Why the session is paused, if it wasn't by hand."""
        return self._reasons[-1] if self._is_ours else None

    def begin(self) -> None:
        """Session time runs now: what held before it did counts."""
        if self._reasons:
            self._pause()

    def take(self, reason: PauseReason, *, holds: bool) -> None:
        """A reason has come, or gone."""
        if holds == (reason in self._reasons):
            return
        if holds:
            self._reasons.append(reason)
            self._pause()
            return
        self._reasons.remove(reason)
        if not self._is_ours or self._session.state is not State.PAUSED:
            return
        if not self._reasons:
            self._is_ours = False
            self._session.resume()
        self._changed()

    def pause(self) -> None:
        """Pause by hand; raises as the session's own."""
        if not self._is_ours:
            self._session.pause()
        self._is_ours = False

    def resume(self) -> None:
        """Resume by hand; raises as the session's own."""
        self._session.resume()
        self._reasons.clear()
        self._is_ours = False

    def _pause(self) -> None:
        if self._session.state is State.RECORDING:
            self._session.pause(self._reasons[-1].detail)
            self._is_ours = True
        if self._is_ours:
            self._changed()
