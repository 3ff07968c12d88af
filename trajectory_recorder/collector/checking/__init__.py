"""Checks submitted bundles, in a child process that can do no harm; what it finds decides where they go."""
