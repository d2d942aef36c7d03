"""However a document is damaged, loading and checking it end with diagnostics."""

from __future__ import annotations

import copy
import json
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generators.diagnostics import Severity
from generators.document import load
from generators.rules import RULES, blocking, check
from generators.rules.registry import Group
from generators.rules.settings import SettingError, resolve

ID = "8a7c1a52-6d0e-4f0e-9a39-3c1f8a1c0f11"
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["id", "kind"],
    "properties": {
        "id": {"type": "string", "format": "uuid", "readOnly": True, "x-personal": True},
        "kind": {"type": "string", "enum": ["cat", "dog"], "default": "cat"},
        "age": {"type": "integer", "minimum": 0, "maximum": 40, "multipleOf": 1},
        "tags": {"type": "array", "items": {"$ref": "#/components/schemas/Tag"}},
        "next": {"$ref": "#/components/schemas/Pet"},
    },
    "patternProperties": {"^x-": {"type": "string"}},
    "additionalProperties": False,
    "discriminator": {
        "propertyName": "kind",
        "mapping": {"cat": "Cat", "dog": "#/components/schemas/Dog"},
    },
    "example": {"id": ID, "kind": "cat"},
    "x-inferred": "Nobody says.",
}
OUTCOME = {"status": "kind", "failures": ["dog"], "failed": "tags", "items": "all", "itemId": "id"}
ANSWER: dict[str, Any] = {
    "allOf": [{"$ref": "#/components/schemas/Pet"}],
    "properties": {"all": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}}},
    "x-outcome": OUTCOME,
}
SPEC: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Pets", "version": "1.0.0"},
    "tags": [{"name": "pets", "description": "All"}],
    "servers": [
        {"url": "https://{a}.b.org", "variables": {"a": {"default": "x", "enum": ["x", "y"]}}}
    ],
    "security": [{"bearer": []}],
    "paths": {
        "/pets/{id}": {
            "parameters": [{"$ref": "#/components/parameters/id"}],
            "post": {
                "operationId": "setPet",
                "tags": ["pets"],
                "requestBody": {
                    "content": {
                        "application/json": {
                            "schema": {"$ref": "#/components/schemas/Pet"},
                            "examples": {"one": {"$ref": "#/components/examples/One"}},
                        }
                    }
                },
                "responses": {
                    "200": {
                        "description": "fine",
                        "headers": {"X-A": {"schema": {"type": "integer"}, "example": 1}},
                        "content": {
                            "application/json": {
                                "schema": ANSWER,
                                "example": {"id": ID, "kind": "cat"},
                            }
                        },
                    }
                },
                "callbacks": {"done": {"{$url}": {"post": {"operationId": "done"}}}},
            },
        },
        "/pets/mine": {
            "get": {"operationId": "mine", "responses": {"default": {"description": ""}}}
        },
    },
    "webhooks": {"born": {"post": {"requestBody": {"content": {}}}}},
    "components": {
        "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
        "parameters": {
            "id": {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
        },
        "examples": {"One": {"value": {"kind": "dog", "tags": ["a"]}}},
        "schemas": {
            "Pet": SCHEMA,
            "Tag": {"type": ["string", "null"], "pattern": "^[a-z]+$", "const": "a"},
            "Cat": {"allOf": [{"$ref": "#/components/schemas/Pet"}, {"required": ["claws"]}]},
            "Dog": {"oneOf": [True, {"$ref": "#/components/schemas/Cat"}], "prefixItems": [False]},
            "Key": {
                "oneOf": [
                    {"required": ["from"], "properties": {"from": {"enum": ["3d", "a"]}}},
                    {"required": ["to"], "properties": {"to": {"type": "string"}}},
                ]
            },
            "Odd": {
                "if": {"not": {}},
                "then": False,
                "items": False,
                "$defs": {"x": {"$ref": "#x"}},
            },
        },
    },
}

POINTERS: list[tuple[str | int, ...]] = []


def _collect(value: Any, path: tuple[str | int, ...]) -> None:
    POINTERS.append(path)
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(inner, (dict, list)):
            _collect(inner, (*path, key))
        else:
            POINTERS.append((*path, key))


_collect(SPEC, ())

ALL = {code: rule.severity for code, rule in RULES.items()}
"""Those that are off by default run as well."""

JUNK: st.SearchStrategy[Any] = st.sampled_from(
    [
        *(
            None,
            True,
            False,
            0,
            -1,
            1.5,
            10**30,
            "",
            "x",
            "[a-",
            "{",
            "#/",
            "#x",
            "../a.yaml",
            "~2",
        ),
        *([], {}, [1], [{}], ["id"], [None], [[]], {"": {}}, {"$ref": "#/components/schemas/Cat"}),
        *({"$ref": "#/components/schemas/Dog"}, {"$ref": 1}, {"$ref": "#/paths"}, {"$ref": "#"}),
        *({"$ref": "#/components/schemas/Pet/properties/next"}, {"allOf": [{"$ref": "#"}]}),
        *(
            {"type": "object", "required": True},
            {"enum": []},
            {"pattern": "(?!a)b"},
            {"a": 10**400},
        ),
    ]
)
MUTATIONS = st.lists(
    st.tuples(st.sampled_from(POINTERS), st.sampled_from(["delete", "replace", "copy"]), JUNK),
    min_size=1,
    max_size=6,
)


def damaged(mutations: list[tuple[tuple[str | int, ...], str, Any]]) -> Any:
    spec: Any = copy.deepcopy(SPEC)
    for path, how, junk in mutations:
        if not path:
            continue
        owner: Any = spec
        try:
            for token in path[:-1]:
                owner = owner[token]
            if how == "delete":
                del owner[path[-1]]
            else:
                owner[path[-1]] = copy.deepcopy(junk if how == "replace" else spec["components"])
        except (LookupError, TypeError):
            continue
    return spec


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MUTATIONS, st.sampled_from(["3.0.3", "3.1.0", "3.2.0"]))
def test_no_damage_is_an_exception(
    mutations: list[tuple[tuple[str | int, ...], str, Any]], version: str
) -> None:
    spec = damaged(mutations)
    spec["openapi"] = version

    def read(path: str) -> bytes:
        if path != "spec.json":
            raise FileNotFoundError(path)
        return json.dumps(spec).encode()

    document, problems = load("spec.json", read=read)
    assert document is not None
    findings = [*problems, *check(document, severities=ALL)]
    assert all(finding.location.file == "spec.json" and finding.message for finding in findings)
    assert all("\n" not in finding.message and len(finding.message) < 600 for finding in findings)
    assert len(set(findings)) == len(findings)


def test_the_undamaged_document_is_fine() -> None:
    document, problems = load("spec.json", read=lambda _: json.dumps(SPEC).encode())
    assert problems == []
    assert document is not None
    assert {finding.code for finding in check(document, least=Severity.WARNING)} == {
        "no-unresolved-refs"
    }


def test_rules_can_be_weighed_and_switched_off() -> None:
    text = "openapi: 3.1.0\ninfo: {title: Pets, version: 1.0.0}\npaths: {/a: {get: {}}}\n"
    document, _ = load("spec.yaml", read=lambda _: text.encode())
    assert document is not None

    def reported(**settings: str) -> set[tuple[str, Severity]]:
        names = {name.replace("_", "-"): state for name, state in settings.items()}
        return {
            (finding.code, finding.severity)
            for finding in check(document, severities=resolve(names))
        }

    usual = reported()
    assert ("operation-summary", Severity.INFO) in usual
    assert ("info-license", Severity.INFO) not in usual
    assert reported(operation_summary="off") == usual - {("operation-summary", Severity.INFO)}
    assert ("operation-summary", Severity.ERROR) in reported(operation_summary="error")
    assert ("info-license", Severity.INFO) in reported(docs="on")
    assert ("info-license", Severity.WARNING) in reported(info_license="warning", docs="off")
    assert not {code for code, _ in reported(docs="off")} & {"info-license", "operation-summary"}


def test_what_stops_generation_stays_an_error() -> None:
    document, _ = load("spec.json", read=lambda _: json.dumps(SPEC).encode())
    assert document is not None
    for group in Group:
        findings = check(document, severities=resolve({str(group): "off"}))
        assert [finding.code for finding in blocking(findings)] == ["no-unresolved-refs"]
    findings = check(document, severities={"no-unresolved-refs": None})
    assert [finding.code for finding in blocking(findings)] == ["no-unresolved-refs"]
    with pytest.raises(SettingError, match="stays an error"):
        resolve({"no-unresolved-refs": "warning"})


def test_what_blocks() -> None:
    document, _ = load("spec.json", read=lambda _: json.dumps(SPEC).encode())
    assert document is not None
    assert [finding.code for finding in blocking(check(document))] == ["no-unresolved-refs"]


@pytest.mark.parametrize("code", list(RULES))
def test_every_rule_explains_itself(code: str) -> None:
    assert RULES[code].summary.endswith(".")
    assert re.fullmatch(r"[a-z0-9]+(-[a-zA-Z0-9]+)+", code)
