"""An exchange against its operation: parameters, bodies, statuses, header fields."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from ..document.objects import mapping
from ..document.own_headers import DESCRIBED_ELSEWHERE
from ..document.pointer import join
from ..rules.flags import Direction
from ..runtime.masking import HIDDEN
from ..runtime.media_types import is_json
from ..runtime.responses import BODILESS
from .bodies import Bodies, Unread
from .exchanges import UNKNOWN
from .kinds import Kind
from .operations import Operation, contents, media_of, parameter_of
from .parameter_checks import ParameterChecker, Seen
from .parameters import Reader
from .telling import Teller
from .values.gates import Gates
from .values.views import Views
from .values.walking import Walker

if TYPE_CHECKING:
    from .exchanges import Exchange, Message
    from .findings import Collector
    from .operations import Document
    from .operations import Part as Placed

_REFUSED: Final = 400


class Checker:
    """Checks exchanges by one document.

    Args:
        number: of the document, where several are compared.
        document: the document.
        collector: takes what is found.
    """

    def __init__(self, number: int, document: Document, collector: Collector) -> None:
        self.document = document
        context = document.context
        self.views = Views(context)
        self._teller = Teller(number, collector)
        self.tell = self._teller.tell
        self._gates: dict[str, Gates] = {
            direction: Gates(context, direction)
            for direction in (Direction.REQUEST, Direction.RESPONSE)
        }
        self._walkers = {
            direction: Walker(self.views, gates, self._teller.take)
            for direction, gates in self._gates.items()
        }
        self._bodies = Bodies(context, self.views)
        self._parameters = ParameterChecker(document, self.views, self._walkers, self._teller)
        self.seen: dict[str, Seen] = {}
        self._headers: dict[str, list[Reader]] = {}
        self._media: dict[tuple[str, str | None], tuple[str, str, dict[str, Any]] | None] = {}

    @property
    def unchecked(self) -> dict[str, str]:
        """Pointers of schemas by which no value was checked, each with the reason."""
        every = [self._bodies.unchecked, *(gates.unchecked for gates in self._gates.values())]
        return {pointer: reason for one in every for pointer, reason in one.items()}

    def check(self, exchange: Exchange, operation: Operation, path_values: dict[str, str]) -> None:
        """Compare an exchange with the operation that it is of."""
        seen = self.seen.get(operation.part.pointer)
        if seen is None:
            seen = self.seen[operation.part.pointer] = Seen()
        seen.count += 1
        self._teller.part = "request"
        if operation.part.value.get("deprecated") is True:
            self.tell(Kind.DEPRECATED, operation.part.pointer)
        if exchange.status is None or exchange.status < _REFUSED:
            self._parameters.check(exchange, operation, path_values, seen)
            self._check_request(exchange.request, operation)
        else:
            seen.refused += 1
        if exchange.status is not None:
            self._check_response(exchange, exchange.status, operation, seen)

    def _check_request(self, message: Message, operation: Operation) -> None:
        self._teller.part = "request body"
        body = operation.body
        if message.body is UNKNOWN:
            return
        if message.is_empty and message.media_type and not is_json(message.media_type):
            message = replace(message, body="")  # no bytes of a type are text, a form, or a file
        if message.is_empty:
            if body is not None and body.value.get("required") is True:
                self.tell(Kind.REQUIRED_BODY, body.pointer)
            return
        if body is None and message.body == "":
            return
        if body is None:
            self._undocumented_body(message, operation.part.pointer, "requestBody")
        else:
            self._check_body(message, body, operation, Direction.REQUEST)

    def _check_response(
        self, exchange: Exchange, status: int, operation: Operation, seen: Seen
    ) -> None:
        message, found = exchange.response, operation.response(status)
        if found is None:
            self._teller.part = "response"
            pointer = join(operation.part.pointer, "responses")
            media_type = message.media_type or ""
            data = message.body if message.is_data else None
            finding = self.tell(Kind.STATUS, pointer, str(status), data, sampled=message.is_data)
            if finding is not None and media_type and message.has_content:
                finding.more = finding.more or media_type
            return
        key, response = found
        seen.statuses.add(key)
        if message.headers is not None:
            self._check_headers(message, response, operation)
        self._teller.part = "response body"
        if not message.has_content:
            return
        if exchange.method == "HEAD" or status in BODILESS:
            return
        self._check_body(message, response, operation, Direction.RESPONSE)

    def _check_headers(self, message: Message, response: Placed, operation: Operation) -> None:
        readers = self._headers.get(response.pointer)
        if readers is None:
            at = join(response.pointer, "headers")
            listed = mapping(response.value.get("headers"))
            context = operation.context
            readers = self._headers[response.pointer] = [
                Reader(parameter_of(context, pointer, value, name, "header"), self.views, ())
                for name, (_, pointer, value) in zip(
                    listed, context.entries(at, listed), strict=True
                )
                if isinstance(value, dict) and name.lower() not in DESCRIBED_ELSEWHERE
            ]
        for reader in readers:
            raw = (message.headers or {}).get(reader.parameter.name)
            if raw != HIDDEN:
                self._parameters.check_one(reader, raw, None, is_answer=True)

    def _check_body(
        self, message: Message, declared: Placed, operation: Operation, direction: Direction
    ) -> None:
        context = operation.context
        key = declared.pointer, message.media_type
        if key not in self._media:
            self._media[key] = media_of(context, declared, message.media_type)
        media = self._media[key]
        if media is None:
            if message.media_type is not None:
                others = contents(context, declared)
                schema = next((at for name, at, _ in others if is_json(name)), "")
                self._undocumented_body(message, declared.pointer, "content", schema, direction)
            return
        essence, schema, value = media
        essence = message.media_type or essence
        if "schema" not in value:
            return
        if is_json(essence):
            if message.is_data:
                self._walkers[direction].walk(schema, message.body)
            else:
                self.tell(Kind.BROKEN_BODY, declared.pointer, essence)
        elif not message.is_data:
            self._check_content(message, essence, schema, value, declared, direction)

    def _check_content(
        self,
        message: Message,
        essence: str,
        schema: str,
        media: dict[str, Any],
        declared: Placed,
        direction: Direction,
    ) -> None:
        """Check a body that is not JSON, as far as it stands for data."""
        try:
            content = self._bodies.read(message, essence, schema, media)
        except Unread as error:
            self.tell(Kind.BROKEN_BODY, declared.pointer, essence, str(error))
            return
        if content is None:
            return
        for problem in content.problems:
            self.tell(Kind.STYLE, schema, problem)
        if not content.problems:
            self._walkers[direction].walk(schema, content.data)

    def _undocumented_body(
        self, message: Message, pointer: str, key: str, schema: str = "", direction: str = ""
    ) -> None:
        """Take a body of a media type that is not declared.

        Args:
            message: with the body.
            pointer: of the operation, the body or the response.
            key: what it lacks.
            schema: pointer of the schema of another media type, which may describe it as well.
            direction: of the message.
        """
        data = message.body if message.is_data else None
        finding = self.tell(
            Kind.MEDIA_TYPE, pointer, message.media_type or "", data, sampled=message.is_data
        )
        if finding is None:
            return
        fits = bool(schema and message.is_data) and self._gates[direction].is_valid(schema, data)
        if finding.more is None:
            finding.more = [key, schema]
        if not fits:
            finding.more[1] = ""
