"""A security scheme that a document requires and does not declare opens no operation."""

from __future__ import annotations

import asyncio
import importlib
import sys
from typing import TYPE_CHECKING, Any, Literal

import pytest
from starlette.testclient import TestClient

from generators import pipeline
from tests.support import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from types import ModuleType

SPEC = """
openapi: 3.1.0
info: {title: Locked pets, version: '1'}
servers: [{url: http://test}]
security: [{Kerberos: []}]
paths:
  /default: {get: {operationId: default, responses: {'204': {description: fine}}}}
  /own:
    get:
      operationId: own
      security: [{Gone: []}]
      responses: {'204': {description: fine}}
  /both:
    get:
      operationId: both
      security: [{key: [], Kerberos: []}]
      responses: {'204': {description: fine}}
  /spared:
    get:
      operationId: spared
      security: [{Kerberos: []}, {key: []}]
      responses: {'204': {description: fine}}
  /nulled:
    get:
      operationId: nulled
      security: [{oauth2: []}, {key: []}]
      responses: {'204': {description: fine}}
  /open: {get: {operationId: free, security: [], responses: {'204': {description: fine}}}}
  /misspelled:
    get:
      operationId: misspelled
      securty: [{key: []}]
      responses: {'204': {description: fine}}
  /above:
    security: [{key: []}]
    get: {operationId: above, responses: {'204': {description: fine}}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    oauth2: null
"""
CLOSED = ("default", "own", "both", "misspelled", "above")
ALONE = """
openapi: 3.1.0
info: {title: Alone, version: '1'}
servers: [{url: http://test}]
paths:
  /own:
    get: {operationId: own, security: [{Gone: []}], responses: {'204': {description: fine}}}
"""


class Package:
    def __init__(self, name: str) -> None:
        self.name = name

    def __getattr__(self, module: str) -> ModuleType:
        return importlib.import_module(f"{self.name}.{module}")


def _imported(folder: Any, text: str) -> Iterator[Package]:
    file = folder / "openapi.yaml"
    file.write_text(text, "utf-8")
    result = pipeline.generate(file)
    assert result.described.api is not None
    write(result.tree, folder)
    sys.path.insert(0, str(folder))
    yield Package(result.described.api.package)
    sys.path.remove(str(folder))


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Package]:
    yield from _imported(tmp_path_factory.mktemp("locked"), SPEC)


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Package]:
    yield from _imported(tmp_path_factory.mktemp("alone"), ALONE)


def application(package: Package, dispatch: Literal["app", "direct"], **checks: Any) -> Any:
    async def answer(_: object, **__: object) -> None:
        return None

    base = package.server.DefaultHandler
    methods: dict[str, Any] = dict.fromkeys((*CLOSED, "spared", "nulled", "free"), answer)
    handler = type("Handler", (base,), methods)()
    return package.server.create_app(
        default=handler,
        authenticate=lambda credentials: "key" if credentials.value == "right" else None,
        dispatch=dispatch,
        checks=checks,
    )


DISPATCH = pytest.mark.parametrize("dispatch", ["app", "direct"])


@DISPATCH
def test_without_a_check_nothing_is_open(package: Package, dispatch: Any) -> None:
    with TestClient(application(package, dispatch)) as client:
        for headers in ({}, {"X-Key": "right"}, {"Authorization": "Negotiate abc"}):
            for name in CLOSED:
                answer = client.get(f"/{name}", headers=headers)
                assert answer.status_code == 501, (name, headers)
                assert answer.headers["content-type"] == "application/problem+json"
        assert "Kerberos" in client.get("/default").json()["detail"]
        for path in ("/spared", "/nulled"):
            assert client.get(path).status_code == 401
            assert client.get(path, headers={"X-Key": "right"}).status_code == 204
            assert client.get(path, headers={"X-Key": "wrong"}).status_code == 401
        assert client.get("/open").status_code == 204


def by_header(headers: Mapping[str, str]) -> str | None:
    return "somebody" if headers.get("authorization") == "Negotiate right" else None


async def async_check(headers: Mapping[str, str]) -> str | None:
    await asyncio.sleep(0)
    return by_header(headers)


@DISPATCH
@pytest.mark.parametrize("check", [by_header, async_check])
def test_a_check_says_who_calls(
    package: Package, dispatch: Any, check: Callable[..., object]
) -> None:
    right, key = {"Authorization": "Negotiate right"}, {"X-Key": "right"}
    with TestClient(application(package, dispatch, Kerberos=check)) as client:
        assert client.get("/default").status_code == 401
        assert client.get("/default", headers={"Authorization": "Negotiate w"}).status_code == 401
        assert client.get("/default", headers=right).status_code == 204
        assert client.get("/both", headers=right).status_code == 401
        assert client.get("/both", headers=key).status_code == 401
        assert client.get("/both", headers=right | key).status_code == 204
        assert client.get("/own", headers=right).status_code == 501


def test_a_check_of_nothing_undeclared_is_a_mistake(package: Package) -> None:
    with pytest.raises(ValueError, match="'key' is no undeclared security scheme"):
        application(package, "app", key=by_header)


def test_an_api_of_which_nothing_is_declared(alone: Package) -> None:
    async def answer(_: object, **__: object) -> None:
        return None

    handler = type("Handler", (alone.server.DefaultHandler,), {"own": answer})()
    with TestClient(alone.server.create_app(default=handler)) as client:
        assert client.get("/own").status_code == 501
    app = alone.server.create_app(default=handler, checks={"Gone": lambda _: "me"})
    with TestClient(app) as client:
        assert client.get("/own").status_code == 204


def test_the_client_sends_without_it(package: Package) -> None:
    mock = package.mock.create_mock(checks={"Kerberos": by_header})
    with package.client.Client.for_app(mock) as client:
        with pytest.raises(package.errors.StatusError) as refused:
            client.default.default()
        assert refused.value.status == 401
        client.default.default(headers={"Authorization": "Negotiate right"})
        with pytest.raises(package.errors.StatusError) as unknown:
            client.default.own()
        assert unknown.value.status == 501
        with pytest.raises(package.errors.MissingCredentials):
            client.default.spared()
    assert "Kerberos" in (package.client.Client.__init__.__doc__ or "")


def test_the_client_prefers_what_it_can_send(package: Package) -> None:
    with package.client.Client("http://test", api_key="right") as client:
        assert client.build(client.default.nulled).headers["X-Key"] == "right"
        assert client.build(client.default.both).headers["X-Key"] == "right"


def test_the_mock_and_the_suite(package: Package) -> None:
    report = package.contract.run(app=package.mock.create_mock(), api_key="right")
    outcomes = {
        result.case.operation_id: result.outcome
        for result in report.results
        if result.case.kind == "valid"
    }
    assert outcomes == {
        **dict.fromkeys(CLOSED, "skipped"),
        **dict.fromkeys(("spared", "nulled", "free"), "held"),
    }
    assert not report.count("violated"), [str(result) for result in report.results]
