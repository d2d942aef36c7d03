"""Paths: which path of the base is which path of the head, and their operations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ...document.objects import mapping
from ...document.pointer import METHODS, join
from ..model import Direction
from .addresses import find_shift
from .matching import Match, likeness, pair_off
from .recording import At, Values
from .sides import same

if TYPE_CHECKING:
    from .operations import Operations
    from .sides import Side
    from .walk import Walk

_PARAMETER = re.compile(r"\{([^{}]*)\}")


def compare_paths(walk: Walk, operations: Operations) -> None:
    """Compare the paths of two documents."""
    ours, theirs = (_paths(side) for side in (walk.base, walk.head))
    for path in theirs:
        for method in _methods(walk.head, theirs[path]):
            operations.label(method, path)
    pairs = _same_address(walk, ours, theirs)
    _by_template(ours, theirs, pairs)
    lost = [path for path in ours if path not in pairs]
    paired = set(pairs.values())
    new = [path for path in theirs if path not in paired]
    for match in _renamed(walk, ours, theirs, lost, new):
        pairs[match.before] = match.after
        _note_renamed(walk, operations, match, ours, theirs)
    paired = set(pairs.values())
    for path, at in ours.items():
        if path in pairs:
            _items(walk, operations, (path, at), (pairs[path], theirs[pairs[path]]))
            continue
        near = walk.survivor(join("/paths", path)).pointer
        for method in _methods(walk.base, at):
            operations.removed(join(at, method), near, operations.label(method, path))
    for path, at in theirs.items():
        for method in _methods(walk.head, at) if path not in paired else ():
            _added(walk, operations, method, path, at)


def _same_address(walk: Walk, ours: dict[str, str], theirs: dict[str, str]) -> dict[str, str]:
    """Pair the paths that have the same address, by the URL of the server too."""
    walk.shift = find_shift(walk.base, walk.head, (ours, theirs))
    if walk.shift is None:
        return {path: path for path in ours if path in theirs}
    addresses = {walk.shift.head + path: path for path in theirs}
    pairs: dict[str, str] = {}
    for path in ours:
        other = addresses.get(walk.shift.base + path)
        if other is not None:
            pairs[path] = other
            places = At(join("/paths", path)), At(join("/paths", other))
            values = Values(path, other)
            walk.emit("address-moved", Direction.NONE, *places, values, name=path)
    return pairs


def _paths(side: Side) -> dict[str, str]:
    """Return the path items, references followed."""
    return {path: side.follow(at).pointer for path, at in side.entries("/paths").items()}


def _methods(side: Side, pointer: str) -> list[str]:
    item = mapping(side.at(pointer))
    return [method for method in METHODS if isinstance(item.get(method), dict)]


def _template(path: str) -> str:
    return _PARAMETER.sub("{}", path)


def _by_template(ours: dict[str, str], theirs: dict[str, str], pairs: dict[str, str]) -> None:
    """Pair the paths that differ only in the names of parameters."""
    free = {_template(path): path for path in theirs if path not in pairs}
    for path in ours:
        if path not in pairs and _template(path) in free:
            pairs[path] = free.pop(_template(path))


def _renamed(
    walk: Walk, ours: dict[str, str], theirs: dict[str, str], lost: list[str], new: list[str]
) -> list[Match]:
    if not lost or not new:
        return []
    ids = {
        path: _ids(side, paths[path])
        for side, paths, names in ((walk.base, ours, lost), (walk.head, theirs, new))
        for path in names
    }

    def confidence(before: str, after: str) -> float:
        methods = _methods(walk.base, ours[before])
        if not methods or not set(methods) & set(_methods(walk.head, theirs[after])):
            return 0.0
        if before.casefold().rstrip("/") == after.casefold().rstrip("/"):
            return 1.0
        if _PARAMETER.findall(before) != _PARAMETER.findall(after):
            return 0.0
        if ids[before] and ids[before] == ids[after]:
            return 0.95
        if same(walk.base.at(ours[before]), walk.head.at(theirs[after])):
            return 0.95
        return 0.7 * likeness(before, after) if ids[before] & ids[after] else 0.0

    return pair_off(lost, new, confidence)


def _ids(side: Side, pointer: str) -> frozenset[str]:
    item = mapping(side.at(pointer))
    operation_ids = (mapping(item.get(method)).get("operationId") for method in METHODS)
    return frozenset(str(operation_id) for operation_id in operation_ids if operation_id)


def _note_renamed(
    walk: Walk,
    operations: Operations,
    match: Match,
    ours: dict[str, str],
    theirs: dict[str, str],
) -> None:
    methods = _methods(walk.base, ours[match.before])
    for method in methods:
        if method in _methods(walk.head, theirs[match.after]):
            walk.owner = operations.label(method, match.after)
            places = At(join("/paths", match.before)), At(join("/paths", match.after))
            values = Values(match.before, match.after)
            walk.emit(
                "path-renamed",
                Direction.NONE,
                *places,
                values,
                name=match.before,
                confidence=match.confidence,
            )
    walk.owner = None


def _added(walk: Walk, operations: Operations, method: str, path: str, pointer: str) -> None:
    walk.owner = operations.label(method, path)
    at = At(join(pointer, method))
    walk.emit("operation-added", Direction.NONE, None, at, name=walk.owner)
    walk.owner = None


def _items(
    walk: Walk, operations: Operations, base: tuple[str, str], head: tuple[str, str]
) -> None:
    """Compare the operations of two path items."""
    (before, at), (after, to) = base, head
    names = zip(_PARAMETER.findall(before), _PARAMETER.findall(after), strict=False)
    renamed = {old_name: new_name for old_name, new_name in names if old_name != new_name}
    ours, theirs = _methods(walk.base, at), _methods(walk.head, to)
    moved = _moved(walk, at, to, ours, theirs)
    for method in ours:
        new_method = moved.get(method, method)
        if new_method not in theirs:
            operations.removed(join(at, method), to, operations.label(method, before))
            continue
        walk.owner = operations.label(new_method, after)
        if new_method != method:
            values = Values(method.upper(), new_method.upper())
            places = At(join(at, method)), At(join(to, new_method))
            walk.emit(
                "operation-method-changed",
                Direction.NONE,
                *places,
                values,
                name=f"{method.upper()} {before}",
            )
        operations.compare((at, method), (to, new_method), renamed)
    walk.owner = None
    for method in theirs:
        if method not in ours and method not in moved.values():
            _added(walk, operations, method, after, to)
    operations.path_words(at, to)


def _moved(walk: Walk, base: str, head: str, ours: list[str], theirs: list[str]) -> dict[str, str]:
    """Return operations with the same `operationId` under another method: before to after."""
    moved: dict[str, str] = {}
    for method in ours:
        operation_id = _id(walk.base, base, method)
        for new_method in theirs:
            free = (
                method not in theirs and new_method not in ours and new_method not in moved.values()
            )
            if (
                free
                and operation_id is not None
                and _id(walk.head, head, new_method) == operation_id
            ):
                moved[method] = new_method
                break
    return moved


def _id(side: Side, item: str, method: str) -> Any:
    return mapping(side.at(join(item, method))).get("operationId")
