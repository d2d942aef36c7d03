"""Media types: their names, and which one applies (RFC 9110). How content is read: `codecs/`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from .remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Sequence


class HasEssence(Protocol):
    """Something that belongs to a media type or range."""

    @property
    def essence(self) -> str:
        """Type and subtype in lower case, without parameters: `application/json`, `image/*`."""
        ...

    @property
    def parameters(self) -> frozenset[str]:
        """Parameters; see `parameters`."""
        ...


MediaT = TypeVar("MediaT", bound=HasEssence)


@remembered
def essence(content_type: str) -> str:
    """Return type and subtype of a media type in lower case, without parameters (RFC 9110)."""
    return content_type.partition(";")[0].strip().lower()


@remembered
def parameters(content_type: str) -> frozenset[str]:
    """Return the parameters of a media type: `name=value`, the name in lower case, unquoted."""
    pairs = (part.partition("=") for part in content_type.split(";")[1:])
    cleaned = ((name.strip().lower(), value.strip().strip('"')) for name, _, value in pairs)
    return frozenset(f"{name}={value}" for name, value in cleaned if name)


def charset(content_type: str) -> str | None:
    """Return the `charset` parameter of a media type; None where there is none."""
    match = re.search(r";\s*charset\s*=\s*\"?([^\s\";]+)", content_type, re.IGNORECASE)
    return match.group(1) if match else None


CHARSETS: Final = frozenset(
    [
        *"utf-8 utf8 us-ascii ascii latin-1 latin1 iso8859-1 koi8-r koi8-u".split(),
        *"utf-16 utf-16le utf-16be utf-32 utf-32le utf-32be".split(),
        *(f"iso-8859-{number}" for number in range(1, 17) if number != 12),
        *(f"windows-{number}" for number in range(1250, 1259)),
    ]
)
"""The charsets that are read, besides one that a document declares, in lower case.

Each is read at a cost that grows with the length of the text. Python knows further ones for which
that is not so (`punycode`), or which are none (`idna`).
"""


class UnknownCharset(ValueError):  # noqa: N818 - says what is the matter
    """Text is in a charset that is not read."""


def charset_to_read(content_type: str, declared: str = "") -> str | None:
    """Return the charset of a media type that was received; None where none is stated.

    Args:
        content_type: as it was received.
        declared: the media type of the document, whose charset is read too.

    Raises:
        UnknownCharset: it is none of those that are read.
    """
    stated = charset(content_type)
    if stated is None or stated.lower() in CHARSETS:
        return stated
    own = charset(declared)
    if own is None or own.lower() != stated.lower():
        raise UnknownCharset("the charset is none of those that are read")
    return stated


def is_read(content_type: str, declared: str) -> bool:
    """Return whether text in the charset of a media type is read; see `charset_to_read`."""
    try:
        charset_to_read(content_type, declared)
    except UnknownCharset:
        return False
    return True


def text_in(content: bytes, content_type: str, declared: str = "") -> str:
    """Return text that was received; see `charset_to_read`.

    Raises:
        UnknownCharset: its charset is not read.
        UnicodeError: it is not text in its charset.
    """
    return content.decode(charset_to_read(content_type, declared) or "utf-8")


def is_json(content_type: str) -> bool:
    """Whether content of a media type is one JSON value (RFC 8259, RFC 6839).

    `text/json` was never registered, and is what some servers call JSON, as browsers know.
    """
    name = essence(content_type)
    return name in {"application/json", "text/json"} or name.endswith("+json")


def is_xml(content_type: str) -> bool:
    """Whether content of a media type is an XML document (RFC 7303)."""
    name = essence(content_type)
    return name in {"application/xml", "text/xml"} or name.endswith("+xml")


def named_by(name: str) -> tuple[str, ...]:
    """Return a media type and the ranges that it belongs to, the most specific first.

    A range such as `application/*+json` is none of RFC 9110; documents have it for a suffix.
    """
    kind, _, subtype = name.partition("/")
    suffix = (f"{kind}/*+{subtype.rpartition('+')[2]}",) if "+" in subtype else ()
    return (name, *suffix, f"{kind}/*", "*/*")


def select(media: Sequence[MediaT], content_type: str) -> MediaT | None:
    """Return the declared media type that a content type belongs to: the most specific one.

    Of several that differ by parameters, it is the one of which most are there and none is missing,
    else the first.
    """
    for name_or_range in named_by(essence(content_type)):
        named = [item for item in media if item.essence == name_or_range]
        if len(named) > 1:
            given = parameters(content_type)
            fitting = [item for item in named if item.parameters <= given]
            return max(fitting or named[:1], key=lambda item: len(item.parameters))
        if named:
            return named[0]
    return None


def media_types_of(listed: str | None) -> tuple[str, ...]:
    """Return media types and ranges that are listed with commas between them."""
    return tuple(name for name in map(str.strip, (listed or "").split(",")) if name)


def belongs(content_type: str, declared: Sequence[str]) -> bool:
    """Whether a content type is one of those declared, or of a range among them."""
    return not {essence(item) for item in declared}.isdisjoint(named_by(essence(content_type)))


def concrete(content_types: str | None) -> str | None:
    """Return the first of several media types, separated by commas, that is not a range."""
    return next((name for name in media_types_of(content_types) if "*" not in name), None)


def concrete_type(content_type: str) -> str:
    """Return a media type that belongs to a range of them; what is not a range stays as it is."""
    if "*" not in content_type:
        return content_type
    start, _, subtype = essence(content_type).partition("/")
    if start == "*":
        return "application/octet-stream"
    return f"{start}/{subtype.replace('*', 'example')}"
