# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Facts of every operation, as the document states them."""

from __future__ import annotations

from typing import Any

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

SEND_NOTE: Operation[models.Note] = Operation(
    id="sendNote",
    group="default",
    py_name="send_note",
    method="POST",
    path="/boxes/{box}/notes/{token}",
    parameters=(
        Parameter(
            name="box",
            py_name="box",
            location="path",
            type=lambda: str,
            required=True,
        ),
        Parameter(
            name="token",
            py_name="token",
            location="path",
            type=lambda: int,
            required=True,
        ),
        Parameter(
            name="order",
            py_name="order",
            location="query",
            type=lambda: str,
            required=True,
            style="form",
            explode=True,
        ),
        Parameter(
            name="size",
            py_name="size",
            location="query",
            type=lambda: int,
            style="form",
            explode=True,
        ),
        Parameter(
            name="tags",
            py_name="tags",
            location="query",
            type=lambda: list[str],
            style="form",
            explode=True,
        ),
        Parameter(
            name="X-Trace",
            py_name="x_trace",
            location="header",
            type=lambda: str,
            required=True,
        ),
        Parameter(
            name="theme",
            py_name="theme",
            location="cookie",
            type=lambda: str,
            required=True,
            style="form",
            explode=True,
        ),
    ),
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/json",
                type=lambda: models.Note,
            ),
        ),
    ),
    responses=(
        Response(
            status="200",
            description="kept",
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: models.Note,
                ),
            ),
        ),
    ),
    security=(
        {
            "basic": (),
        },
    ),
)

SEND_TEXT: Operation[None] = Operation(
    id="sendText",
    group="default",
    py_name="send_text",
    method="PUT",
    path="/text",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="text/plain",
                type=lambda: str,
            ),
        ),
    ),
    responses=(
        Response(
            status="204",
            description="kept",
        ),
    ),
    security=(
        {
            "bearer": (),
            "queryKey": (),
        },
    ),
)

SEND_FORM: Operation[None] = Operation(
    id="sendForm",
    group="default",
    py_name="send_form",
    method="POST",
    path="/form",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/x-www-form-urlencoded",
                type=lambda: models.SendFormRequest,
            ),
        ),
    ),
    responses=(
        Response(
            status="204",
            description="kept",
        ),
    ),
    security=(
        {
            "headerKey": (),
            "cookieKey": (),
        },
    ),
)

SEND_FILE: Operation[None] = Operation(
    id="sendFile",
    group="default",
    py_name="send_file",
    method="POST",
    path="/file",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="multipart/form-data",
                type=lambda: models.SendFileRequest,
            ),
        ),
    ),
    responses=(
        Response(
            status="204",
            description="kept",
        ),
    ),
)

UPLOAD: Operation[None] = Operation(
    id="upload",
    group="default",
    py_name="upload",
    method="PUT",
    path="/upload",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="multipart/form-data",
                type=lambda: models.UploadRequest,
            ),
        ),
    ),
    responses=(
        Response(
            status="204",
            description="kept",
        ),
    ),
)

ATTACH: Operation[None] = Operation(
    id="attach",
    group="default",
    py_name="attach",
    method="POST",
    path="/attach",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="multipart/form-data",
                type=lambda: models.AttachRequest,
                encoding={
                    "second": Encoding(
                        content_type="text/plain",
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
            status="204",
            description="kept",
        ),
    ),
)

SEARCH: Operation[None] = Operation(
    id="search",
    group="default",
    py_name="search",
    method="GET",
    path="/search",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/json",
                type=lambda: dict[str, Any],
            ),
        ),
    ),
    responses=(
        Response(
            status="204",
            description="nothing",
        ),
    ),
)

UNKNOWN: Operation[None] = Operation(
    id="unknown",
    group="default",
    py_name="unknown",
    method="GET",
    path="/unknown",
    parameters=(
        Parameter(
            name="code",
            py_name="code",
            location="query",
            type=lambda: str,
            required=True,
            style="form",
            explode=True,
        ),
    ),
    responses=(
        Response(
            status="204",
            description="nothing",
        ),
    ),
    security=(
        {
            "basic": (),
        },
    ),
)

CONTRACT = Contract(
    title="Case samples",
    version="1.0.0",
    servers=(Server(url="/v1", description=""),),
    security_schemes={
        "basic": SecurityScheme(
            name="basic",
            type="http",
            scheme="basic",
        ),
        "bearer": SecurityScheme(
            name="bearer",
            type="http",
            scheme="bearer",
        ),
        "queryKey": SecurityScheme(
            name="queryKey",
            type="apiKey",
            location="query",
            parameter_name="key",
        ),
        "headerKey": SecurityScheme(
            name="headerKey",
            type="apiKey",
            location="header",
            parameter_name="X-Key",
        ),
        "cookieKey": SecurityScheme(
            name="cookieKey",
            type="apiKey",
            location="cookie",
            parameter_name="sid",
        ),
    },
    operations=(
        SEND_NOTE,
        SEND_TEXT,
        SEND_FORM,
        SEND_FILE,
        UPLOAD,
        ATTACH,
        SEARCH,
        UNKNOWN,
    ),
    user_agent=f"case-samples/1.0.0 ({GENERATED_BY})",
    logger="case_samples",
)
