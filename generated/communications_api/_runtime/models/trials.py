"""Unions within themselves: how often a value is tried, counted before anything is tried.

Where no property tells which variant of a union it is, each is tried, with all that is in it. So
the values in a union that is in itself are tried once for each way that leads to them: with three
variants, 3 to the power of the depth. Few bytes would take years.
"""

from __future__ import annotations

import sys
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, RootModel, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError, from_json
from typing_extensions import TypeAliasType

from ..limits import MAX_TRIALS
from ..narrowing import AnyDict, AnyList

_A_BYTE: Final = 2
"""Trials beyond `MAX_TRIALS` for each byte of JSON text."""


class CountingValidator:
    """A validator that refuses what would be tried too often.

    Args:
        validator: of a type.
        type_: it.
    """

    __slots__ = ("_type", "_validator")

    def __init__(self, validator: Any, type_: Any) -> None:
        self._validator, self._type = validator, type_

    def validate_json(self, content: Any, **options: Any) -> Any:
        """Return JSON text as the type; see pydantic's `SchemaValidator`."""
        try:
            data = from_json(content)
        except ValueError:
            data = None  # the validator says what is wrong
        _check(self._type, data, MAX_TRIALS + _A_BYTE * len(content))
        return self._validator.validate_json(content, **options)

    def validate_python(self, value: Any, **options: Any) -> Any:
        """Return plain data as the type; see pydantic's `SchemaValidator`."""
        _check(self._type, value, MAX_TRIALS)
        return self._validator.validate_python(value, **options)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._validator, name)


def _check(type_: Any, data: Any, most: int) -> None:
    try:
        count = trials(type_, data, {})
    except RecursionError:
        count = most + 1
    if count > most:
        error = PydanticCustomError("union_too_deep", "Too many variants inside each other")
        details = InitErrorDetails(type=error, loc=(), input=None)
        raise ValidationError.from_exception_data("union", [details])


def trials(type_: Any, data: Any, known: dict[tuple[int, int], int]) -> int:
    """Return how many values are tried in order to read some data as a type.

    Args:
        type_: of the data.
        data: plain.
        known: takes numbers that are known, by the identities of type and data.
    """
    if not isinstance(data, (AnyDict, AnyList)):
        return 1
    key = id(type_), id(data)
    count = known.get(key)
    if count is not None:
        return count
    count = 1
    for part, name, tags in _parts(type_):
        if get_origin(part) is list:
            items, inner = data if isinstance(data, AnyList) else (), get_args(part)[0]
            for item in items:
                count += trials(inner, item, known)
        elif isinstance(data, AnyDict) and (not name or _chooses(data.get(name), tags)):
            count += 1
            if get_origin(part) is dict:
                for value in data.values():
                    count += trials(get_args(part)[1], value, known)
            else:
                for wire, inner in _fields(part):
                    if wire in data:
                        count += trials(inner, data[wire], known)
    known[key] = count
    return count


def _chooses(tag: Any, tags: frozenset[Any]) -> bool:
    return isinstance(tag, (str, int)) and tag in tags


@lru_cache(maxsize=4096)
def is_in_itself(type_: Any) -> bool:
    """Return whether a union that does not tell its variants apart is in itself, in a type."""
    return any(_is_ambiguous(part) and _reaches(part) for part in _inside(type_))


def _is_ambiguous(type_: Any) -> bool:
    holding = [(part, name) for part, name, _ in _parts(type_) if get_args(part) or _fields(part)]
    lists = sum(get_origin(part) is list for part, _ in holding)
    free = sum(not name and get_origin(part) is not list for part, name in holding)
    return lists > 1 or free + len({name for _, name in holding if name}) > 1


def _reaches(union: Any) -> bool:
    key = _key(union)
    return any(_key(inner) == key for part in _contents(union) for inner in _inside(part))


def _key(type_: Any) -> tuple[Any, ...]:
    return tuple((_identity(part), name) for part, name, _ in _parts(type_))


def _inside(type_: Any) -> list[Any]:
    """Return a type and all that it may hold."""
    inside: dict[Any, Any] = {}
    waiting = [type_]
    while waiting:
        item = waiting.pop()
        key = _key(item)
        if key not in inside:
            inside[key] = item
            waiting += _contents(item)
    return list(inside.values())


def _identity(part: Any) -> Any:
    return part if isinstance(part, type) and not get_args(part) else repr(part)


def _contents(type_: Any) -> list[Any]:
    """Return the types of what lists, maps and models hold."""
    contents: list[Any] = []
    for part, _, _ in _parts(type_):
        if get_origin(part) in {list, dict}:
            contents.append(get_args(part)[-1])
        else:
            contents += [inner for _, inner in _fields(part)]
    return contents


_NO_TAGS: Final[frozenset[Any]] = frozenset()


@lru_cache(maxsize=4096)
def _parts(type_: Any) -> tuple[tuple[Any, str, frozenset[Any]], ...]:
    """Return the lists, maps and models that a type stands for, of which each is tried.

    Each with the property whose values choose it, and these; an empty name where none does.
    """
    parts: list[tuple[Any, str, frozenset[Any]]] = []
    waiting: list[tuple[Any, str, frozenset[Any]]] = [(type_, "", _NO_TAGS)]
    seen: set[int] = set()
    while waiting:
        item, name, tags = waiting.pop(0)
        if id(item) in seen:
            continue
        seen.add(id(item))
        if isinstance(item, TypeAliasType):
            waiting.append((_resolved(item), name, tags))
        elif get_origin(item) is Annotated:
            union, *metadata = get_args(item)
            tagged = next((data for data in metadata if _is_tagged(data)), None)
            if tagged is None:
                waiting.append((union, name, tags))
                continue
            for member in get_args(union) or (union,):
                own = [tag for tag, variant in tagged.variants.items() if variant == _name(member)]
                waiting.append((member, tagged.name if own else "", frozenset(own)))
        elif get_origin(item) in {Union, UnionType}:
            waiting += [(member, name, tags) for member in get_args(item)]
        elif get_origin(item) in {list, dict}:
            parts.append((item, name, tags))
        elif isinstance(item, type) and issubclass(item, RootModel):
            waiting.append((item.model_fields["root"].annotation, name, tags))
        elif isinstance(item, type) and issubclass(item, BaseModel):
            parts.append((item, name, tags))
    return tuple(parts)


def _is_tagged(data: Any) -> bool:
    return hasattr(data, "variants") and not data.optional


def _name(member: Any) -> str:
    return getattr(member, "__name__", "")


@lru_cache(maxsize=4096)
def _fields(model: type[BaseModel]) -> tuple[tuple[str, Any], ...]:
    """Return the names on the wire of fields that may hold lists or objects, and their types."""
    fields = model.model_fields.items()
    wires = [(info.alias or name, info.rebuild_annotation()) for name, info in fields]
    return tuple((wire, type_) for wire, type_ in wires if _parts(type_))


def _resolved(alias: TypeAliasType) -> Any:
    """Return what an alias stands for; names that are defined after it are looked up."""
    holder = type("Holder", (), {"__annotations__": {"value": alias.__value__}})
    names = vars(sys.modules[str(alias.__module__)])
    try:
        return get_type_hints(holder, globalns=names, include_extras=True)["value"]
    except NameError:
        return alias.__value__
