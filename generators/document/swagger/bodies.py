"""Bodies of requests: the parameter `body`, and those of forms, which are one body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..objects import mapping
from .parameters import COLLECTION, CSV, SEPARATORS, no_counterpart, value_of
from .schemas import schema

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .conversion import At, Conversion

JSON = "application/json"
FORM, MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data"
_OF_BODY = frozenset({"name", "in", "schema"})
_OF_PART = frozenset({"name", "in", "required", "allowEmptyValue", "type", COLLECTION})


def body(conversion: Conversion, at: At, consumes: Sequence[str]) -> dict[str, Any]:
    """Return the body that a parameter `body` describes; its name says nothing to anybody."""
    if not consumes:
        conversion.chosen(at, f"no `consumes` says what the body is: {JSON} is taken")
        consumes = (JSON,)
    value = mapping(at.value)
    inner = at.below("schema")
    content = {"schema": schema(conversion, inner)} if "schema" in value else {}
    result = {key: given for key, given in value.items() if key not in _OF_BODY}
    result["content"] = {media: dict(content) for media in consumes}
    return result


def form(conversion: Conversion, parts: Sequence[At], consumes: Sequence[str]) -> dict[str, Any]:
    """Return the body that the parameters `formData` are."""
    has_file = any(mapping(part.value).get("type") == "file" for part in parts)
    known = [media for media in consumes if _bare(media) in {FORM, MULTIPART}]
    kept = [media for media in known if not has_file or _bare(media) == MULTIPART]
    if not kept:
        kept = [MULTIPART if has_file else FORM]
        conversion.chosen(parts[0], f"`consumes` names no form that fits: {kept[0]} is taken")
    others = [media for media in known if media not in kept]
    if tuple(consumes) != conversion.consumes:  # what holds for all others may not fit a form
        others += [media for media in consumes if media not in known]
    for media in others:
        conversion.lost(parts[0], f"a form with these fields cannot be {media[:60]}: left out")
    required = [
        part.value["name"]
        for part in parts
        if part.value.get("required") is True and isinstance(part.value.get("name"), str)
    ]
    content = {media: _content(conversion, parts, required, media) for media in kept}
    for part in parts:
        if part.value.get("allowEmptyValue") is True:
            conversion.lost(part.below("allowEmptyValue"), "`allowEmptyValue` is of queries alone")
    return {"content": content, **({"required": True} if required else {})}


def _bare(media: str) -> str:
    return media.partition(";")[0].strip().lower()


def _content(
    conversion: Conversion, parts: Sequence[At], required: list[str], media: str
) -> dict[str, Any]:
    """Return schema and forms of the parts for one media type."""
    properties: dict[str, Any] = {}
    encoding: dict[str, Any] = {}
    for part in parts:
        name = part.value.get("name")
        if not isinstance(name, str):
            conversion.lost(part, "a field of a form without a name: left out")
            continue
        rest = {key: given for key, given in part.value.items() if key not in _OF_PART}
        asked = part.value.get(COLLECTION)
        written = value_of(conversion, part, "formData")
        if _bare(media) == MULTIPART and written.form.get("explode") is False:
            # `style` has no meaning in it: every item would be a part of its own.
            separator = SEPARATORS.get(str(asked), SEPARATORS[CSV])
            conversion.lost(part, no_counterpart(separator, f"in {MULTIPART}"))
            properties[name] = _described({"type": "string"}, rest)
            continue
        properties[name] = _described(written.schema, rest)
        if written.form.get("explode") is False:
            encoding[name] = written.form
    result: dict[str, Any] = {"type": "object"}
    if required:
        result["required"] = required
    result["properties"] = properties
    return {"schema": result, **({"encoding": encoding} if encoding else {})}


def _described(written: Any, rest: dict[str, Any]) -> Any:
    """Return a schema with the description and the extensions of its field."""
    kept = {key: given for key, given in rest.items() if key == "description" or key[:2] == "x-"}
    kept.pop("x-nullable", None)
    return {**kept, **mapping(written)}
