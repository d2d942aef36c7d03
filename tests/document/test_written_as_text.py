"""Examples of parameters that are text in the notation of a style."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generators.document import load
from generators.document.examples import written_as_text


@pytest.mark.parametrize(
    ("stated", "is_text"),
    [
        ("array", True),
        ("string", False),
        (["array", "null"], True),
        (["integer", "null"], False),
        (["array", "string"], False),
        (None, False),
    ],
)
def test_by_type(stated: Any, is_text: bool) -> None:
    parameter = {"name": "q", "in": "query", "schema": {"type": stated}, "example": "a,b"}
    operation = {"parameters": [parameter], "responses": {"204": {"description": ""}}}
    data = {
        "openapi": "3.1.0",
        "info": {"title": "It", "version": "1"},
        "paths": {"/it": {"get": operation}},
    }
    document = load("it.json", read=lambda _: json.dumps(data).encode()).document
    assert document is not None
    expected = ["/paths/~1it/get/parameters/0/example"] if is_text else []
    assert list(written_as_text(document)) == expected
