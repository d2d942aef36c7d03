"""What is wrong in one place costs that place: operations, parameters and responses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generators.diagnostics import Severity
from tests.document.fault_rows import ABSENT, ANY, OK, REST, A, B, Row, check, described

if TYPE_CHECKING:
    from pathlib import Path

ROWS = (
    Row(
        "undeclared path parameter",
        f"paths:\n  /a/{{id}}:\n    get: {{operationId: a, {OK}}} # here{REST}",
        "path-parameters-defined",
        "repaired",
        "taken as a string",
        {
            "/paths/~1a~1{id}/get/parameters": [
                {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
            ]
        },
        kept=("a", "rest"),
    ),
    Row(
        "path parameter of no path",
        f"""
        paths:
          /a:
            get:
              operationId: a
              parameters:
              - {{name: id, in: path, required: true, schema: {{}}}} # here
              {OK}""",
        "path-parameter-unused",
        "repaired",
        "left out",
        {f"{A}/parameters": []},
        kept=("a",),
    ),
    Row(
        "parameter twice",
        f"""
        paths:
          /a:
            get:
              operationId: a
              parameters:
              - {{name: q, in: query, schema: {{type: string}}}}
              - {{name: q, in: query, schema: {{type: integer}}}} # here
              {OK}""",
        "operation-parameters-unique",
        "repaired",
        "first of the two",
        {f"{A}/parameters/0/schema/type": "string", f"{A}/parameters/1": ABSENT},
        kept=("a",),
    ),
    Row(
        "response without a description",
        """
        paths:
          /a:
            get:
              operationId: a
              responses:
                '200': {content: {application/json: {}}} # here""",
        "openapi-schema",
        "repaired",
        "empty description",
        {
            f"{A}/responses/200": {"content": {"application/json": {}}, "description": ""},
        },
        kept=("a",),
    ),
    Row(
        "2xx",
        """
        paths:
          /a:
            get:
              operationId: a
              responses:
                2xx: {description: fine} # here""",
        "openapi-schema",
        "repaired",
        "read as `2XX`",
        {f"{A}/responses": {"2XX": {"description": "fine"}}},
        kept=("a",),
    ),
    Row(
        "operation without responses",
        """
        paths:
          /a:
            get: {operationId: a} # here""",
        "openapi-schema",
        "repaired",
        "answers",
        {f"{A}/responses": {"default": ANY | {"description": ""}}},
        kept=("a",),
        version="3.0.3",
    ),
    Row(
        "siblings of a reference",
        f"""
        paths:
          /a:
            get:
              operationId: a
              parameters:
              - $ref: '#/components/parameters/Q'
                required: true # here
              {OK}
        components:
          parameters: {{Q: {{name: q, in: query, schema: {{type: string}}}}}}""",
        "openapi-schema",
        "degraded",
        "ignored, as it stands beside a `$ref`",
        {f"{A}/parameters/0": {"$ref": "#/components/parameters/Q"}},
        kept=("a",),
    ),
    Row(
        "parameter that is none",
        f"""
        paths:
          /a:
            get:
              operationId: a
              parameters:
              - {{name: q, in: nowhere, required: true, schema: {{}}}} # here
              {OK}
          /b: {{get: {{operationId: rest, {OK}}}}}""",
        "openapi-schema",
        "left out",
        "operation",
        {A: ABSENT},
        lost=(A,),
        kept=("rest",),
    ),
    Row(
        "optional parameter with neither schema nor content",
        f"""
        paths:
          /a:
            get:
              operationId: a
              parameters:
              - {{name: q, in: query}} # here
              {OK}""",
        "openapi-schema",
        "degraded",
        "the parameter is left out",
        {f"{A}/parameters": []},
        kept=("a",),
    ),
    Row(
        "required parameter of a path item",
        f"""
        paths:
          /a:
            parameters:
            - {{name: q, in: query, required: true}} # here
            get: {{operationId: a, {OK}}}
            post: {{operationId: c, {OK}}}
          /b: {{get: {{operationId: rest, {OK}}}}}""",
        "openapi-schema",
        "left out",
        "2 operations",
        {A: ABSENT},
        lost=(A, "/paths/~1a/post"),
        kept=("rest",),
    ),
    Row(
        "component parameter that is wrong and required",
        f"""
        paths:
          /a:
            get:
              operationId: a
              parameters: [{{$ref: '#/components/parameters/Q'}}]
              {OK}
          /b: {{get: {{operationId: rest, {OK}}}}}
        components:
          parameters:
            Q: {{name: q, in: query, required: true}} # here""",
        "openapi-schema",
        "left out",
        "operation",
        {A: ABSENT, "/components/parameters/Q": ABSENT},
        lost=(A,),
        kept=("rest",),
    ),
    Row(
        "operation id twice",
        f"""
        paths:
          /a: {{get: {{operationId: a, {OK}}}}}
          /b:
            get:
              operationId: a # here
              {OK}""",
        "operation-operationId-unique",
        "repaired",
        "named by its method and path",
        {f"{B}/operationId": ABSENT},
        kept=("a", "get_b"),
    ),
    Row(
        "broken template",
        f"""
        paths:
          /a/{{id: # here
            get: {{operationId: a, {OK}}}
          /b: {{get: {{operationId: rest, {OK}}}}}""",
        "path-template",
        "left out",
        "all of the path is left out",
        {"/paths/~1a~1{id": ABSENT},
        lost=("/paths/~1a~1{id/get",),
        kept=("rest",),
    ),
    Row(
        "path without a slash",
        f"""
        paths:
          a: # here
            get: {{operationId: a, {OK}}}
          /b: {{get: {{operationId: rest, {OK}}}}}""",
        "openapi-schema",
        "left out",
        "all of the path is left out",
        {"/paths/a": ABSENT},
        lost=("/paths/a/get",),
        kept=("rest",),
    ),
    Row(
        "unknown field of an operation",
        f"""
        paths:
          /a:
            get:
              operationId: a
              foo: 1 # here
              {OK}""",
        "openapi-schema",
        "degraded",
        "`foo` is ignored",
        {f"{A}/foo": ABSENT},
        kept=("a",),
    ),
    Row(
        "null for a path item",
        f"""
        paths:
          /a: null # here
          /b: {{get: {{operationId: rest, {OK}}}}}""",
        "openapi-schema",
        "left out",
        "all of the path is left out",
        {"/paths/~1a": ABSENT},
        lost=("/paths/~1a",),
        kept=("rest",),
    ),
    Row(
        "text for responses",
        """
        paths:
          /a:
            get:
              operationId: a
              responses: none # here""",
        "openapi-schema",
        "degraded",
        "answers",
        {},
        kept=("a",),
    ),
)


@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_a_fault_costs_its_place(row: Row, tmp_path: Path) -> None:
    check(row, tmp_path)


def test_names_of_components_are_taken_as_they_are(tmp_path: Path) -> None:
    result = described(
        tmp_path,
        f"""
        paths:
          /a:
            get:
              operationId: a
              parameters: [{{$ref: '#/components/parameters/My q'}}]
              {OK}
        components:
          parameters:
            My q: {{name: q, in: query, required: true, schema: {{type: string}}}} # here""",
    )
    assert result.losses == ()
    assert result.api is not None
    (diagnostic,) = [
        diagnostic for diagnostic in result.diagnostics if diagnostic.code == "openapi-schema"
    ]
    assert diagnostic.severity is Severity.WARNING
    assert [p.wire_name for p in result.api.operations[0].parameters] == ["q"]
