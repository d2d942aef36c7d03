# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""The command line of Case names: facts only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.cli import run
from ._runtime.cli.facts import Body, Command, Group, Option, Program

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["PROGRAM", "main"]

PROGRAM = Program(
    name="case-names",
    package=__name__.rpartition(".")[0],
    version="1.0.0",
    environment="CASE_NAMES",
    help="Case names",
    secrets={},
    groups=(
        Group(
            name="client",
            attribute="client",
            help="Operations tagged client.",
            commands=(
                Command(
                    name="get-thing",
                    id="getThing",
                    method="get_thing",
                    request="POST /things/{id}",
                    options=(
                        Option(
                            name="id",
                            argument="id",
                            kind="text",
                            required=True,
                        ),
                        Option(
                            name="id-2",
                            argument="id_2",
                            kind="text",
                        ),
                        Option(
                            name="id-3",
                            argument="id_3",
                            kind="text",
                        ),
                        Option(
                            name="id-4",
                            argument="id_4",
                            kind="text",
                        ),
                        Option(
                            name="class",
                            argument="class_",
                            kind="text",
                        ),
                        Option(
                            name="self",
                            argument="self_",
                            kind="text",
                        ),
                        Option(
                            name="query-body",
                            argument="body_",
                            kind="text",
                        ),
                        Option(
                            name="query-timeout",
                            argument="timeout_",
                            kind="text",
                        ),
                        Option(
                            name="options",
                            argument="options_",
                            kind="text",
                        ),
                        Option(
                            name="models",
                            argument="models_",
                            kind="text",
                        ),
                        Option(
                            name="x-9",
                            argument="x_9",
                            kind="text",
                        ),
                        Option(
                            name="param",
                            argument="param",
                            kind="text",
                        ),
                        Option(
                            name="date",
                            argument="date",
                            kind="date",
                        ),
                        Option(
                            name="str",
                            argument="str",
                            kind="text",
                        ),
                        Option(
                            name="from-day",
                            argument="from_day",
                            kind="date",
                        ),
                    ),
                    body=Body(
                        media=("application/json",),
                        fields=True,
                        required=True,
                    ),
                ),
                Command(
                    name="get-thing-2",
                    id="get_thing",
                    method="get_thing_2",
                    request="GET /things",
                ),
            ),
        ),
        Group(
            name="client-2",
            attribute="client_2",
            help="Operations tagged Client.",
            commands=(
                Command(
                    name="get-thing",
                    id="get-thing",
                    method="get_thing",
                    request="PUT /things",
                ),
            ),
        ),
        Group(
            name="timeout",
            attribute="timeout_",
            help="Operations tagged timeout.",
            commands=(
                Command(
                    name="import",
                    id="import",
                    method="import_",
                    request="PATCH /things",
                ),
            ),
        ),
        Group(
            name="日本",
            attribute="日本",
            help="Operations tagged 日本.",
            commands=(
                Command(
                    name="call",
                    id="***",
                    method="call",
                    request="DELETE /things",
                ),
            ),
        ),
        Group(
            name="group",
            attribute="group",
            help="Operations tagged !.",
            commands=(
                Command(
                    name="call-123",
                    id="123",
                    method="call_123",
                    request="OPTIONS /things",
                ),
            ),
        ),
        Group(
            name="any",
            attribute="any",
            help="Operations tagged Any.",
            commands=(
                Command(
                    name="uuid",
                    id="uuid",
                    method="uuid",
                    request="GET /tags",
                ),
            ),
        ),
        Group(
            name="uuid",
            attribute="uuid",
            help="Operations tagged UUID.",
            commands=(
                Command(
                    name="contract",
                    id="contract",
                    method="contract",
                    request="PUT /tags",
                ),
            ),
        ),
        Group(
            name="group-2",
            attribute="group_2",
            help="Operations tagged Group.",
            commands=(
                Command(
                    name="operation",
                    id="Operation",
                    method="operation",
                    request="POST /tags",
                ),
            ),
        ),
        Group(
            name="realm",
            attribute="realm_",
            help="Operations tagged realm.",
            commands=(
                Command(
                    name="literal",
                    id="Literal",
                    method="literal",
                    request="DELETE /tags",
                ),
            ),
        ),
        Group(
            name="mapping",
            attribute="mapping",
            help="Operations tagged mapping.",
            commands=(
                Command(
                    name="date",
                    id="date",
                    method="date_",
                    request="OPTIONS /tags",
                    options=(
                        Option(
                            name="list",
                            argument="list",
                            kind="date",
                            many=True,
                        ),
                    ),
                ),
                Command(
                    name="list",
                    id="list",
                    method="list_",
                    request="HEAD /tags",
                ),
            ),
        ),
        Group(
            name="principal",
            attribute="principal",
            help="Operations tagged principal.",
            commands=(
                Command(
                    name="partial",
                    id="partial",
                    method="partial_",
                    request="PATCH /tags",
                ),
            ),
        ),
        Group(
            name="models",
            attribute="models",
            help="Operations tagged models.",
            commands=(
                Command(
                    name="with-options",
                    id="with_options",
                    method="with_options_",
                    request="GET /classes",
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
