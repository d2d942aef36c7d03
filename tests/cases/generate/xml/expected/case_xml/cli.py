# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""The command line of Case XML: facts only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.cli import run
from ._runtime.cli.facts import Body, Command, Group, Program

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["PROGRAM", "main"]

PROGRAM = Program(
    name="case-xml",
    package=__name__.rpartition(".")[0],
    version="1.0.0",
    environment="CASE_XML",
    help="Case XML",
    base_url="https://shelf.example.com",
    secrets={},
    groups=(
        Group(
            name="books",
            attribute="books",
            help="Operations tagged Books.",
            commands=(
                Command(
                    name="list-books",
                    id="listBooks",
                    method="list_books",
                    request="GET /books",
                ),
                Command(
                    name="add-book",
                    id="addBook",
                    method="add_book",
                    request="POST /books",
                    body=Body(
                        media=("application/xml",),
                        fields=True,
                        required=True,
                    ),
                ),
                Command(
                    name="report",
                    id="report",
                    method="report",
                    request="GET /report",
                ),
                Command(
                    name="put-matrix",
                    id="putMatrix",
                    method="put_matrix",
                    request="PUT /matrix",
                    body=Body(
                        media=("application/xml",),
                        fields=True,
                    ),
                ),
                Command(
                    name="put-medium",
                    id="putMedium",
                    method="put_medium",
                    request="PUT /media",
                    body=Body(
                        media=("application/xml",),
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
