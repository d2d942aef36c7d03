"""What a schema says of further properties holds where `readOnly` makes two classes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.generate.service import Service, _handler, _handlers

if TYPE_CHECKING:
    from tests.generate.service import Package, Packages

_ID = {"type": "integer", "readOnly": True}
_WHOLE = {"$ref": "#/components/schemas/Whole"}
_BODY = {"application/json": {"schema": _WHOLE}}
DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Closed both ways", "version": "1"},
    "servers": [{"url": "/"}],
    "paths": {
        "/wholes": {
            "post": {
                "operationId": "make",
                "requestBody": {"required": True, "content": _BODY},
                "responses": {"204": {"description": "made"}},
            }
        }
    },
    "components": {
        "schemas": {
            "Whole": {
                "type": "object",
                "properties": {
                    "id": _ID,
                    "part": {"$ref": "#/components/schemas/Part"},
                    "free": {"$ref": "#/components/schemas/Free"},
                },
                "additionalProperties": False,
            },
            "Part": {
                "type": "object",
                "properties": {"name": {"type": "string"}, "whole": _WHOLE},
                "additionalProperties": False,
            },
            "Free": {
                "type": "object",
                "properties": {"id": _ID, "name": {"type": "string"}},
                "additionalProperties": True,
            },
        }
    },
}


@pytest.fixture(scope="module")
def package(packages: Packages) -> Package:
    return packages.of(DOCUMENT, "closed_both_ways")


def arrived(package: Package, body: Any) -> Any:
    """Send a body, and return what the handler is given."""
    service = Service(package, None, None, {"retries": 0})
    answers = {"make": lambda **_: None}
    for group, base in _handlers(package):
        handler = _handler(base, answers, service.seen)
        service.app = package.server.create_app(**{group: handler})
    service.call("default", "make", body=body)
    return service.seen["body"].to_dict()


@pytest.mark.parametrize(
    "text",
    ['{"other": 1}', '{"part": {"other": 1}}', '{"part": {"whole": {"other": 1}}}'],
)
def test_a_closed_schema_is_closed_in_requests(package: Package, text: str) -> None:
    body = package.models.WholeRequest.from_json(text)
    with pytest.raises(package.errors.UnprocessableContent, match="violation"):
        arrived(package, body)


def test_a_request_may_repeat_what_answers_have(package: Package) -> None:
    body = package.models.WholeRequest.from_json('{"id": 1, "part": {"whole": {"id": 2}}}')
    assert arrived(package, body) == {"id": 1, "part": {"whole": {"id": 2}}}


def test_an_open_schema_is_open_in_requests(package: Package) -> None:
    body = {"free": {"name": "n", "more": [1]}}
    assert arrived(package, body) == body
    with pytest.raises(package.errors.RequestInvalid, match="other"):
        arrived(package, {"part": {"other": 1}})
