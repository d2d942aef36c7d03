"""Proposals as an OpenAPI Overlay: what `overlay apply` makes of the document, with evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..document.overlay_diff import VERSION, json_path
from ..document.pointer import PointerError, join, lookup, parent, split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .changes import Proposal


def overlay_of(data: Any, proposals: Iterable[Proposal], title: str) -> dict[str, Any]:
    """Return the overlay that makes the changes of proposals.

    Args:
        data: the document that it is for.
        proposals: that can be applied together; see `changes.merged`.
        title: of the overlay.
    """
    actions: list[dict[str, Any]] = []
    known: set[tuple[str, str]] = set()
    for proposal in proposals:
        for action in _actions(data, proposal, known):
            why = f"{proposal.words}: {proposal.evidence}"
            actions.append({"target": action.pop("target"), "description": why, **action})
    return {"overlay": VERSION, "info": {"title": title, "version": "1.0.0"}, "actions": actions}


def _actions(
    data: Any, proposal: Proposal, known: set[tuple[str, str]]
) -> Iterator[dict[str, Any]]:
    for pointer in proposal.dropped:
        yield {"target": _dropped(data, pointer), "remove": True}
    updates: dict[str, dict[str, Any]] = {}
    for pointer, value in proposal.replaced:
        if isinstance(lookup(data, pointer), (dict, list)):
            yield {"target": path(data, pointer), "remove": True}
        updates.setdefault(parent(pointer), {})[split(pointer)[-1]] = value
    for pointer, key in proposal.renamed:
        yield {"target": path(data, pointer), "remove": True}
        updates.setdefault(parent(pointer), {})[key] = lookup(data, pointer)
    for pointer, key, value in proposal.added:
        at, name, inner = _existing(data, pointer, key, value)
        updates.setdefault(at, {})[name] = inner
    for pointer, value in proposal.appended:
        if (pointer, repr(value)) not in known:
            known.add((pointer, repr(value)))
            owner = updates.setdefault(parent(pointer), {})
            owner.setdefault(split(pointer)[-1], []).append(value)
    for pointer, update in updates.items():
        yield {"target": path(data, pointer), "update": update}


def _existing(data: Any, pointer: str, key: str, value: Any) -> tuple[str, str, Any]:
    """Return where an entry is added: at the nearest mapping that is there."""
    while pointer:
        try:
            if lookup(data, pointer) is not None:
                break
        except PointerError:
            pass
        pointer, key, value = parent(pointer), split(pointer)[-1], {key: value}
    return pointer, key, value


def _dropped(data: Any, pointer: str) -> str:
    """Return the query of what is left out; of a list of names by name, as places move."""
    owner, value = lookup(data, parent(pointer)), lookup(data, pointer)
    if isinstance(owner, list) and isinstance(value, str):
        text = value.replace("\\", "\\\\").replace("'", "\\'")
        return f"{path(data, parent(pointer))}[?@ == '{text}']"
    return path(data, pointer)


def path(data: Any, pointer: str) -> str:
    """Return the query that selects the value at a pointer (RFC 9535)."""
    location: list[str | int] = []
    at = ""
    for token in split(pointer):
        is_list = isinstance(lookup(data, at), list)
        location.append(int(token) if is_list else token)
        at = join(at, token)
    return json_path(location)
