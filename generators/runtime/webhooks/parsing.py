"""From a request to a typed event: verified first, then told, then read.

An event is read as a client reads answers: unknown names and values survive, as the API that sends
them may be newer than the document. Sources: OpenAPI 3.1 (`webhooks`, Callback Object).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from pydantic_core import from_json
from typing_extensions import Unpack

from ..codecs.json_bodies import BOM
from ..codecs.table import codec_for
from ..media_types import essence, parameters, select
from ..parameters.incoming import Incoming
from ..validation.problems import ProblemError
from ..validation.strict import errors_of
from ..validation.violations import violations_of
from .event import Event, HeaderFields, UnknownEvent, Webhook, Webhooks
from .refusals import EventDataError
from .signatures import Verification, Verified, verified, verifier_of
from .telling import tell

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import NoReturn

    from ..operations import Media
    from ..validation.violations import Violation


class Reader:
    """Reads the webhooks of a document.

    Args:
        webhooks: the facts.
        classes: of events, by name.

    Attributes:
        webhooks: the same.
    """

    def __init__(self, webhooks: Webhooks, classes: Mapping[str, type[Event]]) -> None:
        self.webhooks = webhooks
        self._classes = classes
        self._bodies: dict[str, _Body] = {}
        self._unnamed = tuple(entry for entry in webhooks.entries if not entry.is_callback)

    def parse(
        self,
        headers: HeaderFields,
        body: bytes,
        *,
        name: str | None = None,
        **verification: Unpack[Verification],
    ) -> Any:
        """Return the event that a request is.

        Args:
            headers: of the request.
            body: its bytes as they came: what a framework has parsed cannot be verified any more.
            name: of the webhook or callback, where it is known or cannot be told.
            **verification: who may have sent it: see `Verification`.

        Raises:
            SignatureError: it is not shown who sent it; nothing of the body was read.
            AmbiguousEventError: `name` is missing.
            EventDataError: it is not as the document says.
            TypeError: the body is no bytes, or it is not said how to verify it.
            ValueError: the document has no webhook of this name; a secret cannot be read.
        """
        content = raw(body)
        verifier = verifier_of(**verification)
        known = None if name is None else self.webhooks.of(name)
        fields = fields_of(headers)
        covered = verified(verifier, fields, content)
        if known is None:
            told = tell(self._unnamed, fields, content)
            if told.webhook is None:
                return UnknownEvent(told.value, told.data, covered.id, covered.timestamp, fields)
            known = told.webhook
        return self.event(known, fields, content, covered)

    def event(
        self, webhook: Webhook, fields: Mapping[str, str], content: bytes, covered: Verified
    ) -> Event:
        """Return a request that was verified and told as an event.

        Raises:
            EventDataError: it is not as the document says.
        """
        body = self._bodies.get(webhook.name)
        if body is None:
            body = self._bodies[webhook.name] = _Body(webhook)
        data = body.read(fields, content)
        event = self._classes[webhook.name]
        return event(webhook.name, data, covered.id, covered.timestamp, fields)


class _Body:
    """Reads the bodies of one webhook; made once for each."""

    def __init__(self, webhook: Webhook) -> None:
        self._name = webhook.name
        body = webhook.operation.body
        self._required = body is not None and body.required
        self._media = tuple(_Media(media) for media in body.media) if body else ()

    def read(self, fields: Mapping[str, str], content: bytes) -> Any:
        """Return the body as the declared type; None where there is none.

        Raises:
            EventDataError: 400, 415 or 422.
        """
        if not self._media:
            return None
        stated = fields.get("content-type")
        media = self._media[0] if stated is None else select(self._media, stated)
        if not content and (media is None or media.never_empty):
            if self._required:
                self._refuse("There is no body", 400)
            return None
        if media is None:
            declared = ", ".join(item.essence for item in self._media)
            self._refuse(f"The content type is not declared; these are: {declared}", 415)
        violations: list[Violation] = []
        try:
            data = media.read(fields, content, violations)
        except ProblemError as error:
            self._refuse(error.detail or error.title, error.status)
        except ValueError:
            self._refuse(f"The body is not valid {media.title}", 400)
        if violations:
            self._refuse("The body is not as the document says", 422, violations)
        return data

    def _refuse(
        self, reason: str, status: int, violations: list[Violation] | None = None
    ) -> NoReturn:
        raise EventDataError(
            self._name, reason, status=status, violations=violations or ()
        ) from None


class _Media:
    """Reads bodies of one media type, leniently."""

    def __init__(self, media: Media) -> None:
        codec = codec_for(media)
        self.essence = essence(media.content_type)
        self.parameters = parameters(media.content_type)
        self.never_empty = codec.never_empty
        self.title = codec.title
        self._codec, self._facts = codec, media
        self._lenient: Any = codec.reader(media)
        self._fields: Any = None
        if codec.has_fields and not codec.holds_data:  # an answer is never a form
            self._fields = codec.strict_reader(media)
            self._fields.accept_unlisted()

    def read(self, fields: Mapping[str, str], content: bytes, violations: list[Violation]) -> Any:
        """Return the body; raises ValueError or `ProblemError` where it is not of the media type.

        Args:
            fields: header fields.
            content: the body.
            violations: takes what is wrong with it; do not use what is returned then.
        """
        if self._fields is not None:
            return self._fields.read(content, _incoming(fields), violations)
        stated = fields.get("content-type", "")
        try:
            return self._lenient.read(content, stated)
        except ValidationError as error:
            errors = errors_of(error)
            if any(item["type"] == "json_invalid" for item in errors):
                raise ValueError("it cannot be read") from None
            text = self._codec.as_json(self._facts, content, stated)
            violations += violations_of(errors, "body", from_json(text.removeprefix(BOM)))
            return None


def _incoming(fields: Mapping[str, str]) -> Incoming:
    """Return the head of a request as parts of the server see it."""
    pairs = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in fields.items()]
    scope: dict[str, Any] = {"headers": pairs, "query_string": b""}

    async def receive() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    return Incoming(scope, receive, {})


def fields_of(headers: HeaderFields) -> dict[str, str]:
    """Return header fields by their names in lower case; of one that came twice, both values.

    Raises:
        TypeError: a name or a value is neither text nor bytes.
    """
    items: Any = getattr(headers, "items", None)  # frameworks have mappings that are no `Mapping`
    pairs: Any = headers if items is None else items()
    fields: dict[str, str] = {}
    for name, value in pairs:
        key = _text(name).lower()
        text = _text(value).strip(" \t")
        fields[key] = f"{fields[key]}, {text}" if key in fields else text
    return fields


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode("latin-1")
    if not isinstance(value, str):
        raise TypeError(f"header fields are text or bytes, not {type(value).__name__}")
    return value


def raw(body: object) -> bytes:
    """Return a body as bytes.

    Raises:
        TypeError: it is none, but text or something parsed: its signature covers the bytes.
    """
    if isinstance(body, (bytes, bytearray, memoryview)):
        return bytes(body)
    raise TypeError(f"give the bytes of the body as they came, not {type(body).__name__}")
