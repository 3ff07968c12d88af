"""The two sides of a comparison: fields, functions and values that are written out. Never evaluated by Python."""

import ast
from dataclasses import dataclass
from typing import TypeAlias

from trajectory_recorder.selection.bad_condition import Text, nearest
from trajectory_recorder.selection.fields import FIELDS, FUNCTIONS, Read, Type
from trajectory_recorder.wire.catalogue import Facts


@dataclass(frozen=True, slots=True)
class Told:
    """A side that is looked up. `field` is the name of a field or a function."""

    node: ast.expr
    field: str
    type: Type
    choices: tuple[str, ...]
    read: Read


@dataclass(frozen=True, slots=True)
class Written:
    """A side that is written out; `value` None is what stands for "not known"."""

    node: ast.expr
    value: str | int | float | None


@dataclass(frozen=True, slots=True)
class Listed:
    """Values in parentheses or brackets."""

    node: ast.expr
    values: tuple[Written, ...]


Operand: TypeAlias = Told | Written | Listed

_HOW = "write a field, a text in quotes, a number, None, or several values in parentheses"


def operand(node: ast.expr, text: Text) -> Operand:
    """Read one side.

    Raises:
        BadCondition: It is none that there is.
    """
    match node:
        case ast.Name():
            return _field(node, text)
        case ast.Call():
            return _function(node, text)
        case ast.Tuple(elts=values) | ast.List(elts=values):
            return Listed(node, tuple(_written(it, text) for it in values))
        case _:
            return _written(node, text)


def _field(node: ast.Name, text: Text) -> Told:
    if (function := FUNCTIONS.get(node.id)) is not None:
        raise text.bad(node, "takes one text", f'write {node.id}("{function.argument}")')
    declared = FIELDS.get(node.id)
    if declared is None:
        raise text.bad(node, "is no field", nearest(node.id, (*FIELDS, *FUNCTIONS)))
    return Told(node, declared.name, declared.type, declared.choices, declared.read)


def _function(node: ast.Call, text: Text) -> Told:
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    declared = FUNCTIONS.get(name)
    if declared is None:
        raise text.bad(node.func, "is no function", nearest(name, FUNCTIONS))
    match node:
        case ast.Call(args=[ast.Constant(value=str() as argument)], keywords=[]):

            def read(facts: Facts) -> object:
                return declared.read(facts, argument)

            return Told(node, name, declared.type, (), read)  # type: ignore[arg-type]
    raise text.bad(node, "takes one text", f'write {name}("{declared.argument}")')


def _written(node: ast.expr, text: Text) -> Written:
    match node:
        case ast.Constant(value=None):
            return Written(node, None)
        case ast.Constant(value=bool()):
            raise text.bad(node, "is nothing that a field holds", _HOW)
        case ast.Constant(value=str() | int() | float() as value):
            return Written(node, value)
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as value)):
            return Written(node, -value)
    raise text.bad(node, "can't be compared", _HOW)
