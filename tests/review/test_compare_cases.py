"""Each case folder gives the verdict written by hand; its findings are expected output."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from generators.review.changes.words import NOT_READ
from generators.review.classes import CLASSES, ids
from generators.review.model import Direction, Lane, Level
from generators.review.values import Answer, Values, Verdict
from tests.review.cases import CASES, NAMES, VERDICTS, findings, verdict

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize("case", NAMES)
def test_the_heaviest_part_is_the_one_written_by_hand(case: str) -> None:
    assert verdict(findings(case)) == (CASES / case / "verdict").read_text("utf-8").strip()


def test_the_cases_show_every_class_of_change() -> None:
    met = {finding.id for case in NAMES for finding in findings(case)}
    missing = [
        change.key
        for change in CLASSES.values()
        if change is not NOT_READ and not {change.id(direction) for direction in Direction} & met
    ]
    assert missing == []
    assert met <= set(ids())


def test_every_verdict_is_met() -> None:
    written = {(CASES / case / "verdict").read_text("utf-8").strip() for case in NAMES}
    assert written == {*VERDICTS.values(), "nothing"}


@pytest.mark.parametrize("case", NAMES)
def test_backwards_there_is_something_to_say_where_there_is_forwards(case: str) -> None:
    assert bool(findings(case)) == bool(findings(case, backwards=True))


def test_what_breaks_says_why_and_what_to_do_instead() -> None:
    silent = {
        (change.key, direction)
        for change in CLASSES.values()
        for direction, effect in change.effects.items()
        if Level.MAJOR in {effect.wire, effect.code}
        and not (change.hint and change.detail(direction))
    }
    assert silent == set()


def test_ids_are_unique_and_described() -> None:
    described = ids()
    assert len(described) == sum(4 if change.directed else 1 for change in CLASSES.values())
    assert all(text.endswith(".") and "{" not in text for text in described.values())


@pytest.mark.parametrize("case", NAMES)
def test_fingerprints_tell_findings_apart(case: str) -> None:
    found = findings(case)
    assert len({finding.fingerprint for finding in found}) == len(found)


def test_little_is_left_undecided(record_property: Callable[[str, object], None]) -> None:
    """Classes of change that sets of values decide, and in how many cases they do not."""
    decided: Counter[str] = Counter()
    undecided: Counter[str] = Counter()
    for case in NAMES:
        for finding in findings(case):
            change = _CHANGES.get(finding.id)
            if change is not None and change.by_values:
                is_open = finding.lane is Lane.UNDECIDED
                (undecided if is_open else decided)[change.key] += 1
    record_property("decided", decided.total())
    record_property("undecided", undecided.total())
    print(f"{undecided.total()} of {decided.total() + undecided.total()} undecided: {undecided}")
    # An unknown keyword in both directions.
    assert undecided == {"keyword-changed": 2}


def test_few_comparisons_of_values_give_up(
    monkeypatch: pytest.MonkeyPatch, record_property: Callable[[str, object], None]
) -> None:
    answers: Counter[Answer] = Counter()
    unknown: set[str] = set()
    plain = Values.compare

    def compare(*arguments: Any) -> Verdict:
        verdict = plain(*arguments)
        answers[verdict.answer] += 1
        if verdict.answer is Answer.UNKNOWN:
            unknown.add(case)
        return verdict

    monkeypatch.setattr(Values, "compare", compare)
    for case in NAMES:
        findings(case)
    record_property("unknown", answers[Answer.UNKNOWN])
    print(f"{answers[Answer.UNKNOWN]} of {answers.total()} unknown: {sorted(unknown)}")
    assert unknown <= _UNKNOWN


_UNKNOWN = frozenset(
    f"{direction}_{case}"
    for direction, cases in {
        "request": ("pattern_properties_added", "property_names_limited"),
        "response": ("pattern_properties_removed", "property_names_free", "format_dropped"),
    }.items()
    for case in (*cases, "content_media_type", "format_unknown", "reference_to_nowhere")
) | {"dialect_bound_not_converted"}
"""Cases that nobody can decide: unknown formats, schemas that are none or unknown, names that no
schema declares."""
_CHANGES = {change.id(direction): change for change in CLASSES.values() for direction in Direction}
