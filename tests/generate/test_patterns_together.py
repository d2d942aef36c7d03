"""Schemas with several patterns, which `allOf` puts together: each of them holds, everywhere."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

if TYPE_CHECKING:
    from tests.generate.service import Connect, Packages

RIGHT: list[dict[str, Any]] = [
    {"code": "a1"},
    {"code": "a1", "name": None, "size": 24},
    {"code": "a1", "name": "Ab", "codes": ["ac1"]},
]
WRONG: list[tuple[str, Any]] = [
    ("code", "a"),
    ("code", "1"),
    ("name", "Ab "),
    ("name", "ab"),
    ("name", "Abcdefghij"),
    ("size", 6),
    ("codes", ["ab1"]),
    ("codes", ["ac"]),
    ("codes", ["1c1"]),
]


@pytest.mark.parametrize("value", RIGHT)
def test_what_matches_all_passes(connect: Connect, value: dict[str, Any]) -> None:
    service = connect("all_of")
    found = service.call("default", "put_label", code="ac1", body=value)
    assert json.loads(found.to_json()) == value
    assert json.loads(service.seen["body"].to_json()) == value


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_what_misses_one_does_not(packages: Packages, name: str, value: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        packages("all_of").models.Label.from_json(json.dumps({"code": "a1", name: value}))
    assert [error["loc"][0] for error in caught.value.errors()] == [name]


@pytest.mark.parametrize("code", ["1c1", "abc", "ab1"])
def test_nor_does_a_parameter(connect: Connect, code: str) -> None:
    service = connect("all_of")
    with pytest.raises(service.package.errors.RequestInvalid):
        service.call("default", "put_label", code=code, body={"code": "a1"})
