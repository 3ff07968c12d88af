"""The voice of a recording, made audible at any rate, in time with the play clock."""
