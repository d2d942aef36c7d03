# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""The command line of Case all of: facts only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.cli import run
from ._runtime.cli.facts import Body, Command, Group, Program

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["PROGRAM", "main"]

PROGRAM = Program(
    name="case-all-of",
    package=__name__.rpartition(".")[0],
    version="1.0.0",
    environment="CASE_ALL_OF",
    help="Case all of",
    secrets={},
    groups=(
        Group(
            name="default",
            attribute="default",
            help="Operations tagged default.",
            commands=(
                Command(
                    name="make-dog",
                    id="makeDog",
                    method="make_dog",
                    request="POST /dogs",
                    body=Body(
                        media=("application/json",),
                        fields=True,
                        required=True,
                    ),
                ),
                Command(
                    name="get-wrapped",
                    id="getWrapped",
                    method="get_wrapped",
                    request="GET /wrapped",
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
