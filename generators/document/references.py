"""References: which values of an object are one, and of what form they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .pointer import SHAPES, Node, from_ref, join, split

if TYPE_CHECKING:
    from collections.abc import Iterator

    from . import Document

_REMOTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")
_FILE_SUFFIXES = (".yaml", ".yml", ".json")
_HOLDING = frozenset({"$ref", "discriminator"})
"""Keys of objects that hold references."""
_NEVER = frozenset({"document", "components", "operation"})
"""Kinds of object that cannot be a reference."""
_SECTIONS = {
    kind: dict.fromkeys(name for name, field in shape.items() if name and field[0] in "[{<").keys()
    for kind, shape in SHAPES.items()
}
"""Kind of object to those of its fields that hold several objects."""


def looks_like_ref(value: str) -> bool:
    """Whether a discriminator's mapping value is a reference rather than a schema's name."""
    return "#" in value or "/" in value or value.endswith(_FILE_SUFFIXES)


def is_remote(ref: str) -> bool:
    """Whether a reference is a URL."""
    return _REMOTE.match(ref) is not None


def references(*nodes: Node) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the references that objects themselves hold: pointer, mapping, and key in the mapping.

    That is its `$ref`, and for a schema the mapping of its discriminator.
    """
    for kind, pointer, value in nodes:
        if not isinstance(value, dict) or _HOLDING.isdisjoint(value) or kind in _NEVER:
            continue
        if isinstance(value.get("$ref"), str):
            yield f"{pointer}/$ref", value, "$ref"
        if kind == "schema" and isinstance(value.get("discriminator"), dict):
            mapping = value["discriminator"].get("mapping")
            for name, target in mapping.items() if isinstance(mapping, dict) else ():
                if isinstance(target, str) and looks_like_ref(target):
                    yield join(pointer, "discriminator", "mapping", name), mapping, name


def foreign(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the `$ref`s that lead out of a document, which bundling could not resolve."""
    for pointer, owner, key in references(*document.nodes):
        if key == "$ref" and not owner[key].startswith("#"):
            yield pointer, owner[key]


def misplaced(*nodes: Node) -> Iterator[str]:
    """Yield the pointers of `$ref`s that stand for what cannot be a reference.

    That is an operation, or a whole section such as `paths` or `components/schemas`. A property
    that is named `$ref` has a schema as its value, and is none.
    """
    for kind, pointer, value in nodes:
        if not isinstance(value, dict):
            continue
        if kind in _NEVER and isinstance(value.get("$ref"), str):
            yield f"{pointer}/$ref"
        sections = _SECTIONS[kind]
        for name in () if sections.isdisjoint(value) else sections:
            inner = value.get(name)
            if isinstance(inner, dict) and isinstance(inner.get("$ref"), str):
                yield join(pointer, name, "$ref")


def scheme_of(name: str) -> str:
    """Return the security scheme that a requirement names by its URI, as 3.2 allows, or its name.

    Only URIs of schemes in the document itself are known.
    """
    tokens = split(from_ref(name) or "")
    is_scheme = tokens[:2] == ["components", "securitySchemes"] and len(tokens) == 3
    return tokens[2] if is_scheme else name
