"""The facts of operations, as a generated package states them in `_operations.py`."""

from __future__ import annotations

import ast
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import griffe

from generators import naming
from generators.document.pointer import METHODS, from_ref, split
from generators.review import python_types

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_VARIABLE = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation.

    Attributes:
        id: operationId, or what stands in for it.
        group: attribute of the client.
        name: method of the group.
        stream_name: method that asks for the stream instead; empty where there is none.
        method: of HTTP, in capitals.
        path: template with the names of its variables.
        arguments: keyword argument to where it is sent and its name there.
        request_types: models that the request names itself.
        response_types: models that answers name themselves.
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
        """What makes it the same operation: names of variables in the path do not count."""
        return self.method, _VARIABLE.sub("{}", self.path)


def operations(module: griffe.Module) -> tuple[Operation, ...]:
    """Return the operations that a module states, in its order."""
    found = []
    for member in module.members.values():
        value = str(member.value) if isinstance(member, griffe.Attribute) else ""
        if value.startswith("Operation("):
            node = ast.parse(value, mode="eval").body
            if isinstance(node, ast.Call):
                found.append(_operation(node))
    return tuple(found)


class Stated(NamedTuple):
    """Classes of component schemas, with the names they have where a direction has its own.

    Attributes:
        all: of all components.
        elsewhere: of those that webhooks and callbacks refer to.
    """

    all: frozenset[str]
    elsewhere: frozenset[str]


def stated(document: str) -> Stated:
    """Return what the OpenAPI document of a package says of its classes.

    Args:
        document: as JSON; empty where the package has none.
    """
    try:
        data = _mapping(json.loads(document or "{}"))
    except (ValueError, RecursionError):
        data = {}
    components = _mapping(data.get("components"))
    items = [data.get("webhooks"), components.get("callbacks")]
    for item in _mapping(data.get("paths")).values():
        items += [_mapping(_mapping(item).get(method)).get("callbacks") for method in METHODS]
    classes = naming.class_names(_mapping(components.get("schemas")))
    referred = {classes.get(name, "") for name in _references(items)}
    return Stated(_directions(classes.values()), _directions(referred))


def _directions(names: Iterable[str]) -> frozenset[str]:
    return frozenset(variant for name in names for variant in naming.variants(name))


def _references(value: Any) -> Iterator[str]:
    """Give the last part of all references in a value."""
    waiting = [value]
    for one in waiting:  # grows while it is walked
        if isinstance(one, dict):
            ref = one.get("$ref")
            pointer = from_ref(ref) if isinstance(ref, str) else None
            if pointer:
                yield split(pointer)[-1]
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _operation(node: ast.Call) -> Operation:
    words = _keywords(node)
    path_ = _text(words.get("path"))
    requests = [words[key] for key in ("parameters", "body") if key in words]
    responses = [words["responses"]] if "responses" in words else []
    return Operation(
        id=_text(words.get("id")),
        group=_text(words.get("group")),
        name=_text(words.get("py_name")),
        stream_name=_text(words.get("stream_name")),
        method=_text(words.get("method")),
        path=path_,
        arguments=dict(_arguments(words.get("parameters"))),
        request_types=frozenset(_types(requests)),
        response_types=frozenset(_types(responses)),
    )


def _arguments(node: ast.expr | None) -> Iterator[tuple[str, tuple[str, str]]]:
    for one in node.elts if isinstance(node, ast.Tuple) else ():
        if isinstance(one, ast.Call):
            words = _keywords(one)
            location, name = _text(words.get("location")), _text(words.get("name"))
            yield _text(words.get("py_name")), (location, name)


def _types(nodes: list[ast.expr]) -> Iterator[str]:
    """Give the names in all `type=lambda: ...`."""
    for node in nodes:
        for one in ast.walk(node):
            if isinstance(one, ast.Lambda):
                yield from python_types.names(python_types.parse(ast.unparse(one.body)))


def _keywords(node: ast.Call) -> dict[str, ast.expr]:
    return {word.arg: word.value for word in node.keywords if word.arg}


def _text(node: ast.expr | None) -> str:
    return str(node.value) if isinstance(node, ast.Constant) else ""
