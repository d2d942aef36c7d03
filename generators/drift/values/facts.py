"""Facts about values: what is told of one, and where it is."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from ..kinds import Kind

Where = tuple[str, ...]
"""The way to a value from the whole of it: names of properties, `[]` for an item, `{}` for a value
of a map."""


class Fact(NamedTuple):
    """Something about a value that the document does not say, or says otherwise.

    Attributes:
        kind: of it.
        pointer: of what in the document says otherwise, or would have to say it.
        detail: what tells it from other facts there: a name, a value, a keyword.
        where: the way to the value.
        value: the value.
        is_personal: whether the value is personal content.
    """

    kind: Kind
    pointer: str
    detail: str
    where: Where
    value: Any
    is_personal: bool


BY_KEYWORD: Final = {
    "type": Kind.TYPE,
    "enum": Kind.ENUM,
    "const": Kind.ENUM,
    "format": Kind.FORMAT,
    "pattern": Kind.PATTERN,
    **dict.fromkeys(
        "minimum maximum exclusiveMinimum exclusiveMaximum minLength maxLength minItems maxItems "
        "minProperties maxProperties multipleOf uniqueItems".split(),
        Kind.BOUND,
    ),
}


class Spot(NamedTuple):
    """Where a value is, and whether it is personal content."""

    where: Where = ()
    is_personal: bool = False

    def inside(self, step: str) -> Spot:
        """Return a place inside this one."""
        return Spot((*self.where, step), self.is_personal)

    def hidden(self) -> Spot:
        """Return the same place, for a fact whose value tells nothing."""
        return self._replace(is_personal=True)


def type_name(value: Any) -> str:
    """Return the type of JSON data, as JSON Schema names it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int) or (isinstance(value, float) and value.is_integer()):
        return "integer"
    names = {float: "number", str: "string", list: "array", dict: "object"}
    return names.get(type(value), "string")
