"""What lies where in a recording, on one media clock: pure data, found quickly by time."""
