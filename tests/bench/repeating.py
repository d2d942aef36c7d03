"""A document of many operations: real ones, with the names of each copy made its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MANY = 1223
_SHARING = 4
"""Copies that share components: about two schemas for each operation, as in real documents."""
_METHODS = frozenset({"get", "put", "post", "delete", "patch", "options", "head", "trace"})
_REF = re.compile(r"^#/components/([^/]+)/")


def many_operations(documents: Sequence[dict[str, Any]], count: int = MANY) -> dict[str, Any]:
    """Return a document of at least so many operations, copies of the documents in turn."""
    paths: dict[str, Any] = {}
    components: dict[str, dict[str, Any]] = {}
    made = 0
    for number, document in _copies(documents):
        shared = (
            f"Set{number // (_SHARING * len(documents)) * len(documents) + number % len(documents)}"
        )
        copy = _renamed(document, f"Copy{number}", shared)
        for kind, members in (copy.get("components") or {}).items():
            if isinstance(members, dict) and not kind.startswith("x-"):
                named = {f"{shared}{name}": member for name, member in members.items()}
                components.setdefault(kind, {}).update(named)
        for path, item in copy["paths"].items():
            if made >= count:
                break
            paths[f"/copy{number}{path}"] = item
            made += len(_METHODS & item.keys())
        if made >= count:
            break
    return {
        "openapi": "3.1.0",
        "info": {"title": "Many", "version": "1.0.0"},
        "servers": [{"url": "https://api.example.com"}],
        "paths": paths,
        "components": components,
    }


def _copies(documents: Sequence[dict[str, Any]]) -> Iterator[tuple[int, dict[str, Any]]]:
    number = 0
    while True:
        for document in documents:
            yield number, document
            number += 1


def _renamed(value: Any, own: str, shared: str) -> Any:
    """Return a part of a document with its own names of components and operations."""
    if isinstance(value, list):
        return [_renamed(item, own, shared) for item in value]
    if not isinstance(value, dict):
        return value if isinstance(value, (str, int, float)) or value is None else str(value)
    return {str(key): _member(str(key), item, own, shared) for key, item in value.items()}


def _member(key: str, item: Any, own: str, shared: str) -> Any:
    if key == "$ref" and isinstance(item, str):
        return _REF.sub(rf"#/components/\1/{shared}", item)
    if key == "operationId" and isinstance(item, str):
        return f"{own}{item}"
    if key == "security" and isinstance(item, list):
        return [{f"{shared}{name}": scopes for name, scopes in each.items()} for each in item]
    if key == "mapping" and isinstance(item, dict):
        return {name: _REF.sub(rf"#/components/\1/{shared}", str(to)) for name, to in item.items()}
    return _renamed(item, own, shared)
