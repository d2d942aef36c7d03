"""Requests and responses of two operations: parameters, bodies, header fields, links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...document.objects import mapping
from ...document.pointer import join
from ..model import Direction
from .ignored import without_ignored
from .matching import pair_off
from .media import (
    Context,
    compare_content,
    compare_parameter,
    media_types,
    parameter_confidence,
)
from .recording import At, Values
from .sides import same
from .statuses import covering, is_success, other_statuses
from .words import compare_words

if TYPE_CHECKING:
    from .sides import Side

Parameters = dict[tuple[str, str], str]
"""Pointers of the parameters of an operation, by `in` and name, in order."""


def parameters(side: Side, *holders: str) -> Parameters:
    """Return the parameters of an operation; later holders override earlier ones."""
    pointers: Parameters = {}
    for holder in holders:
        items = mapping(side.at(holder)).get("parameters")
        for index in range(len(items) if isinstance(items, list) else 0):
            pointer = join(holder, "parameters", index)
            value = mapping(side.follow(pointer).value)
            location, name = str(value.get("in")), str(value.get("name"))
            pointers[location, name.lower() if location == "header" else name] = pointer
    return pointers


def compare_parameters(
    context: Context,
    base: Parameters,
    head: Parameters,
    owners: tuple[str, str],
    renamed: dict[str, str],
) -> None:
    """Compare the parameters of two operations.

    Args:
        context: the walk and the direction.
        base: the parameters before.
        head: the parameters after.
        owners: pointers of the two operations.
        renamed: names of path parameters, before to after, in paths that are otherwise equal.
    """
    base, head = without_ignored(context, base, head)
    pairs: dict[tuple[str, str], tuple[str, str]] = {}
    for key in base:
        other = ("path", renamed.get(key[1], key[1])) if key[0] == "path" else key
        if other in head:
            pairs[key] = other
    for key, other in pairs.items():
        if key != other:
            places = At(base[key]), At(head[other])
            values = Values(key[1], other[1])
            context.emit("path-parameter-renamed", *places, values, name=key[1])
        compare_parameter(context, base[key], head[other])
    lost = {key: base[key] for key in base if key not in pairs}
    new = {key: head[key] for key in head if key not in set(pairs.values())}
    _moved(context, lost, new)
    _renamed(context, lost, new)
    for pointer in lost.values():
        at = context.walk.base.follow(pointer).pointer
        context.emit("parameter-removed", At(at), At(owners[1], exact=False), of_base=pointer)
    for pointer in new.values():
        at, value = context.walk.head.follow(pointer)
        needed = mapping(value).get("required") is True
        key_ = "required-parameter-added" if needed else "parameter-added"
        context.emit(key_, At(owners[0], exact=False), At(at), of=pointer)
    _order(context, base, head, pairs, owners)


def _moved(context: Context, lost: Parameters, new: Parameters) -> None:
    for key in list(lost):
        fits = [other for other in new if other[1].lower() == key[1].lower()]
        if len(fits) == 1:
            base, head = lost.pop(key), new.pop(fits[0])
            places = (
                At(context.walk.base.follow(base).pointer),
                At(context.walk.head.follow(head).pointer),
            )
            values = Values(key[0], fits[0][0])
            if key[0] == fits[0][0]:  # only the case differs
                values = Values(key[1], fits[0][1])
                context.emit("parameter-renamed", *places, values, of=head, confidence=1.0)
            else:
                context.emit("parameter-moved", *places, values, of=head, confidence=1.0)
            compare_parameter(context, base, head)


def _renamed(context: Context, lost: Parameters, new: Parameters) -> None:
    before = {"\n".join(key): key for key in lost}
    after = {"\n".join(key): key for key in new}
    for match in pair_off(
        before,
        after,
        lambda old_key, new_key: parameter_confidence(
            context, lost[before[old_key]], new[after[new_key]]
        ),
    ):
        old, fresh = before[match.before], after[match.after]
        base, head = lost.pop(old), new.pop(fresh)
        places = (
            At(context.walk.base.follow(base).pointer),
            At(context.walk.head.follow(head).pointer),
        )
        values = Values(old[1], fresh[1])
        context.emit("parameter-renamed", *places, values, of=head, confidence=match.confidence)
        compare_parameter(context, base, head)


def _order(
    context: Context,
    base: Parameters,
    head: Parameters,
    pairs: dict[tuple[str, str], tuple[str, str]],
    owners: tuple[str, str],
) -> None:
    """Compare the order of path parameters, which are positional arguments."""
    before = [pairs[key] for key in base if key in pairs and key[0] == "path"]
    after = [key for key in head if key in before]
    if before != after:
        names = Values([key[1] for key in before], [key[1] for key in after])
        context.emit("parameter-order-changed", At(owners[0]), At(owners[1]), names)


# --- bodies -----------------------------------------------------------------------------------


def compare_request_body(context: Context, base: str, head: str) -> None:
    """Compare the request bodies of two operations at these pointers."""
    walk = context.walk
    at, to = join(base, "requestBody"), join(head, "requestBody")
    ours, theirs = walk.base.has(at), walk.head.has(to)
    if ours and theirs:
        compare_body(context, at, to)
    elif ours:
        context.emit("body-removed", At(at), At(head, exact=False), of=head)
    elif theirs:
        needed = mapping(walk.head.follow(to).value).get("required") is True
        key = "required-body-added" if needed else "body-added"
        context.emit(key, At(base, exact=False), At(to), of=head)


def compare_body(context: Context, base: str, head: str) -> None:
    """Compare two request bodies; references are followed."""
    walk = context.walk
    if walk.common.unchanged(base, head):
        return
    (at, ours), (to, theirs) = walk.base.follow(base), walk.head.follow(head)
    ours, theirs = mapping(ours), mapping(theirs)
    before, after = ours.get("required") is True, theirs.get("required") is True
    if before != after:
        key = f"body-became-{'required' if after else 'optional'}"
        places = _field(walk.base, at, "required"), _field(walk.head, to, "required")
        context.emit(key, *places, of=head)
    _compare_presence(context, at, to)
    compare_content(context, at, to)
    known = frozenset({"required", "content"})
    compare_words(walk, context.direction, (at, ours), (to, theirs), known)


def _field(side: Side, pointer: str, key: str) -> At:
    at = join(pointer, key)
    return At(at) if side.has(at) else At(pointer)


def _compare_presence(context: Context, base: str, head: str) -> None:
    """Compare whether there is a body at all."""
    ours, theirs = media_types(context.walk.base, base), media_types(context.walk.head, head)
    if ours and not theirs:
        context.emit("body-removed", At(join(base, "content")), At(head, exact=False), of=head)
    elif theirs and not ours:
        context.emit("body-added", At(base, exact=False), At(join(head, "content")), of=head)


# --- responses --------------------------------------------------------------------------------


def compare_responses(context: Context, base: str, head: str) -> None:
    """Compare the responses of two operations at these pointers."""
    walk = context.walk
    base, head = join(base, "responses"), join(head, "responses")
    ours = {key.upper(): at for key, at in walk.base.entries(base).items()}
    theirs = {key.upper(): at for key, at in walk.head.entries(head).items()}
    moved = other_statuses(context, ours, theirs)
    for status, at in ours.items():
        other = covering(theirs, status)
        if status in moved:
            other = moved[status]
            key = f"{'' if is_success(status, ours) else 'error-'}response-status-changed"
            values = Values(status.lower(), other.lower())
            context.emit(key, At(at), At(theirs[other]), values, of=head.rpartition("/")[0])
        if other is not None:
            compare_response(context, at, theirs[other])
            continue
        key = "response-removed" if is_success(status, ours) else "error-response-removed"
        context.emit(key, At(at), At(_nearest(walk.head, head), exact=False), name=status.lower())
    for status, at in theirs.items():
        if status in ours or status in moved.values():
            continue
        other = covering(ours, status)
        if other is not None:
            compare_response(context, ours[other], at)
        name = status.lower()
        context.emit(
            "response-added",
            At(_nearest(walk.base, base), exact=False),
            At(at),
            name=name,
            of=head.rpartition("/")[0],
        )
    extensions = [
        {key: value for key, value in mapping(side.at(at)).items() if key.startswith("x-")}
        for side, at in ((walk.base, base), (walk.head, head))
    ]
    compare_words(
        walk, context.direction, (base, extensions[0]), (head, extensions[1]), frozenset()
    )


def _nearest(side: Side, pointer: str) -> str:
    return pointer if side.has(pointer) else pointer.rpartition("/")[0]


def compare_response(context: Context, base: str, head: str) -> None:
    """Compare two responses; references are followed."""
    walk = context.walk
    if walk.common.unchanged(base, head):
        return
    (at, ours), (to, theirs) = walk.base.follow(base), walk.head.follow(head)
    ours, theirs = mapping(ours), mapping(theirs)
    _compare_presence(context, at, to)
    compare_content(context, at, to)
    _headers(context, at, to)
    _links(context, at, to)
    known = frozenset({"content", "headers", "links"})
    compare_words(walk, context.direction, (at, ours), (to, theirs), known)


def _headers(context: Context, base: str, head: str) -> None:
    walk = context.walk
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
            compare_parameter(context, at, theirs[name], header=True)
            continue
        needed = mapping(walk.base.follow(at).value).get("required") is True
        key = "header-removed" if needed else "optional-header-removed"
        context.emit(key, At(at), At(head, exact=False), of=head, name=name)
    for name, at in theirs.items():
        if name not in ours:
            needed = mapping(walk.head.follow(at).value).get("required") is True
            key = "required-header-added" if needed else "header-added"
            context.emit(key, At(base, exact=False), At(at), of=head, name=name)


def _links(context: Context, base: str, head: str) -> None:
    walk = context.walk
    ours, theirs = walk.base.entries(join(base, "links")), walk.head.entries(join(head, "links"))
    for name in dict.fromkeys([*ours, *theirs]):
        old_link, new_link = ours.get(name), theirs.get(name)
        if old_link is None:
            context.emit(
                "link-added", At(base, exact=False), At(new_link or ""), of=head, name=name
            )
        elif new_link is None:
            context.emit("link-removed", At(old_link), At(head, exact=False), of=head, name=name)
        else:
            compare_link(context, old_link, new_link)


def compare_link(context: Context, base: str, head: str) -> None:
    """Compare two links; references are followed."""
    (at, ours), (to, theirs) = context.walk.base.follow(base), context.walk.head.follow(head)
    ours, theirs = mapping(ours), mapping(theirs)
    facts = [
        {key: value for key, value in link.items() if key != "description"}
        for link in (ours, theirs)
    ]
    if not same(*facts):
        context.emit("link-changed", At(at), At(to), Values(*facts), name=to.rpartition("/")[2])
    compare_words(
        context.walk, Direction.NONE, (at, ours), (to, theirs), frozenset({*facts[0], *facts[1]})
    )
