"""What writes content: request bodies of a client, and what handlers return.

The base classes are those of bytes that are given as they are; the codecs derive theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from ..errors import Problem
from ..media_types import charset, essence
from ..models.base import adapter, mark_constants
from ..models.decimals import holds_decimal, without_decimals
from ..models.strictness import unknown_in
from ..narrowing import AnyBinary
from ..parameters.writing import Unwritable
from .uploads import read_upload

if TYPE_CHECKING:
    from ..operations import Media


class Writer:
    """Writes request bodies of one declared media type, checked; made once for each.

    Args:
        media: the facts.

    Attributes:
        model: the class whose instances are sent as `dump_json` writes them, once one was sent.
    """

    def __init__(self, media: Media) -> None:
        self.model: type[BaseModel] | None = None
        self._declared = media.content_type
        self._lazy_type = media.type
        self._type: Any = None

    def write(self, body: Any, sent: str) -> tuple[bytes, str]:
        """Return the bytes to send and their `Content-Type`.

        Args:
            body: what was given.
            sent: the media type.

        Raises:
            Unwritable: it cannot be written.
            ValidationError: it is not of the declared type.
        """
        content: Any = read_upload(body, "body").content
        return content, concrete_or_refused(sent)

    def _valid(self, body: Any) -> Any:
        """Return the body as the declared type; the same for JSON data as for a model."""
        if self._lazy_type is None:
            return body
        self._type = self._type or self._lazy_type()
        if type(body) is self._type and isinstance(body, BaseModel):
            return body
        valid = adapter(self._type).validator.validate_python(body)
        unknown = [Problem(_at(where), text) for where, text in unknown_in(valid, body)]
        if unknown:
            raise Unwritable(*unknown)
        mark_constants(valid)
        return without_decimals(valid) if holds_decimal(body) else valid


def _at(where: str) -> str:
    """Return a path within the body as a path within the call."""
    return f"body{where}" if where.startswith("[") or not where else f"body.{where}"


def concrete_or_refused(content_type: str) -> str:
    """Return the media type to send; `application/octet-stream` for `*/*`.

    Raises:
        Unwritable: it is a range of media types.
    """
    if "*" in essence(content_type) and content_type != "*/*":
        text = f"the document declares {content_type}: say which one it is"
        raise Unwritable(Problem("content_type", text))
    return "application/octet-stream" if content_type == "*/*" else content_type


class ReplyWriter:
    """Writes what handlers return for one declared media type; made once for each.

    Args:
        media: the facts.

    Attributes:
        model: what is written without being validated, where it is JSON of a model.
    """

    model: type[BaseModel] | None = None

    def __init__(self, media: Media) -> None:
        self._declared = media.content_type
        self._typed = media.type is not None
        self._type: Any = None if media.type is None else media.type()

    def write(self, value: Any) -> bytes:
        """Return the bytes of a value.

        Raises:
            ValueError: if it is not of the declared type (`ValidationError`), or has no bytes.
        """
        if isinstance(value, AnyBinary):
            return bytes(value)
        if self._typed:
            value = adapter(self._type).validator.validate_python(value)
        if isinstance(value, str):
            return value.encode(charset(self._declared) or "utf-8")
        raise ValueError(f"{type(value).__name__} has no form in {self._declared}")
