"""Texts match the patterns they are made for, as other engines read these, and none takes long."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import SchemaValidator, ValidationError, core_schema

from generators.runtime.examples.texts import LONGEST, NoTextError, matches, text_for

PATTERNS = [
    r"^AC[0-9a-fA-F]{32}$",
    r"^pty",
    r"x{9}y$",
    r"^((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(25[0-5]|2[0-4]\d|[1-9]?\d)$",
    r"^(?:a{0,5}){3}$",
    r"^[a-zA-Z0-9\-_]+\/[0-9]+\.[0-9]+\.[0-9]+(;[a-zA-Z0-9\-=\.]+)?$",
    r"^\+[1-9]\d{1,14}$",
    r"^[^\x00-\x1f]*$",
    r"^\p{L}+$",
    r"^\p{Greek}{3}$",
    r"^[\u4e00-\u9fa5]+$",
    r"^(?<year>\d{4})-(?<month>\d\d)$",
    r"^[[:alpha:]]+$",
    r"(?i)^abc$",
    r"^[^\S]$",
    r"^.{3}\d$",
    r"\bword\b",
    r"^(aa|bbb)*$",
    r"^$",
    r"",
    r"^\\+[1-9]\\d{1,14}$",
    r"a|b|^c$",
    r"^[\w.-]+@[\w-]+\.[a-z]{2,}$",
    r"^a{2,}?b+?$",
    r"^\x41\u0042\t$",
    r"^[]a]$|^ok$",
]
LOOKING = [
    r"^(?=.*[A-Z])(?=.*\d)(?=.*[!@#]).{8,}$",
    r"^(?!foo)[a-z]{3,}$",
    r"^(?!.*--)[a-z-]{2,5}(?<!-)$",
]
HOSTILE = [
    r"(a{1,1000}){1,1000}",
    r"^(a|b)*c{5000}$",
    r"((((a?){1000}){1000}){1000}){1000}",
    r"^(a+)+$",
    r"(((((a*)*)*)*)*)*b$",
    r"^(((((((((a|b|c)*)*)*)*)*)*)*)*)*d$",
    r"(?=(a+)+$)(?=(b+)+$)",
    "(" * 5000 + ")" * 5000,
    r"a{999999999999}",
    r"a{20000}",
    r"^(x{100}){100}{100}$",
]


def is_read(pattern: str, text: str) -> bool:
    """Whether the engine of the models finds a pattern in a text."""
    try:
        SchemaValidator(core_schema.str_schema(pattern=pattern)).validate_python(text)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("seed", ["", "1", "2"])
@pytest.mark.parametrize("pattern", PATTERNS)
def test_texts_match(pattern: str, seed: str) -> None:
    text = text_for((pattern,), seed=seed)
    assert matches(pattern, text)
    if "[]" not in pattern:  # of another meaning in that engine
        assert is_read(pattern, text)
    assert text_for((pattern,), seed=seed) == text


@pytest.mark.parametrize("pattern", LOOKING)
def test_conditions_ahead_and_behind_are_met(pattern: str) -> None:
    assert re.search(pattern, text_for((pattern,)))


@pytest.mark.parametrize("pattern", HOSTILE)
def test_no_pattern_takes_long(pattern: str) -> None:
    try:
        text = text_for((pattern,))
    except NoTextError:
        return
    assert len(text) <= LONGEST
    assert matches(pattern, text)


def test_lengths_count_as_well() -> None:
    assert len(text_for((r"^[a-z]+-\d*$",), 10, 12)) in {10, 11, 12}
    assert len(text_for((r"\.json$",), 30)) == 30
    assert len(text_for((r"^(ab){2,9}$",), 11, 13)) == 12
    with pytest.raises(NoTextError, match="longer than 3 characters"):
        text_for((r"^a{4}$",), 0, 3)
    with pytest.raises(NoTextError, match="no text was found that matches"):
        text_for((r"^a{4}$",), 5)


def test_several_patterns_are_met_together() -> None:
    text = text_for(("^a", "z$", r"\d"), 3)
    assert (text[0], text[-1], any(map(str.isdigit, text))) == ("a", "z", True)


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        (r"^(['\"])a\1$", "it refers back to a group"),
        (r"^[]$", "a set without characters"),
        (r".^", "no text was found"),
        ("(" * 70 + "a" + ")" * 70, "stand inside each other"),
        (r"(?x) a b", "the flag `x`"),
    ],
)
def test_what_cannot_be_made_is_said(pattern: str, said: str) -> None:
    with pytest.raises(NoTextError, match=re.escape(said)):
        text_for((pattern,))


@pytest.mark.parametrize("pattern", ["(", "[", "a**b)", "*", "[z-a]", "a{2,1}", "(?<"])
def test_what_is_no_pattern_demands_nothing(pattern: str) -> None:
    assert matches(pattern, "anything")


@given(st.text("ab0-", max_size=6), st.sampled_from([*PATTERNS[:6], r"^[a-b]*0?-{0,2}$", r"b-?$"]))
def test_matching_is_as_elsewhere(text: str, pattern: str) -> None:
    assert matches(pattern, text) is (re.search(pattern, text) is not None)
