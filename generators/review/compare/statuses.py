"""Statuses of responses: which response of the base is which response of the head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...document.objects import mapping
from ...document.pointer import join
from .media import media_types, same_schema

if TYPE_CHECKING:
    from .media import Context
    from .sides import Side


def covering(statuses: dict[str, str], status: str) -> str | None:
    """Return the status or range, such as `4XX`, that covers `status`."""
    wider = (status, f"{status[:1]}XX")
    return next((candidate for candidate in wider if candidate in statuses), None)


def is_success(status: str, statuses: dict[str, str]) -> bool:
    """Whether a status says that the request succeeded; `default` does where no other one may."""
    if status == "DEFAULT":
        return not any(other.startswith("2") for other in statuses)
    return status[:1] in {"1", "2", "3"}


def other_statuses(
    context: Context, ours: dict[str, str], theirs: dict[str, str]
) -> dict[str, str]:
    """Return the responses that only have another status of the same class: before to after."""
    lost = [status for status in ours if covering(theirs, status) is None]
    new = [status for status in theirs if covering(ours, status) is None]
    moved: dict[str, str] = {}
    for digit in "12345":
        before, after = ([name for name in names if name[:1] == digit] for names in (lost, new))
        if len(before) == len(after) == 1 and _alike(context, ours[before[0]], theirs[after[0]]):
            moved[before[0]] = after[0]
    return moved


def _alike(context: Context, base: str, head: str) -> bool:
    """Whether two responses have much the same body, or one has none."""
    walk = context.walk
    ours = media_types(walk.base, walk.base.follow(base).pointer)
    theirs = media_types(walk.head, walk.head.follow(head).pointer)
    if not ours or not theirs:
        return True
    shared = [name for name in ours if name in theirs]
    return bool(shared) and all(
        same_schema(context, ours[name], theirs[name])
        or _target(walk.base, ours[name]) == _target(walk.head, theirs[name]) != ""
        or _have_common(context, ours[name], theirs[name])
        for name in shared
    )


def _have_common(context: Context, base: str, head: str) -> bool:
    """Whether the objects in two media types have a property in common."""
    walk = context.walk
    shapes = (
        walk.shape(side, (join(at, "schema"),))
        for side, at in ((walk.base, base), (walk.head, head))
    )
    ours, theirs = (shape.properties.keys() for shape in shapes)
    return bool(ours & theirs)


def _target(side: Side, pointer: str) -> str:
    """Return the reference of a media type's schema; empty without one."""
    schema = mapping(side.at(join(pointer, "schema")))
    return str(schema.get("$ref", ""))
