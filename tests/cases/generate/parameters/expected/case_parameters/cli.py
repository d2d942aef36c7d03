# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""The command line of Case parameters: facts only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.cli import run
from ._runtime.cli.facts import Command, Group, Option, Program
from ._version import DESCRIPTION

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["PROGRAM", "main"]

PROGRAM = Program(
    name="case-parameters",
    package=__name__.rpartition(".")[0],
    version=DESCRIPTION,
    environment="CASE_PARAMETERS",
    help="Case parameters\n\nEvery style of every place. Each operation answers nothing; what arrives matters.",
    secrets={},
    groups=(
        Group(
            name="default",
            attribute="default",
            help="Operations tagged default.",
            commands=(
                Command(
                    name="in-query",
                    id="inQuery",
                    method="in_query",
                    request="GET /query",
                    summary="styles of the query",
                    options=(
                        Option(
                            name="text",
                            argument="text",
                            kind="text",
                            required=True,
                            help="A required text.",
                        ),
                        Option(
                            name="number",
                            argument="number",
                            kind="number",
                        ),
                        Option(
                            name="flag",
                            argument="flag",
                            kind="boolean",
                        ),
                        Option(
                            name="count",
                            argument="count",
                            kind="integer",
                            help="Default: 20.",
                        ),
                        Option(
                            name="form",
                            argument="form",
                            kind="text",
                            many=True,
                        ),
                        Option(
                            name="form-joined",
                            argument="form_joined",
                            kind="text",
                            many=True,
                        ),
                        Option(
                            name="spaces",
                            argument="spaces",
                            kind="text",
                            many=True,
                        ),
                        Option(
                            name="pipes",
                            argument="pipes",
                            kind="text",
                            many=True,
                        ),
                        Option(
                            name="deep",
                            argument="deep",
                            kind="json",
                        ),
                        Option(
                            name="joined-object",
                            argument="joined_object",
                            kind="json",
                        ),
                        Option(
                            name="filter",
                            argument="filter",
                            kind="json",
                            help="A JSON text.",
                        ),
                        Option(
                            name="reserved",
                            argument="reserved",
                            kind="text",
                        ),
                        Option(
                            name="since",
                            argument="since",
                            kind="date-time",
                        ),
                        Option(
                            name="day",
                            argument="day",
                            kind="date",
                        ),
                        Option(
                            name="look-around",
                            argument="look_around",
                            kind="text",
                        ),
                        Option(
                            name="id",
                            argument="id",
                            kind="uuid",
                        ),
                        Option(
                            name="colour",
                            argument="colour",
                            kind="text",
                            choices=("red", "dark-blue"),
                        ),
                        Option(
                            name="size",
                            argument="size",
                            kind="text",
                            choices=("small", "large"),
                        ),
                        Option(
                            name="days",
                            argument="days",
                            kind="date",
                            many=True,
                            help="Deprecated.",
                        ),
                    ),
                ),
                Command(
                    name="exploded-object",
                    id="explodedObject",
                    method="exploded_object",
                    request="GET /object",
                    options=(
                        Option(
                            name="range",
                            argument="range",
                            kind="json",
                        ),
                        Option(
                            name="other",
                            argument="other",
                            kind="text",
                        ),
                    ),
                ),
                Command(
                    name="in-header",
                    id="inHeader",
                    method="in_header",
                    request="GET /header",
                    options=(
                        Option(
                            name="x-request-id",
                            argument="x_request_id",
                            kind="text",
                            required=True,
                        ),
                        Option(
                            name="x-numbers",
                            argument="x_numbers",
                            kind="integer",
                            many=True,
                        ),
                        Option(
                            name="x-range",
                            argument="x_range",
                            kind="json",
                        ),
                        Option(
                            name="x-flag",
                            argument="x_flag",
                            kind="boolean",
                        ),
                    ),
                ),
                Command(
                    name="in-cookie",
                    id="inCookie",
                    method="in_cookie",
                    request="GET /cookie",
                    options=(
                        Option(
                            name="session",
                            argument="session",
                            kind="text",
                            required=True,
                        ),
                        Option(
                            name="visits",
                            argument="visits",
                            kind="integer",
                        ),
                        Option(
                            name="tags",
                            argument="tags",
                            kind="text",
                            many=True,
                        ),
                    ),
                ),
                Command(
                    name="in-path",
                    id="inPath",
                    method="in_path",
                    request="GET /path/{plain}/{list}/{label}/{labels}/{matrix}/{matrices}/{ranged}",
                    options=(
                        Option(
                            name="plain",
                            argument="plain",
                            kind="text",
                            required=True,
                        ),
                        Option(
                            name="list",
                            argument="list",
                            kind="text",
                            many=True,
                            required=True,
                        ),
                        Option(
                            name="label",
                            argument="label",
                            kind="integer",
                            required=True,
                        ),
                        Option(
                            name="labels",
                            argument="labels",
                            kind="text",
                            many=True,
                            required=True,
                        ),
                        Option(
                            name="matrix",
                            argument="matrix",
                            kind="text",
                            required=True,
                        ),
                        Option(
                            name="matrices",
                            argument="matrices",
                            kind="text",
                            many=True,
                            required=True,
                        ),
                        Option(
                            name="ranged",
                            argument="ranged",
                            kind="json",
                            required=True,
                        ),
                    ),
                ),
                Command(
                    name="two-in-one-segment",
                    id="twoInOneSegment",
                    method="two_in_one_segment",
                    request="GET /files/{name}.{extension}",
                    options=(
                        Option(
                            name="name",
                            argument="name",
                            kind="text",
                            required=True,
                        ),
                        Option(
                            name="extension",
                            argument="extension",
                            kind="text",
                            required=True,
                        ),
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
