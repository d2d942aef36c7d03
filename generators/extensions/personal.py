"""The extension `x-personal`: values that logs do not show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ..diagnostics import Severity
from ..document.composition import Composition, Placed
from ..document.faults import Repair
from ..document.objects import mapping
from ..document.pointer import SHAPES, Node, join, walk
from ..document.wording import show, type_of
from .base import Extension, Problem, Requirement, Similar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..document import Document
    from ..document.objects import Objects

NAME = "x-personal"
_FORM = Requirement(
    "personal-form",
    Severity.ERROR,
    "An `x-personal` is `true` or `false`; it stands on a property or a schema of properties.",
    blocks=True,
)
_PARAMETER = Requirement(
    "personal-parameter",
    Severity.WARNING,
    "Personal content is sent in bodies: what stands in URLs and header fields is not hidden.",
)


def property_names(document: Document) -> Iterator[str]:
    """Give the names of properties of a normal document that are marked as personal content."""
    if not document.states(NAME):
        return
    composition = Composition(document)
    for schema in document.data["components"]["schemas"].values():
        properties = schema.get("properties") if isinstance(schema, dict) else None
        for name, value in (properties or {}).items():
            if not isinstance(value, dict):
                continue
            schemas = composition.stand_for(Placed("", value)).values()
            if any(part.value.get(NAME) is True for part in schemas):
                yield name


def problems(objects: Objects, _similar: Similar) -> Iterator[Problem]:
    """Give the places where the extension has another form, or no effect."""
    for node in objects.stating(NAME):
        yield from _form(objects, node)
        yield from _parameter(node)


def _form(objects: Objects, node: Node) -> Iterator[Problem]:
    value, at = node.value[NAME], join(node.pointer, NAME)
    if not isinstance(value, bool):
        message = f"{show(value)} is of type {type_of(value)}, not boolean"
        repair = Repair("replace", at, True, "it is taken as personal")  # noqa: FBT003
        yield Problem(_FORM.code, at, message, _boolean(value), repairs=(repair,))
    elif node.kind == "schema" and not _is_placed(objects, node):
        hint = "write it on the property that holds the content"
        message = f"`{NAME}` stands on a schema that is not that of a property"
        yield Problem(
            _FORM.code, at, message, hint, key=True, repairs=tuple(_masked(objects, node))
        )
    elif node.kind not in {"schema", "parameter"}:
        hint = "write it on the properties of bodies that hold personal content"
        repairs = tuple(_masked(objects, node)) if value is True else ()
        message = f"`{NAME}` has no effect here"
        yield Problem(_FORM.code, at, message, hint, key=True, repairs=repairs)


def _masked(objects: Objects, node: Node) -> Iterator[Repair]:
    """Let all properties of a schema be personal: better too many than one in a log."""
    words = "all properties of it are taken as personal"
    yield Repair("drop", join(node.pointer, NAME), None, words)
    composition = Composition(objects.document)
    inside = walk(node) if node.kind in SHAPES else []
    schemas = [inner for inner in inside if inner.kind == "schema"]
    placed = [
        Placed(inner.pointer, inner.value) for inner in schemas if isinstance(inner.value, dict)
    ]
    for pointer, schema in composition.stand_for(*placed).items():
        for name, value in mapping(schema.value.get("properties")).items():
            if isinstance(value, dict):
                yield Repair("add", join(pointer, "properties", name), (NAME, True), words)


def _parameter(node: Node) -> Iterator[Problem]:
    if node.value[NAME] is True and (
        node.kind == "parameter" or (node.kind == "schema" and _of_parameter(node))
    ):
        yield Problem(
            _PARAMETER.code,
            join(node.pointer, NAME),
            "the value of a parameter is not hidden: logs show URLs and header fields",
            "send it in the body, or keep the log of requests to yourself",
            key=True,
        )


def _is_placed(objects: Objects, schema: Node) -> bool:
    return _of_parameter(schema) or schema.pointer in objects.once(_of_properties)


def _boolean(value: Any) -> str:
    is_word = isinstance(value, str) and value.lower() in {"true", "false"}
    return "remove the quotes" if is_word else "write `true`, or remove it"


def _of_parameter(node: Node) -> bool:
    """Whether a schema is that of a parameter."""
    return re.search(r"/parameters/[^/]+/(schema|content/[^/]+/schema)$", node.pointer) is not None


def _of_properties(objects: Objects) -> set[str]:
    """Return the pointers of all schemas that the value of a property has."""
    properties = [
        Placed(join(node.pointer, "properties", name), value)
        for node in objects.schemas
        for name, value in mapping(node.value.get("properties")).items()
        if isinstance(value, dict)
    ]
    return set(Composition(objects.document).stand_for(*properties))


EXTENSION = Extension(NAME, (_FORM, _PARAMETER), problems, change="personal-changed")
