"""Python types of a generated package as structure, so that equal types compare as equal.

A type is the set of its alternatives: `X | None`, `None | X` and `Optional[X]` are the same, and
the order of a union has no meaning. `Annotated` metadata is not part of the type; `annotated`
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
    """How the type of the head relates to that of the base."""

    SAME = "same"
    WIDENED = "widened"
    """It accepts all values of the type before, and more."""
    NARROWED = "narrowed"
    CHANGED = "changed"


NONE: Type = frozenset({Atom("None")})
_UNKNOWN = Atom("Any")
_WIDER = {
    "int": "float",
    "StrEnum": "str",
    "OpenStrEnum": "str",
    "IntEnum": "int",
    "OpenIntEnum": "int",
    "bool": "int",
}
"""Types that type checkers accept in place of others: each name, with its supertype."""
_MEANINGS = {"JsonNumber": "float"}
"""Names of the runtime for types, with what they are to type checkers."""
_MODULES = ("models.", "_models.")
_PLAIN = "dicts."


@dataclass(frozen=True, slots=True)
class Annotated:
    """An annotation taken apart.

    Attributes:
        type: without `Annotated` metadata, at any depth.
        facts: keyword arguments of `Field` on the outside, as Python expressions.
    """

    type: Type
    facts: Mapping[str, str]


def parse(annotation: str) -> Type:
    """Return the structure of an annotation; text that is not Python becomes one name."""
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
        for argument in _arguments(node)[1:]:
            if isinstance(argument, ast.Call):
                facts |= {
                    keyword.arg: ast.unparse(keyword.value)
                    for keyword in argument.keywords
                    if keyword.arg
                }
    return Annotated(_type(node), facts)


def _type(node: ast.expr) -> Type:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return _type(node.left) | _type(node.right)
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            return parse(node.value)
        return NONE if node.value is None else frozenset({Atom(repr(node.value))})
    if not isinstance(node, ast.Subscript):
        name = _name(node)
        # Types of plain data follow from those of the models, which stand beside them.
        return frozenset() if name.startswith(_PLAIN) else frozenset({Atom(name)})
    name, arguments = _name(node), _arguments(node)
    if name == "Annotated":
        return _type(arguments[0])
    if name == "Union":
        return frozenset[Atom]().union(*map(_type, arguments))
    if name == "Optional":
        return _type(arguments[0]) | NONE
    if name == "Literal":
        return frozenset(Atom(ast.unparse(argument)) for argument in arguments)
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
    """Return a type with names replaced by their meanings."""
    atoms: set[Atom] = set()
    for atom in type_:
        args = tuple(substitute(argument, meanings) for argument in atom.args)
        for meaning in meanings.get(atom.name) or (atom,):
            atoms.add(Atom(meaning.name, args or meaning.args))
    return frozenset(atoms)


def names(type_: Type) -> frozenset[str]:
    """Return all names in a type."""
    own = {atom.name for atom in type_}
    return frozenset(own).union(*(names(argument) for atom in type_ for argument in atom.args))


def relation(base: Type, head: Type, kinds: Mapping[str, str]) -> Relation:
    """Return how `head` relates to `base`.

    Args:
        base: the type before.
        head: the type after.
        kinds: each class with its base class, such as `StrEnum`.
    """
    if base == head:
        return Relation.SAME
    wider, narrower = _within(base, head, kinds), _within(head, base, kinds)
    if wider == narrower:
        return Relation.SAME if wider else Relation.CHANGED
    return Relation.WIDENED if wider else Relation.NARROWED


def _within(inner: Type, outer: Type, kinds: Mapping[str, str]) -> bool:
    """Whether `outer` accepts all values of `inner`."""
    if _UNKNOWN in outer:
        return True
    return all(
        any(_fits(inner_atom, outer_atom, kinds) for outer_atom in outer) for inner_atom in inner
    )


def _fits(inner: Atom, outer: Atom, kinds: Mapping[str, str]) -> bool:
    if inner.name == outer.name:
        return len(inner.args) == len(outer.args) and all(
            _within(inner_argument, outer_argument, kinds)
            for inner_argument, outer_argument in zip(inner.args, outer.args, strict=True)
        )
    name = kinds.get(inner.name, inner.name)
    name, wanted = (_MEANINGS.get(item, item) for item in (name, outer.name))
    if _is_text(name):
        name = "str"
    while name in _WIDER:
        name = _WIDER[name]
        if name == wanted:
            return True
    return name == wanted


def _is_text(name: str) -> bool:
    return name[:1] in {"'", '"'}
