"""Alternatives of pages, held against `oneOf` and `anyOf` of a document."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ..diagnostics import Location, Severity
from ..document.objects import mapping, text
from .claims import Claim
from .evidence import ABSENT
from .facts import alternatives_of, facts_of
from .values import resolved

if TYPE_CHECKING:
    from .claims import Choice
    from .facts import Declared, Facts
    from .here import Here
    from .schemas import SchemaWalk

CODE = "alternatives-differ"
_NUMBERED = re.compile(r"MOD\d+")


def compare(
    walk: SchemaWalk, claim: Claim, children: list[Claim], here: Here, facts: Facts
) -> tuple[Facts, list[Claim]]:
    """Compare what a page shows in tabs; return what is left to be compared.

    Args:
        walk: takes what differs.
        claim: of the page.
        children: what it lists beside its tabs; in a text also what is in the one that was open.
        here: where it is.
        facts: of the document, all alternatives together.

    Returns:
        What the document says beside its alternatives, and what the page lists beside its tabs.
    """
    choice, declared = claim.choice, alternatives_of(walk.context, facts.pointer)
    if choice is None:
        if declared and not (declared[0].has_discriminator or here.is_marked or facts.is_inferred):
            count = len(declared[0].pointers)
            message = f"{here.title} is one of {count} in the document, and not on the page"
            walk.add(CODE, message, here.place, facts.pointer)
        return facts, children
    place = Location(here.file, choice.line)
    shown = len(choice.panels) or len(choice.labels)
    if not declared:
        message = f"{here.title} has `{choice.keyword}` on the page, and not in the document"
        walk.add(CODE, message, place, facts.pointer)
        inside = [inner for panel in choice.panels for inner in panel.children or ()]
        known = {inner.name for inner in children}
        return facts, [*children, *(inner for inner in inside if inner.name not in known)]
    options = next((each for each in declared if len(each.pointers) == shown), declared[0])
    if options.keyword != choice.keyword or shown not in {0, len(options.pointers)}:
        message = (
            f"{here.title} has `{choice.keyword}` of {shown} on the page, "
            f"and `{options.keyword}` of {len(options.pointers)} in the document"
        )
        walk.add(CODE, message, place, facts.pointer)
    pointers = _paired(walk, choice, options, here, place)
    own = facts_of(walk.context, facts.pointer, with_alternatives=False)
    if choice.panels:
        for panel, pointer in zip(choice.panels, pointers, strict=False):
            _one(walk, replace(panel, name=""), panel.name, pointer, here)
        return own, children
    return own, _open_tab(walk, choice, children, pointers, own, here)


def _paired(
    walk: SchemaWalk, choice: Choice, options: Declared, here: Here, place: Location
) -> list[str]:
    """Return the pointers of the alternatives in the order of the tabs, by their labels."""
    titles = [
        text(mapping(resolved(walk.context, pointer)[1]).get("title"))
        for pointer in options.pointers
    ]
    if sorted(titles) == sorted(choice.labels) and len({*titles}) == len(titles):
        if titles != choice.labels:
            message = f"the alternatives of {here.title} stand in another order in the document"
            at = options.pointers[0].rpartition("/")[0]
            walk.add("order-differs", message, place, at, severity=Severity.WARNING)
        return [options.pointers[titles.index(label)] for label in choice.labels]
    for label, title, pointer in zip(choice.labels, titles, options.pointers, strict=False):
        if title and label != title and not _NUMBERED.fullmatch(label):
            message = f"an alternative of {here.title} is `{label}` on the page, `{title}` in the"
            walk.add(CODE, f"{message} document", place, pointer)
    return options.pointers


def _open_tab(
    walk: SchemaWalk,
    choice: Choice,
    children: list[Claim],
    pointers: list[str],
    own: Facts,
    here: Here,
) -> list[Claim]:
    """Compare what a text shows of one tab: which one was open, its properties tell.

    Returns:
        What stands beside the tabs.
    """
    inside = [inner for inner in children if inner.name not in own.properties]
    if choice.alone is not None:
        kind = choice.alone.kind[0]
        fitting = [one for one in pointers if kind in facts_of(walk.context, one).types]
        _one(walk, choice.alone, "", (fitting or pointers)[0], here)
    elif inside:
        names = {inner.name for inner in inside}
        best = max(
            pointers, key=lambda one: len(names & facts_of(walk.context, one).properties.keys())
        )
        _one(walk, Claim("", "object", choice.line, children=inside), "", best, here)
    return [inner for inner in children if inner.name in own.properties]


def _one(walk: SchemaWalk, claim: Claim, label: str, pointer: str, here: Here) -> None:
    title = f"the alternative `{label}` of {here.title}" if label else f"one of {here.title}"
    level = here.level + 1
    inner = replace(here, line=claim.line, sample=None, value=ABSENT, title=title, level=level)
    walk.value(claim, inner, pointer, pointer)
