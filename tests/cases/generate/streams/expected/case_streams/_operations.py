# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Facts of every operation, as the document states them."""

from __future__ import annotations

from typing import Any

from . import models
from ._runtime.operations import (
    Contract,
    EventData,
    Items,
    Media,
    Operation,
    Parameter,
    RequestBody,
    Response,
    Server,
)
from ._version import GENERATED_BY

WATCH: Operation[Any] = Operation(
    id="watch",
    group="rooms",
    py_name="watch",
    method="GET",
    path="/rooms/{room}/events",
    parameters=(
        Parameter(
            name="room",
            py_name="room",
            location="path",
            type=lambda: str,
            required=True,
        ),
        Parameter(
            name="Last-Event-ID",
            py_name="last_event_id",
            location="header",
            type=lambda: str,
        ),
    ),
    responses=(
        Response(
            status="200",
            description="what happens, while it happens",
            media=(
                Media(
                    content_type="text/event-stream",
                    items=Items(
                        type=lambda: models.MessageResponse,
                    ),
                ),
            ),
        ),
        Response(
            status="204",
            description="nothing ever happens here",
        ),
        Response(
            status="404",
            description="no such room",
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: models.Fault,
                ),
            ),
        ),
        Response(
            status="503",
            description="a stream of reasons",
            media=(
                Media(
                    content_type="text/event-stream",
                    type=lambda: str,
                ),
            ),
        ),
    ),
)

TAIL: Operation[Any] = Operation(
    id="tail",
    group="rooms",
    py_name="tail",
    method="GET",
    path="/rooms/{room}/tail",
    parameters=(
        Parameter(
            name="room",
            py_name="room",
            location="path",
            type=lambda: str,
            required=True,
        ),
    ),
    responses=(
        Response(
            status="200",
            description="lines of a log",
            media=(
                Media(
                    content_type="text/event-stream",
                    items=Items(
                        type=lambda: str,
                        text=True,
                    ),
                ),
            ),
        ),
    ),
)

CHANGES: Operation[Any] = Operation(
    id="changes",
    group="default",
    py_name="changes",
    method="GET",
    path="/changes",
    responses=(
        Response(
            status="200",
            description="changes",
            media=(
                Media(
                    content_type="text/event-stream",
                    items=Items(
                        events={
                            "added": EventData(
                                type=lambda: models.MessageResponse,
                            ),
                            "removed": EventData(
                                type=lambda: models.ChangesResponseRemoved,
                            ),
                            "hidden": EventData(
                                type=lambda: models.ChangesResponseRemoved,
                            ),
                            "note": EventData(
                                type=lambda: str,
                                text=True,
                            ),
                        },
                    ),
                ),
            ),
        ),
    ),
)

LIST_MESSAGES: Operation[Any] = Operation(
    id="listMessages",
    group="default",
    py_name="list_messages",
    method="GET",
    path="/messages",
    parameters=(
        Parameter(
            name="limit",
            py_name="limit",
            location="query",
            type=lambda: int,
            style="form",
            explode=True,
            default=10,
        ),
    ),
    responses=(
        Response(
            status="200",
            description="all messages",
            media=(
                Media(
                    content_type="application/jsonl",
                    items=Items(
                        type=lambda: models.MessageResponse,
                    ),
                ),
            ),
        ),
    ),
)

IMPORT_MESSAGES: Operation[int] = Operation(
    id="importMessages",
    group="default",
    py_name="import_messages",
    method="POST",
    path="/messages",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/jsonl",
                items=Items(
                    type=lambda: models.MessageRequest,
                ),
            ),
        ),
    ),
    responses=(
        Response(
            status="200",
            description="how many",
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: int,
                ),
            ),
        ),
    ),
)

HISTORY: Operation[Any] = Operation(
    id="history",
    group="default",
    py_name="history",
    method="GET",
    path="/history",
    responses=(
        Response(
            status="200",
            description="an array, written line by line",
            media=(
                Media(
                    content_type="application/x-ndjson",
                    items=Items(
                        type=lambda: models.HistoryResponseItem,
                    ),
                ),
            ),
        ),
    ),
)

READINGS: Operation[Any] = Operation(
    id="readings",
    group="default",
    py_name="readings",
    method="GET",
    path="/readings",
    responses=(
        Response(
            status="200",
            description="numbers",
            media=(
                Media(
                    content_type="application/json-seq",
                    items=Items(
                        type=lambda: float,
                    ),
                ),
            ),
        ),
    ),
)

COMPLETE: Operation[models.Completion] = Operation(
    id="complete",
    group="default",
    py_name="complete",
    method="POST",
    path="/completions",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/json",
                type=lambda: models.Prompt,
            ),
        ),
    ),
    responses=(
        Response(
            status="200",
            description="the text, whole or piece by piece",
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: models.Completion,
                ),
                Media(
                    content_type="text/event-stream",
                    items=Items(
                        type=lambda: models.Piece,
                        end="[DONE]",
                    ),
                ),
            ),
        ),
    ),
    stream_name="complete_stream",
)

PARTS: Operation[bytes] = Operation(
    id="parts",
    group="default",
    py_name="parts",
    method="GET",
    path="/parts",
    responses=(
        Response(
            status="200",
            description="of a kind that is not read part by part",
            media=(
                Media(
                    content_type="multipart/mixed",
                ),
            ),
        ),
    ),
)

DOWNLOAD: Operation[bytes] = Operation(
    id="download",
    group="files",
    py_name="download",
    method="GET",
    path="/files/{id}",
    parameters=(
        Parameter(
            name="id",
            py_name="id",
            location="path",
            type=lambda: str,
            required=True,
        ),
    ),
    responses=(
        Response(
            status="200",
            description="the file",
            media=(
                Media(
                    content_type="application/octet-stream",
                ),
            ),
        ),
        Response(
            status="404",
            description="no such file",
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: models.Fault,
                ),
            ),
        ),
    ),
)

CONTRACT = Contract(
    title="Case streams",
    version="1.0.0",
    servers=(Server(url="/", description=""),),
    security_schemes={},
    operations=(
        WATCH,
        TAIL,
        CHANGES,
        LIST_MESSAGES,
        IMPORT_MESSAGES,
        HISTORY,
        READINGS,
        COMPLETE,
        PARTS,
        DOWNLOAD,
    ),
    user_agent=f"case-streams/1.0.0 ({GENERATED_BY})",
    logger="case_streams",
)
