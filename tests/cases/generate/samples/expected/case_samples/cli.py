# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""The command line of Case samples: facts only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.cli import run
from ._runtime.cli.facts import Body, Command, Group, Option, Program

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["PROGRAM", "main"]

PROGRAM = Program(
    name="case-samples",
    package=__name__.rpartition(".")[0],
    version="1.0.0",
    environment="CASE_SAMPLES",
    help="Case samples",
    secrets={
        "basic": ("username", "password"),
        "bearer": ("token",),
        "queryKey": ("query_key_api_key",),
        "headerKey": ("header_key_api_key",),
        "cookieKey": ("cookie_key_api_key",),
    },
    groups=(
        Group(
            name="default",
            attribute="default",
            help="Operations tagged default.",
            commands=(
                Command(
                    name="send-note",
                    id="sendNote",
                    method="send_note",
                    request="POST /boxes/{box}/notes/{token}",
                    summary="Send a note; ?> \\u000a $(exit) `exit` #{exit} -- */ encoding: none",
                    options=(
                        Option(
                            name="box",
                            argument="box",
                            kind="text",
                            required=True,
                        ),
                        Option(
                            name="token",
                            argument="token",
                            kind="integer",
                            required=True,
                        ),
                        Option(
                            name="order",
                            argument="order",
                            kind="text",
                            required=True,
                        ),
                        Option(
                            name="size",
                            argument="size",
                            kind="integer",
                        ),
                        Option(
                            name="tags",
                            argument="tags",
                            kind="text",
                            many=True,
                        ),
                        Option(
                            name="x-trace",
                            argument="x_trace",
                            kind="text",
                            required=True,
                        ),
                        Option(
                            name="theme",
                            argument="theme",
                            kind="text",
                            required=True,
                        ),
                    ),
                    body=Body(
                        media=("application/json",),
                        fields=True,
                        required=True,
                    ),
                ),
                Command(
                    name="send-text",
                    id="sendText",
                    method="send_text",
                    request="PUT /text",
                    body=Body(
                        media=("text/plain",),
                        required=True,
                    ),
                ),
                Command(
                    name="send-form",
                    id="sendForm",
                    method="send_form",
                    request="POST /form",
                    body=Body(
                        media=("application/x-www-form-urlencoded",),
                        fields=True,
                        required=True,
                    ),
                ),
                Command(
                    name="send-file",
                    id="sendFile",
                    method="send_file",
                    request="POST /file",
                    body=Body(
                        media=("multipart/form-data",),
                        fields=True,
                        files=True,
                        required=True,
                    ),
                ),
                Command(
                    name="upload",
                    id="upload",
                    method="upload",
                    request="PUT /upload",
                    body=Body(
                        media=("multipart/form-data",),
                        fields=True,
                        files=True,
                        required=True,
                    ),
                ),
                Command(
                    name="attach",
                    id="attach",
                    method="attach",
                    request="POST /attach",
                    body=Body(
                        media=("multipart/form-data",),
                        fields=True,
                        files=True,
                        required=True,
                    ),
                ),
                Command(
                    name="search",
                    id="search",
                    method="search",
                    request="GET /search",
                    body=Body(
                        media=("application/json",),
                        fields=True,
                        required=True,
                    ),
                ),
                Command(
                    name="unknown",
                    id="unknown",
                    method="unknown",
                    request="GET /unknown",
                    options=(
                        Option(
                            name="code",
                            argument="code",
                            kind="text",
                            required=True,
                        ),
                    ),
                ),
            ),
        ),
    ),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    Args:
        arguments: those of the process by default.
    """
    return run(PROGRAM, arguments)
