"""Pydantic models from the schemas of a normal document.

The only module that imports datamodel-code-generator. The engine sees a document of our making:
only component schemas, keyed by the class names that `naming` decided, without what it would
misread. Its own metadata then tells which class was made from which schema.
"""

from __future__ import annotations

import json
import tempfile
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from generators import naming
from generators.diagnostics import Diagnostic, Severity
from generators.document.pointer import join, split
from generators.document.text import literal
from generators.models import literals, wire_types
from generators.models import source as model_source
from generators.models.engine_input import Prepared, prepare

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generators.document import Document

_RUNTIME = "_runtime.models.base"
_OPTIONS: dict[str, Any] = {
    "input_file_type": "openapi",
    "openapi_scopes": ["schemas"],
    "output_model_type": "pydantic_v2.BaseModel",
    "target_python_version": "3.11",
    "target_pydantic_version": "2.12",
    "schema_version_mode": "strict",
    "strict_refs": True,
    "allow_remote_refs": False,
    # Bases: open models, open enums, date-times that keep their text.
    "base_class": f"{_RUNTIME}.ApiModel",
    "import_overrides": dict.fromkeys(("StrEnum", "IntEnum", "Enum", "AwareDatetime"), _RUNTIME),
    "use_specialized_enum": True,
    "use_one_literal_as_default": True,
    "deserialize_default_values": ["enum"],
    "use_annotated": True,
    "field_constraints": True,
    "strict_nullable": True,
    "use_standard_collections": True,
    "use_union_operator": True,
    # A schema that is not an object is an alias, not a wrapper class around `root`.
    "use_type_alias": True,
    # Text: docstrings that editors show, no cost at import.
    "use_schema_description": True,
    "use_inline_field_description": True,
    "use_field_description": True,
    "use_single_line_docstring": True,
    "snake_case_field": True,
    "capitalise_enum_members": True,
    "disable_timestamp": True,
    "use_double_quotes": True,
    "formatters": [],
}


_VARIANTS: dict[str, Any] = {"read_only_write_only_model_type": "request-response"}
"""One class where both directions agree, two where `readOnly` or `writeOnly` makes them differ.

The engine looks for them schema by schema, a third of its time, so it is asked only where there
are any.
"""


@dataclass(frozen=True)
class ModelSet:
    """The models module and what became of each schema.

    Attributes:
        source: Python source, not yet formatted; imports the runtime relatively.
        names: all classes and aliases, in the order of the source.
        requests: component name to the class or alias used in requests.
        responses: component name to the class or alias used in responses.
        outcomes: classes whose schema has the extension `x-outcome`, in the order of the source.
        notes: what the models do not express.
    """

    source: str
    names: tuple[str, ...]
    requests: Mapping[str, str]
    responses: Mapping[str, str]
    outcomes: tuple[str, ...]
    notes: tuple[Diagnostic, ...]


def build_models(document: Document) -> ModelSet:
    """Generate the models of a normal document.

    Raises:
        EngineError: the engine refuses the schemas; carries a diagnostic.
    """
    prepared = prepare(document)
    if not prepared.document["components"]["schemas"]:
        return ModelSet(_EMPTY, (), {}, {}, (), prepared.notes)
    source, entries = _run(prepared, document)
    unused, renamed, sent = _one_way(prepared, document, entries)
    for name, made in entries.items():
        entries[name] = [renamed.get(item, item) for item in made if item not in unused]
    requests, responses = _by_direction(prepared, entries)
    classes = _Classes(requests, responses, sent)
    facts = model_source.Facts(
        nullable=_by_class(prepared.nullable, entries),
        outcomes=_by_class(prepared.outcomes, entries),
        unions=_markers(prepared, entries, classes),
        classes=_statements(prepared, entries, classes),
        open_enums=frozenset(item for name in prepared.open_enums for item in entries[name]),
    )
    forms, components = (
        frozenset(item for name in names for item in naming.variants(prepared.class_names[name]))
        for names in (prepared.forms, prepared.class_names)
    )
    source = wire_types.keep(literals.exact(source), forms, components)
    module = model_source.finish(source, unused=unused, renamed=renamed, facts=facts)
    names = model_source.defined(module)
    outcomes = tuple(name for name in names if facts.outcomes.get(name))
    return ModelSet(module, names, requests, responses, outcomes, prepared.notes)


ValueT = TypeVar("ValueT")


def _by_class(
    by_component: Mapping[str, ValueT], entries: Mapping[str, list[str]]
) -> dict[str, ValueT]:
    return {item: value for name, value in by_component.items() for item in entries[name]}


class _Classes(NamedTuple):
    """The classes of components, by direction.

    Attributes:
        requests: by component.
        responses: by component.
        sent: classes of what only requests hold, which may be the only ones of their components.
    """

    requests: Mapping[str, str]
    responses: Mapping[str, str]
    sent: frozenset[str]

    def beside(self, name: str, item: str) -> Mapping[str, str]:
        """Return the classes of the direction that a class of a component is of."""
        is_response = item == self.responses[name] and item not in self.sent
        return self.responses if is_response else self.requests


def _markers(
    prepared: Prepared, entries: Mapping[str, list[str]], classes: _Classes
) -> dict[str, str]:
    """Return the expression that chooses the variant, by the name of a union's alias."""
    found: dict[str, str] = {}
    for name, telling in prepared.unions.tellings.items():
        attribute = prepared.unions.attribute(name)
        for item in entries[name]:
            names = classes.beside(name, item)
            variants = ", ".join(
                f"{literal(value)}: {literal(names[variant])}"
                for value, variant in telling.variants.items()
            )
            arguments = [literal(telling.name), f"{{{variants}}}"]
            if attribute not in {"", telling.name}:
                arguments.append(f"attribute={literal(attribute)}")
            if telling.optional:
                arguments.append("optional=True")
            found[item] = f"Tagged({', '.join(arguments)})"
    return found


def _statements(
    prepared: Prepared, entries: Mapping[str, list[str]], classes: _Classes
) -> dict[str, tuple[str, ...]]:
    """Return what unions and patterns of names say of a class, as statements in it, by its name."""
    found: dict[str, list[str]] = {}
    unions = prepared.unions
    for name, filled in unions.filled.items():
        fields = prepared.fields[name]
        names = [fields[wire] for wire, fill in filled.items() if not fill.is_constant]
        absent = [fields[wire] for wire, fill in filled.items() if not fill.required]
        for item in entries[name]:
            found[item] = [*_names("_filled", names), *_names("_omissible", absent)]
    for name, siblings in unions.siblings.items():
        for item in entries[name]:
            direction = classes.beside(name, item)
            others = ", ".join(literal(direction[sibling]) for sibling in siblings)
            found.setdefault(item, []).append(f"_siblings: ClassVar[tuple[str, ...]] = ({others},)")
    for name, patterns in prepared.patterns.items():
        text = ", ".join(map(literal, patterns))
        for item in entries[name] if patterns else ():
            found.setdefault(item, []).append(f"_patterns: ClassVar[tuple[str, ...]] = ({text},)")
    return {name: tuple(statements) for name, statements in found.items()}


def _names(attribute: str, names: list[str]) -> list[str]:
    text = ", ".join(map(literal, sorted(names)))
    return [f"{attribute}: ClassVar[frozenset[str]] = frozenset({{{text}}})"] if names else []


_EMPTY = '"""The document declares no schemas."""\n'


class EngineError(Exception):
    """The engine could not make models of the document."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def _run(prepared: Prepared, document: Document) -> tuple[str, dict[str, list[str]]]:
    """Return the source, and class names by component name in document order."""
    # Imported here: it takes a third of a second, and most commands do without it.
    from datamodel_code_generator import generate

    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        metadata = Path(folder, "models.json")
        options = _OPTIONS | (_VARIANTS if prepared.has_directions else {})
        try:
            source = generate(
                prepared.document,
                emit_model_metadata=metadata,
                base_class_map=prepared.base_classes(_RUNTIME),
                aliases=prepared.aliases(),
                **options,
            )
        except Exception as error:
            raise EngineError(_engine_failed(error, document)) from error
        described = json.loads(metadata.read_text("utf-8"))["models"]
    assert isinstance(source, str)  # noqa: S101 - no output folder, one module
    entries: dict[str, list[str]] = {name: [] for name in prepared.class_names}
    component = {class_name: name for name, class_name in prepared.class_names.items()}
    for model in described:
        path = model["source_path"]  # None for a class that the engine added on its own
        if path and len(path) == 3 and path[2] in component:
            entries[component[path[2]]].append(model["class_name"])
    return source, entries


def _engine_failed(error: Exception, document: Document) -> Diagnostic:
    message = " ".join(str(error).split()) or type(error).__name__
    return Diagnostic(
        "models-engine",
        Severity.ERROR,
        f"datamodel-code-generator cannot make models of this document: {message[:300]}",
        document.locate("/components/schemas"),
        "/components/schemas",
        "reduce the schemas to the smallest document that fails and report it",
    )


def _one_way(
    prepared: Prepared, document: Document, entries: Mapping[str, list[str]]
) -> tuple[frozenset[str], dict[str, str], frozenset[str]]:
    """Return variants that nothing can use, shorter names that this leaves free, and requests.

    The last are the classes, by their final names, of what only requests hold.

    The engine makes two classes of whatever reaches `readOnly` or `writeOnly`. A schema that was
    written inside a request or a response goes one way only.
    """
    unused: set[str] = set()
    sent: set[str] = set()
    renamed: dict[str, str] = {}
    taken = {item for made in entries.values() for item in made}
    for name, class_name in prepared.class_names.items():
        way = _way(document.origin(join("/components/schemas", name)))
        _, *variants = naming.variants(class_name)
        if way and set(entries[name]) == set(variants):
            only = naming.variant(class_name, way)
            unused |= {item for item in variants if item != only}
            if class_name not in taken:
                renamed[only] = class_name
                taken.add(class_name)
            if way == naming.REQUEST:
                sent.add(renamed.get(only, only))
    return frozenset(unused), renamed, frozenset(sent)


def _way(origin: str) -> str:
    """Return `REQUEST`, `RESPONSE` or nothing for where a schema stands in the source."""
    tokens = set(split(origin)[:-1])
    if not origin.startswith(("/paths/", "/components/responses/", "/components/requestBodies/")):
        return ""
    if "callbacks" in tokens or "webhooks" in tokens:
        return ""
    return naming.RESPONSE if "responses" in tokens else naming.REQUEST


def _by_direction(
    prepared: Prepared, entries: Mapping[str, list[str]]
) -> tuple[dict[str, str], dict[str, str]]:
    requests, responses = {}, {}
    for name, class_name in prepared.class_names.items():
        made = entries[name] or [class_name]
        _, request, response = naming.variants(class_name)
        requests[name] = request if request in made else made[0]
        responses[name] = response if response in made else made[-1]
    return requests, responses
