"""The version bump that a review demands, against the one that was made."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.review import versions
from generators.review.model import Acceptance, Finding, Lane, Level
from tests.review.python_cases import document

NONE, PATCH, MINOR, MAJOR = Level


def spec(version: object) -> dict[str, object]:
    return {"openapi": "3.1.0", "info": {"title": "x", "version": version}, "paths": {}}


def finding(level: Level) -> Finding:
    return Finding("one", Lane.COMPATIBLE, level, Level.NONE, "one")


@pytest.mark.parametrize(
    ("before", "after", "required", "declared", "suggested"),
    [
        ("1.4.2", "1.4.2", PATCH, NONE, "1.4.3"),
        ("1.4.2", "1.4.3", PATCH, PATCH, ""),
        ("1.4.2", "1.4.3", MINOR, PATCH, "1.5.0"),
        ("1.4.2", "1.5.0", MAJOR, MINOR, "2.0.0"),
        ("1.4.2", "2.0.0", MAJOR, MAJOR, ""),
        ("1.4.2", "2.0.0", NONE, MAJOR, ""),
        ("1.4.2", "1.3.0", PATCH, NONE, "1.4.3"),
        ("0.3.1", "0.3.1", MAJOR, NONE, "0.4.0"),
        ("0.3.1", "0.4.0", MAJOR, MAJOR, ""),
        ("0.3.1", "0.3.2", MINOR, MINOR, ""),
        ("0.3.1", "0.3.2", MAJOR, MINOR, "0.4.0"),
        ("0.3.1", "1.0.0", MAJOR, MAJOR, ""),
        ("1.9.0", "2.0.0-rc.1", MAJOR, MAJOR, ""),
        ("2.0.0-rc.9", "2.0.0-rc.10", MAJOR, MAJOR, ""),
        ("2.0.0-rc.1", "2.0.0", MAJOR, MAJOR, ""),
        ("2.0.0", "2.0.0-rc.1", PATCH, NONE, "2.0.1"),
        ("1.5.0-beta", "1.5.0", MAJOR, MINOR, "2.0.0"),
        ("1.0.0+build.1", "1.0.0+build.2", PATCH, NONE, "1.0.1"),
    ],
)
def test_steps(before: str, after: str, required: Level, declared: Level, suggested: str) -> None:
    bump = versions.bump([finding(required)], document(spec(before)), document(spec(after)))
    assert (bump.required, bump.declared, bump.suggested) == (required, declared, suggested)
    assert bump.enough is (suggested == "")


@pytest.mark.parametrize("other", ["2024-05-01", "1.2", "v1.2.3", "01.2.3", "", "latest", 7, "1.²"])
def test_what_is_not_three_numbers_is_not_compared(other: object) -> None:
    for before, after in (("1.0.0", other), (other, "1.0.0")):
        bump = versions.bump([finding(MAJOR)], document(spec(before)), document(spec(after)))
        assert (bump.required, bump.declared, bump.suggested) == (MAJOR, None, "")
        assert bump.enough
        assert bump.reason


def test_a_date_is_said_to_be_one() -> None:
    bump = versions.bump([], document(spec("2024-05-01")), document(spec("2024-06-01")))
    assert bump.reason == "`2024-05-01` is a date, which does not say what a step means"


def test_a_lower_version_is_said_to_be_one() -> None:
    bump = versions.bump([], document(spec("2.0.0")), document(spec("1.9.0")))
    assert bump.reason == "`1.9.0` is lower than `2.0.0`"


def test_the_place_is_where_the_head_states_it() -> None:
    bump = versions.bump([], document(spec("1.0.0")), document(spec("1.0.0")))
    assert bump.place is not None
    assert bump.place.pointer == "/info/version"
    assert bump.place.location.line == 4


def test_nothing_is_demanded_of_a_new_document() -> None:
    bump = versions.bump([], None, document(spec("1.0.0")))
    assert (bump.required, bump.declared, bump.enough) == (NONE, None, True)


def test_what_is_accepted_demands_nothing() -> None:
    import datetime
    from dataclasses import replace

    head = document(spec("1.0.0"))
    accepted = Acceptance("known", "us", datetime.date(2030, 1, 1), head.locate(""))
    findings = [replace(finding(MAJOR), accepted=accepted), finding(MINOR)]
    assert versions.bump(findings, head, head).required is MINOR


numbers = st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 3))
texts = st.builds(
    lambda parts, pre: ".".join(map(str, parts)) + pre,
    numbers,
    st.sampled_from(["", "-1", "-rc", "-rc.2", "+x"]),
)


@given(texts, st.sampled_from([PATCH, MINOR, MAJOR]))
def test_what_is_suggested_is_enough(text: str, required: Level) -> None:
    old = versions.parse(text)
    assert old is not None
    new = versions.parse(versions.suggest(old, required))
    assert new is not None
    assert versions.step(old, new) >= required


@given(texts, texts)
def test_only_one_of_two_ways_is_a_step(left: str, right: str) -> None:
    old, new = versions.parse(left), versions.parse(right)
    assert old is not None
    assert new is not None
    assert NONE in {versions.step(old, new), versions.step(new, old)}
