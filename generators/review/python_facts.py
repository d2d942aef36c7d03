"""The facts of operations, as a generated package states them in `_operations.py`."""

from __future__ import annotations

import ast
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import griffe

from .. import naming
from ..document.objects import mapping, mappings_in
from ..document.pointer import METHODS, from_ref, split
from . import python_types

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_VARIABLE = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation.

    Attributes:
        id: `operationId`, or the generated one.
        group: attribute of the client.
        name: method of the group.
        stream_name: method that returns the stream instead; empty if there is none.
        method: HTTP method, in capitals.
        path: path template with the names of its parameters.
        arguments: each keyword argument, with location and wire name of its parameter.
        request_types: models that the request refers to directly.
        response_types: models that responses refer to directly.
    """

    id: str
    group: str
    name: str
    stream_name: str
    method: str
    path: str
    arguments: dict[str, tuple[str, str]]
    request_types: frozenset[str]
    response_types: frozenset[str]

    @property
    def key(self) -> tuple[str, str]:
        """The identity of the operation; names of path parameters do not count."""
        return self.method, _VARIABLE.sub("{}", self.path)


def operations(module: griffe.Module) -> tuple[Operation, ...]:
    """Return the operations that a module defines, in its order."""
    facts = []
    for member in module.members.values():
        value = str(member.value) if isinstance(member, griffe.Attribute) else ""
        if value.startswith("Operation("):
            node = ast.parse(value, mode="eval").body
            if isinstance(node, ast.Call):
                facts.append(_operation(node))
    return tuple(facts)


class SchemaClasses(NamedTuple):
    """Classes of component schemas, including the variants for one direction.

    Attributes:
        all: of all components.
        elsewhere: of components that webhooks and callbacks refer to.
    """

    all: frozenset[str]
    elsewhere: frozenset[str]


def document_of(text: str) -> dict[str, Any]:
    """Return the OpenAPI document of a package; empty where it is no JSON, or there is none."""
    try:
        return mapping(json.loads(text or "{}"))
    except (ValueError, RecursionError):
        return {}


def schema_classes(data: dict[str, Any]) -> SchemaClasses:
    """Return the classes of the component schemas in the OpenAPI document of a package."""
    components = mapping(data.get("components"))
    items = [data.get("webhooks"), components.get("callbacks")]
    for item in mapping(data.get("paths")).values():
        items += [mapping(mapping(item).get(method)).get("callbacks") for method in METHODS]
    classes = naming.class_names(mapping(components.get("schemas")))
    referred = {classes.get(name, "") for name in _references(items)}
    return SchemaClasses(_directions(classes.values()), _directions(referred))


def _directions(names: Iterable[str]) -> frozenset[str]:
    return frozenset(variant for name in names for variant in naming.variants(name))


def _references(value: Any) -> Iterator[str]:
    """Give the last part of all references in a value."""
    for item in mappings_in(value):
        ref = item.get("$ref")
        pointer = from_ref(ref) if isinstance(ref, str) else None
        if pointer:
            yield split(pointer)[-1]


def _operation(node: ast.Call) -> Operation:
    keywords = _keywords(node)
    path_ = _text(keywords.get("path"))
    requests = [keywords[key] for key in ("parameters", "body") if key in keywords]
    responses = [keywords["responses"]] if "responses" in keywords else []
    return Operation(
        id=_text(keywords.get("id")),
        group=_text(keywords.get("group")),
        name=_text(keywords.get("py_name")),
        stream_name=_text(keywords.get("stream_name")),
        method=_text(keywords.get("method")),
        path=path_,
        arguments=dict(_arguments(keywords.get("parameters"))),
        request_types=frozenset(_types(requests)),
        response_types=frozenset(_types(responses)),
    )


def _arguments(node: ast.expr | None) -> Iterator[tuple[str, tuple[str, str]]]:
    for element in node.elts if isinstance(node, ast.Tuple) else ():
        if isinstance(element, ast.Call):
            keywords = _keywords(element)
            location, name = _text(keywords.get("location")), _text(keywords.get("name"))
            yield _text(keywords.get("py_name")), (location, name)


def _types(nodes: list[ast.expr]) -> Iterator[str]:
    """Give the names in all `type=lambda: ...`."""
    for node in nodes:
        for child in ast.walk(node):
            if isinstance(child, ast.Lambda):
                yield from python_types.names(python_types.parse(ast.unparse(child.body)))


def _keywords(node: ast.Call) -> dict[str, ast.expr]:
    return {keyword.arg: keyword.value for keyword in node.keywords if keyword.arg}


def _text(node: ast.expr | None) -> str:
    return str(node.value) if isinstance(node, ast.Constant) else ""
