"""What changed in documentation: two captures of the same pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..diagnostics import Diagnostic, Location, Severity
from .findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .claims import Claim, Content, Page


class _Stated(NamedTuple):
    """What a page lists of one value."""

    type: str
    required: bool
    values: tuple[str, ...] | None
    place: Location


def changes(before: Sequence[Page], after: Sequence[Page]) -> list[Finding]:
    """Return what pages of a later capture say otherwise, as notes."""
    old, new = _stated(before), _stated(after)
    notes = []
    for key, stated in new.items():
        if key not in old:
            notes.append(_note(stated.place, f"{key} is new"))
            continue
        notes += [_note(stated.place, f"{key}: {text}") for text in _differences(old[key], stated)]
    for key, stated in old.items():
        if key not in new:
            notes.append(_note(stated.place, f"{key} is gone"))
    return notes


def _note(place: Location, message: str) -> Finding:
    return Finding(Diagnostic("page-changed", Severity.INFO, message, place))


def _differences(old: _Stated, new: _Stated) -> Iterator[str]:
    if old.type != new.type:
        yield f"{new.type}, and was {old.type}"
    if old.required != new.required:
        yield "required now" if new.required else "not required any more"
    if old.values != new.values:
        more = [value for value in new.values or () if value not in (old.values or ())]
        fewer = [value for value in old.values or () if value not in (new.values or ())]
        parts = [f"new values {', '.join(more)}"] if more else []
        parts += [f"values {', '.join(fewer)} are gone"] if fewer else []
        yield "; ".join(parts) or "its values stand in another order"


def _stated(pages: Sequence[Page]) -> dict[str, _Stated]:
    """Return what pages list, by operation and place in it; of several pages, all together."""
    stated: dict[str, _Stated] = {}
    for page in pages:
        call = f"{page.method} {page.path}"
        stated.setdefault(call, _Stated("", False, None, Location(page.file, page.line)))  # noqa: FBT003
        for where, claims in page.parameters.items():
            _claims(page, f"{call}: {where} parameter ", claims, stated)
        if page.request is not None:
            _content(page, f"{call}: request ", page.request, stated)
        for response in page.responses:
            status = response.status or "200"
            _content(page, f"{call}: answer {status} ", response, stated)
    return stated


def _content(page: Page, prefix: str, content: Content, stated: dict[str, _Stated]) -> None:
    place = Location(page.file, content.line)
    stated.setdefault(prefix.strip(), _Stated("", content.required, None, place))
    _claims(page, prefix, content.claims or (), stated)


def _claims(page: Page, prefix: str, claims: Sequence[Claim], stated: dict[str, _Stated]) -> None:
    for claim in claims:
        key = prefix + (claim.name or "*")
        values = None if claim.values is None else tuple(claim.values)
        place = Location(page.file, claim.line)
        stated.setdefault(key, _Stated(claim.type, claim.required, values, place))
        _claims(page, f"{key}.", claim.children or (), stated)
