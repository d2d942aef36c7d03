"""What is wrong in one place costs that place: what remains, what is lost, and what is told."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from generators import pipeline
from generators.diagnostics import Severity
from generators.document.faults import UNKNOWN_SCHEME
from generators.document.pointer import PointerError, lookup

if TYPE_CHECKING:
    from pathlib import Path

ABSENT = object()
"""For a value of which nothing remains."""
OK = "responses: {'200': {description: fine}}"
ANY = {"description": "fine", "content": {"*/*": {}}}
_SEVERITY = {"repaired": "warning", "degraded": "warning", "left out": "error"}


class Row(NamedTuple):
    """A fault in a small document.

    Attributes:
        name: of the row.
        text: the document without its head; `# here` marks the line that is told.
        code: of the diagnostic.
        effect: what became of it.
        done: a part of the words for that.
        remains: what stands at some pointers afterwards.
        lost: operations that are left out.
        kept: operations that are generated.
        version: of OpenAPI.
    """

    name: str
    text: str
    code: str
    effect: str
    done: str
    remains: dict[str, Any]
    lost: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    version: str = "3.1.0"


A, B = "/paths/~1a/get", "/paths/~1b/get"
REST = f"""
  /b:
    get: {{operationId: rest, {OK}}}
"""
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
        "undeclared scheme beside another",
        f"""
        paths:
          /a:
            get:
              operationId: a
              security:
              - key: []
              - Kerberos: [] # here
              {OK}
        components:
          securitySchemes: {{key: {{type: apiKey, in: header, name: X-Key}}}}""",
        "oas3-operation-security-defined",
        "repaired",
        "this alternative is left out",
        {f"{A}/security": [{"key": []}], "/components/securitySchemes/Kerberos": ABSENT},
        kept=("a",),
    ),
    Row(
        "undeclared scheme alone",
        f"""
        paths:
          /a:
            get:
              operationId: a
              security:
              - Kerberos: [] # here
              {OK}""",
        "oas3-operation-security-defined",
        "repaired",
        "servers answer 501",
        {
            f"{A}/security": [{"Kerberos": []}],
            "/components/securitySchemes/Kerberos": UNKNOWN_SCHEME,
        },
        kept=("a",),
    ),
    Row(
        "undeclared scheme beside none",
        f"""
        paths:
          /a:
            get:
              operationId: a
              security:
              - {{}}
              - Kerberos: [] # here
              {OK}""",
        "oas3-operation-security-defined",
        "repaired",
        "this alternative is left out",
        {f"{A}/security": [{}]},
        kept=("a",),
    ),
    Row(
        "undeclared scheme in an alternative with a declared one",
        f"""
        paths:
          /a:
            get:
              operationId: a
              security:
              - {{key: [], Kerberos: []}} # here
              {OK}
        components:
          securitySchemes: {{key: {{type: apiKey, in: header, name: X-Key}}}}""",
        "oas3-operation-security-defined",
        "repaired",
        "servers answer 501",
        {
            f"{A}/security": [{"key": [], "Kerberos": []}],
            "/components/securitySchemes/Kerberos": UNKNOWN_SCHEME,
        },
        kept=("a",),
    ),
    Row(
        "scheme named by the URI of another document",
        f"""
        paths:
          /a:
            get:
              operationId: a
              security:
              - https://example.com/schemes#/key: [] # here
              {OK}
          /b:
            get:
              operationId: rest
              security: [{{'#/components/securitySchemes/key': []}}]
              {OK}
        components:
          securitySchemes: {{key: {{type: apiKey, in: header, name: X-Key}}}}""",
        "oas3-operation-security-defined",
        "repaired",
        "servers answer 501",
        {"/components/securitySchemes/https:~1~1example.com~1schemes#~1key": UNKNOWN_SCHEME},
        kept=("a", "rest"),
        version="3.2.0",
    ),
    Row(
        "null for a security scheme",
        f"""
        paths:
          /a: {{get: {{operationId: a, security: [{{oauth2: []}}], {OK}}}}}
        components:
          securitySchemes:
            oauth2: null # here""",
        "openapi-schema",
        "degraded",
        "servers answer 501",
        {
            f"{A}/security": [{"oauth2": []}],
            "/components/securitySchemes/oauth2": UNKNOWN_SCHEME,
        },
        kept=("a",),
    ),
    Row(
        "security that is no list",
        f"""
        paths:
          /a:
            get:
              operationId: a
              security: {{}} # here
              {OK}""",
        "openapi-schema",
        "degraded",
        "servers answer 501",
        {
            f"{A}/security": [{"undeclared": []}],
            "/components/securitySchemes/undeclared": UNKNOWN_SCHEME,
        },
        kept=("a",),
    ),
    Row(
        "security of the document that is no list",
        f"""
        security: none # here
        paths:
          /a: {{get: {{operationId: a, {OK}}}}}""",
        "openapi-schema",
        "degraded",
        "servers answer 501",
        {
            "/security": [{"undeclared": []}],
            "/components/securitySchemes/undeclared": UNKNOWN_SCHEME,
        },
        kept=("a",),
    ),
    Row(
        "null for the security of the document",
        f"""
        security: # here
        paths:
          /a: {{get: {{operationId: a, {OK}}}}}""",
        "openapi-schema",
        "degraded",
        "servers answer 501",
        {"/security": [{"undeclared": []}]},
        kept=("a",),
    ),
    Row(
        "an alternative that is no mapping",
        f"""
        paths:
          /a:
            get:
              operationId: a
              security:
              - key # here
              {OK}
        components:
          securitySchemes: {{key: {{type: apiKey, in: header, name: X-Key}}}}""",
        "openapi-schema",
        "degraded",
        "servers answer 501",
        {f"{A}/security": [{"undeclared": []}]},
        kept=("a",),
    ),
    Row(
        "dead reference of a property",
        """
        paths:
          /a:
            get:
              operationId: a
              responses:
                '200':
                  description: fine
                  content: {application/json: {schema: {$ref: '#/components/schemas/P'}}}
        components:
          schemas:
            P:
              type: object
              properties:
                gone: {$ref: '#/components/schemas/Gone'} # here
                name: {type: string}""",
        "no-unresolved-refs",
        "degraded",
        "any value is taken here",
        {
            "/components/schemas/P/properties/gone": {},
            "/components/schemas/P/properties/name": {"type": "string"},
        },
        kept=("a",),
    ),
    Row(
        "dead reference of a variant",
        f"""
        paths:
          /a: {{get: {{operationId: a, {OK}}}}}
        components:
          schemas:
            U:
              oneOf:
              - {{type: string}}
              - {{$ref: '#/components/schemas/Gone'}} # here""",
        "no-unresolved-refs",
        "degraded",
        "any value is taken here",
        {"/components/schemas/U/oneOf": [{"type": "string"}, {}]},
        kept=("a",),
    ),
    Row(
        "dead mapping of a discriminator",
        f"""
        paths:
          /a: {{get: {{operationId: a, {OK}}}}}
        components:
          schemas:
            C: {{type: object, required: [k], properties: {{k: {{type: string}}}}}}
            U:
              oneOf: [{{$ref: '#/components/schemas/C'}}]
              discriminator:
                propertyName: k
                mapping:
                  c: '#/components/schemas/C'
                  d: '#/components/schemas/D' # here""",
        "unresolved-mapping",
        "repaired",
        "mapping of this value is left out",
        {
            "/components/schemas/U/discriminator/mapping": {"c": "#/components/schemas/C"},
        },
        kept=("a",),
    ),
    Row(
        "dead reference of an optional parameter",
        f"""
        paths:
          /a:
            get:
              operationId: a
              parameters:
              - {{$ref: '#/components/parameters/Gone'}} # here
              {OK}{REST.replace("  ", "          ", 1).replace("    get", "            get")}""",
        "no-unresolved-refs",
        "left out",
        "operation",
        {A: ABSENT},
        lost=(A,),
        kept=("rest",),
    ),
    Row(
        "dead reference of a response",
        """
        paths:
          /a:
            get:
              operationId: a
              responses:
                '200': {$ref: '#/components/responses/Gone'} # here""",
        "no-unresolved-refs",
        "degraded",
        "content is given as it comes",
        {f"{A}/responses/200": {"description": "", "content": {"*/*": {}}}},
        kept=("a",),
    ),
    Row(
        "dead reference of a body",
        f"""
        paths:
          /a:
            get:
              operationId: a
              requestBody: {{$ref: '#/components/requestBodies/Gone'}} # here
              {OK}
          /b: {{get: {{operationId: rest, {OK}}}}}""",
        "no-unresolved-refs",
        "left out",
        "operation",
        {A: ABSENT},
        lost=(A,),
        kept=("rest",),
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
    Row(
        "dead reference of a callback",
        f"""
        paths:
          /a:
            get:
              operationId: a
              callbacks:
                done: {{$ref: '#/components/callbacks/Gone'}} # here
              {OK}""",
        "no-unresolved-refs",
        "degraded",
        "callback is left out",
        {f"{A}/callbacks": {}},
        kept=("a",),
    ),
    Row(
        "dead reference of a header",
        """
        paths:
          /a:
            get:
              operationId: a
              responses:
                '200':
                  description: fine
                  headers:
                    X-A: {$ref: '#/components/headers/Gone'} # here""",
        "no-unresolved-refs",
        "degraded",
        "header is left out",
        {f"{A}/responses/200/headers": {}},
        kept=("a",),
    ),
    Row(
        "dead reference of a link and of an example",
        """
        paths:
          /a:
            get:
              operationId: a
              responses:
                '200':
                  description: fine
                  links:
                    next: {$ref: '#/components/links/Gone'} # here""",
        "no-unresolved-refs",
        "degraded",
        "link is left out",
        {f"{A}/responses/200/links": {}},
        kept=("a",),
    ),
    Row(
        "two schemas that are each other",
        f"""
        paths:
          /a: {{get: {{operationId: a, {OK}}}}}
        components:
          schemas:
            A: {{allOf: [{{$ref: '#/components/schemas/B'}}]}}
            B:
              allOf:
              - {{$ref: '#/components/schemas/A'}} # here""",
        "circular-ref",
        "degraded",
        "any value is taken here",
        {"/components/schemas/B/allOf": [{}]},
        kept=("a",),
    ),
    Row(
        "a message of no use",
        f"""
        paths:
          /a: {{get: {{operationId: a, {OK}}}}}
        webhooks:
          came:
            post:
              requestBody: {{$ref: '#/components/requestBodies/Gone'}} # here
              {OK}""",
        "no-unresolved-refs",
        "left out",
        "message is left out",
        {"/webhooks/came/post": ABSENT},
        lost=("/webhooks/came/post",),
        kept=("a",),
    ),
)


def described(folder: Path, text: str, version: str = "3.1.0") -> pipeline.Described:
    file = folder / "openapi.yaml"
    head = f"openapi: {version}\ninfo: {{title: Pets, version: '1'}}\n"
    file.write_text(head + dedent(text).strip("\n") + "\n", "utf-8")
    return pipeline.describe(file)


def marked(folder: Path) -> int:
    """Return the line that is marked."""
    lines = (folder / "openapi.yaml").read_text("utf-8").splitlines()
    (line,) = [number for number, line in enumerate(lines, 1) if line.endswith("# here")]
    return line


@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_a_fault_costs_its_place(row: Row, tmp_path: Path) -> None:
    result = described(tmp_path, row.text, row.version)
    assert result.api is not None
    assert result.document is not None
    losses = [loss for loss in result.losses if loss.code == row.code]
    assert [(loss.effect, loss.units) for loss in losses] == [(row.effect, row.lost)]
    assert row.done in losses[0].done
    for pointer, value in row.remains.items():
        try:
            found = lookup(result.document.data, pointer)
        except PointerError:
            found = ABSENT
        assert found == value, pointer
    diagnostics = [
        diagnostic for diagnostic in result.diagnostics if losses[0].done in diagnostic.message
    ]
    assert [diagnostic.severity for diagnostic in diagnostics] == [_SEVERITY[row.effect]]
    assert diagnostics[0].location.line == marked(tmp_path)
    ids = {operation.id for operation in result.api.operations}
    assert ids == set(row.kept)
    errors = [
        diagnostic for diagnostic in result.diagnostics if diagnostic.severity is Severity.ERROR
    ]
    assert bool(errors) == (row.effect == "left out")


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
    (told,) = [
        diagnostic for diagnostic in result.diagnostics if diagnostic.code == "openapi-schema"
    ]
    assert told.severity is Severity.WARNING
    assert [p.wire_name for p in result.api.operations[0].parameters] == ["q"]
