# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Mock of Case webhooks: answers every operation as the document shows it."""

from __future__ import annotations

import sys
from importlib.resources import files
from typing import TYPE_CHECKING

from typing_extensions import Unpack

from ._operations import CONTRACT
from ._runtime.mock import Fault, Mock, MockOptions, Received
from ._runtime.mock.pushing import Pushing
from ._webhooks import WEBHOOKS

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Fault", "Mock", "MockOptions", "Received", "create_mock", "main"]


def _document() -> bytes:
    return files(str(__package__)).joinpath("openapi.json").read_bytes()


def create_mock(**options: Unpack[MockOptions]) -> Mock:
    """Return a mock: an ASGI application with a journal and planned faults.

    `Client.for_app(create_mock(), ...)` calls it in this process, without a socket.

    Args:
        **options: see `MockOptions`; all have defaults.
    """
    return Mock(CONTRACT, _document, options, Pushing(WEBHOOKS))


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve the mock until it is interrupted; return the exit code.

    Args:
        arguments: those of the process by default.
    """
    from ._runtime.mock.runner import run

    return run(CONTRACT, _document, "python -m case_webhooks.mock", arguments, Pushing(WEBHOOKS))


if __name__ == "__main__":
    sys.exit(main())
