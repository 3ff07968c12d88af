"""The tokens of somebody who signed in: renewed when they run out, by one at a time.

A refresh token works once, and one that comes twice ends the sign-in. So whoever renews holds a lock that
other processes and threads wait for, reads the token that is kept only then, and keeps its successor before
the lock is given up.
"""

import os
import threading
import time

from trajectory_recorder.account import address, authorization
from trajectory_recorder.account.authorization import Tokens
from trajectory_recorder.account.credentials import Keeper
from trajectory_recorder.account.tokens import VARIABLE, EnvironmentToken, TokenSource
from trajectory_recorder.errors import NotSignedIn, Refused
from trajectory_recorder.wire import oauth

# An access token that runs out on its way is refused, and a request made twice.
_MARGIN_S = 30.0


class SignedIn:
    """Gives out access tokens of one endpoint, from any thread.

    Args:
        url: The endpoint's address.
        keeper: What keeps the sign-in.
    """

    def __init__(self, url: str, keeper: Keeper) -> None:
        self._url = address.parse(url)
        self._keeper = keeper
        self._renewing = threading.Lock()
        self._access = ""
        self._until_s = 0.0

    def token(self) -> str:
        """An access token that has not run out.

        Raises:
            NotSignedIn: Nobody is signed in.
            EndpointError: It had to be renewed, and the endpoint can't be reached.
        """
        with self._renewing:
            if time.monotonic() < self._until_s:
                return self._access
        return self.renew()

    def renew(self) -> str:
        """Another access token.

        Raises:
            NotSignedIn: Nobody is signed in any more.
            EndpointError: The endpoint can't be reached.
        """
        with self._renewing:
            with self._keeper.turn():
                tokens = self._exchange()
            self._access = tokens.access_token
            self._until_s = time.monotonic() + tokens.expires_in - _MARGIN_S
            return self._access

    def _exchange(self) -> Tokens:
        key = str(self._url)
        refresh = self._keeper.find(key)
        if refresh is None:
            raise NotSignedIn(f"nobody is signed in at {key}", f"sign in: trajectory-recorder login {key}")
        form = {"grant_type": oauth.REFRESH_GRANT, "refresh_token": refresh}
        try:
            tokens = authorization.ask(self._url, oauth.TOKEN, form).read(Tokens)
        except Refused as error:
            if error.code != "invalid_grant":
                raise
            self._keeper.forget(key)
            raise NotSignedIn(
                f"the sign-in at {key} has ended", f"sign in again: trajectory-recorder login {key}"
            ) from error
        self._keeper.keep(key, tokens.refresh_token, self._keeper.where(key))
        return tokens


def tokens_for(url: str, keeper: Keeper | None = None) -> TokenSource:
    """Where the tokens of an endpoint come from: the environment first, for scripts, then whoever signed in."""
    return EnvironmentToken() if os.environ.get(VARIABLE) else SignedIn(url, keeper or Keeper())
