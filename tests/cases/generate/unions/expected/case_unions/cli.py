# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""The command line of Case unions: facts only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.cli import run
from ._runtime.cli.facts import Body, Command, Group, Program

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["PROGRAM", "main"]

PROGRAM = Program(
    name="case-unions",
    package=__name__.rpartition(".")[0],
    version="1.0.0",
    environment="CASE_UNIONS",
    help="Case unions",
    secrets={},
    groups=(
        Group(
            name="default",
            attribute="default",
            help="Operations tagged default.",
            commands=(
                Command(
                    name="send-event",
                    id="sendEvent",
                    method="send_event",
                    request="POST /event",
                    body=Body(
                        media=("application/json",),
                        fields=True,
                        required=True,
                    ),
                ),
                Command(
                    name="send-shape",
                    id="sendShape",
                    method="send_shape",
                    request="POST /shape",
                    body=Body(
                        media=("application/json",),
                        fields=True,
                        required=True,
                    ),
                ),
                Command(
                    name="send-either",
                    id="sendEither",
                    method="send_either",
                    request="POST /either",
                    body=Body(
                        media=("application/json",),
                        fields=True,
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
