"""Changes of functions and classes, for code that calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.review.model import ApiChange, Level
from generators.review.python_pairs import Pairs
from generators.review.python_surface import parameter_line
from generators.review.python_types import NONE, Atom, Relation, Type, relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generators.review.python_surface import Class, Function, Parameter

NO_PAIRS = Pairs({}, {}, {}, (), {})
"""For what names no models."""
_OPEN = Atom("UnknownVariant")


def function_changes(
    path: str,
    before: Function,
    after: Function,
    pairs: Pairs = NO_PAIRS,
    renamed: Mapping[str, str] | None = None,
) -> Iterator[ApiChange]:
    """Give what changed in the signature of a function that is called.

    Args:
        path: dotted name in the base.
        before: the function in the base.
        after: the function in the head.
        pairs: who is who.
        renamed: parameters of the base that have another name in the head.
    """
    yield from _parameters(path, before, after, pairs, renamed or {})
    old, new = pairs.types(before.returns, after.returns)
    kind, level = {
        Relation.SAME: ("", Level.NONE),
        Relation.NARROWED: ("return-type-narrowed", Level.MINOR),
        Relation.WIDENED: ("return-type-widened", Level.MAJOR),
        Relation.CHANGED: ("return-type-changed", Level.MAJOR),
    }[relation(old, new, pairs.kinds)]
    if kind:
        harmless = old == NONE or (_OPEN in _alternatives(old) and kind == "return-type-widened")
        level = Level.MINOR if harmless else level
        yield ApiChange(kind, path, level, before.line, after.line)


def _alternatives(type_: Type) -> frozenset[Atom]:
    """Return the alternatives of a type, or of the items where it has but one, such as a list."""
    while len(type_) == 1:
        (only,) = type_
        if len(only.args) != 1:
            break
        type_ = only.args[0]
    return type_


def _parameters(
    path: str, before: Function, after: Function, pairs: Pairs, renamed: Mapping[str, str]
) -> Iterator[ApiChange]:
    for name, one in before.parameters.items():
        other = after.parameters.get(renamed.get(name, name))
        place = f"{path}({name})"
        if other is None:
            yield ApiChange("parameter-removed", place, Level.MAJOR, parameter_line(one))
            continue
        if other.name != name:
            yield _change("parameter-renamed", place, Level.MAJOR, one, other)
        yield from _parameter(place, one, other, pairs)
    known = {renamed.get(name, name) for name in before.parameters}
    for name, one in after.parameters.items():
        if name not in known:
            required = one.required
            kind = f"parameter-added-{'required' if required else 'optional'}"
            level = Level.MAJOR if required else Level.MINOR
            yield ApiChange(kind, f"{path}({name})", level, "", parameter_line(one))


def _parameter(place: str, one: Parameter, other: Parameter, pairs: Pairs) -> Iterator[ApiChange]:
    if one.kind != other.kind:
        yield _change("parameter-kind-changed", place, Level.MAJOR, one, other)
    if one.required != other.required:
        kind = "parameter-became-required" if other.required else "parameter-became-optional"
        level = Level.MAJOR if other.required else Level.MINOR
        yield _change(kind, place, level, one, other)
    elif one.default != other.default:
        yield _change("default-changed", place, Level.MINOR, one, other)
    old, new = pairs.types(one.annotation, other.annotation)
    found = relation(stated(old, one.default), stated(new, other.default), pairs.kinds)
    if found is Relation.WIDENED:
        yield _change("parameter-type-widened", place, Level.MINOR, one, other)
    elif found is not Relation.SAME:
        yield _change("parameter-type-changed", place, Level.MAJOR, one, other)


def _change(kind: str, place: str, level: Level, one: Parameter, other: Parameter) -> ApiChange:
    return ApiChange(kind, place, level, parameter_line(one), parameter_line(other))


def stated(type_: Type, default: str) -> Type:
    """Return a type without the None that only says that it may be left out."""
    return type_ - NONE if default == "None" else type_


def class_changes(path: str, before: Class, after: Class) -> Iterator[ApiChange]:
    """Give what changed in a class that is not a model, for code that uses it."""
    if before.base != after.base:
        yield ApiChange("base-changed", path, Level.MAJOR, before.line, after.line)
    for name, one in before.fields.items():
        other = after.fields.get(name)
        if other is None:
            yield ApiChange("attribute-removed", f"{path}.{name}", Level.MAJOR, one.line)
        elif relation(*NO_PAIRS.types(one.annotation, other.annotation), {}) is not Relation.SAME:
            yield ApiChange(
                "attribute-type-changed", f"{path}.{name}", Level.MAJOR, one.line, other.line
            )
    for name, method in before.methods.items():
        other_method = after.methods.get(name)
        if other_method is None:
            yield ApiChange("method-removed", f"{path}.{name}", Level.MAJOR, method.line)
        else:
            at = path if name == "__init__" else f"{path}.{name}"
            yield from function_changes(at, method, other_method)
    for name, one in after.fields.items():
        if name not in before.fields:
            yield ApiChange("attribute-added", f"{path}.{name}", Level.MINOR, "", one.line)
    for name, method in after.methods.items():
        if name not in before.methods:
            yield ApiChange("method-added", f"{path}.{name}", Level.MINOR, "", method.line)
