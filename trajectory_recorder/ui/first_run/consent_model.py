"""What somebody agrees to at an endpoint: read to its end, then signed. Knows no Qt."""

from collections.abc import Callable
from pathlib import Path

from trajectory_recorder.account.endpoint import Endpoint
from trajectory_recorder.account.tokens import TokenSource
from trajectory_recorder.contributing import Contributor, Known
from trajectory_recorder.contributing.projects import Consent, MyProject
from trajectory_recorder.errors import Refused
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.notices import Notice, notice_of
from trajectory_recorder.ui.work import Work

_NOT_THE_NEWEST = "not_the_newest"


class ConsentModel:
    """The projects of somebody, one of which is shown.

    Args:
        known: The database of what endpoints said.
        tokens_of: The tokens of the endpoint at an address.
        work: Runs what waits for the line.
        changed: Called after every change.
    """

    def __init__(
        self,
        known: Path,
        tokens_of: Callable[[str], TokenSource],
        *,
        work: Work,
        changed: Callable[[], None],
    ) -> None:
        self._known, self._tokens_of, self._work, self._changed = known, tokens_of, work, changed
        self._address = ""
        self._read: set[tuple[str, int]] = set()
        self.projects: tuple[MyProject, ...] = ()
        self.chosen = 0
        self.is_busy = False
        self.notice: Notice | None = None

    # --- what is shown ------------------------------------------------------------------------------

    @property
    def project(self) -> MyProject | None:
        """The project that is shown."""
        return self.projects[self.chosen] if self.projects else None

    @property
    def consent(self) -> Consent | None:
        """The text that is shown."""
        return self.project.agreement.consent if self.project is not None else None

    @property
    def has_read(self) -> bool:
        """Whether the text that is shown was read to its end."""
        mine, consent = self.project, self.consent
        return mine is not None and consent is not None and (mine.project.key, consent.version) in self._read

    @property
    def may_sign(self) -> bool:
        """Whether it can be signed now."""
        return self.project is not None and self.project.to_sign is not None and not self.is_busy

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to sign."""
        return all(it.to_sign is None for it in self.projects)

    @property
    def names(self) -> tuple[str, ...]:
        """The projects, and which of them still has something to sign."""
        unsigned = translate("Consent", "{project} (not signed)")
        return tuple(
            it.project.title if it.to_sign is None else unsigned.format(project=it.project.title)
            for it in self.projects
        )

    @property
    def words(self) -> str:
        """How it stands with the text that is shown."""
        mine = self.project
        if mine is None:
            return "" if self.is_busy or self.notice else translate("Consent", "You are in no project yet.")
        if (consent := mine.agreement.consent) is None:
            return translate("Consent", "This project asks for no consent.")
        if (signed := mine.agreement.signed_at) is not None:
            words = translate("Consent", "You signed version {version} on {date}.")
            return words.format(version=consent.version, date=f"{signed.astimezone():%Y-%m-%d}")
        words = translate(
            "Consent",
            "Version {version}, not signed. Without your consent you can record and keep recordings on this computer, "
            "but submit none to {project}.",
        )
        return words.format(version=consent.version, project=mine.project.title)

    # --- what can be done ---------------------------------------------------------------------------

    def ask(self, address: str) -> None:
        """Ask an endpoint for the projects of whoever is signed in there."""
        if not self.is_busy:
            self._address = address
            self._do(lambda it: it.projects())

    def choose(self, number: int) -> None:
        """Show the text of another project."""
        if 0 <= number < len(self.projects):
            self.chosen = number
            self._changed()

    def read_to_the_end(self) -> None:
        """The end of the text was seen."""
        if (mine := self.project) is not None and (consent := self.consent) is not None and not self.has_read:
            self._read.add((mine.project.key, consent.version))
            self._changed()

    def sign(self) -> None:
        """Agree to the text that is shown; does nothing before it was read to its end."""
        mine = self.project
        if mine is not None and (consent := mine.to_sign) is not None and self.has_read and self.may_sign:
            key, version = mine.project.key, consent.version
            self._do(lambda it: it.sign(key, version))

    def _do(self, ask: Callable[[Contributor], tuple[MyProject, ...]]) -> None:
        self.is_busy, self.notice = True, None
        self._work(lambda: self._asked(ask), self._take, self._fail)
        self._changed()

    def _asked(self, ask: Callable[[Contributor], tuple[MyProject, ...]]) -> tuple[MyProject, ...]:
        with (
            Endpoint(self._address, self._tokens_of(self._address)) as endpoint,
            Known(self._known) as known,
        ):
            return ask(Contributor(endpoint, known))

    def _take(self, projects: tuple[MyProject, ...]) -> None:
        self.is_busy = False
        # Those first that something is to be done for; a list that is shown keeps its order.
        if {it.project.key for it in projects} != {it.project.key for it in self.projects}:
            self.projects = tuple(sorted(projects, key=lambda it: it.to_sign is None))
            self.chosen = 0
        else:
            anew = {it.project.key: it for it in projects}
            self.projects = tuple(anew[it.project.key] for it in self.projects)
        self._changed()

    def _fail(self, error: Exception) -> None:
        self.is_busy, self.notice = False, notice_of(error)
        if isinstance(error, Refused) and error.code == _NOT_THE_NEWEST:
            # What was signed is not what holds: the one that does is to be read.
            self.ask(self._address)
        self._changed()
