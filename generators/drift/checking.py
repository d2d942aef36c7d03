"""An exchange against its operation: parameters, bodies, statuses, header fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ..document.objects import mapping
from ..document.pointer import join
from ..extensions.personal import NAME as PERSONAL
from ..rules.flags import Direction
from .exchanges import UNKNOWN, is_json
from .kinds import Kind
from .masking import HIDDEN, shown
from .observed import values_of
from .operations import Operation, contents, media_of, parameter_of
from .parameters import ABSENT, IGNORED, Reader, Readers, StyleError, split_pairs
from .values.facts import Fact
from .values.gates import Gates
from .values.views import Views
from .values.walking import Walker

if TYPE_CHECKING:
    from .exchanges import Exchange, Message
    from .findings import Collector, Found
    from .operations import Document, Parameter
    from .operations import Part as Placed

_REFUSED: Final = 400
_WITHOUT_BODY: Final = frozenset({204, 205, 304})


class Seen:
    """What was met of one operation.

    Attributes:
        count: exchanges.
        refused: those whose request was refused, so that nothing follows from it.
        statuses: keys of the responses.
        parameters: location and name.
    """

    __slots__ = ("count", "parameters", "refused", "statuses")

    def __init__(self) -> None:
        self.count = 0
        self.refused = 0
        self.statuses: set[str] = set()
        self.parameters: set[tuple[str, str]] = set()


class Checker:
    """Checks exchanges by one document.

    Args:
        number: of the document, where several are compared.
        document: the document.
        collector: takes what is found.
    """

    def __init__(self, number: int, document: Document, collector: Collector) -> None:
        self._number = number
        self.document = document
        self._collector = collector
        context = document.context
        self.views = Views(context)
        self._part = ""
        self._gates: dict[str, Gates] = {
            direction: Gates(context, direction)
            for direction in (Direction.REQUEST, Direction.RESPONSE)
        }
        self._walkers = {
            direction: Walker(self.views, gates, self._take)
            for direction, gates in self._gates.items()
        }
        self.seen: dict[str, Seen] = {}
        self._readers: dict[str, Readers] = {}
        self._headers: dict[str, list[Reader]] = {}
        self._media: dict[tuple[str, str | None], tuple[str, str, dict[str, Any]] | None] = {}
        schemes = mapping(mapping(context.document.data.get("components")).get("securitySchemes"))
        self._keys = {
            scheme.get("name")
            for scheme in map(mapping, schemes.values())
            if scheme.get("type") == "apiKey" and scheme.get("in") == "query"
        }

    @property
    def unchecked(self) -> dict[str, str]:
        """Pointers of schemas by which no value was checked, each with the reason."""
        every = [gates.unchecked for gates in self._gates.values()]
        return {pointer: reason for one in every for pointer, reason in one.items()}

    def _take(self, fact: Fact) -> None:
        example = shown(fact.kind, fact.value, is_personal=fact.is_personal)
        self._collector.tell(self._number, fact, self._part, example)

    def tell(
        self,
        kind: Kind,
        pointer: str,
        detail: str = "",
        value: Any = None,
        *,
        part: str = "",
        sampled: bool = False,
    ) -> Found | None:
        """Take a fact that is not about a value with a schema."""
        fact = Fact(kind, pointer, detail, (), value, is_personal=False)
        example = shown(kind, value, is_personal=False)
        return self._collector.tell(
            self._number, fact, part or self._part, example, sampled=sampled
        )

    def check(self, exchange: Exchange, operation: Operation, path_values: dict[str, str]) -> None:
        """Compare an exchange with the operation that it is of."""
        seen = self.seen.get(operation.part.pointer)
        if seen is None:
            seen = self.seen[operation.part.pointer] = Seen()
        seen.count += 1
        self._part = "request"
        if operation.part.value.get("deprecated") is True:
            self.tell(Kind.DEPRECATED, operation.part.pointer)
        if exchange.status is None or exchange.status < _REFUSED:
            self._check_parameters(exchange, operation, path_values, seen)
            self._check_request(exchange.request, operation)
        else:
            seen.refused += 1
        if exchange.status is not None:
            self._check_response(exchange, exchange.status, operation, seen)

    # --- Parameters -------------------------------------------------------------------------------

    def _readers_of(self, operation: Operation) -> Readers:
        readers = self._readers.get(operation.part.pointer)
        if readers is None:
            made = Readers(operation.parameters, self.views)
            readers = self._readers[operation.part.pointer] = made
        return readers

    def _check_parameters(
        self,
        exchange: Exchange,
        operation: Operation,
        path_values: dict[str, str],
        seen: Seen,
    ) -> None:
        readers = self._readers_of(operation)
        for reader in readers.of_path:
            raw = path_values.get(reader.parameter.name)
            if raw is not None and raw != HIDDEN:
                self._check_parameter(reader, raw, seen)
        headers = exchange.request.headers
        if headers is not None:
            for reader in readers.of_headers:
                raw = headers.get(reader.parameter.name)
                if raw != HIDDEN:
                    self._check_parameter(reader, raw, seen)
        query = exchange.query
        is_new = query is not None and query not in readers.plain
        if query is not None and is_new and self._check_query(query, readers, operation, seen):
            readers.plain.add(query)

    def _check_query(self, query: str, readers: Readers, operation: Operation, seen: Seen) -> bool:
        """Check the parameters of a query; return whether nothing is to be told of it."""
        pairs = split_pairs(query)
        is_plain = True
        for reader in readers.of_query:
            is_plain = self._check_parameter(reader, pairs, seen) and is_plain
        unknown = [
            (name, text)
            for name, text in pairs
            if name not in self._keys and not any(reader.takes(name) for reader in readers.of_query)
        ]
        for name, value in values_of(unknown).items():
            self.tell(
                *(Kind.PARAMETER, operation.part.pointer, name, value),
                part=f"query parameter {name}",
                sampled=True,
            )
        return is_plain and not unknown

    def _check_parameter(
        self, reader: Reader, raw: Any, seen: Seen | None, *, is_answer: bool = False
    ) -> bool:
        """Check a parameter or header field; return whether nothing is to be told of it."""
        if raw.__class__ is str and raw in reader.plain:
            return True
        is_plain = self._is_parameter_plain(reader, raw, seen, is_answer=is_answer)
        if is_plain and raw.__class__ is str:
            reader.plain.add(raw)
        return is_plain

    def _is_parameter_plain(
        self, reader: Reader, raw: Any, seen: Seen | None, *, is_answer: bool
    ) -> bool:
        parameter = reader.parameter
        self._part = f"response header {parameter.name}" if is_answer else _name(parameter)
        pointer = parameter.part.pointer
        is_personal = parameter.part.value.get(PERSONAL) is True
        try:
            value = reader.read(raw)
        except StyleError as error:
            self.tell(Kind.STYLE, pointer, str(error))
            return False
        except ValueError:
            self.tell(Kind.STYLE, pointer, "Input should be valid text or JSON")
            return False
        if value is ABSENT:
            if parameter.required:
                kind = Kind.REQUIRED_HEADER if is_answer else Kind.REQUIRED_PARAMETER
                self.tell(kind, pointer)
            return not parameter.required
        if seen is not None:
            seen.parameters.add((parameter.location, parameter.name))
        is_plain = parameter.part.value.get("deprecated") is not True
        if not is_plain:
            self.tell(Kind.DEPRECATED, pointer)
        if parameter.schema and value != HIDDEN:
            walker = self._walkers[Direction.RESPONSE if is_answer else Direction.REQUEST]
            is_plain = walker.walk(parameter.schema, value, is_personal=is_personal) and is_plain
        return is_plain

    # --- Bodies -----------------------------------------------------------------------------------

    def _check_request(self, message: Message, operation: Operation) -> None:
        self._part = "request body"
        body = operation.body
        if message.body is UNKNOWN:
            return
        if message.body is None:
            if body is not None and body.value.get("required") is True:
                self.tell(Kind.REQUIRED_BODY, body.pointer)
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
            self._part = "response"
            pointer = join(operation.part.pointer, "responses")
            media_type = message.media_type or ""
            data = message.body if message.is_data else None
            finding = self.tell(Kind.STATUS, pointer, str(status), data, sampled=message.is_data)
            if finding is not None and media_type and message.body not in (None, UNKNOWN):
                finding.more = finding.more or media_type
            return
        key, response = found
        seen.statuses.add(key)
        if message.headers is not None:
            self._check_headers(message, response, operation)
        self._part = "response body"
        if message.body is UNKNOWN or message.body is None:
            return
        if exchange.method == "HEAD" or status in _WITHOUT_BODY:
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
                if isinstance(value, dict) and name.lower() not in IGNORED
            ]
        for reader in readers:
            raw = (message.headers or {}).get(reader.parameter.name)
            if raw != HIDDEN:
                self._check_parameter(reader, raw, None, is_answer=True)

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
        if not is_json(message.media_type or essence) or "schema" not in value:
            return
        if not message.is_data:
            self.tell(Kind.BROKEN_BODY, declared.pointer, essence)
            return
        self._walkers[direction].walk(schema, message.body)

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


def _name(parameter: Parameter) -> str:
    return f"{parameter.location} parameter {parameter.name}"
