"""Signing in at an endpoint as the first run does it: what stands there, and what can be done. Knows no Qt.

The code is shown until somebody entered it in a browser; who waits can give up at any time. The address is kept in
the settings once somebody is in.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from trajectory_recorder import settings
from trajectory_recorder.account import address as addresses
from trajectory_recorder.account import sign_in
from trajectory_recorder.account.credentials import Keeper, Place
from trajectory_recorder.account.me import my_name
from trajectory_recorder.account.sign_in import Asked
from trajectory_recorder.account.tokens import TokenSource
from trajectory_recorder.contributing import Known
from trajectory_recorder.errors import Cancelled, EndpointError, NotSignedIn
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.notices import Notice, notice_of
from trajectory_recorder.ui.work import Work
from trajectory_recorder.wire import oauth
from trajectory_recorder.wire.states import Scope

_FOR_DESK = f"{oauth.DEFAULT_SCOPE} {Scope.ADMIN} {Scope.EXPORT}"


class Stage(Enum):
    """How far it is."""

    LOOKING = auto()
    OUT = auto()
    ASKING = auto()
    WAITING = auto()
    IN = auto()


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who is signed in; `name` is empty where the endpoint could not be asked for it."""

    address: str
    name: str
    place: Place


@dataclass(frozen=True, slots=True)
class Accounts:
    """What sign-ins stand on.

    Attributes:
        settings_file: Where the endpoint's address is kept.
        known: The database of what endpoints said.
        keeper: Keeps sign-ins.
        tokens_of: The tokens of the endpoint at an address.
    """

    settings_file: Path
    known: Path
    keeper: Keeper
    tokens_of: Callable[[str], TokenSource]


class SignInModel:
    """One page's worth of it.

    Args:
        accounts: What it stands on.
        work: Runs what waits for the line.
        changed: Called after every change.
    """

    def __init__(self, accounts: Accounts, *, work: Work, changed: Callable[[], None]) -> None:
        self._accounts, self._work, self._changed = accounts, work, changed
        self.stage = Stage.LOOKING
        self.address = ""
        self.asked: Asked | None = None
        self.account: Account | None = None
        self.notice: Notice | None = None
        self.has_keyring = True
        self._stopped = threading.Event()

    # --- what is shown ------------------------------------------------------------------------------

    @property
    def account_words(self) -> str:
        """Who is signed in, and where."""
        if self.account is None:
            return ""
        if not self.account.name:
            return translate("SignIn", "You are signed in at {address}.").format(address=self.account.address)
        words = translate("SignIn", "You are signed in at {address} as {name}.")
        return words.format(address=self.account.address, name=self.account.name)

    @property
    def place_words(self) -> str:
        """Where the sign-in is kept, or would be."""
        if self.account is not None:
            return {
                Place.KEYRING: translate("SignIn", "The sign-in is kept in the system's keyring."),
                Place.FILE: translate("SignIn", "The sign-in is kept in a file that only you may read."),
                Place.MEMORY: translate(
                    "SignIn", "The sign-in is kept until the app is closed: this computer has no keyring."
                ),
            }[self.account.place]
        if self.has_keyring:
            return translate("SignIn", "The sign-in will be kept in the system's keyring; no password is.")
        return translate(
            "SignIn",
            "This computer has no keyring. The sign-in is kept only until the app is closed, unless you have it "
            "written into a file.",
        )

    # --- what can be done ---------------------------------------------------------------------------

    def look(self) -> None:
        """See whether somebody is signed in already."""
        self._work(self._look, self._take_look, self._fail)

    def sign_in(self, address: str, *, in_file: bool = False, for_desk: bool = False) -> None:
        """Begin to sign in.

        Args:
            address: Of the endpoint.
            in_file: Keep it in a file where there is no keyring.
            for_desk: Let the admin's desk change and export as well, as far as whoever signs in may do that.
        """
        scope = _FOR_DESK if for_desk else oauth.DEFAULT_SCOPE
        self.address, self.notice, self.stage = _whole(address.strip()), None, Stage.ASKING
        self._stopped = stopped = threading.Event()
        self._work(
            lambda: sign_in.begin(self.address, scope=scope),
            lambda asked: self._wait(asked, stopped, in_file=in_file),
            lambda error: self._fail_unless(stopped, error),
        )
        self._changed()

    def cancel(self) -> None:
        """Wait no longer for somebody to enter the code."""
        self._stopped.set()
        if self.stage in {Stage.ASKING, Stage.WAITING}:
            self.stage, self.asked = Stage.OUT, None
            self._changed()

    def sign_out(self) -> None:
        """End the sign-in, there and here."""
        if self.account is not None:
            address = self.account.address
            self.stage = Stage.ASKING
            self._work(lambda: self._sign_out(address), lambda _: self._be_out(), self._fail)
            self._changed()

    # --- on the worker ------------------------------------------------------------------------------

    def _look(self) -> tuple[str, bool, Account | None]:
        address, keeper = settings.load_app(self._accounts.settings_file).endpoint, self._accounts.keeper
        has_keyring = keeper.place() is not Place.MEMORY
        if not address or keeper.find(key := str(addresses.parse(address))) is None:
            return address, has_keyring, None
        try:
            return address, has_keyring, self._account(key)
        except NotSignedIn:
            return address, has_keyring, None

    def _account(self, key: str) -> Account:
        try:
            name = my_name(key, self._accounts.tokens_of(key))
        except NotSignedIn:
            raise
        except EndpointError:
            name = ""  # it is kept all the same, and says so
        return Account(key, name, self._accounts.keeper.where(key))

    def _come_in(self, asked: Asked, stopped: threading.Event, *, in_file: bool) -> Account:
        def sleep(seconds: float) -> None:
            if stopped.wait(seconds):
                raise Cancelled("signing in was given up")

        tokens = sign_in.wait(asked, sleep=sleep)
        keeper, key = self._accounts.keeper, str(asked.url)
        sign_in.keep(asked, tokens, keeper, keeper.place(in_file=in_file))
        settings.save(self._accounts.settings_file, "app", {"endpoint": key})
        return self._account(key)

    def _sign_out(self, address: str) -> None:
        with Known(self._accounts.known) as known:
            known.forget(address)
        sign_in.sign_out(address, self._accounts.keeper)

    # --- what comes back ----------------------------------------------------------------------------

    def _take_look(self, found: tuple[str, bool, Account | None]) -> None:
        self.address, self.has_keyring, self.account = found
        self.stage = Stage.OUT if self.account is None else Stage.IN
        self._changed()

    def _wait(self, asked: Asked, stopped: threading.Event, *, in_file: bool) -> None:
        if stopped.is_set():
            return
        self.stage, self.asked = Stage.WAITING, asked
        self._work(
            lambda: self._come_in(asked, stopped, in_file=in_file),
            self._take_in,
            lambda error: self._fail_unless(stopped, error),
        )
        self._changed()

    def _take_in(self, account: Account) -> None:
        self.stage, self.asked, self.account = Stage.IN, None, account
        self.address = account.address
        self._changed()

    def _be_out(self) -> None:
        self.stage, self.account = Stage.OUT, None
        self._changed()

    def _fail_unless(self, stopped: threading.Event, error: Exception) -> None:
        if not stopped.is_set():
            self._fail(error)

    def _fail(self, error: Exception) -> None:
        self.stage, self.asked, self.account = Stage.OUT, None, None
        self.notice = notice_of(error)
        self._changed()


def _whole(address: str) -> str:
    """An address as people say it, who leave its beginning away."""
    return address if not address or "://" in address else f"https://{address}"
