"""Paths and operations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..objects import mapping
from ..pointer import METHODS
from .bodies import body, form
from .conversion import moved, strings
from .parameters import parameter
from .responses import responses
from .servers import servers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .conversion import At, Conversion

_BODIES = frozenset({"body", "formData"})


def paths(conversion: Conversion, at: At, root: At) -> Any:
    """Return all paths.

    Args:
        conversion: tells what is lost.
        at: of the paths.
        root: the document, which says where servers are.
    """
    if not isinstance(at.value, dict):
        return at.value
    return {
        path: inner.value if path.startswith("x-") else _item(conversion, inner, root)
        for path, inner in at.entries()
    }


def _item(conversion: Conversion, at: At, root: At) -> Any:
    """Return a path item; one of another place is written here, as 3.0 has no room for it."""
    if not isinstance(at.value, dict):
        return at.value
    target = conversion.end(at)
    if target is None:
        return at.value
    result: dict[str, Any] = {}
    shared = list(target.below("parameters").items())
    for key, inner in target.entries():
        if key in METHODS and isinstance(inner.value, dict):
            result[key] = _operation(conversion, inner, shared, root)
        elif key == "parameters" and isinstance(inner.value, list):
            own = _parameters(conversion, shared)
            if own or not shared:
                result[key] = own
        else:
            result[key] = inner.value
    siblings = {key: value for key, value in at.value.items() if key != "$ref"}
    if target is not at and siblings:
        conversion.lost(at, "what stands beside the reference of a path is left out")
    return result


def _operation(conversion: Conversion, at: At, shared: Sequence[At], root: At) -> dict[str, Any]:
    """Return an operation.

    Args:
        conversion: tells what is lost.
        at: of the operation.
        shared: parameters of its path, which may be parts of its body.
        root: the document.
    """
    value = at.value
    consumes = strings(value["consumes"]) if "consumes" in value else conversion.consumes
    produces = strings(value["produces"]) if "produces" in value else conversion.produces
    own = list(at.below("parameters").items())
    request = _body(conversion, own, shared, consumes)
    result: dict[str, Any] = {}
    for key, inner in at.entries():
        if key == "parameters" and isinstance(inner.value, list):
            written = _parameters(conversion, own)
            if written or not own:
                result[key] = written
            if request is not None:
                result["requestBody"] = request
        elif key == "responses":
            if request is not None:
                result.setdefault("requestBody", request)
            result[key] = responses(conversion, inner, produces)
        elif key == "schemes":
            result["servers"] = servers(conversion, root, at)
        elif key not in {"consumes", "produces"}:
            result[key] = inner.value
    if request is not None:
        result.setdefault("requestBody", request)
    return result


def _parameters(conversion: Conversion, given: Iterable[At]) -> list[Any]:
    """Return the parameters that are no bodies."""
    result = []
    for at in given:
        target = conversion.end(at)
        if target is None:
            result.append({**at.value, "$ref": moved(at.value["$ref"])})
        elif _kind(target) not in _BODIES:
            if target is at:
                result.append(parameter(conversion, at))
            else:
                result.append({"$ref": conversion.refer("parameters", target)})
    return result


def _kind(at: At) -> str:
    return str(mapping(at.value).get("in"))


def _named(at: At) -> tuple[str, str]:
    """Return what tells a parameter from others of an operation."""
    return _kind(at), str(mapping(at.value).get("name"))


def _body(
    conversion: Conversion, own: Sequence[At], shared: Sequence[At], consumes: tuple[str, ...]
) -> Any:
    """Return the body of an operation; None where it has none."""
    given = [(at, target) for at in own if (target := conversion.end(at)) is not None]
    known = {_named(target) for _, target in given}
    has_body = any(_kind(target) == "body" for _, target in given)
    for at in shared:
        target = conversion.end(at)
        if target is None or _kind(target) not in _BODIES:
            continue
        if _named(target) not in known and not (has_body and _kind(target) == "body"):
            given.append((at, target))
    bodies = [pair for pair in given if _kind(pair[1]) == "body"]
    parts = [target for _, target in given if _kind(target) == "formData"]
    conversion.copied.update((part.file.path, part.pointer) for part in parts)
    for at, _ in bodies[1:]:
        conversion.lost(at, "a second body: left out")
    if bodies:
        for part in parts:
            conversion.lost(part, "a field of a form beside a body: left out")
        at, target = bodies[0]
        if at is target or consumes != conversion.consumes:
            conversion.copied.add((target.file.path, target.pointer))
            return body(conversion, target, consumes)
        return {"$ref": conversion.refer("requestBodies", target)}
    return form(conversion, parts, consumes) if parts else None
