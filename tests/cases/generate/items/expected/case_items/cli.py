# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""The command line of Case items: facts only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.cli import run
from ._runtime.cli.facts import Body, Command, Group, Program

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["PROGRAM", "main"]

PROGRAM = Program(
    name="case-items",
    package=__name__.rpartition(".")[0],
    version="1.0.0",
    environment="CASE_ITEMS",
    help="Case items",
    secrets={},
    groups=(
        Group(
            name="default",
            attribute="default",
            help="Operations tagged default.",
            commands=(
                Command(
                    name="replace-stock",
                    id="replaceStock",
                    method="replace_stock",
                    request="PUT /stock",
                    description="The array stands in an object, between other properties.",
                    body=Body(
                        media=("application/json",),
                        fields=True,
                        required=True,
                    ),
                ),
                Command(
                    name="add-readings",
                    id="addReadings",
                    method="add_readings",
                    request="POST /readings",
                    description="The body is the array; it may be left out.",
                    body=Body(
                        media=("application/json",),
                        fields=True,
                    ),
                ),
                Command(
                    name="add-events",
                    id="addEvents",
                    method="add_events",
                    request="POST /events",
                    description="The array is an alias and may be null; its items differ by a discriminator.",
                    body=Body(
                        media=("application/json",),
                        fields=True,
                        required=True,
                    ),
                ),
                Command(
                    name="add-names",
                    id="addNames",
                    method="add_names",
                    request="POST /names",
                    description="Other media types of the same body are read whole.",
                    body=Body(
                        media=(
                            "application/json",
                            "application/vnd.names+json",
                            "application/jsonl",
                        ),
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
