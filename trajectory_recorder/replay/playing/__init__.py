"""Playing a recording: the play clock, and who keeps pictures and voice to it."""
