"""Paths that differ in the names of their parameters alone: what is served, and what is told."""

from __future__ import annotations

import importlib
import logging
import sys
from typing import TYPE_CHECKING, Any

import pytest
from starlette.testclient import TestClient

from generators import pipeline
from tests.support import write

if TYPE_CHECKING:
    from pathlib import Path

SPEC = """
openapi: 3.1.0
info: {title: Twin pets, version: '1'}
paths:
  /pets/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {operationId: byId, responses: {'200': {$ref: '#/components/responses/Text'}}}
  /pets/{name}:
    parameters: [{name: name, in: path, required: true, schema: {type: string}}]
    get: {operationId: byName, responses: {'200': {$ref: '#/components/responses/Text'}}}
    put: {operationId: putName, responses: {'200': {$ref: '#/components/responses/Text'}}}
components:
  responses:
    Text: {description: fine, content: {text/plain: {schema: {type: string}}}}
"""


@pytest.mark.parametrize("dispatch", ["app", "direct"])
def test_different_methods_are_served_together(
    dispatch: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "openapi.yaml").write_text(SPEC, "utf-8")
    result = pipeline.generate(tmp_path / "openapi.yaml")
    api, coverage = result.described.api, result.described.coverage
    assert api is not None
    assert coverage is not None
    assert [operation.id for operation in api.operations] == ["byId", "byName", "putName"]
    assert [one.id for one in coverage.of_state("degraded")] == ["byName"]
    (told,) = [one for one in result.described.diagnostics if one.code == "operation-unserved"]
    assert (told.pointer, told.severity) == ("/paths/~1pets~1{name}/get", "warning")
    write(result.tree, tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    server = importlib.import_module(f"{api.package}.server")

    def answer(name: str) -> Any:
        async def method(_: object, **values: str) -> str:
            return f"{name} {values}"

        return method

    names = ("by_id", "by_name", "put_name")
    handler = type("Handler", (server.DefaultHandler,), {name: answer(name) for name in names})
    with caplog.at_level(logging.WARNING):
        app = server.create_app(default=handler(), dispatch=dispatch)
    assert "GET /pets/{name} is not served" in caplog.text
    with TestClient(app) as client:
        assert client.get("/pets/a").text == "by_id {'id': 'a'}"
        assert client.put("/pets/a").text == "put_name {'name': 'a'}"
    for module in [name for name in sys.modules if name.partition(".")[0] == api.package]:
        del sys.modules[module]


FRAGMENTS = """
openapi: 3.0.3
info: {title: Fragments, version: '1'}
paths:
  /{bucket}#acl:
    parameters: [{name: bucket, in: path, required: true, schema: {type: string}}]
    get:
      operationId: acl
      parameters: [{name: acl, in: query, required: true, schema: {type: boolean}}]
      responses: {'204': {description: fine}}
    put: {operationId: putAcl, responses: {'204': {description: fine}}}
  /{bucket}#tagging:
    parameters: [{name: bucket, in: path, required: true, schema: {type: string}}]
    get: {operationId: tagging, responses: {'204': {description: fine}}}
"""


def test_a_fragment_is_not_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents made of Amazon's descriptions name several operations of one path by it."""
    (tmp_path / "openapi.yaml").write_text(FRAGMENTS, "utf-8")
    result = pipeline.generate(tmp_path / "openapi.yaml")
    diagnostics = result.described.diagnostics
    (told,) = [one for one in diagnostics if one.code == "operation-unserved"]
    assert told.pointer == "/paths/~1{bucket}#tagging/get"
    assert "no-identical-paths" in {one.code for one in diagnostics}
    write(result.tree, tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    client_module = importlib.import_module("fragments.client")
    mock = importlib.import_module("fragments.mock").create_mock()
    with client_module.Client("http://case.test") as client:
        built = client.build(client.default.acl, bucket="b", acl=True)
        other = client.build(client.default.put_acl, bucket="b")
    assert (built.url, other.url) == ("http://case.test/b?acl=true", "http://case.test/b")
    assert TestClient(mock).put("/b").status_code == 204
    report = importlib.import_module("fragments.contract").run(app=mock)
    assert report.held, report.text()
    assert "case.test" not in result.tree["samples/put_acl/curl.sh"]
    assert "#" not in result.tree["samples/put_acl/curl.sh"].split("--request")[1]
