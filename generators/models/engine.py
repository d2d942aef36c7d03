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
from typing import TYPE_CHECKING, Any, NamedTuple

from .. import naming
from ..diagnostics import Diagnostic, Severity
from . import assembly, classes, literals, plain, smaller, wire_types
from . import source as model_source
from .assembly import NONE_STANDING
from .engine_input import Prepared, prepare

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..document import Document
    from .definitions import Definition

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
    return finished(prepared, document, source, entries).models


class Finished(NamedTuple):
    """Finished models, and what became of the engine's names.

    Attributes:
        models: the models.
        unused: classes and aliases that were left out.
        renamed: the engine's names to those in the source.
    """

    models: ModelSet
    unused: frozenset[str]
    renamed: Mapping[str, str]


def finished(
    prepared: Prepared, document: Document, source: str, entries: dict[str, list[str]]
) -> Finished:
    """Return the models of what the engine wrote.

    Args:
        prepared: the engine's input.
        document: the normal document that it is of.
        source: the engine's module.
        entries: component name to the classes and aliases that were made of it.
    """
    unused, renamed, sent = classes.one_way(prepared, document, entries)
    for name, made in entries.items():
        entries[name] = [renamed.get(item, item) for item in made if item not in unused]
    requests, responses = classes.by_direction(prepared, entries)
    by_way = classes.Classes(requests, responses, sent)
    facts = model_source.Facts(
        nullable=classes.by_class(prepared.nullable, entries),
        outcomes=classes.by_class(prepared.outcomes, entries),
        unions=classes.markers(prepared, entries, by_way),
        classes=classes.statements(prepared, entries, by_way),
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
    models = ModelSet(module, names, requests, responses, outcomes, prepared.notes)
    return Finished(models, unused, renamed)


_EMPTY = '"""The document declares no schemas."""\n'


class Taken(smaller.Unfit):
    """The engine added classes with the names of components that it was not given."""

    def __init__(self, names: frozenset[str]) -> None:
        super().__init__()
        self.names = names


class EngineError(Exception):
    """The engine could not make models of the document."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def _run(prepared: Prepared, document: Document) -> tuple[str, dict[str, list[str]]]:
    """Return the source, and class names by component name in document order."""
    schemas = prepared.document["components"]["schemas"]
    try:
        source, made, _ = from_less(prepared, document, schemas)
    except smaller.Unfit:
        source, made, _ = _generated(prepared, document, schemas, prepared.aliases())
    return source, {
        name: made.get(class_name, []) for name, class_name in prepared.class_names.items()
    }


def from_less(
    prepared: Prepared,
    document: Document,
    schemas: Mapping[str, Any],
    standing: Mapping[str, Definition] = NONE_STANDING,
) -> tuple[str, dict[str, list[str]], tuple[str, ...]]:
    """Return the same of class names, for which the engine sees fewer schemas; see `plain`.

    The names of all models, in their order, come with it.

    Args:
        prepared: the engine's input.
        document: the normal document that it is of.
        schemas: those of which models are made, by class name, and what they refer to.
        standing: class name to what stands in for the model of any other component.

    Raises:
        Taken: it has to be given what stands in for others as well.
        Unfit: it has to see all of them at once.
    """
    attributes = {
        class_name: prepared.fields[name]
        for name, class_name in prepared.class_names.items()
        if class_name in schemas
    }
    for name in schemas.keys() & standing.keys():
        attributes[name] = {wire: wire for wire in schemas[name].get("properties", ())}
    found = plain.find(schemas, attributes, directions=prepared.has_directions)
    bases = {name: str(base) for name, base in prepared.base_classes(_RUNTIME).items()}
    reserved: frozenset[str] = frozenset()
    while True:
        given = smaller.smaller(schemas, found, reserved, left_out=standing or None)
        aliases = {
            name: attribute
            for name, attribute in prepared.aliases().items()
            if name.partition(".")[0] in given.whole
        }
        aliases |= given.aliases
        source, made, added = _generated(prepared, document, given.schemas, aliases)
        taken = added & (schemas.keys() - given.schemas.keys())
        if not taken:
            break
        reserved |= taken
    names = {
        name: made.get(name, []) if name in given.schemas else [name]
        for name in prepared.document["components"]["schemas"]
    }
    if taken := added & (standing.keys() - schemas.keys()):
        raise Taken(taken)
    source, order = assembly.assemble(
        source, given, found, names, bases, directions=prepared.has_directions, standing=standing
    )
    return source, {name: names[name] for name in schemas}, order


def _generated(
    prepared: Prepared,
    document: Document,
    schemas: Mapping[str, Any],
    aliases: Mapping[str, str],
) -> tuple[str, dict[str, list[str]], frozenset[str]]:
    """Return what the engine makes of schemas.

    That is the source, what was made of each schema, and what the engine added on its own.
    """
    # Imported here: it takes a third of a second, and most commands do without it.
    from datamodel_code_generator import generate

    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        metadata = Path(folder, "models.json")
        options = _OPTIONS | (_VARIANTS if prepared.has_directions else {})
        try:
            source = generate(
                {**prepared.document, "components": {"schemas": schemas}},
                emit_model_metadata=metadata,
                base_class_map=prepared.base_classes(_RUNTIME),
                aliases=aliases,
                **options,
            )
        except Exception as error:
            raise EngineError(_engine_failed(error, document)) from error
        described = json.loads(metadata.read_text("utf-8"))["models"]
    assert isinstance(source, str)  # noqa: S101 - no output folder, one module
    made: dict[str, list[str]] = {}
    added = set()
    for model in described:
        path = model["source_path"]  # None for a class that the engine added on its own
        if path and len(path) == 3 and path[2] in schemas:
            made.setdefault(path[2], []).append(model["class_name"])
        else:
            added.add(model["class_name"])
    return source, made, frozenset(added)


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
