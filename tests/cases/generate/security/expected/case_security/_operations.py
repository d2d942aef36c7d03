# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Facts of every operation, as the document states them."""

from __future__ import annotations

from ._runtime.operations import (
    Contract,
    Flow,
    Operation,
    Response,
    SecurityScheme,
    Server,
)
from ._version import GENERATED_BY

BY_DEFAULT: Operation[None] = Operation(
    id="byDefault",
    group="default",
    py_name="by_default",
    method="GET",
    path="/default",
    responses=(
        Response(
            status="204",
            description="ok",
        ),
    ),
    security=(
        {
            "bearer": (),
        },
    ),
)

OPEN: Operation[None] = Operation(
    id="open",
    group="default",
    py_name="open",
    method="GET",
    path="/open",
    responses=(
        Response(
            status="204",
            description="ok",
        ),
    ),
)

OPTIONAL: Operation[None] = Operation(
    id="optional",
    group="default",
    py_name="optional",
    method="GET",
    path="/optional",
    responses=(
        Response(
            status="204",
            description="ok",
        ),
    ),
    security=(
        {},
        {
            "bearer": (),
        },
    ),
)

EITHER: Operation[None] = Operation(
    id="either",
    group="default",
    py_name="either",
    method="GET",
    path="/either",
    responses=(
        Response(
            status="204",
            description="ok",
        ),
    ),
    security=(
        {
            "headerKey": (),
        },
        {
            "queryKey": (),
        },
    ),
)

BOTH: Operation[None] = Operation(
    id="both",
    group="default",
    py_name="both",
    method="GET",
    path="/both",
    responses=(
        Response(
            status="204",
            description="ok",
        ),
    ),
    security=(
        {
            "headerKey": (),
            "cookie-key": (),
        },
    ),
)

MIXED: Operation[None] = Operation(
    id="mixed",
    group="default",
    py_name="mixed",
    method="GET",
    path="/mixed",
    responses=(
        Response(
            status="204",
            description="ok",
        ),
    ),
    security=(
        {
            "basic": (),
        },
        {
            "bearer": (),
            "headerKey": (),
        },
    ),
)

SCOPED: Operation[None] = Operation(
    id="scoped",
    group="default",
    py_name="scoped",
    method="GET",
    path="/scoped",
    responses=(
        Response(
            status="204",
            description="ok",
        ),
    ),
    security=(
        {
            "oauth": ("read", "write"),
        },
    ),
)

DIGESTED: Operation[None] = Operation(
    id="digested",
    group="default",
    py_name="digested",
    method="GET",
    path="/certificate",
    responses=(
        Response(
            status="204",
            description="ok",
        ),
    ),
    security=(
        {
            "digest": (),
        },
    ),
)

CONTRACT = Contract(
    title="Case security",
    version="1.0.0",
    servers=(
        Server(
            url="/",
            description="",
        ),
    ),
    security_schemes={
        "bearer": SecurityScheme(
            name="bearer",
            type="http",
            scheme="bearer",
        ),
        "basic": SecurityScheme(
            name="basic",
            type="http",
            scheme="basic",
        ),
        "headerKey": SecurityScheme(
            name="headerKey",
            type="apiKey",
            location="header",
            parameter_name="X-Api-Key",
        ),
        "queryKey": SecurityScheme(
            name="queryKey",
            type="apiKey",
            location="query",
            parameter_name="api key",
        ),
        "cookie-key": SecurityScheme(
            name="cookie-key",
            type="apiKey",
            location="cookie",
            parameter_name="sid",
        ),
        "oauth": SecurityScheme(
            name="oauth",
            type="oauth2",
            flows=(
                Flow(
                    kind="clientCredentials",
                    token_url="https://auth.example.com/token",
                    scopes=("read", "write"),
                ),
            ),
        ),
        "digest": SecurityScheme(
            name="digest",
            type="http",
            scheme="digest",
        ),
    },
    operations=(
        BY_DEFAULT,
        OPEN,
        OPTIONAL,
        EITHER,
        BOTH,
        MIXED,
        SCOPED,
        DIGESTED,
    ),
    user_agent="case-security/1.0.0" + f" ({GENERATED_BY})",
    logger="case_security",
)
