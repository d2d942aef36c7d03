# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""The operations of Communications API as tools of a Model Context Protocol server: `python -m
communications_api.mcp`.

It only reads unless `--allow-writes` is given; credentials are read from the environment.
"""

from __future__ import annotations

import sys
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from ._operations import CONTRACT
from ._runtime.mcp import Served, run

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["SERVED", "main"]


def _document() -> bytes:
    return files(str(__package__)).joinpath("openapi.json").read_bytes()


def _client() -> type[Any]:
    from .async_client import AsyncClient

    return AsyncClient


def _mock() -> Any:
    from .mock import create_mock

    return create_mock()


def _in_batches() -> Any:
    from ._runtime.mcp.in_batches import send_in_batches

    return send_in_batches


SERVED = Served(
    contract=CONTRACT,
    document=_document,
    client=_client,
    mock=_mock,
    in_batches=_in_batches,
    each={
        "importMessages": "import_messages_each",
    },
    program="python -m communications_api.mcp",
    distribution="communications-api",
    version="1.0.0",
    environment="COMMUNICATIONS_API",
    secrets={"basicAuth": ("username", "password")},
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve the tools until the other side goes away; return the exit code.

    Args:
        arguments: those of the process by default.
    """
    return run(SERVED, arguments)


if __name__ == "__main__":
    sys.exit(main())
