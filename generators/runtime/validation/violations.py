"""Violations: which part of a request is not as the document says.

Pydantic locates an error by a path that also names the branches of unions it tried; a client needs
the place in the data it sent, as a JSON Pointer (RFC 6901). Values are never repeated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NotRequired, TypedDict

from ..limits import MAX_VIOLATIONS
from ..narrowing import AnyList

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pydantic_core import ErrorDetails

_MISSING = frozenset({"missing", "missing_argument", "missing_keyword_only_argument"})
# Messages of pydantic that repeat what was sent.
_MESSAGES = {
    "union_tag_invalid": "This is none of the kinds that can stand here",
    "uuid_parsing": "Input should be a valid UUID",
    "url_parsing": "Input should be a valid URL",
}

Violation = TypedDict(
    "Violation",
    {
        "in": str,
        "pointer": NotRequired[str],
        "parameter": NotRequired[str],
        "message": str,
        "code": str,
    },
)
"""One error of a request.

`in` is `path`, `query`, `header`, `cookie` or `body`; `parameter` the name on the wire (not for a
body); `pointer` the place in the body, or in the value of the parameter where it is not the whole;
`message` is for people, `code` for programs.
"""


def violation(
    place: str, message: str, code: str, *, parameter: str | None = None, pointer: str = ""
) -> Violation:
    """Return one violation; see `Violation`.

    Args:
        place: `path`, `query`, `header`, `cookie` or `body`.
        message: what is wrong.
        code: a short name for it.
        parameter: name on the wire.
        pointer: JSON Pointer into the body or the parameter's value.
    """
    result: Violation = {"in": place, "message": message, "code": code}
    if parameter is not None:
        result["parameter"] = parameter
    if pointer or parameter is None:
        result["pointer"] = pointer
    return result


def violations_of(
    errors: Iterable[ErrorDetails], place: str, data: Any, *, parameter: str | None = None
) -> list[Violation]:
    """Return what pydantic found wrong, each with its place in the data; one more than are listed.

    Args:
        errors: of pydantic, with their input.
        place: see `Violation`.
        data: what was validated, as plain JSON data.
        parameter: name on the wire.
    """
    violations: dict[tuple[str, str, str], Violation] = {}
    for error in errors:
        pointer, message, code = join(place_of(error, data)), _message(error), error["type"]
        violations.setdefault(
            (pointer, message, code),
            violation(place, message, code, parameter=parameter, pointer=pointer),
        )
        if len(violations) > MAX_VIOLATIONS:
            break
    return list(violations.values())


def violations_of_loc(error: Mapping[str, Any]) -> Violation:
    """Return the violation that an error of FastAPI stands for (`loc` begins with the place)."""
    loc: Sequence[str | int] = tuple(error["loc"]) or ("body",)
    place = str(loc[0])
    if place == "body" or len(loc) < 2:
        pointer = join(() if error["type"] == "json_invalid" else loc[1:])
        return violation("body", _message(error), error["type"], pointer=pointer)
    return violation(
        place, _message(error), error["type"], parameter=str(loc[1]), pointer=join(loc[2:])
    )


def join(parts: Iterable[str | int]) -> str:
    """Return the JSON Pointer that leads through these names and indices (RFC 6901)."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts)


def _message(error: Mapping[str, Any]) -> str:
    if error["type"] in _MISSING:
        return "This is required"
    replacement = _MESSAGES.get(error["type"])
    return replacement if replacement is not None else str(error["msg"])


def place_of(error: Mapping[str, Any], data: Any) -> tuple[str | int, ...]:
    """Find the place in plain data that an error of pydantic is about.

    Each part of the error's path either leads into the data or names a branch of a union. Both
    readings are followed where both are possible; the error's own input tells which is right.
    """
    parts, missing = tuple(error["loc"]), error["type"] in _MISSING
    name = parts[-1] if missing and parts else None
    wanted = error.get("input")
    straight = _straight(parts[:-1] if missing else parts, data)
    if straight is not None and ("input" not in error or _same(straight[0], wanted)):
        return parts
    readings: list[tuple[tuple[str | int, ...], Any]] = [((), data)]
    for part in parts[:-1] if missing else parts:
        step: dict[tuple[str | int, ...], Any] = {}
        for path, node in readings:
            if isinstance(part, int):
                inside = isinstance(node, AnyList) and -len(node) <= part < len(node)
            else:
                inside = isinstance(node, dict) and part in node
            if inside:
                step[(*path, part)] = node[part]
        for path, node in readings:
            step.setdefault(path, node)
        readings = list(step.items())[:32]
    readings.sort(key=lambda reading: -len(reading[0]))
    path = next((path for path, node in readings if _same(node, wanted)), readings[0][0])
    return path if name is None else (*path, name)


def _straight(parts: tuple[str | int, ...], data: Any) -> tuple[Any] | None:
    """Return the value at a path, in a tuple; None if there is none."""
    node = data
    try:
        for part in parts:
            is_object = isinstance(node, dict)
            if isinstance(part, str) and not is_object:
                return None
            node = node[part]
    except (LookupError, TypeError):
        return None
    return (node,)


def _same(node: Any, wanted: Any) -> bool:
    try:
        return type(node) is type(wanted) and bool(node == wanted)
    except RecursionError:
        return False
