"""The page of a contact sheet: one file that loads nothing but the pictures beside it.

Titles, texts and names come from whatever was on the screen. They are escaped, and if one got through, the
page's own policy would let no script of theirs run and nothing be fetched.
"""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources

from trajectory_recorder.actions import Action, words
from trajectory_recorder.bundle import Bundle
from trajectory_recorder.contact_sheet.cards import Card, Shown
from trajectory_recorder.contact_sheet.html import Html, fill, joined
from trajectory_recorder.contact_sheet.marks import marks
from trajectory_recorder.times import length, moment

_END = "</ol>\n</main>\n<script>$script</script>\n</body>\n</html>\n"
_KIND = '<label><input type="checkbox" id="show-$kind" checked>$name <small>$count</small></label>\n'
# It needs no script: a browser hides what is not ticked.
_FILTER = "body:has(#show-$kind:not(:checked)) .card.$kind { display: none; }\n"
_MISSING = '<p class="missing">$pictures missing: $reason</p>\n'
_OVERLAY = (
    '<svg viewBox="0 0 $width_px $height_px" style="--unit: $unit" aria-hidden="true">'
    '<defs><g id="m$number">$shapes</g></defs>'
    '<use class="halo" href="#m$number"/><use class="ink" href="#m$number"/></svg>'
)


def page(bundle: Bundle, cards: Iterable[Card], missing: Mapping[str, int]) -> Iterator[str]:
    """Write the page, part by part.

    Args:
        bundle: What is shown.
        cards: One for each action, in their order.
        missing: Why recorded pictures are not there, each with their number.
    """
    shown = list(cards)
    counts = Counter(words.kind(card.action.deed) for card in shown)
    kinds = [kind for kind in words.KINDS if kind in counts]
    yield fill(
        _file("page.html"),
        title=bundle.root.resolve().name,
        summary=_summary(bundle, len(shown)),
        notices=joined(_missing(reason, count) for reason, count in missing.items()),
        style=Html(_file("style.css")),
        filters=joined(fill(_FILTER, kind=kind) for kind in kinds),
        kinds=joined(fill(_KIND, kind=kind, name=_name(kind), count=counts[kind]) for kind in kinds),
        script_hash=_hash(_file("keys.js")),
    )
    for card in shown:
        yield _card(card)
    yield fill(_END, script=Html(_file("keys.js")))


@cache
def _file(name: str) -> str:
    return (resources.files(__package__) / name).read_text(encoding="utf-8")


def _hash(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _name(kind: str) -> str:
    return kind.replace("_", " ")


def _summary(bundle: Bundle, count: int) -> str:
    displays = [f"{it.width_px} by {it.height_px}" for it in bundle.manifest.displays]
    actions = "1 action" if count == 1 else f"{count} actions"
    return " · ".join([f"{actions} in {length(bundle.manifest.duration_ns)}", *displays])


def _missing(reason: str, count: int) -> Html:
    return fill(_MISSING, pictures="1 picture is" if count == 1 else f"{count} pictures are", reason=reason)


def _card(card: Card) -> Html:
    action = card.action
    kind = words.kind(action.deed)
    return fill(
        _file("card.html"),
        number=card.number,
        kind=kind,
        kind_name=_name(kind),
        done=words.done(action),
        where=_where(action),
        start=moment(action.start_ns),
        length=length(action.end_ns - action.start_ns),
        pictures=_pictures(card),
    )


def _where(action: Action) -> Html:
    """On which element, in which window, at which pixel; what is not known is left out."""
    parts = []
    if (element := words.element(action)) is not None:
        parts.append(fill("on $role <bdi><b>$name</b></bdi>", role=element.role, name=element.name))
    if (window := words.window(action)) is not None:
        title = action.window.title if action.window is not None else None
        parts.append(fill("in <bdi><b>$name</b></bdi>", name=window))
        if title and title != window:
            parts.append(fill("<bdi>$title</bdi>", title=title))
    if action.place is not None:
        parts.append(fill("at $x, $y", x=action.place.x_px, y=action.place.y_px))
    if not action.complete:
        parts.append(Html('<span class="cut">its end was not recorded</span>'))
    return Html(" · ".join(parts))


def _pictures(card: Card) -> Html:
    if isinstance(card.before, str) and card.before == card.after:
        return fill('<p class="none both">No picture: $reason</p>', reason=card.before)
    before = _half(card, card.before, "before", _overlay(card))
    after = _half(card, card.after, "after", Html())
    return fill('<div class="pair">\n$before$after</div>', before=before, after=after)


def _half(card: Card, shown: Shown | str, when: str, overlay: Html) -> Html:
    if isinstance(shown, str):
        return fill('<p class="none">No picture $when the action: $reason</p>\n', when=when, reason=shown)
    return fill(
        _file("shot.html"),
        anchor=f"a{card.number}-{when}",
        number=card.number,
        when=when,
        heading=when.capitalize(),
        note=_note(card, shown, when),
        doubt=" doubt" if shown.taken.confidence < 1 else "",
        file=shown.picture.file,
        width_px=shown.picture.width_px,
        height_px=shown.picture.height_px,
        overlay=overlay,
    )


def _overlay(card: Card) -> Html:
    shapes = marks(card.action, card.display) if card.display is not None else ""
    if card.display is None or not shapes:
        return Html()
    return fill(
        _OVERLAY,
        number=card.number,
        shapes=Html(shapes),
        width_px=card.display.width_px,
        height_px=card.display.height_px,
        unit=card.display.width_px / 100,
    )


def _note(card: Card, shown: Shown, when: str) -> str:
    """What there is to know about a picture that is not perfect, or no other one."""
    notes = []
    if when == "after" and isinstance(card.before, Shown) and card.before.picture == shown.picture:
        notes.append("the same picture")
    if shown.taken.confidence < 1:
        notes.append(f"{shown.taken.confidence:.0%} certain")
    if shown.taken.stale_ns:
        notes.append(f"last seen {length(shown.taken.stale_ns)} earlier")
    return ", ".join(notes)
