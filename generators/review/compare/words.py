"""Annotations, deprecations and extensions: fields that do not change the data sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...document.objects import mapping
from ...document.pointer import join, parent
from ...extensions import EXTENSIONS, pagination, sunset
from .recording import At, Values
from .sides import same

if TYPE_CHECKING:
    from ..model import Direction
    from .walk import Walk

_KNOWN = {extension.name: extension.change for extension in EXTENSIONS if extension.change}
TEXTS = ("summary", "description", "externalDocs", "example", "examples")


def compare_words(
    walk: Walk,
    direction: Direction,
    base: tuple[str, dict[str, Any]],
    head: tuple[str, dict[str, Any]],
    known: frozenset[str],
) -> None:
    """Compare all fields of two objects but those in `known`, which the caller compares.

    Args:
        walk: the walk that met them.
        direction: who sends them.
        base: the pointer of the object before, and its fields.
        head: the same for the object after.
        known: fields to skip.
    """
    ours, theirs = base[1], head[1]
    for key in dict.fromkeys([*ours, *theirs]):
        if key not in known and key != "$ref":
            before = At(join(base[0], key)) if key in ours else None
            after = At(join(head[0], key)) if key in theirs else None
            field(walk, direction, key, (before, ours.get(key)), (after, theirs.get(key)), head[0])


def field(
    walk: Walk,
    direction: Direction,
    key: str,
    base: tuple[At | None, Any],
    head: tuple[At | None, Any],
    owner: str,
    *,
    schema: bool = False,
) -> None:
    """Compare one field of two objects.

    Args:
        walk: the walk that met them.
        direction: who sends them.
        key: the field's name.
        base: its place before, None if it is absent, and its value.
        head: the same after.
        owner: the object in the head, or in the base where the head has none.
        schema: whether the object is a schema.
    """
    before, after = base[1], head[1]
    if (base[0] is None) == (head[0] is None) and same(before, after):
        return
    places = (
        base[0] or At(walk.origin(owner).pointer, exact=False),
        head[0] or At(_surviving_pointer(walk, owner), exact=False),
    )
    values = Values(before, after)
    if key == "deprecated":
        if bool(before) != bool(after):
            walk.emit(
                "deprecated" if after else "no-longer-deprecated", direction, *places, of=owner
            )
        return
    class_ = _class_of(key, before, after, schema=schema)
    if schema and key == "xml" and xml_names(before) != xml_names(after):
        class_ = "xml-changed" if walk.base.has_xml or walk.head.has_xml else class_
    walk.emit(class_, direction, *places, values, of=owner, name=key)


def xml_names(value: Any) -> dict[str, Any]:
    """Return what an XML Object says that shows in content; a prefix only stands for a name."""
    stated = mapping(value)
    kind = stated.get("nodeType")
    return {
        "name": stated.get("name"),
        "namespace": stated.get("namespace"),
        "attribute": kind == "attribute" or stated.get("attribute") is True,
        "wrapped": stated.get("wrapped") is True,
        "nodeType": None if kind == "attribute" else kind,
    }


def _surviving_pointer(walk: Walk, owner: str) -> str:
    return walk.survivor(owner).pointer


def _class_of(key: str, before: Any, after: Any, *, schema: bool) -> str:
    if key == sunset.NAME:
        if before is None or after is None:
            return "sunset-added" if before is None else "sunset-removed"
        return "sunset-changed"
    if key == pagination.NAME:
        if before is None or after is None:
            return "pagination-added" if before is None else "pagination-removed"
        moved = mapping(before).get("items") != mapping(after).get("items")
        return "pagination-items-changed" if moved else "pagination-changed"
    if key in _KNOWN:
        return _KNOWN[key]
    if key.startswith("x-"):
        return "extension-changed"
    if key in TEXTS or (schema and key in {"title", "$comment", "xml"}):
        return "documentation-changed"
    return "keyword-changed" if schema else "field-changed"


def class_of(key: str) -> str:
    """Return the class of a change of a field that only describes, or of an extension."""
    if key in _KNOWN:
        return _KNOWN[key]
    return "extension-changed" if key.startswith("x-") else "documentation-changed"


def is_variant(pointer: str) -> bool:
    """Whether a schema is an entry of a union or `allOf`, so that its title names its class."""
    above = parent(pointer).rpartition("/")[2]
    return above in {"oneOf", "anyOf", "allOf"}
