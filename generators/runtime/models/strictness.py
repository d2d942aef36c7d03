"""What is sent is checked strictly: unknown names, and values of another kind of JSON, are refused.

Reading keeps unknown names, so the check cannot be part of validation. It compares what was given
with the result: only plain data is checked; models were checked when they were made, and what was
read from the wire may be sent back.
"""

from __future__ import annotations

import sys
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pydantic import BaseModel, TypeAdapter, ValidationError

from ..narrowing import AnyDict, AnyList, AnyMapping, AnyTuple
from .further import undeclared_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .base import ApiModel


class Unknown(NamedTuple):
    """Something that the document does not know.

    Attributes:
        where: path to it, such as `messageAttributes.bdy`.
        message: what is the matter and what to do; never a value of the data.
    """

    where: str
    message: str


_KINDS: Final[Mapping[type[Any], str]] = {
    str: "text",
    bool: "boolean",
    int: "number",
    float: "number",
}
"""What values of JSON are; pydantic takes some of one kind for those of another."""


def unknown_in(value: Any, data: Any, where: str = "") -> Iterator[Unknown]:
    """Give what the document does not know in plain data, and what is of another kind.

    Args:
        value: what validation made of it.
        data: the plain data.
        where: path to it.
    """
    if value is data:
        return
    if isinstance(value, BaseModel):
        if isinstance(data, AnyMapping):
            yield from _in_model(value, data, where)
    elif isinstance(value, AnyList) and isinstance(data, (AnyList, AnyTuple)):
        for index, (item, raw) in enumerate(zip(value, data, strict=False)):
            yield from unknown_in(item, raw, f"{where}[{index}]")
    elif isinstance(value, AnyDict) and isinstance(data, AnyMapping):
        for key, item in value.items():
            yield from unknown_in(item, data.get(key), _join(where, str(key)))
    else:
        ours, theirs = _KINDS.get(value.__class__), _KINDS.get(data.__class__)
        if ours is not None and theirs is not None and ours is not theirs:
            yield Unknown(where, f"a {theirs} is no {ours}")


def _in_model(model: BaseModel, fields: Mapping[str, Any], where: str) -> Iterator[Unknown]:
    cls = type(model)
    if not getattr(cls, "_open", False):
        for name in undeclared_names(model):
            if name in fields:
                yield from _extra(model, name, fields[name], _join(where, name))
    content, keys = model.__dict__, _keys(cls)
    for key, data in fields.items():
        known = keys.get(key)
        if known is None:
            continue
        name, alias = known
        if key != alias and alias in fields:
            continue  # the name on the wire counts where both are given
        value = content.get(name)
        if value is not data:
            yield from unknown_in(value, data, _join(where, key))


def _extra(model: BaseModel, name: str, data: Any, where: str) -> Iterator[Unknown]:
    """Give what is wrong with a field that a model does not declare: a sibling may do so.

    What fits is kept under its name on the wire, as what the sibling makes of it.
    """
    problem = ""
    for sibling in siblings(type(model)):
        if name not in _keys(sibling):
            continue
        attribute, alias = _keys(sibling)[name]
        try:
            value = _field_adapter(sibling, attribute).validate_python(data)
        except ValidationError as error:
            text = error.errors(include_url=False, include_input=False)[0]["msg"]
            problem = problem or f"not what {sibling.__name__} has here: {text}"
            continue
        extra = model.__pydantic_extra__ or {}
        del extra[name]
        extra[alias or attribute] = value
        yield from unknown_in(value, data, where)
        return
    yield Unknown(where, problem or _misspelled(type(model), name))


@cache
def siblings(cls: type[BaseModel]) -> tuple[type[BaseModel], ...]:
    """Return the models that a value of a model can be of at the same time (`anyOf`)."""
    owner = next((base for base in cls.__mro__ if vars(base).get("_siblings")), None)
    if owner is None:
        return ()
    package = sys.modules[owner.__module__.rpartition(".")[0]]  # which imports models when asked
    return tuple(getattr(package, name) for name in vars(owner)["_siblings"])


@cache
def _field_adapter(cls: type[BaseModel], attribute: str) -> TypeAdapter[Any]:
    return TypeAdapter(cls.model_fields[attribute].rebuild_annotation())


@cache
def _keys(cls: type[BaseModel]) -> dict[str, tuple[str, str | None]]:
    """Return both names of each field, by its Python name and by its name on the wire."""
    keys: dict[str, tuple[str, str | None]] = {}
    for name, info in cls.model_fields.items():
        keys[name] = name, info.alias
    for name, info in cls.model_fields.items():
        if info.alias is not None:
            keys[info.alias] = name, info.alias
    return keys


def check_new(model: ApiModel, data: Mapping[str, Any]) -> None:
    """Refuse what `unknown_in` gives in a model that is being made.

    Raises:
        TypeError: a field is unknown.
        ValueError: a value is of another kind, or not what a sibling has there.
    """
    for unknown in _in_model(model, data, ""):
        text = f"{type(model).__name__}: {unknown.where}: {unknown.message}"
        raise (TypeError if "field" in unknown.message[:20] else ValueError)(text)


def _misspelled(cls: type[BaseModel], name: str) -> str:
    known = [*cls.model_fields, *(info.alias or "" for info in cls.model_fields.values())]
    close = get_close_matches(name, known, n=1, cutoff=0.6)
    hint = f"; did you mean `{close[0]}`?" if close else ""
    return f"unknown field of {cls.__name__}{hint}"


def _join(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name
