"""Dialects of schemas, expressed in one of them: JSON Schema 2020-12 (OpenAPI 3.1)."""

from __future__ import annotations

from typing import Any

from .objects import mappings_in

_ANNOTATIONS = frozenset(
    """description title default deprecated readOnly writeOnly example examples externalDocs
    xml""".split()
)


def is_30(version: tuple[int, int]) -> bool:
    """Whether schemas are written in the dialect of OpenAPI 3.0."""
    return version < (3, 1)


def to_31(schema: dict[str, Any]) -> dict[str, Any]:
    """Write one level of a 3.0 schema in the dialect of 3.1.

    `nullable` becomes a type where there is a type, exclusive bounds become numbers. Without a type
    `nullable` has no effect by the letter of 3.0.3, yet documents that write it beside `allOf`,
    `oneOf` or `enum` mean it: it stays for `split_null`.
    """
    result = dict(schema)
    for key, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if isinstance(result.get(key), bool):
            exclusive = result.pop(key)
            if exclusive and bound in result:
                result[key] = result.pop(bound)
    if result.get("nullable") is not True:
        result.pop("nullable", None)
    elif isinstance(result.get("type"), str):
        result["type"] = [result["type"], "null"]
        del result["nullable"]
    return result


def split_null(schema: dict[str, Any]) -> tuple[dict[str, Any], bool]:
    """Return the schema without `null` where it would become a class, and whether it allows null.

    So it is of objects whose values have a schema. Plain types keep their `[string, "null"]`.
    """
    if schema.get("nullable") is True:
        schema = {key: value for key, value in schema.items() if key != "nullable"}
        kind = schema.get("type")
        if kind is None:
            return _split_enum(schema)[0], True
        schema["type"] = list(
            dict.fromkeys([*(kind if isinstance(kind, list) else [kind]), "null"])
        )
    kind = schema.get("type")
    if not isinstance(kind, list) or "null" not in kind:
        return _split_enum(schema)
    rest = [item for item in kind if item != "null"]
    bare, _ = _split_enum({**schema, "type": rest[0] if len(rest) == 1 else rest})
    is_apart = needs_name(bare) or isinstance(bare.get("additionalProperties"), dict)
    return (bare, True) if len(rest) == 1 and is_apart else (schema, False)


def _split_enum(schema: dict[str, Any]) -> tuple[dict[str, Any], bool]:
    """Take null out of an `enum`, and what goes along with it out of lists of extensions."""
    values = schema.get("enum")
    if not isinstance(values, list) or None not in values or len(values) == 1:
        return schema, False
    along = {
        key: [name for name, value in zip(names, values, strict=True) if value is not None]
        for key, names in schema.items()
        if key.startswith("x-") and isinstance(names, list) and len(names) == len(values)
    }
    rest = [value for value in values if value is not None]
    return {**schema, **along, "enum": rest}, True


def with_null(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema that allows what `schema` allows, or null."""
    notes = {key: value for key, value in schema.items() if is_annotation({key: value})}
    core = {key: value for key, value in schema.items() if key not in notes}
    if not core:
        return schema
    for key in ("anyOf", "oneOf"):
        if set(core) == {key}:
            if {"type": "null"} in core[key]:
                return schema
            return {key: [*core[key], {"type": "null"}], **notes}
    return {"anyOf": [core, {"type": "null"}], **notes}


def is_annotation(schema: dict[str, Any]) -> bool:
    """Whether these keywords only describe, and restrict nothing."""
    return all(key in _ANNOTATIONS or key.startswith("x-") for key in schema)


def beside_reference(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the keywords beside the `$ref` of a 3.1 schema that restrict values as well."""
    return {key: value for key, value in schema.items() if key in _RESTRICTING}


def effective(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a 3.1 schema without keywords about types that it does not state.

    `properties` beside `type: string` says nothing, nor does `format: date-time` beside an integer.
    """
    stated = schema.get("type")
    kinds = {stated} if isinstance(stated, str) else set(stated or ())
    if not kinds:
        return schema
    idle = {
        keyword for kind, keywords in _KEYWORDS.items() if kind not in kinds for keyword in keywords
    }
    if "string" not in kinds and schema.get("format") in _TEXT_FORMATS:
        idle.add("format")
    return {key: value for key, value in schema.items() if key not in idle}


_KEYWORDS = {
    "object": frozenset(
        """properties required additionalProperties patternProperties unevaluatedProperties
        propertyNames minProperties maxProperties dependentRequired dependentSchemas""".split()
    ),
    "array": frozenset(
        """items prefixItems contains minContains maxContains minItems maxItems uniqueItems
        unevaluatedItems""".split()
    ),
    "string": frozenset("minLength maxLength pattern contentEncoding contentMediaType".split()),
}
"""Keywords that have no effect on values of other types, by type."""
_RESTRICTING = frozenset(
    """type format enum const minimum maximum exclusiveMinimum exclusiveMaximum multipleOf allOf
    anyOf oneOf not if then else""".split()
).union(*_KEYWORDS.values())
_TEXT_FORMATS = frozenset(
    "date date-time time duration uuid binary byte email uri hostname".split()
)


def is_bare(schema: dict[str, Any]) -> bool:
    """Whether a 3.1 schema says no more than a type, or null beside it, and what is of that type.

    It has no schemas in it, no listed values and no extensions.
    """
    stated = schema.get("type")
    if isinstance(stated, list) and len(stated) == 2 and stated[1] == "null":
        stated = stated[0]
    if stated == "string":
        return schema.keys() <= _OF_TEXTS
    is_scalar = stated in ("integer", "number", "boolean")
    return is_scalar and schema.keys() <= _OF_NUMBERS and schema.get("format") not in _TEXT_FORMATS


_OF_SCALARS = frozenset(
    "type format description title default deprecated readOnly writeOnly example".split()
)
_OF_TEXTS = _OF_SCALARS | {"minLength", "maxLength", "pattern"}
_OF_NUMBERS = _OF_SCALARS | {"minimum", "maximum", "multipleOf"}


def needs_name(schema: dict[str, Any]) -> bool:
    """Whether a class is made from this schema."""
    if "$ref" in schema:
        return False
    if "enum" in schema:
        return _is_class_enum(schema)
    if schema.get("properties"):
        return True
    if "allOf" in schema:
        return True
    return "discriminator" in schema and ("oneOf" in schema or "anyOf" in schema)


def _is_class_enum(schema: dict[str, Any]) -> bool:
    values = schema.get("enum")
    return isinstance(values, list) and not any(
        value is None or isinstance(value, (bool, list, dict)) for value in values
    )


def has_direction(value: Any) -> bool:
    """Return whether `readOnly` or `writeOnly` is stated anywhere in a plain value."""
    for part in mappings_in(value):
        if part.get("readOnly") is True or part.get("writeOnly") is True:
            return True
    return False


def only_requires(option: Any) -> bool:
    """Whether an alternative states only which properties are required."""
    return isinstance(option, dict) and set(option) <= {
        *("required", "not", "description", "title", "type"),
    }
