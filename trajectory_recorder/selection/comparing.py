"""Comparisons: their types are looked at once, when a condition is read. What isn't known makes none true or false."""

import ast
import operator
from collections.abc import Callable
from typing import Any, TypeAlias

from trajectory_recorder.selection import moments
from trajectory_recorder.selection.bad_condition import Text, nearest
from trajectory_recorder.selection.fields import Type
from trajectory_recorder.selection.operands import Listed, Operand, Told, Written
from trajectory_recorder.wire.catalogue import Facts

Judge: TypeAlias = Callable[[Facts], bool | None]
"""Whether something is so; None where that is not known."""

_ORDER: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
_EQUAL = (ast.Eq, ast.NotEq)
_IN = (ast.In, ast.NotIn)
_A_LIST = 'write values in parentheses, as in state in ("accepted", "rejected")'
_SEVERAL = 'ask for one of them, as in "invoices" in tags'


def compare(left: Operand, how: ast.cmpop, right: Operand, text: Text) -> Judge:
    """Make a comparison.

    Raises:
        BadCondition: These two can't be compared so.
    """
    if isinstance(how, ast.Is | ast.IsNot) or any(_is_none(it) for it in (left, right)):
        return _known(left, how, right, text)
    if isinstance(how, _IN):
        return _in(left, right, text, negated=isinstance(how, ast.NotIn))
    return _ordered(left, how, right, text)


def _is_none(it: Operand) -> bool:
    return isinstance(it, Written) and it.value is None


def _known(left: Operand, how: ast.cmpop, right: Operand, text: Text) -> Judge:
    told, other = (left, right) if isinstance(left, Told) else (right, left)
    if not isinstance(told, Told) or not _is_none(other):
        raise text.bad(right.node, "does not go with `is`", "use == here; `is` asks for None only")
    if not isinstance(how, ast.Is | ast.IsNot | ast.Eq | ast.NotEq):
        raise text.bad(other.node, "can't be compared so", f"write {told.field} is None")
    wanted = isinstance(how, ast.Is | ast.Eq)
    return lambda facts: (told.read(facts) is None) is wanted


def _ordered(left: Operand, how: ast.cmpop, right: Operand, text: Text) -> Judge:
    sides = _told_first(left, right, text)
    for it in (left, right):
        if isinstance(it, Listed):
            raise text.bad(it.node, "are several values", "use `in` in place of ==")
        if isinstance(it, Told) and it.type is Type.TEXTS:
            raise text.bad(it.node, "holds several texts", _SEVERAL)
    if sides.type is Type.TEXT and not isinstance(how, _EQUAL):
        raise text.bad(sides.node, "is a text, which is not more or less", "use == or != or in")
    one, other = _reader(left, sides, text), _reader(right, sides, text)
    holds = _ORDER[type(how)]
    return _of_known(one, other, holds)


def _in(left: Operand, right: Operand, text: Text, *, negated: bool) -> Judge:
    if isinstance(right, Listed) and isinstance(left, Told):
        return _among(left, right, text, negated=negated)
    if not isinstance(right, Told):
        raise text.bad(right.node, "is no list of values", _A_LIST)
    if right.type not in {Type.TEXT, Type.TEXTS}:
        raise text.bad(right.node, f"is a {right.type}, which nothing is in", "use == or < or >")
    if right.type is Type.TEXT and right.choices:
        raise text.bad(right.node, "is one of a few words", f'write {right.field} == "{right.choices[0]}"')
    if isinstance(left, Told) and left.type is Type.TEXTS:
        raise text.bad(left.node, "holds several texts", _SEVERAL)
    if isinstance(left, Listed):
        raise text.bad(left.node, "are several values", "ask for each, joined by or")
    inner, outer = _reader(left, _as_text(right), text), right.read
    return _of_known(inner, outer, lambda one, many: (one in many) is not negated)


def _among(left: Told, right: Listed, text: Text, *, negated: bool) -> Judge:
    if left.type is Type.TEXTS:
        raise text.bad(left.node, "holds several texts", _SEVERAL)
    values = [_value(it, left, text) for it in right.values]
    read = left.read

    def judge(facts: Facts) -> bool | None:
        value = read(facts)
        return None if value is None else (value in values) is not negated

    return judge


def _told_first(left: Operand, right: Operand, text: Text) -> Told:
    """The side that says what type the other one must be of."""
    if isinstance(left, Told):
        return left
    if isinstance(right, Told):
        return right
    raise text.bad(left.node, "is compared with no field", "one side has to be a field")


def _as_text(it: Told) -> Told:
    return Told(it.node, it.field, Type.TEXT, it.choices, it.read)


def _reader(it: Operand, like: Told, text: Text) -> Callable[[Facts], Any]:
    """What gives this side's value; it has to be of the type of `like`."""
    if isinstance(it, Told):
        if it.type is not like.type:
            remedy = f"compare {like.field} with a {like.type}"
            raise text.bad(it.node, f"is a {it.type}, and {like.field} is a {like.type}", remedy)
        return it.read
    if isinstance(it, Listed):
        raise text.bad(it.node, "are several values", _A_LIST)
    value = _value(it, like, text)
    return lambda _: value


def _value(it: Written, like: Told, text: Text) -> object:
    """A value that is written out, as the field has it."""
    if it.value is None:
        raise text.bad(it.node, "is no value among others", f"write {like.field} is None")
    is_text = isinstance(it.value, str)
    if like.type is Type.NUMBER:
        if is_text:
            raise text.bad(it.node, f"is a text, and {like.field} is a number", "write it without quotes")
        return it.value
    if not is_text:
        raise text.bad(it.node, f"is a number, and {like.field} is a {like.type}", "write it in quotes")
    if like.type is Type.DATE:
        return _date(it, like, text)
    if like.choices and it.value not in like.choices:
        raise text.bad(it.node, f"is nothing that {like.field} can be", nearest(str(it.value), like.choices))
    return it.value


def _date(it: Written, like: Told, text: Text) -> moments.Moment:
    try:
        return moments.parse(str(it.value))
    except ValueError:
        how = 'write it like "2026-11-01" or "2026-11-01T14:30", which are UTC'
        raise text.bad(it.node, f"is no date, and {like.field} is one", how) from None


def _of_known(
    left: Callable[[Facts], Any], right: Callable[[Facts], Any], holds: Callable[[Any, Any], bool]
) -> Judge:
    def judge(facts: Facts) -> bool | None:
        one, other = left(facts), right(facts)
        return None if one is None or other is None else holds(one, other)

    return judge
