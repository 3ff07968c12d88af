"""What a recording is in a file of Rerun's: its entities, their rows, and a file whose bytes are always the same."""
