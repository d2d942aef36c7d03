"""Media types: which of those that are declared a content type belongs to."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from generators.runtime.media_types import essence, parameters, select


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
        ("video/mp4", None),
    ],
)
def test_select(content_type: str, expected: int | None) -> None:
    chosen = select(DECLARED, content_type)
    assert chosen == (None if expected is None else DECLARED[expected])
