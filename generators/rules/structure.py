"""The form of the document: what the schema of the OpenAPI specification itself demands.

The schema is the one that openapi-spec-validator ships, the reference for this project. It is
run by jsonschema-rs, which takes milliseconds where the package's own loop, with its semantic
checks, takes four seconds for 3 MB, stops at the first reference it cannot resolve, fetches
remote ones, and gives no place for what it finds. Those semantic checks are rules of ours.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema_rs
from jsonschema_rs import ValidationErrorKind

from ..diagnostics import Severity
from ..document import PointerError
from ..document.faults import Repair
from ..document.objects import mapping
from ..document.pointer import join, lookup
from ..document.sparing import ANSWERS_WORDS, ANY_ANSWER
from ..document.wording import similar
from .errors import Problem, explain_all
from .references import misplaced_refs
from .registry import Context, Finding, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_RANGE = re.compile("[1-5][xX]{2}")
"""A range of statuses, in whatever case."""
_METADATA = frozenset(
    {"info", "tags", "externalDocs", "description", "summary", "contact", "license", "xml"}
)
_SCHEMAS = "openapi_spec_validator/resources/schemas"
_DIALECTS = "openapi_schema_validator/schemas"
_DIALECT_FILES = {
    (3, 1): ("oas3.1/metaschema.json", "oas3.1/vocabularies/base"),
    (3, 2): ("oas3.2/dialect/2025-09-17.json", "oas3.2/meta/2025-09-17.json"),
}


def _shipped(package: str, path: str) -> Any:
    """Return a JSON file of an installed package; importing it would take a quarter second."""
    return json.loads(Path(str(distribution(package).locate_file(path))).read_text("utf-8"))


@cache
def _schema(version: tuple[int, int]) -> dict[str, Any]:
    schema: dict[str, Any] = _shipped(
        "openapi-spec-validator", f"{_SCHEMAS}/v{version[0]}.{version[1]}/schema.json"
    )
    return schema


@cache
def _validator(version: tuple[int, int]) -> jsonschema_rs.Validator:
    """Return a validator for whole documents, the schemas in them included.

    Since 3.1 the schema of OpenAPI leaves the schemas in a document to their own dialect, by a
    dynamic reference that this fills in, as the `schema-base` of the specification does.

    Source: https://spec.openapis.org/oas/3.1/schema-base/2022-10-07
    """
    schema = _schema(version)
    if version not in _DIALECT_FILES:
        return jsonschema_rs.validator_for(schema, validate_formats=False)
    dialect, vocabulary = (
        _shipped("openapi-schema-validator", f"{_DIALECTS}/{name}")
        for name in _DIALECT_FILES[version]
    )
    resources = [(part["$id"], part) for part in (schema, dialect, vocabulary)]
    base = {
        "$id": "urn:openapi:schema-base",
        "$ref": schema["$id"],
        "$defs": {"schema": {"$dynamicAnchor": "meta", "$ref": dialect["$id"]}},
    }
    return jsonschema_rs.Draft202012Validator(
        base, registry=jsonschema_rs.Registry(resources), validate_formats=False, offline=True
    )


def _problems(context: Context) -> list[tuple[str, Finding]]:
    """Return everything the schema objects to, with the kind of place it is in."""
    document = context.document
    schemas = {node.pointer for node in context.nodes.get("schema", ())}
    problems = explain_all(_validator(document.version).iter_errors(document.data))
    around = {
        problem.path[:length]
        for problem in problems
        if not _is_leftover(problem)
        for length in range(len(problem.path) + 1)
    }
    misplaced = set(context.once(misplaced_refs))
    statuses = {problem.path[:-1] for problem in problems if _is_status(problem)}
    findings = []
    for problem in problems:
        if _is_leftover(problem) and _explained(problem, around, document.version):
            continue
        if _is_about_path_parameter(document.data, problem):
            continue
        if problem.path in statuses and isinstance(
            problem.error.kind, ValidationErrorKind.Required
        ):
            continue  # what is missing is there, under a name that is told
        pointer = join("", *problem.path)
        if pointer in misplaced or join(pointer, "$ref") in misplaced:
            continue
        hint = _hint(problem, document.version)
        repairs = tuple(_repairs(context, pointer, problem))
        blocks = not _is_about_component_name(problem)
        finding = Finding(pointer, _wording(problem), hint, problem.key, repairs, blocks)
        findings.append((_place(problem.path, schemas), finding))
    return findings


def _repairs(context: Context, pointer: str, problem: Problem) -> Iterator[Repair]:
    """Give what puts a fault right whose meaning is clear."""
    kind = problem.error.kind
    owner = context.kinds.get(pointer)
    if isinstance(kind, ValidationErrorKind.Required):
        if owner == "response" and kind.property == "description":
            words = "an empty description is taken"
            yield Repair("add", pointer, ("description", ""), words)
        if kind.property == "default" and pointer.endswith("/responses"):
            yield Repair("add", pointer, ("default", ANY_ANSWER), ANSWERS_WORDS)
        if owner == "operation" and kind.property == "responses":
            answers = {"default": ANY_ANSWER}
            yield Repair("add", pointer, ("responses", answers), ANSWERS_WORDS)
        if not pointer and kind.property == "info":
            yield Repair("add", "", ("info", {"title": "", "version": ""}), "it is taken as empty")
    key = str(problem.path[-1]) if problem.path else ""
    if problem.key and owner == "response" and _RANGE.fullmatch(key) and key != key.upper():
        yield Repair("rename", pointer, key.upper(), f"it is read as `{key.upper()}`")


def _is_about_path_parameter(data: dict[str, Any], problem: Problem) -> bool:
    """Whether it is what the rule `path-parameter-not-required` says better."""
    kind = problem.error.kind
    missing = isinstance(kind, ValidationErrorKind.Required) and kind.property == "required"
    if not missing and problem.path[-1:] != ("required",):
        return False
    owner = problem.path if missing else problem.path[:-1]
    try:
        return bool(mapping(lookup(data, join("", *owner))).get("in") == "path")
    except PointerError:
        return False


def _is_about_component_name(problem: Problem) -> bool:
    """Whether a component has a name of characters that OpenAPI does not allow; we take any."""
    kind = problem.error.kind
    is_name = isinstance(kind, (ValidationErrorKind.PropertyNames, ValidationErrorKind.Pattern))
    return is_name and problem.path[:1] == ("components",) and len(problem.path) in {2, 3}


def _is_status(problem: Problem) -> bool:
    """Whether it is about a range of statuses that is written in lower case."""
    return problem.key and bool(_RANGE.fullmatch(str(problem.path[-1])))


def _is_leftover(problem: Problem) -> bool:
    return isinstance(problem.error.kind, ValidationErrorKind.UnevaluatedProperties)


def _explained(
    problem: Problem, around: set[tuple[str | int, ...]], version: tuple[int, int]
) -> bool:
    """Whether a field is refused only because of another mistake beside or below it.

    When one field of an object is wrong, the validator does not count the others as evaluated.
    """
    known = str(problem.path[-1]) in _field_names(version) or str(problem.path[-1])[:2] == "x-"
    return known and problem.path[:-1] in around


@cache
def _field_names(version: tuple[int, int]) -> frozenset[str]:
    """Return the names of all fields of all objects."""

    def collect(schema: Any) -> Iterator[str]:
        if isinstance(schema, dict):
            yield from schema.get("properties", ())
        for inner in schema.values() if isinstance(schema, dict) else schema:
            if isinstance(inner, (dict, list)):
                yield from collect(inner)

    return frozenset(collect(_schema(version)))


def _place(path: tuple[str | int, ...], schemas: set[str]) -> str:
    if any(join("", *path[:length]) in schemas for length in range(1, len(path) + 1)):
        return "schema"
    if path == ("info",):
        return "structure"  # a title and a version are needed
    if path and (path[0] in _METADATA or path[-1] in _METADATA or "externalDocs" in path):
        return "metadata"
    return "structure"


def _wording(problem: Problem) -> str:
    kind = problem.error.kind
    if not problem.path and isinstance(
        kind, (ValidationErrorKind.AnyOf, ValidationErrorKind.Required)
    ):
        if isinstance(kind, ValidationErrorKind.Required) and kind.property != "paths":
            return f"the document lacks `{kind.property}`"
        return "the document has none of `paths`, `components`, `webhooks`"
    return problem.message


def _hint(problem: Problem, version: tuple[int, int]) -> str:
    kind = problem.error.kind
    if problem.key and problem.path:
        return similar(str(problem.path[-1]), sorted(_field_names(version)), cutoff=0.75)
    if isinstance(kind, ValidationErrorKind.Type) and problem.error.instance is None:
        return "remove the field, or give it a value"
    if isinstance(kind, ValidationErrorKind.Type) and problem.path:
        if problem.path[-1] == "type" and version == (3, 0):
            return "OpenAPI 3.0 has one type per schema, and `nullable: true` for null"
        if problem.path[-1] in {"exclusiveMinimum", "exclusiveMaximum"} and version > (3, 0):
            return "since OpenAPI 3.1 it is a number, the bound itself"
        if problem.path[-1] == "required" and isinstance(problem.error.instance, bool):
            return "in a schema, `required` is the list of the names of required properties"
    return ""


@rule("openapi-schema", Severity.ERROR, blocks=True)
def openapi_schema(context: Context) -> Iterator[Finding]:
    """The document has the form that the OpenAPI specification prescribes."""
    yield from (finding for place, finding in context.once(_problems) if place == "structure")


@rule("openapi-metadata", Severity.ERROR)
def openapi_metadata(context: Context) -> Iterator[Finding]:
    """Parts that are only for readers (info, tags, descriptions) have the prescribed form."""
    yield from (finding for place, finding in context.once(_problems) if place == "metadata")


@rule("invalid-schema", Severity.ERROR)
def invalid_schema(context: Context) -> Iterator[Finding]:
    """Every schema uses the keywords of its dialect as the dialect defines them."""
    yield from (finding for place, finding in context.once(_problems) if place == "schema")
