"""What a sample sends, before any language says it."""

from __future__ import annotations

import json
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from generators.document.text import one_line
from generators.samples.escaping import escape, utf16

if TYPE_CHECKING:
    from generators.api.ir import Operation
    from generators.runtime.codecs.base import Codec
    from generators.samples.forms import Part

_MAX_SAFE = 2**53 - 1


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
"""A text put together of what is known and what the environment says."""


@dataclass(frozen=True, slots=True)
class SampleBody:
    """The body of a request.

    Attributes:
        content: what is sent, as text; of JSON it is indented.
        content_type: of it.
        data: what a client of ours takes: JSON data, text or bytes.
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
        operation: what is called.
        folder: name of the folder of its samples, unique in the document.
        url: absolute; literal text is percent-encoded already.
        headers: header fields but those that follow from `basic`.
        basic: user name and password of HTTP basic authentication.
        body: None where nothing is sent.
        arguments: of a method of our client: a variable, or JSON data in a tuple.
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
        summary = textwrap.shorten(one_line(self.operation.summary), 72, placeholder=" ...")
        return f"Operation {one_line(self.operation.id)}" + (f": {summary}" if summary else "")

    @property
    def other_headers(self) -> tuple[tuple[str, Text], ...]:
        """Header fields but `Content-Type`."""
        return tuple(item for item in self.headers if item[0].lower() != "content-type")

    @property
    def variables(self) -> tuple[str, ...]:
        """Names of the environment variables that are read, in order."""
        found = [*self.url, *(part for _, text in self.headers for part in text)]
        found += self.basic or ()
        names = [part.name for part in found if isinstance(part, Variable)]
        return tuple(dict.fromkeys(names))

    @property
    def encodes(self) -> bool:
        """Whether the value of a variable is percent-encoded."""
        return any(isinstance(part, Variable) and part.encode for part in self.url)


def json_text(data: Any) -> str:
    """Return indented JSON in which nothing is invisible."""
    text = json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)
    return "\n".join(escape(line, {}, utf16) for line in text.split("\n"))


def is_native(data: Any) -> bool:
    """Return whether data is an object or array that no language changes by reading it."""
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
