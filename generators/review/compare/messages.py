"""Requests and answers of two operations: parameters, bodies, responses, header fields, links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generators.document.pointer import join
from generators.review.compare.matching import pair_off
from generators.review.compare.media import (
    Way,
    compare_content,
    compare_parameter,
    media_types,
    parameter_confidence,
)
from generators.review.compare.recording import At, Values
from generators.review.compare.sides import mapping, same
from generators.review.compare.words import compare_words
from generators.review.model import Direction

if TYPE_CHECKING:
    from generators.review.compare.sides import Side

Parameters = dict[tuple[str, str], str]
"""Pointers of the parameters of an operation, by `in` and name, in order."""


def parameters(side: Side, *holders: str) -> Parameters:
    """Return the parameters of an operation; later holders override earlier ones."""
    found: Parameters = {}
    for holder in holders:
        items = mapping(side.at(holder)).get("parameters")
        for index in range(len(items) if isinstance(items, list) else 0):
            pointer = join(holder, "parameters", index)
            value = mapping(side.follow(pointer).value)
            where, name = str(value.get("in")), str(value.get("name"))
            found[where, name.lower() if where == "header" else name] = pointer
    return found


def compare_parameters(
    way: Way, base: Parameters, head: Parameters, owners: tuple[str, str], renamed: dict[str, str]
) -> None:
    """Compare the parameters of two operations.

    Args:
        way: as what, and in which direction.
        base: those of the one.
        head: those of the other.
        owners: the two operations.
        renamed: names of path parameters, before to after, where the paths are the same.
    """
    pairs: dict[tuple[str, str], tuple[str, str]] = {}
    for key in base:
        other = ("path", renamed.get(key[1], key[1])) if key[0] == "path" else key
        if other in head:
            pairs[key] = other
    for key, other in pairs.items():
        if key != other:
            places = At(base[key]), At(head[other])
            values = Values(key[1], other[1])
            way.emit("path-parameter-renamed", *places, values, name=key[1])
        compare_parameter(way, base[key], head[other])
    lost = {key: base[key] for key in base if key not in pairs}
    new = {key: head[key] for key in head if key not in set(pairs.values())}
    _moved(way, lost, new)
    _renamed(way, lost, new)
    for pointer in lost.values():
        at = way.walk.base.follow(pointer).pointer
        way.emit("parameter-removed", At(at), At(owners[1], exact=False), of_base=pointer)
    for pointer in new.values():
        at, value = way.walk.head.follow(pointer)
        needed = mapping(value).get("required") is True
        key_ = "required-parameter-added" if needed else "parameter-added"
        way.emit(key_, At(owners[0], exact=False), At(at), of=pointer)
    _order(way, base, head, pairs, owners)


def _moved(way: Way, lost: Parameters, new: Parameters) -> None:
    for key in list(lost):
        fits = [other for other in new if other[1].lower() == key[1].lower()]
        if len(fits) == 1:
            base, head = lost.pop(key), new.pop(fits[0])
            places = At(way.walk.base.follow(base).pointer), At(way.walk.head.follow(head).pointer)
            values = Values(key[0], fits[0][0])
            if key[0] == fits[0][0]:  # only the case differs
                values = Values(key[1], fits[0][1])
                way.emit("parameter-renamed", *places, values, of=head, confidence=1.0)
            else:
                way.emit("parameter-moved", *places, values, of=head, confidence=1.0)
            compare_parameter(way, base, head)


def _renamed(way: Way, lost: Parameters, new: Parameters) -> None:
    before = {"\n".join(key): key for key in lost}
    after = {"\n".join(key): key for key in new}
    for match in pair_off(
        before,
        after,
        lambda one, other: parameter_confidence(way, lost[before[one]], new[after[other]]),
    ):
        old, fresh = before[match.before], after[match.after]
        base, head = lost.pop(old), new.pop(fresh)
        places = At(way.walk.base.follow(base).pointer), At(way.walk.head.follow(head).pointer)
        values = Values(old[1], fresh[1])
        way.emit("parameter-renamed", *places, values, of=head, confidence=match.confidence)
        compare_parameter(way, base, head)


def _order(
    way: Way,
    base: Parameters,
    head: Parameters,
    pairs: dict[tuple[str, str], tuple[str, str]],
    owners: tuple[str, str],
) -> None:
    """Compare the order of path parameters, which are arguments given by position."""
    before = [pairs[key] for key in base if key in pairs and key[0] == "path"]
    after = [key for key in head if key in before]
    if before != after:
        names = Values([key[1] for key in before], [key[1] for key in after])
        way.emit("parameter-order-changed", At(owners[0]), At(owners[1]), names)


# --- bodies -----------------------------------------------------------------------------------


def compare_request_body(way: Way, base: str, head: str) -> None:
    """Compare the request bodies of two operations at these pointers."""
    walk = way.walk
    at, to = join(base, "requestBody"), join(head, "requestBody")
    ours, theirs = walk.base.has(at), walk.head.has(to)
    if ours and theirs:
        compare_body(way, at, to)
    elif ours:
        way.emit("body-removed", At(at), At(head, exact=False), of=head)
    elif theirs:
        needed = mapping(walk.head.follow(to).value).get("required") is True
        key = "required-body-added" if needed else "body-added"
        way.emit(key, At(base, exact=False), At(to), of=head)


def compare_body(way: Way, base: str, head: str) -> None:
    """Compare two request bodies; references are followed."""
    walk = way.walk
    if walk.common.unchanged(base, head):
        return
    (at, ours), (to, theirs) = walk.base.follow(base), walk.head.follow(head)
    ours, theirs = mapping(ours), mapping(theirs)
    before, after = ours.get("required") is True, theirs.get("required") is True
    if before != after:
        key = f"body-became-{'required' if after else 'optional'}"
        places = _field(walk.base, at, "required"), _field(walk.head, to, "required")
        way.emit(key, *places, of=to)
    _whole(way, at, to)
    compare_content(way, at, to)
    known = frozenset({"required", "content"})
    compare_words(walk, way.direction, (at, ours), (to, theirs), known)


def _field(side: Side, pointer: str, key: str) -> At:
    at = join(pointer, key)
    return At(at) if side.has(at) else At(pointer)


def _whole(way: Way, base: str, head: str) -> None:
    """Compare whether there is a body at all."""
    ours, theirs = media_types(way.walk.base, base), media_types(way.walk.head, head)
    if ours and not theirs:
        way.emit("body-removed", At(join(base, "content")), At(head, exact=False), of=head)
    elif theirs and not ours:
        way.emit("body-added", At(base, exact=False), At(join(head, "content")), of=head)


# --- responses --------------------------------------------------------------------------------


def compare_responses(way: Way, base: str, head: str) -> None:
    """Compare the answers of two operations at these pointers."""
    walk = way.walk
    base, head = join(base, "responses"), join(head, "responses")
    ours = {key.upper(): at for key, at in walk.base.entries(base).items()}
    theirs = {key.upper(): at for key, at in walk.head.entries(head).items()}
    for status, at in ours.items():
        other = _covering(theirs, status)
        if other is not None:
            compare_response(way, at, theirs[other])
            continue
        key = "response-removed" if _success(status, ours) else "error-response-removed"
        way.emit(key, At(at), At(_there(walk.head, head), exact=False), name=status.lower())
    for status, at in theirs.items():
        if status in ours:
            continue
        other = _covering(ours, status)
        if other is not None:
            compare_response(way, ours[other], at)
        name = status.lower()
        way.emit(
            "response-added",
            At(_there(walk.base, base), exact=False),
            At(at),
            name=name,
            of=head.rpartition("/")[0],
        )
    extensions = [
        {key: value for key, value in mapping(side.at(at)).items() if key.startswith("x-")}
        for side, at in ((walk.base, base), (walk.head, head))
    ]
    compare_words(walk, way.direction, (base, extensions[0]), (head, extensions[1]), frozenset())


def _there(side: Side, pointer: str) -> str:
    return pointer if side.has(pointer) else pointer.rpartition("/")[0]


def _covering(statuses: dict[str, str], status: str) -> str | None:
    """Return the status, or range of them, that stands for `status`."""
    wider = (status, f"{status[:1]}XX")
    return next((one for one in wider if one in statuses), None)


def _success(status: str, statuses: dict[str, str]) -> bool:
    if status == "DEFAULT":
        return not any(other.startswith("2") for other in statuses)
    return status[:1] in {"1", "2", "3"}


def compare_response(way: Way, base: str, head: str) -> None:
    """Compare two answers; references are followed."""
    walk = way.walk
    if walk.common.unchanged(base, head):
        return
    (at, ours), (to, theirs) = walk.base.follow(base), walk.head.follow(head)
    ours, theirs = mapping(ours), mapping(theirs)
    _whole(way, at, to)
    compare_content(way, at, to)
    _headers(way, at, to)
    _links(way, at, to)
    known = frozenset({"content", "headers", "links"})
    compare_words(walk, way.direction, (at, ours), (to, theirs), known)


def _headers(way: Way, base: str, head: str) -> None:
    walk = way.walk
    ours, theirs = (
        {
            name.lower(): join(pointer, "headers", name)
            for name in mapping(mapping(side.at(pointer)).get("headers"))
            if name.lower() != "content-type"
        }
        for side, pointer in ((walk.base, base), (walk.head, head))
    )
    for name, at in ours.items():
        if name in theirs:
            compare_parameter(way, at, theirs[name], header=True)
            continue
        needed = mapping(walk.base.follow(at).value).get("required") is True
        key = "header-removed" if needed else "optional-header-removed"
        way.emit(key, At(at), At(head, exact=False), of=head, name=name)
    for name, at in theirs.items():
        if name not in ours:
            needed = mapping(walk.head.follow(at).value).get("required") is True
            key = "required-header-added" if needed else "header-added"
            way.emit(key, At(base, exact=False), At(at), of=head, name=name)


def _links(way: Way, base: str, head: str) -> None:
    walk = way.walk
    ours, theirs = walk.base.entries(join(base, "links")), walk.head.entries(join(head, "links"))
    for name in dict.fromkeys([*ours, *theirs]):
        one, other = ours.get(name), theirs.get(name)
        if one is None:
            way.emit("link-added", At(base, exact=False), At(other or ""), of=head, name=name)
        elif other is None:
            way.emit("link-removed", At(one), At(head, exact=False), of=head, name=name)
        else:
            compare_link(way, one, other)


def compare_link(way: Way, base: str, head: str) -> None:
    """Compare two links; references are followed."""
    (at, ours), (to, theirs) = way.walk.base.follow(base), way.walk.head.follow(head)
    ours, theirs = mapping(ours), mapping(theirs)
    facts = [
        {key: value for key, value in link.items() if key != "description"}
        for link in (ours, theirs)
    ]
    if not same(*facts):
        way.emit("link-changed", At(at), At(to), Values(*facts), name=to.rpartition("/")[2])
    compare_words(
        way.walk, Direction.NONE, (at, ours), (to, theirs), frozenset({*facts[0], *facts[1]})
    )
