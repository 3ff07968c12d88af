"""Everything that the home window shows and allows, and when it is looked at anew. It knows no Qt and no threads.

What waits for the disk, for the network and for long work goes to three workers, so that none holds up another.
"""

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from trajectory_recorder.contributing.tasks import MyTask
from trajectory_recorder.errors import BundleBusy, Busy, NotSignedIn, Unreachable, UsageError
from trajectory_recorder.library import Condition, Space
from trajectory_recorder.submitting.rules import Rules
from trajectory_recorder.times import length
from trajectory_recorder.ui.home.deed import Question
from trajectory_recorder.ui.home.line import Account, Line
from trajectory_recorder.ui.home.recording import Recording, Told, join
from trajectory_recorder.ui.home.recording_deeds import deletion
from trajectory_recorder.ui.home.recordings_model import RecordingsModel
from trajectory_recorder.ui.home.rows import Column
from trajectory_recorder.ui.home.standing import Standing
from trajectory_recorder.ui.home.stock import Rescued, Said, Seen, Stock, rules_of
from trajectory_recorder.ui.home.strip_model import line_standing, may_go_on, may_pause, space_words
from trajectory_recorder.ui.home.tasks_model import TasksModel
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.notices import Notice, notice_of
from trajectory_recorder.ui.work import Result, Work
from trajectory_recorder.upload.uploader import Standing as Sending
from trajectory_recorder.wire.states import SubmissionState

_ASK_S = 60.0
"""How old what the endpoint said may get before it is asked again."""


@dataclass(frozen=True, slots=True)
class Workers:
    """What runs jobs beside the window: quick ones on the disk, those that wait for the endpoint, and long ones."""

    disk: Work
    line: Work
    long: Work


class HomeModel:
    """The home window's content.

    Args:
        stock: What it stands on.
        workers: Run what blocks.
        changed: Called after every change.
        now_s: The monotonic clock.
    """

    def __init__(
        self,
        stock: Stock,
        workers: Workers,
        *,
        changed: Callable[[], None],
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self.recordings, self.tasks = RecordingsModel(), TasksModel()
        self.line = Line(stock.host, Account.UNKNOWN if stock.here else Account.NONE)
        self.space: Space | None = None
        self.sendings: tuple[Sending, ...] = ()
        self.notice: Notice | None = None
        self.rescued: tuple[Rescued, ...] = ()
        self._stock, self._workers, self._changed, self._now_s = stock, workers, changed, now_s
        self._seen: Seen | None = None
        self._awaited: dict[Path, Callable[[], None]] = {}
        self._said = Said()
        self._doing: dict[Path, str] = {}
        self._tried: set[Path] = set()
        self._looks = self._asks = self._ask_again = False
        self._asked_s: float | None = None
        self._disk_trouble: Notice | None = None
        self._workers.disk(stock.recall, self._take_said, self._fail)

    # --- what is shown ------------------------------------------------------------------------------

    @property
    def account_words(self) -> str:
        """Where we stand with the endpoint."""
        match self.line.account:
            case Account.NONE:
                return translate("Home", "No collection endpoint")
            case Account.SIGNED_OUT:
                return translate("Home", "Not signed in at {address}").format(address=self.line.address)
            case Account.OFFLINE:
                return translate("Home", "{address}, offline").format(address=self.line.address)
            case _:
                return self.line.address

    @property
    def account_offer(self) -> str:
        """What has to be done before tasks and answers can come; empty where nothing has."""
        if self.line.account is Account.NONE:
            return translate("Home", "Set up")
        return translate("Home", "Sign in") if self.line.account is Account.SIGNED_OUT else ""

    @property
    def has_desk(self) -> bool:
        """Whether I am an admin of a project, or may export."""
        return self._said.has_desk

    @property
    def line_standing(self) -> Standing:
        """How sending goes."""
        return line_standing(self.sendings, self.line)

    @property
    def may_pause(self) -> bool:
        """Whether something is on its way that can be paused."""
        return may_pause(self.sendings)

    @property
    def toggle_words(self) -> str:
        """What the button says that has all sending pause or go on; empty where there is nothing to send."""
        if self.may_pause:
            return translate("Home", "Pause sending")
        return translate("Home", "Go on") if may_go_on(self.sendings) else ""

    @property
    def space_words(self) -> str:
        """What recordings take, and what is left."""
        return space_words(self.space)

    @property
    def rescued_notice(self) -> Notice | None:
        """What is said of the first recording that was recovered."""
        if not self.rescued:
            return None
        first, now = self.rescued[0], dt.datetime.now().astimezone()
        until = dt.datetime.fromtimestamp(first.until_utc_ns // 10**9, now.tzinfo)
        return Notice(
            translate("Home", "A recording was interrupted. It was saved up to {time}.").format(
                time=f"{until:%H:%M:%S}"
            ),
            translate("Home", "It is {length} long, and can be mended and submitted like any other.").format(
                length=length(first.duration_ns)
            ),
        )

    # --- what is chosen -----------------------------------------------------------------------------

    def choose_task(self, key: str) -> None:
        """Tell of this task."""
        self.tasks.choose(key)
        self._changed()

    def choose_recording(self, key: str) -> None:
        """Tell of this recording."""
        self.recordings.choose(key)
        self._changed()

    def filter_recordings(self, text: str) -> None:
        """Show only recordings that have all of these words in what is shown of them."""
        self.recordings.filter(text)
        self._changed()

    def sort_recordings(self, column: Column) -> None:
        """Sort recordings by a column, or the other way round."""
        self.recordings.sort(column)
        self._changed()

    # --- looking ------------------------------------------------------------------------------------

    def look(self) -> None:
        """See what lies here; one look at a time."""
        if not self._looks:
            self._looks = True
            self._workers.disk(self._stock.look, self._take_seen, self._fail_to_look)

    def ask(self, *, now: bool = False) -> None:
        """Ask the endpoint where that is due; `now`: in any case, and once more if it is being asked."""
        if not self._stock.here:
            return
        if self._asks:
            self._ask_again = self._ask_again or now
        elif now or self._asked_s is None or self._now_s() - self._asked_s >= _ASK_S:
            self._asks, self._asked_s = True, self._now_s()
            self._workers.line(self._stock.ask, self._take_answer, self._fail_to_ask)

    def _take_seen(self, seen: Seen) -> None:
        self._looks = False
        self._seen, self.space, self.sendings = seen, seen.space, seen.sendings
        if self.notice is self._disk_trouble:
            self.notice = None
        self._join()
        self._rescue_all()
        for root in [it for it in self._awaited if self.find(it) is not None]:
            self._awaited.pop(root)()

    def _fail_to_look(self, error: Exception) -> None:
        self._looks = False
        self.notice = self._disk_trouble = notice_of(error)
        self._changed()

    def _take_said(self, said: Said) -> None:
        self._said = said
        self.tasks.take(said.tasks, said.submissions, self._line(self.line.account))
        self._join()

    def _take_answer(self, said: Said) -> None:
        self.line = self._line(Account.SIGNED_IN)
        self._take_said(said)
        self._end_asking()

    def _fail_to_ask(self, error: Exception) -> None:
        self.line = self._line(_account_after(error), _sentences(error))
        self.tasks.take(self._said.tasks, self._said.submissions, self.line)
        self._changed()
        self._end_asking()

    def _end_asking(self) -> None:
        self._asks = False
        if self._ask_again:
            self._ask_again = False
            self.ask(now=True)

    def _line(self, account: Account, trouble: str = "") -> Line:
        return Line(self._stock.host, account, trouble, self._said.said_s)

    def _join(self) -> None:
        if self._seen is not None:
            said = self._said
            told = Told(self.sendings, said.submissions, said.feedback, said.tasks, dict(self._doing))
            self.recordings.take(join(self._seen.items, told))
        self._changed()

    # --- tasks --------------------------------------------------------------------------------------

    def claim(self) -> None:
        """Take a place in the chosen task."""
        if (chosen := self.tasks.chosen) is not None:
            self._workers.line(lambda: self._stock.claim(chosen), self._take_answer, self._fail_with_line)

    def give_back(self) -> None:
        """Give the place in the chosen task to others."""
        if (chosen := self.tasks.chosen) is not None:
            self._workers.line(lambda: self._stock.give_back(chosen), self._take_answer, self._fail_with_line)

    def _fail_with_line(self, error: Exception) -> None:
        self._fail(error)
        self.ask(now=True)

    # --- what a crash left --------------------------------------------------------------------------

    def rescue(self, root: Path) -> None:
        """Recover a recording."""
        self._tried.add(root)
        doing = translate("Home", "Being recovered")
        failed = partial(self._fail_to_rescue, root)
        self._do(root, doing, lambda: self._stock.rescue(root), self._take_rescued, failed)

    def _rescue_all(self) -> None:
        """Recover what lies interrupted, each once; what does not succeed stays listed with its remedy."""
        for it in self.recordings.recordings:
            if it.item.condition is Condition.INTERRUPTED and it.item.root not in self._tried:
                self.rescue(it.item.root)

    def dismiss_rescued(self) -> None:
        """The first of those that were recovered was taken note of."""
        self.rescued = self.rescued[1:]
        self._changed()

    def _take_rescued(self, rescued: Rescued | None) -> None:
        if rescued is not None:
            self.rescued = (*self.rescued, rescued)
        self.look()

    def _fail_to_rescue(self, root: Path, error: Exception) -> None:
        if isinstance(error, BundleBusy):
            # Somebody records or recovers it, who will say what comes of it.
            self._tried.discard(root)
        else:
            self._fail(error)

    # --- sending ------------------------------------------------------------------------------------

    def projects_for(self, root: Path) -> tuple[str, ...]:
        """The keys of the projects that a recording may be for; several where its task does not tell."""
        recording = self.find(root)
        key = recording.item.task_id if recording is not None else None
        by_task = {it.task.project for it in self._said.tasks if it.task.key == key}
        mine = {it.project.key for it in self._said.projects if it.project.archived_at is None}
        return tuple(sorted(by_task or mine))

    def submit(self, root: Path, project: str, *, override: str | None = None) -> None:
        """Send a recording to a project; it is checked before if that was not done."""
        mine = self.task_of(root, project)
        submit = partial(
            self._stock.submit, root, project, mine, override=override, replaces=self._mends(root, project)
        )
        self._do(root, translate("Home", "Being checked before it is sent"), submit, self._look_after)

    def _mends(self, root: Path, project: str) -> str | None:
        """The submission of which a recording is the mended copy, where reviewers want that."""
        recording = self.find(root)
        parent = recording.item.parent_sha256 if recording is not None else None
        wanted = (it for it in self._said.submissions if it.state is SubmissionState.CHANGES_REQUESTED)
        return next((it.id for it in wanted if (it.manifest_sha256, it.project) == (parent, project)), None)

    def task_of(self, root: Path, project: str | None = None) -> MyTask | None:
        """The task that a recording is for, where that is known."""
        recording = self.find(root)
        if recording is None:
            return None
        of_key = [it for it in self._said.tasks if it.task.key == recording.item.task_id]
        of_project = [it for it in of_key if project in {None, it.task.project}]
        return of_project[0] if of_project else None

    def rules_for(self, root: Path) -> Rules:
        """By what a recording is judged; the built-in rules also where this version can't read its task's."""
        try:
            return rules_of(self.task_of(root))
        except UsageError as error:
            self.tell(notice_of(error))
            return rules_of(None)

    def pause(self, recording: Recording) -> None:
        """Have it not be sent any further for now."""
        self._tell_uploader(recording, self._stock.uploader.pause)

    def resume(self, recording: Recording) -> None:
        """Have it go on."""
        self._tell_uploader(recording, self._stock.uploader.resume)

    def retry(self, recording: Recording) -> None:
        """Have it tried again, now."""
        self._tell_uploader(recording, self._stock.uploader.retry)

    def cancel(self, recording: Recording) -> None:
        """Have it not be sent at all."""
        self._tell_uploader(recording, self._stock.uploader.cancel)

    def pause_all(self) -> None:
        """Pause all that is on its way."""
        self._workers.disk(self._stock.uploader.pause_all, self._look_after, self._fail)

    def resume_all(self) -> None:
        """Have all go on that is paused."""
        self._workers.disk(self._stock.uploader.resume_all, self._look_after, self._fail)

    def pause_or_go_on(self) -> None:
        """Pause all that is on its way, or have all go on."""
        (self.pause_all if self.may_pause else self.resume_all)()

    def _tell_uploader(self, recording: Recording, tell: Callable[[str], bool]) -> None:
        if (sending := recording.sending) is not None:
            self._workers.disk(lambda: tell(sending.entry.id), self._look_after, self._fail)

    def no_project(self) -> Notice:
        """Why a recording can't be submitted that no project is known for."""
        message = translate("Home", "It is not known yet which project this recording is for.")
        if self.line.account is Account.NONE:
            return Notice(message, translate("Home", "Set up a collection endpoint first."))
        if self.line.account is Account.SIGNED_OUT:
            return Notice(message, translate("Home", "Sign in first."))
        remedy = translate("Home", "{address} has no project for you, or could not be asked yet.")
        return Notice(message, remedy.format(address=self.line.address))

    # --- files --------------------------------------------------------------------------------------

    def delete(self, recording: Recording) -> None:
        """Delete it from this machine."""
        item = recording.item
        doing = translate("Home", "Being deleted")
        self._do(item.root, doing, lambda: self._stock.library.delete(item), self._look_after)

    def deletion(self, recording: Recording) -> Question:
        """What is asked before it is deleted."""
        return deletion(recording)

    def export(self, recording: Recording, destination: Path) -> None:
        """Copy it there, and say where it is."""
        item = recording.item
        doing = translate("Home", "Being copied")
        self._do(item.root, doing, lambda: self._stock.library.export(item, destination), self._exported)

    def _exported(self, path: Path) -> None:
        self.tell(Notice(translate("Home", "The copy is {path}.").format(path=path)))

    def when_seen(self, root: Path, then: Callable[[], None]) -> None:
        """Do something once a recording is known that may just have been made."""
        if self.find(root) is not None:
            then()
        else:
            self._awaited[root] = then
            self.look()

    def find(self, root: Path) -> Recording | None:
        """The recording in a folder."""
        return next((it for it in self.recordings.recordings if it.item.root == root), None)

    def _do(
        self,
        root: Path,
        doing: str,
        job: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run a long job on a recording, which is said of it meanwhile."""

        def end(then: Callable[[Any], None], what: object) -> None:
            self._doing.pop(root, None)
            then(what)
            self._join()

        self._doing[root] = doing
        self._workers.long(job, partial(end, done), partial(end, failed or self._fail))
        self._join()

    # --- what went wrong ----------------------------------------------------------------------------

    def tell(self, notice: Notice | None) -> None:
        """Show this; nothing takes away what is shown."""
        self.notice = notice
        self._changed()

    def _look_after(self, _result: object) -> None:
        self.look()

    def _fail(self, error: Exception) -> None:
        self.tell(notice_of(error))


def _account_after(error: Exception) -> Account:
    if isinstance(error, NotSignedIn):
        return Account.SIGNED_OUT
    return Account.OFFLINE if isinstance(error, Unreachable | Busy) else Account.REFUSED


def _sentences(error: Exception) -> str:
    notice = notice_of(error)
    return " ".join(filter(None, (notice.message, notice.remedy)))
