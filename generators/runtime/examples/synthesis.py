"""A small value that fits a JSON Schema, for answers of which the document has no example.

Small means: required properties only, lists as short as they may be, of several alternatives the
first that can be made. What is written anywhere inside the schema as an example is used.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from .scalars import UnmakeableError, number, string

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_HINTS = (
    ("object", ("properties", "required", "additionalProperties", "minProperties")),
    ("array", ("items", "prefixItems", "minItems")),
    ("string", ("pattern", "minLength", "maxLength", "format")),
    ("number", ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")),
)


class Synthesis:
    """Makes values for the schemas of one document; subclasses choose others.

    Args:
        follow: returns what a `$ref` names.
        children: returns references to the schemas that include the one of a `$ref` with `allOf`;
            where that one has a discriminator, it stands for them.
        skip: properties with this keyword are left out: `writeOnly` in what the API sends,
            `readOnly` in what it is sent.
    """

    def __init__(
        self,
        follow: Callable[[str], Any],
        *,
        children: Callable[[str], list[str]] = lambda _: [],
        skip: str = "writeOnly",
    ) -> None:
        self._follow = follow
        self._children = children
        self._skip = skip

    def value(self, schema: Any) -> Any:
        """Return a small value that fits a schema.

        Raises:
            UnmakeableError: none could be made.
        """
        return self._make(schema, ())

    def _make(self, schema: Any, inside: tuple[str, ...]) -> Any:
        if not isinstance(schema, dict):
            if schema is False:
                raise UnmakeableError("nothing fits the schema `false`")
            return {}
        base, around = schema.get("$ref"), inside
        schema, inside = self._flat(schema, inside)
        shown = next(self._stated(schema), None)
        if shown is not None:
            return shown[0]
        for word in ("oneOf", "anyOf"):
            if schema.get(word):
                return self._alternative(schema, word, inside)
        children = self._children(base) if isinstance(base, str) else []
        if children and "discriminator" in schema:
            one_of = [{"$ref": reference} for reference in children]
            base_of = {"discriminator": schema["discriminator"], "oneOf": one_of}
            return self._alternative(base_of, "oneOf", around)
        kind = _kind(schema)
        if kind == "object":
            return self._object(schema, inside)
        if kind == "array":
            return self._array(schema, inside)
        if kind == "string":
            return self._string(schema)
        if kind in {"number", "integer"}:
            return self._number(schema, whole=kind == "integer")
        return {"boolean": self._boolean(), "null": None}.get(kind, {})

    def _flat(
        self, schema: dict[str, Any], inside: tuple[str, ...]
    ) -> tuple[dict[str, Any], tuple[str, ...]]:
        """Return a schema with its `$ref` and `allOf` written out, and the references around it.

        Raises:
            UnmakeableError: it contains itself.
        """
        result = {key: item for key, item in schema.items() if key not in {"$ref", "allOf"}}
        parts: list[dict[str, Any]] = []
        reference = schema.get("$ref")
        if isinstance(reference, str):
            if reference in inside:
                raise UnmakeableError(f"{reference} contains itself")
            target, inside = self._flat_any(self._follow(reference), (*inside, reference))
            parts.append(target)
        for part in schema.get("allOf", ()):
            target, inside = self._flat_any(part, inside)
            parts.append(target)
        merged: dict[str, Any] = {}
        for part in (*parts, result):
            merged = _merged(merged, part)
        return merged, inside

    def _flat_any(
        self, schema: Any, inside: tuple[str, ...]
    ) -> tuple[dict[str, Any], tuple[str, ...]]:
        return self._flat(schema, inside) if isinstance(schema, dict) else ({}, inside)

    def _alternative(self, schema: dict[str, Any], word: str, inside: tuple[str, ...]) -> Any:
        rest = {key: item for key, item in schema.items() if key not in {word, "discriminator"}}
        reasons: list[str] = []
        branches = [item for item in schema[word] if isinstance(item, dict)]
        for branch in self._in_order(branches):
            try:
                value = self._make({"allOf": [rest, branch]}, inside)
            except UnmakeableError as error:
                reasons.append(str(error))
                continue
            if isinstance(value, dict):
                value |= self._discriminated(schema, branch, inside)
            return value
        raise UnmakeableError("; ".join(reasons) or f"{word} is empty")

    def _discriminated(
        self, schema: Mapping[str, Any], branch: dict[str, Any], inside: tuple[str, ...]
    ) -> dict[str, Any]:
        """Return the discriminating property of one alternative, unless that says it itself."""
        rule = schema.get("discriminator")
        reference = branch.get("$ref")
        if not isinstance(rule, dict) or not isinstance(reference, str):
            return {}
        name, short = rule.get("propertyName", ""), reference.rpartition("/")[2]
        mapping: dict[str, str] = rule.get("mapping") or {}
        keys = [key for key, target in mapping.items() if target in {reference, short}]
        flat, inside = self._flat(branch, inside)
        inner = flat.get("discriminator") if {"oneOf", "anyOf"} & flat.keys() else None
        if isinstance(inner, dict) and inner.get("propertyName") == name:
            return {}  # what was made of this union says it already
        declared, _ = self._flat_any(flat.get("properties", {}).get(name), inside)
        listed = [declared["const"]] if "const" in declared else declared.get("enum", [])
        if listed:
            fitting = [value for value in listed if _text(value) in (keys or [short])]
            return {name: (fitting or listed)[0]}
        return {name: _typed(keys[0] if keys else short, _kind(declared))}

    def _in_order(self, branches: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return alternatives in the order they are tried."""
        return sorted(branches, key=lambda item: item.get("type") == "null")

    def _stated(self, schema: Mapping[str, Any]) -> Iterator[tuple[Any]]:
        """Give values that a schema states itself, the best first; in tuples, as null is one."""
        return stated(schema)

    def _string(self, schema: Mapping[str, Any]) -> str:
        return string(schema)

    def _number(self, schema: Mapping[str, Any], *, whole: bool) -> int | float:
        return number(schema, whole=whole)

    def _boolean(self) -> bool:
        return False

    def _object(self, schema: dict[str, Any], inside: tuple[str, ...]) -> dict[str, Any]:
        properties: dict[str, Any] = schema.get("properties") or {}
        others = schema.get("additionalProperties")
        result: dict[str, Any] = {}
        for name in schema.get("required") or ():
            part = properties.get(name, others)
            if not (isinstance(part, dict) and part.get(self._skip)):
                result[name] = self._at(name, part, inside)
        names = [*properties, *(f"property{number}" for number in range(1, 100))]
        for name in names:
            if len(result) >= schema.get("minProperties", 0):
                break
            if name not in result:
                result[name] = self._at(name, properties.get(name, others), inside)
        return result

    def _array(self, schema: dict[str, Any], inside: tuple[str, ...]) -> list[Any]:
        first = schema.get("prefixItems") or []
        count = schema.get("minItems", 0)
        parts = [*first, *[schema.get("items")] * count][:count]
        return [self._at("[]", part, inside) for part in parts]

    def _at(self, where: str, schema: Any, inside: tuple[str, ...]) -> Any:
        try:
            return self._make(schema, inside)
        except UnmakeableError as error:
            raise UnmakeableError(f"{where}: {error}") from None


def stated(schema: Mapping[str, Any]) -> Iterator[tuple[Any]]:
    """Give the values that a schema states itself, the best first; in tuples, as null is one."""
    if "example" in schema:
        yield (schema["example"],)
    for word in ("examples", "enum"):
        values = schema.get(word)
        if isinstance(values, list) and values:
            if word == "enum" and "const" in schema:
                yield (schema["const"],)
            yield (values[0],)
    for word in ("const", "default"):
        if word in schema:
            yield (schema[word],)


def _merged(base: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    result = {**base, **more}
    if "required" in base and "required" in more:
        result["required"] = list(dict.fromkeys([*base["required"], *more["required"]]))
    if "properties" in base and "properties" in more:
        both = base["properties"].keys() & more["properties"].keys()
        result["properties"] = {
            **base["properties"],
            **more["properties"],
            **{
                name: {"allOf": [base["properties"][name], more["properties"][name]]}
                for name in both
            },
        }
    return result


def _kind(schema: Mapping[str, Any]) -> str:
    """Return the type of a schema, as stated or as its other keywords suggest it."""
    stated = schema.get("type")
    if isinstance(stated, list):
        stated = next((item for item in stated if item != "null"), "null")
    if isinstance(stated, str):
        return stated
    return next((kind for kind, words in _HINTS if any(word in schema for word in words)), "")


def _text(value: Any) -> str:
    """Return a value as a key of a mapping."""
    return value if isinstance(value, str) else json.dumps(value)


def _typed(key: str, kind: str) -> Any:
    """Return what a key of a mapping is for a property of a type: 1 rather than `"1"`."""
    if kind in {"integer", "boolean"}:
        try:
            return json.loads(key)
        except ValueError:
            return key
    return key
