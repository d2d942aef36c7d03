"""Responses: content by media type, and header fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..objects import mapping
from .bodies import JSON
from .conversion import moved
from .parameters import header
from .schemas import schema

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .conversion import At, Conversion

_BINARY = "application/octet-stream"


def responses(conversion: Conversion, at: At, produces: Sequence[str]) -> Any:
    """Return the responses of an operation."""
    if not isinstance(at.value, dict):
        return at.value
    return {
        status: inner.value if status.startswith("x-") else _one(conversion, inner, tuple(produces))
        for status, inner in at.entries()
    }


def _one(conversion: Conversion, at: At, produces: tuple[str, ...]) -> Any:
    """Return a response, or the reference to it: as far as the media types are the usual ones."""
    ref = mapping(at.value).get("$ref")
    if not isinstance(ref, str):
        return response(conversion, at, produces)
    target = conversion.end(at)
    if target is None:
        return {"$ref": moved(ref)}
    value = mapping(target.value)
    if produces != conversion.produces and ("schema" in value or "examples" in value):
        conversion.copied.add((target.file.path, target.pointer))
        return response(conversion, target, produces)
    return {"$ref": conversion.refer("responses", target)}


def response(conversion: Conversion, at: At, produces: Sequence[str]) -> Any:
    """Return a response with the content that an operation produces."""
    if not isinstance(at.value, dict):
        return at.value
    result: dict[str, Any] = {}
    for key, inner in at.entries():
        if key == "headers" and isinstance(inner.value, dict):
            result[key] = {name: header(conversion, field) for name, field in inner.entries()}
        elif key in {"schema", "examples"}:
            if "content" not in result and (content := _content(conversion, at, produces)):
                result["content"] = content
        else:
            result[key] = inner.value
    return result


def _content(conversion: Conversion, at: At, produces: Sequence[str]) -> dict[str, Any]:
    """Return the content: of the media types that are produced, or that have an example."""
    written, examples = at.below("schema"), at.below("examples")
    if written.value is None:
        return {media: {"example": inner.value} for media, inner in examples.entries()}
    if not produces:
        produces = (_BINARY if mapping(written.value).get("type") == "file" else JSON,)
        produces = tuple(media for media, _ in examples.entries()) or produces
        conversion.chosen(
            written, f"no `produces` says what the answer is: {', '.join(produces)} is taken"
        )
    content: dict[str, dict[str, Any]] = {}
    for media in produces:
        content[media] = {"schema": schema(conversion, written)}
    for media, inner in examples.entries():
        if media in content:
            content[media]["example"] = inner.value
        else:
            conversion.lost(inner, f"an example of {media[:60]}, which is not produced: left out")
    return content
