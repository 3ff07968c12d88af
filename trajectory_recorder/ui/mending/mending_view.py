"""The replay that one recording is mended in: with what was found, the tools, and the way out.

What is decided about the recording is decided in `model`; bringing it to an endpoint is others' work.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent

from trajectory_recorder.capture.source import Source
from trajectory_recorder.events import Rectangle
from trajectory_recorder.quality.policy import Policy
from trajectory_recorder.redaction import draft
from trajectory_recorder.redaction.edits import Edit
from trajectory_recorder.replay.timeline.timeline import Span
from trajectory_recorder.ui.bridge import Bridge
from trajectory_recorder.ui.edit_words import Way
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.mending.edit_bar import WAYS, EditBar
from trajectory_recorder.ui.mending.model import MendingModel, cover, plain_edit
from trajectory_recorder.ui.mending.narrating import Narrating
from trajectory_recorder.ui.mending.opening import Looked, Opened
from trajectory_recorder.ui.mending.panel import MendingPanel
from trajectory_recorder.ui.mending.region_picker import RegionPicker
from trajectory_recorder.ui.mending.remedies import Remedy
from trajectory_recorder.ui.mending.screen_reading import ScreenReading
from trajectory_recorder.ui.mending.submission import Submission
from trajectory_recorder.ui.replay.keyboard import Keyboard
from trajectory_recorder.ui.replay.shortcuts import MENDING_SHORTCUTS, SHORTCUTS, Command
from trajectory_recorder.ui.replay.window import ReplayWindow


class MendingReplay(ReplayWindow):
    """One recording being mended. Closing it loses nothing.

    Args:
        opened: The recording and its edits so far.
        root: Its folder.
        disk: Keeps the edits.
        work: Runs what takes long.
        policy: What the result is checked by; None for the built-in one.
        override_allowed: Whether a recording may go that fails its checks, with a reason.
        microphone: Makes the source of a narration.
        sound: Whether the voice is to be heard.
    """

    shortcuts = SHORTCUTS + MENDING_SHORTCUTS
    deletion_wanted = Signal()
    close_wanted = Signal()

    def __init__(
        self,
        opened: Opened,
        root: Path,
        *,
        disk: Bridge,
        work: Bridge,
        policy: Policy | None,
        override_allowed: bool,
        microphone: Callable[[], Source],
        sound: bool = True,
    ) -> None:
        super().__init__(opened.recording, sound=sound)
        self._root, self._disk = root, disk
        self.mending = MendingModel(
            opened.recording.timeline, edits=opened.edits, keep=self._keep, changed=self._show_mending
        )
        self.panel, self.bar = MendingPanel(self.mending), EditBar()
        self.picker = RegionPicker(self.canvas)
        self._covered = Span(0, 0)
        self.narrating = Narrating(
            self, self.mending, self.panel.narration, root=root, disk=disk, microphone=microphone
        )
        self.screen_reading = ScreenReading(self.mending, self.panel.screen_box, root=root)
        self.submission = Submission(
            self.mending,
            self.panel.submit,
            root=root,
            policy=policy,
            override_allowed=override_allowed,
            disk=disk,
            work=work,
        )
        self.add_panel(translate("Mending", "Mend"), self.panel)
        self.show_panel(self.panel)
        self.add_bar(self.bar)
        self._connect_mending()
        if opened.problem is not None:
            self.mending.not_kept(opened.problem)
        self._show_mending()

    def see(self, looked: Looked) -> None:
        """Take what the checks found."""
        self.mending.see(looked.remarks, looked.disclosed)

    def use(self, way: Way, span: Span) -> None:
        """Mend a stretch in some way."""
        if way is Way.COVER:
            self._covered = span
            self.seek(span.from_ns)
            self.picker.begin()
        elif way is Way.NARRATE:
            self.show_panel(self.panel)
            self.narrating.begin(span)
            self.panel.show_narration()
        elif way is Way.NOTE:
            self.show_panel(self.panel)
            self.panel.ask_for_note(span)
        else:
            self.mending.do(plain_edit(way, span))

    def _connect_mending(self) -> None:
        panel, bar = self.panel, self.bar
        panel.findings.remedy_wanted.connect(self._remedy)
        panel.findings.go_wanted.connect(lambda it: self._go(it.from_ns, it.to_ns))
        panel.changes.go_wanted.connect(lambda it: self._go(it.from_ns, it.to_ns))
        panel.left.connect(self.canvas.setFocus)
        panel.submit.deletion_wanted.connect(self.deletion_wanted)
        panel.submit.close_wanted.connect(self.close_wanted)
        bar.wanted.connect(self._use_selected)
        bar.undo_wanted.connect(self.mending.undo)
        bar.redo_wanted.connect(self.mending.redo)
        self.timeline_view.span_selected.connect(lambda *_: self.bar.show_span(self.selected_span))
        self.picker.picked.connect(self._cover)
        self.picker.given_up.connect(self.canvas.setFocus)
        self.narrating.failed.connect(self.mending.not_kept)
        self.submission.locked.connect(self._lock)
        self._commands_of_mending: dict[Command, Callable[[], None]] = {
            Command.UNDO: self.mending.undo,
            Command.REDO: self.mending.redo,
            Command.SUBMIT: self._submit,
        }
        Keyboard(self, MENDING_SHORTCUTS).wanted.connect(lambda command, _: self._obey(command))

    def _obey(self, command: Command) -> None:
        if not self.bar.isEnabled():
            return
        if command in WAYS:
            self._use_selected(WAYS[command])
        else:
            self._commands_of_mending[command]()

    def _use_selected(self, way: Way) -> None:
        if self.selected_span is not None:
            self.use(way, self.selected_span)

    def _remedy(self, remedy: Remedy) -> None:
        self._go(remedy.span.from_ns, remedy.span.to_ns)
        if remedy.edit is not None:
            self.mending.do(remedy.edit)
        else:
            self.use(remedy.way, remedy.span)

    def _go(self, from_ns: int, to_ns: int) -> None:
        self.seek(from_ns)
        if to_ns > from_ns:
            self.timeline_view.select(from_ns, to_ns)
        else:
            self.timeline_view.clear_selection()

    def _cover(self, display_id: int, area: Rectangle) -> None:
        self.canvas.setFocus()
        self.mending.do(cover(self._covered, display_id, area))

    def _submit(self) -> None:
        if self.mending.is_checked and not self.mending.is_broken:
            self.show_panel(self.panel)
            self.submission.submit()

    def _lock(self, locked: bool) -> None:  # noqa: FBT001 - Qt's protocol
        self.picker.end()
        self.narrating.give_up()
        for part in (self.bar, self.panel.findings, self.panel.changes):
            part.setEnabled(not locked)

    def _keep(self, edits: tuple[Edit, ...]) -> None:
        self._disk.work(lambda: draft.save(self._root, edits), lambda _: None, self.mending.not_kept)

    def _show_mending(self) -> None:
        if self.model.timeline is not self.mending.timeline:
            self.show_remarks(self.mending.timeline)
        self.panel.show_model()
        self.bar.show_history(can_undo=self.mending.can_undo, can_redo=self.mending.can_redo)
        if self.model.preview.edits != self.mending.edits:
            self.show_preview(self.mending.preview)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self.submission.cancel()
        self.narrating.give_up()
        self.screen_reading.leave()
        super().closeEvent(event)
