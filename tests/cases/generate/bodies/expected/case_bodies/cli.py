# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""The command line of Case bodies: facts only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.cli import run
from ._runtime.cli.facts import Body, Command, Group, Program

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["PROGRAM", "main"]

PROGRAM = Program(
    name="case-bodies",
    package=__name__.rpartition(".")[0],
    version="1.0.0",
    environment="CASE_BODIES",
    help="Case bodies",
    secrets={},
    groups=(
        Group(
            name="default",
            attribute="default",
            help="Operations tagged default.",
            commands=(
                Command(
                    name="send-json",
                    id="sendJson",
                    method="send_json",
                    request="POST /json",
                    body=Body(
                        media=("application/json",),
                        fields=True,
                        required=True,
                        help="What to keep",
                    ),
                ),
                Command(
                    name="send-optional",
                    id="sendOptional",
                    method="send_optional",
                    request="PATCH /json",
                    body=Body(
                        media=("application/json",),
                        fields=True,
                    ),
                ),
                Command(
                    name="send-list",
                    id="sendList",
                    method="send_list",
                    request="POST /list",
                    body=Body(
                        media=("application/json",),
                        fields=True,
                        required=True,
                    ),
                ),
                Command(
                    name="send-several",
                    id="sendSeveral",
                    method="send_several",
                    request="POST /several",
                    body=Body(
                        media=("application/json", "text/plain", "application/octet-stream"),
                        fields=True,
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
                    name="upload",
                    id="upload",
                    method="upload",
                    request="POST /upload",
                    body=Body(
                        media=("multipart/form-data",),
                        fields=True,
                        files=True,
                        required=True,
                    ),
                ),
                Command(
                    name="send-binary",
                    id="sendBinary",
                    method="send_binary",
                    request="PUT /binary",
                    body=Body(
                        media=("application/octet-stream",),
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
