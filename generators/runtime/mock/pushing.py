"""Webhooks that the mock sends when it is told to, signed where it has a secret.

They go to this computer only, unless the mock may send callbacks: a mock that strangers can reach
would call any address for them.
"""

from __future__ import annotations

import asyncio
import http.client
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict

from ..validation.problems import ProblemError
from ..webhooks.refusals import EventDataError
from ..webhooks.sending import send, signature
from ..webhooks.shown import AS_SHOWN, ShownSender
from ..webhooks.signatures import StandardWebhooks

if TYPE_CHECKING:
    from ..examples.documented import Documented
    from ..webhooks.event import Webhooks
    from .callbacks import Seal

_LOCAL: Final = "localhost"


class Order(BaseModel):
    """What is to be sent.

    Attributes:
        name: of the webhook or callback.
        url: where to.
        data: the body; what the document shows where it is left out, none where it is null.
        secret: to sign with; that of the mock where it is left out.
        id: of the event; a new one where it is left out.
    """

    model_config = ConfigDict(extra="forbid")

    name: str
    url: str
    data: Any = None
    secret: str | None = None
    id: str | None = None


class Pushing:
    """Sends the webhooks of a document.

    Args:
        webhooks: the facts.
    """

    def __init__(self, webhooks: Webhooks) -> None:
        self.webhooks = webhooks

    def names(self) -> list[dict[str, str]]:
        """Return what may be sent."""
        return [
            {"name": entry.name, "method": entry.operation.method}
            for entry in self.webhooks.entries
        ]

    async def push(
        self, content: bytes, documented: Documented, *, secret: str | None, anywhere: bool
    ) -> dict[str, Any]:
        """Send what a body of the control API asks for; return what became of it.

        Args:
            content: an `Order` as JSON.
            documented: the document.
            secret: of the mock, if it has one.
            anywhere: whether other computers may be called.

        Raises:
            ValidationError: it is no order.
            ProblemError: 403 or 422.
        """
        order = Order.model_validate_json(content)
        if not anywhere and not is_local(order.url):
            detail = "Webhooks are sent to this computer only; --callbacks allows any address."
            raise ProblemError(403, detail=detail)
        try:
            request = ShownSender(self.webhooks, documented).signed(
                order.name,
                order.data if "data" in order.model_fields_set else AS_SHOWN,
                secrets=order.secret or secret,
                id=order.id,
            )
        except EventDataError as error:
            raise ProblemError(422, detail=f"{error}.", violations=error.violations) from None
        except (ValueError, ImportError) as error:
            raise ProblemError(422, detail=f"{error}".capitalize() + ".") from None
        entry: dict[str, Any] = {
            "name": order.name,
            "method": request.method,
            "url": order.url,
            "id": request.headers.get("webhook-id"),
        }
        try:
            answered = await asyncio.to_thread(send, request, order.url)
        except (ValueError, OSError, http.client.HTTPException) as error:
            return {**entry, "error": str(error) or type(error).__name__}
        return {**entry, "status": answered.status}

    def seal(self, secret: str) -> Seal:
        """Return what signs callbacks with a secret: it is given the body."""
        scheme = StandardWebhooks(secret)
        return lambda content: signature(scheme, content)


def is_local(url: str) -> bool:
    """Whether a URL leads to this computer."""
    try:
        host = urlsplit(url).hostname or ""
        return host == _LOCAL or ip_address(host).is_loopback
    except ValueError:
        return False
