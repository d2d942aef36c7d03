"""The input of the models engine: component schemas, with names decided and traps removed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generators import naming
from generators.diagnostics import Diagnostic, Severity
from generators.document import defaults, patterns
from generators.document.composition import Composition
from generators.document.pointer import from_ref, join, split
from generators.document.text import LINE_LENGTH, clean, is_literal, one_line, wrap
from generators.extensions import outcome
from generators.models import union_facts
from generators.models.union_facts import MAX_SIBLINGS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generators.document import Document
    from generators.models.union_facts import Filled, UnionFacts

_SCHEMAS = "/components/schemas"
_DOCSTRING_INDENT = 4
_KEPT = frozenset(
    """$ref type format enum const default description properties required items prefixItems
    additionalProperties unevaluatedProperties oneOf anyOf readOnly writeOnly
    minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength pattern
    minItems maxItems""".split()
)
"""What the engine may see. It has keywords of its own, some of which import any module there is."""
_FURTHER = ("additionalProperties", "unevaluatedProperties", "patternProperties")
_FORMATS = frozenset({"date", "date-time", "uuid", "binary"})
"""Formats with a type of their own. Others stay text: Pydantic would rewrite it on the way back."""
_UNCHECKED = frozenset(
    """not if then else dependentRequired dependentSchemas dependencies propertyNames contains
    minContains maxContains patternProperties unevaluatedItems minProperties maxProperties
    uniqueItems""".split()
)
"""Keywords that restrict values in ways the models do not check."""


@dataclass(frozen=True)
class Prepared:
    """The engine's input.

    Attributes:
        document: an OpenAPI document of component schemas only, keyed by class name.
        class_names: component name to class name, in document order.
        fields: component name to (wire name to attribute).
        bases: component name to its base class, where that is not the ordinary one.
        nullable: component name to the attributes that may be null.
        outcomes: component name to the Python expression of its `OutcomeRule`.
        unions: what chooses the variant, component by component, and what that says of classes.
        notes: what the models will not express.
    """

    document: dict[str, Any]
    class_names: Mapping[str, str]
    fields: Mapping[str, Mapping[str, str]]
    bases: Mapping[str, str]
    nullable: Mapping[str, frozenset[str]]
    outcomes: Mapping[str, str]
    unions: UnionFacts
    notes: tuple[Diagnostic, ...]

    def base_classes(self, module: str) -> dict[str, str | list[str]]:
        """Return the base, which is in `module`, of each class that is not an ordinary model."""
        return {
            variant: f"{module}.{base}"
            if "." not in base
            else f"{module.rpartition('.')[0]}.{base}"
            for name, base in self.bases.items()
            for variant in naming.variants(self.class_names[name])
        }

    def aliases(self) -> dict[str, str]:
        """Return the attribute of every property, in the form that the engine reads."""
        return {
            f"{self.class_names[name]}.{wire}": attribute
            for name, fields in self.fields.items()
            for wire, attribute in fields.items()
            if wire != attribute
        }


def prepare(document: Document) -> Prepared:
    """Return the input of the engine for a normal document."""
    return _Preparation(document).run()


class _Preparation:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.unions = union_facts.read(document)
        self.schemas = self.unions.schemas
        self.composition = Composition(document)
        self.class_names = naming.class_names(self.schemas)
        self.notes: list[Diagnostic] = []

    def run(self) -> Prepared:
        prepared, fields, nullable = {}, {}, {}
        bases: dict[str, str] = {}
        outcomes: dict[str, str] = {}
        document_schemas = self.document.data["components"]["schemas"]
        for name, schema in self.schemas.items():
            pointer = join(_SCHEMAS, name)
            result = self._schema(schema, pointer, top=True)
            base = _base(document_schemas[name])
            if outcome.NAME in _mapping(schema):
                outcomes[name] = self._outcome(name, pointer)
                base = "outcomes.OutcomeModel"
            self._tell(result, name, schema)
            if name in self.unions.filled:
                self._fill(result, self.unions.filled[name])
            if base:
                bases[name] = base
            prepared[self.class_names[name]] = result
            properties = _mapping(_mapping(schema).get("properties"))
            fields[name] = self._fields_of(name)
            nullable[name] = frozenset(
                fields[name][wire]
                for wire, value in properties.items()
                if self.allows_null(value, frozenset())
            )
        return Prepared(
            {
                "openapi": "3.1.0",
                "info": {"title": "models", "version": "1"},
                "paths": {},
                "components": {"schemas": prepared},
            },
            self.class_names,
            fields,
            bases,
            nullable,
            outcomes,
            self.unions,
            tuple(self.notes),
        )

    def _outcome(self, name: str, pointer: str) -> str:
        """Return the Python expression of the `OutcomeRule` of a component."""
        reading = outcome.read(self.composition, pointer)
        for problem in reading.problems:  # of the normal form; rules speak of the document
            self._note(problem.code, problem.pointer, f"{problem.message}; left out")
        entries = self._fields_of(split(reading.entry)[-1]) if reading.entry else {}
        return outcome.expression(reading, self._fields_of(name), entries)

    def _fields_of(self, name: str) -> dict[str, str]:
        schema = _mapping(self.schemas.get(name))
        has_outcome = outcome.NAME in schema
        return naming.field_names(_mapping(schema.get("properties")), has_outcome=has_outcome)

    def allows_null(self, schema: Any, seen: frozenset[str]) -> bool:
        """Whether null fits the schema, followed through references."""
        if not isinstance(schema, dict):
            return schema is True
        if "$ref" in schema:
            name = split(from_ref(schema["$ref"]) or "")[-1]
            return name not in seen and self.allows_null(self.schemas.get(name), seen | {name})
        for key in ("anyOf", "oneOf"):
            if key in schema:
                return any(self.allows_null(option, seen) for option in schema[key])
        if "const" in schema:
            return schema["const"] is None
        if "enum" in schema:
            return None in schema["enum"]
        kind = schema.get("type")
        return (kind is None and "properties" not in schema) or "null" in (kind or ())

    def _tell(self, result: Any, name: str, schema: Any) -> None:
        """Say what tells the variants of a union apart, where its discriminator does not."""
        telling = self.unions.tellings.get(name)
        if telling is not None and not telling.declared:
            text = f"The variants are told apart by their values of {one_line(telling.name)!r}."
            described = [clean(str(_mapping(schema).get("description") or "")).strip(), text]
            text = "\n\n".join(part for part in described if part)
            result["description"] = wrap(text, LINE_LENGTH)

    @staticmethod
    def _fill(schema: dict[str, Any], filled: Mapping[str, Filled]) -> None:
        """State the values that construction fills in: a constant, or a default."""
        for name, fill in filled.items():
            value = schema["properties"][name]
            required = schema.get("required") or []
            if fill.is_constant:
                kept = {
                    key: value[key]
                    for key in ("description", "readOnly", "writeOnly")
                    if key in value
                }
                schema["properties"][name] = {"const": fill.value, **kept}
                schema["required"] = list(dict.fromkeys([*required, name]))
            else:
                schema["properties"][name] = {**value, "default": fill.value}
                schema["required"] = [item for item in required if item != name]

    def _note(self, code: str, pointer: str, message: str) -> None:
        self.notes.append(
            Diagnostic(code, Severity.WARNING, message, self.document.locate(pointer), pointer)
        )

    def _schema(self, schema: Any, pointer: str, *, top: bool = False) -> Any:
        if not isinstance(schema, dict):
            if schema is False:
                self._note("never-valid", pointer, "a schema that nothing fits reads as any value")
            return {}
        result = {key: value for key, value in schema.items() if key in _KEPT}
        for key in sorted(_UNCHECKED & schema.keys()):
            self._unchecked(pointer, key)
        if isinstance(schema.get("anyOf"), list) and len(schema["anyOf"]) > MAX_SIBLINGS:
            text = f"of more than {MAX_SIBLINGS} variants, none is given what only others declare"
            self._note("unchecked", join(pointer, "anyOf"), text)
        if result.get("format") not in _FORMATS:
            result.pop("format", None)
        if not _runs(result.get("pattern", "")):
            del result["pattern"]
        if isinstance(result.get("$ref"), str):
            result["$ref"] = self._ref(result["$ref"])
        stated = defaults.holds(schema, schema.get("default"), self.schemas)
        self._describe(result, schema, default_stated=stated)
        if not stated:
            result.pop("default", None)
        self._values(result, pointer, top=top)
        self._tuple(result, pointer)
        self._additional(result, pointer)
        self._descend(result, pointer)
        return result

    def _unchecked(self, pointer: str, key: str) -> None:
        self._note("unchecked", join(pointer, key), f"the models do not check `{key}`")

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
        return f"#/components/schemas/{self.class_names.get(name, name)}"

    def _values(self, result: dict[str, Any], pointer: str, *, top: bool) -> None:
        """Settle `enum` and `const`."""
        values = result.get("enum")
        if values == [None] or ("const" in result and result["const"] is None):
            result.pop("enum", None)
            result.pop("const", None)
            result["type"] = "null"
            return
        if isinstance(values, list):
            if top and not any(isinstance(value, (bool, dict, list)) for value in values):
                result["x-enum-varnames"] = naming.enum_members(values)
                result.setdefault("type", _type_of(values))
                result.pop("format", None)
            else:
                del result["enum"]
                if len(values) == 1 and not isinstance(values[0], (dict, list)):
                    result["const"] = values[0]
                elif sorted(map(str, values)) != ["False", "True"]:
                    self._note(
                        "unchecked", join(pointer, "enum"), "the models do not check this `enum`"
                    )
        if "const" in result and not is_literal(result["const"]):
            del result["const"]
            self._note("unchecked", join(pointer, "const"), "the models do not check this `const`")

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
        result.pop("unevaluatedProperties", None)
        extra = result.get("additionalProperties")
        if extra is False or (result.get("properties") and extra is not None):
            del result["additionalProperties"]
        if isinstance(extra, dict) and extra and result.get("properties"):
            self._note(
                "unchecked",
                join(pointer, "additionalProperties"),
                "properties beyond the declared ones are kept as plain values, not checked",
            )

    def _descend(self, result: dict[str, Any], pointer: str) -> None:
        properties = result.get("properties")
        if isinstance(properties, dict):
            result["properties"] = {
                name: self._schema(value, join(pointer, "properties", name))
                for name, value in properties.items()
            }
        for key in ("items", "additionalProperties"):
            if isinstance(result.get(key), dict):
                result[key] = self._schema(result[key], join(pointer, key))
            elif key == "items" and key in result:
                del result[key]
                self._unchecked(pointer, key)
        for key in ("oneOf", "anyOf", "prefixItems"):
            if isinstance(result.get(key), list):
                result[key] = [
                    self._schema(value, join(pointer, key, index))
                    for index, value in enumerate(result[key])
                ]


def _runs(pattern: Any) -> bool:
    return isinstance(pattern, str) and patterns.runs(pattern)


def _base(schema: Any) -> str:
    """Return the base class for what a schema says about further properties; empty for nothing."""
    schema = _mapping(schema)
    stated = [schema[key] for key in _FURTHER if key in schema]
    if False in stated:
        return "ClosedModel"
    return "OpenModel" if stated or "properties" not in schema else ""


def _type_of(values: list[Any]) -> Any:
    kinds = {"integer" if isinstance(value, int) else "string" for value in values}
    if any(isinstance(value, float) for value in values):
        return "number"
    return kinds.pop() if len(kinds) == 1 else sorted(kinds)


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
