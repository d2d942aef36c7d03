"""The request that a sample sends, before it is written in any language."""

from __future__ import annotations

import json
import textwrap
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from ..document.text import one_line
from .escaping import UTF16, Quotes

if TYPE_CHECKING:
    from ..api.ir import Operation
    from ..runtime.codecs.base import Codec
    from .forms import Part

_MAX_SAFE = 2**53 - 1
_VISIBLE = Quotes("", {}, UTF16)


@dataclass(frozen=True, slots=True)
class Variable:
    """The value of an environment variable.

    Attributes:
        name: of the variable.
        encode: where in a URL it is, and so how it is percent-encoded; empty elsewhere.
    """

    name: str
    encode: Literal["", "path", "query"] = ""


Text: TypeAlias = "tuple[str | Variable, ...]"
"""A text made of literal parts and of values of environment variables."""


@dataclass(frozen=True, slots=True)
class SampleBody:
    """The body of a request.

    Attributes:
        content: the body as text; JSON is indented.
        content_type: its media type.
        data: the argument of our client: JSON data, text or bytes.
        native: whether it is a JSON object or array that every language can write as its own data
            without changing a value.
        codec: of the media type.
        parts: of a multipart body, where libraries can write them.
    """

    content: str
    content_type: str
    data: Any
    native: bool
    codec: Codec
    parts: tuple[Part, ...] = ()

    @property
    def is_json(self) -> bool:
        """Whether `content` is JSON."""
        return self.codec.holds_json


@dataclass(frozen=True, slots=True)
class Sample:
    """The request that the samples of one operation send.

    Attributes:
        operation: the operation that is called.
        folder: name of the folder of its samples, unique in the document.
        url: absolute; literal text is percent-encoded already.
        headers: header fields except those that follow from `basic`.
        basic: user name and password of HTTP basic authentication.
        body: None where nothing is sent.
        arguments: those of the method of our client, each a variable, or JSON data in a tuple.
    """

    operation: Operation
    folder: str
    url: Text
    headers: tuple[tuple[str, Text], ...]
    basic: tuple[Variable, Variable] | None
    body: SampleBody | None
    arguments: tuple[tuple[str, Variable | tuple[Any]], ...]

    @property
    def method(self) -> str:
        """The HTTP method, in upper case."""
        return self.operation.method

    @property
    def title(self) -> str:
        """What the sample shows, on one short line."""
        return _title(self.operation.id, self.operation.summary)

    @property
    def other_headers(self) -> tuple[tuple[str, Text], ...]:
        """Header fields except `Content-Type`."""
        return tuple(field for field in self.headers if field[0].lower() != "content-type")

    @property
    def variables(self) -> tuple[str, ...]:
        """Names of the environment variables that are read, in order."""
        parts = [*self.url, *(part for _, text in self.headers for part in text)]
        parts += self.basic or ()
        names = [part.name for part in parts if isinstance(part, Variable)]
        return tuple(dict.fromkeys(names))

    @property
    def encodes(self) -> bool:
        """Whether the value of a variable is percent-encoded."""
        return any(isinstance(part, Variable) and part.encode for part in self.url)


@lru_cache(maxsize=64)  # it stands in each language, one after the other
def _title(operation_id: str, summary: str) -> str:
    short = textwrap.shorten(one_line(summary), 72, placeholder=" ...")
    return f"Operation {one_line(operation_id)}" + (f": {short}" if short else "")


def json_text(data: Any) -> str:
    """Return indented JSON in which nothing is invisible."""
    text = json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)
    if text.replace("\n", "").isprintable():
        return text  # nearly always
    return "\n".join(_VISIBLE.escape(line) for line in text.split("\n"))


def is_native(data: Any) -> bool:
    """Return whether data is an object or array that every language reads unchanged."""
    return isinstance(data, (dict, list)) and _is_portable(data)


def _is_portable(data: Any) -> bool:
    if isinstance(data, dict):
        return all(map(_is_portable, (*data, *data.values())))
    if isinstance(data, list):
        return all(map(_is_portable, data))
    if isinstance(data, str):
        return not any("\ud800" <= char <= "\udfff" for char in data)
    # A language may write a larger number with other digits than the document does.
    return not isinstance(data, (int, float)) or abs(data) <= _MAX_SAFE
