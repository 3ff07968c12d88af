"""What kinds of edits a bundle was made with, in words. It tells nothing that a manifest made up."""

from collections import Counter

from trajectory_recorder.bundle.manifest import Parent

_WORDS = {
    "cut": "cut",
    "blank": "blanked",
    "cover": "covered",
    "mask_text": "text masked",
    "mute": "muted",
    "narrate": "narration added",
    "note": "note added",
}
_OTHER = "edited otherwise"


def edit_kinds(parent: Parent) -> str:
    """Which edits were applied, and how often: "cut x2, muted"; kinds that are not known are told as one."""
    told = (edit.get("kind") for edit in parent.edits)
    counts = Counter(_WORDS.get(it, _OTHER) if isinstance(it, str) else _OTHER for it in told)
    named = (
        f"{word} x{counts[word]}" if counts[word] > 1 else word
        for word in (*_WORDS.values(), _OTHER)
        if counts[word]
    )
    return ", ".join(named) or "nothing changed"
