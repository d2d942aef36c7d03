"""The extension `x-idempotency-key`: which header field tells a request from its repetitions.

Of several requests with one key a server acts on one. Without the extension a header parameter
named `Idempotency-Key` is one (the IETF draft "The Idempotency-Key HTTP Header Field").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ..diagnostics import Severity
from ..document.composition import Composition, Placed, TooEntangled
from ..document.objects import mapping
from ..document.pointer import join
from ..document.wording import type_of
from .base import Extension, Problem, Requirement, Similar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ..document.objects import Objects, Operation

NAME = "x-idempotency-key"
HEADER = "idempotency-key"
_FORM = Requirement(
    "idempotency-key-form",
    Severity.WARNING,
    "An idempotency key is one header parameter of an operation, and its schema allows a UUID.",
)
_MADE = "00000000-0000-4000-8000-000000000000"
"""What a client makes up has this form: a UUID of version 4 (RFC 9562)."""


def key_of(
    composition: Composition, parameters: Iterable[tuple[str, Mapping[str, Any]]]
) -> str | None:
    """Return the pointer of the parameter that is the idempotency key of an operation.

    None where there is none, or one that cannot be used, which the rule reports.

    Args:
        composition: the schemas of the document.
        parameters: of the operation, references followed, each with its pointer.
    """
    keys = _marked(parameters)
    if len(keys) != 1 or misfit(composition, *keys[0]):
        return None
    return keys[0][0]


def _marked(
    parameters: Iterable[tuple[str, Mapping[str, Any]]],
) -> list[tuple[str, Mapping[str, Any]]]:
    """Return the parameters that are marked; where none is, the one whose name says it."""
    headers = [(at, value) for at, value in parameters if value.get("in") == "header"]
    marked = [(at, value) for at, value in headers if value.get(NAME) is True]
    return marked or [(at, value) for at, value in headers if _is_named(value)]


def _is_named(parameter: Mapping[str, Any]) -> bool:
    name = parameter.get("name")
    return isinstance(name, str) and name.lower() == HEADER and parameter.get(NAME) is not False


def misfit(composition: Composition, pointer: str, parameter: Mapping[str, Any]) -> str:
    """Return why a parameter cannot hold a key that a client makes up; empty where it can."""
    if "content" in parameter:
        return "its value is written in a media type"
    schema = composition.follow(join(pointer, "schema"), parameter.get("schema"))
    if schema is None:
        return ""
    try:
        return _misfit(composition, schema)
    except TooEntangled:
        return "its schema includes too many others"


def _misfit(composition: Composition, schema: Placed) -> str:
    types = composition.types(schema)
    if types and "string" not in types:
        return f"its schema is of type {' or '.join(sorted(types))}"
    for _, part in composition.parts(schema):
        least, most = part.get("minLength", 0), part.get("maxLength", len(_MADE))
        if not (isinstance(least, int) and isinstance(most, int) and least <= len(_MADE) <= most):
            return f"its schema allows no {len(_MADE)} characters"
        if part.get("format") not in {None, "uuid", "string", "guid", "idempotency-key"}:
            return "its schema has another format"
        for keyword in ("enum", "const", "not", "if"):
            if keyword in part:
                return f"its schema has `{keyword}`"
        if any(len(part.get(keyword) or ()) > 1 for keyword in ("anyOf", "oneOf")):
            return "its schema has alternatives"
        if not _matches(part.get("pattern")):
            return "its schema has a pattern that a UUID does not match"
    return ""


def _matches(pattern: Any) -> bool:
    if pattern is None:
        return True
    try:
        return re.search(str(pattern), _MADE) is not None
    except re.error:
        return False


def problems(objects: Objects, _similar: Similar) -> Iterator[Problem]:
    """Give values that are not boolean, places without effect, and keys that cannot be used."""
    for node in objects.stating(NAME):
        value, at = node.value[NAME], join(node.pointer, NAME)
        if node.kind != "parameter" or node.value.get("in") != "header":
            hint = "write it in a header parameter of an operation"
            yield Problem(_FORM.code, at, f"`{NAME}` has no effect here", hint, key=True)
        elif not isinstance(value, bool):
            message = f"`{NAME}` is of type {type_of(value)}, not boolean"
            yield Problem(_FORM.code, at, message, "write `true` or `false`")
    composition = Composition(objects.document)
    told: set[str] = set()
    for operation in objects.operations:
        if operation.path:
            for problem in _of_operation(objects, composition, operation):
                if problem.pointer not in told:
                    told.add(problem.pointer)
                    yield problem


def _of_operation(
    objects: Objects, composition: Composition, operation: Operation
) -> Iterator[Problem]:
    parameters: dict[tuple[Any, Any], tuple[str, Mapping[str, Any]]] = {}
    for owner in (operation.node, operation.item):
        declared = mapping(owner.value).get("parameters")
        for _, at, parameter in objects.entries(join(owner.pointer, "parameters"), declared):
            if isinstance(parameter, dict):
                # One of the path item is replaced by that of the operation with its name.
                name, location = str(parameter.get("name")), str(parameter.get("in"))
                parameters.setdefault((name, location), (at, parameter))
    keys = _marked(parameters.values())
    hint = f"mark one of them by `{NAME}: true`"
    for at, _ in keys[1:]:
        message = f"{operation.title} has a second idempotency key, so that none is made up"
        yield Problem(_FORM.code, at, message, hint)
    for at, value in keys[:1]:
        why = misfit(composition, at, value)
        if why:
            message = f"no idempotency key can be made up for {value.get('name')!r}: {why}"
            hint = f"let the schema allow a UUID, or write `{NAME}: false`"
            yield Problem(_FORM.code, at, message, hint)


EXTENSION = Extension(NAME, (_FORM,), problems, change="idempotency-key-changed")
