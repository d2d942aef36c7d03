"""Parameters and header fields of exchanges against those of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..document.objects import mapping
from ..extensions.personal import NAME as PERSONAL
from ..rules.flags import Direction
from ..runtime.masking import HIDDEN
from .kinds import Kind
from .observed import values_of
from .parameters import ABSENT, Reader, Readers, StyleError, split_pairs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .exchanges import Exchange
    from .operations import Document, Operation, Parameter
    from .telling import Teller
    from .values.views import Views
    from .values.walking import Walker


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


class ParameterChecker:
    """Checks parameters.

    Args:
        document: the document.
        views: of it.
        walkers: by direction.
        teller: takes what is found.
    """

    def __init__(
        self, document: Document, views: Views, walkers: Mapping[str, Walker], teller: Teller
    ) -> None:
        self._views = views
        self._walkers = walkers
        self._teller = teller
        self._tell = teller.tell
        self._readers: dict[str, Readers] = {}
        components = mapping(document.context.document.data.get("components"))
        self._keys = {
            scheme.get("name")
            for scheme in map(mapping, mapping(components.get("securitySchemes")).values())
            if scheme.get("type") == "apiKey" and scheme.get("in") == "query"
        }

    def _readers_of(self, operation: Operation) -> Readers:
        readers = self._readers.get(operation.part.pointer)
        if readers is None:
            made = Readers(operation.parameters, self._views)
            readers = self._readers[operation.part.pointer] = made
        return readers

    def check(
        self,
        exchange: Exchange,
        operation: Operation,
        path_values: dict[str, str],
        seen: Seen,
    ) -> None:
        """Check the parameters of a request."""
        readers = self._readers_of(operation)
        for reader in readers.of_path:
            raw = path_values.get(reader.parameter.name)
            if raw is not None and raw != HIDDEN:
                self.check_one(reader, raw, seen)
        headers = exchange.request.headers
        if headers is not None:
            for reader in readers.of_headers:
                raw = headers.get(reader.parameter.name)
                if raw != HIDDEN:
                    self.check_one(reader, raw, seen)
        query = exchange.query
        is_new = query is not None and query not in readers.plain
        if query is not None and is_new and self._check_query(query, readers, operation, seen):
            readers.plain.add(query)

    def _check_query(self, query: str, readers: Readers, operation: Operation, seen: Seen) -> bool:
        """Check the parameters of a query; return whether nothing is to be told of it."""
        pairs = split_pairs(query)
        is_plain = True
        for reader in readers.of_query:
            is_plain = self.check_one(reader, pairs, seen) and is_plain
        unknown = [
            (name, text)
            for name, text in pairs
            if name not in self._keys and not any(reader.takes(name) for reader in readers.of_query)
        ]
        for name, value in values_of(unknown).items():
            self._tell(
                *(Kind.PARAMETER, operation.part.pointer, name, value),
                part=f"query parameter {name}",
                sampled=True,
            )
        return is_plain and not unknown

    def check_one(
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
        self._teller.part = f"response header {parameter.name}" if is_answer else _name(parameter)
        pointer = parameter.part.pointer
        is_personal = parameter.part.value.get(PERSONAL) is True
        try:
            value = reader.read(raw)
        except StyleError as error:
            self._tell(Kind.STYLE, pointer, str(error))
            return False
        except ValueError:
            self._tell(Kind.STYLE, pointer, "Input should be valid text or JSON")
            return False
        if value is ABSENT:
            if parameter.required:
                kind = Kind.REQUIRED_HEADER if is_answer else Kind.REQUIRED_PARAMETER
                self._tell(kind, pointer)
            return not parameter.required
        if seen is not None:
            seen.parameters.add((parameter.location, parameter.name))
        is_plain = parameter.part.value.get("deprecated") is not True
        if not is_plain:
            self._tell(Kind.DEPRECATED, pointer)
        if parameter.schema and value != HIDDEN:
            walker = self._walkers[Direction.RESPONSE if is_answer else Direction.REQUEST]
            is_plain = walker.walk(parameter.schema, value, is_personal=is_personal) and is_plain
        return is_plain


def _name(parameter: Parameter) -> str:
    return f"{parameter.location} parameter {parameter.name}"
