"""Pydantic models from the schemas of a normal document.

The only module that imports datamodel-code-generator. The engine sees a document of our making:
only component schemas, keyed by the class names that `naming` decided, without what it would
misread. Its own metadata then tells which class was made from which schema.
"""

from __future__ import annotations

import json
import tempfile
import warnings
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .. import naming
from ..diagnostics import Diagnostic, Severity
from ..document.text import escaped
from ..keeping.remembering import remembered_as
from . import assembly, claiming, literals, plain, smaller, wire_types
from .asking import Answer, Request, ask, fields, one_field
from .assembly import NONE_STANDING
from .bases import restored
from .definitions import Definitions, read
from .engine_input import Prepared, document_of, prepare
from .finishing import ModelSet, finished

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping

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


def build_models(document: Document, answers: MutableMapping[str, str] | None = None) -> ModelSet:
    """Generate the models of a normal document.

    Args:
        document: in normal form.
        answers: of the engine, by what it was asked.

    Raises:
        EngineError: the engine refuses the schemas; carries a diagnostic.
    """
    prepared = prepare(document)
    if not prepared.document["components"]["schemas"]:
        return ModelSet(_EMPTY, (), {}, {}, (), prepared.notes)
    definitions, entries = _run(prepared, document, answers)
    return finished(prepared, document, definitions, entries).models


class Taken(smaller.Unfit):
    """The engine added classes with the names of components that it was not given."""

    def __init__(self, names: frozenset[str]) -> None:
        super().__init__()
        self.names = names


_EMPTY = '"""The document declares no schemas."""\n'


class EngineError(Exception):
    """The engine could not make models of the document."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def _run(
    prepared: Prepared, document: Document, answers: MutableMapping[str, str] | None
) -> tuple[Definitions, dict[str, list[str]]]:
    """Return the definitions, and class names by component name in document order."""
    try:
        schemas = prepared.document["components"]["schemas"]
        definitions, made = from_less(prepared, document, answers, schemas)
    except smaller.Unfit:
        definitions, made = _from_all(prepared, document, answers)
    return definitions, {
        name: made.get(class_name, []) for name, class_name in prepared.class_names.items()
    }


def _from_all(
    prepared: Prepared, document: Document, answers: MutableMapping[str, str] | None
) -> tuple[Definitions, Mapping[str, list[str]]]:
    """Return the same of class names, for which the engine sees all schemas."""
    schemas = prepared.document["components"]["schemas"]
    request = Request(
        schemas, prepared.aliases(), prepared.base_classes(_RUNTIME), prepared.has_directions
    )
    answer = ask(request, partial(_generated, document), answers)
    return _read(answer.source, prepared, answers), answer.made


def from_less(
    prepared: Prepared,
    document: Document,
    answers: MutableMapping[str, str] | None,
    schemas: Mapping[str, Any],
    standing: Mapping[str, Definition] = NONE_STANDING,
) -> tuple[Definitions, Mapping[str, list[str]]]:
    """Return the same of class names, for which the engine sees fewer schemas; see `plain`.

    Args:
        prepared: the engine's input.
        document: the normal document that it is of.
        answers: of the engine, by what it was asked.
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
    forms = {prepared.class_names[name] for name in prepared.forms}
    directions = prepared.has_directions
    found = plain.find(schemas, attributes, forms, directions=directions)
    bases = prepared.base_classes(_RUNTIME)
    generate = partial(_generated, document)
    reserved: frozenset[str] = frozenset()
    while True:
        given = smaller.smaller(schemas, found, reserved, standing)
        aliases = {
            name: attribute
            for name, attribute in prepared.aliases().items()
            if name.partition(".")[0] in given.whole
        }
        given_names = given.variants()
        mentioned = {name: base for name, base in bases.items() if name in given_names}
        aliases.update(given.aliases)
        request = Request(given.schemas, aliases, mentioned, directions)
        answer = ask(request, partial(_claimed, document), answers)
        taken = answer.added & (schemas.keys() - given.schemas.keys())
        if not taken:
            break
        reserved |= taken
    if names_taken := answer.added & (standing.keys() - schemas.keys()):
        raise Taken(names_taken)
    # The engine makes variants in one order, and then places them by what they refer to, of which
    # it has seen only a part.
    names = {
        name: _variants_in_order(name, answer.made.get(name, []))
        if name in given.schemas
        else [name]
        for name in prepared.document["components"]["schemas"]
    }
    definitions = _read(answer.source, prepared, answers)
    texts = fields(given.free, generate, answers)
    texts |= {kind: one_field(definitions, name) for kind, name in given.classes.items()}
    base_names = {name: str(base) for name, base in bases.items()}
    together = assembly.assemble(
        definitions,
        texts,
        given,
        found,
        names,
        base_names,
        directions=directions,
        standing=standing,
    )
    places = {name: place for place, name in enumerate(together.made)}
    return together, {
        name: sorted(names[name], key=lambda part: places.get(part, 0)) for name in schemas
    }


def _variants_in_order(class_name: str, names: list[str]) -> list[str]:
    """Return the classes of a component in the order in which the engine makes them."""
    order = {name: place for place, name in enumerate(naming.variants(class_name))}
    return sorted(names, key=lambda name: order.get(name, 0))


def _read(source: str, prepared: Prepared, answers: MutableMapping[str, str] | None) -> Definitions:
    """Return what the engine wrote, with types that keep what is on the wire."""
    forms, components = (
        frozenset(item for name in names for item in naming.variants(prepared.class_names[name]))
        for names in (prepared.forms, prepared.class_names)
    )

    def made() -> Definitions:
        return read(wire_types.keep(literals.exact(escaped(source)), forms, components))

    facts = source, sorted(forms), sorted(components)
    return remembered_as(
        answers, "definitions", facts, made, Definitions.as_json, Definitions.from_json
    )


def _generated(document: Document, request: Request) -> Answer:
    """Return what the engine makes of schemas: no name of them is that of what it adds.

    Raises:
        EngineError: it refuses them; the diagnostic is one of the document.
    """
    answer = _made_by_engine(document, request)
    if claiming.keeps_names(answer, request.schemas):
        return answer
    return _claimed(document, request)


def _claimed(document: Document, request: Request) -> Answer:
    """Return what the engine makes where a schema in front refers to all others; see `claiming`."""
    name = claiming.free_name(request.schemas)
    claims = claiming.claims(name, request.schemas)
    answer = _made_by_engine(document, request._replace(schemas={name: claims, **request.schemas}))
    return claiming.without(name, answer)


def _made_by_engine(document: Document, request: Request) -> Answer:
    """Return what the engine makes of schemas.

    Raises:
        EngineError: it refuses them; the diagnostic is one of the document.
    """
    # Imported here: it takes a third of a second, and most commands do without it.
    from datamodel_code_generator import generate

    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        metadata = Path(folder, "models.json")
        options = _OPTIONS | (_VARIANTS if request.variants else {})
        try:
            source = generate(
                document_of(request.schemas),
                emit_model_metadata=metadata,
                base_class_map=dict(request.bases),
                aliases=request.aliases,
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
        if path and len(path) == 3 and path[2] in request.schemas:
            made.setdefault(path[2], []).append(model["class_name"])
        else:
            added.add(model["class_name"])
    for name, classes in made.items():
        own = claiming.own(name, classes)
        if own:  # what it adds for the only variant beside null is said to be of the component
            added |= {*classes} - {*own}
            made[name] = own
    return Answer(restored(source, request.bases), made, frozenset(added))


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
