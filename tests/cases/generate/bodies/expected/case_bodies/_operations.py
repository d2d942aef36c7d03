# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Facts of every operation, as the document states them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from . import models
from ._runtime.operations import (
    Contract,
    Encoding,
    Media,
    Operation,
    RequestBody,
    Response,
    Server,
)
from ._version import GENERATED_BY

SEND_JSON: Operation[models.Note] = Operation(
    id="sendJson",
    group="default",
    py_name="send_json",
    method="POST",
    path="/json",
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
            description="what was kept",
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: models.Note,
                ),
            ),
        ),
    ),
)

SEND_OPTIONAL: Operation[None] = Operation(
    id="sendOptional",
    group="default",
    py_name="send_optional",
    method="PATCH",
    path="/json",
    body=RequestBody(
        media=(
            Media(
                content_type="application/json",
                type=lambda: models.Note,
            ),
        ),
    ),
    responses=(
        Response(
            status="204",
            description="done",
        ),
    ),
)

SEND_LIST: Operation[None] = Operation(
    id="sendList",
    group="default",
    py_name="send_list",
    method="POST",
    path="/list",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/json",
                type=lambda: Annotated[list[models.Note], Field(min_length=1)],
            ),
        ),
    ),
    responses=(
        Response(
            status="204",
            description="done",
        ),
    ),
)

SEND_SEVERAL: Operation[None] = Operation(
    id="sendSeveral",
    group="default",
    py_name="send_several",
    method="POST",
    path="/several",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/json",
                type=lambda: models.Note,
            ),
            Media(
                content_type="text/plain",
                type=lambda: str,
            ),
            Media(
                content_type="application/octet-stream",
            ),
        ),
    ),
    responses=(
        Response(
            status="204",
            description="done",
        ),
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
                encoding={
                    "colours": Encoding(
                        content_type=None,
                        style="pipeDelimited",
                        explode=False,
                        allow_reserved=False,
                    ),
                },
            ),
        ),
    ),
    responses=(
        Response(
            status="204",
            description="done",
        ),
    ),
)

UPLOAD: Operation[None] = Operation(
    id="upload",
    group="default",
    py_name="upload",
    method="POST",
    path="/upload",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="multipart/form-data",
                type=lambda: models.UploadRequest,
                encoding={
                    "file": Encoding(
                        content_type="image/png, image/jpeg",
                        style="form",
                        explode=True,
                        allow_reserved=False,
                    ),
                    "details": Encoding(
                        content_type="application/json",
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
            description="done",
        ),
    ),
)

SEND_BINARY: Operation[bytes] = Operation(
    id="sendBinary",
    group="default",
    py_name="send_binary",
    method="PUT",
    path="/binary",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/octet-stream",
            ),
        ),
    ),
    responses=(
        Response(
            status="200",
            description="the same bytes",
            media=(
                Media(
                    content_type="application/octet-stream",
                ),
            ),
        ),
    ),
)

SEND_TEXT: Operation[str] = Operation(
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
            status="200",
            description="the same text",
            media=(
                Media(
                    content_type="text/plain",
                    type=lambda: str,
                ),
            ),
        ),
    ),
)

CONTRACT = Contract(
    title="Case bodies",
    version="1.0.0",
    servers=(Server(url="/v1", description=""),),
    security_schemes={},
    operations=(
        SEND_JSON,
        SEND_OPTIONAL,
        SEND_LIST,
        SEND_SEVERAL,
        SEND_FORM,
        UPLOAD,
        SEND_BINARY,
        SEND_TEXT,
    ),
    user_agent=f"case-bodies/1.0.0 ({GENERATED_BY})",
    logger="case_bodies",
)
