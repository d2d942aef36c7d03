"""Small documents that would make endless work, and large ones: all end soon, with diagnostics."""

from __future__ import annotations

import json
import sys
import threading
import time
from functools import reduce
from typing import TYPE_CHECKING, Any

import pytest

from generators import pipeline
from generators.cli import main
from generators.diagnostics import Severity
from generators.document import load
from generators.document.keywords import MAX_VALUES
from generators.reference.prose import MAX_MARKDOWN, prose
from generators.rules import RULES, check
from generators.runtime.examples.flattening import MAX_PARTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generators.diagnostics import Diagnostic
    from generators.pipeline import Generated

SECONDS = 15
"""Of processor time: three times what the slowest takes on a slow machine."""

LINKS = 3000
ALL = {code: rule.severity if rule.on else Severity.INFO for code, rule in RULES.items()}
"""Those that are off by default run as well."""

Schema = dict[str, Any]


def ref(name: object) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def chain(step: Callable[[int], Schema], end: Schema, links: int = LINKS) -> dict[str, Schema]:
    return {f"S{n}": step(n) for n in range(links)} | {f"S{links}": end}


def nested(depth: int, wrap: Callable[[Any], Any], leaf: Any) -> Any:
    return reduce(lambda inner, _: wrap(inner), range(depth), leaf)


def document(schemas: dict[str, Schema], paths: Any = None, version: str = "3.1.0") -> str:
    return json.dumps(
        {
            "openapi": version,
            "info": {"title": "Pets", "version": "1.0.0"},
            "paths": paths or {},
            "components": {"schemas": schemas},
        }
    )


def findings_of(text: str, files: dict[str, str] | None = None) -> list[Diagnostic]:
    def read(path: str) -> bytes:
        return {"spec.yaml": text, **(files or {})}[path].encode()

    started = time.process_time()
    loaded = load("spec.yaml", read=read)
    findings = [
        *loaded.diagnostics,
        *(check(loaded.document, severities=ALL) if loaded.document else ()),
    ]
    assert time.process_time() - started < SECONDS
    assert all(finding.location.line and len(finding.message) < 1000 for finding in findings)
    return [finding for finding in findings if finding.severity is not Severity.INFO]


def codes(text: str, files: dict[str, str] | None = None) -> set[str]:
    return {finding.code for finding in findings_of(text, files)}


STRING: Schema = {"type": "string"}
OBJECT: Schema = {"type": "object", "properties": {"a": STRING}}


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
def test_chains(version: str) -> None:
    steps: tuple[Callable[[int], Schema], ...] = (
        lambda n: {"allOf": [ref(f"S{n + 1}")]},
        lambda n: {"allOf": [ref(f"S{n + 1}"), {"properties": {f"p{n}": STRING}}]},
        lambda n: {"type": "object", "properties": {"next": ref(f"S{n + 1}")}},
    )
    for step in steps:
        assert codes(document(chain(step, OBJECT, 300), version=version)) == set()
        findings = findings_of(document(chain(step, OBJECT), version=version))
        # What each of so many levels includes is not listed to the end.
        assert all("were not compared" in finding.message for finding in findings)


def test_a_chain_of_nothing_but_references() -> None:
    assert codes(document(chain(lambda n: ref(f"S{n + 1}"), OBJECT, 99))) == set()
    (finding,) = findings_of(document(chain(lambda n: ref(f"S{n + 1}"), OBJECT)))
    assert (finding.code, finding.pointer) == (
        "no-unresolved-refs",
        "/components/schemas/S2899/$ref",
    )


def test_chains_with_examples() -> None:
    def fitting(n: int) -> Schema:
        return {"allOf": [ref(f"S{n + 1}")], "required": ["a"], "example": {"a": "x"}}

    def failing(n: int) -> Schema:
        return {"anyOf": [ref(f"S{n + 1}"), {"type": "null"}], "default": 1}

    assert codes(document(chain(fitting, OBJECT))) == {"value-unchecked"}
    assert codes(document(chain(failing, STRING))) == {"value-unchecked", "default-invalid"}


def test_a_long_cycle() -> None:
    (finding,) = findings_of(
        document({f"S{n}": {"allOf": [ref(f"S{(n + 1) % LINKS}")]} for n in range(LINKS)})
    )
    assert finding.code == "circular-ref"
    assert "…" in finding.message


def test_many_cycles_with_examples() -> None:
    schemas: dict[str, Schema] = {
        f"S{n}": {"anyOf": [ref(f"S{other}") for other in range(40)], "example": 5}
        for n in range(40)
    }
    assert codes(document(schemas)) == {"circular-ref", "value-unchecked"}


@pytest.mark.parametrize("keyword", ["allOf", "anyOf", "oneOf"])
def test_two_ways_to_the_same_place_again_and_again(keyword: str) -> None:
    def step(n: int) -> Schema:
        return {keyword: [ref(f"S{n + 1}"), ref(f"S{n + 1}")], "required": ["a"], "example": 5}

    assert "value-unchecked" in codes(document(chain(step, OBJECT, 40)))


def test_two_ways_down_a_deep_value() -> None:
    def step(n: int) -> Schema:
        both = {"type": "object", "properties": {"x": ref(f"S{n + 1}")}}
        return {"allOf": [both, dict(both)]}

    media = {"schema": ref("S0"), "example": nested(60, lambda inner: {"x": inner}, "end")}
    body = {"content": {"application/json": media}}
    post = {"requestBody": body, "responses": {"200": {"description": "fine"}}}
    text = document(chain(step, STRING, 60), {"/a": {"post": post}})
    assert codes(text) == {"value-unchecked"}


def test_layers_of_schemas_that_all_refer_to_the_next_layer() -> None:
    schemas = {
        f"L{layer}_{n}": {
            "allOf": [ref(f"L{layer + 1}_{other}") for other in range(40)],
            "properties": {f"p{layer}_{n}": {"type": "string", "readOnly": True}},
            "required": ["a"],
            "example": {"a": 1},
        }
        for layer in range(15)
        for n in range(40)
    }
    last: dict[str, Schema] = {f"L15_{n}": OBJECT for n in range(40)}
    assert "value-unchecked" in codes(document(schemas | last))


def test_an_error_for_each_of_many_names() -> None:
    example = {f"b{n}": "x" * 100 for n in range(3000)}
    schema = {"required": [f"a{n}" for n in range(3000)], "example": example}
    findings = [
        finding
        for finding in findings_of(document({"A": schema}))
        if finding.code == "no-invalid-schema-examples"
    ]
    assert [finding.message for finding in findings] == [
        "the example does not fit its schema: there are more errors than can be listed"
    ]


def test_many_names_that_do_not_exist() -> None:
    schemas: dict[str, Schema] = {
        f"S{n}": {"type": "object", "properties": {"a": ref(f"Nope{n}")}} for n in range(LINKS)
    }
    findings = findings_of(document(schemas))
    assert len(findings) == LINKS
    assert findings[0].hint
    assert not findings[-1].hint


def test_many_paths_that_may_be_taken_for_each_other() -> None:
    def item(name: str) -> Any:
        parameter = {"name": name, "in": "path", "required": True, "schema": STRING}
        responses = {"200": {"description": "fine"}}
        return {"get": {"parameters": [parameter], "responses": responses}}

    paths = {f"/{{x}}/b{n}": item("x") for n in range(1000)}
    paths |= {f"/a{n}/{{y}}": item("y") for n in range(1000)}
    findings = findings_of(document({}, paths))
    assert {finding.code for finding in findings} == {"no-ambiguous-paths"}
    assert len(findings) == 1000


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
@pytest.mark.parametrize(
    ("depth", "wrap"),
    [
        (190, lambda inner: {"type": "array", "items": inner}),
        (190, lambda inner: {"not": inner}),
        (95, lambda inner: {"type": "object", "properties": {"p": inner}}),
        (95, lambda inner: {"anyOf": [inner]}),
    ],
)
def test_a_mistake_deep_inside(depth: int, wrap: Callable[[Any], Any], version: str) -> None:
    text = document({"A": nested(depth, wrap, {"type": "strng"})}, version=version)
    assert codes(text) == {"invalid-schema"}


def test_few_bytes_with_many_aliases() -> None:
    text = "openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\ncomponents:\n  schemas:\n"
    text += "    A0: &a0 {type: object, properties: {a: {type: string}}, example: {a: 5}}\n"
    for level in range(1, 8):
        again = ", ".join([f"*a{level - 1}"] * 8)
        text += f"    A{level}: &a{level} {{allOf: [{again}]}}\n"
    assert codes(text) == {"document-too-large"}


def test_path_items_in_other_files() -> None:
    head = "openapi: 3.0.3\ninfo: {title: Pets, version: '1'}\npaths:\n"
    links = "".join(f"S{n}: {{$ref: '#/S{n + 1}'}}\n" for n in range(LINKS))
    files = {"f.yaml": f"{links}S{LINKS}: {{get: {{responses: {{'200': {{description: d}}}}}}}}\n"}
    assert "document-too-deep" in codes(f"{head}  /a: {{$ref: 'f.yaml#/S0'}}\n", files)
    responses = "".join(f"    '{200 + n}': {{description: d}}\n" for n in range(300))
    many = "".join(f"  /p{n}: {{$ref: 'f.yaml'}}\n" for n in range(2000))
    reported = codes(head + many, {"f.yaml": f"get:\n  responses:\n{responses}"})
    assert "document-too-large" in reported


def test_extensions_of_many_schemas_that_lead_to_each_other() -> None:
    said_by = {"status": "a", "failures": ["x"]}
    answer = {"200": {"description": "d", "content": {"application/json": {"schema": ref("S0")}}}}

    def including(n: int) -> Schema:
        return {"allOf": [ref(f"S{n + 1}")], "x-outcome": said_by}

    def wrapping(n: int) -> Schema:
        return {"anyOf": [ref(f"S{n + 1}"), {"type": "null"}]}

    def holding(n: int) -> Schema:
        return {"type": "object", "properties": {"a": ref(f"S{n + 1}")}, "x-personal": True}

    marked = OBJECT | {"x-outcome": said_by, "x-personal": True}
    for step in (including, wrapping, holding):
        schemas = chain(step, marked)
        assert codes(document(schemas, {"/a": {"get": {"responses": answer}}})) <= {
            *("outcome-property", "outcome-form", "outcome-unused", "personal-form")
        }


# --- What is refused, and what it costs -----------------------------------------------------------


def generated(text: str, tmp_path: Path) -> tuple[Generated, int]:
    """Return what is made of a document, and how many lines of Python that took."""
    spec = tmp_path / "openapi.json"
    spec.write_text(text)
    steps = 0

    def count(*_: object) -> None:
        nonlocal steps
        steps += 1

    threading.setprofile(count)  # generating has a thread of its own
    try:
        return pipeline.generate(spec), steps
    finally:
        threading.setprofile(None)


def reported(result: Generated) -> list[tuple[str, str]]:
    return [(item.code, item.message) for item in result.described.diagnostics]


def with_enum(count: int) -> str:
    schemas = {"Name": {"type": "string", "enum": [f"value{n}" for n in range(count)]}}
    content = {"application/json": {"schema": ref("Name")}}
    responses = {"200": {"description": "fine", "content": content}}
    return document(schemas, {"/a": {"get": {"operationId": "getA", "responses": responses}}})


def test_an_enum_of_very_many_values_is_a_plain_type(tmp_path: Path) -> None:
    generated(with_enum(6000), tmp_path)  # imports what it needs
    results = [generated(with_enum(count), tmp_path) for count in (12_500, 25_000, 100_000)]
    for result, _ in results:
        ((code, message),) = reported(result)
        assert code == "invalid-schema"
        assert "values, more than 5,000: `enum` is ignored" in message
        assert result.described.coverage is not None
        assert result.tree
    small, middle, large = (steps for _, steps in results)
    assert large - middle < 1.5 * 6 * (middle - small), "six times as many more"


def test_an_enum_of_many_values_is_a_class(tmp_path: Path) -> None:
    result, _ = generated(with_enum(MAX_VALUES), tmp_path)
    assert reported(result) == []
    assert any("VALUE4999 = " in text for text in result.tree.values())


@pytest.mark.parametrize("count", [201, 3000])
def test_very_many_parameters_in_one_path(count: int, tmp_path: Path) -> None:
    names = [f"p{n}" for n in range(count)]
    parameters = [
        {"name": name, "in": "path", "required": True, "schema": STRING} for name in names
    ]
    get = {
        "operationId": "getA",
        "parameters": parameters,
        "responses": {"200": {"description": "fine"}},
    }
    path = "".join(f"/{{{name}}}" for name in names)
    result, _ = generated(document({}, {path: {"get": get}}), tmp_path)
    assert "path-template" in {code for code, _ in reported(result)}
    assert "more than 200 parameters" in str(reported(result))
    assert result.tree


@pytest.mark.parametrize(
    "unit", ["- a\n", "*a ", "[", "> ", "|a|b|\n|-|-|\n|1|2|\n", "[](", "![](", "[a][", "* _ **"]
)
def test_a_very_long_description_is_shown_as_it_is_written(unit: str) -> None:
    text = unit * (1_500_000 // len(unit))
    steps = 0

    def count(*_: object) -> None:
        nonlocal steps
        steps += 1

    sys.setprofile(count)
    try:
        shown = prose(text)
    finally:
        sys.setprofile(None)
    assert steps < 1000
    assert shown.startswith("<pre>")
    assert not prose(unit * (MAX_MARKDOWN // len(unit))).startswith("<pre>")


def test_a_very_long_description_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = json.loads(with_enum(2))
    raw["info"]["description"] = "*a* " * 50_000
    spec, page = tmp_path / "openapi.json", tmp_path / "index.html"
    spec.write_text(json.dumps(raw))
    assert main(["docs", str(spec), "--out", str(page)]) == 0
    assert "description-too-long" in capsys.readouterr().err
    assert "<pre>*a* *a*" in page.read_text()


@pytest.mark.parametrize("depth", [95, 150, 5000])
def test_very_deep_schemas(depth: int, tmp_path: Path) -> None:
    text = '{"type":"object","properties":{"a":' * depth + '{"type":"string"}' + "}}" * depth
    whole = document({"A": {"title": "HERE"}}).replace('{"title": "HERE"}', text)
    result, _ = generated(whole, tmp_path)
    codes_of = {code for code, _ in reported(result)}
    assert ("document-too-deep" in codes_of) == (depth > 95)


# --- Bases that are reached in very many ways -----------------------------------------------------


def of_bases(schemas: dict[str, Schema], top: str) -> str:
    content = {"application/json": {"schema": ref(top)}}
    responses = {"200": {"description": "fine", "content": content}}
    operation = {"operationId": "getA", "requestBody": {"content": content}, "responses": responses}
    return document({"S0": {"type": "object"}, **schemas}, {"/a": {"post": operation}})


def test_a_base_that_stands_twice_is_read_once(tmp_path: Path) -> None:
    schemas = {f"S{n}": {"allOf": [ref(f"S{n - 1}")] * 2} for n in range(1, 31)}
    result, _ = generated(of_bases(schemas, "S30"), tmp_path)
    assert not reported(result)


def test_bases_that_share_bases_end(tmp_path: Path) -> None:
    schemas: dict[str, Schema] = {}
    for n in range(1, 31):
        schemas[f"S{n}"] = {"allOf": [ref(f"A{n}"), ref(f"B{n}")]}
        for side in "AB":
            own = {"properties": {side: {"type": "string"}}}
            schemas[f"{side}{n}"] = {"allOf": [ref(f"S{n - 1}"), own]}
    result, _ = generated(of_bases(schemas, "S30"), tmp_path)
    assert [code for code, _ in reported(result)] == ["samples"]
    assert f"more than {MAX_PARTS} parts" in reported(result)[0][1]
