"""Where credentials go in a request, and which of its texts no message may show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..parameters.percent_encoding import percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .credentials import Sent

_secret_headers = frozenset({"authorization", "proxy-authorization", "cookie"})


def secrets_in(fields: Mapping[str, str]) -> tuple[str, ...]:
    """Return what no message may show of header fields given by hand."""
    values = [value for name, value in fields.items() if name.lower() in _secret_headers]
    return tuple(text for v in values for text in (v, v.rpartition(" ")[2]) if text)


def put(fields: dict[str, str], name: str, value: str) -> None:
    """Set a header field, replacing one whose name differs in case only."""
    if name not in fields:
        lower, length = name.lower(), len(name)
        for known in fields:
            if len(known) == length and known.lower() == lower:
                del fields[known]
                break
    fields[name] = value


def place(
    sent: Iterable[Sent], fields: dict[str, str], cookies: list[str]
) -> list[tuple[str, str]]:
    """Add credentials to header fields and cookies; return those that go into the query."""
    asked: list[tuple[str, str]] = []
    for item in sent:
        if item.location == "header":
            put(fields, item.name, item.value)
        elif item.location == "cookie":
            cookies.append(f"{item.name}={item.value}")
        else:
            asked.append((percent(item.name), item.value))
    return asked
