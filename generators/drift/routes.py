"""Which operation a request is for: servers, path templates, methods.

Where several templates match, the more concrete one wins, segment by segment: a literal text, text
around a parameter, a parameter (OpenAPI 3.1.1, "Path Templating Matching").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import unquote

from ..document.objects import mapping, sequence, text
from ..runtime.server.segments import Mixed
from .exchanges import without_port

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_NAME: Final = re.compile(r"\{([^{}/]*)\}")
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
        listed = mapping(variables)
        scheme, absolute, rest = url.partition("://")
        host, path = _cut(rest) if absolute else ("", scheme.removeprefix("."))
        host = without_port(host)
        return cls(
            re.compile(_pattern(host, listed), re.IGNORECASE) if host else None,
            re.compile(_pattern("/" + path.strip("/"), listed).rstrip("/") + "(?=/|$)"),
        )


def _pattern(template: str, variables: Mapping[str, Any]) -> str:
    parts = _NAME.split(template)
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


@dataclass(slots=True)
class _Node:
    literals: dict[str, _Node] = field(default_factory=dict)
    mixed: list[tuple[Mixed, tuple[str, ...], _Node]] = field(default_factory=list)
    parameters: list[tuple[str, _Node]] = field(default_factory=list)
    template: str | None = None


class Routes:
    """The path templates of a document.

    Args:
        templates: in any order.
    """

    def __init__(self, templates: Iterable[str]) -> None:
        self._root = _Node()
        for template in templates:
            self._add(template)

    def _add(self, template: str) -> None:
        node = self._root
        for segment in template.split("/")[1:]:
            names = _NAME.findall(segment)
            if not names:
                node = node.literals.setdefault(unquote(segment), _Node())
            elif len(names) == 1 and segment == f"{{{names[0]}}}":
                node.parameters.append((names[0], inner := _Node()))
                node = inner
            else:
                mixed = Mixed(_NAME.split(segment)[::2])
                node.mixed.append((mixed, tuple(names), inner := _Node()))
                node.mixed.sort(key=lambda entry: -entry[0].length)
                node = inner
        if node.template is None:
            node.template = template

    def match(self, path: str) -> Iterator[tuple[str, dict[str, str]]]:
        """Give the templates of a path, the most concrete first, with the values as sent."""
        yield from self._match(self._root, path.split("/")[1:], 0, {})

    def _match(
        self, node: _Node, segments: list[str], at: int, values: dict[str, str]
    ) -> Iterator[tuple[str, dict[str, str]]]:
        if at == len(segments):
            if node.template is not None:
                yield node.template, values
            return
        segment = segments[at]
        name = unquote(segment)
        if name in node.literals:
            yield from self._match(node.literals[name], segments, at + 1, values)
        for mixed, names, inner in node.mixed:
            found = mixed.values(segment, name)
            if found is not None:
                more = {**values, **dict(zip(names, found, strict=True))}
                yield from self._match(inner, segments, at + 1, more)
        if segment:
            for parameter, inner in node.parameters:
                yield from self._match(inner, segments, at + 1, {**values, parameter: segment})


def servers_of(data: Mapping[str, Any], more: Iterable[str] = ()) -> list[Server]:
    """Return the servers of a document, those of path items and operations included.

    Args:
        data: the document.
        more: URLs of servers that it does not name.
    """
    listed = [*sequence(data.get("servers"))]
    for item in mapping(data.get("paths")).values():
        listed += sequence(mapping(item).get("servers"))
        for operation in mapping(item).values():
            listed += sequence(mapping(operation).get("servers"))
    servers = [
        Server.of(text(server["url"]), mapping(server.get("variables")))
        for server in listed
        if isinstance(server, dict) and text(server.get("url"))
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
