"""What two values of one keyword say together, in the branches of an `allOf`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from generators.document import patterns
from tests.document.normal_form import normal

if TYPE_CHECKING:
    from pathlib import Path

A, B = {"type": "string"}, {"minLength": 1}


def merged(folder: Path, first: Any, second: Any, **own: Any) -> tuple[dict[str, Any], list[str]]:
    """Return the normal form of two branches, and what was told."""
    schemas = {"Both": {"allOf": [first, second], **own}}
    result = normal(folder, components={"schemas": schemas})
    schema = result.document.data["components"]["schemas"]["Both"]
    return schema, [f"{note.code} {note.pointer[-12:]}" for note in result.notes]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"multipleOf": 4}, {"multipleOf": 6}, {"multipleOf": 12}),
        ({"multipleOf": 0.2}, {"multipleOf": 0.3}, {"multipleOf": 0.6}),
        ({"multipleOf": 0.5}, {"multipleOf": 2}, {"multipleOf": 2}),
        ({"multipleOf": 0.01}, {"multipleOf": 0.25}, {"multipleOf": 0.25}),
        ({"uniqueItems": True}, {"uniqueItems": False}, {"uniqueItems": True}),
        ({"not": A}, {"not": B}, {"not": {"anyOf": [A, B]}}),
        ({"propertyNames": A}, {"propertyNames": B}, {"propertyNames": {"allOf": [A, B]}}),
        ({"items": A}, {"items": False}, {"items": False}),
        ({"items": False}, {"items": A}, {"items": False}),
        ({"items": A}, {"items": True}, {"items": A}),
        ({"additionalProperties": A}, {"additionalProperties": True}, {"additionalProperties": A}),
        ({"prefixItems": [A, A]}, {"prefixItems": [B, {}]}, {"prefixItems": [{**A, **B}, A]}),
        (
            {"patternProperties": {"^a": A, "^b": A}},
            {"patternProperties": {"^a": B, "^c": B}},
            {"patternProperties": {"^a": {**A, **B}, "^b": A, "^c": B}},
        ),
        (
            {"dependentRequired": {"a": ["b"]}},
            {"dependentRequired": {"a": ["c"], "d": ["e"]}},
            {"dependentRequired": {"a": ["b", "c"], "d": ["e"]}},
        ),
        ({"contains": A, "minContains": 2}, {"minContains": 3}, {"contains": A, "minContains": 2}),
        ({"then": A}, {"if": A, "then": B}, {"if": A, "then": B}),
        ({"enum": [1, 2]}, {"enum": [2, 3]}, {"enum": [2]}),
    ],
)
def test_what_is_exact_is_held(tmp_path: Path, first: Any, second: Any, expected: Any) -> None:
    assert merged(tmp_path, first, second) == (expected, [])
    assert merged(tmp_path, {}, first, **second) == (expected, [])


@pytest.mark.parametrize(
    ("first", "second", "expected", "told"),
    [
        ({"contains": A}, {"contains": B, "minContains": 2}, {"contains": A}, "unmerged contains"),
        ({"if": A, "then": B}, {"if": B, "else": A}, {"if": A, "then": B}, "unmerged if"),
        ({"if": A, "then": B}, {"if": A, "else": B}, {"if": A, "then": B}, "unmerged if"),
        ({"oneOf": [A]}, {"oneOf": [B]}, {"oneOf": [A]}, "unmerged oneOf"),
        ({"format": "date"}, {"format": "uuid"}, {"format": "uuid"}, "conflict format"),
        ({"const": 1}, {"const": 2}, {"const": 2}, "conflict const"),
        ({"minLength": 3}, {"maxLength": 2}, {"minLength": 3, "maxLength": 2}, "conflict Both"),
        ({"enum": [1, 2]}, {"enum": [3]}, {"enum": [3]}, "conflict enum"),
        ({"prefixItems": [A]}, {"prefixItems": [A, B]}, {"prefixItems": [A, B]}, "conflict prefix"),
    ],
)
def test_what_is_not_is_told(
    tmp_path: Path, first: Any, second: Any, expected: Any, told: str
) -> None:
    schema, notes = merged(tmp_path, first, second)
    code, keyword = told.split()
    assert schema == expected
    assert len(notes) == 1
    assert notes[0].startswith(f"allof-{code} ")
    assert f"/{keyword}" in notes[0]


def test_patterns_are_one(tmp_path: Path) -> None:
    schema, notes = merged(tmp_path, {"pattern": "^a"}, {"pattern": "b$"}, pattern="^a|c")
    assert patterns.parts(schema["pattern"]) == ["^a", "b$", "^a|c"]
    assert notes == []


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("^a", "b$", ["^a", "b$"]),
        (r"^\d", "^a|b$", ["^[0-9]", "^a|b$"]),
        ("^a", "^a", ["^a"]),
        ("^(?=a)", "b$", ["b$"]),
        ("^(?=a)", "(?!b)", None),
    ],
)
def test_what_the_models_run(first: str, second: str, expected: list[str] | None) -> None:
    text = patterns.runnable(patterns.both(first, second))
    assert (None if text is None else patterns.listed(text)) == expected
