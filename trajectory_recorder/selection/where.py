"""The language of conditions: Python's way to write expressions, of which a few are read, and none is evaluated.

    project == "books" and rubric_score >= 0.8 and "spreadsheets" in tags and not quality_verdict == "fail"

What is not known decides nothing: a comparison with it is neither true nor false, nor is its opposite, and a recording
is taken only where the whole is true.
"""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from trajectory_recorder.selection.bad_condition import BadCondition, Text
from trajectory_recorder.selection.comparing import Judge, compare
from trajectory_recorder.selection.operands import Told, operand
from trajectory_recorder.wire.catalogue import Facts

# As the request has it that conditions come in. People write a hundred characters.
_LONGEST = 4000
_DEEPEST = 40
_COMPARE = 'compare it with something, as in project == "books"'


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition that was read. `fields` are the names of the fields and functions that it asks for."""

    text: str
    fields: frozenset[str]
    _judge: Judge = field(repr=False, compare=False)

    def holds(self, facts: Facts) -> bool:
        """Whether it is true of a recording; not where that depends on something that is not known."""
        return self._judge(facts) is True


def compile_where(text: str) -> Condition:
    """Read a condition; one of nothing but spaces is true of every recording.

    Raises:
        BadCondition: It makes no sense; it says what, at which column, and what to try.
    """
    if len(text) > _LONGEST:
        remedy = f"use at most {_LONGEST}"
        raise BadCondition(f"the condition has {len(text)} characters", remedy, column=_LONGEST + 1)
    if not text.strip():
        return Condition(text, frozenset(), lambda _: True)
    reading = _Reading(Text(text))
    judge = reading.judge(_parse(reading.text), 1)
    return Condition(text, frozenset(reading.fields), judge)


def _parse(text: Text) -> ast.expr:
    if "\\" in text.text:
        raise text.bad_at(
            text.text.index("\\"),
            "there is a backslash",
            "it has no meaning here: put a text with one kind of quotes into the other kind",
        )
    try:
        return ast.parse(text.text, mode="eval").body
    except SyntaxError as error:
        raise text.bad_at(
            (error.offset or 1) - 1,
            f"the condition can't be read: {error.msg}",
            _remedy(error),
            line=error.lineno or 1,
        ) from error
    except (ValueError, RecursionError, MemoryError) as error:
        raise text.bad_at(0, "the condition can't be read", "write it shorter, in plain letters") from error


def _remedy(error: SyntaxError) -> str:
    line, place = error.text or "", (error.offset or 1) - 1
    if line[place : place + 1] == "=":
        return "write == to compare"
    return "write it in one line, or in parentheses, as FIELD == VALUE, joined by and, or, not"


class _Reading:
    """Reads one condition, and notes the fields that it asks for."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.fields: set[str] = set()

    def judge(self, node: ast.expr, depth: int) -> Judge:
        if depth > _DEEPEST:
            raise self.text.bad(
                node, "is nested too deep", f"use at most {_DEEPEST} parentheses in each other"
            )
        match node:
            case ast.BoolOp(op=ast.And(), values=values):
                return _all([self.judge(it, depth + 1) for it in values])
            case ast.BoolOp(op=ast.Or(), values=values):
                return _any([self.judge(it, depth + 1) for it in values])
            case ast.UnaryOp(op=ast.Not(), operand=inner):
                return _opposite(self.judge(inner, depth + 1))
            case ast.Compare():
                return self._compare(node)
            case ast.Constant(value=bool() as always):
                return lambda _: always
        raise self.text.bad(node, "is no condition", _COMPARE)

    def _compare(self, node: ast.Compare) -> Judge:
        sides = [operand(it, self.text) for it in (node.left, *node.comparators)]
        self.fields.update(it.field for it in sides if isinstance(it, Told))
        links = zip(sides, node.ops, sides[1:], strict=False)
        return _all([compare(left, how, right, self.text) for left, how, right in links])


def _all(judges: Sequence[Judge]) -> Judge:
    return lambda facts: _first_of((it(facts) for it in judges), decides=False)


def _any(judges: Sequence[Judge]) -> Judge:
    return lambda facts: _first_of((it(facts) for it in judges), decides=True)


def _first_of(found: Iterator[bool | None], *, decides: bool) -> bool | None:
    """One that decides does; without one, what isn't known leaves the whole unknown."""
    outcome: bool | None = not decides
    for it in found:
        if it is decides:
            return decides
        if it is None:
            outcome = None
    return outcome


def _opposite(judge: Judge) -> Judge:
    def opposite(facts: Facts) -> bool | None:
        outcome = judge(facts)
        return None if outcome is None else not outcome

    return opposite
