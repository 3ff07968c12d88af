"""What pages say after something was done. The address holds a word alone, so that no link can put words here."""

_SAID = {
    "saved": "Saved.",
    "created": "Created.",
    "removed": "Removed.",
    "archived": "The project is archived: it takes nothing more in.",
    "unarchived": "The project takes recordings in again.",
    "closed": "The task is closed: it takes nothing more in.",
    "reopened": "Opened again.",
    "assigned": "Assigned.",
    "ended": "The place is free again.",
    "imported": "Everything in the file was done.",
    "decided": "Decided.",
    "released": "Let into review.",
    "disabled": "Disabled, and signed out everywhere.",
    "enabled": "Enabled; they sign in anew.",
    "started": "The export waits for its turn.",
    "cancelled": "The export is cancelled.",
}


def said(word: str) -> str:
    """The sentence for a word; empty for an unknown one."""
    return _SAID.get(word, "")
