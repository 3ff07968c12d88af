"""Elements of SVG as text; everything in them is escaped, and numbers are as short as the eye needs them."""

from markupsafe import Markup, escape

Value = str | float


def element(name: str, *inside: str, **attributes: Value) -> Markup:
    """One element. `class_` and the like lose the stroke at their end, others get hyphens: `text_anchor`.

    Args:
        name: Its name.
        inside: Text, escaped, or elements.
        attributes: Numbers are in the picture's own units.
    """
    written = Markup("").join(
        Markup(' {}="{}"').format(key.rstrip("_").replace("_", "-"), short(value))
        for key, value in attributes.items()
    )
    return Markup("<{0}{1}>{2}</{0}>").format(name, written, Markup("").join(map(escape, inside)))


def text(words: str, x: float, y: float, **attributes: Value) -> Markup:
    """Words at a place."""
    return element("text", words, x=x, y=y, **attributes)


def picture(label: str, height: float, *inside: str, width: float) -> Markup:
    """The whole of it, as wide as there is room; `label` is what those hear who don't see it."""
    size = f"0 0 {short(width)} {short(height)}"
    return element("svg", *inside, viewBox=size, role="img", aria_label=label, class_="plot")


def short(value: Value) -> str:
    """A number with two digits behind the point at most; texts as they are."""
    return value if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")
