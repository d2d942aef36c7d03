"""Checked answers: what a handler returned, checked against the document before it is sent.

For development. What is checked is the answer as it would be sent, so that it does not matter how a
value came about: a model may have been changed since it was made, or made without validation.
"""

from __future__ import annotations

import contextlib
import warnings
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from ..codecs.table import codec_for
from ..codecs.undeclared import violations_in
from ..media_types import essence, parameters, select
from ..parameters.incoming import Incoming
from ..parameters.reading import ParameterReader
from ..responses import BODILESS
from ..validation.violations import violation

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from ..operations import Media, Operation, Response
    from ..validation.violations import Violation

Answers: TypeAlias = Literal["checked", "trusted"]
"""Whether answers are checked against the document before they are sent."""


class ReplyError(Exception):
    """A handler returned what cannot be sent: a bug of the handler, answered by 500.

    Attributes:
        violations: what is wrong, and with which part of the answer; never a value of it.
    """

    def __init__(self, text: str, violations: Sequence[Violation] = ()) -> None:
        self.violations = tuple(violations)
        super().__init__(
            ": ".join([text, "; ".join(map(_described, self.violations))]).rstrip(": ")
        )


def _described(item: Violation) -> str:
    place = f"header {item['parameter']}" if "parameter" in item else item["in"]
    pointer = item.get("pointer")
    return f"{place} {pointer}: {item['message']}" if pointer else f"{place}: {item['message']}"


class AnswerChecker:
    """Checks the answers of one operation; made once for each.

    Args:
        operation: the facts.
    """

    def __init__(self, operation: Operation[Any]) -> None:
        self._id = operation.id
        self._is_head = operation.method == "HEAD"
        self._statuses = ", ".join(response.status for response in operation.responses)
        self._media: dict[str, tuple[_Declared, ...]] = {}
        self._headers: dict[str, tuple[ParameterReader, ...]] = {}

    def check(
        self,
        response: Response | None,
        status: int,
        headers: Sequence[tuple[bytes, bytes]],
        content: bytes | None,
    ) -> None:
        """Refuse an answer that is not as declared.

        Args:
            response: what is declared for the status; None where nothing is.
            status: of the answer.
            headers: as ASGI has them.
            content: None where it is still to come.

        Raises:
            ReplyError: with everything that is wrong.
        """
        if response is None:
            raise ReplyError(f"{self._id}: {status} is not declared, only {self._statuses}")
        violations: list[Violation] = []
        incoming = Incoming.part(headers)
        if response.media and status not in BODILESS and (content or not self._is_head):
            self._check_body(response, incoming, content, violations)
        for reader in self._readers(response):
            reader.read(incoming, violations)
        if violations:
            raise ReplyError(f"{self._id}: the answer {status} is not what is declared", violations)

    def check_item(self, content: bytes, type_: Any) -> None:
        """Refuse an item of a stream that is not as declared.

        Args:
            content: JSON text.
            type_: of the item.

        Raises:
            ReplyError: with everything that is wrong.
        """
        violations = list(violations_in(content, type_))
        if violations:
            raise ReplyError(f"{self._id}: an item is not what is declared", violations)

    def _check_body(
        self,
        response: Response,
        incoming: Incoming,
        content: bytes | None,
        violations: list[Violation],
    ) -> None:
        if response.status not in self._media:
            self._media[response.status] = tuple(_Declared(item) for item in response.media)
        declared = self._media[response.status]
        stated = incoming.headers.get(b"content-type", b"").decode("latin-1")
        media = select(declared, stated)
        if media is None:
            names = ", ".join(item.essence for item in declared)
            text = f"The media type is none of those declared: {names}"
            violations.append(violation("header", text, "media_type", parameter="Content-Type"))
        elif content is not None and media.fact.type is not None:
            violations += codec_for(media.fact).violations(media.fact, content, stated)

    def _readers(self, response: Response) -> tuple[ParameterReader, ...]:
        if response.status not in self._headers:
            self._headers[response.status] = tuple(map(ParameterReader, response.headers))
        return self._headers[response.status]


class _Declared:
    """A declared media type, to be selected."""

    def __init__(self, fact: Media) -> None:
        self.fact = fact
        self.essence = essence(fact.content_type)
        self.parameters = parameters(fact.content_type)


@contextlib.contextmanager
def without_warnings() -> Generator[None]:
    """Keep pydantic from warning, values and all, of what a check is about to report."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        yield
