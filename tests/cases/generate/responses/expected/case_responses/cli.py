# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""The command line of Case responses: facts only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.cli import run
from ._runtime.cli.facts import Command, Group, Program
from ._version import DESCRIPTION

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["PROGRAM", "main"]

PROGRAM = Program(
    name="case-responses",
    package=__name__.rpartition(".")[0],
    version=DESCRIPTION,
    environment="CASE_RESPONSES",
    help="Case responses",
    secrets={},
    groups=(
        Group(
            name="default",
            attribute="default",
            help="Operations tagged default.",
            commands=(
                Command(
                    name="get-item",
                    id="getItem",
                    method="get_item",
                    request="GET /item",
                ),
                Command(
                    name="put-item",
                    id="putItem",
                    method="put_item",
                    request="PUT /item",
                ),
                Command(
                    name="delete-item",
                    id="deleteItem",
                    method="delete_item",
                    request="DELETE /item",
                ),
                Command(
                    name="any-success",
                    id="anySuccess",
                    method="any_success",
                    request="POST /range",
                ),
                Command(
                    name="only-default",
                    id="onlyDefault",
                    method="only_default",
                    request="GET /default",
                ),
                Command(
                    name="list-items",
                    id="listItems",
                    method="list_items",
                    request="GET /items",
                ),
                Command(
                    name="list-names",
                    id="listNames",
                    method="list_names",
                    request="GET /names",
                ),
                Command(
                    name="count",
                    id="count",
                    method="count",
                    request="GET /count",
                ),
                Command(
                    name="several-types",
                    id="severalTypes",
                    method="several_types",
                    request="GET /several",
                ),
                Command(
                    name="get-image",
                    id="getImage",
                    method="get_image",
                    request="GET /image",
                ),
                Command(
                    name="export",
                    id="export",
                    method="export",
                    request="GET /export",
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
