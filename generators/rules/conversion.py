"""Schemas of the document in the terms of JSON Schema, for values that travel one way.

A schema object is not quite a JSON Schema: 3.0 has `nullable` and boolean bounds, `readOnly` and
`writeOnly` depend on the direction, and any of it may be malformed. What is made here is a copy
in the terms of JSON Schema 2020-12, with only the keywords that are well formed in it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import jsonschema_rs

from ..document import PointerError, open_enums
from ..document.objects import mapping, sequence, text
from ..document.pointer import escape, from_ref, lookup
from .flags import Direction, Flags
from .weighing import TooComplex

if TYPE_CHECKING:
    from collections.abc import Callable

    from .registry import Context

URI = "urn:openapi:schemas"
"""The URI of the definitions of a `Converter`."""

_MAX_SCHEMAS = 1_000_000
"""Schemas made: those inside one another are made for each that holds an example."""

_TYPES = frozenset({"null", "boolean", "object", "array", "number", "integer", "string"})
_FORMATS = frozenset({"date-time", "date", "email", "uuid", "uri", "ipv4", "ipv6"})


@cache
def _is_pattern(pattern: str) -> bool:
    try:
        jsonschema_rs.Draft202012Validator({"pattern": pattern})
    except ValueError:
        return False
    return True


def _is_count(value: Any) -> bool:
    return type(value) is int and 0 <= value < 2**63


def _is_number(value: Any) -> bool:
    return type(value) in (int, float)


def _is_pattern_text(value: Any) -> bool:
    return isinstance(value, str) and _is_pattern(value)


_PLAIN: dict[str, Callable[[Any], bool]] = {
    "enum": lambda value: isinstance(value, list) and bool(value),
    "const": lambda _: True,
    "multipleOf": lambda value: _is_number(value) and value > 0,
    **dict.fromkeys(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"), _is_number),
    **dict.fromkeys(("minLength", "maxLength", "minItems", "maxItems"), _is_count),
    **dict.fromkeys(("minProperties", "maxProperties"), _is_count),
    **dict.fromkeys(("minContains", "maxContains"), _is_count),
    "uniqueItems": lambda value: isinstance(value, bool),
    "pattern": _is_pattern_text,
    "format": lambda value: isinstance(value, str) and value in _FORMATS,
    "dependentRequired": lambda value: (
        isinstance(value, dict)
        and all(
            isinstance(names, list) and all(isinstance(name, str) for name in names)
            for names in value.values()
        )
    ),
}
"""Keywords that are copied as they are, with what makes them well formed."""

_ONE = tuple(
    sorted(
        "items additionalProperties propertyNames contains not if then else unevaluatedItems"
        " unevaluatedProperties".split()
    )
)
_MANY = ("allOf", "anyOf", "oneOf", "prefixItems")
_NAMED = ("properties", "patternProperties", "dependentSchemas")
_KEYWORDS = frozenset({*_PLAIN, *_ONE, *_MANY, *_NAMED, "required"})
"""Keywords that are copied; most schemas have none of them but a type."""


class Converter:
    """The schemas of a document for one direction, converted when they are asked for.

    Attributes:
        definitions: the converted schemas, by the pointers of those they are made of.
        targets: the same, by the references to them.
        links: the pointers of the definitions that each of them refers to.
        sizes: how many schemas each of them consists of.
    """

    def __init__(self, context: Context, direction: Direction) -> None:
        self.data = context.document.data
        self.modern = context.document.version >= (3, 1)
        self.flags = Flags(context, direction)
        self.definitions: dict[str, Any] = {}
        self.targets: dict[str, Any] = {}
        self.links: dict[str, list[str]] = {}
        self.sizes: dict[str, int] = {}
        self.waiting: list[str] = []
        self.made = 0
        self.referred: list[str] = []

    def need(self, pointer: str) -> None:
        """Have a schema ready, and all that it refers to.

        Raises:
            TooComplex: there are too many of them.
        """
        if self.waiting:  # an earlier one was given up half-way
            raise TooComplex
        self.waiting.append(pointer)
        while self.waiting:
            wanted = self.waiting[-1]
            if wanted in self.definitions:
                self.waiting.pop()
            else:
                before, self.referred = self.made, []
                converted = self.convert(self.at(wanted))
                self.definitions[wanted] = self.targets[reference_to(wanted)] = converted
                self.links[wanted] = self.referred
                self.sizes[wanted] = self.made - before

    def at(self, pointer: str) -> Any:
        """Return the schema at `pointer`, or one that allows everything when there is none."""
        try:
            return lookup(self.data, pointer)
        except PointerError:
            return True

    def convert(self, schema: Any, optional: frozenset[str] = frozenset()) -> Any:
        """Return a schema in the terms of JSON Schema, leaving out what is malformed.

        Args:
            schema: the schema as it is.
            optional: properties that need not be present, as known from around it.

        Raises:
            TooComplex: too many schemas have been made.
        """
        self.made += 1
        if self.made > _MAX_SCHEMAS:
            raise TooComplex
        if not isinstance(schema, dict):
            return schema if isinstance(schema, bool) else True
        target = from_ref(text(schema.get("$ref")))
        if target is not None and not self.modern:
            return self.reference(target)
        schema = open_enums.unrestricted(schema)
        optional = optional | self.flags.unseen(schema)
        result: dict[str, Any] = {} if target is None else self.reference(target)
        if not _KEYWORDS.isdisjoint(schema):
            self.keywords(schema, optional, result)
        self.types(schema, result)
        if "oneOf" in result and isinstance(schema.get("discriminator"), dict):
            # The discriminator decides, so that fitting a second alternative is not a fault.
            result.setdefault("anyOf", result.pop("oneOf"))
        return self.nullable(schema, result)

    def keywords(
        self, schema: dict[str, Any], optional: frozenset[str], result: dict[str, Any]
    ) -> None:
        """Copy the keywords of a schema that are the same in JSON Schema; see `convert`."""
        for keyword, valid in _PLAIN.items():
            if keyword in schema and valid(schema[keyword]):
                result[keyword] = schema[keyword]
        for keyword in _ONE:
            if isinstance(schema.get(keyword), (dict, bool)):
                result[keyword] = self.convert(schema[keyword])
        for keyword in _MANY:
            inner = sequence(schema.get(keyword))
            if inner:
                result[keyword] = [self.convert(part, optional) for part in inner]
        for keyword in _NAMED:
            if keyword in schema:
                result[keyword] = {
                    name: self.convert(part)
                    for name, part in mapping(schema[keyword]).items()
                    if keyword != "patternProperties" or _is_pattern(name)
                }
        required = [name for name in sequence(schema.get("required")) if isinstance(name, str)]
        result["required"] = [name for name in dict.fromkeys(required) if name not in optional]

    def reference(self, pointer: str) -> dict[str, Any]:
        """Return a reference to the converted schema, and have that converted in its turn."""
        try:
            lookup(self.data, pointer)
        except PointerError:
            return {}
        self.waiting.append(pointer)
        self.referred.append(pointer)
        return {"$ref": reference_to(pointer)}

    def types(self, schema: dict[str, Any], result: dict[str, Any]) -> None:
        """Copy `type`, and the bounds whose form depends on the version."""
        kind = schema.get("type")
        kinds = [kind] if isinstance(kind, str) else sequence(kind)
        known = [name for name in kinds if isinstance(name, str) and name in _TYPES]
        if known and len(known) == len(kinds):
            result["type"] = list(dict.fromkeys(known))
        if not self.modern:
            for bound, exclusive in (
                ("minimum", "exclusiveMinimum"),
                ("maximum", "exclusiveMaximum"),
            ):
                result.pop(exclusive, None)
                if schema.get(exclusive) is True and bound in result:
                    result[exclusive] = result.pop(bound)

    def nullable(self, schema: dict[str, Any], result: dict[str, Any]) -> dict[str, Any]:
        """Allow null where 3.0 says `nullable`, beside `allOf` and in `enum` too.

        Read strictly, `nullable` needs a `type` beside it and null among the values of `enum`;
        hardly a document is written so.
        """
        if self.modern or schema.get("nullable") is not True:
            return result
        return {"anyOf": [result, {"type": "null"}]}


def reference_to(pointer: str) -> str:
    """Return the reference to the definition made from the schema at `pointer`."""
    # Not as documents write it: in a URI, the braces of path templates have to be escaped, too.
    return f"{URI}#/$defs/{quote(escape(pointer), safe='~')}"
