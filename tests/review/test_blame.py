"""Where findings point: at lines that differ between both documents."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import pytest

from tests.review.cases import CASES, NAMES, findings

if TYPE_CHECKING:
    from generators.review.model import Place

_UNIONS = "a union and what stands in its place are compared as wholes"
ELSEWHERE = {
    **{
        f"{direction}_{name}": _UNIONS
        for direction in ("request", "response")
        for name in (
            *("two_unions_for_one", "values_object_to_union"),
            *("values_overlap", "values_overlap_alone"),
        )
    },
    "request_variants_joined": _UNIONS,
    "tags_swapped": "of a list in another order, no entry is new",
    "dialect_bound_not_converted": "the version of OpenAPI gives the same text another meaning",
}
"""Cases in which a finding points elsewhere, with the reason."""


def _changed(case: str) -> tuple[set[int], set[int]]:
    """Return the numbers of the lines that only the base has, and of those of the head."""
    base, head = (
        (CASES / case / name).read_text("utf-8").splitlines() for name in ("base.yaml", "head.yaml")
    )
    lines: tuple[set[int], set[int]] = (set(), set())
    matcher = difflib.SequenceMatcher(None, base, head, autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag != "equal":
            lines[0].update(range(old_from + 1, old_to + 1))
            lines[1].update(range(new_from + 1, new_to + 1))
    return lines


def _within(place: Place | None, lines: set[int]) -> bool:
    return place is not None and place.exact and place.location.line in lines


@pytest.mark.parametrize("case", NAMES)
def test_findings_point_at_lines_of_the_diff(case: str) -> None:
    removed, added = _changed(case)
    outside = [
        finding.title
        for finding in findings(case)
        if not _within(finding.head, added) and not _within(finding.base, removed)
    ]
    assert bool(outside) is (case in ELSEWHERE), outside
