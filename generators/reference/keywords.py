"""Keywords of schemas: which are shown as parts of the tree, and which as facts."""

from __future__ import annotations

from typing import Any

from .. import naming
from ..document import python_names
from ..extensions import extensible_enum
from ..extensions import outcome as outcome_extension
from .nodes import Fact, compact

ANNOTATIONS = frozenset({"description", "title", "default", "deprecated", "example", "examples"})

PARTS = {
    "not": "must not be",
    "if": "if it is",
    "then": "then it is",
    "else": "otherwise it is",
    "contains": "an item must be",
    "propertyNames": "each name must be",
    "contentSchema": "its content is",
    "unevaluatedItems": "each further item",
    "unevaluatedProperties": "any further name",
}
"""Keywords that hold a schema, to what that is."""
SEE = "see also"
"""Name of the fact that names documentation elsewhere."""
IN_PYTHON = "in Python"
"""Name of the fact that names what Python has another name for."""
LISTS = {"allOf": "all of, part {}", "prefixItems": "item {}"}
"""Keywords that hold a list of schemas, likewise."""
MAPS = {"dependentSchemas": "where {} is present"}
"""Keywords that hold schemas by name, likewise."""
STRUCTURE = (
    *("properties", "patternProperties", "items", "enum", "oneOf", "anyOf"),
    *(*PARTS, *LISTS, *MAPS),
)
"""Keywords of schemas that have more to show than a type."""

_SHOWN_ELSEWHERE = frozenset(
    {
        *("$ref", "type", "format", "description", "title", "enum", "items", "properties"),
        *("patternProperties", "required", "oneOf", "anyOf", "deprecated", "readOnly", "writeOnly"),
        *("nullable", "discriminator", "additionalProperties", "$defs", "externalDocs", "xml"),
        *(*PARTS, *LISTS, *MAPS),
    }
)


def types(schema: dict[str, Any]) -> list[str]:
    """Return the types that a schema names, or that its values have."""
    stated = schema.get("type")
    if isinstance(stated, str):
        return [stated]
    if isinstance(stated, list):
        return [str(kind) for kind in stated]
    values = schema.get("enum")
    if not isinstance(values, list):
        values = [schema["const"]] if "const" in schema else []
    return list(dict.fromkeys(_type_of(value) for value in values))


def _type_of(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    names = {str: "string", int: "integer", float: "number", dict: "object", list: "array"}
    return names.get(type(value), "null")


def facts(schema: dict[str, Any]) -> tuple[Fact, ...]:
    """Return what a schema says in keywords that have a plain value, and its name in Python."""
    result = [Fact(IN_PYTHON, name)] if (name := _given_name(schema)) else []
    for key, value in schema.items():
        if key == "additionalProperties" and value is False:
            result.append(Fact("other properties", "not allowed"))
        elif key == "additionalProperties" and value is True:
            result.append(Fact("other properties", "allowed"))
        elif key in PARTS and isinstance(value, bool):
            result.append(Fact(key, compact(value)))
        elif key in {"items", "nullable"} and value is False:
            result += [Fact("items", "none")] if key == "items" else []
        elif key == "externalDocs" and isinstance(value, dict):
            result.append(Fact(SEE, str(value.get("url", ""))))
        elif key == "xml" and isinstance(value, dict):
            result.append(Fact("XML", compact(value)))
        elif key == "discriminator" and isinstance(value, dict):
            result.append(Fact("told apart by", str(value.get("propertyName", ""))))
        elif key == "examples" and isinstance(value, list):
            result += [Fact("example", compact(example)) for example in value]
        elif key not in _SHOWN_ELSEWHERE and not key.startswith("x-"):
            result.append(Fact(key, compact(value)))
    if extensible_enum.is_open(schema):
        result.append(Fact("further values", "allowed"))
    return tuple(result)


def _given_name(schema: dict[str, Any]) -> str:
    """Return the name that a schema states for a field or its class, where that can be used."""
    name = python_names.name_of(schema)
    return "" if naming.field_fault(name) and naming.component_fault(name) else name


def outcome(raw: Any) -> tuple[str, ...]:
    """Return what the answers of a schema report of a failure (`x-outcome`), a sentence each."""
    stated = raw.get(outcome_extension.NAME) if isinstance(raw, dict) else None
    if not isinstance(stated, dict):
        return ()
    sentences = []
    values = " or ".join(f"`{value}`" for value in stated.get("failures") or ())
    if "status" in stated:
        sentences.append(f"It failed where `{stated['status']}` is {values}.")
    for key, sentence in _OUTCOME.items():
        if key in stated:
            sentences.append(sentence.format(stated[key], stated.get("items", "")))
    return tuple(sentences)


_OUTCOME = {
    "items": "Each item of the request has an entry in `{0}`.",
    "itemId": "An entry names its item in `{0}`.",
    "itemErrors": "What went wrong with an item stands in `{0}` of its entry.",
    "itemWarnings": "What is to be noted of an item stands in `{0}` of its entry.",
    "failed": "Items that failed are listed in `{0}`.",
    "submitted": "Items that were accepted are listed in `{0}`.",
    "errors": "What went wrong altogether stands in `{0}`.",
    "warnings": "What is to be noted altogether stands in `{0}`.",
}
