"""Sends what is in the queue from inside a program that people use: one entry after the other, on its own thread.

It judges nothing and asks nobody; whatever is in the queue and due goes. Other processes may work on the same
queue: who sends an entry holds it. What is unfinished when it closes goes on at the next start.
"""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from trajectory_recorder.account.tokens import TokenSource
from trajectory_recorder.errors import TrajectoryError
from trajectory_recorder.upload.control import Control
from trajectory_recorder.upload.entry import AGAIN, DUE, UNFINISHED, Entry, QueueState
from trajectory_recorder.upload.progress import Snapshot
from trajectory_recorder.upload.queue import Queue
from trajectory_recorder.upload.sender import Sender, due

log = logging.getLogger(__name__)

# How soon it is seen that another process enqueued something, or that it is time for another try.
_LOOK_S = 2.0
# The endpoint's checks are not waited for while something else could be sent.
_FOLLOW_S = 3.0
# Whoever is not signed in is told so; the endpoint is not asked again and again.
_SIGN_IN_S = 600.0
# Longer than a line takes that works; one that is silent would take a minute to say so.
_PATIENCE_S = 2.0


@dataclass(frozen=True, slots=True)
class Standing:
    """An entry of the queue and how far it is.

    `bytes_sent` counts those that the endpoint has, up to `entry.bytes`. `now` tells of the sending that is under
    way in this process, and is None of all other entries.
    """

    entry: Entry
    bytes_sent: int
    now: Snapshot | None = None


class Uploader:
    """Sends from `start` to `close`. Its methods read or write a small file, and may be called from any thread.

    Args:
        path: The queue's database, which is made if it is missing.
        tokens_of: The tokens of the endpoint at an address.
        bytes_per_s: A cap on the bandwidth; None for none. A change holds from the next entry on.
        on_change: Called, on the sending thread, whenever an entry begins or ends.
        utc_s: The wall clock.

    Raises:
        OutputUnusable: The queue can't be used; so for most methods.
    """

    def __init__(
        self,
        path: Path,
        tokens_of: Callable[[str], TokenSource],
        *,
        bytes_per_s: float | None = None,
        on_change: Callable[[], None] = lambda: None,
        utc_s: Callable[[], float] = time.time,
    ) -> None:
        self.queue = Queue(path, utc_s=utc_s)
        self.bytes_per_s = bytes_per_s
        self._tokens_of, self._on_change, self._utc_s = tokens_of, on_change, utc_s
        self._lock = threading.Lock()
        self._sender: tuple[str, Sender, Control] | None = None
        self._woken, self._closing = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, name="uploader", daemon=True)

    def start(self) -> None:
        """Begin with what is due."""
        self.signed_in()
        self._thread.start()

    def close(self) -> bool:
        """End; what is being sent goes on at the next start. Returns whether something is unfinished."""
        self._closing.set()
        self._woken.set()
        with self._lock:
            if self._sender is not None:
                self._sender[2].stop()
        if self._thread.is_alive():
            self._thread.join(_PATIENCE_S)
        unfinished = any(it.state in DUE | {QueueState.SENDING} for it in self.queue.entries())
        # A thread that hangs on a silent line ends with the process, and so does its lock.
        if not self._thread.is_alive():
            self.queue.close()
        return unfinished

    def wake(self) -> None:
        """Look at once, because something was enqueued."""
        self._woken.set()

    def signed_in(self) -> None:
        """Try all again that waits for somebody to sign in."""
        for it in self.queue.entries():
            self.queue.wait_again(it.id, only=frozenset({QueueState.WAITING_SIGN_IN}))
        self.wake()

    def standings(self) -> tuple[Standing, ...]:
        """All entries and how far they are, the oldest first."""
        return tuple(map(self._standing, self.queue.entries()))

    def pause(self, entry_id: str) -> bool:
        """Have an entry not be sent any further; returns whether there was anything to pause, so for the others."""
        return self._stop_if(entry_id, done=self.queue.pause(entry_id))

    def resume(self, entry_id: str) -> bool:
        """Have a paused one go on."""
        return self._wake_if(done=self.queue.wait_again(entry_id, only=frozenset({QueueState.PAUSED})))

    def retry(self, entry_id: str) -> bool:
        """Have one that failed or was cancelled tried again, or one that waits for its next try, now."""
        waits = frozenset({QueueState.WAITING, QueueState.WAITING_SIGN_IN})
        return self._wake_if(done=self.queue.wait_again(entry_id, only=AGAIN | waits))

    def cancel(self, entry_id: str) -> bool:
        """Have one not be sent at all."""
        return self._stop_if(entry_id, done=self.queue.cancel(entry_id))

    def pause_all(self) -> None:
        """Pause all that is unfinished, until somebody resumes it."""
        for it in self.queue.entries():
            if it.state in UNFINISHED - {QueueState.CHECKING, QueueState.PAUSED}:
                self.pause(it.id)

    def resume_all(self) -> None:
        """Have all go on that is paused."""
        for it in self.queue.entries():
            if it.state is QueueState.PAUSED:
                self.resume(it.id)

    def _standing(self, entry: Entry) -> Standing:
        with self._lock:
            sender = self._sender[1] if self._sender is not None and self._sender[0] == entry.id else None
        now = sender.snapshot() if sender is not None else None
        # Before it is declared anew nothing is known of it yet but what was noted.
        is_declared = now is not None and now.bytes_total > 0
        sent = now.bytes_done if now is not None and is_declared else self.queue.bytes_sent(entry.id)
        return Standing(entry, min(sent, entry.bytes), now)

    def _stop_if(self, entry_id: str, *, done: bool) -> bool:
        """Stop the sending of an entry, whose new state the queue has already."""
        with self._lock:
            if done and self._sender is not None and self._sender[0] == entry_id:
                self._sender[2].stop()
        return done

    def _wake_if(self, *, done: bool) -> bool:
        if done:
            self.wake()
        return done

    def _run(self) -> None:
        while not self._closing.is_set():
            self._woken.clear()
            try:
                entry = self._next()
                if entry is not None:
                    self._send(entry)
                    continue
            except TrajectoryError as error:
                # The disk is full, or another process was quicker.
                log.warning("sending waits: %s", error)
            self._woken.wait(_LOOK_S)

    def _next(self) -> Entry | None:
        """What to send now; what is only to be looked at again comes last."""
        now_s = self._utc_s()
        ready = [it for it in self.queue.entries() if due(it, now_s) and self._may_try(it, now_s)]
        return min(ready, key=lambda it: (it.state is QueueState.CHECKING, it.changed_s), default=None)

    def _may_try(self, entry: Entry, now_s: float) -> bool:
        if entry.state is not QueueState.WAITING_SIGN_IN:
            return True
        return not 0 <= now_s - entry.changed_s < _SIGN_IN_S

    def _send(self, entry: Entry) -> None:
        control = Control()
        sender = Sender(
            self.queue,
            entry.id,
            self._tokens_of(entry.endpoint),
            control=control,
            bytes_per_s=self.bytes_per_s,
            follow_s=_FOLLOW_S,
            left_as=QueueState.WAITING,
            utc_s=self._utc_s,
        )
        with self._lock:
            self._sender = entry.id, sender, control
            if self._closing.is_set():
                control.stop()
        self._on_change()
        try:
            sender.run()
        finally:
            with self._lock:
                self._sender = None
            self._on_change()
