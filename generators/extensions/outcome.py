"""The extension `x-outcome`: where an answer says how it went."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..diagnostics import Severity
from ..document.composition import Composition, Placed
from ..document.families import bases
from ..document.objects import mapping
from ..document.pointer import join
from ..document.text import literal
from ..runtime.responses import success_statuses
from .base import Extension, Problem, Requirement, Similar
from .outcome_reader import FAILURES, FORM, NAME, OWN, PROPERTY, Reading, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..document.objects import Objects

__all__ = ["EXTENSION", "NAME", "Reading", "expression", "problems", "read"]

_UNUSED = "outcome-unused"
_ARGUMENTS = {"itemId": "item_id", "itemErrors": "item_errors", "itemWarnings": "item_warnings"}


def expression(reading: Reading, own: Mapping[str, str], entries: Mapping[str, str]) -> str:
    """Return the Python expression of what was read: an `OutcomeRule`.

    Args:
        reading: what the document says.
        own: attributes of the answer by wire name.
        entries: attributes of an entry of it, likewise.
    """
    arguments: dict[str, Any] = {
        key: own[reading.names[key]] for key in OWN if key in reading.names
    }
    if reading.failures:
        arguments["failures"] = reading.failures
    for key, argument in _ARGUMENTS.items():
        if key in reading.names:
            arguments[argument] = entries[reading.names[key]]
    written = ", ".join(f"{key}={literal(value)}" for key, value in arguments.items())
    return f"OutcomeRule({written})"


def problems(objects: Objects, similar: Similar) -> Iterator[Problem]:
    """Give what is wrong wherever a schema has the extension, or has it without effect."""
    composition = Composition(objects.document)
    for node in objects.schemas_stating(NAME):
        yield from read(composition, node.pointer, similar).problems
    for node in objects.stating(NAME):
        if node.kind != "schema":
            message, hint = (
                f"`{NAME}` has no effect here",
                "write it in the schema of a response with a 2xx status",
            )
            yield Problem(FORM, join(node.pointer, NAME), message, hint, key=True)
    yield from _unused(objects)


def _unused(objects: Objects) -> Iterator[Problem]:
    marked = [node for node in objects.schemas_stating(NAME) if "$ref" not in node.value]
    answered = _answered(objects) if marked else set()
    for node in marked:
        if node.pointer not in answered:
            yield Problem(
                _UNUSED,
                join(node.pointer, NAME),
                "no operation answers a 2xx status with this schema, so nothing is ever raised",
                "write it in the schema of the answer itself, or remove it",
                key=True,
            )


def _answered(objects: Objects) -> set[str]:
    """Return the pointers of all schemas that the body of a successful answer can be."""
    components = mapping(objects.document.data.get("components"))
    including = bases(mapping(components.get("schemas")))
    composition = Composition(objects.document)
    schemas: dict[str, Placed] = {}
    waiting = list(_answers(objects))
    while waiting:
        reached = composition.stand_for(*waiting)
        # A base with a discriminator stands for the schemas that include it.
        fresh = reached.keys() - schemas
        names = [pointer.removeprefix("/components/schemas/") for pointer in fresh]
        children = [
            composition.follow("", {"$ref": ref})
            for name in names
            for ref in including.get(name, ())
        ]
        waiting = [child for child in children if child is not None]
        schemas |= reached
    return set(schemas)


def _answers(objects: Objects) -> Iterator[Placed]:
    """Give the schemas of the bodies of successful answers."""
    for operation in objects.operations:
        if not operation.path:
            continue
        responses = mapping(operation.node.value.get("responses"))
        at = join(operation.node.pointer, "responses")
        for status in success_statuses(responses):
            origin, response = objects.follow(join(at, status), responses.get(status))
            content = mapping(mapping(response).get("content"))
            for _, media, value in objects.entries(join(origin, "content"), content):
                schema = mapping(value).get("schema")
                if isinstance(schema, dict):
                    yield Placed(join(media, "schema"), schema)


EXTENSION = Extension(
    NAME,
    (
        Requirement(
            FORM,
            Severity.ERROR,
            "An `x-outcome` stands on the schema of an object, and has the keys that are "
            "documented.",
            blocks=True,
            spoils="answers",
        ),
        Requirement(
            PROPERTY,
            Severity.ERROR,
            "Every property that an `x-outcome` names is declared, with a type that fits its key.",
            blocks=True,
            spoils="answers",
        ),
        Requirement(
            FAILURES,
            Severity.ERROR,
            "The `failures` of an `x-outcome` are values that its `status` can have.",
            blocks=True,
            spoils="answers",
        ),
        Requirement(
            _UNUSED,
            Severity.WARNING,
            "An `x-outcome` stands on the schema of a response with a 2xx status.",
        ),
    ),
    problems,
    change="outcome-changed",
)
