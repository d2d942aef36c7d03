# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""The command line of Case read write: facts only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.cli import run
from ._runtime.cli.facts import Body, Command, Group, Program

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["PROGRAM", "main"]

PROGRAM = Program(
    name="case-read-write",
    package=__name__.rpartition(".")[0],
    version="1.0.0",
    environment="CASE_READ_WRITE",
    help="Case read write",
    secrets={},
    groups=(
        Group(
            name="default",
            attribute="default",
            help="Operations tagged default.",
            commands=(
                Command(
                    name="list-users",
                    id="listUsers",
                    method="list_users",
                    request="GET /users",
                ),
                Command(
                    name="replace-group",
                    id="replaceGroup",
                    method="replace_group",
                    request="PUT /users",
                    body=Body(
                        media=("application/json",),
                        fields=True,
                        required=True,
                    ),
                ),
                Command(
                    name="create-user",
                    id="createUser",
                    method="create_user",
                    request="POST /users",
                    body=Body(
                        media=("application/json",),
                        fields=True,
                        required=True,
                    ),
                ),
                Command(
                    name="edit-user",
                    id="editUser",
                    method="edit_user",
                    request="PATCH /users",
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
