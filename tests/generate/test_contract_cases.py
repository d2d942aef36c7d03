"""The contract suite makes valid requests; what it cannot make costs that case alone."""

from __future__ import annotations

import json
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from generators import pipeline
from generators.options import Options
from tests.generate.service import Package
from tests.runtime.examples.test_made_values import KINDS as MADE
from tests.support import ROOT, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.generate.service import Packages

CASES = ROOT / "tests/cases/contract"
_numbers = count()
HEAD = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n"


@pytest.fixture
def made(packages: Packages, tmp_path: Path) -> Callable[[str], Package]:
    """Give what makes the package of a document."""

    def make(text: str) -> Package:
        name = f"contract_case_{next(_numbers)}"
        (tmp_path / "openapi.yaml").write_text(text)
        result = pipeline.generate(tmp_path / "openapi.yaml", Options(package=name))
        write(result.tree, packages.folder)
        return Package(name)

    return make


def tried(package: Package, **options: Any) -> Any:
    """Return the report of a package's suite on the package's own mock."""
    return package.contract.run(app=package.mock.create_mock(), prefer=True, **options)


def skipped(report: Any) -> dict[str, str]:
    return {str(item.case): item.skipped for item in report.results if item.skipped}


@pytest.mark.parametrize("name", ["contract-suite", "contract-suite-crash"])
def test_mocks_hold_small_documents_that_went_wrong(
    made: Callable[[str], Package], name: str
) -> None:
    report = tried(made((CASES / f"{name}.yaml").read_text()))
    assert report.held, report.text()
    assert skipped(report) == {}
    operations = {item.case.operation_id for item in report.results if item.case.kind == "valid"}
    assert operations in ({"postA", "getB", "putC", "getD", "getE"}, {"save", "pat"})


def test_an_example_that_cannot_be_sent_is_replaced_and_told(
    made: Callable[[str], Package],
) -> None:
    package = made((CASES / "contract-suite.yaml").read_text())
    report = tried(package, only=["getD", "getE"])
    sent = {}
    for name in ("getD", "getE"):
        sent[name] = package.contract.cases(only=[name])[0].call.arguments
    assert sent == {"getD": {"s": "string"}, "getE": {"u": ["string"]}}
    (warning,) = {item for result in report.results for item in result.warnings}
    assert warning.message.startswith("the document's example cannot be used: s: has a character")
    (told,) = report.contradictions
    assert told.message == (
        "the document's example contradicts its schema, line 19: u: Input should be a valid array"
    )
    assert told.place == "#/paths/~1e/get/parameters/0/example"
    assert report.text().count("contradicts its schema") == 1
    assert json.loads(rendered(report))["contradictions"][0]["pointer"] == told.place


def rendered(report: Any) -> str:
    from generators.runtime.contract.rendering import as_json

    return as_json(report)


WRONG_ANSWERS = (
    HEAD
    + """
  /a:
    get:
      operationId: getA
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema:
                type: object
                required: [id]
                properties: {id: {type: integer, minimum: 3}}
              examples:
                wrong: {value: {id: none}}
                right: {value: {id: 7}}
  /b:
    get:
      operationId: getB
      responses:
        '200':
          description: ok
          headers: {X-Left: {schema: {type: integer, minimum: 1}, example: many}}
          content:
            application/json:
              schema: {type: array, items: {type: string, pattern: '^x[0-9]$'}}
              example: [y]
"""
)


def test_a_mock_answers_with_what_fits(made: Callable[[str], Package]) -> None:
    package = made(WRONG_ANSWERS)
    report = tried(package)
    assert report.held, report.text()
    bodies = {str(item.case): item.came for item in report.results if item.came}
    assert bodies["getA: as documented"] == '200 OK, application/json: {"id": 7}'
    assert bodies["getB: as documented"] == '200 OK, application/json: ["x0", "x4"]'
    assert skipped(report) == {
        "getA: asked for 200, example wrong": (
            "the document's example contradicts its schema, line 18: /id: Input should be a valid "
            "integer"
        ),
        "getB: asked for 200, example example": (
            "the document's example contradicts its schema, line 30: /0: String should match "
            "pattern '^x[0-9]$'"
        ),
    }


def test_a_server_that_answers_as_the_document_shows_is_not_at_fault(
    made: Callable[[str], Package],
) -> None:
    package = made(WRONG_ANSWERS)

    async def server(scope: Any, receive: Any, send: Any) -> None:
        content = b'{"id": "none"}' if scope["path"] == "/a" else b'["other"]'
        head = [(b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": 200, "headers": head})
        await send({"type": "http.response.body", "body": content})

    report = package.contract.run(app=server)
    by_case = {str(item.case): item for item in report.results}
    assert by_case["getA: as documented"].outcome == "held"
    (told,) = by_case["getA: as documented"].findings
    assert told.message.startswith("the document's example contradicts its schema, line 18")
    assert by_case["getB: as documented"].outcome == "violated"


def test_an_error_of_the_suite_costs_one_case_and_is_said(
    made: Callable[[str], Package], monkeypatch: pytest.MonkeyPatch
) -> None:
    package = made((CASES / "contract-suite.yaml").read_text())
    sendable = type(package.contract._SUITE).cases.__globals__["ValidCases"]
    of = sendable.of

    def failing(self: Any, operation: Any) -> Iterator[Any]:
        for number, case in enumerate(of(self, operation)):
            if operation.id == "getB" and number == 0:
                raise TypeError("a bug")
            yield case

    monkeypatch.setattr(sendable, "of", failing)
    report = tried(package)
    assert report.held, report.text()
    assert skipped(report) == {
        "getB: a valid request": "an error of this suite, please report it: TypeError: a bug"
    }
    assert {item.case.operation_id for item in report.results} >= {"postA", "putC", "getD", "getE"}


SAME_PATHS = (
    HEAD
    + """
  /a/{id}:
    get:
      operationId: first
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'200': {description: ok, content: {application/json: {schema: {const: 1}}}}}
  /a/{name}:
    get:
      operationId: second
      parameters: [{name: name, in: path, required: true, schema: {type: integer}}]
      responses: {'200': {description: ok, content: {application/json: {schema: {const: 2}}}}}
"""
)


def test_what_a_server_cannot_tell_apart_is_skipped(made: Callable[[str], Package]) -> None:
    report = tried(made(SAME_PATHS))
    assert report.held, report.text()
    why = "a server cannot tell it from first: both have the same method and path"
    assert skipped(report) == {"second: as documented": why}


ENDLESS = (
    HEAD
    + """
  /a:
    get:
      operationId: getA
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {$ref: '#/components/schemas/Endless'}}}
  /b:
    put:
      operationId: putB
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/Endless'}}}
      responses: {'204': {description: ok}}
  /c:
    get: {operationId: getC, responses: {'204': {description: ok}}}
components:
  schemas:
    Endless:
      type: object
      required: [more]
      properties: {more: {$ref: '#/components/schemas/Endless'}}
"""
)


def test_what_no_value_fits_is_skipped(made: Callable[[str], Package]) -> None:
    report = tried(made(ENDLESS))
    assert report.held, report.text()
    why = skipped(report)
    assert why.keys() == {
        "getA: as documented",
        "getA: asked for 200",
        "putB: a body made from its schema",
    }
    assert all("#/components/schemas/Endless contains itself" in reason for reason in why.values())


KINDS = (
    HEAD
    + """
  /a/{id}:
    post:
      operationId: post
      parameters:
        - {name: id, in: path, required: true, schema: {title: Id}}
        - {name: X-Code, in: header, required: true, schema: {type: string, pattern: '[^a-z]'}}
        - {name: c, in: cookie, required: true, schema: {type: string, pattern: '^[; ]a$'}}
        - {name: user-agent, in: header, schema: {type: string, pattern: '^me/\\d+$'}}
        - name: filter
          in: query
          required: true
          schema: {type: object, properties: {a: {type: string, minLength: 3}}}
        - name: when
          in: query
          required: true
          schema: {type: array, minItems: 2, uniqueItems: true, items: {type: string, format: date}}
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [id, kind, amount, tags]
              properties:
                id: {type: string, readOnly: true}
                secret: {type: string, writeOnly: true}
                kind: {type: string, pattern: '^(cat|dog)$'}
                amount: {type: number, multipleOf: 0.25, exclusiveMinimum: 1}
                tags:
                  type: array
                  minItems: 1
                  items: {type: string, pattern: '^t-\\d{2}$', maxLength: 4}
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema:
                type: object
                required: [pin, list]
                properties:
                  pin: {type: string, writeOnly: true}
                  list: {type: array, items: {type: string, format: uuid}}
  /text:
    put:
      operationId: text
      requestBody: {required: true, content: {text/plain: {schema: {type: boolean}}}}
      responses: {'204': {description: ok}}
  /wild:
    put:
      operationId: wild
      requestBody: {required: true, content: {'image/*': {schema: {type: string, format: binary}}}}
      responses: {'204': {description: ok}}
"""
)


def test_values_fit_their_schema_and_their_place(made: Callable[[str], Package]) -> None:
    package = made(KINDS)
    report = tried(package)
    assert report.held, report.text()
    assert skipped(report) == {}
    call = next(case.call for case in package.contract.cases() if case.operation_id == "post")
    body = call.body if isinstance(call.body, dict) else call.body.to_dict()
    assert "id" not in body
    arguments = call.arguments
    assert arguments["filter"]["a"] == "string"
    assert len(set(arguments["when"])) == 2
    assert arguments["user_agent"] == "me/0"
    title = "post: a body made from its schema"
    (answer,) = [result.came for result in report.results if str(result.case) == title]
    assert len(json.loads(answer.partition("json: ")[2])["list"]) == 2


def test_the_same_cases_every_time(made: Callable[[str], Package]) -> None:
    package = made(KINDS)

    def cases() -> list[str]:
        listed = [(str(case), case.call) for case in package.contract.cases()]
        return [repr((title, call and (call.arguments, call.body))) for title, call in listed]

    assert cases() == cases()


def test_models_read_what_is_made(made: Callable[[str], Package]) -> None:
    schemas = [item for item in MADE if "$defs" not in json.dumps(item)]
    paths: dict[str, Any] = {}
    for number, schema in enumerate(schemas):
        whole = {"type": "object", "required": ["value"], "properties": {"value": schema}}
        content = {"application/json": {"schema": whole}}
        paths[f"/kind{number}"] = {
            "post": {
                "operationId": f"kind{number}",
                "requestBody": {"required": True, "content": content},
                "responses": {"200": {"description": "ok", "content": content}},
            }
        }
    head = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}}
    report = tried(made(json.dumps({**head, "paths": paths})))
    assert report.held, report.text()
    assert skipped(report) == {}


def test_no_exchange_ends_with_an_informational_answer(made: Callable[[str], Package]) -> None:
    responses = "{'100': {description: go on}}"
    report = tried(made(f"{HEAD}  /a: {{get: {{operationId: getA, responses: {responses}}}}}\n"))
    assert not any(item.violations for item in report.results)
    assert sorted(skipped(report).values()) == [
        "no answer is known: informational answers alone are declared, with which no exchange ends",
        "no exchange ends with an informational answer",
    ]


def test_an_operation_that_declares_no_answers_takes_any(made: Callable[[str], Package]) -> None:
    report = tried(made(f"{HEAD}  /a: {{get: {{operationId: getA}}}}\n"))
    assert not any(item.violations for item in report.results)
    assert skipped(report) == {}


BASE = """
  /a:
    post:
      operationId: send
      requestBody: {required: true, content: {application/json: {schema:
        {$ref: '#/components/schemas/Base'}}}}
      responses: {'200': {description: fine, content: {application/json: {schema:
        {$ref: '#/components/schemas/Base'}}}}}
components:
  schemas:
    Base: {type: object, required: [kind], properties: {kind: {type: string}},
      oneOf: [{$ref: '#/components/schemas/Cat'}]}
    Cat: {allOf: [{$ref: '#/components/schemas/Base'},
      {type: object, required: [lives], properties: {lives: {type: integer}}}]}
"""


def test_values_are_made_of_a_base_that_is_the_union_of_what_includes_it(
    made: Callable[[str], Package],
) -> None:
    report = tried(made(HEAD + BASE))
    assert not any(item.violations for item in report.results)
    assert skipped(report) == {}
