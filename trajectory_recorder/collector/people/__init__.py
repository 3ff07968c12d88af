"""Accounts: who people are, how they sign in or let a device in, which tokens they have, and being forgotten."""
