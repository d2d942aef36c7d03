"""Each kind of difference is found as what it is, and its proposal makes the traffic valid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from generators.document import Adaptation, load
from generators.drift.changes import edits
from generators.drift.kinds import Lane
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
    assert undecided == {"undocumented-variant", "unreadable-body"}
