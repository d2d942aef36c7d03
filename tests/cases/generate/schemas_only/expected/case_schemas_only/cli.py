# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""The command line of Case schemas only: facts only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.cli import run
from ._runtime.cli.facts import Program
from ._version import DESCRIPTION

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["PROGRAM", "main"]

PROGRAM = Program(
    name="case-schemas-only",
    package=__name__.rpartition(".")[0],
    version=DESCRIPTION,
    environment="CASE_SCHEMAS_ONLY",
    help="Case schemas only",
    secrets={},
    groups=(),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    Args:
        arguments: those of the process by default.
    """
    return run(PROGRAM, arguments)
