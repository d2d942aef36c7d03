# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""The command line of Case streams: facts only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.cli import run
from ._runtime.cli.facts import Body, Command, Group, Option, Program

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["PROGRAM", "main"]

PROGRAM = Program(
    name="case-streams",
    package=__name__.rpartition(".")[0],
    version="1.0.0",
    environment="CASE_STREAMS",
    help="Case streams",
    secrets={},
    groups=(
        Group(
            name="rooms",
            attribute="rooms",
            help="Operations tagged rooms.",
            commands=(
                Command(
                    name="watch",
                    id="watch",
                    method="watch",
                    request="GET /rooms/{room}/events",
                    summary="Watch a room.",
                    options=(
                        Option(
                            name="room",
                            argument="room",
                            kind="text",
                            required=True,
                        ),
                        Option(
                            name="last-event-id",
                            argument="last_event_id",
                            kind="text",
                        ),
                    ),
                ),
                Command(
                    name="tail",
                    id="tail",
                    method="tail",
                    request="GET /rooms/{room}/tail",
                    options=(
                        Option(
                            name="room",
                            argument="room",
                            kind="text",
                            required=True,
                        ),
                    ),
                ),
            ),
        ),
        Group(
            name="default",
            attribute="default",
            help="Operations tagged default.",
            commands=(
                Command(
                    name="changes",
                    id="changes",
                    method="changes",
                    request="GET /changes",
                    description="Each kind of event has data of its own.",
                ),
                Command(
                    name="list-messages",
                    id="listMessages",
                    method="list_messages",
                    request="GET /messages",
                    options=(
                        Option(
                            name="limit",
                            argument="limit",
                            kind="integer",
                            help="Default: 10.",
                        ),
                    ),
                ),
                Command(
                    name="import-messages",
                    id="importMessages",
                    method="import_messages",
                    request="POST /messages",
                    body=Body(
                        media=("application/jsonl",),
                        required=True,
                    ),
                ),
                Command(
                    name="history",
                    id="history",
                    method="history",
                    request="GET /history",
                ),
                Command(
                    name="readings",
                    id="readings",
                    method="readings",
                    request="GET /readings",
                ),
                Command(
                    name="complete",
                    id="complete",
                    method="complete",
                    request="POST /completions",
                    summary="Complete a text.",
                    body=Body(
                        media=("application/json",),
                        fields=True,
                        required=True,
                    ),
                ),
                Command(
                    name="complete-stream",
                    id="complete",
                    method="complete_stream",
                    request="POST /completions",
                    summary="Complete a text.",
                    body=Body(
                        media=("application/json",),
                        fields=True,
                        required=True,
                    ),
                ),
                Command(
                    name="parts",
                    id="parts",
                    method="parts",
                    request="GET /parts",
                ),
            ),
        ),
        Group(
            name="files",
            attribute="files",
            help="Operations tagged files.",
            commands=(
                Command(
                    name="download",
                    id="download",
                    method="download",
                    request="GET /files/{id}",
                    options=(
                        Option(
                            name="id",
                            argument="id",
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
