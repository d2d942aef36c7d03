# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""The command line of Case aliases: facts only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.cli import run
from ._runtime.cli.facts import Body, Command, Group, Option, Program

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["PROGRAM", "main"]

PROGRAM = Program(
    name="case-aliases",
    package=__name__.rpartition(".")[0],
    version="1.0.0",
    environment="CASE_ALIASES",
    help="Case aliases",
    secrets={},
    groups=(
        Group(
            name="default",
            attribute="default",
            help="Operations tagged default.",
            commands=(
                Command(
                    name="put-aliases",
                    id="putAliases",
                    method="put_aliases",
                    request="PUT /aliases/{code}",
                    options=(
                        Option(
                            name="code",
                            argument="code",
                            kind="text",
                            required=True,
                            help="Default: abc.",
                        ),
                        Option(
                            name="page",
                            argument="page",
                            kind="integer",
                            help="Default: 1.",
                        ),
                        Option(
                            name="at",
                            argument="at",
                            kind="date-time",
                            help="Default: 2024-01-01T00:00:00Z.",
                        ),
                    ),
                    body=Body(
                        media=("application/json",),
                        fields=True,
                        required=True,
                    ),
                ),
                Command(
                    name="put-codes",
                    id="putCodes",
                    method="put_codes",
                    request="PUT /list",
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
