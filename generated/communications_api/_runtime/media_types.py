"""Media types: their names, how content of each is read, and which one applies (RFC 9110)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

Kind: TypeAlias = Literal["json", "text", "form", "multipart", "binary"]


class HasEssence(Protocol):
    """Something that belongs to a media type or range."""

    @property
    def essence(self) -> str:
        """Type and subtype in lower case, without parameters: `application/json`, `image/*`."""
        ...


MediaT = TypeVar("MediaT", bound=HasEssence)


@lru_cache(maxsize=1024)
def essence(content_type: str) -> str:
    """Return type and subtype of a media type in lower case, without parameters (RFC 9110)."""
    return content_type.partition(";")[0].strip().lower()


def charset(content_type: str) -> str | None:
    """Return the `charset` parameter of a media type; None where there is none."""
    match = re.search(r";\s*charset\s*=\s*\"?([^\s\";]+)", content_type, re.IGNORECASE)
    return match.group(1) if match else None


def kind_of(content_type: str) -> Kind:
    """Return how content of a media type is read and written."""
    name = essence(content_type)
    if name == "application/json" or name.endswith("+json"):
        return "json"
    if name.startswith("text/") or name == "application/xml" or name.endswith("+xml"):
        return "text"
    if name == "application/x-www-form-urlencoded":
        return "form"
    return "multipart" if name == "multipart/form-data" else "binary"


def select(media: Sequence[MediaT], content_type: str) -> MediaT | None:
    """Return the declared media type that a content type belongs to: the most specific one."""
    name = essence(content_type)
    for wanted in (name, f"{name.partition('/')[0]}/*", "*/*"):
        for item in media:
            if item.essence == wanted:
                return item
    return None


def concrete(content_types: str | None) -> str | None:
    """Return the first of several media types, separated by commas, that is not a range."""
    names = [name.strip() for name in (content_types or "").split(",")]
    return next((name for name in names if name and "*" not in name), None)
