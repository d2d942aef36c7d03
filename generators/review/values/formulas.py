"""Schemas as formulas: plain JSON Schema 2020-12, compiled to atoms joined by and, or, one of, not.

Equal formulas are one object, so that a formula and its own negation are seen to exclude each
other whatever they mean: that is all that is known of an atom without a meaning here.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Plain = dict[str, Any] | bool
"""A schema as `rendering` writes it."""

APPLIES = {
    **dict.fromkeys(("minimum", "maximum", "exclusiveMinimum"), "number"),
    **dict.fromkeys(("exclusiveMaximum", "multipleOf"), "number"),
    **dict.fromkeys(("minLength", "maxLength", "pattern", "format", "content"), "string"),
    **dict.fromkeys(("minItems", "maxItems", "uniqueItems"), "array"),
    **dict.fromkeys(("item", "items", "contains", "unevaluatedItems"), "array"),
    **dict.fromkeys(("minProperties", "maxProperties", "propertyNames"), "object"),
    **dict.fromkeys(("property", "pattern property", "additional"), "object"),
    **dict.fromkeys(("required", "unevaluatedProperties"), "object"),
}
"""Name of an atom to the type of the values that it limits; others limit all values."""
OPAQUE_SCHEMA = "x-opaque"
"""Keyword of a schema of which nothing is known; its value says which."""
OPAQUE = frozenset({OPAQUE_SCHEMA, "content", "unevaluatedItems", "unevaluatedProperties"})
"""Atoms whose meaning is not computed."""
TEXT_FORMATS = frozenset(
    """date date-time time duration email idn-email hostname idn-hostname ipv4 ipv6 uri
    uri-reference iri iri-reference uri-template uuid json-pointer relative-json-pointer regex byte
    binary base64url""".split()
)
"""Formats of texts only; any other may be one of numbers too."""
WIDER_FORMATS: dict[str, frozenset[str]] = {
    "float": frozenset({"double"}),
    "email": frozenset({"idn-email"}),
    "hostname": frozenset({"idn-hostname"}),
    "uri": frozenset({"uri-reference", "iri", "iri-reference"}),
    "uri-reference": frozenset({"iri-reference"}),
    "iri": frozenset({"iri-reference"}),
}
"""Each format, with those that allow all of its values (RFC 3986, 3987, 5890, 6531)."""
_SIMPLE = (
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    *("minLength", "maxLength", "pattern", "format", "minItems", "maxItems", "uniqueItems"),
    *("minProperties", "maxProperties"),
)
_ALL_TEXTS = frozenset({"", ".*", ".{0,}", "(.*)", "^", "$", "^.*", ".*$"})
"""Patterns that match somewhere in every text."""


class Formula:
    """A schema, or a part of one.

    Attributes:
        kind: `all`, `any`, `one`, `not`, `ref`, `atom`, or `type` and `enum`, which are atoms too.
        parts: the formulas that it joins.
        name: of an atom, or the definition that a reference names.
        value: of an atom.
        schema: the same as a schema, for checks of single values.
    """

    __slots__ = ("kind", "name", "parts", "schema", "value")

    def __init__(
        self, kind: str, parts: tuple[Formula, ...], name: str, value: Any, schema: Plain
    ) -> None:
        self.kind = kind
        self.parts = parts
        self.name = name
        self.value = value
        self.schema = schema


class Additional(NamedTuple):
    """`additionalProperties`: which names it is not about, and what it demands of the others."""

    names: frozenset[str]
    patterns: tuple[str, ...]


class Formulas:
    """Compiles schemas; equal ones give the same object.

    Args:
        definition: gives the schema that a reference of the form `#/$defs/name` names.

    Attributes:
        has_opaque: whether any schema so far is one of which nothing is known.
    """

    def __init__(self, definition: Callable[[str], Plain]) -> None:
        self._definition = definition
        self._known: dict[Any, Formula] = {}
        self._by_text: dict[str, Formula] = {}
        self._targets: dict[str, Formula] = {}
        self.has_opaque = False
        self.true = self._make("all", (), schema=True)
        self.false = self._make("any", (), schema=False)

    def of(self, plain: Plain) -> Formula:
        """Return the formula of a schema."""
        if isinstance(plain, bool):
            return self.true if plain else self.false
        text = json.dumps(plain, sort_keys=True)
        if text not in self._by_text:
            parts = tuple(dict.fromkeys(self._parts(plain)))
            self._by_text[text] = (
                parts[0] if len(parts) == 1 else self._make("all", parts, schema=plain)
            )
        return self._by_text[text]

    def target(self, formula: Formula) -> Formula:
        """Return the formula that a reference stands for."""
        if formula.name not in self._targets:
            self._targets[formula.name] = self.of(self._definition(formula.name))
        return self._targets[formula.name]

    def negated(self, formula: Formula) -> Formula:
        """Return the formula for all values that another does not hold for."""
        return self._make("not", (formula,), schema={"not": formula.schema})

    def constant(self, value: Any) -> Formula:
        """Return the formula for one value."""
        return self._atom("enum", [value], {"enum": [value]})

    def _make(
        self,
        kind: str,
        parts: tuple[Formula, ...],
        name: str = "",
        value: Any = None,
        *,
        schema: Plain,
    ) -> Formula:
        key = kind, parts, name, json.dumps(value, sort_keys=True, default=sorted)
        if key not in self._known:
            self._known[key] = Formula(kind, parts, name, value, schema)
        return self._known[key]

    def _atom(self, name: str, value: Any, schema: Plain, *parts: Formula) -> Formula:
        kind = name if name in {"type", "enum"} else "atom"
        return self._make(kind, parts, name, value, schema=schema)

    def _any(self, *parts: Formula) -> Formula:
        return self._make("any", parts, schema={"anyOf": [part.schema for part in parts]})

    def _parts(self, plain: dict[str, Any]) -> Iterator[Formula]:
        if OPAQUE_SCHEMA in plain:
            yield self._atom(OPAQUE_SCHEMA, plain[OPAQUE_SCHEMA], {})
            self.has_opaque = True
        if "$ref" in plain:
            name = plain["$ref"].removeprefix("#/$defs/")
            yield self._make("ref", (), name, schema={"$ref": plain["$ref"]})
        if "type" in plain:
            types = frozenset(plain["type"] if isinstance(plain["type"], list) else [plain["type"]])
            yield self._atom("type", types, {"type": sorted(types)})
        if "enum" in plain:
            yield self._atom("enum", plain["enum"], {"enum": plain["enum"]})
        if "const" in plain:
            yield self.constant(plain["const"])
        for key in _SIMPLE:
            if key in plain and not (key == "pattern" and plain[key] in _ALL_TEXTS):
                yield self._atom(key, plain[key], {key: plain[key]})
        for wider in sorted(WIDER_FORMATS.get(plain.get("format", ""), ())):
            yield self._atom("format", wider, {"format": wider})
        content = {key: plain[key] for key in plain if key.startswith("content")}
        content.pop("contains", None)
        if content:
            yield self._atom("content", content, {})
        yield from self._objects(plain)
        yield from self._arrays(plain)
        yield from self._joined(plain)

    def _objects(self, plain: dict[str, Any]) -> Iterator[Formula]:
        properties, patterns = plain.get("properties", {}), plain.get("patternProperties", {})
        for name, inner in properties.items():
            yield self._atom("property", name, {"properties": {name: inner}}, self.of(inner))
        for pattern, inner in patterns.items():
            schema = {"patternProperties": {pattern: inner}}
            yield self._atom("pattern property", pattern, schema, self.of(inner))
        for name in plain.get("required", ()):
            yield self._atom("required", name, {"required": [name]})
        if "additionalProperties" in plain:
            about = Additional(frozenset(properties), tuple(patterns))
            schema = {
                "properties": dict.fromkeys(properties, True),
                "patternProperties": dict.fromkeys(patterns, True),
                "additionalProperties": plain["additionalProperties"],
            }
            value = [sorted(about.names), list(about.patterns)]
            inner = self.of(plain["additionalProperties"])
            yield self._atom("additional", value, schema, inner)
        if "propertyNames" in plain:
            schema = {"propertyNames": plain["propertyNames"]}
            yield self._atom("propertyNames", None, schema, self.of(plain["propertyNames"]))
        for name, needed in plain.get("dependentRequired", {}).items():
            yield self._any(
                self.negated(self._atom("required", name, {"required": [name]})),
                self.of({"required": list(needed)}),
            )
        for name, inner in plain.get("dependentSchemas", {}).items():
            yield self._any(
                self.negated(self._atom("required", name, {"required": [name]})), self.of(inner)
            )
        if "unevaluatedProperties" in plain:
            yield self._atom("unevaluatedProperties", plain, plain)

    def _arrays(self, plain: dict[str, Any]) -> Iterator[Formula]:
        prefix = plain.get("prefixItems", [])
        for index, inner in enumerate(prefix):
            schema = {"prefixItems": [*[True] * index, inner]}
            yield self._atom("item", index, schema, self.of(inner))
        if "items" in plain:
            schema = {"prefixItems": [True] * len(prefix), "items": plain["items"]}
            if not prefix:
                del schema["prefixItems"]
            yield self._atom("items", len(prefix), schema, self.of(plain["items"]))
        limits = [plain.get("minContains", 1), plain.get("maxContains")]
        if "contains" in plain and limits != [0, None]:
            keys = ("contains", "minContains", "maxContains")
            schema = {key: plain[key] for key in keys if key in plain}
            yield self._atom("contains", limits, schema, self.of(plain["contains"]))
        if "unevaluatedItems" in plain:
            yield self._atom("unevaluatedItems", plain, plain)

    def _joined(self, plain: dict[str, Any]) -> Iterator[Formula]:
        for inner in plain.get("allOf", ()):
            yield self.of(inner)
        for key, kind in (("anyOf", "any"), ("oneOf", "one")):
            if key in plain:
                parts = tuple(map(self.of, plain[key]))
                yield self._make(kind, parts, schema={key: plain[key]})
        if "not" in plain:
            yield self.negated(self.of(plain["not"]))
        if "if" in plain:
            condition = self.of(plain["if"])
            if "then" in plain:
                yield self._any(self.negated(condition), self.of(plain["then"]))
            if "else" in plain:
                yield self._any(condition, self.of(plain["else"]))
