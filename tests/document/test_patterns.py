"""Regular expressions mean for the generated code what they mean in ECMA-262."""

from __future__ import annotations

import jsonschema_rs
import pytest
from pydantic_core import SchemaValidator, core_schema

from generators.document.patterns import refusal, runnable, translated

PATTERNS = (
    *(r"^\d+$", r"^\w+$", r"^\D$", r"^\W$", r"^[\d]$", r"^[\d-]+$", r"^[^\W_]$"),
    *(r"^[^\d]$", r"^[\D]$", r"^\\d$", r"^[a\]\d]$", r"^\p{L}$", r"^[-\w]+$", r"^[\w\-]+@[a-z]$"),
)
TEXTS = ("1", "\u0661", "a", "\u00e9", "_", "-", ".", "a-b.c", "]", r"\d", "a@b", "", "12", " ")


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_same_texts_match(pattern: str) -> None:
    written = runnable(pattern)
    assert written is not None
    ours = SchemaValidator(core_schema.str_schema(pattern=written))
    theirs = jsonschema_rs.Draft202012Validator({"pattern": pattern})
    matched = {text: ours.isinstance_python(text) for text in TEXTS}
    assert matched == {text: theirs.is_valid(text) for text in TEXTS}


def test_a_dash_behind_a_class_escape_is_no_range() -> None:
    # Annex B of ECMA-262: what browsers and many documents have.
    assert runnable(r"^[\w-.]+$") == r"^[A-Za-z0-9_\-.]+$"


def test_what_needs_no_translation_stays() -> None:
    for pattern in (r"^[a-z0-9-]+$", r"a\.b\/c", r"[\]\[]", "a-b", "(?:x|y){2,3}"):
        assert translated(pattern) == pattern


def test_look_around_is_refused_with_a_reason() -> None:
    assert runnable("^(?=a)") is None
    assert "look-around" in refusal("^(?=a)")
