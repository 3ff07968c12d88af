"""Text as the system's UTF-16 interfaces give it, made fit for UTF-8 files."""


def well_formed(text: str) -> str:
    """Join surrogate pairs and replace lone halves, which no UTF-8 writer accepts.

    Windows and macOS allow lone halves in titles and on the clipboard, for instance where a
    program cut a string in the middle of an emoji.
    """
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
