"""Brings what the project needs onto a machine, with nothing but the standard library.

It changes only what is missing, so a second run needs no network, and it never removes a package.
"""


class CannotSetUp(Exception):
    """Something is missing that this user, or this machine now, can't install."""
