"""Media types: which of those that are declared a content type belongs to."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from generators.runtime.media_types import (
    belongs,
    concrete_type,
    essence,
    is_json,
    parameters,
    select,
)


class Declared(NamedTuple):
    text: str

    @property
    def essence(self) -> str:
        return essence(self.text)

    @property
    def parameters(self) -> frozenset[str]:
        return parameters(self.text)


DECLARED = [
    Declared(text)
    for text in (
        "application/json",
        "application/json;v=2",
        'application/json; profile="a b"; v=2',
        "text/csv; header=present",
        "image/*",
        "application/*+json",
    )
]


@pytest.mark.parametrize(
    ("content_type", "expected"),
    [
        ("application/json", 0),
        ("Application/JSON; charset=utf-8", 0),
        ("application/json; v=2", 1),
        ('application/json;charset=utf-8;V="2"', 1),
        ("application/json;v=3", 0),
        ('application/json;v=2;profile="a b"', 2),
        ("text/csv", 3),
        ("text/csv;header=absent", 3),
        ("image/png;x=1", 4),
        ("application/merge-patch+json", 5),
        ("application/merge-patch+xml", None),
        ("video/mp4", None),
    ],
)
def test_select(content_type: str, expected: int | None) -> None:
    chosen = select(DECLARED, content_type)
    assert chosen == (None if expected is None else DECLARED[expected])


@pytest.mark.parametrize(
    ("content_type", "expected"),
    [
        ("application/json; charset=utf-8", True),
        ("text/json", True),
        ("application/*+json", True),
        ("text/plain", False),
    ],
)
def test_is_json(content_type: str, expected: bool) -> None:
    assert is_json(content_type) is expected


@pytest.mark.parametrize("declared", ["*/*", "application/*", "application/*+json", "text/csv"])
def test_what_stands_for_a_range_belongs_to_it(declared: str) -> None:
    assert belongs(concrete_type(declared), [declared])
