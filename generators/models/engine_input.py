"""The input of the models engine: component schemas, with names decided and traps removed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .. import naming
from ..document import patterns, python_names
from ..document.composition import Composition, Placed
from ..document.dialect import has_direction
from ..document.file_parts import FileParts
from ..document.objects import mapping
from ..document.pointer import from_ref, join, split
from ..document.text import LINE_LENGTH, clean, one_line, wrap
from ..extensions import extensible_enum, outcome
from . import union_facts
from .engine_schemas import EngineSchemas
from .plain import references

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..diagnostics import Diagnostic
    from ..document import Document
    from .likeness import Like
    from .union_facts import Filled, UnionFacts

_SCHEMAS = "/components/schemas"
_FURTHER = ("additionalProperties", "unevaluatedProperties", "patternProperties")


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
        open_enums: components that are enums to which values may be added.
        patterns: component name to the patterns of names that it takes although it is closed.
        forms: components that are forms with files.
        unions: what chooses the variant, component by component, and what that says of classes.
        notes: what the models will not express.
    """

    document: dict[str, Any]
    class_names: Mapping[str, str]
    fields: Mapping[str, Mapping[str, str]]
    bases: Mapping[str, str]
    nullable: Mapping[str, frozenset[str]]
    outcomes: Mapping[str, str]
    open_enums: frozenset[str]
    patterns: Mapping[str, tuple[str, ...]]
    forms: frozenset[str]
    unions: UnionFacts
    notes: tuple[Diagnostic, ...]

    @cached_property
    def has_directions(self) -> bool:
        """Whether `readOnly` or `writeOnly` stands anywhere."""
        return has_direction(self.document)

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


def document_of(schemas: Mapping[str, Any]) -> dict[str, Any]:
    """Return a document that has schemas and nothing else."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "models", "version": "1"},
        "paths": {},
        "components": {"schemas": schemas},
    }


def prepare(document: Document, like: Like | None = None) -> Prepared:
    """Return the input of the engine for a normal document.

    Args:
        document: in normal form.
        like: what was made of another one: what is the same in both is taken from it, without
            notes.
    """
    preparation = _Preparation(document)
    if like is None:
        return preparation.run()
    forms = preparation.files.owners()
    same = like.same(document, preparation.unions, preparation.class_names, forms)
    return preparation.run(like.prepared, same)


class _Preparation:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.unions = union_facts.read(document)
        self.schemas = self.unions.schemas
        self.composition = Composition(document)
        self.files = FileParts(document)
        given = python_names.stated(self.schemas)
        self.class_names = naming.class_names(self.schemas, given)
        self.engine_schemas = EngineSchemas(document, self.schemas, self.class_names)

    def run(self, like: Prepared | None = None, same: frozenset[str] = frozenset()) -> Prepared:
        """Return the input of the engine; of the same components it is that of another one."""
        prepared, fields, nullable = {}, {}, {}
        bases: dict[str, str] = {}
        outcomes: dict[str, str] = {}
        let_through: dict[str, tuple[str, ...]] = {}
        document_schemas = self.document.data["components"]["schemas"]
        forms = self.files.owners() & self.schemas.keys()
        for name, schema in self.schemas.items():
            if like is not None and name in same:
                class_name = self.class_names[name]
                prepared[class_name] = like.document["components"]["schemas"][class_name]
                fields[name], nullable[name] = like.fields[name], like.nullable[name]
                bases |= {name: like.bases[name]} if name in like.bases else {}
                let_through |= {name: like.patterns[name]} if name in like.patterns else {}
                continue
            pointer = join(_SCHEMAS, name)
            written = self._with_files(schema, pointer) if name in forms else schema
            result = self.engine_schemas.schema(written, pointer, top=True)
            base = _base(document_schemas[name])
            if outcome.NAME in mapping(schema):
                outcomes[name] = self._outcome(name, pointer)
                base = "outcomes.OutcomeModel"
            self._tell(result, name, schema)
            if name in self.unions.filled:
                self._fill(result, self.unions.filled[name])
            if base:
                bases[name] = base
            if base == "ClosedModel":
                let_through[name] = _let_through(document_schemas[name])
            prepared[self.class_names[name]] = _with_itself(result, self.class_names[name])
            properties = mapping(mapping(schema).get("properties"))
            fields[name] = self._fields_of(name)
            nullable[name] = frozenset(
                fields[name][wire]
                for wire, value in properties.items()
                if self.allows_null(value, frozenset())
            )
        return Prepared(
            document_of(prepared),
            self.class_names,
            fields,
            bases,
            nullable,
            outcomes,
            frozenset(name for name in self.schemas if self._is_open_enum(name)),
            let_through,
            forms,
            self.unions,
            tuple(self.engine_schemas.notes),
        )

    def _with_files(self, schema: Any, pointer: str) -> Any:
        """Return the schema of a form with its files as binary strings, written out."""
        fields = mapping(mapping(schema).get("properties"))
        files = {
            name: self.files.as_binary(placed)
            for name, value in fields.items()
            if isinstance(value, dict)
            and self.files.is_file(placed := Placed(join(pointer, "properties", name), value))
        }
        return {**schema, "properties": {**fields, **files}} if files else schema

    def _is_open_enum(self, name: str) -> bool:
        schema = self.schemas[name]
        return extensible_enum.is_open(schema) and "enum" in schema

    def _outcome(self, name: str, pointer: str) -> str:
        """Return the Python expression of the `OutcomeRule` of a component."""
        reading = outcome.read(self.composition, pointer)
        for problem in reading.problems:  # of the normal form; rules speak of the document
            message = f"{problem.message}; left out"
            self.engine_schemas.note(problem.code, problem.pointer, message)
        entries = self._fields_of(split(reading.entry)[-1]) if reading.entry else {}
        return outcome.expression(reading, self._fields_of(name), entries)

    def _fields_of(self, name: str) -> dict[str, str]:
        schema = mapping(self.schemas.get(name))
        has_outcome = outcome.NAME in schema
        properties = mapping(schema.get("properties"))
        given = python_names.stated(properties)
        return naming.field_names(properties, given, has_outcome=has_outcome)

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
            described = [clean(str(mapping(schema).get("description") or "")).strip(), text]
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


def _with_itself(schema: Any, class_name: str) -> Any:
    """Return a list that holds itself as an alternative: of others the engine forgets the items."""
    kinds = schema.get("type")
    if kinds not in ("array", ["array", "null"]) or class_name not in references(schema):
        return schema
    item = {key: value for key, value in schema.items() if key not in {"description", "default"}}
    around = {key: schema[key] for key in ("description", "default") if key in schema}
    null = [] if kinds == "array" else [{"type": "null"}]
    return {**around, "anyOf": [{**item, "type": "array"}, *null]}


def _base(schema: Any) -> str:
    """Return the base class for what a schema says about further properties; empty for nothing."""
    schema = mapping(schema)
    stated = [schema[key] for key in _FURTHER if key in schema]
    if False in stated:
        return "ClosedModel"
    return "OpenModel" if stated or "properties" not in schema else ""


def _let_through(schema: dict[str, Any]) -> tuple[str, ...]:
    """Return the patterns of names that a closed schema takes; one that does not run is of all."""
    by_pattern = mapping(schema.get("patternProperties")).items()
    return tuple(
        dict.fromkeys(
            patterns.runnable(pattern) or "" for pattern, inner in by_pattern if inner is not False
        )
    )
