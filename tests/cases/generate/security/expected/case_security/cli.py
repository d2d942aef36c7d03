# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""The command line of Case security: facts only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.cli import run
from ._runtime.cli.facts import Command, Group, Program
from ._version import DESCRIPTION

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["PROGRAM", "main"]

PROGRAM = Program(
    name="case-security",
    package=__name__.rpartition(".")[0],
    version=DESCRIPTION,
    environment="CASE_SECURITY",
    help="Case security",
    secrets={
        "bearer": ("bearer_token",),
        "basic": ("username", "password"),
        "headerKey": ("header_key_api_key",),
        "queryKey": ("query_key_api_key",),
        "cookie-key": ("cookie_key_api_key",),
        "oauth": ("oauth_token",),
    },
    grants={
        "oauth": (
            ("client_id", "client_id"),
            ("client_secret", "client_secret"),
            ("token_url", "token_url"),
        )
    },
    groups=(
        Group(
            name="default",
            attribute="default",
            help="Operations tagged default.",
            commands=(
                Command(
                    name="by-default",
                    id="byDefault",
                    method="by_default",
                    request="GET /default",
                ),
                Command(
                    name="open",
                    id="open",
                    method="open",
                    request="GET /open",
                ),
                Command(
                    name="optional",
                    id="optional",
                    method="optional",
                    request="GET /optional",
                ),
                Command(
                    name="either",
                    id="either",
                    method="either",
                    request="GET /either",
                ),
                Command(
                    name="both",
                    id="both",
                    method="both",
                    request="GET /both",
                ),
                Command(
                    name="mixed",
                    id="mixed",
                    method="mixed",
                    request="GET /mixed",
                ),
                Command(
                    name="scoped",
                    id="scoped",
                    method="scoped",
                    request="GET /scoped",
                ),
                Command(
                    name="digested",
                    id="digested",
                    method="digested",
                    request="GET /certificate",
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
