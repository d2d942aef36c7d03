"""What a document says beyond its pages, unless it is marked `x-inferred`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..diagnostics import Severity
from ..extensions.inferred import NAME
from . import edits

if TYPE_CHECKING:
    from .evidence import Seen
    from .schemas import SchemaWalk

_HINT = f"mark it `{NAME}` with the reason, or take it out"


def beyond(walk: SchemaWalk) -> None:
    """Add findings on what no page shows, once all pages are compared."""
    for pointer, seen in walk.evidence.properties.items():
        if seen.unmarked and not (seen.listed or seen.sampled):
            message = f"no page shows {seen.title}: {_HINT}"
            walk.add(
                "property-beyond",
                message,
                seen.place,
                pointer,
                edits.put(pointer, NAME, "No page shows this."),
                removal=edits.removed(pointer) if "/properties/" in pointer else None,
            )
    for pointer, seen in walk.evidence.schemas.items():
        if seen.bare and not seen.expanded and not seen.facts.is_inferred:
            message = f"what is in {seen.title} is shown by a sample only: {_HINT}"
            edit = edits.put(pointer, NAME, "Read from a sample.")
            walk.add("only-sampled", message, seen.place, pointer, edit)
        if seen.unmarked and (seen.listed or seen.sampled):
            _details(walk, seen)


def _details(walk: SchemaWalk, seen: Seen) -> None:
    facts = seen.facts
    if facts.values is not None and not seen.values:
        message = f"no page lists values of {seen.title}, the document {len(facts.values[0])}"
        edit = edits.dropped(facts.values[1], "enum")
        walk.add("values-beyond", message, seen.place, facts.values[1], removal=edit)
    for name, pointer in facts.formats.items():
        if not seen.formats:
            message = f"no page shows the format {name} of {seen.title}"
            edit = edits.dropped(pointer, "format")
            walk.add("format-beyond", message, seen.place, pointer, removal=edit)
    if facts.constraints and not seen.bounds:
        name, pointer = next(iter(facts.constraints.items()))
        message = f"no page shows {', '.join(facts.constraints)} of {seen.title}"
        edit = edits.dropped(pointer, name)
        severity = Severity.WARNING
        walk.add("constraint-beyond", message, seen.place, pointer, None, severity, edit)
