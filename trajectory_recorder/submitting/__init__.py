"""Submitting: which recordings may go to an endpoint, by their checks and the task's rules, and into the queue with them."""
