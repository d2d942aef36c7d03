"""What is served, as the generated code states it. Nothing is imported for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ..operations import Contract


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """An API whose operations become tools.

    Attributes:
        contract: the facts.
        document: gives the OpenAPI document as JSON.
        client: gives the class of the asynchronous client.
        mock: gives an ASGI application that answers as the document shows; None where the package
            has no mock.
        in_batches: gives `send_in_batches`; None where no operation has a method for many items.
        each: by operation id, the client's method that takes any number of items.
        program: how the command is written.
        distribution: what is installed.
        version: of the package.
        environment: what names of environment variables begin with.
        base_url: whether the document says where the API is.
        secrets: keywords of the client for the secrets of each security scheme.
    """

    contract: Contract
    document: Callable[[], bytes]
    client: Callable[[], Any]
    mock: Callable[[], Any] | None = None
    in_batches: Callable[[], Any] | None = None
    each: Mapping[str, str] = field(default_factory=dict[str, str])
    program: str
    distribution: str
    version: str
    environment: str
    base_url: str = ""
    secrets: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])

    def variable(self, name: str, environment: str = "") -> str:
        """Return the environment variable for a keyword of the client.

        Args:
            name: of the keyword, such as `base_url`.
            environment: one of several, such as `staging`.
        """
        middle = f"{environment.upper().replace('-', '_')}_" if environment else ""
        return f"{self.environment}_{middle}{name.upper()}"
