"""What Windows' clipboard formats hold: pure, so that it can be tested anywhere."""


def unicode_text(contents: bytes | None) -> str | None:
    """The text of CF_UNICODETEXT: UTF-16 up to the first NUL; memory behind it is not part of it."""
    if contents is None:
        return None
    whole_units = contents[: len(contents) // 2 * 2]
    return whole_units.decode("utf-16-le", "surrogatepass").partition("\0")[0]


def is_concealed(*, excluded: bool, allowed: bytes | None) -> bool:
    """Whether the text shall not be kept.

    Args:
        excluded: Whether ExcludeClipboardContentFromMonitorProcessing is there, whatever it holds.
        allowed: CanIncludeInClipboardHistory: a DWORD, 0 for no; None where it is not there.
    """
    return excluded or (allowed is not None and int.from_bytes(allowed[:4], "little") == 0)
