"""Pictures of displays at any time of a recording, decoded from its files."""
