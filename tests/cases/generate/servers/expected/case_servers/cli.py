# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""The command line of Case servers: facts only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.cli import run
from ._runtime.cli.facts import Command, Group, Program
from ._version import DESCRIPTION

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["PROGRAM", "main"]

PROGRAM = Program(
    name="case-servers",
    package=__name__.rpartition(".")[0],
    version=DESCRIPTION,
    environment="CASE_SERVERS",
    help="Case servers\n\nWhere the API is.",
    base_url="https://eu.example.com:8443/v2",
    secrets={},
    groups=(
        Group(
            name="default",
            attribute="default",
            help="Operations tagged default.",
            commands=(
                Command(
                    name="ping",
                    id="ping",
                    method="ping",
                    request="GET /ping",
                ),
                Command(
                    name="elsewhere",
                    id="elsewhere",
                    method="elsewhere",
                    request="GET /elsewhere",
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
