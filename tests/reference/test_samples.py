"""Samples that the page makes: whole programs are those of the generator, short ones run."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from communications_api.mock import create_mock

from generators import naming
from generators.reference import try_it
from generators.reference.samples import samples_of
from generators.samples.languages import LANGUAGES
from generators.samples.requests import make_samples
from tests.package.serving import serve
from tests.reference.pages import OURS, ROOT, made
from tests.reference.scripts import running
from tests.support import generated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generators.pipeline import Generated

_FILES = (
    *("json.js", "schema.js", "parameters.js", "fields.js"),
    *("samples.js", "programs.js", "requests.js", "made.js"),
)
_FUNCTIONS = """{
  load: (facts, address) => {
    data = facts;
    globalThis.document = { documentElement: { dataset: { address } } };
  },
  program: (id, language, text, query) => {
    const operation = data.operations[id];
    const request = Requests.documented(operation);
    const medium = operation.body?.media[0];
    const body = text === null ? undefined : Requests.body(medium, text, true, false);
    const whole = { ...request, body, ...(query === null ? {} : { query }) };
    return Samples.write(data.writing, Programs.of(data, operation), data.mark, language, whole);
  },
  short: (id, language) => {
    const operation = data.operations[id];
    return Requests.short(data, operation, Requests.documented(operation), language);
  },
  made: (schemas, schema) => Made.of(schemas, schema),
}"""


@pytest.fixture(scope="module")
def call() -> Iterator[Callable[..., Any]]:
    with running(_FILES, f"((data) => ({_FUNCTIONS}))()") as function:
        yield function


def facts_of(source: Generated) -> dict[str, Any]:
    return try_it.unpacked(source, samples_of(source))


def _without_title(text: str) -> list[str]:
    """Return the lines of a program but its comment, whose characters are plainer on the page.

    Header fields have another order there, and a space in a form is `%20`.
    """
    lines = text.strip().replace("%20", "+").split("\n")
    return sorted(line for line in lines if "Operation " not in line)


def _same(language: str, actual: str, expected: str) -> bool:
    if language not in {"python", "client", "async-client"}:
        return _without_title(actual) == _without_title(expected)
    trees = [ast.parse(text.replace("%20", "+")) for text in (actual, expected)]
    for tree in trees:
        del tree.body[0]  # the docstring
        for node in ast.walk(tree):
            if isinstance(node, ast.Dict):  # header fields have another order
                pairs = zip(node.keys, node.values, strict=True)
                pairs = sorted(pairs, key=lambda pair: ast.dump(pair[0] or pair[1]))
                node.keys, node.values = map(list, zip(*pairs, strict=True)) if pairs else ([], [])
    return ast.dump(trees[0]) == ast.dump(trees[1])


@pytest.mark.parametrize(
    "case", ["samples", "security", "parameters", "hostile", "wire_forms", "streams", "uploads"]
)
def test_programs_are_those_of_the_generator(call: Callable[..., Any], case: str) -> None:
    source = generated(case)
    described = source.described
    assert described.api is not None
    assert described.document is not None
    facts = facts_of(source)
    call("load", facts, "")
    samples = make_samples(described.document, described.api).requests
    top = naming.samples_folder(described.api.package)
    for sample in samples.values():
        operation = try_it.clean_name(sample.operation.id)
        fact = facts["operations"][operation]
        if sample.body is not None and sample.body.content_type != fact["body"]["media"][0]["type"]:
            continue  # the page begins with another medium
        text = fact["body"]["media"][0]["example"] if sample.body is not None else None
        if sample.body is not None and sample.body.is_json:
            text = sample.body.content
        for language in LANGUAGES:
            path = f"{top}/{sample.folder}/{language.file}"
            if path in source.tree:
                program = call("program", operation, language.name, text, None)
                if "not shown" in program["note"]:
                    continue
                assert _same(language.name, program["text"], source.tree[path].rstrip("\n")), path


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[Any, str]]:
    mock = create_mock(username="dealer", password="correct horse")
    with serve(mock) as url:
        yield mock, url


def filled(text: str) -> str:
    """Return a short sample with its placeholders replaced."""
    known = {"username": "dealer", "password": "correct horse"}
    return re.sub(r"<(\w+)>", lambda match: known.get(match[1], "x1"), text)


@pytest.mark.parametrize("operation", ["sendBotMessage", "editDraft", "importMessages"])
def test_what_is_short_runs(
    call: Callable[..., Any], server: tuple[Any, str], operation: str
) -> None:
    call("load", facts_of(made(OURS)), server[1])
    shell = filled(call("short", operation, "curl"))
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    command = f"{shell} --silent --fail-with-body"
    answer = subprocess.run(["/bin/sh", "-c", command], check=True, capture_output=True, text=True)
    assert json.loads(answer.stdout)
    program = filled(call("short", operation, "client"))
    answer = subprocess.run(
        [sys.executable, "-c", program],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "generated")},
    )
    assert "warnings=" in answer.stdout


def test_what_is_short(call: Callable[..., Any]) -> None:
    call("load", facts_of(generated("samples")), "https://api.example.com")
    for operation in facts_of(generated("samples"))["operations"]:
        for language in ("curl", "client"):
            text = call("short", operation, language)
            if language == "curl" and operation in {"sendText", "sendFile", "upload"}:
                assert text == ""  # they hold what cannot be seen, which a program prints
                continue
            assert text
            if language == "client":
                ast.parse(re.sub(r"=<[^>\n]+>", "=0", text))
            else:
                subprocess.run(["/bin/sh", "-n", "-c", text], check=True)


_SCHEMAS = {
    "Node": {"type": "object", "properties": {"next": {"$ref": "#/components/schemas/Node"}}},
    "Kind": {"enum": ["a", "b"]},
}


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"type": "string", "format": "date"}, "2030-01-31"),
        ({"type": "array", "items": {"$ref": "#/components/schemas/Kind"}}, ["a"]),
        ({"anyOf": [{"type": "null"}, {"type": "integer", "minimum": 3}]}, 3),
        (
            {
                "allOf": [
                    {"properties": {"a": {"example": 1}}},
                    {"properties": {"b": {"default": None}, "c": {"writeOnly": True}}},
                ]
            },
            {"a": 1, "b": None},
        ),
        ({"const": 0}, 0),
        ({}, None),
        ({"properties": {"__proto__": {"const": 1}}}, {"__proto__": 1}),
    ],
)
def test_an_example_is_made_from_a_schema(
    call: Callable[..., Any], schema: dict[str, Any], value: object
) -> None:
    assert call("made", _SCHEMAS, schema) == value


def test_a_schema_in_itself_ends(call: Callable[..., Any]) -> None:
    assert call("made", _SCHEMAS, {"$ref": "#/components/schemas/Node"})
