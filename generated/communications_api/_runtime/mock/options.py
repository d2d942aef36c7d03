"""Options of a mock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypedDict

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from ..examples.documented import Documented
    from ..server.security import Check
    from ..validation.unlisted import UnlistedValues
    from .callbacks import Seal
    from .journal import Received


class MockOptions(TypedDict, total=False):
    """Options of a mock; all have defaults.

    Attributes:
        username: the one that is accepted; by default any is.
        password: likewise.
        token: likewise, for bearer tokens, OAuth 2 and OpenID Connect.
        api_key: likewise.
        client_id: the one that gets tokens at the token endpoint; by default any does. With this or
            the secret, only tokens that were given there are accepted, or `token`.
        client_secret: likewise.
        token_lifetime: seconds that a given token is good for (default 3600); a request for a token
            may say otherwise by `lifetime`.
        checks: as of an app: who calls, by the names of security schemes that the document requires
            and does not declare. Operations that need one without a check answer 501.
        dynamic: answer with made-up values where a request does not say (default False).
        seed: made-up values follow from it and from the request.
        delay: seconds before every answer (default 0).
        callbacks: send the callbacks that the document declares, to wherever the request says
            (default False).
        webhook_secret: signs the webhooks and callbacks that are sent, as Standard Webhooks:
            `whsec_...`, or `whsk_...` with the extra `ed25519`; by default nothing is signed.
        cors: let browsers use the mock from any page (default True); never its control API.
        allowed_hosts: names that requests may be sent to, besides those of this computer, addresses
            and, in one process, any; `*` for all. Others are answered 421, so that no page in a
            browser can have a name of its own lead here.
        max_body_bytes: limit of every request body, in bytes; above it, 413. By default 1 MiB, and
            64 MiB for files, bytes, and arrays and streams that are read item by item.
        unlisted_values: as of an app: `"accept"` takes values that an enum of the document does not
            list; by default (`"refuse"`) they are answered 422.
        path_prefix: path that operations are served under, by default that of the document's first
            server.
        journal_size: how many requests are kept (default 1000).
        on_answer: called with each request as it is answered.
    """

    username: str
    password: str
    token: str
    api_key: str
    client_id: str
    client_secret: str
    token_lifetime: float
    checks: Mapping[str, Check]
    dynamic: bool
    seed: str | int
    delay: float
    callbacks: bool
    webhook_secret: str
    cors: bool
    allowed_hosts: Collection[str]
    max_body_bytes: int
    unlisted_values: UnlistedValues
    path_prefix: str
    journal_size: int
    on_answer: Callable[[Received], None]


class WebhookSender(Protocol):
    """Sends webhooks: `pushing.Pushing`, where a document has some."""

    def names(self) -> list[dict[str, str]]:
        """Return what may be sent."""
        ...

    def seal(self, secret: str, /) -> Seal:
        """Return what signs callbacks with a secret."""
        ...

    async def push(
        self, content: bytes, documented: Documented, /, *, secret: str | None, anywhere: bool
    ) -> dict[str, Any]:
        """Send what a body of the control API asks for; return what became of it."""
        ...
