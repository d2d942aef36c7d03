# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""The command line of Case webhooks: facts only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.cli import run
from ._runtime.cli.facts import Body, Command, Group, Program
from ._version import DESCRIPTION

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["PROGRAM", "main"]

PROGRAM = Program(
    name="case-webhooks",
    package=__name__.rpartition(".")[0],
    version=DESCRIPTION,
    environment="CASE_WEBHOOKS",
    help="Case webhooks",
    secrets={},
    groups=(
        Group(
            name="default",
            attribute="default",
            help="Operations tagged default.",
            commands=(
                Command(
                    name="subscribe",
                    id="subscribe",
                    method="subscribe",
                    request="POST /subscriptions",
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
