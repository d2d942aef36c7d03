"""Root fields of the document: title, version, tags, dialect, extensions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...document.objects import mapping, sequence
from ...document.pointer import METHODS, join
from ...naming import package_name
from ..model import Direction
from .recording import At, Values
from .sides import same
from .words import class_of, field

if TYPE_CHECKING:
    from .sides import Side
    from .walk import Walk

_ELSEWHERE = frozenset(
    {"paths", "webhooks", "components", "servers", "tags", "info", "openapi", "security"}
)


def compare_top(walk: Walk) -> None:
    """Compare the root fields of two documents."""
    ours, theirs = walk.base.data, walk.head.data
    if walk.base.document.version != walk.head.document.version:
        values = Values(ours.get("openapi"), theirs.get("openapi"))
        _emit(walk, "openapi-changed", "/openapi", values)
    _info(walk)
    _tags(walk)
    _security(walk)
    for key in dict.fromkeys([*ours, *theirs]):
        if key in _ELSEWHERE:
            continue
        if key == "jsonSchemaDialect" and not same(ours.get(key), theirs.get(key)):
            _emit(walk, "dialect-changed", join("", key), Values(ours.get(key), theirs.get(key)))
        elif key != "jsonSchemaDialect":
            _field(walk, "", key, ours, theirs)
    for key in dict.fromkeys([*mapping(ours.get("paths")), *mapping(theirs.get("paths"))]):
        if key.startswith("x-"):
            _field(walk, "/paths", key, mapping(ours.get("paths")), mapping(theirs.get("paths")))


def _emit(walk: Walk, key: str, pointer: str, values: Values, name: str = "") -> None:
    places = walk.origin(pointer), walk.survivor(pointer)
    walk.emit(key, Direction.NONE, *places, values, of="", name=name)


def _field(walk: Walk, holder: str, key: str, ours: dict[str, Any], theirs: dict[str, Any]) -> None:
    pointer = join(holder, key)
    places = [At(pointer) if key in fields else None for fields in (ours, theirs)]
    before, after = (places[0], ours.get(key)), (places[1], theirs.get(key))
    field(walk, Direction.NONE, key, before, after, holder)


def _info(walk: Walk) -> None:
    ours, theirs = (mapping(side.data.get("info")) for side in (walk.base, walk.head))
    for key in dict.fromkeys([*ours, *theirs]):
        before, after = ours.get(key), theirs.get(key)
        if same(before, after):
            continue
        values = Values(before, after)
        pointer = join("/info", key)
        if key == "version":
            _emit(walk, "version-changed", pointer, values)
        elif key == "title" and package_name(str(before)) != package_name(str(after)):
            _emit(walk, "title-of-api-changed", pointer, values)
        elif key.startswith("x-"):
            _field(walk, "/info", key, ours, theirs)
        else:
            _emit(walk, "documentation-changed", pointer, values, name=f"info.{key}")


def _tags(walk: Walk) -> None:
    ours, theirs = _by_name(walk.base), _by_name(walk.head)
    for name in dict.fromkeys([*ours, *theirs]):
        old_tag, new_tag = ours.get(name), theirs.get(name)
        if old_tag is None or new_tag is None:
            if _renamed(walk, name):
                continue
            at = At(old_tag) if old_tag else None
            to = At(new_tag) if new_tag else walk.survivor(old_tag or "")
            class_ = "part-added" if old_tag is None else "part-removed"
            walk.emit(class_, Direction.NONE, at, to, of_base=old_tag or "", name=name)
            continue
        before, after = mapping(walk.base.at(old_tag)), mapping(walk.head.at(new_tag))
        for key in dict.fromkeys([*before, *after]):
            if not same(before.get(key), after.get(key)):
                values = Values(before.get(key), after.get(key))
                walk.emit(
                    class_of(key),
                    Direction.NONE,
                    At(join(old_tag, key)) if key in before else At(old_tag),
                    At(join(new_tag, key)) if key in after else At(new_tag),
                    values,
                    name=key,
                )


def _renamed(walk: Walk, name: str) -> bool:
    """Whether a tag that was added or removed is part of a renaming."""
    return any(
        record.change.key == "tag-renamed" and name in record.values
        for record in walk.recorder.records.values()
    )


def _by_name(side: Side) -> dict[str, str]:
    tags = sequence(side.data.get("tags"))
    return {str(mapping(tag).get("name")): join("/tags", index) for index, tag in enumerate(tags)}


def _security(walk: Walk) -> None:
    """Note a change of the root `security` if no operation inherits it."""
    before, after = walk.base.at("/security"), walk.head.at("/security")
    if same(before, after) or any(_inherits(side) for side in (walk.base, walk.head)):
        return
    _emit(walk, "documentation-changed", "/security", Values(before, after), name="security")


def _inherits(side: Side) -> bool:
    return any(
        "security" not in operation
        for item in side.entries("/paths").values()
        for method in METHODS
        if isinstance(operation := mapping(side.follow(item).value).get(method), dict)
    )
