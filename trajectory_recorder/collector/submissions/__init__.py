"""Submissions: bundles that somebody declared, what became of them, and the bytes that they share."""
