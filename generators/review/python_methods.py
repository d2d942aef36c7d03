"""Changes of functions and classes, for code that calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .model import ApiChange, Level
from .python_pairs import Pairs
from .python_surface import parameter_line
from .python_types import NONE, Atom, Relation, Type, relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .python_surface import Class, Function, Parameter

NO_PAIRS = Pairs({}, {}, {}, (), {})
"""For signatures without names of models."""
_OPEN = Atom("UnknownVariant")


def function_changes(
    path: str,
    before: Function,
    after: Function,
    pairs: Pairs = NO_PAIRS,
    renamed: Mapping[str, str] | None = None,
) -> Iterator[ApiChange]:
    """Give the changes in the signature of a function, for code that calls it.

    Args:
        path: dotted name in the base.
        before: the function in the base.
        after: the function in the head.
        pairs: matched names of both packages.
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
    """Return the alternatives of a type, or of its items if it is a container such as a list."""
    while len(type_) == 1:
        (only,) = type_
        if len(only.args) != 1:
            break
        type_ = only.args[0]
    return type_


def _parameters(
    path: str, before: Function, after: Function, pairs: Pairs, renamed: Mapping[str, str]
) -> Iterator[ApiChange]:
    for name, old in before.parameters.items():
        new = after.parameters.get(renamed.get(name, name))
        place = f"{path}({name})"
        if new is None:
            yield ApiChange("parameter-removed", place, Level.MAJOR, parameter_line(old))
            continue
        if new.name != name:
            yield _change("parameter-renamed", place, Level.MAJOR, old, new)
        yield from _parameter(place, old, new, pairs)
    known = {renamed.get(name, name) for name in before.parameters}
    for name, new in after.parameters.items():
        if name not in known:
            required = new.required
            kind = f"parameter-added-{'required' if required else 'optional'}"
            level = Level.MAJOR if required else Level.MINOR
            yield ApiChange(kind, f"{path}({name})", level, "", parameter_line(new))


def _parameter(
    place: str, before: Parameter, after: Parameter, pairs: Pairs
) -> Iterator[ApiChange]:
    if before.kind != after.kind:
        yield _change("parameter-kind-changed", place, Level.MAJOR, before, after)
    if before.required != after.required:
        kind = "parameter-became-required" if after.required else "parameter-became-optional"
        level = Level.MAJOR if after.required else Level.MINOR
        yield _change(kind, place, level, before, after)
    elif before.default != after.default:
        yield _change("default-changed", place, Level.MINOR, before, after)
    old, new = pairs.types(before.annotation, after.annotation)
    change = relation(
        required_type(old, before.default), required_type(new, after.default), pairs.kinds
    )
    if change is Relation.WIDENED:
        yield _change("parameter-type-widened", place, Level.MINOR, before, after)
    elif change is not Relation.SAME:
        yield _change("parameter-type-changed", place, Level.MAJOR, before, after)


def _change(kind: str, place: str, level: Level, before: Parameter, after: Parameter) -> ApiChange:
    return ApiChange(kind, place, level, parameter_line(before), parameter_line(after))


def required_type(type_: Type, default: str) -> Type:
    """Return a type without the None that only marks it as optional."""
    return type_ - NONE if default == "None" else type_


def class_changes(path: str, before: Class, after: Class) -> Iterator[ApiChange]:
    """Give the changes of a class that is not a model, for code that uses it."""
    if before.base != after.base:
        yield ApiChange("base-changed", path, Level.MAJOR, before.line, after.line)
    for name, field in before.fields.items():
        new_field = after.fields.get(name)
        if new_field is None:
            yield ApiChange("attribute-removed", f"{path}.{name}", Level.MAJOR, field.line)
        elif (
            relation(*NO_PAIRS.types(field.annotation, new_field.annotation), {})
            is not Relation.SAME
        ):
            yield ApiChange(
                "attribute-type-changed", f"{path}.{name}", Level.MAJOR, field.line, new_field.line
            )
    for name, method in before.methods.items():
        new_method = after.methods.get(name)
        if new_method is None:
            yield ApiChange("method-removed", f"{path}.{name}", Level.MAJOR, method.line)
        else:
            at = path if name == "__init__" else f"{path}.{name}"
            yield from function_changes(at, method, new_method)
    for name, field in after.fields.items():
        if name not in before.fields:
            yield ApiChange("attribute-added", f"{path}.{name}", Level.MINOR, "", field.line)
    for name, method in after.methods.items():
        if name not in before.methods:
            yield ApiChange("method-added", f"{path}.{name}", Level.MINOR, "", method.line)
