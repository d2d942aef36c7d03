"""The schemas of a document, held against what pages list and what samples show."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..diagnostics import Location, Severity
from . import alternatives, bounds, edits
from .evidence import ABSENT, Evidence
from .facts import facts_of
from .findings import Finding, finding
from .nodes import Nodes, Part

if TYPE_CHECKING:
    from ..rules.registry import Context
    from .claims import Claim
    from .edits import Edit
    from .evidence import Seen
    from .facts import Facts
    from .here import Here

_SHOWN = 6
_LEVELS = 150


class SchemaWalk:
    """Walks pages and schemas together.

    Attributes:
        findings: what differs.
        evidence: what was seen of the document.
        part: of an operation that is walked, as `nodes` names it: its pointer, and a name.
        nodes: the values of pages that were found in the document and compared.
    """

    def __init__(self, context: Context) -> None:
        self.context = context
        self.findings: list[Finding] = []
        self.evidence = Evidence()
        self.part: Part = ("", "")
        self.nodes = Nodes()

    def add(
        self,
        code: str,
        message: str,
        place: Location,
        pointer: str,
        edit: Edit | None = None,
        severity: Severity = Severity.ERROR,
        removal: Edit | None = None,
    ) -> None:
        """Add a finding."""
        item = finding(self.context.document, code, message, place, pointer, severity=severity)
        self.findings.append(item.with_edit(edit, removal))

    def value(self, claim: Claim | None, here: Here, pointer: str, at: str) -> None:
        """Compare one value.

        Args:
            claim: what the page lists; None where only a sample shows it.
            here: where it is on the page.
            pointer: of its schema.
            at: of the property, as evidence names it; the schema where it is none.
        """
        if here.level > _LEVELS:
            message = f"{here.title} is too deep, and not compared"
            self.add("page-unread", message, here.place, "", severity=Severity.WARNING)
            return
        self.nodes.add(self.part, here.path, at)
        facts = facts_of(self.context, pointer)
        marked = here.is_marked or facts.is_inferred
        for seen in (
            self.evidence.schema(facts, here.place, here.title),
            self.evidence.property(at, facts, here.place, here.title),
        ):
            seen.unmarked = seen.unmarked or not marked
            if claim is not None:
                seen.listed.add(here.number)
            if here.value is not ABSENT and here.value not in ({}, []):
                seen.sampled.add(here.number)
        if claim is None:
            self.members(None, here, facts)
            return
        self.listed(claim, here, facts, pointer)

    def listed(self, claim: Claim, here: Here, facts: Facts, pointer: str) -> None:
        """Compare what a page lists."""
        inner, within = facts, here
        for _ in range(claim.lists):
            if not self._is_a("array", inner, claim, within, pointer):
                return
            if not inner.items:
                message = f"{here.title}: the document does not say what is in the list"
                self.add("type-differs", message, here.place, inner.pointer)
                return
            pointer = inner.items
            within = within.of(0, here.title, claim, marked=inner.is_inferred)
            inner = facts_of(self.context, pointer)
            seen = self.evidence.schema(inner, here.place, here.title)
            seen.listed.add(here.number)
            seen.unmarked = seen.unmarked or not (within.is_marked or inner.is_inferred)
            if within.value is not ABSENT and within.value != {}:
                seen.sampled.add(here.number)
        base, stated = claim.kind
        is_one_of = claim.choice is not None and base == "object"  # whatever its alternatives are
        if base and not is_one_of and not self._is_a(base, inner, claim, within, pointer):
            return
        seen = self.evidence.schema(inner, here.place, here.title)
        self._marks(claim, facts, here)
        if claim.bounds:
            seen.bounds.add(here.number)
            bounds.compare(self, claim, facts, here)
        self._format(stated, claim, inner, here, seen)
        self._values(claim, inner, here, seen)
        self.members(claim, within, inner)

    def _marks(self, claim: Claim, facts: Facts, here: Here) -> None:
        """Compare what the page marks; older pages do not mark what may be null."""
        for mark in ("nullable", "deprecated"):
            if mark in claim.marks and mark not in facts.marks:
                message = f"{here.title} is {mark} on the page, and not in the document"
                self.add("mark-differs", message, here.place, facts.pointer)
            elif mark in facts.marks and mark not in claim.marks and not facts.is_inferred:
                message = f"{here.title} is {mark} in the document, and not on the page"
                severity = Severity.WARNING
                self.add("mark-differs", message, here.place, facts.pointer, severity=severity)

    def _is_a(self, kind: str, facts: Facts, claim: Claim, here: Here, pointer: str) -> bool:
        """Whether the document has the type of the page."""
        if kind in facts.types or (kind == "object" and facts.properties and not facts.types):
            return True
        declared = " or ".join(sorted(facts.types)) or "any type"
        message = f"{here.title} is {claim.type} on the page, and {declared} in the document"
        edit = edits.retyped(pointer, edits.schema_of(claim)) if pointer else None
        self.add("type-differs", message, here.place, facts.pointer, edit)
        return False

    def _format(self, stated: str, claim: Claim, facts: Facts, here: Here, seen: Seen) -> None:
        if not stated:
            return
        seen.formats.add(here.number)
        if stated not in facts.formats:
            declared = " or ".join(facts.formats) or "no format"
            message = f"{here.title} is {claim.type} on the page, and {declared} in the document"
            edit = edits.put(facts.pointer, "format", stated)
            self.add("format-differs", message, here.place, facts.pointer, edit)

    def _values(self, claim: Claim, facts: Facts, here: Here, seen: Seen) -> None:
        if claim.values is None:
            return
        seen.values.add(here.number)
        place = Location(here.file, claim.values_line or claim.line)
        declared = None if facts.values is None else [_text(value) for value in facts.values[0]]
        if declared == claim.values:
            return
        pointer = facts.values[1] if facts.values else facts.pointer
        edit = edits.put(pointer, "enum", edits.schema_of(_plain(claim))["enum"])
        if declared is None:
            message = f"{here.title}: the page lists {len(claim.values)} values, the document none"
        else:
            more = [value for value in claim.values if value not in declared]
            fewer = [value for value in declared if value not in claim.values]
            parts = [f"the document lacks {_few(more)}"] if more else []
            parts += [f"the page lacks {_few(fewer)}"] if fewer else []
            message = f"{here.title}: {', '.join(parts) or 'the values stand in another order'}"
        self.add("values-differ", message, place, pointer, edit)

    def members(self, claim: Claim | None, here: Here, facts: Facts) -> None:
        """Compare what is in an object or a list."""
        children = claim.children if claim is not None else None
        if children is not None:
            self.evidence.schema(facts, here.place, here.title).expanded.add(here.number)
        if claim is not None and children is not None:
            facts, children = alternatives.compare(self, claim, children, here, facts)
        has_sample = children is None and here.value is not ABSENT and bool(here.value)
        if has_sample and isinstance(here.value, list):
            if facts.items:
                inner = here.of(0, here.title, None, marked=facts.is_inferred)
                self.value(None, inner, facts.items, facts.items)
            return
        listed = {child.name: child for child in children or ()}
        names = list(dict.fromkeys([*listed, *(here.value if _is_object(here.value) else ())]))
        by_sample = has_sample and _is_object(here.value)
        marked = facts.is_inferred or by_sample  # what is said of the whole is not said of parts
        if by_sample and not (here.is_marked or facts.is_inferred):
            self.evidence.schema(facts, here.place, here.title).bare = True
        for name in names:
            child = listed.get(name)
            if child is not None and not name:
                self._map(child, here, facts)
                continue
            title = f"`{name}`"
            inner = here.of(name, title, child, marked=marked)
            if name not in facts.properties:
                self._missing(name, child, inner, facts, here)
                continue
            pointer = facts.properties[name]
            self.value(child, inner, pointer, pointer)
            if child is not None:
                self._required(name, child, inner, facts)
        if children is not None or by_sample:
            self._others(set(names), here, facts)

    def _map(self, child: Claim, here: Here, facts: Facts) -> None:
        if facts.others:
            inner = here.of("", f"the values of {here.title}", child, marked=facts.is_inferred)
            self.value(child, inner, facts.others, facts.others)
            return
        message = f"{here.title} is a map of {child.type} on the page, and not in the document"
        edit = edits.put(facts.pointer, "additionalProperties", edits.schema_of(child))
        self.add("type-differs", message, Location(here.file, child.line), facts.pointer, edit)

    def _missing(
        self, name: str, child: Claim | None, inner: Here, facts: Facts, here: Here
    ) -> None:
        if child is None and (facts.others or (facts.is_open and not facts.properties)):
            return
        similar = self.context.similar(name, list(facts.properties))
        message = f"the document lacks `{name}` in {here.title}"
        message += f": {similar}" if similar else ""
        schema = edits.schema_of(child) if child is not None else edits.sampled(inner.value)
        edit = edits.member(
            facts.pointer, name, schema, required=child is not None and child.required
        )
        self.add("property-missing", message, inner.place, facts.pointer, edit)

    def _required(self, name: str, child: Claim, inner: Here, facts: Facts) -> None:
        if child.required == (name in facts.required):
            return
        if child.required:
            message = f"`{name}` is required on the page, and not in the document"
            edit = edits.added(facts.pointer, "required", name)
            self.add("required-differs", message, inner.place, facts.properties[name], edit)
        elif not facts_of(self.context, facts.properties[name]).is_inferred:
            message = f"`{name}` is required in the document, and not on the page"
            owner = facts.required[name]
            edit = edits.dropped(owner, "required", name)
            self.add("required-differs", message, inner.place, facts.properties[name], edit)

    def _others(self, names: set[str], here: Here, facts: Facts) -> None:
        """Note the properties that this page does not show; another page may."""
        for name, pointer in facts.properties.items():
            if name not in names:
                inner = facts_of(self.context, pointer)
                title = f"`{name}` in {here.title}"
                seen = self.evidence.property(pointer, inner, here.place, title)
                # A mark on the object speaks of what the page shows of it, not of more.
                seen.unmarked = seen.unmarked or not inner.is_inferred


def _is_object(value: Any) -> bool:
    return isinstance(value, dict)


def _plain(claim: Claim) -> Claim:
    return replace(claim, type=claim.type.replace("[]", ""))


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "null" if value is None else str(value)


def _few(values: list[str]) -> str:
    shown = ", ".join(f"`{value}`" for value in values[:_SHOWN])
    return shown + (f" and {len(values) - _SHOWN} more" if len(values) > _SHOWN else "")
