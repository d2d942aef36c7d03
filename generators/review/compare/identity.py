"""What tells a change from others at its place, so that one acceptance covers no other change."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ...document.pointer import from_ref, join, split
from .shapes import Shape
from .sides import referred, same
from .words import TEXTS

if TYPE_CHECKING:
    from .recording import Record
    from .sides import Side

_AS_A_WHOLE = frozenset({"values-changed", "union-added", "union-removed", "union-changed"})
"""Classes of change that no value tells."""
_VARIANTS = frozenset({"variant-added", "variant-removed"})
"""Classes of change about one of several variants, which is told by all that stand there."""


def known_by(record: Record, base: Side, head: Side) -> str:
    """Return what tells a change from others at its place, where it has no values.

    An entry of a list has the place of another one that stands there instead; schemas that only
    differ as a whole are told by all of them, and so are variants; what has to be sent from now
    on, by its types.
    """
    if any(value is not None for value in record.values):
        return ""
    places = (base, head, record.base), (head, base, record.head)
    exact = [(side, other, at.pointer) for side, other, at in places if at and at.exact]
    if record.change.key in _AS_A_WHOLE:
        return _text([_content(side, pointer, other) for side, other, pointer in exact])
    if record.change.key in _VARIANTS:
        lost_or_new = [_content(side, pointer, other) for side, other, pointer in exact]
        beside = _variants(head, base, record.head.pointer) if record.head else []
        return _text([record.name, lost_or_new, beside])
    if record.change.key == "required-property-added":
        return _text([sorted(Shape(side, (at,)).types or ()) for side, _, at in exact])
    listed = any(pointer.rpartition("/")[2].isdecimal() for _, _, pointer in exact)
    return (record.name or record.subject) if listed else ""


def _variants(side: Side, other: Side, pointer: str) -> list[Any]:
    """Return the contents of the variants of a schema; of the schema itself if it has none."""
    shape = Shape(side, (pointer,))
    pointers = [variant for union in shape.unions for variant in union.variants]
    pointers += [at for ref in shape.subtypes if (at := from_ref(ref))]
    return [_content(side, at, other) for at in pointers or [pointer]]


def _content(side: Side, pointer: str, other: Side) -> list[Any]:
    """Return a schema, and the components behind it that the other document has otherwise."""
    components: dict[str, Any] = {}
    waiting = [side.at(pointer)]
    while waiting:
        for ref in referred(waiting.pop()):
            component = join("", *split(from_ref(ref) or "")[:3])
            value = side.at(component)
            if component in components or same(value, other.at(component)):
                continue
            components[component] = _bare(value)
            waiting.append(value)
    return [_bare(side.at(pointer)), components]


def _bare(value: Any) -> Any:
    """Return a value without the texts that describe it."""
    if isinstance(value, dict):
        return {
            key: _bare(inner)
            for key, inner in value.items()
            if not (key in TEXTS and isinstance(inner, str))
        }
    return [*map(_bare, value)] if isinstance(value, list) else value


def _text(value: Any) -> str:
    return json.dumps(value, sort_keys=True, default=str, ensure_ascii=False)
