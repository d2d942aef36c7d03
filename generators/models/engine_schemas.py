"""Schemas as the models engine reads them: the keywords it knows, and notes of what is lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from .. import naming
from ..diagnostics import Diagnostic, Severity
from ..document import defaults, patterns
from ..document.pointer import from_ref, join, split
from ..document.text import LINE_LENGTH, clean, is_literal, one_line, wrap
from ..extensions import enum_names
from .union_facts import MAX_SIBLINGS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..document import Document

_DOCSTRING_INDENT = 4
_KEPT = frozenset(
    """$ref type format enum const default description properties required items prefixItems
    additionalProperties unevaluatedProperties oneOf anyOf readOnly writeOnly
    minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength pattern
    minItems maxItems""".split()
)
"""What the engine may see. It has keywords of its own, some of which import any module there is."""
_FORMATS = frozenset({"date", "date-time", "uuid", "binary"})
"""Formats with a type of their own. Others stay text: Pydantic would rewrite it on the way back."""
_UNCHECKED = frozenset(
    """not if then else dependentRequired dependentSchemas dependencies propertyNames contains
    minContains maxContains patternProperties unevaluatedItems minProperties maxProperties
    uniqueItems""".split()
)
"""Keywords that restrict values in ways the models do not check."""

_OF_ONE_TYPE = frozenset(
    """minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength pattern
    minItems maxItems""".split()
)
_OF_ANY_VALUE = frozenset(
    """enum const properties items prefixItems additionalProperties unevaluatedProperties oneOf
    anyOf""".split()
)
"""Keywords that are settled here, beside those that stay as they are."""
_TYPING = frozenset("$ref type enum const properties items prefixItems oneOf anyOf allOf".split())
"""Keywords that say of which type values are, for the models."""


class EngineSchemas:
    """Writes schemas of one document for the engine.

    Args:
        document: in normal form.
        schemas: its component schemas.
        class_names: component name to class name.

    Attributes:
        notes: what the models will not express of the schemas written so far.
    """

    def __init__(
        self, document: Document, schemas: Mapping[str, Any], class_names: Mapping[str, str]
    ) -> None:
        self._document = document
        self._schemas = schemas
        self._class_names = class_names
        self.notes: list[Diagnostic] = []

    def note(self, code: str, pointer: str, message: str) -> None:
        """Note what the models will not express of the schema at a pointer."""
        self.notes.append(
            Diagnostic(code, Severity.WARNING, message, self._document.locate(pointer), pointer)
        )

    def schema(self, schema: Any, pointer: str, *, top: bool = False) -> Any:
        """Return what the engine reads for a schema; `top` where that is a component."""
        if not isinstance(schema, dict):
            if schema is False:
                self.note("never-valid", pointer, "a schema that nothing fits reads as any value")
            return {}
        result = {key: value for key, value in schema.items() if key in _KEPT}
        if not _UNCHECKED.isdisjoint(schema):
            for key in sorted(_UNCHECKED & schema.keys()):
                self._unchecked(pointer, key)
        for key in _without_type(schema):
            text = f"the models check `{key}` of a schema with a `type` only"
            self.note("unchecked", join(pointer, key), text)
        if isinstance(schema.get("anyOf"), list) and len(schema["anyOf"]) > MAX_SIBLINGS:
            text = f"of more than {MAX_SIBLINGS} variants, none is given what only others declare"
            self.note("unchecked", join(pointer, "anyOf"), text)
        if result.get("format") not in _FORMATS:
            result.pop("format", None)
        if "pattern" in result:
            runnable = patterns.runnable(result.pop("pattern"))
            result |= {} if runnable is None else {"pattern": runnable}
        if isinstance(result.get("$ref"), str):
            result["$ref"] = self._ref(result["$ref"])
        stated = "default" not in schema or defaults.holds(schema, schema["default"], self._schemas)
        self._describe(result, schema, default_stated=stated)
        if not stated:
            result.pop("default", None)
        if _OF_ANY_VALUE.isdisjoint(schema):
            return result
        self._values(result, schema, pointer, top=top)
        self._tuple(result, pointer)
        self._additional(result, pointer)
        self._descend(result, pointer)
        return result

    def _unchecked(self, pointer: str, key: str) -> None:
        self.note("unchecked", join(pointer, key), f"the models do not check `{key}`")

    @staticmethod
    def _describe(result: dict[str, Any], schema: dict[str, Any], *, default_stated: bool) -> None:
        """Clean the description, and say in it what the class does not show."""
        parts = [clean(str(result.pop("description", "") or "")).strip()]
        default = schema.get("default")
        if default is not None and not default_stated:
            parts.append(f"Default: `{one_line(json.dumps(default, ensure_ascii=False))}`.")
        if schema.get("deprecated") is True:
            parts.append("Deprecated.")
        text = "\n\n".join(part for part in parts if part)
        if text:
            result["description"] = wrap(text, LINE_LENGTH - _DOCSTRING_INDENT)

    def _ref(self, ref: str) -> str:
        name = split(from_ref(ref) or "")[-1]
        return f"#/components/schemas/{self._class_names.get(name, name)}"

    def _values(
        self, result: dict[str, Any], schema: dict[str, Any], pointer: str, *, top: bool
    ) -> None:
        """Settle `enum` and `const`."""
        values = result.get("enum")
        if values == [None] or ("const" in result and result["const"] is None):
            result.pop("enum", None)
            result.pop("const", None)
            result["type"] = "null"
            return
        if isinstance(values, list):
            if top and not any(isinstance(value, (bool, dict, list)) for value in values):
                result["x-enum-varnames"] = naming.enum_members(values, enum_names.names(schema))
                result.setdefault("type", _type_of(values))
                result.pop("format", None)
            else:
                del result["enum"]
                if len(values) == 1 and not isinstance(values[0], (dict, list)):
                    result["const"] = values[0]
                elif sorted(map(str, values)) != ["False", "True"]:
                    self.note(
                        "unchecked", join(pointer, "enum"), "the models do not check this `enum`"
                    )
        if "const" in result and not is_literal(result["const"]):
            del result["const"]
            self.note("unchecked", join(pointer, "const"), "the models do not check this `const`")

    def _tuple(self, result: dict[str, Any], pointer: str) -> None:
        """Keep `prefixItems` where they are all the items: a tuple; otherwise it is any list."""
        prefix = result.get("prefixItems")
        if not isinstance(prefix, list):
            return
        if result.get("minItems") == result.get("maxItems") == len(prefix):
            result.pop("items", None)
        else:
            del result["prefixItems"]
            result.pop("items", None)
            self._unchecked(pointer, "prefixItems")

    def _additional(self, result: dict[str, Any], pointer: str) -> None:
        """Leave extra properties to the base class: `extra="allow"`, or the closed one."""
        further = result.pop("unevaluatedProperties", None)
        around = {"oneOf", "anyOf"} & result.keys() or not result.get("properties")
        if (isinstance(further, dict) and further) or (further is False and around):
            self._unchecked(pointer, "unevaluatedProperties")
        extra = result.get("additionalProperties")
        if extra is False or (result.get("properties") and extra is not None):
            del result["additionalProperties"]
        if isinstance(extra, dict) and extra and result.get("properties"):
            self.note(
                "unchecked",
                join(pointer, "additionalProperties"),
                "properties beyond the declared ones are kept as plain values, not checked",
            )

    def _descend(self, result: dict[str, Any], pointer: str) -> None:
        properties = result.get("properties")
        if isinstance(properties, dict):
            result["properties"] = {
                name: self.schema(value, join(pointer, "properties", name))
                for name, value in properties.items()
            }
        for key in ("items", "additionalProperties"):
            if isinstance(result.get(key), dict):
                result[key] = self.schema(result[key], join(pointer, key))
            elif key == "items" and key in result:
                del result[key]
                self._unchecked(pointer, key)
        for key in ("oneOf", "anyOf", "prefixItems"):
            if isinstance(result.get(key), list):
                result[key] = [
                    self.schema(value, join(pointer, key, index))
                    for index, value in enumerate(result[key])
                ]


def _without_type(schema: dict[str, Any]) -> list[str]:
    """Return the keywords about values of one type in a schema that is of any type.

    `items` and `properties` make it an array or an object, as documents mean them.
    """
    if not _TYPING.isdisjoint(schema):
        return []
    if "additionalProperties" in schema and schema["additionalProperties"] not in (True, {}):
        return ["additionalProperties", *(key for key in schema if key in _OF_ONE_TYPE)]
    return [key for key in schema if key in _OF_ONE_TYPE]


def _type_of(values: list[Any]) -> Any:
    kinds = {"integer" if isinstance(value, int) else "string" for value in values}
    if any(isinstance(value, float) for value in values):
        return "number"
    return kinds.pop() if len(kinds) == 1 else sorted(kinds)
