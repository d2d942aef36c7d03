"""Each case folder gives the verdict written by hand, and the findings expected of it."""

from __future__ import annotations

import json

import pytest

from generators.review.classes import CLASSES, ids
from generators.review.model import Direction, Level
from tests.review.cases import CASES, NAMES, VERDICTS, findings, shown, verdict


@pytest.mark.parametrize("case", NAMES)
def test_case(case: str) -> None:
    folder = CASES / case
    assert verdict(findings(case)) == (folder / "verdict").read_text("utf-8").strip()
    assert shown(case) == (folder / "expected.json").read_text("utf-8")


def test_the_cases_show_every_class_of_change() -> None:
    met = {
        item["id"]
        for case in NAMES
        for item in json.loads((CASES / case / "expected.json").read_text("utf-8"))
    }
    missing = [
        change.key
        for change in CLASSES.values()
        if not {change.id(direction) for direction in Direction} & met
    ]
    assert missing == []
    assert met <= set(ids())


def test_every_verdict_is_met() -> None:
    written = {(CASES / case / "verdict").read_text("utf-8").strip() for case in NAMES}
    assert written == {*VERDICTS.values(), "nothing"}


@pytest.mark.parametrize("case", NAMES)
def test_backwards_there_is_something_to_say_where_there_is_forwards(case: str) -> None:
    assert bool(findings(case)) == bool(findings(case, backwards=True))


def test_what_breaks_says_what_to_do_instead() -> None:
    silent = {
        one.id
        for case in NAMES
        for one in findings(case)
        if Level.MAJOR in {one.wire, one.code} and (not one.hint or not one.detail)
    }
    silent -= {"operation-removed-after-sunset"}  # there is nothing left to do
    assert silent == set()


@pytest.mark.parametrize("case", NAMES)
def test_fingerprints_tell_findings_apart(case: str) -> None:
    found = findings(case)
    assert len({one.fingerprint for one in found}) == len(found)
