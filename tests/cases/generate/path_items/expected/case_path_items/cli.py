# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""The command line of Case path items: facts only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.cli import run
from ._runtime.cli.facts import Body, Command, Group, Option, Program

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["PROGRAM", "main"]

PROGRAM = Program(
    name="case-path-items",
    package=__name__.rpartition(".")[0],
    version="2.1.0-beta.3",
    environment="CASE_PATH_ITEMS",
    help="Case path items",
    secrets={},
    groups=(
        Group(
            name="stores",
            attribute="stores",
            help="Where things are kept.",
            commands=(
                Command(
                    name="get-stores-by-store-id",
                    id="get_stores_by_store_id",
                    method="get_stores_by_store_id",
                    request="GET /stores/{storeId}",
                    options=(
                        Option(
                            name="store-id",
                            argument="store_id",
                            kind="integer",
                            required=True,
                        ),
                        Option(
                            name="query-verbose",
                            argument="verbose",
                            kind="integer",
                            help="Of the operation.",
                        ),
                    ),
                ),
                Command(
                    name="remove-store",
                    id="removeStore",
                    method="remove_store",
                    request="DELETE /stores/{storeId}",
                    description="Takes the store away.\n\nNothing brings it back.",
                    deprecated=True,
                    options=(
                        Option(
                            name="store-id",
                            argument="store_id",
                            kind="integer",
                            required=True,
                        ),
                        Option(
                            name="query-verbose",
                            argument="verbose",
                            kind="boolean",
                            help="Of the path.",
                        ),
                    ),
                ),
            ),
        ),
        Group(
            name="admin-co",
            attribute="admin_co",
            help="Operations tagged Admin & Co..",
            commands=(
                Command(
                    name="post-stores",
                    id="post_stores",
                    method="post_stores",
                    request="POST /stores",
                    body=Body(
                        media=("application/json",),
                        fields=True,
                        required=True,
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
                    name="get-ping",
                    id="get_ping",
                    method="get_ping",
                    request="GET /ping",
                ),
                Command(
                    name="check-alive",
                    id="check-alive",
                    method="check_alive",
                    request="HEAD /ping",
                ),
                Command(
                    name="get",
                    id="get",
                    method="get",
                    request="GET /",
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
