# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Client of Case schemas only."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from typing_extensions import Unpack

from . import _operations as operations
from ._runtime.client import SyncClientBase
from ._runtime.hooks import Hooks
from ._runtime.retries import Retries

if TYPE_CHECKING:
    from ._runtime.client import ClientOptions

__all__ = ["Client", "Hooks", "Retries"]


class Client(SyncClientBase):
    """Client of Case schemas only 1.0.0.

    Use it in a `with` statement, or close it when done. Threads may share one client.

    `from_env()` makes one from environment variables: `CASE_SCHEMAS_ONLY_BASE_URL`.
    """

    _environment: ClassVar[str] = "CASE_SCHEMAS_ONLY"

    def __init__(
        self,
        base_url: str | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            base_url: where the API is, for example `https://host`.
            **options: `timeout`, `retries`, `headers`, `hooks` and more: see `ClientOptions`.
        """
        super().__init__(
            operations.CONTRACT,
            base_url,
            credentials=(),
            options=options,
        )
