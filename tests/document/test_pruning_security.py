"""What is wrong with security costs that place, and nothing becomes public by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generators.document.faults import UNKNOWN_SCHEME
from tests.document.fault_rows import ABSENT, OK, A, Row, check

if TYPE_CHECKING:
    from pathlib import Path

ROWS = (
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
)


@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_a_fault_costs_its_place(row: Row, tmp_path: Path) -> None:
    check(row, tmp_path)
