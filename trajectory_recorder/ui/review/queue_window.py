"""The review queue: what waits, and what I have begun. Shows a `QueueModel`, and decides nothing."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from trajectory_recorder.reviewing.answers import Waiting
from trajectory_recorder.reviewing.draft import Draft
from trajectory_recorder.reviewing.workplace import Workplace
from trajectory_recorder.times import length
from trajectory_recorder.ui.bridge import Bridge
from trajectory_recorder.ui.language import Phrase, translate
from trajectory_recorder.ui.notice_panel import NoticePanel
from trajectory_recorder.ui.review.comparison_window import ComparisonWindow
from trajectory_recorder.ui.review.fields import dimmed, heading, label
from trajectory_recorder.ui.review.queue_model import Deed, QueueModel, ToCompare, ToReview, deeds
from trajectory_recorder.ui.review.review_window import ReviewWindow
from trajectory_recorder.ui.review.saving import saving

_LOOK_MS = 30_000
_SIZE_PX = (820, 620)
_MARGIN_PX = 18
_PADDING_PX = 6


class QueueWindow(QWidget):
    """One reviewer's queue. Closing it closes what is open; nothing is lost.

    Args:
        workplace: What it stands on.
        endpoint: The endpoint's address.
        disk: Runs what touches the disk.
        line: Runs what asks the endpoint.
    """

    _sent = Signal()

    def __init__(self, workplace: Workplace, endpoint: str, *, disk: Bridge, line: Bridge) -> None:
        super().__init__()
        self._workplace, self._disk = workplace, disk
        self.model = QueueModel(
            workplace, endpoint, work=line.work, changed=self._show_model, opened=self._open
        )
        self.opened: ReviewWindow | ComparisonWindow | None = None
        self._notice = NoticePanel()
        self._doing, self._news = label(name="doing", wrap=False), label(name="news")
        self._take = self._button(
            translate("Queue", "Take the next"),
            translate("Queue", "Review what has waited longest (N)"),
            "N",
            self._take_next,
        )
        self._mine, self._waiting = _table_of_mine(), _table_of_waiting()
        self._go_on = self._button(
            translate("Queue", "Go on"),
            translate("Queue", "Open the chosen review (Enter)"),
            "",
            self._go_on_with,
        )
        self._anew = self._button(
            translate("Queue", "Begin anew"),
            translate("Queue", "Begin it again with what was written"),
            "",
            self._begin_anew,
        )
        self._forget = self._button(
            translate("Queue", "Throw away"),
            translate("Queue", "Forget what was written"),
            "Del",
            self._throw_away,
        )
        self._compare = self._button(
            translate("Queue", "Compare two"),
            translate("Queue", "Which of two is better (C)"),
            "C",
            self._compare_two,
        )
        self._none = dimmed(translate("Queue", "Nothing waits for your review."), name="nothing waits")
        self._lay_out()
        self._connect()
        self.setWindowTitle(translate("Queue", "Review queue"))
        self.resize(*_SIZE_PX)
        self._show_model()
        self.model.look()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.model.look)
        self._timer.start()

    def note_sent(self) -> None:
        """Say, on any thread, that a draft was brought to the endpoint, or that it was tried."""
        self._sent.emit()

    # --- the layout ---------------------------------------------------------------------------------

    def _button(self, text: str, tip: str, key: str, do: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setToolTip(tip)
        button.setAccessibleName(text)
        button.setAutoDefault(False)
        button.clicked.connect(do)
        if key:
            QShortcut(QKeySequence(key), self).activated.connect(button.click)
        return button

    def _lay_out(self) -> None:
        top, deeds_row = QHBoxLayout(), QHBoxLayout()
        top.addWidget(dimmed(self.model.endpoint, name="endpoint"), stretch=1)
        top.addWidget(self._doing)
        top.addWidget(self._compare)
        top.addWidget(self._take)
        deeds_row.addWidget(heading(translate("Queue", "My reviews")), stretch=1)
        for button in (self._go_on, self._anew, self._forget):
            deeds_row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN_PX, _MARGIN_PX, _MARGIN_PX, _MARGIN_PX)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(self._notice)
        layout.addWidget(self._news)
        layout.addLayout(deeds_row)
        layout.addWidget(self._mine, stretch=1)
        layout.addWidget(heading(translate("Queue", "Waiting for a review")))
        layout.addWidget(self._none)
        layout.addWidget(self._waiting, stretch=2)

    def _connect(self) -> None:
        self._mine.itemSelectionChanged.connect(self._show_deeds)
        self._mine.chosen.connect(lambda _: self._go_on_with())
        self._waiting.chosen.connect(lambda row: self.model.take(self.model.waiting[row].submission))
        self._sent.connect(self.model.look, Qt.ConnectionType.QueuedConnection)

    # --- what is shown ------------------------------------------------------------------------------

    def _show_model(self) -> None:
        model = self.model
        self._notice.show_notice(model.notice)
        self._doing.setText(model.doing)
        self._news.setText(model.news)
        self._news.setVisible(bool(model.news))
        self._take.setEnabled(model.is_free)
        self._compare.setEnabled(model.is_free and bool(model.pairs))
        self._compare.setText(_compare_words(len(model.pairs)))
        self._mine.show_rows([_told(it) for it in model.drafts])
        now = datetime.now(UTC)
        self._waiting.show_rows([_described(it, now) for it in model.waiting])
        self._none.setVisible(not model.waiting)
        self._show_deeds()

    def _show_deeds(self) -> None:
        draft = self._chosen()
        may = deeds(draft) if draft is not None and self.model.is_free else frozenset()
        for button, deed in (
            (self._go_on, Deed.GO_ON),
            (self._anew, Deed.BEGIN_ANEW),
            (self._forget, Deed.THROW_AWAY),
        ):
            button.setEnabled(deed in may)

    def _chosen(self) -> Draft | None:
        row = self._mine.currentRow()
        return self.model.drafts[row] if 0 <= row < len(self.model.drafts) else None

    # --- what a person asks for ---------------------------------------------------------------------

    def _take_next(self) -> None:
        self.model.take_next()

    def _compare_two(self) -> None:
        self.model.compare_next()

    def _go_on_with(self) -> None:
        if (draft := self._chosen()) is not None and Deed.GO_ON in deeds(draft):
            self.model.go_on(draft)

    def _begin_anew(self) -> None:
        if (draft := self._chosen()) is not None:
            self.model.begin_anew(draft)

    def _throw_away(self) -> None:
        if (draft := self._chosen()) is not None and Deed.THROW_AWAY in deeds(draft):
            self.model.throw_away(draft)

    # --- the windows of reviews ---------------------------------------------------------------------

    def _open(self, ready: ToReview | ToCompare) -> None:
        window = self._review(ready) if isinstance(ready, ToReview) else self._comparison(ready)
        self.opened = window
        window.handed_in.connect(self._finish, Qt.ConnectionType.QueuedConnection)
        window.closing.connect(self._put_aside)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.show()
        self.hide()

    def _review(self, ready: ToReview) -> ReviewWindow:
        return ReviewWindow(
            ready.on_desk.recording,
            ready.draft,
            self._workplace.drafts,
            work=self._disk.work,
            written=self._workplace.courier.wake,
        )

    def _comparison(self, ready: ToCompare) -> ComparisonWindow:
        return ComparisonWindow(
            ready.pair,
            ready.left.recording,
            ready.right.recording,
            self._workplace.comparisons,
            endpoint=self.model.endpoint,
            work=self._disk.work,
            written=self._workplace.courier.wake,
        )

    def _finish(self) -> None:
        window, self.opened = self.opened, None
        if window is not None:
            # In this order: an application without a window ends.
            self.show()
            window.close()
            self.model.hand_in()

    def _put_aside(self) -> None:
        if self.opened is not None:
            self.opened = None
            self.show()
            self.model.put_aside()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self._timer.stop()
        window, self.opened = self.opened, None
        if window is not None:
            window.close()
            self.model.put_back()
        super().closeEvent(event)


_VERDICTS = {
    "pass": Phrase("Queue", "pass"),
    "warn": Phrase("Queue", "warn"),
    "fail": Phrase("Queue", "fail"),
}


class _Table(QTableWidget):
    """A table of rows to choose from; Enter or a double click takes one.

    Args:
        name: What it is called.
        columns: What stands above them.
        wide: The column that takes the room that is left.
    """

    chosen = Signal(int)

    def __init__(self, name: str, columns: tuple[str, ...], *, wide: int) -> None:
        super().__init__(0, len(columns))
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(columns)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        padding = f"{{ padding: 0 {_PADDING_PX}px; }}"
        self.setStyleSheet(f"QTableWidget::item {padding} QHeaderView::section {padding}")
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        self.activated.connect(lambda index: self.chosen.emit(index.row()))
        self._shown: list[tuple[str, ...]] = []

    def show_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Show these rows; what is chosen stays chosen by its place."""
        if self._shown == list(rows):
            return
        self._shown = list(rows)
        row = self.currentRow()
        self.setRowCount(len(rows))
        for place, cells in enumerate(rows):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip("")
                self.setItem(place, column, item)
        if rows:
            self.setCurrentCell(min(max(row, 0), len(rows) - 1), 0)


def _table_of_mine() -> _Table:
    columns = (translate("Queue", "Recording"), translate("Queue", "Length"), translate("Queue", "State"))
    return _Table(translate("Queue", "My reviews"), columns, wide=2)


def _table_of_waiting() -> _Table:
    columns = (
        translate("Queue", "Task"),
        translate("Queue", "Length"),
        translate("Queue", "Size"),
        translate("Queue", "Checks"),
        translate("Queue", "Waiting for"),
    )
    return _Table(translate("Queue", "Waiting for a review"), columns, wide=0)


def _compare_words(pairs: int) -> str:
    if not pairs:
        return translate("Queue", "Compare two")
    return translate("Queue", "Compare two ({count})").format(count=pairs)


def _named(project: str, task: str | None) -> str:
    return f"{project}: {task}" if task else translate("Queue", "{project}: no task").format(project=project)


def _told(draft: Draft) -> tuple[str, ...]:
    about, where = draft.about, saving(draft)
    name = _named(about.project, about.task_title or about.task)
    return name, length(about.duration_ns), " ".join(filter(None, (f"{where.words}.", where.detail)))


def _described(waiting: Waiting, now: datetime) -> tuple[str, ...]:
    size = QLocale().formattedDataSize(waiting.bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
    since_ns = int((now - waiting.created_at).total_seconds()) * 1_000_000_000
    name = _named(waiting.project, waiting.task)
    return name, length(waiting.duration_ns), size, _checks(waiting), _age(max(since_ns, 0))


def _checks(waiting: Waiting) -> str:
    if waiting.quality is None:
        return translate("Queue", "not checked")
    verdict = str(_VERDICTS.get(waiting.quality, waiting.quality))
    if waiting.score is None:
        return verdict
    return translate("Queue", "{verdict}, {score} of 100").format(verdict=verdict, score=waiting.score)


def _age(since_ns: int) -> str:
    days = since_ns // (24 * 3600 * 1_000_000_000)
    return translate("Queue", "{count} days").format(count=days) if days > 1 else length(since_ns)
