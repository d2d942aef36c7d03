"""Edits of a document that would make it say what its pages say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from ..document.objects import mapping
from ..document.pointer import join, split

if TYPE_CHECKING:
    from collections.abc import Callable

    from .claims import Claim, Content, Page

_KEPT = frozenset({"description", "title", "deprecated", "example", "examples"})
_FROM_SAMPLE = "Only a sample shows this; its type is read from it."


class Edit(NamedTuple):
    """An edit.

    Attributes:
        pointer: of the mapping that is changed.
        change: changes it, in a copy of the document.
    """

    pointer: str
    change: Callable[[dict[str, Any]], None]


def put(pointer: str, key: str, value: Any) -> Edit:
    """Return the edit that gives a mapping an entry."""

    def change(target: dict[str, Any]) -> None:
        target[key] = value

    return Edit(pointer, change)


def into(pointer: str, field: str, key: str, value: Any) -> Edit:
    """Return the edit that gives a mapping in a mapping an entry."""

    def change(target: dict[str, Any]) -> None:
        target[field] = {**mapping(target.get(field)), key: value}

    return Edit(pointer, change)


def member(pointer: str, name: str, schema: dict[str, Any], *, required: bool) -> Edit:
    """Return the edit that gives an object a property; one that a page lists is kept."""

    def change(target: dict[str, Any]) -> None:
        if "x-inferred" in schema and name in mapping(target.get("properties")):
            return
        target["properties"] = {**mapping(target.get("properties")), name: schema}
        if required:
            listed = target.get("required")
            target["required"] = [*(listed if isinstance(listed, list) else ()), name]

    return Edit(pointer, change)


def added(pointer: str, field: str, item: Any) -> Edit:
    """Return the edit that appends an item to a list in a mapping."""

    def change(target: dict[str, Any]) -> None:
        listed = target.get(field)
        target[field] = [*(listed if isinstance(listed, list) else ()), item]

    return Edit(pointer, change)


def dropped(pointer: str, key: str, item: Any = None) -> Edit:
    """Return the edit that takes an entry out of a mapping, or an item out of a list in it."""

    def change(target: dict[str, Any]) -> None:
        if item is None:
            target.pop(key, None)
            return
        target[key] = [inner for inner in target.get(key, ()) if inner != item]
        if not target[key]:
            del target[key]

    return Edit(pointer, change)


def removed(pointer: str) -> Edit:
    """Return the edit that takes a property out of its object, and out of what is required."""
    *_, name = split(pointer)
    owner = pointer.rpartition("/properties/")[0]

    def change(target: dict[str, Any]) -> None:
        properties = {k: v for k, v in mapping(target.get("properties")).items() if k != name}
        target["properties"] = properties
        if name in target.get("required", ()):
            target["required"] = [inner for inner in target["required"] if inner != name]
            if not target["required"]:
                del target["required"]

    return Edit(owner, change)


def retyped(pointer: str, schema: dict[str, Any]) -> Edit:
    """Return the edit that gives a place another schema, and keeps its words."""
    *tokens, name = split(pointer)

    def change(target: dict[str, Any]) -> None:
        before = mapping(target.get(name))
        kept = {k: v for k, v in before.items() if k in _KEPT or k.startswith("x-")}
        target[name] = {**kept, **schema}

    return Edit(join("", *tokens), change)


def schema_of(claim: Claim) -> dict[str, Any]:
    """Return the schema of what a page lists."""
    base, stated = claim.kind
    schema: dict[str, Any] = {"type": base} if base else {}
    if stated:
        schema["format"] = stated
    if claim.values:
        schema["enum"] = [_typed(value, base) for value in claim.values]
    children = claim.children or ()
    named = {child.name: schema_of(child) for child in children if child.name}
    if named:
        schema["properties"] = named
    required = [child.name for child in children if child.name and child.required]
    if required:
        schema["required"] = required
    for child in children:
        if not child.name:
            schema["additionalProperties"] = schema_of(child)
    if claim.choice is not None and claim.choice.panels:
        schema[claim.choice.keyword] = [_alternative(panel) for panel in claim.choice.panels]
    for _ in range(claim.lists):
        schema = {"type": "array", "items": schema}
    return schema


def _alternative(panel: Claim) -> dict[str, Any]:
    """Return the schema of what is in one tab; labels that only count are no titles."""
    is_title = panel.name and not re.fullmatch(r"MOD\d+", panel.name)
    return {**({"title": panel.name} if is_title else {}), **schema_of(panel)}


def parameter_of(claim: Claim, where: str) -> dict[str, Any]:
    """Return the parameter that a page lists."""
    parameter = {"name": claim.name, "in": where, "schema": schema_of(claim)}
    return {**parameter, "required": True} if claim.required else parameter


def _content(content: Content) -> dict[str, Any]:
    if content.whole is None:
        if content.sample is None:
            return {}
        schema = sampled(content.sample.data)
    else:
        schema = schema_of(content.whole)
    return {(content.media_types or ["application/json"])[0]: {"schema": schema}}


def body_of(content: Content) -> dict[str, Any]:
    """Return the body of a request that a page shows."""
    body: dict[str, Any] = {"content": _content(content) or {"application/json": {}}}
    return {"required": True, **body} if content.required else body


def response_of(content: Content) -> dict[str, Any]:
    """Return the response that a page shows."""
    response: dict[str, Any] = {"description": content.description}
    shown = _content(content)
    return {**response, "content": shown} if shown else response


def operation_of(page: Page) -> tuple[str, dict[str, Any]]:
    """Return the path template and the operation that a page shows."""
    path = re.sub(r"(?<=/):([A-Za-z_]\w*)|<([^<>/]+)>", r"{\1\2}", page.path)
    operation: dict[str, Any] = {"summary": page.title} if page.title else {}
    parameters = [parameter_of(c, where) for where, cs in page.parameters.items() for c in cs]
    if parameters:
        operation["parameters"] = parameters
    if page.request is not None:
        operation["requestBody"] = body_of(page.request)
    operation["responses"] = {
        response.status or "200": response_of(response) for response in page.responses
    } or {"default": {"description": ""}}
    return path, operation


def sampled(value: Any) -> dict[str, Any]:
    """Return the schema of what only a sample shows."""
    return {"x-inferred": _FROM_SAMPLE, **_sampled(value)}


def _sampled(value: Any) -> dict[str, Any]:
    if isinstance(value, dict):
        schema: dict[str, Any] = {"type": "object"}
        if value:
            schema["properties"] = {name: _sampled(inner) for name, inner in value.items()}
        return schema
    if isinstance(value, list):
        return {"type": "array", "items": _sampled(value[0]) if value else {}}
    if isinstance(value, bool):
        return {"type": "boolean"}
    if isinstance(value, (int, float)):
        return {"type": "integer" if isinstance(value, int) else "number"}
    return {"type": "string"} if isinstance(value, str) else {}


def _typed(value: str, base: str) -> Any:
    """Return one of the possible values of a page as its type has it."""
    try:
        if base == "integer":
            return int(value)
        return float(value) if base == "number" else value
    except ValueError:
        return value
