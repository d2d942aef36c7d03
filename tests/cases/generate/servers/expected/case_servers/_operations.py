# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Facts of every operation, as the document states them."""

from __future__ import annotations

from ._runtime.operations import (
    Contract,
    Operation,
    Response,
    Server,
)
from ._version import GENERATED_BY

PING: Operation[None] = Operation(
    id="ping",
    group="default",
    py_name="ping",
    method="GET",
    path="/ping",
    responses=(
        Response(
            status="204",
            description="alive",
        ),
    ),
)

ELSEWHERE: Operation[None] = Operation(
    id="elsewhere",
    group="default",
    py_name="elsewhere",
    method="GET",
    path="/elsewhere",
    responses=(
        Response(
            status="204",
            description="alive",
        ),
    ),
    servers=(Server(url="https://other.example.com", description=""),),
)

CONTRACT = Contract(
    title="Case servers",
    version="1.0.0",
    servers=(
        Server(url="https://eu.example.com:8443/v2", description="By region."),
        Server(url="https://staging.example.com/v2", description=""),
        Server(url="/local", description=""),
    ),
    security_schemes={},
    operations=(
        PING,
        ELSEWHERE,
    ),
    user_agent=f"case-servers/1.0.0 ({GENERATED_BY})",
    logger="case_servers",
)
