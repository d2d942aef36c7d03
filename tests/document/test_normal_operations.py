"""Path items in normal form: each operation lists all its parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.document.normal_form import normal

if TYPE_CHECKING:
    from pathlib import Path

RESPONSES = {"204": {"description": "done"}}


def parameter(name: str, type_: str = "string") -> dict[str, Any]:
    return {"in": "query", "name": name, "schema": {"type": type_}}


def test_parameters_of_the_path_come_first_and_are_overridden(tmp_path: Path) -> None:
    item = {
        "parameters": [parameter("a"), parameter("b")],
        "get": {"parameters": [parameter("b", "integer")], "responses": RESPONSES},
    }
    document = normal(tmp_path, paths={"/a": item}).document
    result = document.data["paths"]["/a"]
    assert "parameters" not in result
    assert result["get"]["parameters"] == [parameter("a"), parameter("b", "integer")]
    assert document.origin("/paths/~1a/get/parameters/0") == "/paths/~1a/parameters/0"
    assert document.origin("/paths/~1a/get/parameters/1") == "/paths/~1a/get/parameters/0"


def test_a_path_item_is_written_in_place(tmp_path: Path) -> None:
    document = normal(
        tmp_path,
        paths={"/a": {"$ref": "#/components/pathItems/A"}, "x-note": "left out"},
        components={"pathItems": {"A": {"get": {"responses": RESPONSES}}}},
    ).document
    assert document.data["paths"] == {"/a": {"get": {"responses": RESPONSES}}}
    assert document.origin("/paths/~1a/get") == "/components/pathItems/A/get"


def test_classes_are_named_after_operation_status_and_callback(tmp_path: Path) -> None:
    content = {"application/json": {"schema": {"type": "object", "properties": {"a": {}}}}}
    response = {"description": "as said", "content": content}
    post = {"requestBody": {"content": content}, "responses": RESPONSES}
    operation = {
        "operationId": "order",
        "responses": {"200": response, "404": response},
        "callbacks": {"paid": {"{$request.body#/url}": {"post": post}}},
    }
    document = normal(tmp_path, paths={"/a": {"get": operation}}).document
    assert list(document.data["components"]["schemas"]) == [
        "OrderResponse",
        "OrderResponse404",
        "OrderPaidRequest",
    ]
