"""Whose request it is: the servers of a document, and what of a path is below them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ..document.objects import mapping, sequence, text
from ..document.routing import NAME
from ..rules.servers import servers as listed
from .exchanges import without_port

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..rules.registry import Context

_LOCAL: Final = re.compile(r"(localhost|127\.\d+\.\d+\.\d+|\[::1\]|0\.0\.0\.0|test\w*|mock)(:\d+)?")
"""Hosts that serve any API: this machine, and the names that test clients give."""


class Server(NamedTuple):
    """An address of an API.

    Attributes:
        host: matches host and port; None where the address has none, so that any host serves.
        path: matches the path before that of an operation.
    """

    host: re.Pattern[str] | None
    path: re.Pattern[str]

    @classmethod
    def of(cls, url: str, variables: Mapping[str, Any] | None = None) -> Server:
        """Return the server of a URL with variables."""
        declared = mapping(variables)
        scheme, absolute, rest = url.partition("://")
        host, path = _cut(rest) if absolute else ("", scheme.removeprefix("."))
        host = without_port(host)
        return cls(
            re.compile(_pattern(host, declared), re.IGNORECASE) if host else None,
            re.compile(_pattern("/" + path.strip("/"), declared).rstrip("/") + "(?=/|$)"),
        )


def _pattern(template: str, variables: Mapping[str, Any]) -> str:
    parts = NAME.split(template)
    return "".join(
        _values(mapping(variables.get(part))) if index % 2 else re.escape(part)
        for index, part in enumerate(parts)
    )


def _cut(url: str) -> tuple[str, str]:
    """Cut a URL without its scheme into host and path."""
    host, _, path = url.partition("/")
    return host, path


def _values(variable: Mapping[str, Any]) -> str:
    listed = [re.escape(value) for value in sequence(variable.get("enum")) if text(value)]
    return f"(?:{'|'.join(listed)})" if listed else "[^/]*?"


def servers_of(context: Context, more: Iterable[str] = ()) -> list[Server]:
    """Return the servers of a document, those of path items and operations included.

    Args:
        context: the document.
        more: URLs of servers that it does not name.
    """
    servers = [
        Server.of(text(server.get("url")), mapping(server.get("variables")))
        for _, server in listed(context)
        if text(server.get("url"))
    ]
    servers += [Server.of(url) for url in more]
    unique = list(dict.fromkeys(servers))  # patterns of the same text are one
    return unique or [Server(None, re.compile("(?=/|$)"))]


def is_local(host: str) -> bool:
    """Whether a host is this machine, or a name that test clients give."""
    return _LOCAL.fullmatch(host) is not None


def paths_below(servers: Iterable[Server], host: str, path: str) -> list[str] | None:
    """Return what of a path is below the servers, the longest base path first.

    None where the host is that of another API.
    """
    below: list[str] = []
    is_ours = False
    is_here = not host or is_local(host)
    for server in servers:
        if not is_here and server.host is not None and not server.host.fullmatch(host):
            continue
        is_ours = True
        match = server.path.match(path)
        if match:
            below.append(path[match.end() :] or "/")
    if not is_ours:
        return None
    if is_here:
        below.append(path)  # a mock, or a log behind a proxy that takes the base path away
    return sorted(set(below), key=len)
