"""Words, deprecations and extensions: what stands beside what is sent."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from generators.document.pointer import join, parent
from generators.extensions import ITEMS, OUTCOME, PERSONAL, SUNSET
from generators.review.compare.recording import At, Values
from generators.review.compare.sides import mapping, same

if TYPE_CHECKING:
    from generators.review.compare.walk import Walk
    from generators.review.model import Direction

STREAM_END = "x-stream-end"
_KNOWN = {
    OUTCOME: "outcome-changed",
    ITEMS: "items-changed",
    PERSONAL: "personal-changed",
    STREAM_END: "stream-end-changed",
}
TEXTS = ("summary", "description", "externalDocs", "example", "examples")


def sunset_of(value: Any) -> datetime.date | None:
    """Return the date of `x-sunset`, None where there is none that can be read."""
    said = mapping(value).get(SUNSET)
    if not isinstance(said, str):
        return None
    try:
        return datetime.date.fromisoformat(said[:10])
    except ValueError:
        return None


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
        base: where the one stands, and its fields.
        head: the same for the other.
        known: fields to leave alone.
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
        base: where it stands, and its value; None where it is not there.
        head: the same for the other.
        owner: the object in the head, or in the base where the head has none.
        schema: whether the object is a schema.
    """
    before, after = base[1], head[1]
    if (base[0] is None) == (head[0] is None) and same(before, after):
        return
    places = (
        base[0] or At(walk.origin(owner).pointer, exact=False),
        head[0] or At(_kept(walk, owner), exact=False),
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
    said = mapping(value)
    kind = said.get("nodeType")
    return {
        "name": said.get("name"),
        "namespace": said.get("namespace"),
        "attribute": kind == "attribute" or said.get("attribute") is True,
        "wrapped": said.get("wrapped") is True,
        "nodeType": None if kind == "attribute" else kind,
    }


def _kept(walk: Walk, owner: str) -> str:
    return walk.survivor(owner).pointer


def _class_of(key: str, before: Any, after: Any, *, schema: bool) -> str:
    if key == SUNSET:
        if before is None or after is None:
            return "sunset-added" if before is None else "sunset-removed"
        return "sunset-changed"
    if key in _KNOWN:
        return _KNOWN[key]
    if key.startswith("x-"):
        return "extension-changed"
    if key in TEXTS or (schema and key in {"title", "$comment", "xml"}):
        return "documentation-changed"
    return "keyword-changed" if schema else "field-changed"


def is_variant(pointer: str) -> bool:
    """Whether a schema stands in a list of variants, where its title names its class."""
    above = parent(pointer).rpartition("/")[2]
    return above in {"oneOf", "anyOf", "allOf"}
