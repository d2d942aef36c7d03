"""Checked answers: what a handler returned, checked against the document before it is sent.

For development. What is checked is the answer as it would be sent, so that it does not matter how a
value came about: a model may have been changed since it was made, or made without validation.
"""

from __future__ import annotations

import contextlib
import warnings
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from pydantic import BaseModel, RootModel
from pydantic_core import from_json

from ..media_types import charset, essence, kind_of, select
from ..models.base import ApiModel, adapter
from ..models.enums import OpenEnum
from ..parameters.incoming import Incoming
from ..parameters.reading import ParameterReader
from ..validation.strict import BrokenJson, Invalid, validate_json, validate_python
from ..validation.violations import join, violation, violations_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..operations import Media, Operation, Response
    from ..validation.violations import Violation

Answers: TypeAlias = Literal["checked", "trusted"]
"""Whether answers are checked against the document before they are sent."""

_BODILESS = {204, 205, 304}


class ReplyError(Exception):
    """A handler returned what cannot be sent: a bug of the handler, answered by 500.

    Attributes:
        violations: what is wrong with which part of it; never a value of it.
    """

    def __init__(self, text: str, violations: Sequence[Violation] = ()) -> None:
        self.violations = tuple(violations)
        super().__init__(": ".join([text, "; ".join(map(_said, self.violations))]).rstrip(": "))


def _said(found: Violation) -> str:
    place = f"header {found['parameter']}" if "parameter" in found else found["in"]
    pointer = found.get("pointer")
    return f"{place} {pointer}: {found['message']}" if pointer else f"{place}: {found['message']}"


class AnswerChecker:
    """Checks the answers of one operation; made once for each.

    Args:
        operation: the facts.
    """

    def __init__(self, operation: Operation[Any]) -> None:
        self._id = operation.id
        self._statuses = ", ".join(response.status for response in operation.responses)
        self._media: dict[str, tuple[_MediaChecker, ...]] = {}
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
        found: list[Violation] = []
        incoming = _headers_only(headers)
        if response.media and status not in _BODILESS:
            self._check_body(response, incoming, content, found)
        for reader in self._readers(response):
            reader.read(incoming, found)
        if found:
            raise ReplyError(f"{self._id}: the answer {status} is not what is declared", found)

    def check_item(self, content: bytes, type_: Any) -> None:
        """Refuse an item of a stream that is not as declared.

        Args:
            content: JSON text.
            type_: of the item.

        Raises:
            ReplyError: with everything that is wrong.
        """
        found = list(_violations_in(content, type_))
        if found:
            raise ReplyError(f"{self._id}: an item is not what is declared", found)

    def _check_body(
        self, response: Response, incoming: Incoming, content: bytes | None, found: list[Violation]
    ) -> None:
        if response.status not in self._media:
            self._media[response.status] = tuple(_MediaChecker(item) for item in response.media)
        declared = self._media[response.status]
        stated = incoming.headers.get(b"content-type", b"").decode("latin-1")
        media = select(declared, stated)
        if media is None:
            names = ", ".join(item.essence for item in declared)
            text = f"The media type is none of those declared: {names}"
            found.append(violation("header", text, "media_type", parameter="Content-Type"))
        elif content is not None:
            found += media.violations(content, charset(stated) or "utf-8")

    def _readers(self, response: Response) -> tuple[ParameterReader, ...]:
        if response.status not in self._headers:
            self._headers[response.status] = tuple(map(ParameterReader, response.headers))
        return self._headers[response.status]


def _headers_only(headers: Sequence[tuple[bytes, bytes]]) -> Incoming:
    async def receive() -> Any:
        return {"type": "http.disconnect"}

    return Incoming({"headers": headers}, receive, {})


class _MediaChecker:
    """Checks bodies of one declared media type; made once for each."""

    def __init__(self, media: Media) -> None:
        self.essence = essence(media.content_type)
        self._kind = kind_of(media.content_type)
        self._type = None if media.type is None else media.type()

    def violations(self, content: bytes, encoding: str) -> Iterator[Violation]:
        """Give what is wrong with a body."""
        if self._type is None:
            return
        if self._kind == "json":
            yield from _violations_in(content, self._type)
        elif self._kind == "text":
            try:
                validate_python(adapter(self._type).validator, content.decode(encoding))
            except Invalid as error:
                yield from violations_of(error.errors, "body", None)
            except (LookupError, UnicodeDecodeError):
                yield violation("body", "It is not text in its charset", "encoding")


def _violations_in(content: bytes, type_: Any) -> Iterator[Violation]:
    try:
        value = validate_json(adapter(type_).validator, content)
    except Invalid as error:
        yield from violations_of(error.errors, "body", from_json(content))
    except BrokenJson as error:
        yield violation("body", f"It is not valid JSON: {error}", "json_invalid")
    else:
        yield from _unknown_in(value)


def _unknown_in(value: Any) -> Iterator[Violation]:
    """Give the fields and the values of enums that the document does not know."""
    stack: list[tuple[tuple[str | int, ...], Any]] = [((), value)]
    while stack:
        path, item = stack.pop()
        if isinstance(item, OpenEnum):
            if not item.is_known:
                text = f"This is not a listed value of {type(item).__name__}"
                yield violation("body", text, "enum", pointer=join(path))
        elif isinstance(item, RootModel):
            stack.append((path, item.root))
        elif isinstance(item, BaseModel):
            stack += [((*path, name), child) for name, child in _fields(item)]
            if isinstance(item, ApiModel) and not item._open:  # noqa: SLF001 - of our own models
                for name in item.__pydantic_extra__ or ():
                    text, pointer = "This field is not declared", join((*path, name))
                    yield violation("body", text, "unexpected_field", pointer=pointer)
        elif isinstance(item, dict):
            stack += [((*path, str(name)), child) for name, child in item.items()]
        elif isinstance(item, (list, tuple)):
            stack += [((*path, index), child) for index, child in enumerate(item)]


def _fields(model: BaseModel) -> Iterator[tuple[str, Any]]:
    """Give the fields of a model by their names on the wire."""
    fields = type(model).model_fields
    for name, child in model.__dict__.items():
        info = fields.get(name)
        yield (info and info.alias) or name, child
    yield from (model.__pydantic_extra__ or {}).items()


@contextlib.contextmanager
def without_warnings() -> Iterator[None]:
    """Keep pydantic from warning, values and all, of what a check is about to report."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        yield
