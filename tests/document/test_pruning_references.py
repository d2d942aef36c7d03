"""What refers to nothing costs the place that refers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.document.fault_rows import ABSENT, OK, REST, A, Row, check

if TYPE_CHECKING:
    from pathlib import Path

ROWS = (
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


@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_a_fault_costs_its_place(row: Row, tmp_path: Path) -> None:
    check(row, tmp_path)
