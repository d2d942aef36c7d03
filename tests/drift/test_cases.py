"""Each kind of difference is found as what it is, and its proposal makes the traffic valid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from generators.document import Adaptation, load
from generators.document.pointer import join, lookup
from generators.drift.changes import edits
from generators.drift.kinds import Lane
from generators.review import model as review
from generators.review.compare import compare
from tests.drift import cases

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("case", cases.NAMES)
def test_a_proposal_makes_the_traffic_valid(case: str, tmp_path: Path) -> None:
    document, traffic = cases.document_of(case), cases.CASES / case / "traffic.ndjson"
    result = cases.compared(document, traffic)
    expected = edits(result.proposals).apply(document)

    edited, overlay = tmp_path / "openapi.yaml", tmp_path / "overlay.yaml"
    edited.write_text(result.text, "utf-8")
    overlay.write_text(yaml.safe_dump(result.overlay), "utf-8")
    in_place = cases.loaded(edited)
    assert in_place.data == expected.data
    before = tmp_path / "before.yaml"
    before.write_text(document.source.text, "utf-8")
    overlaid, problems = load(before, adapted=Adaptation((str(overlay),)))
    assert not problems
    assert overlaid is not None
    assert overlaid.data == expected.data

    # What was valid before still is: the change only widens.
    again = cases.compared(in_place, traffic, cases.VALID)
    remaining = {
        str(finding.kind)
        for finding in again.findings
        if finding.lane in {Lane.CONTRADICTED, Lane.UNDOCUMENTED}
    }
    assert sorted(remaining) == cases.left(result)


@pytest.mark.parametrize("case", cases.NAMES)
def test_a_review_finds_what_is_proposed_and_nothing_else(case: str, tmp_path: Path) -> None:
    document = cases.document_of(case)
    result = cases.compared(document, cases.CASES / case / "traffic.ndjson")
    edited = tmp_path / "openapi.yaml"
    edited.write_text(result.text, "utf-8")
    touched = {
        pointer
        for proposal in result.proposals
        for pointer in (
            *(join(at, key) for at, key, _ in proposal.added),
            *(at for at, _ in (*proposal.replaced, *proposal.appended, *proposal.renamed)),
            *proposal.dropped,
        )
    }
    # What is not required any more is told at the property.
    touched |= {
        join(owner, "properties", lookup(document.data, pointer))
        for pointer in touched
        for owner, keyword, _ in [pointer.rpartition("/required/")]
        if keyword
    }
    for finding in compare(document, cases.loaded(edited)):
        # What may be sent grows only; what may be answered does too, which breaks callers.
        assert finding.lane is not review.Lane.WIRE or finding.direction in {
            review.Direction.RESPONSE,
            review.Direction.BOTH,
        }, finding.title
        places = {place.pointer for place in (finding.base, finding.head) if place is not None}
        assert any(
            place == other or place.startswith(f"{other}/") or other.startswith(f"{place}/")
            for place in places
            for other in touched
        ), finding.title


def test_valid_traffic_gives_no_finding() -> None:
    assert cases.compared(cases.document_of(""), cases.VALID).findings == ()


def test_only_what_somebody_has_to_decide_has_no_proposal() -> None:
    undecided = {
        kind
        for case in cases.NAMES
        for kind in cases.left(
            cases.compared(cases.document_of(case), cases.CASES / case / "traffic.ndjson")
        )
    }
    assert undecided == {"style-mismatch", "undocumented-variant", "unreadable-body"}
