# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""The command line of Case enums: facts only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.cli import run
from ._runtime.cli.facts import Body, Command, Group, Option, Program

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["PROGRAM", "main"]

PROGRAM = Program(
    name="case-enums",
    package=__name__.rpartition(".")[0],
    version="1.0.0",
    environment="CASE_ENUMS",
    help="Case enums",
    secrets={},
    groups=(
        Group(
            name="default",
            attribute="default",
            help="Operations tagged default.",
            commands=(
                Command(
                    name="put-enums",
                    id="putEnums",
                    method="put_enums",
                    request="PUT /enums",
                    options=(
                        Option(
                            name="level",
                            argument="level",
                            kind="integer",
                            choices=("1", "2", "3"),
                            help="Default: 2.",
                        ),
                        Option(
                            name="order",
                            argument="order",
                            kind="text",
                            choices=("asc", "desc"),
                            help="Default: asc.",
                        ),
                    ),
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
