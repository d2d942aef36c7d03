# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Facts of every operation, as the document states them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from . import models
from ._runtime.operations import (
    Contract,
    Encoding,
    Media,
    Operation,
    Parameter,
    RequestBody,
    Response,
    SecurityScheme,
    Server,
)
from ._version import GENERATED_BY

X_PASS_OPEN_PWNED_W: Operation[models.Open] = Operation(
    id="x(): pass\nopen('pwned', 'w') #",
    group="open_pwned_w",
    py_name="x_pass_open_pwned_w",
    method="GET",
    path='/"""/{\'); open("pwned", "w") %}/\'); open(\'pwned\')\\',
    parameters=(
        Parameter(
            name='\'); open("pwned", "w") %',
            py_name="open_pwned_w",
            location="path",
            type=lambda: str,
            required=True,
        ),
        Parameter(
            name='q"""\\',
            py_name="q",
            location="query",
            type=lambda: Annotated[str, Field(pattern='^"""\\\'\\n(?P<x>a)$')],
            style="form",
            explode=True,
            default="\\'\"\"\"\n); open('pwned', 'w') #",
        ),
        Parameter(
            name="=None, **open('pwned','w')",
            py_name="none_open_pwned_w",
            location="query",
            type=lambda: models.XPassOpenPwnedWNoneOpenPwnedW,
            style="form",
            explode=True,
        ),
        Parameter(
            name="\u202e\u2028\x00",
            py_name="param",
            location="query",
            type=lambda: Literal['\u202e"""\\\n'],
            style="form",
            explode=True,
        ),
        Parameter(
            name="!!!",
            py_name="param_2",
            location="query",
            type=lambda: int,
            style="form",
            explode=True,
            default=1,
        ),
        Parameter(
            name="???",
            py_name="param_3",
            location="query",
            type=lambda: list[models.XPassOpenPwnedWModelItem],
            style="form",
            explode=True,
        ),
        Parameter(
            name='X-Head"""\\',
            py_name="x_head",
            location="header",
            type=lambda: str,
        ),
    ),
    responses=(
        Response(
            status="200",
            description='"""\\\nopen(\'pwned\')',
            media=(
                Media(
                    content_type="application/json; x=\"'); open('pwned') #\"",
                    type=lambda: models.Open,
                ),
            ),
            headers=(
                Parameter(
                    name="X-'); open('pwned') #",
                    py_name="x_open_pwned",
                    location="header",
                    type=lambda: str,
                ),
            ),
        ),
    ),
    security=(
        {
            "_open.-pwned": (),
        },
    ),
)

POST_BY_OPEN_PWNED_W_OPEN_PWNED: Operation[None] = Operation(
    id="post_by_open_pwned_w_open_pwned",
    group="group",
    py_name="post_by_open_pwned_w_open_pwned",
    method="POST",
    path='/"""/{\'); open("pwned", "w") %}/\'); open(\'pwned\')\\',
    parameters=(
        Parameter(
            name='\'); open("pwned", "w") %',
            py_name="open_pwned_w",
            location="path",
            type=lambda: str,
            required=True,
        ),
    ),
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/json",
                type=lambda: models.X3A20Pass,
            ),
            Media(
                content_type="multipart/form-data",
                type=lambda: models.PostByOpenPwnedWOpenPwnedRequest,
                encoding={
                    'f"\r\nX: y': Encoding(
                        content_type='text/plain"""',
                        style="form",
                        explode=True,
                        allow_reserved=False,
                    ),
                },
            ),
        ),
    ),
    responses=(
        Response(
            status="default",
            description="",
        ),
    ),
    security=(
        {
            "_open.-pwned": (),
        },
    ),
)

CONTRACT = Contract(
    title='../../etc/passwd"""\nopen("pwned", "w") # {{ 7*7 }} {% raw %}',
    version="1.0\"\"\"\nopen('pwned', 'w')",
    servers=(
        Server(
            url="https://host.example/'\"\\\n{0}\"\"\"/open('pwned','w')",
            description="'); open('pwned', 'w') #\\",
        ),
    ),
    security_schemes={
        "_open.-pwned": SecurityScheme(
            name="_open.-pwned",
            type="apiKey",
            location="header",
            parameter_name='X"""\\',
        ),
    },
    operations=(
        X_PASS_OPEN_PWNED_W,
        POST_BY_OPEN_PWNED_W_OPEN_PWNED,
    ),
    user_agent=f"etc-passwd-open-pwned-w-7-7-raw/0+1.0.open.pwned.w ({GENERATED_BY})",
    logger="etc_passwd_open_pwned_w_7_7_raw",
)
