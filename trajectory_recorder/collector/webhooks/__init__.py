"""Webhooks: tell a project's own systems what became of its submissions, signed, and again until they heard."""
