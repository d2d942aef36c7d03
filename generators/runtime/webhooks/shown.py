"""Requests of webhooks as the document shows them, for the mock and for tests of receivers."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from ..codecs.table import codec_for
from ..examples.scalars import UnmakeableError
from ..examples.synthesis import Synthesis
from .refusals import EventDataError
from .sending import Sender, SignedRequest, constants

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from ..examples.documented import Documented
    from ..operations import Media
    from .event import Webhook, Webhooks
    from .signatures import Secrets

AS_SHOWN: Final = object()
"""Stands for the data that the document shows."""
_TRIES: Final = 5


class ShownSender:
    """Makes the requests of a document's webhooks and callbacks, with its examples.

    Args:
        webhooks: the facts.
        documented: the document.
    """

    def __init__(self, webhooks: Webhooks, documented: Documented) -> None:
        self.webhooks = webhooks
        self._documented = documented
        self._sender = Sender(webhooks)
        self._synthesis = Synthesis(documented.follow, children=documented.children, items=1)

    def signed(
        self,
        name: str,
        data: Any = AS_SHOWN,
        *,
        secrets: Secrets | None = None,
        id: str | None = None,  # noqa: A002 - as in `Sender.signed`
        timestamp: datetime | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> SignedRequest:
        """Return a request; by default with the first example that fits, else with made-up data.

        Arguments and errors are those of `Sender.signed`; ValueError also says that no data can be
        made.
        """
        webhook = self.webhooks.of(name)
        described = self._described(webhook)
        if data is AS_SHOWN:
            content, stated = self._shown(webhook, described)
        else:
            content, stated = self._sender.written(webhook, data)
        fields = {
            **dict(self._required(described)),
            **constants(webhook),
            **stated,
            **(headers or {}),
        }
        return self._sender.sealed(
            webhook, content, fields, secrets=secrets, id=id, timestamp=timestamp
        )

    def _described(self, webhook: Webhook) -> dict[str, Any]:
        """Return the Operation Object of a webhook."""
        followed = self._documented.follow(f"#{quote(webhook.pointer)}")
        return self._documented.resolved(followed)

    def _required(self, described: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """Give the header fields that a request has to have, where they are scalars."""
        for item in described.get("parameters") or ():
            parameter = self._documented.resolved(item)
            if parameter.get("in") == "header" and parameter.get("required") is True:
                value = self._documented.value_of(parameter)
                if isinstance(value, (str, int, float)):
                    text = value if isinstance(value, str) else json.dumps(value)
                    yield str(parameter["name"]).lower(), text

    def _shown(
        self, webhook: Webhook, described: Mapping[str, Any]
    ) -> tuple[bytes, dict[str, str]]:
        body = webhook.operation.body
        if body is None:
            return b"", {}
        media = body.media[0]
        content = self._documented.resolved(described.get("requestBody")).get("content") or {}
        shown = self._documented.resolved(content.get(media.content_type))
        reason = ""
        for value in self._values(media, shown):
            try:
                return self._sender.written(webhook, _marked(webhook, deepcopy(value)))
            except EventDataError as error:
                reason = error.reason
        raise ValueError(f"{webhook.name}: no data is shown that fits its schema {reason}".rstrip())

    def _values(self, media: Media, shown: Mapping[str, Any]) -> Iterator[Any]:
        """Give examples, then made-up values."""
        codec = codec_for(media)
        values = [value for _, value in self._documented.shown(shown)]
        for value in values:
            yield codec.given(media, value)
        schema = shown.get("schema", True)
        for further in range(_TRIES):
            try:
                value = self._synthesis.value(schema, further) if codec.holds_data else ""
            except (UnmakeableError, LookupError):
                return
            yield codec.given(media, value)


def _marked(webhook: Webhook, value: Any) -> Any:
    """Return a value that says which webhook it is, where its properties tell."""
    for mark in webhook.marks:
        inner = value
        *way, last = mark.path
        for name in way:
            inner = inner.get(name) if isinstance(inner, dict) else None
        if mark.place == "field" and isinstance(inner, dict) and inner.get(last) not in mark.values:
            inner[last] = mark.values[0]
    return value
