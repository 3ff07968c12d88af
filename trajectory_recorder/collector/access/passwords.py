"""Passwords: kept as Argon2id, and compared in the same time whether or not there is somebody of that name.

What makes a password long enough is decided in `people/accounts.py`. Tokens are not passwords: they are random
enough for a plain hash, and are looked up on every request (`tokens.py`).
"""

import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

# OWASP's password storage cheat sheet: Argon2id with at least 19 MiB, two passes and one lane.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
# Verified in place of the password of somebody who is not there, or has none.
_NOBODYS = _HASHER.hash("nobody's password")


def hashed(password: str) -> str:
    """What is kept of a password."""
    return _HASHER.hash(_same_on_all_keyboards(password))


def matches(kept: str | None, password: str) -> bool:
    """Whether it is the password that `kept` was made of; with None it is no one's, and takes as long."""
    try:
        _HASHER.verify(kept or _NOBODYS, _same_on_all_keyboards(password))
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None


def _same_on_all_keyboards(password: str) -> str:
    # One keyboard sends é as one character and another as two, which people can't see.
    return unicodedata.normalize("NFC", password)
