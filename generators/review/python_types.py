"""Python types of a generated package as structure, so that only what differs is a change.

A type is the set of its alternatives: `X | None`, `None | X` and `Optional[X]` are the same, and
the order of a union has no meaning. What `Annotated` adds is not part of the type; `annotated`
reads it.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Type: TypeAlias = frozenset["Atom"]


@dataclass(frozen=True, slots=True)
class Atom:
    """One alternative: a name, such as `list`, and its arguments, such as `str`.

    A value of a `Literal` is an alternative of its own, with the value as the only name.
    """

    name: str
    args: tuple[Type, ...] = ()


class Relation(Enum):
    """What the type of the head is to that of the base."""

    SAME = "same"
    WIDENED = "widened"
    """It takes all that the other took, and more."""
    NARROWED = "narrowed"
    CHANGED = "changed"


NONE: Type = frozenset({Atom("None")})
_UNKNOWN = Atom("Any")
_WIDER = {"int": "float", "StrEnum": "str", "IntEnum": "int", "bool": "int"}
"""Subtypes for type checkers: the name on the left is a subtype of the one on the right."""
_MODULES = ("models.", "_models.")


@dataclass(frozen=True, slots=True)
class Annotated:
    """An annotation taken apart.

    Attributes:
        type: without what `Annotated` adds, at any depth.
        facts: keyword arguments of `Field` on the outside, as Python expressions.
    """

    type: Type
    facts: Mapping[str, str]


def parse(annotation: str) -> Type:
    """Return the structure of an annotation; what is not an annotation is one name."""
    return annotated(annotation).type


@lru_cache(maxsize=20_000)
def annotated(annotation: str) -> Annotated:
    """Return an annotation taken apart; see `parse`."""
    try:
        node = ast.parse(annotation.strip(), mode="eval").body
    except SyntaxError:
        return Annotated(frozenset({Atom(annotation.strip())}), {})
    facts: dict[str, str] = {}
    if _name(node) == "Annotated" and isinstance(node, ast.Subscript):
        for one in _arguments(node)[1:]:
            if isinstance(one, ast.Call):
                facts |= {word.arg: ast.unparse(word.value) for word in one.keywords if word.arg}
    return Annotated(_type(node), facts)


def _type(node: ast.expr) -> Type:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return _type(node.left) | _type(node.right)
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            return parse(node.value)
        return NONE if node.value is None else frozenset({Atom(repr(node.value))})
    if not isinstance(node, ast.Subscript):
        return frozenset({Atom(_name(node))})
    name, arguments = _name(node), _arguments(node)
    if name == "Annotated":
        return _type(arguments[0])
    if name == "Union":
        return frozenset[Atom]().union(*map(_type, arguments))
    if name == "Optional":
        return _type(arguments[0]) | NONE
    if name == "Literal":
        return frozenset(Atom(ast.unparse(one)) for one in arguments)
    return frozenset({Atom(name, tuple(map(_type, arguments)))})


def _arguments(node: ast.Subscript) -> list[ast.expr]:
    return node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Subscript):
        node = node.value
    text = ast.unparse(node)
    for prefix in _MODULES:
        text = text.removeprefix(prefix)
    return text


def substitute(type_: Type, meanings: Mapping[str, Type]) -> Type:
    """Return a type in which names stand for what they mean."""
    found: set[Atom] = set()
    for atom in type_:
        args = tuple(substitute(one, meanings) for one in atom.args)
        for meant in meanings.get(atom.name) or (atom,):
            found.add(Atom(meant.name, args or meant.args))
    return frozenset(found)


def names(type_: Type) -> frozenset[str]:
    """Return all names in a type."""
    found = {atom.name for atom in type_}
    return frozenset(found).union(*(names(one) for atom in type_ for one in atom.args))


def relation(base: Type, head: Type, kinds: Mapping[str, str]) -> Relation:
    """Return what `head` is to `base`.

    Args:
        base: the type before.
        head: the type after.
        kinds: for classes that are also something else what that is, such as `StrEnum`.
    """
    if base == head:
        return Relation.SAME
    wider, narrower = _within(base, head, kinds), _within(head, base, kinds)
    if wider == narrower:
        return Relation.SAME if wider else Relation.CHANGED
    return Relation.WIDENED if wider else Relation.NARROWED


def _within(inner: Type, outer: Type, kinds: Mapping[str, str]) -> bool:
    """Whether `outer` takes all that `inner` takes."""
    if _UNKNOWN in outer:
        return True
    return all(any(_fits(one, other, kinds) for other in outer) for one in inner)


def _fits(one: Atom, other: Atom, kinds: Mapping[str, str]) -> bool:
    if one.name == other.name:
        return len(one.args) == len(other.args) and all(
            _within(mine, yours, kinds) for mine, yours in zip(one.args, other.args, strict=True)
        )
    name = kinds.get(one.name, one.name)
    if _is_text(name):
        name = "str"
    while name in _WIDER:
        name = _WIDER[name]
        if name == other.name:
            return True
    return name == other.name


def _is_text(name: str) -> bool:
    return name[:1] in {"'", '"'}
