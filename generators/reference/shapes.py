"""Questions about one schema, independent of its context."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..document.objects import mapping
from ..extensions import extensible_enum, personal, sunset
from . import keywords
from .nodes import Fact, Node, Part


def flags(about: dict[str, Any]) -> dict[str, Any]:
    """Return the keywords that also apply to whatever refers to the schema."""
    return {key: about[key] for key in ("deprecated", personal.NAME, sunset.NAME) if key in about}


def merged(inner: Node) -> Node:
    """Return what is below an array or map: its items, or what these hold where that is all."""
    if any(part.link for part in inner.type):
        return inner
    has_more = inner.facts or inner.values or inner.inferred or inner.badges or inner.description
    return replace(inner, rows=(inner,), values=(), more=None) if has_more else inner


def speaks(schema: dict[str, Any]) -> bool:
    """Whether a schema of further properties says more than a type."""
    return bool(set(schema) - {"type", "format", "$ref", "additionalProperties"})


def required_beside(schema: dict[str, Any]) -> list[Fact]:
    """Return required names that `properties` does not have."""
    names = schema.get("required")
    properties = mapping(schema.get("properties"))
    listed = names if isinstance(names, list) else []
    missing = [str(name) for name in listed if name not in properties]
    return [Fact("required", ", ".join(missing))] if missing else []


def discriminators(schema: dict[str, Any]) -> dict[str, tuple[Fact, ...]]:
    """Return, for each alternative by reference, the values of the discriminator that mean it."""
    discriminator = mapping(schema.get("discriminator"))
    facts: dict[str, tuple[Fact, ...]] = {}
    for value, ref in mapping(discriminator.get("mapping")).items():
        fact = Fact(str(discriminator.get("propertyName", "")), str(value))
        facts[str(ref)] = (*facts.get(str(ref), ()), fact)
    return facts


def gist(target: Any) -> tuple[Part, ...]:
    """Return in parentheses what a component is, where that is not an object."""
    if not isinstance(target, dict):
        return ()
    values = target.get("enum")
    kinds = " or ".join(keywords.types(target))
    if isinstance(values, list):
        plural = "s" if len(values) != 1 else ""
        others = " or others" if extensible_enum.is_open(target) else ""
        return (Part(f" ({kinds or 'any'}, {len(values)} value{plural}{others})"),)
    return (Part(f" ({kinds})"),) if kinds not in {"", "object"} else ()


def simplified(schema: dict[str, Any]) -> tuple[dict[str, Any], bool]:
    """Return a schema without its null and without wrappers, and whether it allows null."""
    schema, nullable = without_null(schema)
    for key in ("oneOf", "anyOf"):
        options = schema.get(key)
        if isinstance(options, list) and len(options) == 1 and isinstance(options[0], dict):
            inner, also = simplified(options[0])
            beside = {name: value for name, value in schema.items() if name != key}
            common = inner.keys() & beside.keys() - keywords.ANNOTATIONS
            if all(inner[name] == beside[name] for name in common):
                return {**inner, **beside}, nullable or also
    return schema, nullable


def without_null(schema: dict[str, Any]) -> tuple[dict[str, Any], bool]:
    """Return a schema without its null, and whether it allows that."""
    kinds, nullable = schema.get("type"), False
    if isinstance(kinds, list) and "null" in kinds and len(kinds) > 1:
        rest = [kind for kind in kinds if kind != "null"]
        schema, nullable = {**schema, "type": rest[0] if len(rest) == 1 else rest}, True
    for key in ("anyOf", "oneOf"):
        options = schema.get(key)
        if isinstance(options, list) and {"type": "null"} in options and len(options) > 1:
            rest = [option for option in options if option != {"type": "null"}]
            return {**schema, key: rest}, nullable or "type" not in schema
    return schema, nullable
