"""Recording: a session from its sources to its sealed bundle, in a process of its own."""
