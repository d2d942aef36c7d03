"""One cause, one finding: what goes or comes with an operation is told with it.

A feature that is removed takes its operations, the schemas, examples and other components that
nothing else uses, and its tag with it. What somebody else still used has a cause of its own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from ...document.objects import mapping, sequence
from ...document.pointer import METHODS, from_ref, join, parent, split
from .sides import referred

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..model import Finding
    from .recording import Record
    from .sides import Side
    from .walk import Walk

_REMOVED = tuple(f"operation-removed{when}" for when in ("", "-before-sunset", "-after-sunset"))
_NAMED = 12
"""Parts that a finding names."""
_PARTS = frozenset({"component", "part"})


class _Told(NamedTuple):
    record: Record
    finding: Finding
    pointer: str


def group(walk: Walk, findings: Sequence[tuple[Record, Finding]]) -> list[Finding]:
    """Return findings, each with those that have the same cause as its `parts`."""
    lone = {id(record): finding for record, finding in findings}
    for side, other, ends, keys in (
        (walk.base, walk.head, "removed", _REMOVED),
        (walk.head, walk.base, "added", ("operation-added",)),
    ):
        told = [
            _Told(record, finding, place.pointer)
            for record, finding in findings
            if (place := record.base if ends == "removed" else record.head) and place.exact
        ]
        leads = [entry for entry in told if entry.record.change.key in keys]
        parts = [
            entry
            for entry in told
            if entry.record.change.key in {f"{part}-{ends}" for part in _PARTS}
        ]
        groups = _features(side, other, leads) if ends == "removed" else [[lead] for lead in leads]
        if groups:
            _attach(side, groups, parts)
        for entries in groups:
            for entry in entries[1:]:
                del lone[id(entry.record)]
            lone[id(entries[0].record)] = _whole(side, entries, ends)
    return list(lone.values())


def _whole(side: Side, entries: list[_Told], ends: str) -> Finding:
    """Return the first of some findings with the others as its parts."""
    lead, *rest = entries
    if not rest:
        return lead.finding
    alike = [entry for entry in rest if entry.record.change.key == lead.record.change.key]
    title = lead.finding.title
    if alike:
        noun = "operation" if len(alike) == 1 else "operations"
        others = f"{len(alike)} more {noun} of {_holder(side, entries)}"
        title = title.replace(" was removed", f" and {others} were removed")
    names = [_first_small(entry.finding.title).removesuffix(f" was {ends}") for entry in rest]
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    detail = f"Also {ends}: {', '.join(names[:_NAMED])}{more}."
    operations = dict.fromkeys(
        label for entry in (lead, *alike) for label in entry.finding.operations
    )
    return replace(
        lead.finding,
        title=title,
        detail=" ".join(filter(None, [lead.finding.detail, detail])),
        operations=tuple(operations),
        parts=tuple(entry.finding for entry in rest),
    )


def _first_small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _holder(side: Side, entries: list[_Told]) -> str:
    """Return what the operations of a feature share: their path, otherwise their tag."""
    pointers = [entry.pointer for entry in entries if entry.record.change.key in _REMOVED]
    if len({parent(pointer) for pointer in pointers}) == 1:
        return f"the path `{split(pointers[0])[-2]}`"
    return f"the tag `{_tag(side.at(pointers[0]))}`"


def _features(side: Side, other: Side, leads: list[_Told]) -> list[list[_Told]]:
    """Return the operations that were removed together: a whole tag, or a whole path."""
    left = {_tag(value) for value in _operations(other).values()}
    groups: dict[tuple[str, str], list[_Told]] = {}
    for lead in leads:
        tag, item = _tag(side.at(lead.pointer)), parent(lead.pointer)
        whole = item.startswith("/paths/") and not other.has(item)
        shared = f"tag {tag}" if tag and tag not in left else item if whole else lead.pointer
        groups.setdefault((lead.record.change.key, shared), []).append(lead)
    return list(groups.values())


def _tag(operation: Any) -> str:
    return str(next(iter(sequence(mapping(operation).get("tags"))), ""))


def _operations(side: Side) -> dict[str, Any]:
    """Return all operations of paths and webhooks, by pointer, references followed."""
    items = [
        side.follow(at)
        for section in ("/paths", "/webhooks")
        for at in side.entries(section).values()
    ]
    return {
        join(item.pointer, method): operation
        for item in items
        for method, operation in mapping(item.value).items()
        if method in METHODS
    }


def _attach(side: Side, groups: list[list[_Told]], parts: list[_Told]) -> None:
    """Add to each group the components and the tag that only its operations used."""
    gone = {part.pointer for part in parts}
    ours = {entry.pointer for entries in groups for entry in entries}
    operations = _operations(side)
    roots = [at for at in operations if at not in ours]
    for section, named in mapping(side.data.get("components")).items():
        components = [join("/components", section, name) for name in mapping(named)]
        roots += [at for at in components if at not in gone]
    kept = set(_reached(side, roots))
    tags = {tag for at in operations if at not in ours for tag in _tags(side, at)}
    free = [part for part in parts if part.pointer not in kept]
    for entries in groups:
        starts = [entry.pointer for entry in entries]
        starts += [join(parent(at), "parameters") for at in starts]
        reached = set(_reached(side, starts))
        mine = {tag for entry in entries for tag in _tags(side, entry.pointer)} - tags
        for part in list(free):
            name = mapping(side.at(part.pointer)).get("name")
            if part.pointer in reached or (part.pointer.startswith("/tags/") and name in mine):
                entries.append(part)
                free.remove(part)


def _tags(side: Side, pointer: str) -> list[str]:
    return [str(tag) for tag in sequence(mapping(side.at(pointer)).get("tags"))]


def _reached(side: Side, pointers: list[str]) -> Iterator[str]:
    """Yield components, by pointer, that some places refer to, directly or not."""
    seen: set[str] = set()
    waiting = list(pointers)
    while waiting:
        value = side.at(waiting.pop())
        for ref in referred(value):
            tokens = split(from_ref(ref) or "")
            component = join("", *tokens[:3])
            if tokens[:1] == ["components"] and component not in seen:
                seen.add(component)
                yield component
                waiting.append(component)
