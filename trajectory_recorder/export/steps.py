"""What was done, step by step, in the terms that formats of steps share: one record for each action.

Places are told in the exported picture of the display on which the step began. What does not lie there, and labels of
reviewers that do not fit, are left out and told as losses.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from trajectory_recorder.actions import (
    Action,
    ActionPicture,
    Click,
    Drag,
    Hotkey,
    KeyPress,
    LongPress,
    Move,
    PicturedAction,
    Said,
    Scroll,
    Typing,
    trace,
    words,
)
from trajectory_recorder.events import Element
from trajectory_recorder.export.episode import Episode
from trajectory_recorder.export.geometry import Canvas
from trajectory_recorder.export.piece import Piece
from trajectory_recorder.wire.catalogue import StepTold
from trajectory_recorder.wire.exports import ExportOptions

OFF_DISPLAY = "it lies off the display that is shown"

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Step:
    """One step. None is what is not known, and what this kind of step does not have.

    `number` counts the actions of the recording from 0. `canvas` is the picture that places refer to. `at` and `end_at`
    are where the pointer was at the beginning and the end of a deed of it, and `path` where in between, with session
    times: of moves and drags only. `scroll` are notches to the right and upwards. `said` has the words before,
    during and after it. `labels` are what each finished review says of it, in the order of reviews. `frame` is what is
    known of the frame before it.
    """

    number: int
    kind: str
    action: Action
    canvas: Canvas | None = None
    at: Point | None = None
    end_at: Point | None = None
    path: tuple[tuple[int, float, float], ...] = ()
    text: str | None = None
    strokes: str | None = None
    keys: tuple[str, ...] = ()
    count: int = 1
    scroll: tuple[float, float] | None = None
    button: str | None = None
    window_title: str | None = None
    application: str | None = None
    element: Element | None = None
    said: Said | None = None
    labels: tuple[StepTold, ...] = ()
    frame: ActionPicture | None = None

    @property
    def t_ns(self) -> int:
        return self.action.start_ns

    @property
    def t_end_ns(self) -> int:
        return self.action.end_ns


def steps(episode: Episode, options: ExportOptions, piece: Piece) -> Iterator[Step]:
    """All steps of a recording, in the order of their beginning.

    Args:
        episode: The recording.
        options: Words and elements are None where they are not wanted.
        piece: Told what is lost.
    """
    labels = _labels(episode, piece)
    said = _said(episode, wanted=options.transcript)
    for number, pictured in enumerate(episode.pictured):
        display = episode.frames.display(pictured.action.display_id, pictured.action.start_ns)
        canvas = Canvas.of(display, options) if display is not None else None
        step = _step(number, pictured, canvas, piece)
        yield replace(
            step,
            element=words.element(pictured.action) if options.elements else None,
            said=said[number],
            labels=labels[number],
        )


def _step(number: int, pictured: PicturedAction, canvas: Canvas | None, piece: Piece) -> Step:
    """A step without what others tell of it."""
    action, deed = pictured.action, pictured.action.deed
    at, end_at, path = _places(action, canvas, piece)
    return Step(
        number,
        words.kind(deed),
        action,
        canvas,
        at,
        end_at,
        path,
        text=deed.text if isinstance(deed, Typing) else None,
        strokes=deed.strokes if isinstance(deed, Typing) else None,
        keys=_keys(action),
        count=deed.count if isinstance(deed, Click | KeyPress | Hotkey) else 1,
        scroll=(deed.dx, deed.dy) if isinstance(deed, Scroll) else None,
        button=deed.button.value if isinstance(deed, Click | LongPress | Drag) else None,
        window_title=action.window.title if action.window is not None else None,
        application=action.window.application if action.window is not None else None,
        frame=pictured.before,
    )


def _keys(action: Action) -> tuple[str, ...]:
    """The keys of a hotkey or a press; for a deed of the pointer, those that were held."""
    if isinstance(action.deed, Hotkey):
        return action.deed.keys
    if isinstance(action.deed, KeyPress):
        return (action.deed.key,) if action.deed.key else ()
    return action.modifiers


def _places(
    action: Action, canvas: Canvas | None, piece: Piece
) -> tuple[Point | None, Point | None, tuple[tuple[int, float, float], ...]]:
    """Where a deed of the pointer began and ended in the picture, and its path there."""
    if action.place is None:
        return None, None, ()
    at = canvas.place(action.place.x_px, action.place.y_px) if canvas is not None else None
    if at is None:
        piece.lose("the place of a step", OFF_DISPLAY)
    if not isinstance(action.deed, Drag | Move):
        return at, at, ()
    points = [(it.at_ns, canvas.place(it.x_px, it.y_px) if canvas else None) for it in action.deed.path]
    path = tuple((at_ns, *point) for at_ns, point in points if point is not None)
    if len(path) < len(points):
        piece.lose("points of the way of the pointer", OFF_DISPLAY, len(points) - len(path))
    return at, points[-1][1], path


def _said(episode: Episode, *, wanted: bool) -> Sequence[Said | None]:
    """The words around each step; None where there are none to be had."""
    transcript = episode.transcript if wanted else None
    if transcript is None:
        return [None] * len(episode.actions)
    return trace(episode.actions, (), transcript.words)


def _labels(episode: Episode, piece: Piece) -> list[tuple[StepTold, ...]]:
    """What reviewers say of each step."""
    found: list[tuple[StepTold, ...]] = [()] * len(episode.actions)
    for told in (it for review in episode.facts.reviews for it in review.steps):
        if 0 <= told.action < len(found) and episode.actions[told.action].start_ns == told.at_ns:
            found[told.action] += (told,)
        else:
            piece.lose(
                "what a reviewer says of a step", "it is counted otherwise here than when it was reviewed"
            )
    return found
