"""Components: their names, and those that no operation uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...document.objects import mapping
from ...document.pointer import join
from ..model import Direction
from .media import Context, compare_media_type, compare_parameter
from .messages import compare_body, compare_link, compare_response
from .recording import At, Values
from .sides import SCHEMAS, same
from .walk import Pair
from .words import compare_words, field

if TYPE_CHECKING:
    from .matching import Signatures
    from .operations import Operations
    from .sides import Side
    from .walk import Walk

_EXAMPLE = frozenset({"value", "externalValue", "dataValue", "serializedValue"})
"""Fields of an Example Object that hold the example."""
_SEPARATE = frozenset({"schemas", "securitySchemes"})


def renamed_schemas(walk: Walk, signatures: Signatures) -> dict[str, str]:
    """Return component schemas that were renamed: name before to name after.

    Two names belong together where one replaced the other at some place, or where the schemas
    have the same content.
    """
    ours, theirs = walk.base.schemas, walk.head.schemas
    lost = [name for name in ours if name not in theirs]
    new = [name for name in theirs if name not in ours]
    renamed: dict[str, str] = {}
    for before, after in walk.names:
        if (
            before in lost
            and after in new
            and before not in renamed
            and after not in renamed.values()
        ):
            renamed[before] = after
    if not lost or not new:
        return renamed
    names_by_signature: dict[str, list[str]] = {}
    for name in new:
        if name not in renamed.values():
            names_by_signature.setdefault(
                signatures.of(walk.head, (join(SCHEMAS, name),)), []
            ).append(name)
    for name in lost:
        candidates = names_by_signature.get(signatures.of(walk.base, (join(SCHEMAS, name),)), [])
        if name not in renamed and candidates:
            renamed[name] = candidates.pop(0)
    return renamed


def compare_schema_names(walk: Walk, signatures: Signatures) -> None:
    """Note component schemas that were removed, added or renamed; compare the unused ones."""
    ours, theirs = walk.base.schemas, walk.head.schemas
    for name in ours:
        if name in theirs:
            _unused(walk, join(SCHEMAS, name), join(SCHEMAS, name))
    renamed = renamed_schemas(walk, signatures)
    inlined, extracted = _explained(walk)
    for name in ours:
        at = join(SCHEMAS, name)
        if name in renamed:
            to = join(SCHEMAS, renamed[name])
            equal = signatures.of(walk.base, (at,)) == signatures.of(walk.head, (to,))
            values = Values(name, renamed[name])
            walk.emit(
                "component-renamed",
                Direction.NONE,
                At(at),
                At(to),
                values,
                name=name,
                confidence=1.0 if equal else 0.8,
            )
            _unused(walk, at, to)
        elif name not in theirs and name not in inlined:
            walk.emit("component-removed", Direction.NONE, At(at), walk.survivor(at), name=name)
    for name in theirs:
        if name not in ours and name not in renamed.values() and name not in extracted:
            at = join(SCHEMAS, name)
            walk.emit("component-added", Direction.NONE, None, At(at), name=name)


def _explained(walk: Walk) -> tuple[set[str], set[str]]:
    """Return the schema names that other findings explain: inlined ones, and extracted ones."""
    inlined, extracted = set(), set()
    for record in walk.recorder.records.values():
        if record.change.key == "schema-became-inline":
            inlined.add(str(record.values.before))
        elif record.change.key == "schema-became-named":
            extracted.add(str(record.values.after))
        elif record.change.key == "variant-added":
            extracted.add(record.name)
    return inlined, extracted


def _unused(walk: Walk, base: str, head: str) -> None:
    """Queue two schemas for comparison, unless a request or response already led to them."""
    sent = Direction.REQUEST, Direction.RESPONSE
    if not any(Pair((base,), (head,), direction) in walk.users for direction in sent):
        walk.schemas((base,), (head,), Direction.NONE)


def compare_other_components(walk: Walk, operations: Operations, signatures: Signatures) -> None:
    """Compare all components except schemas and security schemes, used or not."""
    base_components, head_components = (
        mapping(side.data.get("components")) for side in (walk.base, walk.head)
    )
    for section in dict.fromkeys([*base_components, *head_components]):
        if section in _SEPARATE:
            continue
        if section.startswith("x-"):
            places = [
                At(join("/components", section)) if section in components else None
                for components in (base_components, head_components)
            ]
            field(
                walk,
                Direction.NONE,
                section,
                (places[0], base_components.get(section)),
                (places[1], head_components.get(section)),
                "/components",
            )
            continue
        ours, theirs = mapping(base_components.get(section)), mapping(head_components.get(section))
        for name in dict.fromkeys([*ours, *theirs]):
            pointer = join("/components", section, name)
            if name in ours and name in theirs:
                _compare_part(
                    walk, operations, Context(walk, signatures, Direction.NONE), section, pointer
                )
            elif name in ours:
                walk.emit(
                    "part-removed",
                    Direction.NONE,
                    At(pointer),
                    walk.survivor(pointer),
                    of_base=pointer,
                )
            else:
                walk.emit("part-added", Direction.NONE, None, At(pointer))


def _compare_part(
    walk: Walk, operations: Operations, context: Context, section: str, pointer: str
) -> None:
    if walk.common.unchanged(pointer, pointer):
        return
    match section:
        case "parameters":
            if _moved(walk, pointer):
                return
            compare_parameter(context, pointer, pointer)
        case "headers":
            compare_parameter(context, pointer, pointer, header=True)
        case "requestBodies":
            compare_body(context, pointer, pointer)
        case "responses":
            compare_response(context, pointer, pointer)
        case "links":
            compare_link(context, pointer, pointer)
        case "callbacks":
            operations.shared(pointer, "callback")
        case "mediaTypes":
            compare_media_type(context, pointer, pointer)
        case "pathItems":
            operations.shared(pointer, "path item")
        case _:
            _compare_fields(walk, pointer)


def _moved(walk: Walk, pointer: str) -> bool:
    """Whether a parameter has another name or location; notes the change."""
    values = [
        {key: mapping(side.follow(pointer).value).get(key) for key in ("in", "name")}
        for side in (walk.base, walk.head)
    ]
    if same(*values):
        return False
    key = "parameter-moved" if values[0]["in"] != values[1]["in"] else "parameter-renamed"
    field_name = "in" if key == "parameter-moved" else "name"
    places = At(walk.base.follow(pointer).pointer), At(walk.head.follow(pointer).pointer)
    walk.emit(
        key,
        Direction.NONE,
        *places,
        Values(values[0][field_name], values[1][field_name]),
        confidence=1.0,
    )
    return True


def _compare_fields(walk: Walk, pointer: str) -> None:
    ours, theirs = (_value(side, pointer) for side in (walk.base, walk.head))
    compare_words(walk, Direction.NONE, (pointer, ours), (pointer, theirs), _EXAMPLE)
    if any(not same(ours.get(key), theirs.get(key)) for key in _EXAMPLE):
        places = At(pointer), At(pointer)
        walk.emit("documentation-changed", Direction.NONE, *places, name="value")


def _value(side: Side, pointer: str) -> dict[str, object]:
    return mapping(side.at(pointer))
