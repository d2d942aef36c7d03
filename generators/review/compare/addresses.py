"""Whole addresses: the URL of a server and a path, which may share their parts differently.

`https://a.example/v1` with `/things` is `https://a.example` with `/v1/things`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from ...document.objects import mapping, sequence
from ...document.pointer import join

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from .sides import Side

_AUTHORITY = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://([^/?#:@{}]*)(?::(\d*))?((?:[/?#].*)?)", re.S)
_PORTS = {"http": "80", "https": "443"}
VARIABLE = re.compile(r"\{([^{}]*)\}")
"""A variable in a URL."""


class Shift(NamedTuple):
    """What stands before the paths in one document and in the URL of the server in the other."""

    base: str
    head: str


def effective_url(server: Any) -> str:
    """Return the URL of a server, with the defaults of its variables and no slash at its end."""
    variables = mapping(mapping(server).get("variables"))

    def default(match: re.Match[str]) -> str:
        return str(mapping(variables.get(match[1])).get("default", match[0]))

    return _normalized(VARIABLE.sub(default, str(mapping(server).get("url"))))


def _normalized(url: str) -> str:
    """Return a URL with scheme and host in lower case, without the usual port (RFC 3986, 6.2)."""
    parts = _AUTHORITY.fullmatch(url)
    if parts is None:
        return url.rstrip("/")
    scheme, host, port, path = parts.groups()
    usual = _PORTS.get(scheme.lower())
    shown = "" if port in {None, "", usual} else f":{port}"
    return f"{scheme.lower()}://{host.lower()}{shown}{path}".rstrip("/")


def servers_of(side: Side, pointer: str, written: Container[str] = frozenset()) -> dict[str, str]:
    """Return the pointers of the servers in a list, by effective URL; without any it is `/`.

    Those in `written` have the URL as it is written.
    """
    pointers: dict[str, str] = {}
    for index, server in enumerate(sequence(side.at(pointer))):
        raw = str(mapping(server).get("url"))
        url = raw.rstrip("/") if raw in written else effective_url(server)
        pointers.setdefault(url or "/", join(pointer, index))
    return pointers or {"/": pointer}


def find_shift(base: Side, head: Side, paths: tuple[Iterable[str], Iterable[str]]) -> Shift | None:
    """Return how paths and URLs of servers share addresses differently; None if they do not."""
    ours, theirs = (
        {url.rstrip("/") for url in servers_of(side, "/servers")} for side in (base, head)
    )
    if ours == theirs or len(ours) != len(theirs):
        return None
    first = min(ours)
    for other in theirs:
        for shift in _candidates(first, other):
            if (
                {url.removesuffix(shift.base) for url in ours}
                != {url.removesuffix(shift.head) for url in theirs}
                or not _all_end(ours, shift.base)
                or not _all_end(theirs, shift.head)
            ):
                continue
            addresses = {shift.head + path for path in paths[1]}
            if any(shift.base + path in addresses for path in paths[0]):
                return shift
    return None


def _candidates(url: str, other: str) -> list[Shift]:
    if url.startswith(f"{other}/"):
        return [Shift(url[len(other) :], "")]
    return [Shift("", other[len(url) :])] if other.startswith(f"{url}/") else []


def _all_end(urls: set[str], end: str) -> bool:
    return all(url.endswith(end) for url in urls)
