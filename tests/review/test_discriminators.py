"""Entries of a discriminator's mapping: none changes in silence, and each change is told once."""

from __future__ import annotations

from typing import Any

import pytest

from generators.review.compare import compare
from tests.review.rewriting import document

REF = "#/components/schemas/"
DISC, TAPE, BOX, NOWHERE = (f"{REF}{name}" for name in ("Disc", "Tape", "Box", "Nowhere"))
CONSTANT, OPEN = ({"disc": {"const": "disc"}, "tape": {"const": "tape"}}, {})


def media(mapping: dict[str, str], tags: dict[str, Any]) -> Any:
    """Return a document with a union that has a mapping, its variants with schemas of the tag."""
    schemas = {
        name: {
            "type": "object",
            "required": ["kind"],
            "properties": {"kind": tags.get(name.lower(), {"type": "string"}), name: {}},
        }
        for name in ("Disc", "Tape", "Box")
    }
    union = {
        "oneOf": [{"$ref": DISC}, {"$ref": TAPE}],
        "discriminator": {"propertyName": "kind", "mapping": mapping},
    }
    content = {"application/json": {"schema": union}}
    responses = {"204": {"description": "Done."}}
    return document(
        {
            "openapi": "3.1.0",
            "info": {"title": "Media", "version": "1.0.0"},
            "paths": {
                "/media": {"put": {"requestBody": {"content": content}, "responses": responses}}
            },
            "components": {"schemas": schemas},
        }
    )


def told(before: dict[str, str], after: dict[str, str], tags: dict[str, Any]) -> list[str]:
    """Return the classes of the changes found from one mapping to another."""
    return [finding.id for finding in compare(media(before, tags), media(after, tags))]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"disc": DISC, "tape": TAPE}, {"disc": NOWHERE, "tape": TAPE}),
        ({"disc": DISC, "tape": TAPE}, {"disc": BOX, "tape": TAPE}),
        ({"disc": DISC}, {"disc": DISC, "box": BOX}),
        ({"box": BOX}, {"box": NOWHERE}),
        ({"box": BOX}, {"case": BOX}),
    ],
)
def test_an_entry_that_leads_to_no_variant_is_compared(
    before: dict[str, str], after: dict[str, str]
) -> None:
    count = len(before.keys() ^ after.keys()) or 1
    assert told(before, after, CONSTANT) == ["request-keyword-changed"] * count
    assert told(after, before, CONSTANT) == ["request-keyword-changed"] * count


def test_an_entry_that_no_longer_leads_to_a_variant_is_told_by_the_variant_alone() -> None:
    to, away = {"disc": DISC, "tape": TAPE}, {"disc": NOWHERE, "tape": TAPE}
    assert told(to, away, OPEN) == ["request-discriminator-value-changed"]
    assert told(away, to, OPEN) == ["request-discriminator-value-changed"]


def test_an_entry_that_says_what_holds_anyway_is_no_change() -> None:
    assert told({"disc": DISC, "box": BOX}, {"disc": "Disc", "box": "Box"}, CONSTANT) == []
    assert told({"disc": DISC, "tape": TAPE}, {}, CONSTANT) == []
