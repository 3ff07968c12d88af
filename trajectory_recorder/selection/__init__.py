"""Which recordings are taken: the language of conditions, consent, splits, and the snapshot that fixes a choice. Pure."""
