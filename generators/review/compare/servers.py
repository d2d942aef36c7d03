"""Servers, matched by URL, and their variables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...document.objects import mapping, sequence
from ...document.pointer import join
from ..model import Direction
from .addresses import VARIABLE, effective_url, servers_of
from .recording import At, Values
from .sides import same
from .words import compare_words

if TYPE_CHECKING:
    from .sides import Side
    from .walk import Walk

_SERVER = frozenset({"url", "variables"})
_VARIABLE = frozenset({"enum", "default"})


def servers(side: Side, *holders: str) -> str:
    """Return the pointer of the servers that apply: those of the last of `holders` with any."""
    pointers = [join(holder, "servers") for holder in holders]
    return next(
        (pointer for pointer in reversed(pointers) if sequence(side.at(pointer))), pointers[0]
    )


def _written(side: Side, pointer: str) -> set[str]:
    return {str(mapping(server).get("url")) for server in sequence(side.at(pointer))}


def compare_servers(walk: Walk, base: str, head: str) -> None:
    """Compare two lists of servers; an empty list means `/`."""
    if same(walk.base.at(base), walk.head.at(head)):
        return
    if walk.shift is not None and (base, head) == ("/servers", "/servers"):
        return  # told at the paths
    written = _written(walk.base, base) & _written(walk.head, head)
    ours = servers_of(walk.base, base, written)
    theirs = servers_of(walk.head, head, written)
    lost = [url for url in ours if url not in theirs]
    new = [url for url in theirs if url not in ours]
    if len(lost) == len(new) == 1:
        places = _at(walk.base, ours[lost[0]]), _at(walk.head, theirs[new[0]])
        walk.emit("server-url-changed", Direction.NONE, *places, Values(lost[0], new[0]))
        _server(walk, ours[lost[0]], theirs[new[0]])
        lost, new = [], []
    for url in lost:
        places = _at(walk.base, ours[url]), At(walk.survivor(head).pointer, exact=False)
        walk.emit("server-removed", Direction.NONE, *places, name=url)
    for url in new:
        places = At(walk.origin(base).pointer, exact=False), _at(walk.head, theirs[url])
        walk.emit("server-added", Direction.NONE, *places, name=url)
    for url, at in ours.items():
        if url in theirs:
            _server(walk, at, theirs[url])
    first, second = next(iter(ours)), next(iter(theirs))
    if first != second and first in theirs:
        places = _at(walk.base, ours[first]), _at(walk.head, theirs[second])
        walk.emit("server-order-changed", Direction.NONE, *places, Values(first, second))


def _at(side: Side, pointer: str) -> At:
    return At(pointer) if side.has(pointer) else At("", exact=False)


def _server(walk: Walk, base: str, head: str) -> None:
    ours, theirs = mapping(walk.base.at(base)), mapping(walk.head.at(head))
    before, after = (mapping(server.get("variables")) for server in (ours, theirs))
    urls = ours.get("url"), theirs.get("url")
    is_same = effective_url(ours) == effective_url(theirs)
    loses = False
    renamed = _renamed(ours, theirs)
    for name in dict.fromkeys([*before, *after]):
        if name in renamed.values():
            continue
        if name in renamed:
            at, to = join(base, "variables", name), join(head, "variables", renamed[name])
            _variable(walk, name, (at, mapping(before[name])), (to, mapping(after[renamed[name]])))
            continue
        if name not in before and is_same:
            continue  # its default gives the same address, its other values are new
        at, to = join(base, "variables", name), join(head, "variables", name)
        if name in before and name in after:
            _variable(walk, name, (at, mapping(before[name])), (to, mapping(after[name])))
            continue
        places = (
            At(at) if name in before else At(base, exact=False),
            At(to) if name in after else At(head, exact=False),
        )
        old = mapping(before.get(name))
        lost = [value for value in sequence(old.get("enum")) if value != old.get("default")]
        if is_same and lost:
            key, values = "server-variable-value-removed", Values(lost, None)
            walk.emit(key, Direction.NONE, *places, values, name=name, of=head)
            loses = True
        elif urls[0] == urls[1] or (is_same and not old.get("enum")):
            walk.emit("server-variable-changed", Direction.NONE, *places, name=name, of=head)
    if urls[0] != urls[1] and is_same and not loses:
        places = At(join(base, "url")), At(join(head, "url"))
        walk.emit("address-rewritten", Direction.NONE, *places, Values(*urls), of=head)
    compare_words(walk, Direction.NONE, (base, ours), (head, theirs), _SERVER)


def _renamed(ours: dict[str, Any], theirs: dict[str, Any]) -> dict[str, str]:
    """Return the variables that only have another name in a URL: before to after."""
    urls = str(ours.get("url")), str(theirs.get("url"))
    names = [VARIABLE.findall(url) for url in urls]
    if VARIABLE.sub("", urls[0]) != VARIABLE.sub("", urls[1]) or len(names[0]) != len(names[1]):
        return {}
    before, after = (mapping(server.get("variables")).keys() for server in (ours, theirs))
    pairs = zip(*names, strict=True)
    return {old: new for old, new in pairs if old in before - after and new in after - before}


def _variable(
    walk: Walk, name: str, base: tuple[str, dict[str, Any]], head: tuple[str, dict[str, Any]]
) -> None:
    (at, ours), (to, theirs) = base, head
    places = At(at), At(to)
    before, after = ours.get("enum"), theirs.get("enum")
    lost = after is not None and [
        value for value in sequence(before) if value not in sequence(after)
    ]
    new = before is not None and [
        value for value in sequence(after) if value not in sequence(before)
    ]
    if lost or (before is None and after is not None):
        values = Values(lost or None, None if lost else after)
        walk.emit("server-variable-value-removed", Direction.NONE, *places, values, name=name)
    if new or (after is None and before is not None):
        values = Values(None if new else before, new or None)
        walk.emit("server-variable-value-added", Direction.NONE, *places, values, name=name)
    if not same(ours.get("default"), theirs.get("default")):
        values = Values(ours.get("default"), theirs.get("default"))
        walk.emit("server-variable-default-changed", Direction.NONE, *places, values, name=name)
    compare_words(walk, Direction.NONE, base, head, _VARIABLE)
